// Command fstar runs a script.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"

	"github.com/spf13/pflag"

	"fstar/host"
)

// Exit statuses, as python3's.
const (
	exitOK          = 0
	exitException   = 1 // a script ended by an exception
	exitUsage       = 2 // the command line is wrong, or the script cannot be read
	exitInterrupted = 130
)

const usage = `Usage: fstar [flags] script [args]

fstar runs a script that uses Python's concurrent.futures, without Python.

  fstar scripts/sixjobs.star

Flags:
`

func main() {
	host.Worker(system(host.Config{}))
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// system lets scripts use the system.
func system(cfg host.Config) host.Config {
	cfg.System, cfg.ReadFile = true, os.ReadFile
	return cfg
}

// run is main without the process: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := pflag.NewFlagSet("fstar", pflag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.SetInterspersed(false) // what follows the script is the script's
	help := flags.BoolP("help", "h", false, "print this text")
	version := flags.BoolP("version", "V", false, "print the version")
	reportUnread := flags.Bool("report-unread", false, "report exceptions of futures that nobody asked for")
	starlark := flags.Bool("starlark", false, "the script is plain Starlark, not Python")
	flags.Usage = func() {}
	if err := flags.Parse(args); err != nil {
		return wrong(stderr, err.Error())
	}
	switch {
	case *help:
		fmt.Fprint(stdout, usage, flags.FlagUsages())
		return exitOK
	case *version:
		fmt.Fprintln(stdout, "fstar", buildVersion())
		return exitOK
	case flags.NArg() == 0:
		return wrong(stderr, "no script given")
	}
	cfg := host.Config{Stdout: stdout, Stderr: stderr, Args: flags.Args(), ReportUnread: *reportUnread}
	if *starlark {
		cfg.Dialect = host.Starlark
	}
	return runScript(cfg)
}

// wrong reports a wrong command line.
func wrong(stderr io.Writer, problem string) int {
	fmt.Fprintf(stderr, "fstar: %s\nTry 'fstar --help'.\n", problem)
	return exitUsage
}

// buildVersion returns the version of the module that the command was built from.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown version)"
}

// runScript runs the script cfg.Args[0] to its end, and to that of all tasks it started.
func runScript(cfg host.Config) int {
	filename, stderr := cfg.Args[0], cfg.Stderr
	src, err := os.ReadFile(filename)
	if err != nil {
		fmt.Fprintf(stderr, "fstar: cannot read the script: %v\n", err)
		return exitUsage
	}
	h, err := host.New(system(cfg))
	if err != nil {
		fmt.Fprintf(stderr, "fstar: %v\n", err)
		return exitException
	}

	defer raiseHeap()()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	defer onInterrupt(h, cancel)()
	_, err = h.ExecFile(ctx, filename, src)
	status := report(stderr, err)
	if status == exitInterrupted {
		cancel(host.ErrKeyboardInterrupt)
	}
	if err := h.Close(ctx); err != nil && status == exitOK {
		status = report(stderr, err)
	}
	return status
}

// onInterrupt makes Ctrl-C raise KeyboardInterrupt in the main thread of h, or, when that
// has ended, call cancel. Ctrl-C while that is on its way ends the process. The function
// that it returns takes all that back.
func onInterrupt(h *host.Host, cancel context.CancelCauseFunc) (stop func()) {
	signals := make(chan os.Signal, 1)
	over := make(chan struct{})
	signal.Notify(signals, os.Interrupt)
	go func() {
		for cancelled := false; ; {
			select {
			case <-signals:
			case <-over:
				return
			}
			switch {
			case h.Interrupt():
			case h.Interrupting() || cancelled:
				os.Exit(exitInterrupted)
			default:
				cancelled = true
				cancel(host.ErrKeyboardInterrupt)
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(over)
	}
}

// report prints how a script ended and returns the exit status.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	var script *host.ScriptError
	if errors.As(err, &script) {
		if status, text, ok := script.Exit(); ok {
			fmt.Fprint(stderr, text)
			return status
		}
		fmt.Fprint(stderr, script.Traceback())
		if script.Type() == "KeyboardInterrupt" { // Ctrl-C, or raised by the script
			return exitInterrupted
		}
	} else {
		fmt.Fprintln(stderr, err)
	}
	if errors.Is(err, host.ErrKeyboardInterrupt) {
		return exitInterrupted
	}
	return exitException
}
