package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"

	"fstar/host"
	"fstar/internal/progress"
	"fstar/internal/tracing"
)

// observers are what --progress, --trace and --timeline make of the tasks of a script.
type observers struct {
	std   stdio
	line  *progress.Line // nil if there is none
	files []taskFile
}

// A taskFile is a file that says what became of tasks.
type taskFile struct {
	what string
	recorder
}

// A recorder writes a taskFile.
type recorder interface {
	Observe(host.TaskEvent)
	Close() error
}

// observe makes the observers that opts ask for, and the files that these write. Its owner
// must call close.
func observe(opts options, std stdio) (*observers, error) {
	o := &observers{std: std}
	if opts.trace != "" && opts.trace == opts.timeline {
		return nil, errors.New("--trace and --timeline name the same file")
	}
	title := cmp.Or(opts.args[0], "-") // "" is sys.argv[0] of what comes from the standard input
	if opts.trace != "" {
		trace, err := tracing.NewTrace(opts.trace, title)
		if err := o.add("trace", trace, err); err != nil {
			return nil, err
		}
	}
	if opts.timeline != "" {
		timeline, err := tracing.NewTimeline(opts.timeline, title)
		if err := o.add("timeline", timeline, err); err != nil {
			return nil, err
		}
	}
	if opts.progress && isTerminal(std.err) && os.Getenv("TERM") != "dumb" {
		o.line = progress.New(std.err, func() int {
			width, _, _ := term.GetSize(int(std.err.Fd()))
			return cmp.Or(width, 80) // some terminals have not been told
		})
	}
	return o, nil
}

// add adds the file that r writes, unless it could not be made, for err.
func (o *observers) add(what string, r recorder, err error) error {
	if err != nil {
		o.close()
		return fmt.Errorf("cannot write the %s: %w", what, err)
	}
	o.files = append(o.files, taskFile{what, r})
	return nil
}

// config returns cfg for a Host whose tasks are observed.
func (o *observers) config(cfg host.Config) host.Config {
	var tell []func(host.TaskEvent)
	if o.line != nil {
		tell = append(tell, o.line.Observe)
		cfg.Stderr = o.line.Writer(cfg.Stderr)
		if sameFile(o.std.out, o.std.err) {
			cfg.Stdout = o.line.Writer(cfg.Stdout)
		}
	}
	for _, f := range o.files {
		tell = append(tell, f.Observe)
	}
	if len(tell) == 0 {
		return cfg
	}
	cfg.TaskEvents = func(e host.TaskEvent) {
		for _, f := range tell {
			f(e)
		}
	}
	exit := cfg.Exit
	if exit == nil {
		exit = os.Exit
	}
	cfg.Exit = func(code int) {
		o.close()
		exit(code)
	}
	return cfg
}

// sameFile reports whether a and b are the same terminal.
func sameFile(a, b *os.File) bool {
	x, err := a.Stat()
	if err != nil {
		return false
	}
	y, err := b.Stat()
	return err == nil && os.SameFile(x, y)
}

// aside calls f, which writes to the standard error output by itself.
func (o *observers) aside(f func()) {
	if o.line == nil {
		f()
		return
	}
	o.line.Aside(f)
}

// close takes the line off the terminal and completes the files. It reports whether these
// are as they should be, and otherwise prints why not. It may be called from any goroutine,
// and again.
func (o *observers) close() (ok bool) {
	if o.line != nil {
		o.line.Close()
	}
	ok = true
	for _, f := range o.files {
		if err := f.Close(); err != nil {
			fmt.Fprintf(o.std.err, "fstar: cannot write the %s: %v\n", f.what, err)
			ok = false
		}
	}
	return ok
}
