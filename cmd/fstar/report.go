package main

import (
	"errors"
	"fmt"

	"fstar/host"
)

// report prints how a program ended and returns the status.
func report(std stdio, err error) status {
	if err == nil {
		return exitOK
	}
	var script *host.ScriptError
	if !errors.As(err, &script) {
		if errors.Is(err, host.ErrKeyboardInterrupt) { // tasks were stopped, when the main thread had ended
			fmt.Fprintln(std.err, "KeyboardInterrupt")
			return interrupted
		}
		fmt.Fprintf(std.err, "fstar: %v\n", err)
		return exitException
	}
	if code, text, ok := script.Exit(); ok {
		fmt.Fprint(std.err, text)
		return status(code)
	}
	if script.Type() == "BrokenPipeError" && readerGone(std.out) {
		return unread // quietly, as others: who reads has seen enough
	}
	fmt.Fprint(std.err, script.Traceback())
	if script.Type() == "KeyboardInterrupt" || errors.Is(err, host.ErrKeyboardInterrupt) {
		return interrupted
	}
	return exitException
}
