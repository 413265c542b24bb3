package value_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

func power(base, exponent int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(base), big.NewInt(exponent), nil)
}

func bigInt(x *big.Int) value.Value { return value.Of(starlark.MakeBigInt(x)) }

func negative(x *big.Int) value.Value { return bigInt(new(big.Int).Neg(x)) }

func tuple(elems ...value.Value) value.Value { return value.NewTuple(elems...).Value() }

func frozenset(elems ...value.Value) value.Value {
	s := value.NewSet(len(elems))
	for _, e := range elems {
		if err := s.Add(nil, e); err != nil {
			panic(err)
		}
	}
	f, err := value.NewFrozenSet(nil, s)
	if err != nil {
		panic(err)
	}
	return f.Value()
}

func ints(values ...int64) (out []value.Value) {
	for _, i := range values {
		out = append(out, value.Int(i))
	}
	return out
}

// TestHash has what hash() of CPython 3.15.2 returns.
func TestHash(t *testing.T) {
	i, f := value.Int, value.Float
	for _, c := range []struct {
		v    value.Value
		want int64
	}{
		{i(0), 0}, {i(1), 1}, {i(-1), -2}, {i(2), 2}, {i(-2), -2},
		{value.True, 1}, {value.False, 0}, {value.None, 4238894112},
		{i(1 << 31), 2147483648}, {i(-1 << 31), -2147483648}, {i(1 << 40), 1099511627776},
		{i(1<<61 - 2), 2305843009213693950}, {i(1<<61 - 1), 0}, {i(1 << 61), 1},
		{i(-1<<61 + 1), 0}, {i(-1 << 61), -2}, {i(-1<<61 - 1), -2},
		{i(math.MaxInt64), 3}, {i(math.MinInt64), -4},
		{bigInt(power(2, 63)), 4}, {bigInt(power(2, 64)), 8}, {negative(power(2, 64)), -8},
		{bigInt(power(2, 100)), 549755813888}, {negative(power(2, 100)), -549755813888},
		{bigInt(power(10, 30)), 465258685558744706},
		{bigInt(power(3, 200)), 424410663027747676}, {negative(power(3, 200)), -424410663027747676},
		{f(0), 0}, {f(math.Copysign(0, -1)), 0}, {f(1), 1}, {f(-1), -2},
		{f(1.5), 1152921504606846977}, {f(-1.5), -1152921504606846977},
		{f(0.1), 230584300921369408}, {f(-0.1), -230584300921369408},
		{f(1 << 61), 1}, {f(1 << 63), 4}, {f(-1 << 63), -4},
		{f(1e300), 1224995262755759164}, {f(-1e300), -1224995262755759164},
		{f(5e-324), 16777216}, {f(-5e-324), -16777216}, {f(math.MaxFloat64), 2234066890152476671},
		{f(math.Inf(1)), 314159}, {f(math.Inf(-1)), -314159}, {f(123456.789), 1819310134279660096},
		{f(1e16), 10000000000000000}, {f(-2), -2}, {f(math.NaN()), 0},
		{value.Text(""), 0}, {value.Of(starlark.Bytes("")), 0},
		{tuple(), 5740354900026072187}, {tuple(i(1)), -6644214454873602895}, {tuple(i(1), i(2)), -3550055125485641917},
		{tuple(f(1.5), value.None, value.True, i(-1)), 4365143540203227953},
		{tuple(tuple(i(1), i(2)), i(3)), -333907151259015829}, {tuple(value.None), 9181102132670838864},
		{tuple(ints(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)...), -7222447081605638768},
		{tuple(tuple(tuple(tuple()))), -2010042300121347165}, {tuple(i(-1)), 8078679518589016365},
		{tuple(i(-1), i(-1)), 960947337673586213}, {tuple(bigInt(power(2, 100)), f(1.5)), 7886214028195719193},
		{value.Of(starlark.Tuple{starlark.MakeInt(1), starlark.MakeInt(2)}), -3550055125485641917},
		{frozenset(), 133146708735736}, {frozenset(i(1)), -558064481276695278}, {frozenset(ints(3, 1, 2)...), -272375401224217160},
		{frozenset(ints(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)...), 3895031357313128696},
		{frozenset(tuple(i(1), i(2))), 3819360209092968377},
		{frozenset(value.None, frozenset(i(1))), -1939226359321371299}, {frozenset(i(-1)), 6776983852052281967},
		{tuple(frozenset(i(1), i(2)), i(1)), 1422747155892315097},
	} {
		for range 2 { // it is kept
			if h, err := value.Hash(nil, c.v); int64(h) != c.want || err != nil {
				t.Errorf("hash(%v) is %d, not %d; %v", c.v, int64(h), c.want, err)
			}
		}
	}
}

// TestHashBigInt: an int has one hash, whatever way it goes.
func TestHashBigInt(t *testing.T) {
	for _, i := range []int64{0, 1, -1, 1 << 40, 1<<61 - 1, -1 << 61, math.MaxInt64, math.MinInt64} {
		if h := value.HashBigInt(big.NewInt(i)); h != value.HashInt(i) {
			t.Errorf("hash of %d is %d, and %d", i, h, value.HashInt(i))
		}
	}
}

