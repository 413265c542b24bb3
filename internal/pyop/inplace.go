package pyop

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// InPlace returns the value of x op= y, op being that of the binary operation. Lists,
// dicts, sets, bytearrays, and values with the hook HasInPlace, change.
func InPlace(t *script.Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	if v, err := sequenceLast(op, x, y); v != nil || err != nil {
		return v, err
	}
	switch a := x.(type) {
	case *starlark.List:
		switch op {
		case syntax.PLUS:
			elems, err := Elements(t, y)
			if err != nil {
				return nil, err
			}
			return a, ListExtend(a, elems)
		case syntax.STAR:
			v, err := repeat(a, y)
			if err != nil {
				return nil, err
			}
			if v != nil {
				return a, ListSet(a, listElements(v.(*starlark.List)))
			}
		}
	case *Bytearray:
		switch op {
		case syntax.PLUS:
			if s, ok := AsBytes(y); ok {
				a.B = append(a.B, s...)
				return a, nil
			}
		case syntax.STAR:
			v, err := repeat(a, y)
			if err != nil {
				return nil, err
			}
			if v != nil {
				a.B = v.(*Bytearray).B
				return a, nil
			}
		}
	case *starlark.Dict:
		if op == syntax.PIPE {
			return a, DictUpdate(t, a, y)
		}
	case *starlark.Set:
		if b, ok := AsSet(y); ok {
			v, err := binarySets(op, a, b)
			if err != nil {
				return nil, err
			}
			if v != nil {
				return a, SetReplace(a, v.(*starlark.Set))
			}
		}
	case HasInPlace:
		if v, err := a.InPlace(op, y); v != nil || err != nil && !unsupported(err) {
			return v, err
		}
	}
	return binary(t, op, x, y, "=")
}

// SetReplace makes the elements of other those of s.
func SetReplace(s, other *starlark.Set) error {
	if s == other {
		return nil
	}
	elems := make([]starlark.Value, 0, other.Len())
	for e := range other.Elements() {
		elems = append(elems, e)
	}
	if err := s.Clear(); err != nil {
		return mutationError(err)
	}
	for _, e := range elems {
		if err := s.Insert(e); err != nil {
			return elementError(e, err)
		}
	}
	return nil
}

// DictUpdate adds the items of v to d: those of a mapping, or the pairs that v, an
// iterable, has.
func DictUpdate(t *script.Thread, d *starlark.Dict, v starlark.Value) error {
	switch v := v.(type) {
	case *starlark.Dict:
		if v == d {
			return nil
		}
		return dictUpdate(d, v)
	case HasKeys:
		if plain, ok := object.PlainFor(v, "__iter__"); ok {
			if _, ok := plain.(*starlark.Dict); ok {
				return DictUpdate(t, d, plain)
			}
		}
		keys, err := v.Keys()
		if !unsupported(err) {
			if err != nil {
				return err
			}
			return Each(t, keys, func(k starlark.Value) error {
				e, err := GetItem(v, k)
				if err != nil {
					return err
				}
				return DictSet(d, k, e)
			})
		}
	case starlark.IterableMapping:
		for _, item := range v.Items() {
			if err := DictSet(d, item[0], item[1]); err != nil {
				return err
			}
		}
		return nil
	}
	n := 0
	return Each(t, v, func(item starlark.Value) error {
		pair, err := updatePair(t, item)
		if object.IsA(err, exception.TypeError) {
			e := exception.Catch(err, t.Depth())
			if err := e.AddNote(fmt.Sprintf("Cannot convert dictionary update sequence element #%d to a sequence", n)); err != nil {
				return err
			}
			return exception.Reraise(e, err)
		}
		if err != nil {
			return err
		}
		if len(pair) != 2 {
			return exception.ValueError.Errorf("dictionary update sequence element #%d has length %d; 2 is required", n, len(pair))
		}
		n++
		return DictSet(d, pair[0], pair[1])
	})
}

// updatePair returns the elements of what should be a key and a value.
func updatePair(t *script.Thread, item starlark.Value) ([]starlark.Value, error) {
	it, err := Iter(t, item)
	if object.IsA(err, exception.TypeError) {
		return nil, typeErrorf("object is not iterable")
	}
	if err != nil {
		return nil, err
	}
	return Elements(t, it)
}

// HasKeys is a mapping that has its keys, as by a method keys() and __getitem__.
type HasKeys interface {
	starlark.Value
	Keys() (starlark.Value, error)
}
