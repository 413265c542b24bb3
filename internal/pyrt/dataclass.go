package pyrt

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// This file is the module dataclasses. Source: PEP 557, and the module in the Python
// library reference.

// missing is the default of a field that has none.
var missing = &sentinel{"MISSING"}

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return "<" + s.name + ">" }
func (s *sentinel) Type() string          { return s.name }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return script.AddressHash(s) }

// field is a field of a dataclass.
type field struct {
	name    string
	typ     starlark.Value // the annotation
	def     starlark.Value // missing if there is none
	factory starlark.Value
	init    bool
	repr    bool
	compare bool
	hash    starlark.Value // None: as compare
	kwOnly  bool
	pseudo  bool // an InitVar: a parameter of __init__ for __post_init__
}

var _ starlark.HasAttrs = (*field)(nil)

func (f *field) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(f.name), nil
	case "type":
		return f.typ, nil
	case "default":
		return f.def, nil
	case "default_factory":
		return f.factory, nil
	case "init":
		return starlark.Bool(f.init), nil
	case "repr":
		return starlark.Bool(f.repr), nil
	case "compare":
		return starlark.Bool(f.compare), nil
	case "kw_only":
		return starlark.Bool(f.kwOnly), nil
	case "metadata":
		return new(starlark.Dict), nil
	}
	return nil, nil
}

func (f *field) AttrNames() []string {
	return []string{"compare", "default", "default_factory", "init", "kw_only", "metadata", "name", "repr", "type"}
}
func (f *field) String() string        { return "Field(name=" + object.Repr(starlark.String(f.name)) + ")" }
func (f *field) Type() string          { return "Field" }
func (f *field) Freeze()               {}
func (f *field) Truth() starlark.Bool  { return true }
func (f *field) Hash() (uint32, error) { return script.AddressHash(f) }

// truth returns whether an argument is true; def if it was not given.
func truth(v starlark.Value, def bool) bool {
	if v == nil {
		return def
	}
	return bool(v.Truth())
}

func newField(_ *script.Thread, a args) (starlark.Value, error) {
	f := &field{
		def: a.Values[0], factory: a.Values[1], init: truth(a.Values[2], true), repr: truth(a.Values[3], true),
		hash: a.Values[4], compare: truth(a.Values[5], true), kwOnly: truth(a.Values[7], false), typ: starlark.None,
	}
	if f.def == nil {
		f.def = missing
	}
	if f.factory == nil {
		f.factory = missing
	}
	if f.def != missing && f.factory != missing {
		return nil, object.ValueError.Errorf("cannot specify both default and default_factory")
	}
	return f, nil
}

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
		define("__eq__", compareMethod("__eq__", class, compared))
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
			attrs.Set(name, compareMethod(name, class, compared))
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

// initMethod returns the __init__ of a dataclass.
func initMethod(class *object.Class, fields []*field, frozen bool) (starlark.Value, error) {
	var params, keywords []string
	var bound []*field
	var last string
	for _, f := range fields {
		if !f.init || f.kwOnly {
			continue
		}
		if f.def == missing && f.factory == missing {
			if last != "" {
				return nil, object.TypeError.Errorf("non-default argument '%s' follows default argument '%s'", f.name, last)
			}
			params = append(params, f.name)
		} else {
			last = f.name
			params = append(params, f.name+"=default")
		}
		bound = append(bound, f)
	}
	for _, f := range fields {
		if !f.init || !f.kwOnly {
			continue
		}
		if f.def == missing && f.factory == missing {
			keywords = append(keywords, f.name)
		} else {
			keywords = append(keywords, f.name+"=default")
		}
		bound = append(bound, f)
	}
	list := append([]string{"self"}, params...)
	if len(keywords) > 0 {
		list = append(append(list, "*"), keywords...)
	}
	sig := signature.New(class.Name()+".__init__", strings.Join(list, ", "))
	return starlark.NewBuiltin("__init__", func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, object.TypeError.Errorf("%s.__init__() missing 1 required positional argument: 'self'", class.Name())
		}
		self := args[0]
		a, err := sig.Bind(args[1:], kwargs)
		if err != nil {
			return nil, err
		}
		given := make(map[*field]starlark.Value, len(bound))
		for i, f := range bound {
			given[f] = a.Values[i]
		}
		post := starlark.Tuple{self} // for __post_init__
		for _, f := range fields {   // in the order of the fields
			v := given[f]
			if v == nil {
				switch {
				case f.factory != missing:
					if v, err = starlark.Call(interp, f.factory, nil, nil); err != nil {
						return nil, err
					}
				case f.def != missing:
					v = f.def
				default:
					continue
				}
			}
			if f.pseudo {
				post = append(post, v)
				continue
			}
			if err := setOwn(self, f.name, v, frozen); err != nil {
				return nil, err
			}
		}
		if fn, _ := object.ClassOf(self).Lookup("__post_init__"); fn != nil {
			if _, err := starlark.Call(interp, fn, post, nil); err != nil {
				return nil, err
			}
		}
		return starlark.None, nil
	}), nil
}

