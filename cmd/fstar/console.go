package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"golang.org/x/term"

	"fstar/cmd/fstar/internal/repl"
	"fstar/host"
)

// chooseConsole decides whether there is to be a console alone, as where no program is named
// and a person types.
func (o *options) chooseConsole(std stdio) error {
	if o.kind == stdin && o.args[0] == "" && (o.inspect || isTerminal(std.in)) {
		if !o.inspect && !isTerminal(std.out) {
			return errors.New("no script given")
		}
		o.kind, o.inspect = nothing, true
	}
	if o.inspect && o.progress {
		return errors.New("--progress is not for the console")
	}
	return nil
}

// openConsole returns the console, and has what scripts of cfg print and ask go there. It
// has a line editor on a terminal that can move its cursor.
func openConsole(std stdio, cfg *host.Config) (repl.Console, error) {
	var c repl.Console
	if isTerminal(std.in) && isTerminal(std.out) && os.Getenv("TERM") != "dumb" {
		t, err := repl.NewTerminal()
		if err != nil {
			return nil, err
		}
		c, cfg.Exit = t, func(code int) {
			t.Abandon() // a thread may exit while a line is typed
			os.Exit(code)
		}
	} else {
		c = repl.NewPlain(std.in, std.out, std.err)
	}
	cfg.Stdout, cfg.Stderr, cfg.ReadLine = c.Stdout(), c.Stderr(), repl.Input(c)
	return c, nil
}

// converse has a person go on in h, where a script has ended with err, until that leaves.
func converse(ctx context.Context, h *host.Host, c repl.Console, err error, opts options, std stdio) status {
	cfg := repl.Config{
		Host: h, Console: c, Err: err, Starlark: opts.starlark, ScriptFiles: true,
		Color: repl.UseColor(isTerminal(std.out)),
	}
	if opts.kind == nothing {
		cfg.Banner = banner(opts)
	}
	if _, ok := c.(*repl.Terminal); ok {
		cfg.History, cfg.Entries = repl.OpenHistory(repl.HistoryPath())
	}
	return status(repl.Run(ctx, cfg))
}

// banner is what a person is told first.
func banner(opts options) string {
	language := "Python 3.14"
	if opts.starlark {
		language = "Starlark"
	}
	return fmt.Sprintf("fstar %s (%s) on %s\nType help() for help, exit() or Ctrl-D to leave.\n", buildVersion(), language, runtime.GOOS)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
