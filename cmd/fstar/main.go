// Command fstar runs Python scripts without Python. docs/command.md says how it is used.
//
// What it does with a command line begins in run: flags become options (options.go), and
// these a program that a Host runs (script.go). A subcommand has a file of its own, and a
// line in subcommands.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"fstar/cmd/fstar/internal/quiet"
	"fstar/host"
)

func main() {
	quiet.Over()
	raiseHeap() // in workers, too
	work()
	run(os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr}).exit()
}

// work makes the process a worker if it is to be one: see host.Worker.
func work() {
	// So that to write to a pipe that nobody reads fails, and a script can clean up.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	host.Worker(system(host.Config{}))
}

// stdio are the standard files of the command.
type stdio struct {
	in, out, err *os.File
}

// fail says why there is nothing to run, or why that has come to nothing, and returns s.
func (std stdio) fail(s status, err error) status {
	fmt.Fprintf(std.err, "fstar: %v\n", err)
	return s
}

// subcommands are what the first argument may name, each with what runs it: it is given
// the arguments after its name. A script of such a name is run as ./name.
var subcommands = map[string]func(args []string, std stdio) status{
	"check": runCheck,
}

// run is main without the process.
func run(args []string, std stdio) status {
	if len(args) > 0 {
		if command, ok := subcommands[args[0]]; ok {
			return command(args[1:], std)
		}
	}
	opts, err := parseOptions(args)
	switch {
	case err != nil:
		return wrong(std, err.Error())
	case opts.help:
		fmt.Fprint(std.out, help())
		return exitOK
	case opts.version:
		fmt.Fprintf(std.out, "fstar %s (Python 3.14)\n", buildVersion())
		return exitOK
	}
	if err := opts.chooseConsole(std); err != nil {
		return wrong(std, err.Error())
	}
	return runScript(opts, std)
}

// wrong reports a wrong command line.
func wrong(std stdio, problem string) status {
	fmt.Fprintf(std.err, "fstar: %s\nTry 'fstar --help'.\n", problem)
	return exitUsage
}
