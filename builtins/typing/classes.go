package typing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	"fstar/internal/value"
)

// The classes that are bases of a script's.
var (
	genericClass    = object.NewClass("typing", "Generic", nil)
	protocolClass   = object.NewClass("typing", "Protocol", genericClass)
	namedTupleClass = object.NewTupleBase("typing", "NamedTuple")
	typedDictClass  = object.NewClass("typing", "TypedDict", nil)
)

// plainClasses say something of types, and nothing when scripts run.
var plainClasses = func() []*object.Class {
	const converts = "what can be converted so"
	plain := func(name, doc string) *object.Class {
		return native.Table{Doc: doc}.Define(object.NewClass("typing", name, nil))
	}
	return []*object.Class{
		plain("SupportsInt", converts), plain("SupportsFloat", converts), plain("SupportsComplex", converts), plain("SupportsBytes", converts),
		plain("SupportsIndex", converts), plain("SupportsAbs", converts), plain("SupportsRound", converts),
		plain("TextIO", "a file of str, or one of bytes"), plain("BinaryIO", "a file of str, or one of bytes"),
	}
}()

func init() {
	native.Table{
		Doc:          "class C(Generic[T]) is generic",
		ClassMethods: []*native.Function{native.M1("__class_getitem__", "types", "", subscriptClass).AnyThread()},
	}.Define(genericClass)
	native.Table{Doc: "class C(Protocol) says what values must have"}.Define(protocolClass)
	native.Table{
		Doc:          "class P(NamedTuple), and NamedTuple('P', [('x', int), …])",
		ClassMethods: []*native.Function{native.M1("__init_subclass__", "**kwargs", "", initNamedTuple).AnyThread()},
	}.Define(namedTupleClass)
	namedTupleClass.Attrs().Set("__new__", object.NewStaticMethod(native.M2("NamedTuple", "*args, **kwargs", "a class of named tuples", makeNamedTuple)))
	native.Table{
		Doc:          "class D(TypedDict, total=True), and TypedDict('D', {'x': int})",
		ClassMethods: []*native.Function{native.M1("__init_subclass__", "**kwargs", "", initTypedDict).AnyThread()},
	}.Define(typedDictClass)
	typedDictClass.Attrs().Set("__new__", object.NewStaticMethod(native.M2("TypedDict", "*args, **kwargs", "a dict, or a class of dicts", makeTypedDict)))
}

// subscriptClass is C[types] for Generic, Protocol, and the classes derived from them.
func subscriptClass(class *object.Class, _ *script.Thread, key starlark.Value) (*Alias, error) {
	types := typesOf(tupleOf(key))
	if class == genericClass || class == protocolClass {
		for i, v := range types {
			if _, ok := v.(*TypeVar); !ok {
				if a, isAlias := v.(*Alias); isAlias && a.form != nil && a.form.name == "Unpack" {
					continue
				}
				return nil, object.TypeError.Errorf("Parameters to %s[...] must all be type variables or parameter specification variables.", class.Name())
			}
			if slices.Contains(types[:i], v) {
				return nil, object.TypeError.Errorf("Parameters to %s[...] must all be unique", class.Name())
			}
		}
	}
	return &Alias{class: class, args: types}, nil
}

// annotationsOf returns the annotations of a class itself, as names and types.
func annotationsOf(class *object.Class) []starlark.Tuple {
	v := class.Attrs().Get("__annotations__")
	if a := class.Annotations(); v == nil && a != nil {
		v, _ = a.Forward(class.Caller()) // which does not fail for what is not defined yet
	}
	if d, ok := v.(*value.Dict); ok {
		return d.Items()
	}
	return nil
}

// initNamedTuple makes a class that was derived from NamedTuple one of named tuples.
func initNamedTuple(class *object.Class, _ *script.Thread, kwargs native.Keywords) (value.Value, error) {
	if len(kwargs) > 0 {
		return value.Value{}, object.TypeError.Errorf("%s.__init_subclass__() takes no keyword arguments", class.Name())
	}
	if !slices.Contains(class.Bases(), namedTupleClass) {
		return value.None, nil // its base is one already
	}
	var fields []string
	var defaults starlark.Tuple
	for _, item := range annotationsOf(class) {
		name, _ := object.AsString(item[0])
		if strings.HasPrefix(name, "_") {
			return value.Value{}, object.ValueError.Errorf("Field names cannot start with an underscore: '%s'", name)
		}
		v := class.Attrs().Get(name)
		switch {
		case v != nil:
			defaults = append(defaults, v)
			class.Attrs().Delete(name)
		case len(defaults) > 0:
			plural := "s"
			if len(defaults) == 1 {
				plural = ""
			}
			return value.Value{}, object.TypeError.Errorf("Non-default namedtuple field %s cannot follow default field%s %s",
				name, plural, strings.Join(fields[len(fields)-len(defaults):], ", "))
		}
		fields = append(fields, name)
	}
	pytuple.AddNamedTuple(class, fields, defaults)
	return value.None, nil
}

