package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"fstar/host"
)

// Config is what a console needs. Host and Console must be there.
type Config struct {
	Host    *host.Host
	Console Console

	// Starlark says that this is the Host's dialect.
	Starlark bool

	// Banner is printed first.
	Banner string

	// Err is how a script ended that ran before; it is shown first, too.
	Err error

	// History is where statements are kept, and Entries those from before.
	History *History
	Entries []string

	// Color says that prompts and tracebacks are to have colours.
	Color bool

	// ScriptFiles says that the Host lets statements import script files of the working
	// directory.
	ScriptFiles bool
}

// Run reads statements and runs them until a person leaves, by Ctrl-D or exit(), and
// returns the exit status, 0 or what exit was given. It blocks. The Host goes on living,
// with what the statements have started. If ctx ends, so does Run, with what runs.
//
// Ctrl-C takes back the statement that is being typed, or interrupts the one that runs;
// pressed again before a handler has taken the interrupt, it stops that for good, together
// with what it has started. No other statement is concerned.
func Run(ctx context.Context, cfg Config) (status int) {
	r := &loop{Config: cfg, session: cfg.Host.Session(), interrupts: notifyInterrupts()}
	defer r.interrupts.stop()
	r.completer = &completer{ctx: ctx, session: r.session, keywords: pythonKeywords, files: cfg.ScriptFiles}
	if cfg.Starlark {
		r.completer.keywords = starlarkKeywords
	}
	for _, entry := range cfg.Entries {
		cfg.Console.Remember(entry)
	}
	io.WriteString(cfg.Console.Stderr(), cfg.Banner)
	r.show(cfg.Err)
	for {
		src, err := r.read(ctx)
		switch {
		case ctx.Err() != nil:
			return 0
		case errors.Is(err, ErrInterrupt):
			r.complain("KeyboardInterrupt\n")
			continue
		case err != nil:
			if !errors.Is(err, io.EOF) {
				r.complain("fstar: cannot read: " + err.Error() + "\n")
			}
			r.Console.FreshLine()
			return 0
		}
		if strings.TrimSpace(src) == "" {
			continue
		}
		if r.History.Add(src) {
			r.Console.Remember(strings.TrimRight(src, " \t\n"))
		}
		if status, left := r.report(r.exec(ctx, src)); left {
			return status
		}
	}
}

// loop is what Run does it with.
type loop struct {
	Config
	session    *host.Session
	completer  *completer
	interrupts *interrupts
}

// read reads a statement. Ctrl-D ends one that has begun.
func (r *loop) read(ctx context.Context) (string, error) {
	src, err := r.readLine(ctx, ">>> ")
	if err != nil {
		return "", err
	}
	for strings.TrimSpace(src) != "" && r.session.Incomplete(src) {
		line, err := r.readLine(ctx, "... ")
		if errors.Is(err, io.EOF) {
			r.Console.FreshLine()
			break
		}
		if err != nil {
			return "", err
		}
		src += "\n" + line
	}
	return src, nil
}

func (r *loop) readLine(ctx context.Context, prompt string) (string, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer r.interrupts.handle(func() { cancel(ErrInterrupt) })()
	if r.Color {
		prompt = promptColor + prompt[:3] + noColor + prompt[3:]
	}
	return r.Console.ReadLine(ctx, prompt, r.completer)
}

// exec runs a statement.
func (r *loop) exec(ctx context.Context, src string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer r.interrupts.handle(func() {
		if !r.Host.Interrupt() {
			cancel(host.ErrKeyboardInterrupt)
		}
	})()
	return r.session.Exec(ctx, src)
}

// report shows the error of a statement, and reports whether it was to leave, with which
// status.
func (r *loop) report(err error) (status int, left bool) {
	var script *host.ScriptError
	if errors.As(err, &script) {
		if status, text, ok := script.Exit(); ok {
			r.complain(text)
			return status, true
		}
	}
	r.show(err)
	return 0, false
}

// show shows an error.
func (r *loop) show(err error) {
	var script *host.ScriptError
	switch {
	case err == nil:
	case !errors.As(err, &script):
		r.complain(fmt.Sprintf("fstar: %v\n", err))
	case script.Reported():
	case r.Color:
		r.complain(script.ColorTraceback())
	default:
		r.complain(script.Traceback())
	}
}

// complain prints text to the standard error output, on a new line.
func (r *loop) complain(text string) {
	if text != "" {
		r.Console.FreshLine()
		io.WriteString(r.Console.Stderr(), text)
	}
}

// Input returns what input() reads lines with, for host.Config.ReadLine. Ctrl-C raises
// KeyboardInterrupt there.
func Input(c Console) func(ctx context.Context, prompt string) (string, error) {
	return func(ctx context.Context, prompt string) (string, error) {
		line, err := c.ReadLine(ctx, prompt, nil)
		if errors.Is(err, ErrInterrupt) {
			err = host.ErrKeyboardInterrupt
		}
		return line, err
	}
}
