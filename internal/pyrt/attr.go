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
		if v := object.FunctionAttr(x, name); v != nil {
			return v, nil
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
		"$funcattrs": function("$funcattrs", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			fn, ok := args[0].(*starlark.Function)
			if !ok {
				return args[0], nil
			}
			var attrs object.Namespace
			for _, item := range args[1].(*starlark.Dict).Items() {
				v := item[1]
				if d, ok := v.(*starlark.Dict); ok { // annotations
					evaluated := new(starlark.Dict)
					for _, ann := range d.Items() {
						evaluated.SetKey(ann[0], evaluate(t, ann[1]))
					}
					v = evaluated
				}
				attrs.Set(text(item[0]), v)
			}
			return object.NewFunction(fn, attrs), nil
		}),
		"vars": public("vars", "object, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			v, err := Attr(a.Values[0], "__dict__")
			if err != nil {
				return nil, object.TypeError.Errorf("vars() argument must have __dict__ attribute")
			}
			return v, nil
		}),
		"dir": public("dir", "object, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			var list []starlark.Value
			for _, name := range attrNames(a.Values[0]) {
				list = append(list, starlark.String(name))
			}
			return starlark.NewList(list), nil
		}),
	}
}
