package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// An Entered is a context manager whose with statement has begun.
type Entered struct {
	cm    starlark.Value
	exit  starlark.Value // __exit__; nil for a script.ContextManager, and a GoManager
	self  starlark.Value // what __exit__ is to be passed first, or nil if it is bound
	value starlark.Value // what __enter__ returned
}

// A GoManager is a context manager in Go whose methods __enter__ and __exit__ do no more than these, which a
// with statement calls instead.
type GoManager interface {
	EnterWith(t *script.Thread) (starlark.Value, error)
	// ExitWith is told what the body raised, or nil, and reports whether to drop that.
	ExitWith(t *script.Thread, e *object.Exception) (suppress bool, err error)
}

// A ScopeManager is a GoManager that is told if ExitWith surely follows, as in a with statement of code that
// does not stand still.
type ScopeManager interface {
	GoManager

	// SurelyLeft comes before EnterWith.
	SurelyLeft()
}

// Managed returns a context manager of ours, whose with statement has begun.
func Managed(cm script.ContextManager) *Entered { return &Entered{cm: cm} }

// Value returns what __enter__ returned.
func (e *Entered) Value() starlark.Value { return e.value }

// Enter begins a with statement.
func Enter(t *script.Thread, cm starlark.Value) (*Entered, error) {
	if native, ok := cm.(script.ContextManager); ok {
		v, err := native.Enter(t)
		if err != nil {
			return nil, err
		}
		return &Entered{cm: cm, value: v}, nil
	}
	if native, ok := cm.(GoManager); ok {
		v, err := native.EnterWith(t)
		if err != nil {
			return nil, err
		}
		return &Entered{cm: cm, value: v}, nil
	}
	noProtocol := func(missed string) error {
		return object.TypeError.Errorf("'%s' object does not support the context manager protocol (missed %s method)", object.TypeName(cm), missed)
	}
	obj, ok := cm.(starlark.HasAttrs)
	if !ok {
		return nil, noProtocol("__exit__")
	}
	if begin, exit := functionOf(cm, "__enter__"), functionOf(cm, "__exit__"); begin != nil && exit != nil {
		v, err := t.Invoke(begin, starlark.Tuple{cm}, nil)
		if err != nil {
			return nil, err
		}
		return &Entered{cm: cm, exit: exit, self: cm, value: v}, nil
	}
	exit, err := dunder(obj, "__exit__")
	if err != nil || exit == nil {
		return nil, orElse(err, noProtocol("__exit__"))
	}
	begin, err := dunder(obj, "__enter__")
	if err != nil || begin == nil {
		return nil, orElse(err, noProtocol("__enter__"))
	}
	v, err := t.Invoke(begin, nil, nil)
	if err != nil {
		return nil, err
	}
	return &Entered{cm: cm, exit: exit, value: v}, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// HasFunctions is a value in Go whose methods are functions that its class has: a call of one needs
// no bound method.
type HasFunctions interface {
	starlark.Value
	// FunctionOf returns the function that is called with the value before the arguments for the
	// method called name; nil if the value's attribute of that name is none, or something else.
	FunctionOf(name string) starlark.Value
}

// functionOf returns the function of a value's class that is a method called name, or nil if it has
// something else.
func functionOf(x starlark.Value, name string) starlark.Value {
	if in, ok := x.(*object.Instance); ok {
		return in.Method(name)
	}
	return object.FunctionNamed(x, name)
}

// dunder returns a bound dunder method of a value, or nil if there is none.
func dunder(obj starlark.HasAttrs, name string) (starlark.Value, error) {
	if inst, ok := obj.(*object.Instance); ok && !inst.Defines(name) {
		return nil, nil
	}
	v, err := obj.Attr(name)
	if err != nil && object.IsA(err, object.AttributeError) {
		return nil, nil
	}
	return v, err
}

// Exit ends the with statement. exc is what its body raised, or nil. It reports whether that is
// to be dropped.
func (e *Entered) Exit(t *script.Thread, exc *object.Exception) (suppress bool, err error) {
	if e.exit == nil {
		if native, ok := e.cm.(GoManager); ok {
			return native.ExitWith(t, exc)
		}
		if native, ok := e.cm.(ExitHandler); ok && exc != nil {
			return native.ExitError(t, exc)
		}
		return false, e.cm.(script.ContextManager).Exit(t)
	}
	args := starlark.Tuple{e.self, starlark.None, starlark.None, starlark.None}
	if exc != nil {
		args = starlark.Tuple{e.self, exc.Class(), exc, t.Runtime().TracebackOf(exc)}
	}
	if e.self == nil {
		args = args[1:]
	}
	v, err := t.Invoke(e.exit, args, nil)
	if err != nil {
		return false, err
	}
	return exc != nil && bool(v.Truth()), nil
}

// An ExitHandler is a context manager of ours that wants to know how the body ended.
type ExitHandler interface {
	script.ContextManager

	// ExitError is Exit after an exception, and reports whether to suppress it.
	ExitError(t *script.Thread, e *object.Exception) (suppress bool, err error)
}
