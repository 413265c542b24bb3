package object

import (
	"fmt"

	"go.starlark.net/starlark"
)

// A Function is a function of a script that has attributes of its own, set by the
// script or by functools.wraps.
type Function struct {
	Function *starlark.Function // not embedded: it has a Position, see CallInternal
	attrs    Namespace
}

var _ starlark.HasSetField = (*Function)(nil)
var _ starlark.Callable = (*Function)(nil)

// NewFunction returns fn with attributes.
func NewFunction(fn *starlark.Function, attrs Namespace) *Function {
	return &Function{fn, attrs}
}

// Name returns the function's name, as it was set last.
func (f *Function) Name() string {
	if s, ok := starlark.AsString(f.attrs.Get("__name__")); ok {
		return s
	}
	return FunctionName(f.Function.Name())
}

// QualifiedName returns the function's __qualname__, as it was set last.
func (f *Function) QualifiedName() string {
	if s, ok := starlark.AsString(f.attrs.Get("__qualname__")); ok {
		return s
	}
	return Qualname(f.Function)
}

// CallInternal calls the function, which so has a frame of its own: the one of f is
// left out of tracebacks as that of a builtin, and the function's has its lines and the
// name that its def statement gave it, as in CPython.
func (f *Function) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, f.Function, args, kwargs)
}

// String returns the function's repr.
func (f *Function) String() string {
	return fmt.Sprintf("<function %s at %#x>", f.QualifiedName(), addressOf(f))
}

// Type returns "function".
func (f *Function) Type() string { return f.Function.Type() }

// Freeze does nothing: functions stay open, as in Python.
func (f *Function) Freeze() {}

// Truth returns true.
func (f *Function) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of f.
func (f *Function) Hash() (uint32, error) { return addressHash(f), nil }

// Attrs returns the attributes.
func (f *Function) Attrs() *Namespace { return &f.attrs }

// Attr returns the attribute called name.
func (f *Function) Attr(name string) (starlark.Value, error) {
	if v := f.attrs.Get(name); v != nil {
		return v, nil
	}
	switch name {
	case "__dict__":
		return dictOf(&f.attrs), nil
	case "__annotations__":
		if later, ok := f.attrs.Get("__annotate__").(*Annotations); ok {
			v, err := later.Values(GlobalsOf(f.Function))
			if err == nil {
				f.attrs.Set(name, v)
			}
			return v, err
		}
	}
	if v, err := FunctionAttr(f.Function, name); v != nil || err != nil {
		return v, err
	}
	return nil, AttributeError.Errorf("'function' object has no attribute '%s'", name)
}

// AttrNames returns the names of the attributes.
func (f *Function) AttrNames() []string { return f.attrs.Names() }

// SetField sets an attribute.
func (f *Function) SetField(name string, v starlark.Value) error {
	if _, isText := v.(starlark.String); !isText && (name == "__name__" || name == "__qualname__") {
		return TypeError.Errorf("%s must be set to a string object", name)
	}
	f.attrs.Set(name, v)
	return nil
}

// DelField deletes an attribute.
func (f *Function) DelField(name string) error {
	if !f.attrs.Delete(name) {
		return AttributeError.Errorf("'function' object has no attribute '%s'", name)
	}
	return nil
}

// A ScriptFunction is a function of a script that the engine runs.
type ScriptFunction interface {
	starlark.Callable
	ScriptFunction()
}
