package dataclasses

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// decoratorParams are the parameters of the decorator that are its options.
const decoratorParams = "init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False"

// optionsOf returns the options that arguments say.
func optionsOf(values []starlark.Value) *options {
	return &options{
		init: truth(values[0], true), repr: truth(values[1], true), eq: truth(values[2], true),
		order: truth(values[3], false), unsafeHash: truth(values[4], false), frozen: truth(values[5], false),
		matchArgs: truth(values[6], true), kwOnly: truth(values[7], false),
		slots: truth(values[8], false), weakrefSlot: truth(values[9], false),
	}
}

// dataclass is the decorator, with and without arguments.
func dataclass(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	o := optionsOf(a.Values[1:])
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

// allOf returns the fields of a dataclass or an instance of one, and its ClassVars and
// InitVars.
func allOf(v starlark.Value) ([]*field, bool) {
	class, ok := v.(*object.Class)
	if !ok {
		class = object.ClassOf(v)
	}
	found, _ := class.Lookup(fieldsKey)
	dict, ok := found.(*starlark.Dict)
	if !ok {
		return nil, false
	}
	fields := make([]*field, 0, dict.Len())
	for _, f := range dict.Entries() {
		if f, ok := f.(*field); ok {
			fields = append(fields, f)
		}
	}
	return fields, true
}

// fieldsOf returns the fields of a dataclass or an instance of one.
func fieldsOf(v starlark.Value) ([]*field, bool) {
	all, ok := allOf(v)
	var fields []*field
	for _, f := range all {
		if f.kind == ordinary {
			fields = append(fields, f)
		}
	}
	return fields, ok
}

// New returns the module.
func New() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "dataclasses", Members: starlark.StringDict{
		"dataclass":           script.NewFunction("dataclass", "cls=None, /, *, "+decoratorParams, dataclass),
		"make_dataclass":      script.NewFunction("make_dataclass", makeParams, makeClass),
		"field":               script.NewFunction("field", "*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None", newField),
		"asdict":              script.NewFunction("asdict", "obj, *, dict_factory=dict", asDict),
		"astuple":             script.NewFunction("astuple", "obj, *, tuple_factory=tuple", asTuple),
		"MISSING":             missing,
		"Field":               fieldClass,
		"InitVar":             initVarClass,
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
			_, ok := allOf(a.Values[0])
			return starlark.Bool(ok), nil
		}),
		"replace": script.NewFunction("replace", "obj, /, **changes", replace),
	}}
}

// replaceMethod is __replace__.
var replaceMethod = script.NewFunction("__replace__", "self_, /, **changes", replace)

// replace returns a copy of an instance with other values for some fields.
func replace(t *script.Thread, a signature.Args) (starlark.Value, error) {
	self := a.Values[0]
	all, ok := allOf(self)
	if _, isClass := self.(*object.Class); !ok || isClass {
		return nil, object.TypeError.Errorf("replace() should be called on dataclass instances")
	}
	changes := append([]starlark.Tuple(nil), a.Kwargs...)
	changed := make(map[string]bool)
	for _, kw := range changes {
		changed[text(kw[0])] = true
	}
	for _, f := range all {
		switch {
		case f.kind == classVar, f.init && changed[f.name], !f.init && !changed[f.name]:
			continue
		case !f.init:
			return nil, object.TypeError.Errorf("field %s is declared with init=False, it cannot be specified with replace()", f.name)
		case f.kind == initVar && f.def == missing:
			return nil, object.TypeError.Errorf("InitVar '%s' must be specified with replace()", f.name)
		}
		v, err := pyrt.Attr(self, f.name)
		if err != nil {
			return nil, err
		}
		changes = append(changes, starlark.Tuple{starlark.String(f.name), v})
	}
	return starlark.Call(t.Interp(), object.ClassOf(self), nil, changes)
}
