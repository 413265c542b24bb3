package main

import (
	"context"
	"fmt"
	"os"

	"fstar/host"
	"fstar/internal/repl"
)

// system lets scripts use the system.
func system(cfg host.Config) host.Config {
	cfg.System, cfg.ReadFile = true, os.ReadFile
	return cfg
}

// runScript runs a script, if there is one, to its end, and to that of all tasks it started;
// and before that the console, if that is wanted.
func runScript(opts options, std stdio) status {
	var filename string
	var src []byte
	if len(opts.args) > 0 {
		var err error
		filename = opts.args[0]
		if src, err = os.ReadFile(filename); err != nil {
			fmt.Fprintf(std.err, "fstar: cannot read the script: %v\n", err)
			return exitUsage
		}
	}
	cfg := opts.config(std)
	var console repl.Console
	if opts.wantsConsole(std) {
		var err error
		if console, err = openConsole(std, &cfg); err != nil {
			fmt.Fprintf(std.err, "fstar: %v\n", err)
			return exitException
		}
		defer console.Close()
	}
	h, err := host.New(cfg)
	if err != nil {
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitException
	}

	defer raiseHeap()()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	s := exitOK
	if filename != "" {
		stop := onInterrupt(h, cancel)
		_, err = h.ExecFile(ctx, filename, src)
		stop()
	}
	if console == nil {
		s = report(std.err, err)
	} else {
		s = converse(ctx, h, console, err, opts, std)
	}
	if s == exitInterrupted {
		cancel(host.ErrKeyboardInterrupt)
	}
	defer onInterrupt(h, cancel)()
	if err := h.Close(ctx); err != nil && s == exitOK {
		s = report(std.err, err)
	}
	return s
}
