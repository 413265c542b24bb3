package wire

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// instance writes an instance of a class: the class, the value of a built-in type that it
// is made of, and its state: what __getstate__ returns, or its attributes.
// Source: "Pickling Class Instances" in the Python library reference.
func (c *coder) instance(e *Encoder, v *object.Instance) error {
	if v.State() != nil {
		return c.unknown(e, v)
	}
	if fn, _ := v.Class().Lookup("__reduce__"); fn != nil {
		return c.reduce(e, v, fn)
	}
	e.Remember(v)
	e.Tag(tagInstance)
	if err := e.Value(v.Class()); err != nil {
		return err
	}
	if err := c.optional(e, object.PlainOf(v)); err != nil {
		return err
	}
	state, custom, err := v.Special("__getstate__")
	if err != nil {
		return err
	}
	if custom {
		return c.optional(e, state)
	}
	e.Tag(tagNothing)
	return c.namespace(e, v.Attrs(), "attribute ")
}

// reduce writes what the class's own __reduce__ says: a function and its arguments, and
// perhaps a state.
func (c *coder) reduce(e *Encoder, v *object.Instance, fn starlark.Value) error {
	result, err := starlark.Call(c.interp(), fn, starlark.Tuple{v}, nil)
	if err != nil {
		return err
	}
	tuple, ok := result.(starlark.Tuple)
	if !ok || len(tuple) < 2 || len(tuple) > 3 {
		return PicklingError.Errorf("__reduce__ must return a string or tuple")
	}
	e.Remember(v)
	e.Tag(tagReduced)
	for _, part := range tuple[:2] {
		if err := e.Value(part); err != nil {
			return within(err, "__reduce__")
		}
	}
	if len(tuple) == 3 {
		return c.optional(e, tuple[2])
	}
	return c.optional(e, nil)
}

// decodeInstance reads an instance.
func (c *coder) decodeInstance(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	class, err := d.class()
	if err != nil {
		return nil, err
	}
	plain, err := d.optional()
	if err != nil {
		return nil, err
	}
	v := object.NewInstance(class, plain)
	d.Complete(number, v)
	return v, d.Mutable(number, func() error {
		state, err := d.optional()
		if err != nil {
			return err
		}
		if state != nil {
			return setState(v, state)
		}
		return c.decodeNamespace(d, number, v.Attrs())
	})
}

// decodeReduced reads what __reduce__ returned.
func (c *coder) decodeReduced(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	var parts [2]starlark.Value // the function and the arguments
	if err := d.values(parts[:]); err != nil {
		return nil, err
	}
	args, ok := parts[1].(starlark.Tuple)
	if !ok {
		return nil, d.Errorf("arguments that are a %s", parts[1].Type())
	}
	v, err := starlark.Call(c.interp(), parts[0], args, nil)
	if err != nil {
		return nil, err
	}
	d.Complete(number, v)
	state, err := d.optional()
	if err != nil || state == nil {
		return v, err
	}
	if i, ok := v.(*object.Instance); ok {
		return v, setState(i, state)
	}
	return v, nil
}

// setState gives an instance a state: by its __setstate__, or as its attributes.
func setState(v *object.Instance, state starlark.Value) error {
	if _, custom, err := v.Special("__setstate__", state); custom {
		return err
	}
	dict, ok := state.(*starlark.Dict)
	if !ok {
		return nil
	}
	for name, x := range dict.Entries() {
		if s, ok := starlark.AsString(name); ok {
			v.Attrs().Set(s, x)
		}
	}
	return nil
}
