package corelib

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func iter(t *script.Thread, f starlark.Value, end native.Maybe) (starlark.Value, error) {
	if !end.Present() {
		it, err := object.Iter(t, f)
		if err != nil {
			return nil, err
		}
		return object.Underlying(it), nil
	}
	sentinel := end.Starlark()
	if !isCallable(f) {
		return nil, typeErrorf("iter(v, w): v must be callable")
	}
	return object.NewIterator(t, "callable_iterator", func(t object.Thread) (value.Value, error) {
		v, err := object.CallValues(t, f)
		if err != nil {
			return value.Value{}, err
		}
		if end, err := object.SameValue(v, value.Of(sentinel)); end || err != nil {
			return value.Value{}, err
		}
		return v, nil
	}).ReducedBy(func() *object.Reduction { return object.BuiltinReduction("iter", f, sentinel) }), nil
}

func next(t *script.Thread, it starlark.Value, dflt native.Maybe) (value.Value, error) {
	v, err := object.Next(t, it)
	object.LeaveOff(t, it, it)
	if err != nil && dflt.Present() && object.IsStop(err) {
		return dflt.Value, nil
	}
	return v, err
}

func enumerate(t *script.Thread, iterable, start starlark.Value) (starlark.Value, error) {
	it, err := object.Iter(t, iterable)
	if err != nil {
		return nil, err
	}
	i, err := object.AsInt(start)
	if err != nil {
		return nil, err
	}
	n := value.Of(i)
	return object.NewRows(t, "enumerate", 2, func(t object.Thread, pair []value.Value) (bool, error) {
		v, err := it.NextValue(t)
		if !v.Present() || err != nil {
			return false, err
		}
		pair[0], pair[1] = n, v
		if next, ok := value.Add(n, value.Int(1)); ok {
			n = next
		} else {
			n = value.Of(n.Starlark().(starlark.Int).Add(starlark.MakeInt(1)))
		}
		return true, nil
	}).Over(it).ReducedBy(func() *object.Reduction {
		return object.BuiltinReduction("enumerate", object.Underlying(it), n.Starlark())
	}), nil
}

func filter(t *script.Thread, f, iterable starlark.Value) (starlark.Value, error) {
	it, err := object.Iter(t, iterable)
	if err != nil {
		return nil, err
	}
	loop := object.Loop{Turns: !object.ReadsShared(it)}
	return object.NewIterator(t, "filter", func(t object.Thread) (value.Value, error) {
		for {
			v, err := it.NextValue(t)
			if !v.Present() || err != nil {
				return value.Value{}, err
			}
			test := v
			if f != starlark.None {
				if test, err = object.CallValues(t, f, v); err != nil {
					return value.Value{}, err
				}
			}
			keep, err := object.TruthOf(test)
			if err != nil {
				return value.Value{}, err
			}
			if keep {
				return v, nil
			}
			if err := loop.Next(t); err != nil {
				return value.Value{}, err
			}
		}
	}).Over(it).ReducedBy(func() *object.Reduction { return object.BuiltinReduction("filter", f, object.Underlying(it)) }), nil
}

