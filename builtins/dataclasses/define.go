package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// dataclassOptions are the arguments of the decorator.
type dataclassOptions struct {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly bool
}

// fieldsKey is the attribute of a class that has its fields, a dict by name.
const fieldsKey = "__dataclass_fields__"

// kwOnlyMarker is the value of dataclasses.KW_ONLY: the fields behind an annotation
// with it are keyword-only.
var kwOnlyMarker = &sentinel{"KW_ONLY"}

// makeDataclass adds to class what its annotations ask for.
func makeDataclass(class *object.Class, o dataclassOptions) error {
	fields, err := collectFields(class, o)
	if err != nil {
		return err
	}
	attrs := class.Attrs()
	dict := new(starlark.Dict)
	all := fields
	fields = nil
	for _, f := range all {
		if !f.pseudo {
			fields = append(fields, f)
			dict.SetKey(starlark.String(f.name), f)
		}
	}
	attrs.Set(fieldsKey, dict)
	define := func(name string, fn starlark.Value) {
		if attrs.Get(name) == nil {
			attrs.Set(name, fn)
		}
	}
	if o.init {
		init, err := initMethod(class, all, o.frozen)
		if err != nil {
			return err
		}
		define("__init__", init)
	}
	if o.repr {
		define("__repr__", reprMethod(fields))
	}
	compared := func(self starlark.Value) (starlark.Tuple, error) { return fieldValues(self, fields, true) }
	if o.eq {
		define("__eq__", compareMethod("__eq__", compared))
		if hash := attrs.Get("__hash__"); hash == nil || hash == starlark.None {
			switch {
			case o.frozen || o.unsafeHash:
				attrs.Set("__hash__", hashMethod(compared))
			default:
				attrs.Set("__hash__", starlark.None)
			}
		}
	}
	if o.order {
		if !o.eq {
			return object.ValueError.Errorf("eq must be true if order is true")
		}
		for _, name := range []string{"__lt__", "__le__", "__gt__", "__ge__"} {
			if attrs.Get(name) != nil {
				return object.TypeError.Errorf("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering", name, class.Name())
			}
			attrs.Set(name, compareMethod(name, compared))
		}
	}
	if o.frozen {
		freeze := func(verb string) starlark.Value {
			return plain("__"+verb+"attr__", func(args starlark.Tuple) (starlark.Value, error) {
				word := map[string]string{"set": "assign to", "del": "delete"}[verb]
				return nil, FrozenInstanceError.Errorf("cannot %s field %s", word, object.Repr(args[1]))
			})
		}
		attrs.Set("__setattr__", freeze("set"))
		attrs.Set("__delattr__", freeze("del"))
	}
	if o.matchArgs {
		var names starlark.Tuple
		for _, f := range fields {
			if f.init && !f.kwOnly {
				names = append(names, starlark.String(f.name))
			}
		}
		define("__match_args__", names)
	}
	return nil
}

// FrozenInstanceError is what assigning to a field of a frozen dataclass raises.
var FrozenInstanceError = object.NewClass("dataclasses", "FrozenInstanceError", object.AttributeError)

// collectFields returns the fields of class: those of its bases, and its annotations.
func collectFields(class *object.Class, o dataclassOptions) ([]*field, error) {
	var fields []*field
	add := func(f *field) {
		for i, old := range fields {
			if old.name == f.name {
				fields[i] = f
				return
			}
		}
		fields = append(fields, f)
	}
	mro := class.MRO()
	for i := len(mro) - 1; i > 0; i-- {
		if inherited, ok := mro[i].Attrs().Get(fieldsKey).(*starlark.Dict); ok {
			for _, item := range inherited.Items() {
				add(item[1].(*field))
			}
		}
	}
	attrs := class.Attrs()
	annotations, _ := attrs.Get("__annotations__").(*starlark.Dict)
	if annotations == nil {
		annotations = new(starlark.Dict)
	}
	kwOnly := o.kwOnly
	for _, item := range annotations.Items() {
		name, typ := text(item[0]), item[1]
		if typ == kwOnlyMarker || isNamed(typ, "KW_ONLY") {
			kwOnly = true
			continue
		}
		if isNamed(typ, "ClassVar") {
			continue
		}
		pseudo := isNamed(typ, "InitVar")
		f := &field{def: missing, factory: missing, init: true, repr: true, compare: true}
		switch def := attrs.Get(name).(type) {
		case nil:
		case *field:
			f = def
			if f.def != missing {
				attrs.Set(name, f.def)
			} else {
				attrs.Delete(name)
			}
		case *starlark.List, *starlark.Dict, *starlark.Set:
			return nil, object.ValueError.Errorf("mutable default %s for field %s is not allowed: use default_factory", object.ClassOf(def), name)
		default:
			f.def = def
		}
		f.name, f.typ, f.kwOnly, f.pseudo = name, typ, f.kwOnly || kwOnly, pseudo
		add(f)
	}
	return fields, nil
}

// isNamed reports whether an annotation, kept as a text or a value, is what name says.
func isNamed(typ starlark.Value, name string) bool {
	s, ok := starlark.AsString(typ)
	if c, isClass := typ.(*object.Class); isClass {
		return c.Name() == name
	}
	if !ok {
		s = typ.String()
	}
	s, _, _ = strings.Cut(s, "[")
	return s == name || strings.HasSuffix(s, "."+name)
}
