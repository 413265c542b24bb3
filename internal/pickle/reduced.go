package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// reduced writes a value of ours as the call that makes it.
func (c *coder) reduced(e *Encoder, v object.Reducer) error {
	call := v.Reduce()
	if call == nil {
		return c.unknown(e, v)
	}
	return c.call(e, v, call)
}

// call writes v as a call that makes it.
func (c *coder) call(e *Encoder, v starlark.Value, call *object.Reduction) error {
	e.Remember(v)
	e.Tag(tagCall)
	e.Tag(tagGlobal)
	e.Text(call.Module)
	e.Text(call.Name)
	if err := c.making(v, func() error { return e.Value(call.Args) }); err != nil {
		return err
	}
	kwargs := value.NewDict(len(call.Kwargs))
	for _, kw := range call.Kwargs {
		kwargs.SetKey(kw[0], kw[1])
	}
	if err := e.Value(kwargs); err != nil {
		return err
	}
	var then starlark.Value
	if call.Then != nil {
		then = call.Then
	}
	if err := c.optional(e, then); err != nil {
		return err
	}
	return c.optional(e, call.State)
}

// decodeCall reads a call and makes it.
func (c *coder) decodeCall(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	var parts [3]starlark.Value // the function, the arguments and the keyword arguments
	if err := d.values(parts[:]); err != nil {
		return nil, err
	}
	tuple, ok := value.TupleOf(parts[1])
	dict, ok2 := parts[2].(*value.Dict)
	if !ok || !ok2 {
		return nil, d.Errorf("a call with %s and %s", parts[1].Type(), parts[2].Type())
	}
	v, err := object.Call(c.interp(), parts[0], tuple, dict.Items())
	if err != nil {
		return nil, err
	}
	then, err := d.optional()
	if err != nil {
		return nil, err
	}
	if args, ok := value.TupleOf(then); ok {
		if v, err = object.Call(c.interp(), v, args, nil); err != nil {
			return nil, err
		}
	}
	d.Complete(number, v)
	var state starlark.Value
	err = d.Mutable(number, func() (err error) {
		state, err = d.optional()
		return err
	})
	if err != nil || state == nil {
		return v, err
	}
	stateful, ok := v.(object.Stateful)
	if !ok {
		return nil, d.Errorf("a state for a %s", v.Type())
	}
	return v, stateful.SetState(state)
}
