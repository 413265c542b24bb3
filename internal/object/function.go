package object

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
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

// FunctionName returns the name that Python has for a function of the interpreter's:
// package lower puts a $ behind some.
func FunctionName(name string) string {
	name, _, _ = strings.Cut(name, "$")
	if name == "lambda" {
		return "<lambda>"
	}
	return name
}

// Qualname returns the __qualname__ of a function of the interpreter's.
func Qualname(f *starlark.Function) string {
	if known := debuginfo.At(f.Position()).Defined(f.Position()); known != nil {
		return known.Qualname
	}
	return FunctionName(f.Name())
}

// CallInternal calls the function, which so has a frame of its own: the one of f is
// left out of tracebacks as that of a builtin, and the function's has its lines and the
// name that its def statement gave it, as in CPython.
func (f *Function) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, f.Function, args, kwargs)
}

// String returns the function's repr.
func (f *Function) String() string {
	name := Qualname(f.Function)
	if s, ok := starlark.AsString(f.attrs.Get("__qualname__")); ok {
		name = s
	}
	return fmt.Sprintf("<function %s at %#x>", name, addressOf(f))
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
	if name == "__dict__" {
		return dictOf(&f.attrs), nil
	}
	if v := FunctionAttr(f.Function, name); v != nil {
		return v, nil
	}
	return nil, AttributeError.Errorf("'function' object has no attribute '%s'", name)
}

// FunctionAttr returns the attribute called name that every function has, or nil.
func FunctionAttr(f *starlark.Function, name string) starlark.Value {
	switch name {
	case "__name__":
		return starlark.String(FunctionName(f.Name()))
	case "__qualname__":
		return starlark.String(Qualname(f))
	case "__doc__":
		if f.Doc() == "" {
			return starlark.None
		}
		return starlark.String(f.Doc())
	case "__module__":
		if file := debuginfo.At(f.Position()); file != nil {
			return starlark.String(file.Module)
		}
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

// ofFunction are the attributes that are a function's own, and not in its __dict__.
var ofFunction = map[string]bool{
	"__name__": true, "__qualname__": true, "__doc__": true, "__module__": true,
	"__annotations__": true, "__defaults__": true, "__kwdefaults__": true, "__type_params__": true,
}

// dictOf returns the __dict__ of a value whose attributes are those of a function.
func dictOf(attrs *Namespace) *starlark.Dict {
	d := starlark.NewDict(len(attrs.names))
	for i, name := range attrs.names {
		if !ofFunction[name] {
			d.SetKey(starlark.String(name), attrs.values[i])
		}
	}
	return d
}
