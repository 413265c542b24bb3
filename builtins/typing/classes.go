package typing

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
)

// The classes that are bases of a script's. Their hooks need no thread.
var (
	genericClass    = object.NewClass("typing", "Generic", nil)
	protocolClass   = object.NewClass("typing", "Protocol", genericClass)
	namedTupleClass = object.NewTupleBase("typing", "NamedTuple")
	typedDictClass  = object.NewClass("typing", "TypedDict", nil)
)

// hook returns a class method whose first argument is a class.
func hook(name string, fn func(class *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			if class, ok := args[0].(*object.Class); ok {
				return fn(class, args[1:], kwargs)
			}
		}
		return nil, exception.TypeError.Errorf("%s() needs a class", name)
	})
}

func init() {
	genericClass.Attrs().Set("__class_getitem__", object.NewClassMethod(hook("__class_getitem__", subscriptClass)))
	namedTupleClass.Attrs().Set("__init_subclass__", object.NewClassMethod(hook("__init_subclass__", initNamedTuple)))
	namedTupleClass.Attrs().Set("__new__", object.NewStaticMethod(hook("NamedTuple", makeNamedTuple)))
	typedDictClass.Attrs().Set("__init_subclass__", object.NewClassMethod(hook("__init_subclass__", initTypedDict)))
	typedDictClass.Attrs().Set("__new__", object.NewStaticMethod(hook("TypedDict", makeTypedDict)))
}

// subscriptClass is C[types] for Generic, Protocol, and the classes derived from them.
func subscriptClass(class *object.Class, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 {
		return nil, exception.TypeError.Errorf("__class_getitem__() takes 2 positional arguments but %d were given", len(args)+1)
	}
	types := typesOf(tupleOf(args[0]))
	if class == genericClass || class == protocolClass {
		for i, v := range types {
			if _, ok := v.(*TypeVar); !ok {
				if a, isAlias := v.(*Alias); isAlias && a.form != nil && a.form.name == "Unpack" {
					continue
				}
				return nil, exception.TypeError.Errorf("Parameters to %s[...] must all be type variables or parameter specification variables.", class.Name())
			}
			if slices.Contains(types[:i], v) {
				return nil, exception.TypeError.Errorf("Parameters to %s[...] must all be unique", class.Name())
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
	if d, ok := v.(*starlark.Dict); ok {
		return d.Items()
	}
	return nil
}

// initNamedTuple makes a class that was derived from NamedTuple one of named tuples.
func initNamedTuple(class *object.Class, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 {
		return nil, exception.TypeError.Errorf("%s.__init_subclass__() takes no keyword arguments", class.Name())
	}
	if !slices.Contains(class.Bases(), namedTupleClass) {
		return starlark.None, nil // its base is one already
	}
	var fields []string
	var defaults starlark.Tuple
	for _, item := range annotationsOf(class) {
		name, _ := object.AsString(item[0])
		if strings.HasPrefix(name, "_") {
			return nil, exception.ValueError.Errorf("Field names cannot start with an underscore: '%s'", name)
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
			return nil, exception.TypeError.Errorf("Non-default namedtuple field %s cannot follow default field%s %s",
				name, plural, strings.Join(fields[len(fields)-len(defaults):], ", "))
		}
		fields = append(fields, name)
	}
	object.AddNamedTuple(class, fields, defaults)
	return starlark.None, nil
}

// makeNamedTuple is NamedTuple('P', [('x', int), …]).
func makeNamedTuple(_ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var name string
	var list starlark.Iterable
	if err := starlark.UnpackArgs("NamedTuple", args, kwargs, "typename", &name, "fields?", &list); err != nil {
		return nil, err
	}
	var fields []string
	annotations := new(starlark.Dict)
	if list != nil {
		it := list.Iterate()
		defer it.Done()
		var v starlark.Value
		for it.Next(&v) {
			pair, ok := v.(starlark.Tuple)
			var field string
			if ok && len(pair) == 2 {
				field, ok = object.AsString(pair[0])
			}
			if !ok || len(pair) != 2 {
				return nil, exception.TypeError.Errorf("NamedTuple('%s', …) needs pairs of a name and a type, not %s", name, object.Repr(v))
			}
			if slices.Contains(fields, field) {
				return nil, exception.ValueError.Errorf("Encountered duplicate field name: '%s'", field)
			}
			if strings.HasPrefix(field, "_") {
				return nil, exception.ValueError.Errorf("Field names cannot start with an underscore: '%s'", field)
			}
			fields = append(fields, field)
			annotations.SetKey(pair[0], pair[1])
		}
	}
	class := object.NewNamedTuple("__main__", name, fields, nil)
	class.Attrs().Set("__annotations__", annotations)
	return class, nil
}

// initTypedDict gives a class that was derived from TypedDict the names of its keys,
// with those of its bases.
func initTypedDict(class *object.Class, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	total := true
	for _, kw := range kwargs {
		if kw[0] != starlark.String("total") {
			return nil, exception.TypeError.Errorf("TypedDict takes no keyword argument %s", object.Repr(kw[0]))
		}
		total = bool(kw[1].Truth())
	}
	annotations, required, optional := new(starlark.Dict), new(starlark.Set), new(starlark.Set)
	for _, base := range slices.Backward(class.Bases()) {
		for _, item := range annotationsOf(base) {
			annotations.SetKey(item[0], item[1])
		}
		for name, set := range map[string]*starlark.Set{"__required_keys__": required, "__optional_keys__": optional} {
			if keys, ok := base.Attrs().Get(name).(*starlark.Set); ok {
				for k := range keys.Elements() {
					set.Insert(k)
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
		required.Delete(item[0])
		optional.Delete(item[0])
		if must {
			required.Insert(item[0])
		} else {
			optional.Insert(item[0])
		}
	}
	attrs := class.Attrs()
	attrs.Set("__annotations__", annotations)
	attrs.Set("__required_keys__", required)
	attrs.Set("__optional_keys__", optional)
	attrs.Set("__total__", starlark.Bool(total))
	return starlark.None, nil
}

// makeTypedDict makes a dict, for a class derived from TypedDict, or such a class by
// TypedDict('D', {'x': int}).
func makeTypedDict(class *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if class != typedDictClass {
		d := new(starlark.Dict)
		if len(args) > 1 {
			return nil, exception.TypeError.Errorf("dict expected at most 1 argument, got %d", len(args))
		}
		if len(args) == 1 {
			from, ok := args[0].(starlark.IterableMapping)
			if !ok {
				return nil, exception.TypeError.Errorf("'%s' object is not a mapping", exception.TypeName(args[0]))
			}
			for _, item := range from.Items() {
				if err := d.SetKey(item[0], item[1]); err != nil {
					return nil, err
				}
			}
		}
		for _, kw := range kwargs {
			d.SetKey(kw[0], kw[1])
		}
		return d, nil
	}
	var name string
	fields := new(starlark.Dict)
	var total starlark.Value = starlark.True
	if err := starlark.UnpackArgs("TypedDict", args, kwargs, "typename", &name, "fields?", &fields, "total?", &total); err != nil {
		return nil, err
	}
	d := object.Definition{Module: "__main__", Name: name, Bases: []*object.Class{typedDictClass}}
	d.Attrs.Set("__annotations__", fields)
	made, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	return made, made.SetNames([]starlark.Tuple{{starlark.String("total"), total}})
}
