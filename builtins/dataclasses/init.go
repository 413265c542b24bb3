package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// An initializer is the __init__ of a dataclass.
type initializer struct {
	class  *object.Class
	fields []*field // and InitVars, in order
	args   []int    // for each, which argument it is; -1 for none
	frozen bool
	slots  bool
	post   bool   // there is a __post_init__
	places places // of the fields, as they are set
}

// initMethod returns the __init__ of a dataclass.
func initMethod(class *object.Class, all []*field, o *options) (*native.Function, error) {
	in := &initializer{class: class, frozen: o.Frozen, slots: o.Slots}
	params := []native.Param{{Name: "self"}}
	var keywords []int // indices in fields
	var last *field    // with a default
	for _, f := range all {
		if f.kind == classVar {
			continue
		}
		i := len(in.fields)
		in.fields = append(in.fields, f)
		in.args = append(in.args, -1)
		switch {
		case !f.init:
			continue
		case f.keywordOnly():
			keywords = append(keywords, i)
			continue
		case !f.required():
			last = f
		case last != nil:
			return nil, object.TypeError.Errorf("non-default argument '%s' follows default argument '%s'", f.name, last.name)
		}
		in.args[i] = len(params)
		params = append(params, native.Param{Name: f.name, Default: !f.required()})
	}
	for _, i := range keywords {
		f := in.fields[i]
		in.args[i] = len(params)
		params = append(params, native.Param{Name: f.name, Default: !f.required(), Keyword: true})
	}
	in.places.fields = in.fields
	post, _ := class.Lookup("__post_init__")
	in.post = post != nil
	return newMethod(class, "__init__", params, in, in.call), nil
}

func (in *initializer) call(t *script.Thread, args []value.Value) (value.Value, error) {
	self := args[0].Starlark()
	inst, isInstance := self.(*object.Instance)
	isInstance = isInstance && !in.frozen
	var where, learned *placesOf
	if isInstance {
		if where = in.places.of(inst); where == nil {
			learned = newPlaces(inst, len(in.fields))
		}
	}
	var initVars starlark.Tuple // for __post_init__
	for i, f := range in.fields {
		var v value.Value
		if n := in.args[i]; n >= 0 {
			v = args[n]
		}
		switch {
		case v.Present():
		case f.factory != missing:
			var err error
			if v, err = object.CallValues(t, f.factory); err != nil {
				return value.Value{}, err
			}
		case f.def != missing && (f.init || in.slots || f.kind == initVar):
			v = value.Of(f.def)
		default:
			continue // the class has it, or nobody
		}
		switch {
		case f.kind == initVar:
			initVars = append(initVars, t.Arena.Starlark(v))
			continue
		case where != nil && where.set(inst, i, v):
			continue
		}
		n := 0
		if isInstance {
			n = inst.Attrs().Size()
		}
		if err := in.set(t, self, f.name, t.Arena.Starlark(v)); err != nil {
			return value.Value{}, err
		}
		if learned != nil {
			learned.learnSet(inst, i, f.name, n)
		}
	}
	if learned != nil {
		in.places.cache.Store(learned)
	}
	if in.post {
		method, err := pyrt.Attr(self, "__post_init__")
		if err != nil {
			return value.Value{}, err
		}
		if _, err := t.Invoke(method, initVars, nil); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

// set sets a field, as object.__setattr__ does if the class is frozen.
func (in *initializer) set(t *script.Thread, self starlark.Value, name string, v starlark.Value) error {
	inst, isInstance := self.(*object.Instance)
	switch {
	case isInstance && in.frozen:
		return inst.SetAttr(name, v)
	case isInstance:
		return inst.WriteAttr(name, v)
	case !in.frozen:
		return pyrt.SetAttr(self, name, v)
	}
	set, _ := object.Object.Lookup("__setattr__")
	_, err := t.Invoke(set, starlark.Tuple{self, starlark.String(name), v}, nil)
	return err
}

// qualname returns the __qualname__ of a class.
func qualname(c *object.Class) string {
	v, _ := c.Attr("__qualname__")
	return text(v)
}
