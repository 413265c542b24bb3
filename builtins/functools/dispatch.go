package functools

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Dispatcher is a function of functools.singledispatch.
//
//	f.register(cls, func=None)   the variant for cls; without func, and with a class
//	                             alone, a decorator
//	f.dispatch(cls)              the variant that is called for cls
//	f.registry                   a dict of the variants by class
//
// register of a function alone takes the class from the annotation of its first
// parameter, if it has annotations.
type Dispatcher struct {
	object.Wrapper
	registry map[*object.Class]starlark.Value
	order    []*object.Class
}

var (
	_ starlark.Callable    = (*Dispatcher)(nil)
	_ starlark.HasSetField = (*Dispatcher)(nil)
	_ object.Binder        = (*Dispatcher)(nil)
	_ object.Stateful      = (*Dispatcher)(nil)
)

func singleDispatch(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	if err := mustBeCallable(a.Values[0]); err != nil {
		return nil, err
	}
	d := &Dispatcher{registry: make(map[*object.Class]starlark.Value)}
	d.register(object.Object, a.Values[0])
	return object.Wraps(d, a.Values[0], object.WrapperAssignments, true)
}

func (d *Dispatcher) register(class *object.Class, fn starlark.Value) {
	if d.registry[class] == nil {
		d.order = append(d.order, class)
	}
	d.registry[class] = fn
}

func (d *Dispatcher) dispatch(class *object.Class) starlark.Value {
	for _, c := range class.MRO() {
		if fn := d.registry[c]; fn != nil {
			return fn
		}
	}
	return d.registry[object.Object]
}

// CallInternal calls the variant for the first argument.
func (d *Dispatcher) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, exception.TypeError.Errorf("%s requires at least 1 positional argument", d.Name())
	}
	return starlark.Call(thread, d.dispatch(object.ClassOf(args[0])), args, kwargs)
}

var dispatcherMethods = make(script.Methods)

func init() {
	script.AddMethod(dispatcherMethods, "singledispatch", "dispatch", "cls", func(_ *script.Thread, d *Dispatcher, a signature.Args) (starlark.Value, error) {
		class, ok := a.Values[0].(*object.Class)
		if !ok {
			return nil, exception.TypeError.Errorf("dispatch() needs a class, not '%s'", exception.TypeName(a.Values[0]))
		}
		return d.dispatch(class), nil
	})
	script.AddMethod(dispatcherMethods, "singledispatch", "register", "cls, func=None", func(_ *script.Thread, d *Dispatcher, a signature.Args) (starlark.Value, error) {
		fn := a.Values[1]
		class, ok := a.Values[0].(*object.Class)
		if !ok {
			if fn != nil && fn != starlark.None {
				return nil, exception.TypeError.Errorf("Invalid first argument to `register()`. %s is not a class or union type.", object.Repr(a.Values[0]))
			}
			fn = a.Values[0]
			if class, ok = annotatedClass(fn); !ok {
				return nil, exception.TypeError.Errorf("Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", object.Repr(fn))
			}
		}
		if fn != nil && fn != starlark.None {
			d.register(class, fn)
			return fn, nil
		}
		return script.NewFunction("register", "func", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			d.register(class, a.Values[0])
			return a.Values[0], nil
		}), nil
	})
}

// annotatedClass returns the class that the first parameter of fn is annotated with.
func annotatedClass(fn starlark.Value) (*object.Class, bool) {
	var f *starlark.Function
	switch fn := fn.(type) {
	case *starlark.Function:
		f = fn
	case *object.Function:
		f = fn.Function
	}
	if f == nil || f.NumParams() == 0 {
		return nil, false
	}
	found, err := object.Getattr(fn, "__annotations__")
	annotations, ok := found.(*starlark.Dict)
	if err != nil || !ok {
		return nil, false
	}
	name, _ := f.Param(0)
	v, _, _ := annotations.Get(starlark.String(name))
	if s, ok := object.AsString(v); ok && object.GlobalsOf(f) != nil { // from __future__ import annotations
		v, _ = object.GlobalsOf(f).Eval(s, nil)
	}
	if v == starlark.None {
		return object.None, true
	}
	class, ok := v.(*object.Class)
	return class, ok
}

// Reduce returns singledispatch(base), and the variants by class as its state.
func (d *Dispatcher) Reduce() *object.Reduction {
	variants := starlark.NewDict(len(d.order))
	for _, c := range d.order {
		variants.SetKey(c, d.registry[c])
	}
	return &object.Reduction{
		Module: "functools", Name: "singledispatch", Args: starlark.Tuple{d.registry[object.Object]}, State: variants,
	}
}

// SetState adds variants by class.
func (d *Dispatcher) SetState(state starlark.Value) error {
	variants, ok := state.(*starlark.Dict)
	if !ok {
		return exception.TypeError.Errorf("the state of a singledispatch function must be a dict, not '%s'", exception.TypeName(state))
	}
	for c, fn := range variants.Entries() {
		if class, ok := c.(*object.Class); ok {
			d.register(class, fn)
		}
	}
	return nil
}

// BindTo returns d as a method of self.
func (d *Dispatcher) BindTo(self starlark.Value) starlark.Value {
	return &object.Method{Self: self, Func: d}
}

// String returns the repr.
func (d *Dispatcher) String() string {
	return fmt.Sprintf("<function %s at %#x>", d.QualifiedName(), script.Address(d))
}

// Type returns "function".
func (d *Dispatcher) Type() string { return "function" }

// Hash returns a hash of the identity of d.
func (d *Dispatcher) Hash() (uint32, error) { return script.AddressHash(d) }

// Attr returns the attribute called name, or nil.
func (d *Dispatcher) Attr(name string) (starlark.Value, error) {
	if name == "registry" {
		dict := starlark.NewDict(len(d.order))
		for _, c := range d.order {
			dict.SetKey(c, d.registry[c])
		}
		return dict, nil
	}
	if v, err := d.Wrapper.Attr(name); v != nil || err != nil {
		return v, err
	}
	return dispatcherMethods.Attr(d, name)
}

// AttrNames returns the names of the attributes.
func (d *Dispatcher) AttrNames() []string {
	return dispatcherMethods.Names(append(d.Wrapper.AttrNames(), "registry")...)
}
