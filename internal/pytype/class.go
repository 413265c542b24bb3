package pytype

import (
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
)

func init() {
	object.ByteArray.SetEmpty(func() starlark.Value { return new(pyop.Bytearray) })
	object.LoadMethods = sync.OnceFunc(setClassAttrs)
}

// setClassAttrs gives the classes of the built-in types their methods as attributes, for
// reads such as str.upper, and for the classes of scripts that derive from them.
func setClassAttrs() {
	for name, methods := range classes() {
		class := object.TypeNamed(name)
		if class == nil || class == object.Bool { // bool inherits what int has
			continue
		}
		attrs := make(map[string]starlark.Value, len(methods)+1)
		for name, m := range methods {
			switch {
			case !isStatic(m):
				attrs[name] = m
			case name == "maketrans":
				attrs[name] = object.NewStaticMethod(m)
			default:
				attrs[name] = object.NewClassMethod(alternative(class, m))
			}
		}
		for _, datum := range data[name] {
			attrs[datum] = &dataAttr{class, datum}
		}
		if methods["__hash__"] == nil {
			attrs["__hash__"] = starlark.None
		}
		class.SetMethods(attrs)
	}
}

// alternative returns the class method for a constructor such as dict.fromkeys, which
// makes an instance of the class that it is called of.
func alternative(base *object.Class, m *starlark.Builtin) *starlark.Builtin {
	params, _ := object.ParametersOf(m)
	return starlark.NewBuiltin(m.Name(), func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, err := m.CallInternal(thread, args[1:], kwargs)
		if err != nil || args[0] == base {
			return v, err
		}
		d, isDict := v.(*starlark.Dict)
		if !isDict {
			return starlark.Call(thread, args[0], starlark.Tuple{v}, nil)
		}
		made, err := starlark.Call(thread, args[0], nil, nil)
		if err != nil {
			return nil, err
		}
		for k, v := range d.Entries() {
			if err := pyop.SetItem(nil, made, k, v); err != nil {
				return nil, err
			}
		}
		return made, nil
	}).BindReceiver(object.Parameters(params))
}
