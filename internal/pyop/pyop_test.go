package pyop_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/pycases"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// operators are the functions that testdata/record.py has.
func operators() starlark.StringDict {
	names := starlark.StringDict{}
	add := func(name, params string, f func(t *script.Thread, a []starlark.Value) (starlark.Value, error)) {
		names[name] = script.NewFunction(name, params, func(t *script.Thread, a signature.Args) (starlark.Value, error) { return f(t, a.Values) })
	}
	boolean := func(b bool, err error) (starlark.Value, error) { return starlark.Bool(b), err }
	for name, op := range map[string]syntax.Token{"eq": syntax.EQL, "ne": syntax.NEQ, "lt": syntax.LT, "le": syntax.LE, "gt": syntax.GT, "ge": syntax.GE} {
		add(name, "x, y", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
			return boolean(pyop.Compare(op, a[0], a[1]))
		})
	}
	for name, op := range map[string]syntax.Token{"add": syntax.PLUS, "sub": syntax.MINUS, "mul": syntax.STAR, "truediv": syntax.SLASH, "floordiv": syntax.SLASHSLASH,
		"mod": syntax.PERCENT, "pow_": syntax.STARSTAR, "or_": syntax.PIPE, "and_": syntax.AMP, "xor": syntax.CIRCUMFLEX, "lsh": syntax.LTLT, "rsh": syntax.GTGT} {
		add(name, "x, y", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
			return pyop.Binary(t, op, a[0], a[1])
		})
	}
	for name, op := range map[string]syntax.Token{"iadd": syntax.PLUS, "isub": syntax.MINUS, "imul": syntax.STAR, "ior": syntax.PIPE, "iand": syntax.AMP, "ixor": syntax.CIRCUMFLEX} {
		add(name, "x, y", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
			return pyop.InPlace(t, op, a[0], a[1])
		})
	}
	add("neg", "x", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) { return pyop.Neg(a[0]) })
	add("invert", "x", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) { return pyop.Invert(a[0]) })
	add("bool", "x", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) { return boolean(pyop.Truth(a[0])) })
	add("len", "x", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
		n, err := pyop.Len(a[0])
		return starlark.MakeInt(n), err
	})
	add("hash", "x", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
		n, err := pyop.Hash(a[0])
		return starlark.MakeInt64(n), err
	})
	add("contains", "c, x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		return boolean(pyop.Contains(t, a[0], a[1]))
	})
	add("getitem", "x, i", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) { return pyop.GetItem(a[0], a[1]) })
	add("setitem", "x, i, v", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		return a[0], pyop.SetItem(t, a[0], a[1], a[2])
	})
	add("delitem", "x, i", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
		return a[0], pyop.DelItem(a[0], a[1])
	})
	add("unpack", "x, n", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		n, _ := starlark.AsInt32(a[1])
		return pyop.Unpack(t, a[0], n)
	})
	add("star", "x, n, m", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		n, _ := starlark.AsInt32(a[1])
		m, _ := starlark.AsInt32(a[2])
		return pyop.UnpackStar(t, a[0], n, m)
	})
	add("iter", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) { return pyop.Iter(t, a[0]) })
	add("next", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) { return pyop.Next(t, a[0]) })
	add("list", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		elems, err := pyop.Elements(t, a[0])
		return starlark.NewList(elems), err
	})
	add("slice", "x, y=None, z=None", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
		if a[1] == nil {
			return pyop.NewSlice(nil, a[0], nil), nil
		}
		return pyop.NewSlice(a[0], a[1], a[2]), nil
	})
	add("range", "x, y=None, z=1", func(_ *script.Thread, a []starlark.Value) (starlark.Value, error) {
		var n [3]int
		for i, v := range a {
			if v != nil {
				n[i], _ = starlark.AsInt32(v)
			}
		}
		switch {
		case a[1] == nil:
			return pyop.NewRange(0, n[0], 1)
		case a[2] == nil:
			n[2] = 1
		}
		return pyop.NewRange(n[0], n[1], n[2])
	})
	set := func(t *script.Thread, a []starlark.Value) (*starlark.Set, error) {
		s := new(starlark.Set)
		return s, pyop.Each(t, a[0], func(e starlark.Value) error { return pyop.SetAdd(s, e) })
	}
	add("set", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) { return set(t, a) })
	add("frozenset", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		s, err := set(t, a)
		return pyop.NewFrozenSet(s), err
	})
	add("bytearray", "x", func(t *script.Thread, a []starlark.Value) (starlark.Value, error) {
		b, err := pyop.BytesOf(t, a[0])
		return &pyop.Bytearray{B: b}, err
	})
	return names
}

// TestOperators compares with what testdata/record.py recorded.
func TestOperators(t *testing.T) {
	pycases.Table{Names: operators(), Repr: pyop.Repr}.Run(t, "testdata/operators.jsonl", 5000)
}
