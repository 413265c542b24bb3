package dataclasses

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A converter is asdict or astuple: it makes something else of instances of dataclasses,
// in the lists, tuples and dicts that they have, too.
type converter struct {
	name   string
	t      *script.Thread
	thread *starlark.Thread // of go.starlark.net, for t

	// make makes a value of the names and values of an instance's fields.
	make func(items []starlark.Value) (starlark.Value, error)
	// item is an element of items.
	item func(name string, v starlark.Value) starlark.Value
}

// asDict is asdict.
func asDict(t *script.Thread, v, factory starlark.Value) (starlark.Value, error) {
	c := &converter{name: "asdict", t: t, thread: t.Interp()}
	c.item = func(name string, v starlark.Value) starlark.Value { return starlark.Tuple{starlark.String(name), v} }
	c.make = func(items []starlark.Value) (starlark.Value, error) {
		if factory != nil {
			return object.Call(c.thread, factory, starlark.Tuple{value.ListFrom(items)}, nil)
		}
		d := value.NewDict(len(items))
		for _, item := range items {
			d.SetKey(item.(starlark.Tuple)[0], item.(starlark.Tuple)[1])
		}
		return d, nil
	}
	return c.start(v)
}

// asTuple is astuple.
func asTuple(t *script.Thread, v, factory starlark.Value) (starlark.Value, error) {
	c := &converter{name: "astuple", t: t, thread: t.Interp()}
	c.item = func(_ string, v starlark.Value) starlark.Value { return v }
	c.make = func(items []starlark.Value) (starlark.Value, error) {
		if factory != nil {
			return object.Call(c.thread, factory, starlark.Tuple{value.ListFrom(items)}, nil)
		}
		return starlark.Tuple(items), nil
	}
	return c.start(v)
}

func (c *converter) start(v starlark.Value) (starlark.Value, error) {
	if _, isClass := v.(*object.Class); !isClass {
		if fields, ok := fieldsOf(v); ok {
			return c.instance(v, fields)
		}
	}
	return nil, object.TypeError.Errorf("%s() should be called on dataclass instances", c.name)
}

// instance converts an instance of a dataclass.
func (c *converter) instance(v starlark.Value, fields []*field) (starlark.Value, error) {
	items := make([]starlark.Value, 0, len(fields))
	for _, f := range fields {
		x, err := pyrt.Attr(v, f.name)
		if err == nil {
			x, err = c.convert(x)
		}
		if err != nil {
			return nil, err
		}
		items = append(items, c.item(f.name, x))
	}
	return c.make(items)
}

func (c *converter) convert(v starlark.Value) (starlark.Value, error) {
	switch v := v.(type) {
	case *value.List:
		elems := make([]starlark.Value, v.Len())
		for i := range elems {
			var err error
			if elems[i], err = c.convert(v.Index(i)); err != nil {
				return nil, err
			}
		}
		return value.ListFrom(elems), nil
	case starlark.Tuple, *value.Tuple:
		elems, _ := value.TupleOf(v)
		elems = slices.Clone(elems)
		for i, x := range elems {
			var err error
			if elems[i], err = c.convert(x); err != nil {
				return nil, err
			}
		}
		return elems, nil
	case *value.Dict:
		d := value.NewDict(v.Len())
		for key, x := range v.Entries() {
			key, err := c.convert(key)
			if err == nil {
				x, err = c.convert(x)
			}
			if err == nil {
				err = object.DictSet(d, key, x)
			}
			if err != nil {
				return nil, err
			}
		}
		return d, nil
	case *object.Class:
		return v, nil
	}
	if fields, ok := fieldsOf(v); ok {
		return c.instance(v, fields)
	}
	return c.derived(v)
}

// derived converts the elements of an instance of a class that is derived from tuple, list or dict, such as a named
// tuple, and makes another of the class.
func (c *converter) derived(v starlark.Value) (starlark.Value, error) {
	class := object.ClassOf(v)
	var plain starlark.Value
	switch {
	case class.Is(object.TupleType), class.Is(object.ListType):
		elems, err := object.Elements(c.t, v)
		if err != nil {
			return nil, err
		}
		plain = value.ListFrom(elems)
	case class.Is(object.DictType):
		plain = object.Plain(v)
	default:
		return v, nil
	}
	converted, err := c.convert(plain)
	if err != nil {
		return nil, err
	}
	args := starlark.Tuple{converted}
	if fields, _ := class.Lookup("_fields"); fields != nil && class.Is(object.TupleType) { // a named tuple
		args = converted.(*value.List).Starlarks()
	}
	return object.Call(c.thread, class, args, nil)
}
