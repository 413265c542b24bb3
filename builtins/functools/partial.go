package functools

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Partial is functools.partial: a callable with some of its arguments. It has the
// attributes func, args and keywords, and any that a script sets.
type Partial struct {
	object.Wrapper
	fn     starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

var (
	_ starlark.Callable    = (*Partial)(nil)
	_ starlark.HasSetField = (*Partial)(nil)
	_ object.Classed       = (*Partial)(nil)
	_ object.Binder        = (*Partial)(nil)
)

var partialClass = object.NewNative("functools", "partial")

func init() {
	native.Table{
		Doc: "func with some arguments given",
		New: native.F2("partial", "*args, **keywords", "", func(_ *script.Thread, args native.Rest, keywords native.Keywords) (*Partial, error) {
			if len(args) == 0 {
				return nil, object.TypeError.Errorf("type 'partial' takes at least one argument")
			}
			return newPartial(args[0].Starlark(), args[1:].Starlark(), keywords.Starlark())
		}),
		Attributes: []*native.Attribute{
			native.Get("func", "what it calls", func(p *Partial) (starlark.Value, error) { return p.fn, nil }),
			native.Get("args", "the arguments that are put before those of a call", func(p *Partial) (starlark.Tuple, error) { return p.args, nil }),
			native.Get("keywords", "the keyword arguments that a call does not have to give", (*Partial).keywords),
		},
	}.Define(partialClass)
}

// Callee returns the attribute func: what p calls.
func (p *Partial) Callee() starlark.Value { return p.fn }

// newPartial returns a partial of fn, which keeps args and kwargs; one of another partial is one
// of what that calls.
func newPartial(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Partial, error) {
	if err := mustBeCallable(fn); err != nil {
		return nil, err
	}
	if inner, ok := fn.(*Partial); ok && len(inner.Attrs().Names()) == 0 {
		return &Partial{fn: inner.fn, args: slices.Concat(inner.args, args), kwargs: mergeKwargs(inner.kwargs, kwargs)}, nil
	}
	return &Partial{fn: fn, args: args, kwargs: kwargs}, nil
}

func mustBeCallable(fn starlark.Value) error {
	inst, isInstance := fn.(*object.Instance)
	if _, ok := fn.(starlark.Callable); !ok || isInstance && !inst.Defines("__call__") {
		return object.TypeError.Errorf("the first argument must be callable")
	}
	return nil
}

// mergeKwargs returns a with those of b, which win.
func mergeKwargs(a, b []starlark.Tuple) []starlark.Tuple {
	if len(b) == 0 {
		return a
	}
	merged := slices.Clone(a)
	for _, kw := range b {
		i := slices.IndexFunc(merged, func(x starlark.Tuple) bool { return x[0] == kw[0] })
		if i >= 0 {
			merged[i] = kw
		} else {
			merged = append(merged, kw)
		}
	}
	return merged
}

// CallInternal calls the function with the arguments kept before and beside the given.
func (p *Partial) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(p.args) > 0 {
		args = slices.Concat(p.args, args)
	}
	return object.Call(thread, p.fn, args, mergeKwargs(p.kwargs, kwargs))
}

// BindTo returns the method of self that p is.
func (p *Partial) BindTo(self starlark.Value) starlark.Value {
	return &object.Method{Self: self, Func: p}
}

// Class returns the class functools.partial.
func (p *Partial) Class() *object.Class { return partialClass }

// Name returns "partial".
func (p *Partial) Name() string { return "partial" }

// String returns the repr, such as "functools.partial(<function f at 0x…>, 1, b=2)".
func (p *Partial) String() string { return object.Repr(p) }

// Compose returns the parts of the repr.
func (p *Partial) Compose() []any {
	parts := []any{"functools.partial(", p.fn}
	for _, v := range p.args {
		parts = append(parts, ", ", v)
	}
	for _, kw := range p.kwargs {
		name, _ := object.AsString(kw[0])
		parts = append(parts, ", "+name+"=", kw[1])
	}
	return append(parts, ")")
}

// Type returns "functools.partial".
func (p *Partial) Type() string { return "functools.partial" }

// Hash returns a hash of the identity of p.
func (p *Partial) Hash() (uint32, error) { return object.AddressHash(p), nil }

// Attr returns the attribute called name, or nil.
func (p *Partial) Attr(name string) (starlark.Value, error) {
	if v, err := p.Wrapper.Attr(name); v != nil || err != nil {
		return v, err
	}
	if v, err := partialClass.AttrOf(p, name); v != nil || err != nil {
		return v, err
	}
	return nil, object.AttributeError.Errorf("'functools.partial' object has no attribute '%s'", name)
}

