package value_test

import (
	"math"
	"testing"

	"fstar/internal/value"
)

// TestCompare has what CPython 3.15.2 says of tuples and lists.
func TestCompare(t *testing.T) {
	nan := value.Float(math.NaN())
	one, two, text := value.Int(1), value.Int(2), value.Text("a")
	list := func(elems ...value.Value) value.Value { return value.NewList(elems...).Value() }
	for _, c := range []struct {
		v, w  value.Value
		order int // 2: the operators are all false, 3: they are not for this package
	}{
		{tuple(one, two), tuple(one, two), 0},
		{tuple(one), tuple(one, two), -1},
		{tuple(two), tuple(one, two), 1},
		{tuple(value.True, text), tuple(value.Float(1), value.Text("b")), -1},
		{tuple(nan, one), tuple(nan, two), -1}, // a NaN is itself
		{tuple(nan), tuple(one), 2},
		{tuple(one, nan), tuple(one, value.Float(2)), 2},
		{tuple(tuple(one), text), tuple(tuple(one), value.Text("")), 1},
		{tuple(value.None, one), tuple(value.None, two), -1},
		{tuple(value.None), tuple(one), 3},
		{tuple(text), tuple(one), 3},
		{list(one, list(text)), list(one, list(value.Text("b"))), -1},
		{list(one), tuple(one), 3},
		{nan, nan, 2},
		{one, text, 3},
		{value.NewDict(0).Value(), value.NewDict(0).Value(), 3},
		{tuple(value.NewDict(0).Value(), one), tuple(value.NewDict(0).Value(), two), 3},
	} {
		for range 2 {
			order, ok := value.Compare(c.v, c.w)
			if want := c.order <= 1; ok != want || ok && order != c.order {
				t.Errorf("%v and %v: %d, %t", c.v, c.w, order, ok)
			}
			c.v, c.w = c.w, c.v
			if c.order <= 1 {
				c.order = -c.order
			}
		}
	}
}

func TestEqual(t *testing.T) {
	one := value.Int(1)
	list := func(elems ...value.Value) value.Value { return value.NewList(elems...).Value() }
	nan := value.Float(math.NaN())
	for _, c := range []struct {
		v, w  value.Value
		equal bool
	}{
		{list(one, value.True), list(value.Float(1), one), true},
		{list(one), tuple(one), false},
		{list(), value.NewDict(0).Value(), false},
		{nan, nan, false},
		{list(nan), list(nan), true}, // elements are compared by identity first
		{value.None, value.False, false},
		{value.None, value.None, true},
		{value.Int(0), value.Float(math.Copysign(0, -1)), true},
		{value.Int(math.MaxInt64), value.Float(1 << 63), false},
		{bigInt(power(2, 63)), value.Float(1 << 63), true},
		{value.Text("a"), list(value.Text("a")), false},
		{dict(one, list(one), value.Text("x"), value.None).Value(), dict(value.Text("x"), value.None, value.True, list(value.True)).Value(), true},
		{dict(one, one).Value(), dict(one, value.Int(2)).Value(), false},
		{dict(one, one).Value(), dict(value.Int(2), one).Value(), false},
		{set(one, value.Int(2)).Value(), frozenset(value.Int(2), value.True), true},
		{set(one).Value(), frozenset(value.Int(2)), false},
		{set(one).Value(), list(one), false},
	} {
		for range 2 {
			if equal, err := value.Equal(nil, c.v, c.w); equal != c.equal || err != nil {
				t.Errorf("%v == %v: %t, %v", c.v, c.w, equal, err)
			}
			c.v, c.w = c.w, c.v
		}
	}
}

// Containers that are in others more than once take no longer to compare than they are many.
func TestEqualShared(t *testing.T) {
	for name, pair := range map[string]func(v value.Value) value.Value{
		"tuples": func(v value.Value) value.Value { return value.NewTuple(v, v).Value() },
		"lists":  func(v value.Value) value.Value { return value.NewList(v, v, v).Value() },
		"dicts": func(v value.Value) value.Value {
			d := value.NewDict(2)
			d.Set(nil, value.Int(1), v)
			d.Set(nil, value.Int(2), v)
			return d.Value()
		},
		"several": func(v value.Value) value.Value {
			list := value.NewList(v)
			return value.NewTuple(list.Value(), v, list.Value(), value.NewTuple(v).Value()).Value()
		},
	} {
		v, w, other := value.Text("x"), value.Text("x"), value.Text("y")
		for range 200 {
			v, w, other = pair(v), pair(w), pair(other)
		}
		if same, err := value.Equal(nil, v, w); !same || err != nil {
			t.Errorf("%s: equal: %v, %v", name, same, err)
		}
		if same, err := value.Equal(nil, v, other); same || err != nil {
			t.Errorf("%s: not equal: %v, %v", name, same, err)
		}
	}
}
