package dataclasses

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// newMethod returns a method of a dataclass. in is nil unless it is __init__.
func newMethod(class *object.Class, name string, params []native.Param, in *initializer, fn func(*script.Thread, []value.Value) (value.Value, error)) *native.Function {
	return native.FV(qualname(class)+"."+name, params, "", fn).Described(description{class, in})
}

// A description is what a method has that the decorator has made.
type description struct {
	class *object.Class
	init  *initializer // of __init__; nil for other methods
}

func (d description) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__module__":
		return d.class.Attr(name)
	case "__globals__":
		if g := d.Globals(); g != nil {
			return g.Dict(), nil
		}
		return new(value.Dict), nil
	case "__annotations__":
		if d.init != nil {
			return d.init.annotations()
		}
		return new(value.Dict), nil
	case "__defaults__":
		if values := d.init.defaults(); len(values) > 0 {
			return values, nil
		}
		return starlark.None, nil
	case "__kwdefaults__":
		if dict := d.init.keywordDefaults(); dict.Len() > 0 {
			return dict, nil
		}
		return starlark.None, nil
	}
	return nil, nil
}

func (d description) Globals() object.Globals {
	if modules, ok := d.class.Caller().(interface {
		Globals(module string) object.Globals
	}); ok {
		return modules.Globals(d.class.Module())
	}
	return nil
}

// annotations returns those of the fields that are parameters, as the class and its bases have them now.
func (in *initializer) annotations() (starlark.Value, error) {
	all := new(value.Dict)
	for _, base := range slices.Backward(in.class.MRO()) {
		own, err := annotationsOf(base)
		if err != nil {
			return nil, err
		}
		for name, typ := range own.Entries() {
			all.SetKey(name, typ)
		}
	}
	annotations := new(value.Dict)
	for i, f := range in.fields {
		if typ, found, _ := all.Get(starlark.String(f.name)); found && in.args[i] >= 0 {
			annotations.SetKey(starlark.String(f.name), typ)
		}
	}
	annotations.SetKey(starlark.String("return"), starlark.None)
	return annotations, nil
}

// defaults returns those of the parameters that are given by position.
func (in *initializer) defaults() (values starlark.Tuple) {
	if in == nil {
		return nil
	}
	for i, f := range in.fields {
		if in.args[i] >= 0 && !f.required() && !f.keywordOnly() {
			values = append(values, f.shownDefault())
		}
	}
	return values
}

// keywordDefaults returns those of the parameters that are given by name only.
func (in *initializer) keywordDefaults() *value.Dict {
	dict := new(value.Dict)
	if in == nil {
		return dict
	}
	for i, f := range in.fields {
		if in.args[i] >= 0 && !f.required() && f.keywordOnly() {
			dict.SetKey(starlark.String(f.name), f.shownDefault())
		}
	}
	return dict
}

// shownDefault is the default of a parameter as __init__ shows it.
func (f *field) shownDefault() starlark.Value {
	if f.factory != missing {
		return hasFactory
	}
	return f.def
}
