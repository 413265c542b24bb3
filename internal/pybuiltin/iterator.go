package pybuiltin

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

func iter(t *script.Thread, f starlark.Value, end native.Maybe) (starlark.Value, error) {
	if !end.Present() {
		return pyop.Iter(t, f)
	}
	sentinel := end.Starlark()
	if !isCallable(f) {
		return nil, typeErrorf("iter(v, w): v must be callable")
	}
	return pyop.NewIterator(t, "callable_iterator", func(t *script.Thread) (starlark.Value, bool, error) {
		v, err := pyop.Call(t, f)
		if err != nil {
			return nil, false, err
		}
		end, err := pyop.Same(v, sentinel)
		return v, !end && err == nil, err
	}).ReducedBy(func() *object.Reduction { return pyop.Builtin("iter", f, sentinel) }), nil
}

func next(t *script.Thread, it starlark.Value, dflt native.Maybe) (starlark.Value, error) {
	v, err := pyop.Next(t, it)
	pyop.LeaveOff(t, it, it)
	if err != nil && dflt.Present() && pyop.IsStop(err) {
		return dflt.Starlark(), nil
	}
	return v, err
}

func enumerate(t *script.Thread, iterable, start starlark.Value) (starlark.Value, error) {
	it, err := pyop.Iter(t, iterable)
	if err != nil {
		return nil, err
	}
	n, err := pyop.AsInt(start)
	if err != nil {
		return nil, err
	}
	one := starlark.MakeInt(1)
	return pyop.NewRows(t, "enumerate", 2, func(t *script.Thread, pair []starlark.Value) (bool, error) {
		v, ok, err := it.NextValue(t)
		if !ok || err != nil {
			return false, err
		}
		pair[0], pair[1] = n, v
		n = n.Add(one)
		return true, nil
	}).ReducedBy(func() *object.Reduction { return pyop.Builtin("enumerate", it, n) }), nil
}

func filter(t *script.Thread, f, iterable starlark.Value) (starlark.Value, error) {
	it, err := pyop.Iter(t, iterable)
	if err != nil {
		return nil, err
	}
	return pyop.NewIterator(t, "filter", func(t *script.Thread) (starlark.Value, bool, error) {
		for n := 1; ; n++ {
			v, ok, err := it.NextValue(t)
			if !ok || err != nil {
				return nil, false, err
			}
			test := v
			if f != starlark.None {
				if test, err = pyop.Call(t, f, v); err != nil {
					return nil, false, err
				}
			}
			if keep, err := pyop.Truth(test); keep || err != nil {
				return v, keep, err
			}
			if n%1024 == 0 {
				if err := pyop.Tick(t); err != nil {
					return nil, false, err
				}
			}
		}
	}).ReducedBy(func() *object.Reduction { return pyop.Builtin("filter", f, it) }), nil
}

