package dataclasses

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// decoratorParams are the parameters of the decorator that are its options.
const decoratorParams = "init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False"

// options are the arguments for them.
type options struct {
	Init, Repr, Eq, Order, UnsafeHash, Frozen, MatchArgs, KwOnly, Slots, WeakrefSlot bool
}

// decoratorArgs are the arguments of dataclass.
type decoratorArgs struct {
	Cls native.Opt[starlark.Value]
	options
}

// dataclass is the decorator, with and without arguments.
func dataclass(t *script.Thread, a *decoratorArgs) (starlark.Value, error) {
	if a.Cls.Given {
		return a.apply(t, a.Cls.Value)
	}
	return decorator.With(&a.options), nil
}

// decorator is what dataclass with arguments returns.
var decorator = native.M1("dataclass", "cls", "gives a class methods for the fields that its\nannotations name", (*options).apply)

func (o *options) apply(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
	class, ok := v.(*object.Class)
	if !ok {
		return nil, object.TypeError.Errorf("dataclass() should be used on a class, not %s", object.TypeName(v))
	}
	return class, makeDataclass(class, o)
}

// allOf returns the fields of a dataclass or an instance of one, and its ClassVars and
// InitVars.
func allOf(v starlark.Value) ([]*field, bool) {
	class, ok := v.(*object.Class)
	if !ok {
		class = object.ClassOf(v)
	}
	found, _ := class.Lookup(fieldsKey)
	dict, ok := found.(*value.Dict)
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
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{
		"MISSING":             missing,
		"Field":               fieldClass,
		"InitVar":             initVarClass,
		"KW_ONLY":             kwOnlyMarker,
		"FrozenInstanceError": FrozenInstanceError,
	})
	return &starlarkstruct.Module{Name: "dataclasses", Members: members}
}

var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.FP("dataclass", "cls=None, /, *, "+decoratorParams, "gives a class methods for the fields that its\nannotations name", dataclass),
		native.FP("make_dataclass", "cls_name, fields, *, bases=(), namespace=None, module=None, decorator=None, "+decoratorParams, "makes such a class without a class statement", makeClass),
		native.FP("field", fieldParams, "a Field: with more to it than a default", newField),
		native.F1("fields", "class_or_instance", "the fields of a dataclass, a tuple", fieldTuple),
		native.F2("asdict", "obj, *, dict_factory=dict", "the values by the names of the fields, in those that they\ncontain, too", asDict),
		native.F2("astuple", "obj, *, tuple_factory=tuple", "the values as a tuple, in those that they contain, too", asTuple),
		native.F2("replace", "obj, /, **changes", "a copy with other values", replace),
		native.F1("is_dataclass", "obj", "whether obj is a dataclass, or an instance of one", isDataclass),
	}
})

func fieldTuple(_ *script.Thread, v starlark.Value) (starlark.Tuple, error) {
	fields, ok := fieldsOf(v)
	if !ok {
		return nil, object.TypeError.Errorf("must be called with a dataclass type or instance")
	}
	t := make(starlark.Tuple, len(fields))
	for i, f := range fields {
		t[i] = f
	}
	return t, nil
}

func isDataclass(_ *script.Thread, v starlark.Value) (bool, error) {
	_, ok := allOf(v)
	return ok, nil
}

// replaceMethod is __replace__.
var replaceMethod = native.F2("__replace__", "self_, /, **changes", "", replace)

// replace returns a copy of an instance with other values for some fields.
func replace(t *script.Thread, self starlark.Value, given native.Keywords) (starlark.Value, error) {
	all, ok := allOf(self)
	if _, isClass := self.(*object.Class); !ok || isClass {
		return nil, object.TypeError.Errorf("replace() should be called on dataclass instances")
	}
	changes := given.Starlark()
	changed := make(map[string]bool)
	for _, kw := range given {
		changed[kw.Name] = true
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
	return t.Invoke(object.ClassOf(self), nil, changes)
}
