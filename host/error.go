package host

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// ErrKeyboardInterrupt is what the error of a call wraps that [Host.Interrupt] ended. It is
// the cause to cancel a context with, too, for a KeyboardInterrupt that no handler takes:
// it stops all that runs in the context.
var ErrKeyboardInterrupt = script.ErrKeyboardInterrupt

// A ScriptError is an exception that a script did not handle, or an error in its
// source. errors.As finds the *starlark.EvalError in it, if there is one, and
// errors.Is the cause of a context that stopped the script.
type ScriptError struct {
	exc    *exception.Exception
	err    error
	source exception.Source
}

// scriptError makes a ScriptError of an error that left script code. The caller has the
// script lock.
func (h *Host) scriptError(err error) *ScriptError {
	e := exception.Catch(err, 0)
	return &ScriptError{e, err, hinted{h.sources, h.sources.hints(e)}}
}

// Type returns the name of the exception's class, such as "ValueError".
func (e *ScriptError) Type() string { return e.exc.Class().Name() }

// Message returns what Python's str gives for the exception.
func (e *ScriptError) Message() string { return e.exc.Message() }

// Exit reports whether the script asked for its end, by sys.exit or SystemExit, and
// with which exit status; text is what python3 then prints on the standard error
// output, "" for none.
func (e *ScriptError) Exit() (status int, text string, ok bool) {
	if !e.exc.Class().Is(object.SystemExit) {
		return 0, "", false
	}
	args := e.exc.Args()
	if len(args) == 0 || args[0] == starlark.None {
		return 0, "", true
	}
	if len(args) == 1 {
		switch code := args[0].(type) {
		case starlark.Int:
			n, ok := code.Int64()
			if !ok {
				n = -1 // as CPython
			}
			return int(n & 0xff), "", true
		case starlark.Bool:
			if code {
				return 1, "", true
			}
			return 0, "", true
		}
		return 1, object.Str(args[0]) + "\n", true
	}
	return 1, object.Repr(args) + "\n", true
}

// Error returns the class and the message, the last line of Traceback.
func (e *ScriptError) Error() string { return e.exc.Error() }

// Traceback returns what python3 prints for an exception that nobody handled:
// the calls with their source lines, the class and the message, and a newline.
func (e *ScriptError) Traceback() string {
	var b strings.Builder
	exception.WriteTraceback(&b, e.exc, e.source)
	return b.String()
}

// ColorTraceback is Traceback for a terminal, with the colours that CPython has there.
func (e *ScriptError) ColorTraceback() string {
	var b strings.Builder
	exception.WriteTraceback(exception.Colored(&b), e.exc, e.source)
	return b.String()
}

// Unwrap returns the Go errors that the exception came from.
func (e *ScriptError) Unwrap() []error { return []error{e.exc, e.err} }
