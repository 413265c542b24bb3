package object

import (
	"errors"
	"runtime"
	"sync"
	"weak"

	"go.starlark.net/starlark"
)

// Catch returns the exception that err is. An error that wraps an *[Exception]
// is that one; the interpreter's own errors, and other Go errors, become an
// exception of the class that CPython would raise, with err as the Go error it
// stands for. If err is a *starlark.EvalError, its stack, less the skip outermost
// calls, is put before that of the exception, as Python does when an exception is
// raised again.
//
// So Catch is called once for each time an error leaves script code.
func Catch(err error, skip int) *Exception {
	if eval, ok := err.(*starlark.EvalError); ok { // the usual case, without errors.As
		if e, ok := eval.Unwrap().(*Exception); ok {
			e.AddStack(eval, skip)
			return e
		}
	}
	var e *Exception
	if errors.As(err, &e) && e == err {
		return e // it was not raised since it was caught
	}
	var eval *starlark.EvalError
	isEval := errors.As(err, &eval)
	if e == nil {
		e = caughtBefore(err)
	}
	if e == nil {
		if !isEval {
			e = classify(err.Error()).Wrap(err)
		} else if e = callError(err.Error()); e != nil {
			e.Wrap(eval.Unwrap())
			eval.CallStack = eval.CallStack[:max(len(eval.CallStack)-1, 0)] // nothing of the function has run
		} else {
			e = classify(err.Error()).Wrap(eval.Unwrap())
		}
	}
	if isEval {
		e.AddStack(eval, skip)
	}
	return e
}

// interpreterError returns the class of the exception that an error of the interpreter
// becomes when it is caught, and nil for other errors.
func interpreterError(err error) *Class {
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		return nil
	}
	if badCallText().MatchString(err.Error()) {
		return TypeError
	}
	return classify(err.Error()).Class()
}

// reraised are the exceptions that errors of the interpreter became when they were
// caught, for those that are raised again: a weak.Pointer to the *starlark.EvalError
// is the key. An error that has no exception in it has no other place for it.
var reraised sync.Map

// caughtBefore returns the exception that err, or an error in it, became when it was
// caught, or nil.
func caughtBefore(err error) *Exception {
	if eval, ok := err.(*starlark.EvalError); ok {
		if e, ok := reraised.Load(weak.Make(eval)); ok {
			return e.(*Exception)
		}
	}
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		return caughtBefore(err.Unwrap())
	case interface{ Unwrap() []error }:
		for _, in := range err.Unwrap() {
			if e := caughtBefore(in); e != nil {
				return e
			}
		}
	}
	return nil
}

// Reraise returns the error that lets e, which Catch returned for err, go on as if it
// had not been caught.
func Reraise(e *Exception, err error) error {
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		return err
	}
	var in *Exception
	if !errors.As(eval, &in) {
		key := weak.Make(eval)
		if _, known := reraised.LoadOrStore(key, e); !known {
			runtime.AddCleanup(eval, func(key weak.Pointer[starlark.EvalError]) { reraised.Delete(key) }, key)
		}
	}
	return eval
}
