package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// tuple writes a tuple; one without elements is as good as any other.
func (e *Encoder) tuple(v *value.Tuple) error {
	if v.Len() == 0 {
		e.Tag(tagTuple)
	} else if e.begin(v, tagTuple) {
		return nil
	}
	return e.sequence(v, v.Elems(), "tuple")
}

// list writes a list.
func (e *Encoder) list(v *value.List) error {
	if e.begin(value.Identity(v), tagList) {
		return nil
	}
	return e.sequence(v, v.Elems(), "list")
}

// sequence writes the elements of a list or tuple, which has elems now.
func (e *Encoder) sequence(v interface {
	Len() int
	At(i int) value.Value
}, elems []value.Value, what string) error {
	n := v.Len()
	e.Uint(n)
	if e.packed(elems) {
		return nil
	}
	for i := range n {
		if err := e.Value(v.At(i).Starlark()); err != nil {
			return within(err, element(what, i))
		}
		if v.Len() != n { // a __getstate__ of an element has changed it
			return object.RuntimeError.Errorf("%s changed size while it was pickled", what)
		}
	}
	return nil
}

func (e *Encoder) items(d *value.Dict) error {
	e.Uint(d.Len())
	for k, v := range d.Entries() {
		if err := e.Value(k); err != nil {
			return within(err, "a key")
		}
		if err := e.Value(v); err != nil {
			return within(err, "key "+object.Repr(k))
		}
	}
	return nil
}

// elements writes the elements of a set.
func (e *Encoder) elements(v starlark.Value) error {
	set, _ := object.AsSet(v)
	e.Uint(set.Len())
	for x := range set.Elements() {
		if err := e.Value(x); err != nil {
			return within(err, "a set element")
		}
	}
	return nil
}

// container reads a value with others in it.
func (d *Decoder) container(t Tag) (starlark.Value, error) {
	switch t {
	case tagList:
		return d.list()
	case tagTuple:
		return d.tuple()
	case tagDict:
		return d.dict()
	case tagSet:
		number := d.Begin(nil)
		set := new(value.Set)
		d.Complete(number, set)
		return set, d.elements(set)
	case tagFrozenSet:
		number := d.Begin(nil)
		set := new(value.Set)
		if err := d.elements(set); err != nil {
			return nil, err
		}
		f, err := object.NewFrozenSet(set)
		if err != nil {
			return nil, err
		}
		d.Complete(number, f)
		return f, nil
	case tagSlice:
		var bounds [3]starlark.Value
		if err := d.values(bounds[:]); err != nil {
			return nil, err
		}
		return object.NewSlice(bounds[0], bounds[1], bounds[2]), nil
	}
	return nil, d.Errorf("a bad tag %d", t)
}

func (d *Decoder) list() (starlark.Value, error) {
	number := d.Begin(nil)
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	if packed, err := d.packed(n); packed != nil || err != nil {
		list := value.ListOf(packed)
		d.Complete(number, list)
		return list, err
	}
	list := value.MakeList(n)
	d.Complete(number, list)
	return list, d.Mutable(number, func() error {
		for range n {
			v, err := d.Value()
			if err != nil {
				return err
			}
			list.Append(value.Of(v))
		}
		return nil
	})
}

func (d *Decoder) tuple() (starlark.Value, error) {
	if d.pos < len(d.src) && d.src[d.pos] == 0 {
		d.pos++
		return value.NewTuple(), nil
	}
	number := d.Begin(nil)
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	if packed, err := d.packed(n); packed != nil || err != nil {
		tuple := value.NewTuple(packed...)
		d.Complete(number, tuple)
		return tuple, err
	}
	// The tuple is there before its elements, which may refer to it.
	tuple, elems := value.MakeTuple(n)
	for i := range elems {
		elems[i] = value.None
	}
	d.Complete(number, tuple)
	d.tuples = append(d.tuples, number)
	for i := range elems {
		v, err := d.Value()
		if err != nil {
			return nil, err
		}
		elems[i] = value.Of(v)
	}
	d.tuples = d.tuples[:len(d.tuples)-1]
	return tuple, nil
}

func (d *Decoder) dict() (starlark.Value, error) {
	number := d.Begin(nil)
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	dict := value.NewDict(min(n, (len(d.src)-d.pos)/2))
	d.Complete(number, dict)
	for range n {
		k, err := d.Value()
		if err != nil {
			return nil, err
		}
		var v starlark.Value
		err = d.Mutable(number, func() (err error) {
			v, err = d.Value()
			return err
		})
		if err != nil {
			return nil, err
		}
		if err := object.DictSet(dict, k, v); err != nil {
			return nil, err
		}
	}
	return dict, nil
}

// elements reads the elements of a set.
func (d *Decoder) elements(set *value.Set) error {
	n, err := d.Count()
	for ; err == nil && n > 0; n-- {
		var v starlark.Value
		if v, err = d.Value(); err == nil {
			err = object.SetAdd(set, v)
		}
	}
	return err
}