// makeNamedTuple is NamedTuple('P', [('x', int), …]).
func makeNamedTuple(_ *object.Class, t *script.Thread, args native.Rest, kwargs native.Keywords) (value.Value, error) {
	return newNamedTuple.Call(t, args, kwargs)
}

// newNamedTuple makes a class of named tuples.
var newNamedTuple = native.F2("NamedTuple", "typename, fields", "", func(t *script.Thread, name string, list starlark.Value) (*object.Class, error) {
	var fields []string
	annotations := new(value.Dict)
	err := object.Each(t, list, func(v starlark.Value) error {
		pair, ok := value.TupleOf(v)
		var field string
		if ok && len(pair) == 2 {
			field, ok = object.AsString(pair[0])
		}
		switch {
		case !ok || len(pair) != 2:
			return object.TypeError.Errorf("NamedTuple('%s', …) needs pairs of a name and a type, not %s", name, object.Repr(v))
		case slices.Contains(fields, field):
			return object.ValueError.Errorf("Encountered duplicate field name: '%s'", field)
		case strings.HasPrefix(field, "_"):
			return object.ValueError.Errorf("Field names cannot start with an underscore: '%s'", field)
		}
		fields = append(fields, field)
		return annotations.SetKey(pair[0], pair[1])
	})
	if err != nil {
		return nil, err
	}
	class := pytuple.NewNamedTuple("__main__", name, fields, nil)
	class.Attrs().Set("__annotations__", annotations)
	return class, nil
})

// initTypedDict gives a class that was derived from TypedDict the names of its keys,
// with those of its bases.
func initTypedDict(class *object.Class, _ *script.Thread, kwargs native.Keywords) (value.Value, error) {
	total := true
	for _, kw := range kwargs {
		if kw.Name != "total" {
			return value.Value{}, object.TypeError.Errorf("TypedDict takes no keyword argument '%s'", kw.Name)
		}
		var err error
		if total, err = object.Truth(kw.Value.Starlark()); err != nil {
			return value.Value{}, err
		}
	}
	annotations, required, optional := new(value.Dict), new(value.Set), new(value.Set)
	for _, base := range slices.Backward(class.Bases()) {
		for _, item := range annotationsOf(base) {
			annotations.SetKey(item[0], item[1])
		}
		for name, set := range map[string]*value.Set{"__required_keys__": required, "__optional_keys__": optional} {
			if keys, ok := base.Attrs().Get(name).(*value.Set); ok {
				for k := range keys.Elements() {
					object.SetAdd(set, k)
				}
			}
		}
	}
	for _, item := range annotationsOf(class) {
		annotations.SetKey(item[0], item[1])
		must := total
		if a, ok := item[1].(*Alias); ok && a.form != nil {
			switch a.form.name {
			case "Required":
				must = true
			case "NotRequired":
				must = false
			}
		}
		object.SetDelete(required, value.Of(item[0]))
		object.SetDelete(optional, value.Of(item[0]))
		if must {
			object.SetAdd(required, item[0])
		} else {
			object.SetAdd(optional, item[0])
		}
	}
	attrs := class.Attrs()
	attrs.Set("__annotations__", annotations)
	attrs.Set("__required_keys__", required)
	attrs.Set("__optional_keys__", optional)
	attrs.Set("__total__", starlark.Bool(total))
	return value.None, nil
}

// makeTypedDict makes a dict, for a class derived from TypedDict, or such a class by
// TypedDict('D', {'x': int}).
func makeTypedDict(class *object.Class, t *script.Thread, args native.Rest, kwargs native.Keywords) (value.Value, error) {
	if class == typedDictClass {
		return newTypedDict.Call(t, args, kwargs)
	}
	d := new(value.Dict)
	if len(args) > 1 {
		return value.Value{}, object.TypeError.Errorf("dict expected at most 1 argument, got %d", len(args))
	}
	if len(args) == 1 {
		x := args[0].Starlark()
		from, ok := x.(starlark.IterableMapping)
		if !ok {
			return value.Value{}, object.TypeError.Errorf("'%s' object is not a mapping", object.TypeName(x))
		}
		for _, item := range from.Items() {
			if err := d.SetKey(item[0], item[1]); err != nil {
				return value.Value{}, err
			}
		}
	}
	for _, kw := range kwargs {
		d.SetKey(starlark.String(kw.Name), kw.Value.Starlark())
	}
	return value.Of(d), nil
}

// newTypedDict makes a class derived from TypedDict.
var newTypedDict = native.F3("TypedDict", "typename, fields, *, total=True", "", func(_ *script.Thread, name string, fields *value.Dict, total starlark.Value) (*object.Class, error) {
	d := object.Definition{Module: "__main__", Name: name, Bases: []*object.Class{typedDictClass}}
	d.Attrs.Set("__annotations__", fields)
	made, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	return made, made.SetNames([]starlark.Tuple{{starlark.String("total"), total}})
})
