package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// exception writes an exception: its class, arguments and attributes, and what it came
// from. It is made anew without a call of its class, so that it always arrives.
func (c *coder) exception(e *Encoder, x *object.Exception) error {
	e.Remember(x)
	e.Tag(tagException)
	if err := e.Value(x.Class()); err != nil {
		return err
	}
	e.Uint(len(x.Args()))
	for i, arg := range x.Args() {
		if err := e.Value(arg); err != nil {
			return within(err, element("args", i))
		}
	}
	if err := c.namespace(e, x.Attrs(), "attribute "); err != nil {
		return err
	}
	for _, name := range x.MemberNames() {
		v := x.Member(name)
		if v == nil || name == "obj" { // of an AttributeError, which may be anything: as in CPython
			v = starlark.None
		}
		if err := e.Value(v); err != nil {
			return within(err, "attribute '"+name+"'")
		}
	}
	for _, other := range []*object.Exception{x.Cause(), x.Context()} {
		if other == nil {
			e.Tag(tagNone)
		} else if err := e.Value(other); err != nil {
			return err
		}
	}
	return e.Value(starlark.Bool(x.Suppressed()))
}

// decodeException reads an exception.
func (c *coder) decodeException(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	class, err := d.class()
	if err != nil {
		return nil, err
	}
	if !class.IsException() {
		return nil, d.Errorf("an exception of class %s", class.Name())
	}
	x := class.New()
	d.Complete(number, x)
	err = d.Mutable(number, func() error {
		n, err := d.Count()
		if err != nil {
			return err
		}
		args := make(starlark.Tuple, n)
		if err := d.values(args); err != nil {
			return err
		}
		if err := x.SetField("args", args); err != nil {
			return err
		}
		err = d.names(func(name string, v starlark.Value) error {
			x.Attrs().Set(name, v)
			return nil
		})
		if err != nil {
			return err
		}
		for _, name := range x.MemberNames() {
			v, err := d.Value()
			if err != nil {
				return err
			}
			if v != starlark.None {
				x.SetMember(name, v)
			}
		}
		for _, name := range []string{"__cause__", "__context__", "__suppress_context__"} {
			v, err := d.Value()
			if err != nil {
				return err
			}
			if err := x.SetField(name, v); err != nil {
				return err
			}
		}
		return nil
	})
	return x, err
}
