package pyrt

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// NeedsAttr reports whether reading the attribute called name must be lowered to $attr,
// since values of Starlark lack it, or have it otherwise than Python's.
func NeedsAttr(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") || methodDiffers(name)
}

// Attr returns x.name, as $attr and getattr do.
func Attr(x starlark.Value, name string) (starlark.Value, error) {
	switch x := x.(type) {
	case *object.Instance, *object.Exception, *object.Class, *Module, *Native:
		return x.(starlark.HasAttrs).Attr(name)
	case *starlark.Function:
		if v, err := object.FunctionAttr(x, name); v != nil || err != nil {
			return v, err
		}
		if name == "__class__" {
			return object.FunctionType, nil
		}
		return nil, noAttribute(x, name)
	}
	if v, ok := method(x, name); ok {
		return v, nil
	}
	if obj, ok := x.(starlark.HasAttrs); ok {
		if v, err := obj.Attr(name); v != nil || err != nil {
			return v, err
		}
	}
	switch name {
	case "__class__":
		return object.ClassOf(x), nil
	case "__next__":
		if it, ok := x.(pyop.Iterator); ok {
			return function(name, func(t *script.Thread, _ starlark.Tuple) (starlark.Value, error) { return pyop.Next(t, it) }), nil
		}
	case "__iter__":
		if _, ok := x.(starlark.Iterable); ok {
			return function(name, func(t *script.Thread, _ starlark.Tuple) (starlark.Value, error) {
				it, err := pyop.Iter(t, x)
				if err != nil {
					return nil, err
				}
				return pyop.Underlying(it), nil
			}), nil
		}
	case "__len__":
		if _, err := pyop.Len(x); err == nil {
			return plain(name, func(starlark.Tuple) (starlark.Value, error) {
				n, err := pyop.Len(x)
				return starlark.MakeInt(n), err
			}), nil
		}
	case "__repr__", "__str__":
		return plain(name, func(starlark.Tuple) (starlark.Value, error) {
			if name == "__str__" {
				return starlark.String(object.Str(x)), nil
			}
			return starlark.String(object.Repr(x)), nil
		}), nil
	case "__doc__":
		return starlark.None, nil
	case "__name__", "__qualname__":
		if f, ok := x.(starlark.Callable); ok {
			return starlark.String(f.Name()), nil
		}
	}
	return nil, noAttribute(x, name)
}

func noAttribute(x starlark.Value, name string) error {
	return object.AttributeError.Errorf("'%s' object has no attribute '%s'", object.TypeName(x), name)
}

// SetAttr is x.name = v, as setattr does it.
func SetAttr(x starlark.Value, name string, v starlark.Value) error {
	if obj, ok := x.(starlark.HasSetField); ok {
		return obj.SetField(name, v)
	}
	if _, err := Attr(x, name); err != nil {
		return err
	}
	return object.AttributeError.Errorf("'%s' object attribute '%s' is read-only", object.TypeName(x), name)
}

// attrNames returns dir(x).
func attrNames(x starlark.Value) []string {
	names := methodNames(x)
	if obj, ok := x.(starlark.HasAttrs); ok {
		names = append(names, obj.AttrNames()...)
	}
	return names
}

func (r *Runtime) attrFunctions() map[string]starlark.Value {
	return map[string]starlark.Value{
		"$call0":       named("$call0", r.methodCall(0)),
		"$call1":       named("$call1", r.methodCall(1)),
		"$call2":       named("$call2", r.methodCall(2)),
		"$method":      named("$method", r.method),
		"$supermethod": named("$supermethod", r.superMethod),
		"$attr":        binary("$attr", func(x, name starlark.Value) (starlark.Value, error) { return Attr(x, text(name)) }),
		"$funcattrs":   plain("$funcattrs", functionWithAttrs),
		"$decorated":   plain("$decorated", decorated),
		"$annotate":    plain("$annotate", annotate),
	}
}
