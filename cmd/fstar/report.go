package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"fstar/host"
	"fstar/internal/repl"
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
		fmt.Fprint(stderr, traceback(stderr, script))
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

// traceback returns the traceback for w: with colours on a terminal, or where they are
// forced, as python3 has them since 3.13.
func traceback(w io.Writer, e *host.ScriptError) string {
	f, ok := w.(*os.File)
	if repl.UseColor(ok && isTerminal(f)) {
		return e.ColorTraceback()
	}
	return e.Traceback()
}
