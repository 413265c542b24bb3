package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// namespace writes names and their values. In errors, what is before a name.
func (c *coder) namespace(e *Encoder, n *object.Namespace, what string) error {
	names := n.AllNames()
	e.Uint(len(names))
	for _, name := range names {
		e.Text(name)
		if err := e.Value(n.Get(name)); err != nil {
			return within(err, what+"'"+name+"'")
		}
	}
	return nil
}

// optional writes a value that may be nil.
func (c *coder) optional(e *Encoder, v starlark.Value) error {
	if v == nil {
		e.Tag(tagNothing)
		return nil
	}
	return e.Value(v)
}

// decodeNamespace reads names and values into n, which is of the value with a number.
func (c *coder) decodeNamespace(d *Decoder, number int, n *object.Namespace) error {
	return d.Mutable(number, func() error {
		return d.names(func(name string, v starlark.Value) error {
			n.Set(name, v)
			return nil
		})
	})
}

// names reads names and values.
func (d *Decoder) names(set func(name string, v starlark.Value) error) error {
	n, err := d.Count()
	if err != nil {
		return err
	}
	return d.namesOf(n, set)
}

// namesOf reads n names and values.
func (d *Decoder) namesOf(n int, set func(name string, v starlark.Value) error) error {
	for range n {
		name, err := d.Text()
		if err != nil {
			return err
		}
		v, err := d.Value()
		if err != nil {
			return err
		}
		if err := set(name, v); err != nil {
			return err
		}
	}
	return nil
}

// optional reads a value that may be nil.
func (d *Decoder) optional() (starlark.Value, error) {
	if d.pos < len(d.src) && Tag(d.src[d.pos]) == tagNothing {
		d.pos++
		return nil, nil
	}
	return d.Value()
}
