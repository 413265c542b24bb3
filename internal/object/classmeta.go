package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// SetMeta makes meta the metaclass of a class of ours.
func (c *Class) SetMeta(meta *Class) { c.meta = meta }

// Class returns the metaclass.
func (c *Class) Class() *Class {
	if c.meta != nil {
		return c.meta
	}
	return Type
}

// Defines reports whether the metaclass, if a script wrote it, defines the dunder method
// called name.
func (c *Class) Defines(name string) bool { return c.meta != nil && defines(c.meta, name) }

// Special calls the dunder method called name of the metaclass; found is false if there
// is none.
func (c *Class) Special(name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	if c.meta == nil {
		return nil, false, nil
	}
	return special(c, c.meta, name, args...)
}

// A ClassCell is the value of __classcell__ in the namespace of a class: it is told the
// class as soon as there is one.
type ClassCell interface {
	starlark.Value
	SetClass(*Class)
}

// Make is type.__call__: what a call of c does if its metaclass does not say otherwise.
func (c *Class) Make(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.construct != nil {
		return Call(thread, c.construct, args, kwargs)
	}
	return c.instantiate(thread, args, kwargs)
}

// NewType is type.__new__: it makes a class of a name, bases, and a dict of attributes.
// The keyword arguments are for __init_subclass__.
func NewType(thread *starlark.Thread, meta *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 3 {
		return nil, TypeError.Errorf("type.__new__() takes exactly 3 arguments (%d given)", len(args))
	}
	name, ok := starlark.AsString(Plain(args[0]))
	if !ok {
		return nil, TypeError.Errorf("type.__new__() argument 1 must be str, not %s", ArgumentType(args[0]))
	}
	bases, ok := value.TupleOf(Plain(args[1]))
	if !ok {
		return nil, TypeError.Errorf("type.__new__() argument 2 must be tuple, not %s", ArgumentType(args[1]))
	}
	ns, ok := Plain(args[2]).(*value.Dict)
	if !ok {
		return nil, TypeError.Errorf("type.__new__() argument 3 must be dict or frozendict, not %s", FullTypeName(args[2]))
	}
	caller, err := callerOf(thread)
	if err != nil {
		return nil, err
	}
	d := Definition{Module: "__main__", Name: name, Short: name, Caller: caller, Meta: meta}
	for _, b := range bases {
		base, ok := b.(*Class)
		if !ok {
			if _, err := Getattr(b, "__mro_entries__"); err == nil {
				return nil, TypeError.Errorf("type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return nil, metaclassConflict()
		}
		d.Bases = append(d.Bases, base)
	}
	winner, err := Metaclass(meta, d.Bases)
	if err != nil {
		return nil, err
	}
	if new, owner := winner.Lookup("__new__"); winner != meta && owner != Type {
		return Call(thread, unwrapMethod(new), prepend(winner, args), kwargs)
	}
	var cell ClassCell
	for _, item := range ns.Items() {
		key, ok := starlark.AsString(Plain(item[0]))
		if !ok {
			continue
		}
		text, isText := starlark.AsString(item[1])
		switch {
		case key == "__module__" && isText:
			d.Module = text
		case key == "__qualname__":
			if !isText {
				return nil, TypeError.Errorf("type __qualname__ must be a str, not %s", TypeName(item[1]))
			}
			d.Name = text
		case key == "__classcell__":
			cell, _ = item[1].(ClassCell)
		default:
			d.Attrs.Set(key, item[1])
		}
	}
	c, err := Define(d)
	if err != nil {
		return nil, err
	}
	if cell != nil {
		cell.SetClass(c)
	}
	return c, c.SetNames(kwargs)
}
