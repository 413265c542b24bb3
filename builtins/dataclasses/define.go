package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/value"
)

// paramsKey is the attribute of a class that has what the decorator was given.
const paramsKey = "__dataclass_params__"

// params returns the value of that attribute.
func (o *options) params() starlark.Value {
	return starlarkstruct.FromStringDict(starlark.String("_DataclassParams"), starlark.StringDict{
		"init": starlark.Bool(o.Init), "repr": starlark.Bool(o.Repr), "eq": starlark.Bool(o.Eq), "order": starlark.Bool(o.Order),
		"unsafe_hash": starlark.Bool(o.UnsafeHash), "frozen": starlark.Bool(o.Frozen), "match_args": starlark.Bool(o.MatchArgs),
		"kw_only": starlark.Bool(o.KwOnly), "slots": starlark.Bool(o.Slots), "weakref_slot": starlark.Bool(o.WeakrefSlot),
	})
}

// FrozenInstanceError is what assigning to a field of a frozen dataclass raises.
var FrozenInstanceError = native.Table{
	Doc: "what assigning to a field of a frozen class raises",
}.Define(object.NewClass("dataclasses", "FrozenInstanceError", object.AttributeError))

// makeDataclass adds to class what its annotations ask for.
func makeDataclass(class *object.Class, o *options) error {
	attrs := class.Attrs()
	ownHash, ownEq := attrs.Get("__hash__"), attrs.Get("__eq__") != nil
	explicitHash := ownHash != nil && !(ownHash == starlark.None && ownEq)
	all, err := collectFields(class, o)
	if err != nil {
		return err
	}
	if err := checkFrozen(class, o.Frozen); err != nil {
		return err
	}
	dict := value.NewDict(len(all))
	var fields []*field
	for _, f := range all {
		dict.SetKey(starlark.String(f.name), f)
		if f.kind == ordinary {
			fields = append(fields, f)
		}
	}
	attrs.Set(paramsKey, o.params())
	attrs.Set(fieldsKey, dict)
	if o.Order && !o.Eq {
		return object.ValueError.Errorf("eq must be true if order is true")
	}
	// define sets an attribute, unless the class has it itself: then it returns true.
	define := func(name string, fn starlark.Value) (defined bool) {
		if attrs.Get(name) != nil {
			return true
		}
		class.Set(name, fn)
		return false
	}
	if o.Init {
		init, err := initMethod(class, all, o)
		if err != nil {
			return err
		}
		define("__init__", init)
	}
	define("__replace__", replaceMethod)
	m := &methods{class: class, fields: fields}
	if o.Repr {
		define("__repr__", m.define("__repr__", selfOnly, m.repr))
	}
	if o.Eq {
		define("__eq__", m.equality())
	}
	if o.Order {
		for _, o := range orders {
			if define(o.name, m.define(o.name, selfOther, m.order(o.op))) {
				return object.TypeError.Errorf("Cannot overwrite attribute %s in class %s Consider using functools.total_ordering", o.name, class.Name())
			}
		}
	}
	if o.Frozen {
		for _, fn := range m.frozen() {
			if define(fn.Name(), fn) {
				return object.TypeError.Errorf("Cannot overwrite attribute %s in class %s", fn.Name(), class.Name())
			}
		}
	}
	switch {
	case o.UnsafeHash && explicitHash:
		return object.TypeError.Errorf("Cannot overwrite attribute __hash__ in class %s", class.Name())
	case o.UnsafeHash, o.Eq && o.Frozen && !explicitHash:
		attrs.Set("__hash__", m.define("__hash__", selfOnly, m.hash))
	case o.Eq && !explicitHash:
		attrs.Set("__hash__", starlark.None)
	}
	if attrs.Get("__doc__") == nil {
		attrs.Set("__doc__", starlark.String(class.Name()+initText(all)))
	}
	if o.MatchArgs {
		names := starlark.Tuple{}
		for _, f := range all {
			if f.kind != classVar && f.init && !f.keywordOnly() {
				names = append(names, starlark.String(f.name))
			}
		}
		define("__match_args__", names)
	}
	return addSlots(class, fields, o)
}

// checkFrozen returns an error if a frozen class has bases that are not, or the other way
// round.
func checkFrozen(class *object.Class, frozen bool) error {
	for _, base := range class.MRO()[1:] {
		p, ok := base.Attrs().Get(paramsKey).(*starlarkstruct.Struct)
		if !ok {
			continue
		}
		v, _ := p.Attr("frozen")
		switch baseFrozen := bool(v.Truth()); {
		case baseFrozen && !frozen:
			return object.TypeError.Errorf("cannot inherit non-frozen dataclass from a frozen one")
		case !baseFrozen && frozen:
			return object.TypeError.Errorf("cannot inherit frozen dataclass from a non-frozen one")
		}
	}
	return nil
}

// addSlots is what slots=True asks for. CPython makes another class; here it is the same.
func addSlots(class *object.Class, fields []*field, o *options) error {
	attrs := class.Attrs()
	switch {
	case !o.Slots && o.WeakrefSlot:
		return object.TypeError.Errorf("weakref_slot is True but slots is False")
	case !o.Slots:
		return nil
	case attrs.Get("__slots__") != nil:
		return object.TypeError.Errorf("%s already specifies __slots__", class.Name())
	}
	inherited := make(map[string]bool)
	for _, base := range class.MRO()[1:] {
		if slots, ok := value.TupleOf(base.Attrs().Get("__slots__")); ok {
			for _, name := range slots {
				inherited[text(name)] = true
			}
		}
	}
	slots := starlark.Tuple{}
	for _, f := range fields {
		attrs.Delete(f.name)
		if !inherited[f.name] {
			slots = append(slots, starlark.String(f.name))
		}
	}
	if o.WeakrefSlot && !inherited["__weakref__"] {
		slots = append(slots, starlark.String("__weakref__"))
	}
	return class.SetSlots(slots)
}

// initText returns the parameters of __init__ as the docstring of a dataclass shows them.
func initText(fields []*field) string {
	var params []string
	list := func(keyword bool) {
		for _, f := range fields {
			if f.kind == classVar || !f.init || f.keywordOnly() != keyword {
				continue
			}
			if keyword && (len(params) == 0 || params[0] != "*" && !strings.HasPrefix(params[len(params)-1], "*")) {
				params = append(params, "*")
			}
			p := f.name + ": " + annotationText(f.typ)
			switch {
			case f.factory != missing:
				p += " = <factory>"
			case f.def != missing:
				p += " = " + object.Repr(f.def)
			}
			params = append(params, p)
		}
	}
	list(false)
	list(true)
	return "(" + strings.Join(params, ", ") + ")"
}

// annotationText returns an annotation as the inspect module shows it.
func annotationText(typ starlark.Value) string {
	if c, ok := typ.(*object.Class); ok {
		return c.QualifiedName()
	}
	return strings.ReplaceAll(object.Repr(typ), "typing.", "")
}
