package functools

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Dispatcher is a function of functools.singledispatch.
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

func singleDispatch(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	if err := mustBeCallable(fn); err != nil {
		return nil, err
	}
	d := &Dispatcher{registry: make(map[*object.Class]starlark.Value)}
	d.add(fn, object.Object)
	return object.Wraps(d, fn, object.WrapperAssignments, true)
}

// add makes fn the variant for classes.
func (d *Dispatcher) add(fn starlark.Value, classes ...*object.Class) {
	for _, c := range classes {
		if d.registry[c] == nil {
			d.order = append(d.order, c)
		}
		d.registry[c] = fn
	}
}

// variant returns the one for instances of class.
func (d *Dispatcher) variant(class *object.Class) starlark.Value {
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
		return nil, object.TypeError.Errorf("%s requires at least 1 positional argument", d.Name())
	}
	return object.Call(thread, d.variant(object.ClassOf(args[0])), args, kwargs)
}

// dispatcherAttrs has the attributes that Dispatchers have by themselves: their class is that of
// functions.
var dispatcherAttrs = object.NewNative("functools", "singledispatch")

func init() {
	native.Table{
		Methods: []*native.Function{
			native.M1("dispatch", "cls", "the variant that is called for cls", (*Dispatcher).dispatch),
			native.M2("register", "cls, func=None", "makes func the variant for cls; without func, and with a class\n"+
				"alone, a decorator. A function alone is the variant for the class\n"+
				"that its first parameter is annotated with.", (*Dispatcher).register),
		},
		Attributes: []*native.Attribute{
			native.Get("registry", "a dict of the variants by class", func(d *Dispatcher) (*value.Dict, error) { return d.variants(), nil }),
		},
	}.Define(dispatcherAttrs)
}

func (d *Dispatcher) dispatch(_ *script.Thread, class starlark.Value) (starlark.Value, error) {
	c, ok := class.(*object.Class)
	if !ok {
		return nil, object.TypeError.Errorf("dispatch() needs a class, not '%s'", object.TypeName(class))
	}
	return d.variant(c), nil
}

func (d *Dispatcher) register(_ *script.Thread, cls starlark.Value, fn native.Opt[starlark.Value]) (starlark.Value, error) {
	classes, ok := classesIn(cls)
	switch {
	case ok && !fn.Given:
		return registration.With(variantOf{d, classes}), nil
	case ok:
		d.add(fn.Value, classes...)
		return fn.Value, nil
	case fn.Given:
		return nil, object.TypeError.Errorf("Invalid first argument to `register()`. %s is not a class or union type.", object.Repr(cls))
	}
	name, annotation, ok := firstAnnotation(cls)
	if !ok {
		return nil, object.TypeError.Errorf("Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", object.Repr(cls))
	}
	if classes, ok = classesIn(annotation); !ok {
		what := "is not a class."
		if _, isUnion := annotation.(*object.Union); isUnion {
			what = "not all arguments are classes."
		}
		return nil, object.TypeError.Errorf("Invalid annotation for %s. %s %s", object.Repr(starlark.String(name)), object.Repr(annotation), what)
	}
	d.add(cls, classes...)
	return cls, nil
}

// classesIn returns the class that v is, or those of a union.
func classesIn(v starlark.Value) (classes []*object.Class, ok bool) {
	switch v := v.(type) {
	case *object.Class:
		return []*object.Class{v}, true
	case *object.Union:
		for _, m := range v.Members {
			if m == starlark.None {
				m = object.NoneType
			}
			c, ok := m.(*object.Class)
			if !ok {
				return nil, false
			}
			classes = append(classes, c)
		}
		return classes, true
	}
	return nil, false
}

// variantOf is what register(cls) knows.
type variantOf struct {
	d       *Dispatcher
	classes []*object.Class
}

// registration is the decorator that register(cls) returns.
var registration = native.M1("register", "func", "makes func the variant for a class", variantOf.register)

func (v variantOf) register(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	v.d.add(fn, v.classes...)
	return fn, nil
}

// variants returns a dict of the variants by class.
func (d *Dispatcher) variants() *value.Dict {
	dict := value.NewDict(len(d.order))
	for _, c := range d.order {
		dict.SetKey(c, d.registry[c])
	}
	return dict
}

// firstAnnotation returns the name and the annotation of the first parameter of fn.
func firstAnnotation(fn starlark.Value) (name string, v starlark.Value, ok bool) {
	f, ok := object.FunctionOf(fn)
	if !ok || len(f.Parameters()) == 0 {
		return "", nil, false
	}
	name = f.Parameters()[0].Name
	found, err := object.Getattr(fn, "__annotations__")
	annotations, ok := found.(*value.Dict)
	if err != nil || !ok {
		return "", nil, false
	}
	v, ok, _ = annotations.Get(starlark.String(name))
	if s, isText := object.AsString(v); isText && f.Globals() != nil { // from __future__ import annotations
		if evaluated, err := f.Globals().Eval(s, nil); err == nil {
			v = evaluated
		}
	}
	if v == starlark.None {
		v = object.NoneType
	}
	return name, v, ok
}

// Reduce returns singledispatch(base), and the variants by class as its state.
func (d *Dispatcher) Reduce() *object.Reduction {
	return &object.Reduction{
		Module: "functools", Name: "singledispatch", Args: starlark.Tuple{d.registry[object.Object]}, State: d.variants(),
	}
}

// SetState adds variants by class.
func (d *Dispatcher) SetState(state starlark.Value) error {
	variants, ok := state.(*value.Dict)
	if !ok {
		return object.TypeError.Errorf("the state of a singledispatch function must be a dict, not '%s'", object.TypeName(state))
	}
	for c, fn := range variants.Entries() {
		if class, ok := c.(*object.Class); ok {
			d.add(fn, class)
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
	return fmt.Sprintf("<function %s at %#x>", d.QualifiedName(), object.Address(d))
}

// Type returns "function".
func (d *Dispatcher) Type() string { return "function" }

// Hash returns a hash of the identity of d.
func (d *Dispatcher) Hash() (uint32, error) { return object.AddressHash(d), nil }

// Attr returns the attribute called name, or nil.
func (d *Dispatcher) Attr(name string) (starlark.Value, error) {
	if v, err := d.Wrapper.Attr(name); v != nil || err != nil {
		return v, err
	}
	return dispatcherAttrs.AttrOf(d, name)
}

// AttrNames returns the names of the attributes.
func (d *Dispatcher) AttrNames() []string {
	return dispatcherAttrs.AttrNamesOf(d.Wrapper.AttrNames()...)
}
