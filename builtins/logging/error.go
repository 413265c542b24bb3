package logging

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// attempt calls emit, which emits a record. What it raises, a handler's handleError is
// told, and not the script that logs; but for the end of the script, and where the stack
// has come to its end.
func (l *Logs) attempt(t *script.Thread, self *object.Instance, record starlark.Value, emit func() error) error {
	err := emit()
	if err == nil || t.Interrupted() != nil {
		return err
	}
	e := exception.Catch(err, t.Depth())
	if !e.Class().Is(exception.ExceptionClass) || e.Class().Is(exception.RecursionError) {
		return exception.Reraise(e, err)
	}
	raisedHere(e)
	return l.cfg.Handle(t, e, func() error {
		_, err := call(t, self, "handleError", record)
		return err
	})
}

// raisedHere gives an exception of ours, and those before it, a call in Go as its stack:
// nothing of it is shown, but that it is a traceback is.
func raisedHere(e *exception.Exception) {
	for ; e != nil && len(e.Stack) == 0; e = e.Context() {
		file := builtinFile
		e.Stack = starlark.CallStack{{Name: "emit", Pos: syntax.MakePosition(&file, 0, 0)}}
	}
}

// handleError reports the exception that is being handled, which came from emitting a
// record, on the standard error output; unless scripts want none of that.
func (l *Logs) handleError(t *script.Thread, record starlark.Value) error {
	stderr := l.cfg.Stderr()
	if !l.raises() || !bool(stderr.Truth()) {
		return nil
	}
	var b strings.Builder
	b.WriteString("--- Logging error ---\n")
	if e := l.cfg.Handling(t); e != nil {
		exception.WriteTraceback(&b, e, l.rt.Source)
	}
	b.WriteString("Call stack:\n")
	b.WriteString(stack(t))
	b.WriteString(describe(t, record))
	err := write(t, stderr, b.String())
	if object.IsA(err, exception.OSError) {
		return nil // the standard error output is gone
	}
	return err
}

// describe returns what a record was made of.
func describe(t *script.Thread, record starlark.Value) string {
	r, ok := record.(*Record)
	if !ok {
		return ""
	}
	text := "Message: " + object.Repr(given(r.fields[fieldMsg])) + "\nArguments: " + object.Str(given(r.fields[fieldArgs])) + "\n"
	if t.Failure() != nil { // of a __repr__
		return "Unable to print the message and arguments - possible formatting error.\nUse the traceback above to help find the error.\n"
	}
	return text
}