// iterators returns iter of each.
func iterators(t *script.Thread, vs native.Args) ([]pyop.Iterator, error) {
	its := make([]pyop.Iterator, len(vs))
	for i, v := range vs {
		it, err := pyop.Iter(t, v.Starlark())
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

func values(its []pyop.Iterator) []starlark.Value {
	vs := make([]starlark.Value, len(its))
	for i, it := range its {
		vs[i] = it
	}
	return vs
}

func mapOver(t *script.Thread, f starlark.Value, iterables native.Args) (starlark.Value, error) {
	if len(iterables) == 0 {
		return nil, typeErrorf("map() must have at least two arguments.")
	}
	its, err := iterators(t, iterables)
	if err != nil {
		return nil, err
	}
	return pyop.NewIterator(t, "map", func(t *script.Thread) (starlark.Value, bool, error) {
		args := make(starlark.Tuple, len(its))
		for i, it := range its {
			v, ok, err := it.NextValue(t)
			if !ok || err != nil {
				return nil, false, err
			}
			args[i] = v
		}
		v, err := pyop.Call(t, f, args...)
		return v, err == nil, err
	}).ReducedBy(func() *object.Reduction { return pyop.Builtin("map", append([]starlark.Value{f}, values(its)...)...) }), nil
}

func zip(t *script.Thread, iterables native.Args, strict bool) (starlark.Value, error) {
	its, err := iterators(t, iterables)
	if err != nil {
		return nil, err
	}
	return pyop.NewRows(t, "zip", len(its), func(t *script.Thread, row []starlark.Value) (bool, error) {
		if len(its) == 0 {
			return false, nil
		}
		for i, it := range its {
			v, ok, err := it.NextValue(t)
			if err != nil {
				return false, err
			}
			if !ok {
				if strict {
					err = uneven(t, its, i)
				}
				return false, err
			}
			row[i] = v
		}
		return true, nil
	}).ReducedBy(func() *object.Reduction {
		r := pyop.Builtin("zip", values(its)...)
		if strict {
			r.Kwargs = []starlark.Tuple{{starlark.String("strict"), starlark.True}}
		}
		return r
	}), nil
}

// uneven is the error of a strict zip whose iterator i has ended, if others have not.
func uneven(t *script.Thread, its []pyop.Iterator, i int) error {
	others := func(n int) string {
		if n == 1 {
			return "argument 1"
		}
		return fmt.Sprintf("arguments 1-%d", n)
	}
	if i > 0 {
		return exception.ValueError.Errorf("zip() argument %d is shorter than %s", i+1, others(i))
	}
	for j := 1; j < len(its); j++ {
		_, ok, err := its[j].NextValue(t)
		if err != nil {
			return err
		}
		if ok {
			return exception.ValueError.Errorf("zip() argument %d is longer than %s", j+1, others(j))
		}
	}
	return nil
}

// HasReversed is a value that says itself what reversed() gives for it.
type HasReversed interface {
	Reversed(t *script.Thread) (starlark.Value, error)
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
		case *starlark.List, *starlark.Dict: // these have the method
			return reversed(t, plain)
		}
		if plain, ok := object.PlainFor(v, "__getitem__"); ok {
			return reversed(t, plain)
		}
		if v.Defines("__getitem__") {
			n, err := pyop.Len(v)
			if err != nil {
				return nil, err
			}
			return pyop.NewIterator(t, name, func(*script.Thread) (starlark.Value, bool, error) {
				if n--; n < 0 {
					return nil, false, nil
				}
				x, err := v.GetItem(starlark.MakeInt(n))
				return x, err == nil, err
			}), nil
		}
	case HasReversed:
		if r, err := v.Reversed(t); err != pyop.ErrUnsupported {
			return r, err
		}
	case starlark.String:
		runes := []rune(string(v))
		return pyop.NewIterator(t, name, func(*script.Thread) (starlark.Value, bool, error) {
			if len(runes) == 0 {
				return nil, false, nil
			}
			c := pyop.Char(runes[len(runes)-1])
			runes = runes[:len(runes)-1]
			return c, true, nil
		}).ReducedBy(func() *object.Reduction { return pyop.Builtin("reversed", starlark.String(string(runes))) }), nil
	case pyop.Bytes:
		seq = v
	case *starlark.Dict:
		return reversedKeys(t, v), nil
	case *starlark.List:
		seq, name = v, "list_reverseiterator"
	case *pyop.Range:
		seq, name = v, "range_iterator"
	case *starlark.Set, *pyop.FrozenSet:
	case starlark.Indexable:
		seq = v
	}
	if seq == nil {
		return nil, typeErrorf("'%s' object is not reversible", pyop.TypeName(sequence))
	}
	i := seq.Len() - 1
	return pyop.NewIterator(t, name, func(*script.Thread) (starlark.Value, bool, error) {
		if i < 0 || i >= seq.Len() {
			return nil, false, nil
		}
		i--
		return seq.Index(i + 1), true, nil
	}).ReducedBy(func() *object.Reduction {
		var left []starlark.Value
		for n := range min(i+1, seq.Len()) {
			left = append(left, seq.Index(n))
		}
		if _, tuple := seq.(starlark.Tuple); tuple {
			return pyop.Builtin("reversed", starlark.Tuple(left))
		}
		return pyop.Builtin("reversed", starlark.NewList(left))
	}), nil
}

func reversedKeys(t *script.Thread, d *starlark.Dict) starlark.Value {
	keys := d.Keys()
	n := len(keys)
	return pyop.NewIterator(t, "dict_reversekeyiterator", func(*script.Thread) (starlark.Value, bool, error) {
		if d.Len() != n {
			return nil, false, exception.RuntimeError.Errorf("dictionary changed size during iteration")
		}
		if len(keys) == 0 {
			return nil, false, nil
		}
		k := keys[len(keys)-1]
		keys = keys[:len(keys)-1]
		return k, true, nil
	})
}

func toRange(_ *script.Thread, args native.Args) (starlark.Value, error) {
	switch len(args) {
	case 0:
		return nil, typeErrorf("range expected at least 1 argument, got 0")
	case 1, 2, 3:
	default:
		return nil, typeErrorf("range expected at most 3 arguments, got %d", len(args))
	}
	n := [3]int{0, 0, 1}
	for i, v := range args {
		at := i
		if len(args) == 1 {
			at = 1
		}
		if small, ok := v.Int64(); ok {
			n[at] = int(small)
			continue
		}
		var err error
		if n[at], err = pyop.AsCount(v.Starlark()); err != nil {
			return nil, err
		}
	}
	return pyop.NewRange(n[0], n[1], n[2])
}
