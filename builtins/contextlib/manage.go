package contextlib

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// attrOr returns an attribute of v, or nil if it has none of that name.
func attrOr(v starlark.Value, name string) (starlark.Value, error) {
	if inst, ok := v.(*object.Instance); ok && !inst.Defines(name) {
		return nil, nil // dunder methods are those of the class
	}
	a, err := object.Getattr(v, name)
	if err != nil && object.IsA(err, object.AttributeError) {
		return nil, nil
	}
	return a, err
}

// exitFunc ends the use of a context manager. The exception is nil if the body came to
// its end, and suppress says that it goes no further.
type exitFunc func(t *script.Thread, e *object.Exception) (suppress bool, err error)

// exitByMethod returns an exitFunc that calls a bound __exit__, or a function like it.
func exitByMethod(fn starlark.Value) exitFunc {
	return func(t *script.Thread, e *object.Exception) (bool, error) {
		args := starlark.Tuple{starlark.None, starlark.None, starlark.None}
		if e != nil {
			args = starlark.Tuple{e.Class(), e, t.Runtime().TracebackOf(e)}
		}
		v, err := t.Call(nil, fn, args, nil)
		return err == nil && bool(v.Truth()), err
	}
}

// enter begins the use of a context manager of any kind.
func enter(t *script.Thread, cm starlark.Value) (v starlark.Value, exit exitFunc, err error) {
	if native, ok := cm.(script.ContextManager); ok {
		v, err = native.Enter(t)
		return v, func(t *script.Thread, _ *object.Exception) (bool, error) { return false, native.Exit(t) }, err
	}
	missing := func(which string) error {
		return object.TypeError.Errorf("'%s' object does not support the context manager protocol%s", qualifiedName(cm), which)
	}
	begin, err := attrOr(cm, "__enter__")
	if err != nil {
		return nil, nil, err
	}
	if begin == nil {
		return nil, nil, missing("")
	}
	end, err := attrOr(cm, "__exit__")
	if err != nil {
		return nil, nil, err
	}
	if end == nil {
		return nil, nil, missing(" (missed __exit__ method)")
	}
	v, err = t.Call(nil, begin, nil, nil)
	return v, exitByMethod(end), err
}

// qualifiedName returns module and name of v's class.
func qualifiedName(v starlark.Value) string {
	c := object.ClassOf(v)
	module, _ := c.Attr("__module__")
	name, _ := c.Attr("__qualname__")
	return object.Str(module) + "." + object.Str(name)
}

// leave calls exit after a body that failed with err, or nil. The error that it returns
// is what goes on: err, nil if it is suppressed, or another.
func leave(t *script.Thread, exit exitFunc, err error) error {
	if err == nil {
		_, err := exit(t, nil)
		return err
	}
	e := object.Catch(err, t.Depth())
	suppress, exitErr := exit(t, e)
	switch {
	case exitErr != nil:
		return follows(t, exitErr, e)
	case suppress && !t.Stopping(err):
		return nil
	}
	return object.Reraise(e, err)
}

// follows returns err, an error that came while e was handled, with e as its context.
func follows(t *script.Thread, err error, e *object.Exception) error {
	next := object.Catch(err, t.Depth())
	if next == e {
		return object.Reraise(next, err)
	}
	// e becomes the context of the exception that came first after it.
	last := next
	for c := next.Context(); c != nil; c = c.Context() {
		if c == e {
			return object.Reraise(next, err)
		}
		last = c
	}
	last.SetContext(e)
	return object.Reraise(next, err)
}

// same reports whether err is the exception e.
func same(err error, e *object.Exception) bool {
	var x *object.Exception
	return errors.As(err, &x) && x == e
}