// iterators returns iter of each.
func iterators(t *script.Thread, vs native.Args) ([]object.Iterator, error) {
	its := make([]object.Iterator, len(vs))
	for i, v := range vs {
		it, err := object.Iter(t, v.Starlark())
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

// values returns iterators as scripts know them.
func values(its []object.Iterator) []starlark.Value {
	vs := make([]starlark.Value, len(its))
	for i, it := range its {
		vs[i] = object.Underlying(it)
	}
	return vs
}

// mapOver is map of a function and iterables.
func mapOver(t *script.Thread, args native.Args, strict bool) (starlark.Value, error) {
	if len(args) < 2 {
		return nil, typeErrorf("map() must have at least two arguments.")
	}
	f := args[0].Starlark()
	its, err := iterators(t, args[1:])
	if err != nil {
		return nil, err
	}
	return object.NewIterator(t, "map", func(t object.Thread) (value.Value, error) {
		if len(its) == 1 {
			v, err := its[0].NextValue(t)
			if !v.Present() || err != nil {
				return value.Value{}, err
			}
			return object.CallValues(t, f, v)
		}
		args := make([]value.Value, len(its))
		if more, err := nextOfEach(t, "map", its, args, strict); !more || err != nil {
			return value.Value{}, err
		}
		return object.CallValues(t, f, args...)
	}).Over(values(its)...).ReducedBy(func() *object.Reduction {
		return strictly(object.BuiltinReduction("map", append([]starlark.Value{f}, values(its)...)...), strict)
	}), nil
}

func zip(t *script.Thread, iterables native.Args, strict bool) (starlark.Value, error) {
	its, err := iterators(t, iterables)
	if err != nil {
		return nil, err
	}
	return object.NewRows(t, "zip", len(its), func(t object.Thread, row []value.Value) (bool, error) {
		if len(its) == 0 {
			return false, nil
		}
		return nextOfEach(t, "zip", its, row, strict)
	}).Over(values(its)...).ReducedBy(func() *object.Reduction { return strictly(object.BuiltinReduction("zip", values(its)...), strict) }), nil
}

// nextOfEach puts the next element of each iterator into row, for the function called name; more is
// false at the end of one. If strict, others that go on are an error.
func nextOfEach(t object.Thread, name string, its []object.Iterator, row []value.Value, strict bool) (more bool, err error) {
	for i, it := range its {
		v, err := it.NextValue(t)
		if err != nil {
			return false, err
		}
		if !v.Present() {
			if strict {
				err = uneven(t, name, its, i)
			}
			return false, err
		}
		row[i] = v
	}
	return true, nil
}

// strictly returns a reduction, with strict=True if that was given.
func strictly(r *object.Reduction, strict bool) *object.Reduction {
	if strict {
		r.Kwargs = []starlark.Tuple{{starlark.String("strict"), starlark.True}}
	}
	return r
}

// uneven is the error of a strict zip, or map, whose iterator i has ended, if others have not.
func uneven(t object.Thread, name string, its []object.Iterator, i int) error {
	others := func(n int) string {
		if n == 1 {
			return "argument 1"
		}
		return fmt.Sprintf("arguments 1-%d", n)
	}
	if i > 0 {
		return object.ValueError.Errorf("%s() argument %d is shorter than %s", name, i+1, others(i))
	}
	for j := 1; j < len(its); j++ {
		v, err := its[j].NextValue(t)
		if err != nil {
			return err
		}
		if v.Present() {
			return object.ValueError.Errorf("%s() argument %d is longer than %s", name, j+1, others(j))
		}
	}
	return nil
}

// HasReversed is a value that says itself what reversed() gives for it.
type HasReversed interface {
	Reversed(t object.Thread) (starlark.Value, error)
}

func reversed(t *script.Thread, sequence starlark.Value) (starlark.Value, error) {
	var seq starlark.Indexable
	name := "reversed"
	switch v := sequence.(type) {
	case *object.Instance:
		if r, found, err := v.Special("__reversed__"); found {
			return r, err
		}
		switch plain := object.Plain(v).(type) {
		case *value.List, *value.Dict: // these have the method
			return reversed(t, plain)
		}
		if plain, ok := object.PlainFor(v, "__getitem__"); ok {
			return reversed(t, plain)
		}
		if v.Defines("__getitem__") {
			n, err := object.Len(v)
			if err != nil {
				return nil, err
			}
			return object.NewIterator(t, name, func(object.Thread) (value.Value, error) {
				if n--; n < 0 {
					return value.Value{}, nil
				}
				x, err := v.GetItem(starlark.MakeInt(n))
				return value.Of(x), err
			}), nil
		}
	case HasReversed:
		if r, err := v.Reversed(t); err != object.ErrUnsupported {
			return r, err
		}
	case starlark.String:
		runes := []rune(string(v))
		return object.NewIterator(t, name, func(object.Thread) (value.Value, error) {
			if len(runes) == 0 {
				return value.Value{}, nil
			}
			c := object.Char(runes[len(runes)-1])
			runes = runes[:len(runes)-1]
			return value.Of(c), nil
		}).ReducedBy(func() *object.Reduction { return object.BuiltinReduction("reversed", starlark.String(string(runes))) }), nil
	case object.Bytes:
		seq = v
	case *value.Dict:
		return object.ReversedDictIterator(t, "dict_reversekeyiterator", v, nil), nil
	case *value.List:
		seq, name = v, "list_reverseiterator"
	case *object.Range:
		seq, name = v, "range_iterator"
	case *value.Set, *value.FrozenSet:
	case starlark.Indexable:
		seq = v
	}
	if seq == nil {
		return nil, typeErrorf("'%s' object is not reversible", object.TypeName(sequence))
	}
	i := seq.Len() - 1
	return object.NewIterator(t, name, func(object.Thread) (value.Value, error) {
		if i < 0 || i >= seq.Len() {
			return value.Value{}, nil
		}
		i--
		if seq, ok := seq.(interface{ At(i int) value.Value }); ok {
			return seq.At(i + 1), nil
		}
		return value.Of(seq.Index(i + 1)), nil
	}).Over(seq).ReducedBy(func() *object.Reduction {
		var left []starlark.Value
		for n := range min(i+1, seq.Len()) {
			left = append(left, seq.Index(n))
		}
		if _, tuple := value.TupleOf(seq); tuple {
			return object.BuiltinReduction("reversed", value.TupleFrom(left))
		}
		return object.BuiltinReduction("reversed", value.ListFrom(left))
	}), nil
}

func toRange(_ *script.Thread, args native.Args) (starlark.Value, error) {
	switch len(args) {
	case 0:
		return nil, typeErrorf("range expected at least 1 argument, got 0")
	case 1, 2, 3:
	default:
		return nil, typeErrorf("range expected at most 3 arguments, got %d", len(args))
	}
	n := [3]value.Value{value.Int(0), value.Int(0), value.Int(1)}
	small := true
	for i, v := range args {
		at := i
		if len(args) == 1 {
			at = 1
		}
		n[at] = v
		if _, ok := v.Int64(); ok {
			continue
		}
		small = false
		x, err := object.AsInt(v.Starlark())
		if err != nil {
			return nil, err
		}
		n[at] = value.Of(x)
	}
	if small {
		start, _ := n[0].Int64()
		stop, _ := n[1].Int64()
		step, _ := n[2].Int64()
		if r, ok := object.SmallRange(start, stop, step); ok {
			return r, nil
		}
	}
	return object.NewRange(n[0].Starlark().(starlark.Int), n[1].Starlark().(starlark.Int), n[2].Starlark().(starlark.Int))
}
