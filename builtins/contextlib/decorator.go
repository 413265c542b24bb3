package contextlib

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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
	return fmt.Sprintf("<function %s at %#x>", d.QualifiedName(), object.Address(d))
}

// Type returns "function".
func (d *decorated) Type() string { return "function" }

// Hash returns a hash of the identity of d.
func (d *decorated) Hash() (uint32, error) { return object.AddressHash(d), nil }

// contextDecorator is ContextDecorator, and abstractContextManager
// AbstractContextManager: classes that scripts derive theirs from.
var (
	contextDecorator       = object.NewClass("contextlib", "ContextDecorator", nil)
	abstractContextManager = object.NewClass("contextlib", "AbstractContextManager", nil)
)

func init() {
	native.Table{
		Doc: "a base class of context managers: its instances are decorators",
		Methods: []*native.Function{
			native.M0("_recreate_cm", "", "the context manager for a call of what self decorates: self", itself),
			native.M1("__call__", "func, /", "", decorateWith),
		},
	}.Define(contextDecorator)
	native.Table{
		Doc: "a base class with an __enter__ that returns self",
		Methods: []*native.Function{
			native.M0("__enter__", "", "", itself),
			native.M3("__exit__", "exc_type, exc_value, traceback", "", noExit),
		},
	}.Define(abstractContextManager)
	abstractContextManager.SetMeta(object.ABCMeta)
	abstractContextManager.SetAbstract("__exit__")
}

func itself(self starlark.Value, _ *script.Thread) (starlark.Value, error) { return self, nil }

// decorateWith is ContextDecorator.__call__.
func decorateWith(self starlark.Value, _ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	return decorate(fn, func(t *script.Thread) (starlark.Value, error) {
		recreate, err := object.Getattr(self, "_recreate_cm")
		if err != nil {
			return nil, err
		}
		return t.Call(nil, recreate, nil, nil)
	})
}

// noExit is AbstractContextManager.__exit__, which is abstract.
func noExit(starlark.Value, *script.Thread, value.Value, value.Value, value.Value) (value.Value, error) {
	return value.None, nil
}
