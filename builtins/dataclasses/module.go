package dataclasses

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// dataclass is the decorator, with and without arguments.
func dataclass(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	o := dataclassOptions{
		init: truth(a.Values[1], true), repr: truth(a.Values[2], true), eq: truth(a.Values[3], true),
		order: truth(a.Values[4], false), unsafeHash: truth(a.Values[5], false), frozen: truth(a.Values[6], false),
		matchArgs: truth(a.Values[7], true), kwOnly: truth(a.Values[8], false),
	}
	apply := func(v starlark.Value) (starlark.Value, error) {
		class, ok := v.(*object.Class)
		if !ok {
			return nil, object.TypeError.Errorf("dataclass() should be used on a class, not %s", object.TypeName(v))
		}
		return class, makeDataclass(class, o)
	}
	if a.Values[0] != nil && a.Values[0] != starlark.None {
		return apply(a.Values[0])
	}
	return plain("dataclass", func(args starlark.Tuple) (starlark.Value, error) { return apply(args[0]) }), nil
}

// fieldsOf returns the fields of a dataclass or an instance of one.
func fieldsOf(v starlark.Value) ([]*field, bool) {
	class, ok := v.(*object.Class)
	if !ok {
		class = object.ClassOf(v)
	}
	found, _ := class.Lookup(fieldsKey)
	dict, ok := found.(*starlark.Dict)
	if !ok {
		return nil, false
	}
	var fields []*field
	for _, item := range dict.Items() {
		fields = append(fields, item[1].(*field))
	}
	return fields, true
}

// asDict is asdict: instances of dataclasses within v, and in its lists, tuples and
// dicts, become dicts; with asTuple, tuples.
func asDict(v starlark.Value, asTuple bool) (starlark.Value, error) {
	switch v := v.(type) {
	case *starlark.List:
		var elems []starlark.Value
		for i := range v.Len() {
			x, err := asDict(v.Index(i), asTuple)
			if err != nil {
				return nil, err
			}
			elems = append(elems, x)
		}
		return starlark.NewList(elems), nil
	case starlark.Tuple:
		elems := make(starlark.Tuple, len(v))
		for i := range v {
			x, err := asDict(v[i], asTuple)
			if err != nil {
				return nil, err
			}
			elems[i] = x
		}
		return elems, nil
	case *starlark.Dict:
		d := starlark.NewDict(v.Len())
		for _, item := range v.Items() {
			x, err := asDict(item[1], asTuple)
			if err != nil {
				return nil, err
			}
			if err := d.SetKey(item[0], x); err != nil {
				return nil, err
			}
		}
		return d, nil
	case *object.Instance:
		fields, ok := fieldsOf(v)
		if !ok {
			return v, nil
		}
		d, t := starlark.NewDict(len(fields)), make(starlark.Tuple, 0, len(fields))
		for _, f := range fields {
			x, err := pyrt.Attr(v, f.name)
			if err == nil {
				x, err = asDict(x, asTuple)
			}
			if err != nil {
				return nil, err
			}
			t = append(t, x)
			d.SetKey(starlark.String(f.name), x)
		}
		if asTuple {
			return t, nil
		}
		return d, nil
	}
	return v, nil
}

// New returns the module.
func New() *starlarkstruct.Module {
	convert := func(name string, asTuple bool) *starlark.Builtin {
		return script.NewFunction(name, "obj", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			if _, ok := fieldsOf(a.Values[0]); !ok || a.Values[0].Type() == "type" {
				return nil, object.TypeError.Errorf("%s() should be called on dataclass instances", name)
			}
			return asDict(a.Values[0], asTuple)
		})
	}
	return &starlarkstruct.Module{Name: "dataclasses", Members: starlark.StringDict{
		"dataclass": script.NewFunction("dataclass",
			"cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False", dataclass),
		"field":               script.NewFunction("field", "*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING", newField),
		"asdict":              convert("asdict", false),
		"astuple":             convert("astuple", true),
		"MISSING":             missing,
		"InitVar":             object.NewNative("dataclasses", "InitVar"),
		"KW_ONLY":             kwOnlyMarker,
		"FrozenInstanceError": FrozenInstanceError,
		"fields": script.NewFunction("fields", "class_or_instance", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			fields, ok := fieldsOf(a.Values[0])
			if !ok {
				return nil, object.TypeError.Errorf("must be called with a dataclass type or instance")
			}
			t := make(starlark.Tuple, len(fields))
			for i, f := range fields {
				t[i] = f
			}
			return t, nil
		}),
		"is_dataclass": script.NewFunction("is_dataclass", "obj", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			_, ok := fieldsOf(a.Values[0])
			return starlark.Bool(ok), nil
		}),
		"replace": script.NewFunction("replace", "obj, /, **changes", replace),
	}}
}

func replace(t *script.Thread, a signature.Args) (starlark.Value, error) {
	fields, ok := fieldsOf(a.Values[0])
	if !ok {
		return nil, object.TypeError.Errorf("replace() should be called on dataclass instances")
	}
	changes := a.Kwargs
	changed := make(map[string]bool)
	for _, kw := range changes {
		changed[text(kw[0])] = true
	}
	for _, f := range fields {
		if changed[f.name] {
			if !f.init {
				return nil, object.ValueError.Errorf("field %s is declared with init=False, it cannot be specified with replace()", f.name)
			}
			continue
		}
		if !f.init {
			continue
		}
		v, err := pyrt.Attr(a.Values[0], f.name)
		if err != nil {
			return nil, err
		}
		changes = append(changes, starlark.Tuple{starlark.String(f.name), v})
	}
	return starlark.Call(t.Interp(), object.ClassOf(a.Values[0]), nil, changes)
}
