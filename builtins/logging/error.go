package logging

import (
	"errors"
	"fmt"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// attempt calls emit, which emits a record. What it raises, a handler's handleError is
// told, and not the script that logs; but for the end of the script, and where the stack
// has come to its end.
func attempt(t *script.Thread, self *object.Instance, record starlark.Value, emit func() error) error {
	err := emit()
	if err == nil || t.Interrupted() != nil {
		return err
	}
	e := object.Catch(err, t.Depth())
	if !e.Class().Is(object.ExceptionClass) || e.Class().Is(object.RecursionError) {
		return object.Reraise(e, err)
	}
	if errors.Is(err, pickle.ErrAbsent) {
		return logsOf(t).lose(t, self, err)
	}
	raisedHere(e)
	return logsOf(t).cfg.Handle(t, e, func() error {
		_, err := call(t, self, "handleError", record)
		return err
	})
}

// raisedHere gives an exception of ours, and those before it, a call in Go as its stack:
// nothing of it is shown, but that it is a traceback is.
func raisedHere(e *object.Exception) {
	for ; e != nil && len(e.CallStack()) == 0; e = e.Context() {
		file := builtinFile
		e.SetCallStack(starlark.CallStack{{Name: "emit", Pos: syntax.MakePosition(&file, 0, 0)}})
	}
}

// handleError is Handler.handleError: it reports the exception that is being handled, which came
// from emitting a record, on the standard error output; unless scripts want none of that.
func handleError(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	l := logsOf(t)
	if e := l.cfg.Handling(t); e != nil && errors.Is(e, pickle.ErrAbsent) {
		return value.None, l.lose(t, self, e)
	}
	stderr := l.cfg.Stderr()
	if !l.raises() || !bool(stderr.Truth()) {
		return value.None, nil
	}
	var b strings.Builder
	b.WriteString("--- Logging error ---\n")
	if e := l.cfg.Handling(t); e != nil {
		b.WriteString(t.Traceback(e))
	}
	b.WriteString("Call stack:\n")
	b.WriteString(stack(t))
	b.WriteString(describe(t, record))
	err := write(t, stderr, b.String())
	if object.IsA(err, object.OSError) {
		return value.None, nil // the standard error output is gone
	}
	return value.None, err
}

// lose says that a handler loses records in this worker process, as a part of it could not be
// sent, which err is about. It says so once of each handler, and not at all if scripts want
// to hear of no error in a handler.
func (l *Logs) lose(t *script.Thread, handler starlark.Value, err error) error {
	if l.lost[handler] || !l.raises() {
		return nil
	}
	if l.lost == nil {
		l.lost = make(map[starlark.Value]bool)
	}
	l.lost[handler] = true
	stderr := l.cfg.Stderr()
	if !stderr.Truth() {
		return nil
	}
	var name string
	if h, ok := handler.(*object.Instance); ok {
		name = l.plainRepr(h)
	} else {
		name = handler.String()
	}
	text := fmt.Sprintf("fstar: records of %s in %s are lost: %s\n", name, l.rt.ProcessName, object.Catch(err, t.Depth()).Message())
	if err := write(t, stderr, text); !object.IsA(err, object.OSError) {
		return err
	}
	return nil
}

// plainRepr is handlerRepr for a handler whose own __repr__ may fail as its emit did.
func (l *Logs) plainRepr(handler *object.Instance) string {
	text, err := l.handlerRepr(handler, "")
	if err != nil {
		return handler.Class().Name()
	}
	return text
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
