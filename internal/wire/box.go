package wire

import (
	"go.starlark.net/starlark"

	"fstar/internal/lower"
	"fstar/internal/pyrt"
)

// A box has variables of one function of lowered code that several others share. Of these a
// function is sent with those that it uses; another one that uses more of the same box brings
// more.

// boxVariable is the address of a variable among what an encoder remembers.
type boxVariable struct {
	box  *pyrt.Box
	name string
}

// box writes those variables of a box that are used and were not written before.
func (c *coder) box(e *Encoder, b *pyrt.Box, used func(name string) bool) error {
	if n, known := e.Number(b); known {
		e.Tag(tagBoxMore)
		e.Uint(n)
	} else {
		e.Remember(b)
		e.Tag(tagBox)
	}
	vars := b.Variables()
	var names []string
	for _, name := range vars.AllNames() {
		v := boxVariable{b, name}
		if _, known := e.Number(v); !known && used(name) {
			e.Remember(v)
			names = append(names, name)
		}
	}
	e.Uint(len(names))
	for _, name := range names {
		e.Text(name)
		if err := e.Value(vars.Get(name)); err != nil {
			return within(err, "variable '"+name+"'")
		}
	}
	return nil
}

// boxUses returns which variables a function of a file uses of a box.
func (c *coder) boxUses(m *pyrt.Module, file string, id lower.FuncID, box string) func(name string) bool {
	unit, err := c.p.Unit(m, file)
	if err != nil || unit == nil {
		return func(string) bool { return true }
	}
	names, ok := unit.BoxNames(id, box)
	return func(name string) bool { return !ok || names[name] }
}

// decodeBox reads variables of a box.
func decodeBox(d *Decoder, tag Tag) (starlark.Value, error) {
	var b *pyrt.Box
	var number int
	if tag == tagBox {
		b = pyrt.NewBox()
		number = d.Begin(b)
	} else {
		n, err := d.Uint()
		if err != nil {
			return nil, err
		}
		known, ok := d.Numbered(n).(*pyrt.Box)
		if !ok {
			return nil, d.Errorf("value %d is no box", n)
		}
		b, number = known, n
	}
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	for range n { // each is numbered, for the encoder to know that it was written
		d.Begin(starlark.None)
	}
	return b, d.Mutable(number, func() error {
		return d.namesOf(n, func(name string, v starlark.Value) error {
			b.Variables().Set(name, v)
			return nil
		})
	})
}
