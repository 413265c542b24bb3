package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// annotations writes annotations: names with their texts and what evaluates them, or the function
// whose they are.
func (c *coder) annotations(e *Encoder, a *object.Annotations) error {
	e.Remember(a)
	if fn := a.Of(); fn != nil {
		e.Tag(tagAnnotationsOf)
		return e.Value(fn)
	}
	e.Tag(tagAnnotations)
	e.Uint(len(a.Names()))
	for _, name := range a.Names() {
		text, fn := a.Get(name)
		e.Text(name)
		e.Text(text)
		if err := c.optional(e, fn); err != nil {
			return within(err, "annotation '"+name+"'")
		}
	}
	return nil
}

// decodeAnnotations reads annotations.
func decodeAnnotations(d *Decoder) (starlark.Value, error) {
	a := new(object.Annotations)
	number := d.Begin(a)
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	return a, d.Mutable(number, func() error {
		for range n {
			name, err := d.Text()
			if err != nil {
				return err
			}
			text, err := d.Text()
			if err != nil {
				return err
			}
			fn, err := d.optional()
			if err != nil {
				return err
			}
			a.Set(name, text, fn)
		}
		return nil
	})
}

// decodeAnnotationsOf reads the annotations of a function.
func decodeAnnotationsOf(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	fn, err := d.Value()
	if err != nil {
		return nil, err
	}
	a := object.AnnotationsOf(fn)
	d.Complete(number, a)
	return a, nil
}
