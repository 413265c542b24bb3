package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"fstar/cmd/fstar/internal/repl"
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
		return std.fail(exitException, err)
	}
	if code, text, ok := script.Exit(); ok {
		fmt.Fprint(std.err, text)
		return status(code)
	}
	if script.Type() == "BrokenPipeError" && readerGone(std.out) {
		return unread // quietly, as others: who reads has seen enough
	}
	if !script.Reported() {
		fmt.Fprint(std.err, traceback(std.err, script))
	}
	if script.Type() == "KeyboardInterrupt" || errors.Is(err, host.ErrKeyboardInterrupt) {
		return interrupted
	}
	return exitException
}

// traceback returns the traceback for w: with colours on a terminal, or where they are
// forced, as CPython has them.
func traceback(w io.Writer, e *host.ScriptError) string {
	f, ok := w.(*os.File)
	if repl.UseColor(ok && isTerminal(f)) {
		return e.ColorTraceback()
	}
	return e.Traceback()
}
