package main

import (
	"context"
	"os"

	"fstar/cmd/fstar/internal/repl"
	"fstar/host"
)

// system lets scripts use the system.
func system(cfg host.Config) host.Config {
	cfg.System, cfg.ReadFile = true, os.ReadFile
	return cfg
}

// config returns how the Host of a program is to be.
func (o options) config(p *program, std stdio) host.Config {
	cfg := host.Config{Stdout: std.out, Stderr: std.err, Args: o.args, Path: p.path, ReportUnread: o.reportUnread}
	if o.starlark {
		cfg.Dialect = host.Starlark
	}
	if o.sandbox {
		return cfg
	}
	return system(cfg)
}

// runScript runs a program, and the console if that is wanted, to their end and to that of
// all tasks they started.
func runScript(opts options, std stdio) status {
	p, err := opts.program(std)
	if err != nil {
		return std.fail(exitUsage, err)
	}
	o, err := observe(opts, p, std)
	if err != nil {
		return std.fail(exitUsage, err)
	}
	defer o.close()
	if err := p.load(); err != nil {
		return std.fail(exitUsage, err)
	}
	cfg := opts.config(p, std)
	var console repl.Console
	if opts.inspect {
		if console, err = openConsole(std, &cfg); err != nil {
			return std.fail(exitException, err)
		}
		defer console.Close()
	}
	if err := o.begin(); err != nil {
		return std.fail(exitUsage, err)
	}
	h, err := host.New(o.config(cfg))
	if err != nil {
		return std.fail(exitException, err)
	}

	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	stop := onInterrupt(h, cancel, o)
	err = p.exec(ctx, h)
	var s status
	if console == nil {
		o.aside(func() { s = report(std, err) })
	} else {
		stop() // Ctrl-C is the console's
		s = converse(ctx, h, console, err, opts, std)
		stop = onInterrupt(h, cancel, o)
	}
	defer stop()
	if s < 0 || console == nil && h.Interrupting() { // it may have come when the script had failed already
		cancel(host.ErrKeyboardInterrupt)
	}
	err = h.Close(ctx)
	if !o.close() && s == exitOK {
		s = exitException
	}
	if err != nil && s == exitOK {
		s = report(std, err)
	}
	return s
}
