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

// runScript runs a script to its end, and to that of all tasks it started.
func runScript(opts options, std stdio) status {
	filename := opts.args[0]
	src, err := os.ReadFile(filename)
	if err != nil {
		fmt.Fprintf(std.err, "fstar: cannot read the script: %v\n", err)
		return exitUsage
	}
	h, err := host.New(opts.config(std))
	if err != nil {
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitException
	}

	defer raiseHeap()()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	defer onInterrupt(h, cancel)()
	_, err = h.ExecFile(ctx, filename, src)
	s := report(std.err, err)
	if s == exitInterrupted {
		cancel(host.ErrKeyboardInterrupt)
	}
	if err := h.Close(ctx); err != nil && s == exitOK {
		s = report(std.err, err)
	}
	return s
}
