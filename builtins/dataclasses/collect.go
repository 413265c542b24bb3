package dataclasses

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// fieldsKey is the attribute of a class that has its fields, a dict by name; those of
// InitVar and ClassVar, too.
const fieldsKey = "__dataclass_fields__"

// collectFields returns what the annotations of class and of its bases make, and takes
// field(…) out of the class.
func collectFields(class *object.Class, o *options) ([]*field, error) {
	var fields []*field
	add := func(f *field) {
		if i := slices.IndexFunc(fields, func(old *field) bool { return old.name == f.name }); i >= 0 {
			fields[i] = f
		} else {
			fields = append(fields, f)
		}
	}
	for _, base := range slices.Backward(class.MRO()[1:]) {
		if inherited, ok := base.Attrs().Get(fieldsKey).(*value.Dict); ok {
			for _, item := range inherited.Items() {
				add(item[1].(*field))
			}
		}
	}
	annotations, err := annotationsOf(class)
	if err != nil {
		return nil, err
	}
	kwOnly, seen := o.KwOnly, false
	for name, typ := range annotations.Entries() {
		if typ == kwOnlyMarker || isNamed(typ, "KW_ONLY") {
			if seen {
				return nil, object.TypeError.Errorf("%s is KW_ONLY, but KW_ONLY has already been specified", object.Repr(name))
			}
			kwOnly, seen = true, true
			continue
		}
		f, err := makeField(class, text(name), typ, kwOnly)
		if err != nil {
			return nil, err
		}
		add(f)
	}
	attrs := class.Attrs()
	for _, name := range slices.Clone(attrs.Names()) {
		if _, ok := attrs.Get(name).(*field); ok {
			return nil, object.TypeError.Errorf("%s is a field but has no type annotation", object.Repr(starlark.String(name)))
		}
	}
	return fields, nil
}

// annotationsOf returns the annotations of a class itself. Those that name what is not
// defined yet are texts.
func annotationsOf(class *object.Class) (*value.Dict, error) {
	v := class.Attrs().Get("__annotations__")
	if a := class.Annotations(); v == nil && a != nil {
		var err error
		if v, err = a.Forward(class.Caller()); err != nil {
			return nil, err
		}
	}
	if d, ok := v.(*value.Dict); ok {
		return d, nil
	}
	return new(value.Dict), nil
}

// makeField returns what an annotation makes. The default is what the class has by that
// name, itself or from a base.
func makeField(class *object.Class, name string, typ starlark.Value, kwOnly bool) (*field, error) {
	def, err := class.Attr(name)
	if err != nil {
		def = missing
	}
	f, ok := def.(*field)
	if ok {
		if f.def != missing {
			class.Attrs().Set(name, f.def)
		} else {
			class.Attrs().Delete(name)
		}
	} else {
		f = fieldWith(def)
	}
	f.name, f.typ, f.kind = name, typ, ordinary
	switch {
	case isNamed(typ, "ClassVar"):
		f.kind = classVar
	case isInitVar(typ):
		f.kind = initVar
	}
	switch {
	case f.kind != ordinary && f.factory != missing:
		return nil, object.TypeError.Errorf("field %s cannot have a default factory", name)
	case f.kind == classVar && f.kwOnly != missing:
		return nil, object.TypeError.Errorf("field %s is a ClassVar but specifies kw_only", name)
	case f.kind == ordinary && f.def != missing && unhashable(f.def):
		return nil, object.ValueError.Errorf("mutable default %s for field %s is not allowed: use default_factory", object.ClassOf(f.def), name)
	}
	if f.kwOnly == missing && f.kind != classVar {
		f.kwOnly = starlark.Bool(kwOnly)
	}
	return f, nil
}

// unhashable reports whether v is of a type that says that its values have no hash.
func unhashable(v starlark.Value) bool {
	switch class := object.ClassOf(v); class {
	case object.ListType, object.DictType, object.SetType, object.BytearrayType:
		return true
	default:
		h, _ := class.Lookup("__hash__")
		return h == starlark.None
	}
}

// isNamed reports whether an annotation, a text or a value, is what name says, perhaps
// with parameters.
func isNamed(typ starlark.Value, name string) bool {
	s, ok := object.AsString(typ)
	switch {
	case typ.Type() == "type":
		return false
	case !ok:
		s = typ.String()
	}
	s, _, _ = strings.Cut(s, "[")
	return s == name || strings.HasSuffix(s, "."+name)
}
