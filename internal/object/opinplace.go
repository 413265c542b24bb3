package object

import (
	"cmp"
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// InPlace returns the value of x op= y, op being that of the binary operation. Lists,
// dicts, sets, bytearrays, and values with the hook HasInPlace, change.
//
// Other threads do not run meanwhile, unless code of scripts does, since x is mostly what they share: d[k] *= n loses
// nothing, however large the numbers are.
func InPlace(t Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	if a, ok := x.(starlark.Int); ok && (op == syntax.STAR || op == syntax.STARSTAR) {
		if b, ok := y.(starlark.Int); ok {
			return binaryInts(nil, op, a, b)
		}
	}
	if !sequencesLast(op, x, y) {
		if v, err := sequenceInPlace(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	switch a := x.(type) {
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
		if op == syntax.STAR && isSequence(x, "__imul__") {
			break // it comes last, but += of a class derived from list or bytearray first
		}
		if v, err := a.InPlace(op, y); v != nil || err != nil && !unsupported(err) {
			return v, err
		}
	}
	return binary(t, op, x, y, "=")
}

// sequenceInPlace is x += y or x *= y of a list or bytearray x, or an instance that is made of one and has
// the method from that; nil for all else.
func sequenceInPlace(t Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		if isSequence(x, "__iadd__") {
			return AddInPlace(t, x, y)
		}
	case syntax.STAR:
		if isSequence(x, "__imul__") {
			return RepeatInPlace(x, y)
		}
	}
	return nil, nil
}

// AddInPlace is x += y of a list or bytearray that x is, or is made of; nil if x is another sequence.
func AddInPlace(t Thread, x, y starlark.Value) (starlark.Value, error) {
	switch a := Plain(x).(type) {
	case *value.List:
		return x, Extend(t, a, y)
	case *Bytearray:
		s, ok := AsBytes(Plain(y))
		if !ok {
			return nil, concatError(x, y)
		}
		a.B = append(a.B, s...)
		return x, nil
	}
	return nil, nil
}

// RepeatInPlace is x *= n of a list or bytearray that x is, or is made of; nil if x is another sequence.
func RepeatInPlace(x, n starlark.Value) (starlark.Value, error) {
	a := Plain(x)
	size := 0
	switch a := a.(type) {
	case *value.List:
		size = a.Len()
	case *Bytearray:
		size = len(a.B)
	default:
		return nil, nil
	}
	count, ok, err := repeatCount(a, size, n)
	if !ok {
		return nil, cmp.Or(err, repeatError(n))
	}
	switch a := a.(type) {
	case *value.List:
		err = ContainerError(a.RepeatInPlace(count))
	case *Bytearray:
		a.B = repeated(a.B, count)
	}
	return x, err
}

// Extend appends the elements of v to l. An iterator, which may be a script's, gets to see l with those
// before, and these stay if it fails.
func Extend(t Thread, l *value.List, v starlark.Value) error {
	_, isIterator := v.(Iterator)
	if _, isOperand := v.(Operand); isOperand || isIterator {
		v, err := iterWithLength(t, v)
		if err != nil {
			return err
		}
		return EachValue(t, v, func(e value.Value) error { return ContainerError(l.Append(e)) })
	}
	elems, err := Values(t, v)
	if err != nil {
		return err
	}
	return ContainerError(l.Extend(elems))
}

// DictUpdate adds the items of v to d: those of a mapping, or the pairs that v, an
// iterable, has.
func DictUpdate(t Thread, d *value.Dict, v starlark.Value) error {
	switch v := v.(type) {
	case *value.Dict:
		return ContainerError(d.Update(Keys, v))
	case HasKeys:
		if plain, ok := PlainFor(v, "__iter__"); ok {
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
		if IsA(err, TypeError) {
			e := Catch(err, t.Depth())
			if err := e.AddNote(fmt.Sprintf("Cannot convert dictionary update sequence element #%d to a sequence", n)); err != nil {
				return err
			}
			return Reraise(e, err)
		}
		if err != nil {
			return err
		}
		if len(pair) != 2 {
			return ValueError.Errorf("dictionary update sequence element #%d has length %d; 2 is required", n, len(pair))
		}
		n++
		return DictSet(d, pair[0], pair[1])
	})
}

// updatePair returns the elements of what should be a key and a value.
func updatePair(t Thread, item starlark.Value) ([]starlark.Value, error) {
	it, err := Iter(t, item)
	if IsA(err, TypeError) {
		return nil, TypeError.Errorf("object is not iterable")
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