// setOwn sets a field as object.__setattr__ does if the class is frozen.
func setOwn(self starlark.Value, name string, v starlark.Value, frozen bool) error {
	if inst, ok := self.(*object.Instance); ok && frozen {
		return inst.SetAttr(name, v)
	}
	return setAttr(self, name, v)
}

// fieldValues returns the values of the fields, or of those that are compared.
func fieldValues(self starlark.Value, fields []*field, compared bool) (starlark.Tuple, error) {
	values := make(starlark.Tuple, 0, len(fields))
	for _, f := range fields {
		if compared && !f.compare {
			continue
		}
		v, err := attr(self, f.name)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func reprMethod(fields []*field) starlark.Value {
	active := make(map[starlark.Value]bool) // whose repr is being made
	return plain("__repr__", func(args starlark.Tuple) (starlark.Value, error) {
		if active[args[0]] {
			return starlark.String("..."), nil
		}
		active[args[0]] = true
		defer delete(active, args[0])
		var b strings.Builder
		b.WriteString(classQualname(object.ClassOf(args[0])) + "(")
		sep := ""
		for _, f := range fields {
			if !f.repr {
				continue
			}
			v, err := attr(args[0], f.name)
			if err != nil {
				return nil, err
			}
			b.WriteString(sep + f.name + "=" + object.Repr(v))
			sep = ", "
		}
		return starlark.String(b.String() + ")"), nil
	})
}

func classQualname(c *object.Class) string {
	v, _ := c.Attr("__qualname__")
	return text(v)
}

func hashMethod(compared func(starlark.Value) (starlark.Tuple, error)) starlark.Value {
	return plain("__hash__", func(args starlark.Tuple) (starlark.Value, error) {
		values, err := compared(args[0])
		if err != nil {
			return nil, err
		}
		h, err := values.Hash()
		return starlark.MakeUint64(uint64(h)), err
	})
}

// compareMethod returns a comparison of the fields, of instances of the same class.
func compareMethod(name string, _ *object.Class, compared func(starlark.Value) (starlark.Tuple, error)) starlark.Value {
	return plain(name, func(args starlark.Tuple) (starlark.Value, error) {
		if object.ClassOf(args[0]) != object.ClassOf(args[1]) {
			return object.NotImplemented, nil
		}
		x, err := compared(args[0])
		if err != nil {
			return nil, err
		}
		y, err := compared(args[1])
		if err != nil {
			return nil, err
		}
		result, err := compare(name, x, y)
		return starlark.Bool(result), err
	})
}

// dataclass is the decorator, with and without arguments.
func dataclass(_ *script.Thread, a args) (starlark.Value, error) {
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
			x, err := attr(v, f.name)
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

// Dataclasses returns the module dataclasses.
func Dataclasses() *starlarkstruct.Module {
	convert := func(name string, asTuple bool) *starlark.Builtin {
		return public(name, "obj", func(_ *script.Thread, a args) (starlark.Value, error) {
			if _, ok := fieldsOf(a.Values[0]); !ok || a.Values[0].Type() == "type" {
				return nil, object.TypeError.Errorf("%s() should be called on dataclass instances", name)
			}
			return asDict(a.Values[0], asTuple)
		})
	}
	return &starlarkstruct.Module{Name: "dataclasses", Members: starlark.StringDict{
		"dataclass": public("dataclass",
			"cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False", dataclass),
		"field":               public("field", "*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING", newField),
		"asdict":              convert("asdict", false),
		"astuple":             convert("astuple", true),
		"MISSING":             missing,
		"InitVar":             object.NewNative("dataclasses", "InitVar"),
		"KW_ONLY":             kwOnlyMarker,
		"FrozenInstanceError": FrozenInstanceError,
		"fields": public("fields", "class_or_instance", func(_ *script.Thread, a args) (starlark.Value, error) {
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
		"is_dataclass": public("is_dataclass", "obj", func(_ *script.Thread, a args) (starlark.Value, error) {
			_, ok := fieldsOf(a.Values[0])
			return starlark.Bool(ok), nil
		}),
		"replace": public("replace", "obj, /, **changes", replace),
	}}
}

func replace(t *script.Thread, a args) (starlark.Value, error) {
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
		v, err := attr(a.Values[0], f.name)
		if err != nil {
			return nil, err
		}
		changes = append(changes, starlark.Tuple{starlark.String(f.name), v})
	}
	return starlark.Call(t.Interp(), object.ClassOf(a.Values[0]), nil, changes)
}
