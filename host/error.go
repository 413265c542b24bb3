package host

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/traceback"
)

// ErrKeyboardInterrupt is what the error of a call wraps that [Host.Interrupt] ended. It is
// the cause to cancel a context with, too, for a KeyboardInterrupt that no handler takes:
// it stops all that runs in the context.
var ErrKeyboardInterrupt = script.ErrKeyboardInterrupt

// ErrClosed is the error of what would run code of a script after [Host.Close] was called.
var ErrClosed = script.ErrClosed

// ErrInside is the error of a method of a [Host] that would wait for itself, as a Go function
// calls it that a script has called: such a function calls scripts by starlark.Call, with its
// thread.
var ErrInside = script.ErrInside

// A ScriptError is an exception that a script did not handle, or an error in its
// source. errors.As finds the *starlark.EvalError in it, if there is one, and
// errors.Is the cause of a context that stopped the script.
//
// Whatever only code of the script can tell, such as the message of a class with a __str__, that
// code has told before the call of the Host returned, on the script's thread and within the
// call's context. Where it failed, or was stopped by the end of the context, the texts
// say "<exception str() failed>", as CPython's do. So a ScriptError never changes and runs no
// code of scripts: its methods may be called on any goroutine, and after Close. The errors that it
// wraps have texts of their own, without what only such code can tell.
type ScriptError struct {
	report   *traceback.Report
	reported bool
	exit     *exit // nil if the script did not ask for its end
	exc      *object.Exception
	err      error
	behind   []error // exceptions that e.exc has beside it
}

// exit is how a script asked for its end: see ScriptError.Exit.
type exit struct {
	status int
	text   string
}

// newScriptError makes a ScriptError of an error that left script code on t, which has the
// script lock.
func newScriptError(t *script.Thread, err error) *ScriptError {
	e := object.Catch(err, 0)
	s := &ScriptError{exc: e, err: err, behind: behind(e)}
	if !e.Class().Is(object.SystemExit) {
		s.report = t.Report(e)
		return s
	}
	// CPython prints nothing but the text of the exit. So no other code of scripts runs; the
	// text is the message, too.
	s.exit = exitOf(t, e)
	_, plain := traceback.PlainMessage(e)
	told := !plain && !e.Defines("__str__")
	s.report = traceback.NewReport(e, t.Runtime().Source, func(func() string) (string, bool) {
		isMessage := told // which is asked for first
		told = false
		return strings.TrimSuffix(s.exit.text, "\n"), isMessage
	})
	return s
}

// AsScriptError returns the [*ScriptError] that err is, an error of starlark.Call on thread, with
// its message and its traceback, for a Go function that a script has called and that wants to tell of
// it. The message is not in err itself if only code of the script can tell it: see [ScriptError].
// The function may return err all the same. If no script runs on thread, it is err.
func AsScriptError(thread *starlark.Thread, err error) error {
	t, notRunning := script.Current(thread)
	if notRunning != nil {
		return err
	}
	return newScriptError(t, err)
}

// exitOf returns the exit that a SystemExit asks for.
func exitOf(t *script.Thread, e *object.Exception) *exit {
	switch code := object.Plain(e.Member("code")).(type) {
	case nil, starlark.NoneType:
		return &exit{}
	case starlark.Int:
		n, ok := code.Int64()
		if !ok {
			n = -1 // as CPython
		}
		return &exit{status: int(n & 0xff)}
	case starlark.Bool:
		if code {
			return &exit{status: 1}
		}
		return &exit{}
	}
	text, _ := t.Text(func() string { return object.Str(e.Member("code")) })
	return &exit{1, text + "\n"}
}

// Type returns the name of the exception's class, such as "ValueError".
func (e *ScriptError) Type() string { return e.report.Type }

// Message returns what Python's str gives for the exception.
func (e *ScriptError) Message() string { return e.report.Message }

// Exit reports whether the script asked for its end, by sys.exit or SystemExit, and
// with which exit status; text is what python3 then prints on the standard error
// output, "" for none.
func (e *ScriptError) Exit() (status int, text string, ok bool) {
	if e.exit == nil {
		return 0, "", false
	}
	return e.exit.status, e.exit.text, true
}

// Reported reports whether a sys.excepthook of the script has told of the exception: then there is nothing to
// print.
func (e *ScriptError) Reported() bool { return e.reported }

// Error returns the class and the message, the last line of Traceback.
func (e *ScriptError) Error() string { return e.report.Line() }

// Traceback returns what python3 prints for an exception that nobody handled:
// the calls with their source lines, the class and the message, and a newline.
func (e *ScriptError) Traceback() string { return e.report.Traceback() }

// ColorTraceback is Traceback for a terminal, with the colours that CPython has there.
func (e *ScriptError) ColorTraceback() string { return e.report.ColorTraceback() }

// Unwrap returns the Go errors that the exception came from: so errors.Is and errors.As find the error of a Go function
// that a script has called, also behind "raise … from", behind an exception that was raised while it was handled, and
// in an exception group.
func (e *ScriptError) Unwrap() []error { return append([]error{e.exc, e.err}, e.behind...) }

// behind returns the exceptions that the traceback of e has beside e: causes, contexts and the members of groups.
func behind(e *object.Exception) (list []error) {
	const most = 1000 // a script can make any number
	seen := map[*object.Exception]bool{e: true}
	for todo := []*object.Exception{e}; len(todo) > 0 && len(list) < most; todo = todo[1:] {
		next := todo[0].Cause()
		if next == nil && !todo[0].Suppressed() {
			next = todo[0].Context()
		}
		for _, x := range append(todo[0].Exceptions(), next) {
			if x == nil || seen[x] {
				continue
			}
			seen[x] = true
			todo = append(todo, x)
			if !errors.Is(x, ErrKeyboardInterrupt) { // a handler has taken it
				list = append(list, x)
			}
		}
	}
	return list
}
