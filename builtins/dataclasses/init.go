package dataclasses

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/signature"
)

// An initializer is the __init__ of a dataclass.
type initializer struct {
	class  *object.Class
	name   string // for messages
	sig    *signature.Signature
	fields []*field // and InitVars, in order
	args   []int    // for each, which argument it is; -1 for none
	frozen bool
	slots  bool
}

// initMethod returns the __init__ of a dataclass.
func initMethod(class *object.Class, all []*field, o *options) (starlark.Value, error) {
	in := &initializer{class: class, name: qualname(class) + ".__init__", frozen: o.frozen, slots: o.slots}
	var params, keywords []string
	var keywordFields []int // indices in fields
	var last *field         // with a default
	for _, f := range all {
		if f.kind == classVar {
			continue
		}
		in.fields = append(in.fields, f)
		in.args = append(in.args, -1)
		if !f.init {
			continue
		}
		param := f.name
		if !f.required() {
			param += "=default"
		}
		i := len(in.fields) - 1
		switch {
		case f.keywordOnly():
			keywords = append(keywords, param)
			keywordFields = append(keywordFields, i)
			continue
		case !f.required():
			last = f
		case last != nil:
			return nil, object.TypeError.Errorf("non-default argument '%s' follows default argument '%s'", f.name, last.name)
		}
		in.args[i] = len(params)
		params = append(params, param)
	}
	for n, i := range keywordFields {
		in.args[i] = len(params) + n
	}
	list := append([]string{"self"}, params...)
	if len(keywords) > 0 {
		list = append(append(list, "*"), keywords...)
	}
	in.sig = signature.New(in.name, strings.Join(list, ", "))
	return starlark.NewBuiltin("__init__", in.call), nil
}

func (in *initializer) call(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, object.TypeError.Errorf("%s() missing 1 required positional argument: 'self'", in.name)
	}
	self := args[0]
	a, err := in.sig.Bind(args[1:], kwargs)
	if err != nil {
		return nil, err
	}
	var post starlark.Tuple // for __post_init__
	for i, f := range in.fields {
		var v starlark.Value
		if n := in.args[i]; n >= 0 {
			v = a.Values[n]
		}
		switch {
		case v != nil:
		case f.factory != missing:
			if v, err = starlark.Call(interp, f.factory, nil, nil); err != nil {
				return nil, err
			}
		case f.def != missing && (f.init || in.slots || f.kind == initVar):
			v = f.def
		default:
			continue // the class has it, or nobody
		}
		if f.kind == initVar {
			post = append(post, v)
		} else if err := in.set(interp, self, f.name, v); err != nil {
			return nil, err
		}
	}
	if fn, _ := object.ClassOf(self).Lookup("__post_init__"); fn != nil {
		method, err := pyrt.Attr(self, "__post_init__")
		if err != nil {
			return nil, err
		}
		if _, err := starlark.Call(interp, method, post, nil); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}

// set sets a field, as object.__setattr__ does if the class is frozen.
func (in *initializer) set(interp *starlark.Thread, self starlark.Value, name string, v starlark.Value) error {
	if !in.frozen {
		return pyrt.SetAttr(self, name, v)
	}
	if inst, ok := self.(*object.Instance); ok {
		return inst.SetAttr(name, v)
	}
	set, _ := object.Object.Lookup("__setattr__")
	_, err := starlark.Call(interp, set, starlark.Tuple{self, starlark.String(name), v}, nil)
	return err
}

// qualname returns the __qualname__ of a class.
func qualname(c *object.Class) string {
	v, _ := c.Attr("__qualname__")
	return text(v)
}
