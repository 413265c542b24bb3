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

// observers are what --progress, --trace and --timeline have made of the tasks of a
// script. The zero value is nothing.
type observers struct {
	line     *progress.Line
	trace    *tracing.Trace
	timeline *tracing.Timeline
	std      stdio
}

// observe makes the observers that opts ask for, and the files that these write. Its owner
// must call close.
func observe(opts options, std stdio) (*observers, error) {
	o := &observers{std: std}
	if opts.trace != "" && opts.trace == opts.timeline {
		return nil, errors.New("--trace and --timeline name the same file")
	}
	title := cmp.Or(opts.args[0], "-") // "" is sys.argv[0] of what comes from the standard input
	var err error
	if opts.trace != "" {
		if o.trace, err = tracing.NewTrace(opts.trace, title); err != nil {
			return nil, fmt.Errorf("cannot write the trace: %w", err)
		}
	}
	if opts.timeline != "" {
		if o.timeline, err = tracing.NewTimeline(opts.timeline, title); err != nil {
			o.close()
			return nil, fmt.Errorf("cannot write the timeline: %w", err)
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
	if o.trace != nil {
		tell = append(tell, o.trace.Observe)
	}
	if o.timeline != nil {
		tell = append(tell, o.timeline.Observe)
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
	ok = true
	check := func(what string, err error) {
		if err != nil {
			fmt.Fprintf(o.std.err, "fstar: cannot write the %s: %v\n", what, err)
			ok = false
		}
	}
	if o.line != nil {
		o.line.Close()
	}
	if o.trace != nil {
		check("trace", o.trace.Close())
	}
	if o.timeline != nil {
		check("timeline", o.timeline.Close())
	}
	return ok
}
