package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"fstar/cmd/fstar/internal/progress"
	"fstar/cmd/fstar/internal/tracing"
	"fstar/host"
)

// observers are what --progress, --trace and --timeline make of the tasks of a script.
type observers struct {
	std   stdio
	title string         // of the files
	line  *progress.Line // nil if there is none
	files []*tracing.File
}

// observe makes the observers that opts ask for, for the program p, and opens the files that
// these write. Its owner must call close. An error says that there is a file that must not be
// written over, or cannot be; then none has changed, though a new one may be there, empty.
func observe(opts options, p *program, std stdio) (*observers, error) {
	o := &observers{std: std, title: cmp.Or(opts.args[0], "-")} // "" is sys.argv[0] of what comes from the standard input
	if opts.trace != "" && filepath.Clean(opts.trace) == filepath.Clean(opts.timeline) {
		return nil, errSameFile
	}
	for _, format := range formats {
		if err := o.open(format, opts, p); err != nil {
			o.close()
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

var errSameFile = errors.New("--trace and --timeline name the same file")

// open opens the file of a format, if opts name one.
func (o *observers) open(format tracing.Format, opts options, p *program) error {
	name := opts.output(format)
	if name == "" {
		return nil
	}
	for _, f := range o.files {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, f.Info()) {
			return errSameFile
		}
	}
	f, err := tracing.Open(name, format, []*os.File{o.std.out, o.std.err}, p.taken(o.std)...)
	var foreign *tracing.ForeignError
	switch {
	case errors.As(err, &foreign) && opts.noScript():
		return fmt.Errorf("%w: to run it, type %s", err, withOutput(format, name))
	case errors.As(err, &foreign):
		return fmt.Errorf("%w: name another file", err)
	case err != nil:
		return err
	}
	o.files = append(o.files, f)
	return nil
}

// begin empties the files and begins them.
func (o *observers) begin() error {
	for _, f := range o.files {
		if err := f.Begin(o.title); err != nil {
			return err
		}
	}
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

// close takes the line off the terminal and completes the files that were begun. It reports whether these
// are as they should be, and otherwise prints why not. It may be called from any goroutine,
// and again.
func (o *observers) close() (ok bool) {
	if o.line != nil {
		o.line.Close()
	}
	ok = true
	for _, f := range o.files {
		if err := f.Close(); err != nil {
			fmt.Fprintf(o.std.err, "fstar: %v\n", err)
			ok = false
		}
	}
	return ok
}
