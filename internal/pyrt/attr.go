package pyrt

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// Attr returns x.name, as getattr does.
func Attr(x starlark.Value, name string) (starlark.Value, error) {
	switch x := x.(type) {
	case *object.Instance, *object.Exception, *object.Class, *Module, *Native:
		return x.(starlark.HasAttrs).Attr(name)
	}
	if v, ok := types.Attr(x, name); ok {
		return v, nil
	}
	if obj, ok := x.(starlark.HasAttrs); ok {
		if v, err := obj.Attr(name); v != nil || err != nil {
			if object.Foreign(x) {
				v = object.Inward(v)
				if none := starlark.NoSuchAttrError(""); errors.As(err, &none) {
					err = object.AttributeError.Errorf("%w", err)
				}
			}
			return v, err
		}
	} else if f, ok := object.FunctionOf(x); ok {
		return functionAttr(f, name)
	}
	switch name {
	case "__class__":
		return object.ClassOf(x), nil
	case "__next__":
		if it, ok := x.(object.Iterator); ok {
			return nextMethod.Bind(it), nil
		}
	case "__iter__":
		if _, ok := x.(starlark.Iterable); ok {
			return iterMethod.Bind(x), nil
		}
	case "__len__":
		if _, err := object.Len(x); err == nil {
			return lenMethod.Bind(x), nil
		}
	case "__repr__":
		return reprMethod.Bind(x), nil
	case "__call__":
		if _, ok := x.(starlark.Callable); ok {
			return x, nil
		}
	case "__doc__":
		if types.Names(x) != nil {
			return object.ClassOf(x).Attr(name)
		}
		return starlark.None, nil
	case "__self__":
		if f, ok := object.BuiltinOf(x); ok {
			if self := f.Self(); self != nil {
				return self, nil
			}
		}
	case "__name__", "__qualname__":
		if f, ok := x.(starlark.Callable); ok {
			return starlark.String(f.Name()), nil
		}
	case "__text_signature__":
		if object.ClassOf(x) == object.BuiltinType {
			return object.TextSignature(x), nil
		}
	}
	return object.Inherited(x, name)
}

// functionAttr is Attr for a function whose value has no attributes by itself.
func functionAttr(f object.Function, name string) (starlark.Value, error) {
	if v, err := object.FunctionAttr(f, name); v != nil || err != nil {
		return v, err
	}
	fn := f.Value()
	switch name {
	case "__class__":
		return object.FunctionType, nil
	case "__call__":
		return fn, nil
	}
	return object.Inherited(fn, name)
}

// The special methods of values in Go that have no class with methods.
var (
	iterMethod = native.M0("__iter__", "", "", func(x starlark.Value, t *script.Thread) (starlark.Value, error) {
		it, err := object.Iter(t, x)
		if err != nil {
			return nil, err
		}
		return object.Underlying(it), nil
	})
	nextMethod = native.M0("__next__", "", "", func(it starlark.Value, t *script.Thread) (value.Value, error) { return object.Next(t, it) })
	lenMethod  = native.M0("__len__", "", "", func(x starlark.Value, _ *script.Thread) (int, error) { return object.Len(x) }).AnyThread()
	reprMethod = native.M0("__repr__", "", "", func(x starlark.Value, _ *script.Thread) (string, error) { return object.Repr(x), nil }).AnyThread()
)

// SetAttr is x.name = v, as setattr does it.
func SetAttr(x starlark.Value, name string, v starlark.Value) error {
	if obj, ok := x.(starlark.HasSetField); ok {
		if object.Foreign(x) {
			v = object.Outward(v)
		}
		return obj.SetField(name, v)
	}
	return object.NoPlace(x, object.ClassOf(x), name)
}

// namesOf is dir(x).
func namesOf(t *script.Thread, x starlark.Value) (starlark.Value, error) {
	if own, found, err := special(x, "__dir__"); found {
		if err != nil {
			return nil, err
		}
		return sorted(t, own)
	}
	return nameList(AttrNames(x)), nil
}

// special calls a dunder method of the class of x, if it has it.
func special(x starlark.Value, name string) (v starlark.Value, found bool, err error) {
	if o, ok := x.(object.Operand); ok {
		return o.Special(name)
	}
	return nil, false, nil
}
