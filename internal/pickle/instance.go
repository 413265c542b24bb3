package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// instance writes an instance of a class: the class, the value of a built-in type that it
// is made of, and its state: what __getstate__ returns, or its attributes.
// Source: "Pickling Class Instances" in the Python library reference.
func (c *coder) instance(e *Encoder, v *object.Instance) error {
	if v.State() != nil {
		return c.unknown(e, v)
	}
	for _, name := range []string{"__reduce_ex__", "__reduce__"} {
		if fn, _ := v.Class().Lookup(name); fn != nil {
			return c.reduce(e, v, name)
		}
	}
	return c.stateOf(e, v)
}

// stateOf writes an instance by its class and state.
func (c *coder) stateOf(e *Encoder, v *object.Instance) error {
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
		if err := c.prerequisites(e); err != nil {
			return err
		}
		return c.optional(e, state)
	}
	e.Tag(tagNothing)
	return c.namespace(e, v.Attrs(), "attribute ")
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

// setState gives an instance a state: by its __setstate__, or as its attributes.
func setState(v *object.Instance, state starlark.Value) error {
	if _, custom, err := v.Special("__setstate__", state); custom {
		return err
	}
	dict, ok := state.(*value.Dict)
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