func TestHashOfText(t *testing.T) {
	h, _ := value.Hash(nil, value.Text("a text"))
	if b, _ := value.Hash(nil, value.Of(starlark.Bytes("a text"))); h != b || h != value.HashText("a text") {
		t.Error("hashes of a text and of bytes differ")
	}
	// As many texts as there are values of 16 bits: 63.2 % of these should be hashes.
	for _, form := range []string{"%d", "key%d", "%08d", "a%dlonger than 16 bytes"} {
		seen := map[uint16]bool{}
		for i := range 1 << 16 {
			seen[uint16(value.HashText(fmt.Sprintf(form, i)))] = true
		}
		if share := float64(len(seen)) / (1 << 16); math.Abs(share-.632) > .01 {
			t.Errorf("%s: %.3f of the hashes differ", form, share)
		}
	}
	texts := map[uint64]string{}
	for n := range 1 << 16 { // all of two bytes
		s := string([]byte{byte(n >> 8), byte(n)})
		if other, ok := texts[value.HashText(s)]; ok {
			t.Fatalf("%q and %q have one hash", s, other)
		}
		texts[value.HashText(s)] = s
	}
}

func TestUnhashable(t *testing.T) {
	list, dict, set := value.NewList().Value(), value.NewDict(0).Value(), value.NewSet(0).Value()
	for _, c := range []struct {
		v    value.Value
		want string
	}{
		{list, "unhashable type: 'list'"}, {dict, "unhashable type: 'dict'"}, {set, "unhashable type: 'set'"},
		{tuple(value.Int(1), tuple(list)), "unhashable type: 'list'"},
		{value.Of(new(starlark.List)), "unhashable type: 'list'"}, {value.Of(new(starlark.Dict)), "unhashable type: 'dict'"},
		{value.Of(new(starlark.Set)), "unhashable type: 'set'"},
		{value.Of(starlark.Tuple{new(starlark.List)}), "unhashable type: 'list'"},
	} {
		var unhashable *value.UnhashableError
		if _, err := value.Hash(nil, c.v); !errors.As(err, &unhashable) || err.Error() != c.want {
			t.Errorf("hash(%v): %v", c.v, err)
		}
	}
}

// TestSharedTuples hashes, compares, exports and freezes tuples that are elements of one
// another twice each: there are 2**200 ways to the innermost.
func TestSharedTuples(t *testing.T) {
	v, w := tuple(value.Int(1)), tuple(value.Int(1))
	for range 200 {
		v, w = tuple(v, v), tuple(w, v)
	}
	if _, err := value.Hash(nil, v); err != nil {
		t.Error(err)
	}
	v.Starlark().Freeze()
	var a value.Arena
	x := a.Export(v).(starlark.Tuple)
	if value.Import(x).Starlark().(*value.Tuple).Len() != 2 {
		t.Error("another tuple")
	}
	d := value.NewDict(0)
	if err := d.Set(nil, v, value.None); err != nil {
		t.Error(err)
	}
	if same, err := value.Equal(nil, v, v); !same || err != nil {
		t.Error("not equal to itself", err)
	}
	if _, ok := a.Export(d.Value()).(*value.Dict); !ok {
		t.Error("a dict was demoted with a key that go.starlark.net would hash for ever")
	}
	u := value.DictOver(new(starlark.Dict))
	if err := u.Set(nil, v, value.None); !errors.Is(err, value.ErrSize) {
		t.Error(err)
	}
	if found, err := u.Contains(nil, v); found || err != nil {
		t.Error(found, err)
	}
}

func TestDeep(t *testing.T) {
	for _, n := range []int{50_000, 200_000} {
		var v, w value.Value = tuple(), tuple()
		l, m := value.NewList(), value.NewList()
		for range n {
			v, w = tuple(v), tuple(w)
			l, m = value.NewList(l.Value()), value.NewList(m.Value())
		}
		want := error(nil)
		if n > 100_000 {
			want = value.ErrDepth
		}
		if _, err := value.Hash(nil, v); err != want {
			t.Errorf("hash of a tuple %d deep: %v", n, err)
		}
		if same, err := value.Equal(nil, v, w); same != (want == nil) || err != want {
			t.Errorf("comparison of tuples %d deep: %t, %v", n, same, err)
		}
		if same, err := value.Equal(nil, l.Value(), m.Value()); same != (want == nil) || err != want {
			t.Errorf("comparison of lists %d deep: %t, %v", n, same, err)
		}
		if _, ok := value.Compare(v, w); ok != (want == nil) {
			t.Errorf("order of tuples %d deep: %t", n, ok)
		}
		var a value.Arena
		if x, ok := a.Export(v).(starlark.Tuple); !ok || !value.Tuples.Is(value.Import(x)) {
			t.Errorf("export of a tuple %d deep", n)
		}
		if s := v.String() + l.String(); len(s) > 2000 {
			t.Errorf("text of %d bytes", len(s))
		}
		if a.Export(l.Value()); a.Demotions() != n+1 {
			t.Errorf("%d demotions of %d lists", a.Demotions(), n)
		}
		m.Freeze()
		v.Starlark().Freeze()
	}
}
