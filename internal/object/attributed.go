package object

import (
	"fmt"

	"go.starlark.net/starlark"
)

// An AttributedFunction is a function of the interpreter's in a value that has attributes,
// set by the script or by functools.wraps: [WithAttrs] makes them.
type AttributedFunction struct {
	fn    interpreted // not embedded: it has a Position, see CallInternal
	attrs Namespace
}

var (
	_ Function             = (*AttributedFunction)(nil)
	_ starlark.HasSetField = (*AttributedFunction)(nil)
	_ starlark.Callable    = (*AttributedFunction)(nil)
)

// Bare returns the function without the attributes.
func (f *AttributedFunction) Bare() Function { return f.fn }

// Value returns f.
func (f *AttributedFunction) Value() starlark.Callable { return f }

// Name returns the function's name, as it was set last.
func (f *AttributedFunction) Name() string {
	if s, ok := starlark.AsString(f.attrs.Get("__name__")); ok {
		return s
	}
	return f.fn.Name()
}

// QualifiedName returns the function's __qualname__, as it was set last.
func (f *AttributedFunction) QualifiedName() string {
	if s, ok := starlark.AsString(f.attrs.Get("__qualname__")); ok {
		return s
	}
	return f.fn.QualifiedName()
}

// Doc returns the docstring, as it was set last.
func (f *AttributedFunction) Doc() string {
	if doc := f.attrs.Get("__doc__"); doc != nil {
		s, _ := starlark.AsString(doc)
		return s
	}
	return f.fn.Doc()
}

// Module, Globals, Code, Parameters, FreeVars and IsGenerator are those of the function
// without attributes.
func (f *AttributedFunction) Module() starlark.Value  { return f.fn.Module() }
func (f *AttributedFunction) Globals() Globals        { return f.fn.Globals() }
func (f *AttributedFunction) Code() Code              { return f.fn.Code() }
func (f *AttributedFunction) Parameters() []Parameter { return f.fn.Parameters() }
func (f *AttributedFunction) FreeVars() []FreeVar     { return f.fn.FreeVars() }
func (f *AttributedFunction) IsGenerator() bool       { return f.fn.IsGenerator() }

// Annotations returns __annotations__, as it was set last, or by __annotate__.
func (f *AttributedFunction) Annotations() (starlark.Value, error) {
	if v := f.attrs.Get("__annotations__"); v != nil {
		return v, nil
	}
	later, ok := f.attrs.Get("__annotate__").(*Annotations)
	if !ok {
		return f.fn.Annotations()
	}
	v, err := later.Values(f.Globals())
	if err == nil {
		f.attrs.Set("__annotations__", v)
	}
	return v, err
}

// CallInternal calls the function, which so has a frame of its own: the one of f is
// left out of tracebacks as that of a builtin, and the function's has its lines and the
// name that its def statement gave it, as in CPython.
func (f *AttributedFunction) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, f.fn.fn, args, kwargs)
}

// String returns the function's repr.
func (f *AttributedFunction) String() string {
	return fmt.Sprintf("<function %s at %#x>", f.QualifiedName(), addressOf(f))
}

// Type returns "function".
func (f *AttributedFunction) Type() string { return "function" }

// Freeze does nothing: functions stay open, as in Python.
func (f *AttributedFunction) Freeze() {}

// Truth returns true.
func (f *AttributedFunction) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of f.
func (f *AttributedFunction) Hash() (uint32, error) { return addressHash(f), nil }

// Attrs returns the attributes.
func (f *AttributedFunction) Attrs() *Namespace { return &f.attrs }

// Attr returns the attribute called name.
func (f *AttributedFunction) Attr(name string) (starlark.Value, error) {
	if v := f.attrs.Get(name); v != nil {
		return v, nil
	}
	if v, err := FunctionAttr(f, name); v != nil || err != nil {
		return v, err
	}
	return nil, AttributeError.Errorf("'function' object has no attribute '%s'", name)
}

// AttrNames returns the names of the attributes.
func (f *AttributedFunction) AttrNames() []string { return f.attrs.Names() }

// SetField sets an attribute.
func (f *AttributedFunction) SetField(name string, v starlark.Value) error {
	if _, isText := v.(starlark.String); !isText && (name == "__name__" || name == "__qualname__") {
		return TypeError.Errorf("%s must be set to a string object", name)
	}
	f.attrs.Set(name, v)
	return nil
}

// DelField deletes an attribute.
func (f *AttributedFunction) DelField(name string) error {
	if !f.attrs.Delete(name) {
		return AttributeError.Errorf("'function' object has no attribute '%s'", name)
	}
	return nil
}
