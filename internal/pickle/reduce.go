package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/value"
)

// pickleProtocol is what __reduce_ex__ is given: the newest.
const pickleProtocol = 5

// The parts of what __reduce__ returns, behind a function and its arguments.
const (
	reducedState = 2 + iota
	reducedElems
	reducedItems
	reducedSetter
	reducedParts
)

// restOrder is the order in which these are written.
var restOrder = [...]int{reducedSetter, reducedElems, reducedItems, reducedState}

// reduce writes what the class's own __reduce__, or __reduce_ex__, says: a function and its
// arguments, and perhaps a state, elements, items, and a function that sets the state; or
// the name of a global variable.
// Source: object.__reduce__ in the Python library reference.
func (c *coder) reduce(e *Encoder, v *object.Instance, method string) error {
	var args []starlark.Value
	if method == "__reduce_ex__" {
		args = append(args, starlark.MakeInt(pickleProtocol))
	}
	result, _, err := v.Special(method, args...)
	if err != nil {
		return err
	}
	if name, ok := starlark.AsString(result); ok {
		g := global{moduleName(v.Class()), name}
		if g.find(c.p) != starlark.Value(v) {
			return PicklingError.Errorf("Can't pickle %s: it's not the same object as %s.%s", object.Repr(v), g.module, name)
		}
		if m, ok := c.p.Module(g.module).(*pyrt.Module); ok && c.news && c.sender.open[variable{m, name}] {
			return c.stateOf(e, v) // it is its definition that is being written
		}
		return c.reference(e, g, v)
	}
	tuple, ok := value.TupleOf(result)
	if !ok || len(tuple) < 2 || len(tuple) > reducedParts {
		return PicklingError.Errorf("%s must return a string or tuple", method)
	}
	e.Remember(v)
	e.Tag(tagReduced)
	err = c.making(v, func() error {
		if err := e.Value(tuple[0]); err != nil {
			return err
		}
		if err := c.prerequisites(e); err != nil {
			return err
		}
		return e.Value(tuple[1])
	})
	if err != nil {
		return within(err, method)
	}
	for _, i := range restOrder {
		var part starlark.Value
		if i < len(tuple) && tuple[i] != starlark.None {
			part = tuple[i]
		}
		switch {
		case part == nil:
		case i == reducedElems || i == reducedItems:
			elems, err := object.Elements(c.t.Runtime().Running(), part)
			if err != nil {
				return err
			}
			part = value.ListFrom(elems)
		case i == reducedState:
			if err := c.prerequisites(e); err != nil {
				return err
			}
		}
		if err := c.optional(e, part); err != nil {
			return within(err, method)
		}
	}
	return nil
}

// making calls f, which writes what v is to be made of: there must be no v in it.
func (c *coder) making(v starlark.Value, f func() error) error {
	if c.made == nil {
		c.made = make(map[starlark.Value]bool)
	}
	c.made[v] = true
	defer delete(c.made, v)
	return f()
}

// decodeReduced reads what __reduce__ returned.
func (c *coder) decodeReduced(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	var parts [2]starlark.Value // the function and the arguments
	if err := d.values(parts[:]); err != nil {
		return nil, err
	}
	args, ok := value.TupleOf(parts[1])
	if !ok {
		return nil, d.Errorf("arguments that are a %s", parts[1].Type())
	}
	v, err := object.Call(c.interp(), parts[0], args, nil)
	if err != nil {
		return nil, err
	}
	d.Complete(number, v)
	var rest [reducedParts]starlark.Value
	err = d.Mutable(number, func() (err error) {
		for _, i := range restOrder {
			if rest[i], err = d.optional(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return v, c.fill(v, rest)
}

// fill gives a value that a call has made the other parts of what __reduce__ returned.
func (c *coder) fill(v starlark.Value, parts [reducedParts]starlark.Value) error {
	if list, ok := parts[reducedElems].(*value.List); ok {
		add, err := pyrt.Attr(v, "append")
		if err != nil {
			return err
		}
		for _, x := range list.Starlarks() {
			if _, err := object.Call(c.interp(), add, starlark.Tuple{x}, nil); err != nil {
				return err
			}
		}
	}
	if list, ok := parts[reducedItems].(*value.List); ok {
		for _, x := range list.Starlarks() {
			item, ok := value.TupleOf(x)
			if !ok || len(item) != 2 {
				return object.TypeError.Errorf("fourth element of the tuple returned by __reduce__ must be an iterator of pairs")
			}
			if err := object.SetItem(c.t.Runtime().Running(), v, item[0], item[1]); err != nil {
				return err
			}
		}
	}
	state, setter := parts[reducedState], parts[reducedSetter]
	switch {
	case state == nil:
	case setter != nil:
		_, err := object.Call(c.interp(), setter, starlark.Tuple{v, state}, nil)
		return err
	default:
		if i, ok := v.(*object.Instance); ok {
			return setState(i, state)
		}
	}
	return nil
}
