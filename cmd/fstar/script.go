package main

import (
	"context"
	"fmt"
	"os"

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

// runScript runs a program to its end, and to that of all tasks it started.
func runScript(opts options, std stdio) status {
	p, err := opts.program(std)
	if err != nil {
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitUsage
	}
	o, err := observe(opts, std)
	if err != nil {
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitUsage
	}
	h, err := host.New(o.config(opts.config(p, std)))
	if err != nil {
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitException
	}

	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	defer onInterrupt(h, cancel, o)()
	err = p.exec(ctx, h)
	var s status
	o.aside(func() { s = report(std, err) })
	if s < 0 {
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
