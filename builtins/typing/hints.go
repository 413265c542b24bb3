package typing

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A resolver evaluates the texts in annotations. Where g is nil they stay as they are.
type resolver struct {
	g      object.Globals
	locals starlark.StringDict
	extras bool // Annotated stays
}

// typeHints is get_type_hints: the annotations of a function, a module or a class and
// its bases.
func typeHints(_ *script.Thread, obj, globalns, localns starlark.Value, extras bool) (starlark.Value, error) {
	r := &resolver{extras: extras}
	given := make(starlark.StringDict)
	for _, v := range []starlark.Value{globalns, localns} { // localns hides globalns
		if names, ok := v.(starlark.IterableMapping); ok {
			for _, item := range names.Items() {
				if name, ok := object.AsString(item[0]); ok {
					given[name] = item[1]
				}
			}
		}
	}
	hints := new(value.Dict)
	if class, ok := obj.(*object.Class); ok {
		for _, c := range slices.Backward(class.MRO()) {
			v, err := annotations(c)
			if err != nil {
				return nil, err
			}
			r.enter(c, given)
			if err := r.add(hints, v); err != nil {
				return nil, err
			}
		}
		return hints, nil
	}
	v, err := object.Getattr(obj, "__annotations__")
	if err != nil {
		if object.IsA(err, object.AttributeError) {
			return nil, object.TypeError.Errorf("%s does not have annotations", object.Repr(obj))
		}
		return nil, err
	}
	r.locals = given
	switch v := obj.(type) {
	case *object.Method:
		r.g = globalsOf(v.Func)
	case object.Globals:
		r.g = v
	default:
		r.g = globalsOf(v)
	}
	return hints, r.add(hints, v)
}

// globalsOf returns the module of a function, or nil.
func globalsOf(v starlark.Value) object.Globals {
	if fn, ok := object.FunctionOf(v); ok {
		return fn.Globals()
	}
	if fn, ok := v.(*native.Function); ok {
		return fn.Globals()
	}
	return nil
}

// annotations returns the annotations of a class itself.
func annotations(c *object.Class) (starlark.Value, error) {
	if c.Caller() == nil {
		return c.Attrs().Get("__annotations__"), nil
	}
	return c.Attr("__annotations__")
}

// enter makes texts mean what they mean in the body of c, but for the names that are
// given.
func (r *resolver) enter(c *object.Class, given starlark.StringDict) {
	r.g, r.locals = nil, make(starlark.StringDict)
	if modules, ok := c.Caller().(interface {
		Globals(module string) object.Globals
	}); ok {
		r.g = modules.Globals(c.Module())
	}
	for _, name := range c.Attrs().Names() {
		r.locals[name] = c.Attrs().Get(name)
	}
	for name, v := range given {
		r.locals[name] = v
	}
}

// add adds annotations, a dict, to hints.
func (r *resolver) add(hints *value.Dict, annotations starlark.Value) error {
	d, ok := annotations.(*value.Dict)
	if !ok {
		return nil
	}
	for name, v := range d.Entries() {
		v, err := r.resolve(v)
		if err != nil {
			return err
		}
		if err := hints.SetKey(name, v); err != nil {
			return err
		}
	}
	return nil
}

// resolve returns v, with types in the place of texts, at any depth.
func (r *resolver) resolve(v starlark.Value) (starlark.Value, error) {
	switch v := v.(type) {
	case starlark.NoneType:
		return object.NoneType, nil
	case starlark.String:
		return r.eval(string(v), v)
	case *ForwardRef:
		return r.eval(v.name, v)
	case *Alias:
		if v.form != nil && v.form.name == "Literal" {
			return v, nil
		}
		if v.form != nil && v.form.name == "Annotated" && !r.extras {
			return r.resolve(v.args[0])
		}
		b := *v
		b.args = make(starlark.Tuple, len(v.args))
		for i, x := range v.args {
			if _, isText := x.(starlark.String); isText || x == starlark.None { // of Annotated
				b.args[i] = x
				continue
			}
			var err error
			if b.args[i], err = r.resolve(x); err != nil {
				return nil, err
			}
		}
		if b.form == unionForm {
			return union(b.args)
		}
		return &b, nil
	}
	return v, nil
}

// eval returns the type that a text names, or otherwise if there is no telling.
func (r *resolver) eval(text string, otherwise starlark.Value) (starlark.Value, error) {
	if r.g == nil {
		return otherwise, nil
	}
	v, err := r.g.Eval(text, r.locals)
	if err != nil {
		return nil, err
	}
	return r.resolve(v)
}
