package contextlib

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// decorated is a function whose calls run within a context manager.
type decorated struct {
	object.Wrapper
	fn      starlark.Value
	manager func(*script.Thread) (starlark.Value, error) // the one for the next call
}

var (
	_ starlark.Callable    = (*decorated)(nil)
	_ starlark.HasSetField = (*decorated)(nil)
	_ object.Binder        = (*decorated)(nil)
)

func decorate(fn starlark.Value, manager func(*script.Thread) (starlark.Value, error)) (starlark.Value, error) {
	return object.Wraps(&decorated{fn: fn, manager: manager}, fn, object.WrapperAssignments, true)
}

// CallInternal calls the function as the body of a with statement.
func (d *decorated) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, err := script.Current(thread)
	if err != nil {
		return nil, err
	}
	cm, err := d.manager(t)
	if err != nil {
		return nil, err
	}
	_, exit, err := enter(t, cm)
	if err != nil {
		return nil, err
	}
	v, err := t.Call(nil, d.fn, args, kwargs)
	if err != nil {
		v = starlark.None
	}
	return v, leave(t, exit, err)
}

// BindTo returns d as a method of self.
func (d *decorated) BindTo(self starlark.Value) starlark.Value {
	return &object.Method{Self: self, Func: d}
}

// String returns the repr.
func (d *decorated) String() string {
	return fmt.Sprintf("<function %s at %#x>", d.QualifiedName(), script.Address(d))
}

// Type returns "function".
func (d *decorated) Type() string { return "function" }

// Hash returns a hash of the identity of d.
func (d *decorated) Hash() (uint32, error) { return script.AddressHash(d) }

// contextDecorator is ContextDecorator, and abstractContextManager
// AbstractContextManager: classes that scripts derive theirs from.
var (
	contextDecorator       = object.NewClass("contextlib", "ContextDecorator", nil)
	abstractContextManager = object.NewClass("contextlib", "AbstractContextManager", nil)
)

func init() {
	contextDecorator.Attrs().Set("_recreate_cm", script.NewFunction("_recreate_cm", "this, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return a.Values[0], nil
	}))
	contextDecorator.Attrs().Set("__call__", script.NewFunction("__call__", "this, func, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		cm := a.Values[0]
		return decorate(a.Values[1], func(t *script.Thread) (starlark.Value, error) {
			recreate, err := object.Getattr(cm, "_recreate_cm")
			if err != nil {
				return nil, err
			}
			return t.Call(nil, recreate, nil, nil)
		})
	}))
	abstractContextManager.Attrs().Set("__enter__", script.NewFunction("__enter__", "this, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return a.Values[0], nil
	}))
	abstractContextManager.Attrs().Set("__exit__", script.NewFunction("__exit__", "this, exc_type, exc_value, traceback, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return nil, exception.TypeError.Errorf("class '%s' has no method '__exit__' of its own", object.ClassOf(a.Values[0]).Name())
	}))
}
