package pybuiltin

import (
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

func length(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	n, err := pyop.Len(a.Values[0])
	if err != nil {
		return nil, err
	}
	return starlark.MakeInt(n), nil
}

func all(t *script.Thread, a signature.Args) (starlark.Value, error) {
	result := true
	err := pyop.EachWhile(t, a.Values[0], func(v starlark.Value) (bool, error) {
		b, err := pyop.Truth(v)
		result = b
		return b, err
	})
	return starlark.Bool(result), err
}

func anyOf(t *script.Thread, a signature.Args) (starlark.Value, error) {
	result := false
	err := pyop.EachWhile(t, a.Values[0], func(v starlark.Value) (bool, error) {
		b, err := pyop.Truth(v)
		result = b
		return !b, err
	})
	return starlark.Bool(result), err
}

// sum adds from left to right. Floats are added as CPython did before 3.12.
func sum(t *script.Thread, a signature.Args) (starlark.Value, error) {
	var total starlark.Value = starlark.MakeInt(0)
	if a.Values[1] != nil {
		total = a.Values[1]
		switch total.(type) {
		case starlark.String:
			return nil, typeErrorf("sum() can't sum strings [use ''.join(seq) instead]")
		case pyop.Bytes:
			return nil, typeErrorf("sum() can't sum bytes [use b''.join(seq) instead]")
		case *pyop.Bytearray:
			return nil, typeErrorf("sum() can't sum bytearray [use b''.join(seq) instead]")
		}
	}
	small, isSmall := int64(0), false // the total, while it is a small int
	if i, ok := total.(starlark.Int); ok {
		small, isSmall = i.Int64()
	}
	err := pyop.Each(t, a.Values[0], func(v starlark.Value) error {
		if isSmall {
			if i, ok := v.(starlark.Int); ok {
				if n, ok := i.Int64(); ok && (n < 0 || small <= math.MaxInt64-n) && (n >= 0 || small >= math.MinInt64-n) {
					small += n
					return nil
				}
			}
			total, isSmall = starlark.MakeInt64(small), false
		}
		var err error
		total, err = pyop.Add(total, v)
		return err
	})
	if err != nil {
		return nil, err
	}
	if isSmall {
		return starlark.MakeInt64(small), nil
	}
	return total, nil
}

// extreme is min, or max.
func extreme(name string, least bool) func(*script.Thread, signature.Args) (starlark.Value, error) {
	op := syntax.GT
	if least {
		op = syntax.LT
	}
	return func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		dflt, key := a.Values[0], given(a.Values[1])
		var from starlark.Value = a.Rest
		switch len(a.Rest) {
		case 0:
			return nil, typeErrorf("%s expected at least 1 argument, got 0", name)
		case 1:
			from = a.Rest[0]
		default:
			if dflt != nil {
				return nil, typeErrorf("Cannot specify a default for %s() with multiple positional arguments", name)
			}
		}
		var best, bestKey starlark.Value
		err := pyop.Each(t, from, func(v starlark.Value) (err error) {
			k := v
			if key != nil {
				if k, err = pyop.Call(t, key, v); err != nil {
					return err
				}
			}
			better := best == nil
			if !better {
				if better, err = pyop.Compare(op, k, bestKey); err != nil {
					return err
				}
			}
			if better {
				best, bestKey = v, k
			}
			return nil
		})
		switch {
		case err != nil:
			return nil, err
		case best != nil:
			return best, nil
		case dflt != nil:
			return dflt, nil
		}
		return nil, exception.ValueError.Errorf("%s() iterable argument is empty", name)
	}
}

func sorted(t *script.Thread, a signature.Args) (starlark.Value, error) {
	elems, err := pyop.Elements(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	reverse, err := truth(a.Values[2])
	if err != nil {
		return nil, err
	}
	if err := pyop.Sort(t, elems, a.Values[1], reverse); err != nil {
		return nil, err
	}
	return starlark.NewList(elems), nil
}
