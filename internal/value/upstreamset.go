package value

import (
	"slices"

	"go.starlark.net/starlark"
)

// upstreamSet is a *starlark.Set as a set with Python's keys.
type upstreamSet struct{ *starlark.Set }

// find returns the element that equals x, or the zero Value.
func (u upstreamSet) find(keys Keys, x Value) (Value, error) {
	key, err := findKey(keys, x, u.Has, u)
	return importContainer(key), err
}

func (u upstreamSet) add(keys Keys, x Value) error {
	key, err := findKey(keys, x, u.Has, u)
	if err != nil {
		return err
	}
	if key == nil {
		if key = exportedKey(x); key == nil {
			return ErrSize
		}
	}
	return u.Insert(key)
}

func (u upstreamSet) delete(keys Keys, x Value) (bool, error) {
	key, err := findKey(keys, x, u.Has, u)
	if err != nil || key == nil {
		return false, err
	}
	return u.Delete(key)
}

func (u upstreamSet) pop() (Value, error) {
	it := u.Iterate()
	it.Done()
	var x starlark.Value
	if !it.Next(&x) {
		return Value{}, nil
	}
	_, err := u.Delete(x)
	return importContainer(x), err
}

func (u upstreamSet) copy(keys Keys) (*Set, error) {
	c := NewSet(u.Len())
	for x := range u.Elements() {
		if err := c.Add(keys, importContainer(x)); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (u upstreamSet) replace(other *Set) error {
	elems := slices.Collect(other.All())
	if err := u.Clear(); err != nil {
		return err
	}
	for _, x := range elems {
		key := exportedKey(x)
		if key == nil {
			return ErrSize
		}
		if err := u.Insert(key); err != nil {
			return err
		}
	}
	return nil
}
