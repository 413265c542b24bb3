package main

import (
	"errors"
	"fmt"
	"io"

	"fstar/host"
)

// report prints how a script ended and returns the exit status.
func report(stderr io.Writer, err error) status {
	if err == nil {
		return exitOK
	}
	var script *host.ScriptError
	if errors.As(err, &script) {
		if code, text, ok := script.Exit(); ok {
			fmt.Fprint(stderr, text)
			return status(code)
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