// AttrNames returns the names of the attributes.
func (p *Partial) AttrNames() []string { return partialClass.AttrNamesOf(p.Wrapper.AttrNames()...) }

// keywords returns the keyword arguments as a dict.
func (p *Partial) keywords() (*value.Dict, error) {
	d := value.NewDict(len(p.kwargs))
	for _, kw := range p.kwargs {
		d.SetKey(kw[0], kw[1])
	}
	return d, nil
}

// SetField sets an attribute, but for those that make the partial what it is.
func (p *Partial) SetField(name string, v starlark.Value) error {
	switch name {
	case "func", "args", "keywords":
		return object.AttributeError.Errorf("readonly attribute")
	}
	return p.Wrapper.SetField(name, v)
}

// partialMethod is functools.partialmethod: in a class, a method that is a partial.
type partialMethod struct{ partial *Partial }

var _ object.ClassGetter = (*partialMethod)(nil)

func newPartialMethod(_ *script.Thread, fn starlark.Value, args native.Rest, keywords native.Keywords) (starlark.Value, error) {
	p := &Partial{fn: fn, args: args.Starlark(), kwargs: keywords.Starlark()}
	if inner, ok := fn.(*partialMethod); ok {
		in := inner.partial
		return &partialMethod{&Partial{fn: in.fn, args: slices.Concat(in.args, p.args), kwargs: mergeKwargs(in.kwargs, p.kwargs)}}, nil
	}
	if err := mustBeCallable(p.fn); err != nil && !object.HasGet(p.fn) {
		return nil, object.TypeError.Errorf("the first argument %s must be a callable or a descriptor", object.Repr(p.fn))
	}
	return &partialMethod{p}, nil
}

// GetFrom returns the partial of the method of self.
func (m *partialMethod) GetFrom(self starlark.Value, class *object.Class) (starlark.Value, error) {
	fn, err := object.Bind(m.partial.fn, self, class)
	if err != nil {
		return nil, err
	}
	if fn == m.partial.fn {
		fn = &object.Method{Self: self, Func: fn}
	}
	return &Partial{fn: fn, args: m.partial.args, kwargs: m.partial.kwargs}, nil
}

// GetFromClass returns the partial of what the method is as an attribute of the class; of a function, one that takes
// self.
func (m *partialMethod) GetFromClass(class *object.Class) (starlark.Value, error) {
	fn, err := object.Bind(m.partial.fn, nil, class)
	if err != nil {
		return nil, err
	}
	if fn == m.partial.fn {
		return &unboundPartial{m.partial}, nil
	}
	return &Partial{fn: fn, args: m.partial.args, kwargs: m.partial.kwargs}, nil
}

// unboundPartial is a partialmethod as the class has it: it puts the arguments behind self.
type unboundPartial struct{ partial *Partial }

var _ starlark.Callable = (*unboundPartial)(nil)

// CallInternal calls the function.
func (u *unboundPartial) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p := u.partial
	if len(args) == 0 {
		return nil, object.TypeError.Errorf("partialmethod._make_unbound_method.<locals>._method() missing 1 required positional argument: 'cls_or_self'")
	}
	return object.Call(thread, p.fn, slices.Concat(args[:1], p.args, args[1:]), mergeKwargs(p.kwargs, kwargs))
}

func (u *unboundPartial) Name() string { return "_method" }
func (u *unboundPartial) String() string {
	return fmt.Sprintf("<function partialmethod._make_unbound_method.<locals>._method at %#x>", object.Address(u))
}
func (u *unboundPartial) Type() string          { return "function" }
func (u *unboundPartial) Freeze()               {}
func (u *unboundPartial) Truth() starlark.Bool  { return true }
func (u *unboundPartial) Hash() (uint32, error) { return object.AddressHash(u), nil }

func (m *partialMethod) String() string { return object.Repr(m) }

// Compose returns the parts of the repr.
func (m *partialMethod) Compose() []any {
	parts := m.partial.Compose()
	parts[0] = "functools.partialmethod("
	return parts
}
func (m *partialMethod) Type() string          { return "partialmethod" }
func (m *partialMethod) Freeze()               {}
func (m *partialMethod) Truth() starlark.Bool  { return true }
func (m *partialMethod) Hash() (uint32, error) { return object.AddressHash(m), nil }

// Reduce returns partial(fn, *args, **kwargs).
func (p *Partial) Reduce() *object.Reduction {
	return &object.Reduction{Module: "functools", Name: "partial", Args: slices.Concat(starlark.Tuple{p.fn}, p.args), Kwargs: p.kwargs}
}
