package pyop

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// inherits reports whether x is an instance that has += and *= from list or bytearray: these are asked first.
func inherits(x starlark.Value) bool {
	o, ok := x.(*object.Instance)
	if !ok {
		return false
	}
	switch object.Plain(o).(type) {
	case *value.List, *Bytearray:
		return true
	}
	return false
}

// InPlace returns the value of x op= y, op being that of the binary operation. Lists,
// dicts, sets, bytearrays, and values with the hook HasInPlace, change.
func InPlace(t *script.Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	if !inherits(x) {
		if v, err := sequenceLast(op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	switch a := x.(type) {
	case *value.List:
		switch op {
		case syntax.PLUS:
			return a, Extend(t, a, y)
		case syntax.STAR:
			count, ok, err := repeatCount(a.Len(), y)
			if err != nil {
				return nil, err
			}
			if ok {
				return a, ContainerError(a.RepeatInPlace(count))
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
	case *value.Dict:
		if op == syntax.PIPE {
			return a, DictUpdate(t, a, y)
		}
	case *value.Set:
		if b, ok := AsSet(y); ok {
			v, err := binarySets(op, a, b)
			if err != nil {
				return nil, err
			}
			if v != nil {
				return a, ContainerError(a.Replace(Keys, v.(*value.Set)))
			}
		}
	case HasInPlace:
		if v, err := a.InPlace(op, y); v != nil || err != nil && !unsupported(err) {
			return v, err
		}
	}
	return binary(t, op, x, y, "=")
}

// Extend appends the elements of v to l.
func Extend(t *script.Thread, l *value.List, v starlark.Value) error {
	elems, err := Values(t, v)
	if err != nil {
		return err
	}
	return ContainerError(l.Extend(elems))
}

// DictUpdate adds the items of v to d: those of a mapping, or the pairs that v, an
// iterable, has.
func DictUpdate(t *script.Thread, d *value.Dict, v starlark.Value) error {
	switch v := v.(type) {
	case *value.Dict:
		return ContainerError(d.Update(Keys, v))
	case HasKeys:
		if plain, ok := object.PlainFor(v, "__iter__"); ok {
			if _, ok := plain.(*value.Dict); ok {
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
			if err := Store(d, value.Import(item[0]), value.Import(item[1])); err != nil {
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
