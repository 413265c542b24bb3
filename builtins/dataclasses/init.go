package dataclasses

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// An initializer is the __init__ of a dataclass.
type initializer struct {
	class  *object.Class
	fields []*field // and InitVars, in order
	args   []int    // for each, which argument it is; -1 for none
	frozen bool
	slots  bool
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
	return native.FV(qualname(class)+".__init__", params, "", in.call), nil
}

func (in *initializer) call(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	self := args[0]
	var post starlark.Tuple // for __post_init__
	for i, f := range in.fields {
		var v starlark.Value
		if n := in.args[i]; n >= 0 {
			v = args[n]
		}
		switch {
		case v != nil:
		case f.factory != missing:
			var err error
			if v, err = t.Invoke(f.factory, nil, nil); err != nil {
				return nil, err
			}
		case f.def != missing && (f.init || in.slots || f.kind == initVar):
			v = f.def
		default:
			continue // the class has it, or nobody
		}
		if f.kind == initVar {
			post = append(post, v)
		} else if err := in.set(t, self, f.name, v); err != nil {
			return nil, err
		}
	}
	if fn, _ := object.ClassOf(self).Lookup("__post_init__"); fn != nil {
		method, err := pyrt.Attr(self, "__post_init__")
		if err != nil {
			return nil, err
		}
		if _, err := t.Invoke(method, post, nil); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
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
