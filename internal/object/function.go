package object

import "go.starlark.net/starlark"

// A Function is a function of a script that has attributes of its own, set by the
// script or by functools.wraps.
type Function struct {
	*starlark.Function
	attrs Namespace
}

var _ starlark.HasSetField = (*Function)(nil)

// NewFunction returns fn with attributes.
func NewFunction(fn *starlark.Function, attrs Namespace) *Function {
	return &Function{fn, attrs}
}

// Name returns the function's name, as it was set last.
func (f *Function) Name() string {
	if s, ok := starlark.AsString(f.attrs.Get("__name__")); ok {
		return s
	}
	return f.Function.Name()
}

// Attrs returns the attributes.
func (f *Function) Attrs() *Namespace { return &f.attrs }

// Attr returns the attribute called name.
func (f *Function) Attr(name string) (starlark.Value, error) {
	if v := f.attrs.Get(name); v != nil {
		return v, nil
	}
	if name == "__dict__" {
		return f.attrs.Dict(), nil
	}
	if v := FunctionAttr(f.Function, name); v != nil {
		return v, nil
	}
	return nil, AttributeError.Errorf("'function' object has no attribute '%s'", name)
}

// FunctionAttr returns the attribute called name that every function has, or nil.
func FunctionAttr(f *starlark.Function, name string) starlark.Value {
	switch name {
	case "__name__", "__qualname__":
		if f.Name() == "lambda" {
			return starlark.String("<lambda>")
		}
		return starlark.String(f.Name())
	case "__doc__":
		if f.Doc() == "" {
			return starlark.None
		}
		return starlark.String(f.Doc())
	case "__module__":
		return starlark.String("__main__")
	case "__annotations__", "__dict__":
		return new(starlark.Dict)
	case "__defaults__":
		return starlark.None
	}
	return nil
}

// AttrNames returns the names of the attributes.
func (f *Function) AttrNames() []string { return f.attrs.Names() }

// SetField sets an attribute.
func (f *Function) SetField(name string, v starlark.Value) error {
	f.attrs.Set(name, v)
	return nil
}
