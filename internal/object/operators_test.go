package object_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/script"
	"fstar/internal/value"
)

// operators are the functions that testdata/record_operators.py has.
func operators() starlark.StringDict {
	functions := []*native.Function{
		native.F1("neg", "x", "", func(_ *script.Thread, x starlark.Value) (starlark.Value, error) { return object.Neg(x) }),
		native.F1("invert", "x", "", func(_ *script.Thread, x starlark.Value) (starlark.Value, error) { return object.Invert(x) }),
		native.F1("bool", "x", "", func(_ *script.Thread, x starlark.Value) (bool, error) { return object.Truth(x) }),
		native.F1("len", "x", "", func(_ *script.Thread, x starlark.Value) (int, error) { return object.Len(x) }),
		native.F1("hash", "x", "", func(_ *script.Thread, x starlark.Value) (int64, error) { return object.Hash(x) }),
		native.F2("contains", "c, x", "", func(t *script.Thread, c, x starlark.Value) (bool, error) { return object.Contains(t, c, x) }),
		native.F2("getitem", "x, i", "", func(_ *script.Thread, x, i starlark.Value) (starlark.Value, error) { return object.GetItem(x, i) }),
		native.F3("setitem", "x, i, v", "", func(t *script.Thread, x, i, v starlark.Value) (starlark.Value, error) {
			return x, object.SetItem(t, x, i, v)
		}),
		native.F2("delitem", "x, i", "", func(_ *script.Thread, x, i starlark.Value) (starlark.Value, error) { return x, object.DelItem(x, i) }),
		native.F2("unpack", "x, n", "", func(t *script.Thread, x starlark.Value, n int) (starlark.Value, error) {
			elems, err := object.Unpack(t, x, n)
			return value.NewTuple(elems...), err
		}),
		native.F3("star", "x, n, m", "", func(t *script.Thread, x starlark.Value, n, m int) (starlark.Value, error) {
			elems, err := object.UnpackStar(t, x, n, m)
			return value.NewTuple(elems...), err
		}),
		native.F1("iter", "x", "", func(t *script.Thread, x starlark.Value) (starlark.Value, error) { return object.Iter(t, x) }),
		native.F1("next", "x", "", func(t *script.Thread, x starlark.Value) (value.Value, error) { return object.Next(t, x) }),
		native.F1("list", "x", "", func(t *script.Thread, x starlark.Value) (*value.List, error) {
			elems, err := object.Elements(t, x)
			return value.ListFrom(elems), err
		}),
		native.F3("slice", "x, y=<unrepresentable>, z=<unrepresentable>", "", func(_ *script.Thread, x, y, z starlark.Value) (starlark.Value, error) {
			if y == nil {
				return object.NewSlice(nil, x, nil), nil
			}
			return object.NewSlice(x, y, z), nil
		}),
		native.F3("range", "x, y=None, z=1", "", func(_ *script.Thread, x starlark.Int, y native.Opt[starlark.Int], z starlark.Int) (starlark.Value, error) {
			if !y.Given {
				return object.NewRange(starlark.MakeInt(0), x, starlark.MakeInt(1))
			}
			return object.NewRange(x, y.Value, z)
		}),
		native.F1("set", "x", "", newSet),
		native.F1("frozenset", "x", "", func(t *script.Thread, x starlark.Value) (starlark.Value, error) {
			s, err := newSet(t, x)
			if err != nil {
				return nil, err
			}
			return object.NewFrozenSet(s)
		}),
		native.F1("bytearray", "x", "", func(t *script.Thread, x starlark.Value) (starlark.Value, error) {
			b, err := object.BytesOf(t, x)
			return &object.Bytearray{B: b}, err
		}),
	}
	for name, op := range map[string]syntax.Token{"eq": syntax.EQL, "ne": syntax.NEQ, "lt": syntax.LT, "le": syntax.LE, "gt": syntax.GT, "ge": syntax.GE} {
		functions = append(functions, native.F2(name, "x, y", "", func(_ *script.Thread, x, y starlark.Value) (bool, error) {
			return object.Compare(op, x, y)
		}))
	}
	for name, op := range map[string]syntax.Token{"add": syntax.PLUS, "sub": syntax.MINUS, "mul": syntax.STAR, "truediv": syntax.SLASH, "floordiv": syntax.SLASHSLASH,
		"mod": syntax.PERCENT, "pow_": syntax.STARSTAR, "or_": syntax.PIPE, "and_": syntax.AMP, "xor": syntax.CIRCUMFLEX, "lsh": syntax.LTLT, "rsh": syntax.GTGT} {
		functions = append(functions, native.F2(name, "x, y", "", func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return object.Binary(t, op, x, y)
		}))
	}
	for name, op := range map[string]syntax.Token{"iadd": syntax.PLUS, "isub": syntax.MINUS, "imul": syntax.STAR, "ior": syntax.PIPE, "iand": syntax.AMP, "ixor": syntax.CIRCUMFLEX} {
		functions = append(functions, native.F2(name, "x, y", "", func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return object.InPlace(t, op, x, y)
		}))
	}
	return native.Members(nil, functions)
}

func newSet(t *script.Thread, x starlark.Value) (*value.Set, error) {
	s := new(value.Set)
	return s, object.Each(t, x, func(e starlark.Value) error { return object.SetAdd(s, e) })
}

// TestOperators compares with what testdata/record_operators.py recorded.
func TestOperators(t *testing.T) {
	pycases.Table{Names: operators(), Repr: object.Repr}.Run(t, "testdata/operators.jsonl", 5000)
}
