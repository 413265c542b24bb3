package value_test

import (
	"math"
	"math/big"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// operand makes a value of bytes: an int of 64 bits or more, a float, a bool, None or a text.
func operand(kind byte, n uint64) starlark.Value {
	switch kind % 8 {
	case 0:
		return starlark.MakeInt64(int64(n))
	case 1:
		return starlark.MakeInt64(int64(int32(n)))
	case 2:
		return starlark.Float(math.Float64frombits(n))
	case 3:
		return starlark.Float(int64(n) >> (n % 64))
	case 4:
		return starlark.Bool(n&1 == 1)
	case 5:
		x := new(big.Int).SetUint64(n)
		x.Lsh(x, uint(n%80))
		if n&64 != 0 {
			x.Neg(x)
		}
		return starlark.MakeBigInt(x)
	case 6:
		return starlark.String(string(rune(n % 0x3000)))
	default:
		return starlark.None
	}
}

// FuzzValue compares values with starlark.Values: what they are, and what is computed of them.
func FuzzValue(f *testing.F) {
	edges := []uint64{0, 1, 2, math.MaxUint64, 1 << 31, 1<<31 - 1, 1 << 32, 1 << 53, 1<<53 + 1, 1 << 62, 1 << 63, 1<<63 - 1, math.Float64bits(1.5), math.Float64bits(math.NaN())}
	for i, n := range edges {
		for kind := range byte(8) {
			f.Add(kind, n, byte(i), edges[(i*3+int(kind))%len(edges)])
		}
	}
	var a value.Arena
	f.Fuzz(func(t *testing.T, k1 byte, n1 uint64, k2 byte, n2 uint64) {
		x, y := operand(k1, n1), operand(k2, n2)
		v, w := value.Of(x), value.Of(y)
		for _, back := range []starlark.Value{v.Starlark(), a.Starlark(v), a.Export(v)} {
			if shown(value.Of(back)) != shown(v) || back.Type() != x.Type() || back.String() != x.String() {
				t.Fatalf("%v of type %s is %v of type %s", x, x.Type(), back, back.Type())
			}
		}
		if value.Of(x) != v && !v.IsBig() && !v.IsText() {
			t.Fatalf("%v has two forms", x)
		}
		if same := value.Same(v, w); same && (x.Type() != y.Type() || x.String() != y.String()) {
			t.Fatalf("%v is %v", x, y)
		}
		checkArithmetic(t, x, y)
		checkComparison(t, x, y)
	})
}

// checkArithmetic compares what is computed with go.starlark.net's results.
func checkArithmetic(t *testing.T, x, y starlark.Value) {
	v, w := value.Of(x), value.Of(y)
	i, iOK := value.Of(number(x)), number(x) != nil
	j, jOK := value.Of(number(y)), number(y) != nil
	for _, c := range []struct {
		op syntax.Token
		f  func(v, w value.Value) (value.Value, bool)
	}{
		{syntax.PLUS, value.Add}, {syntax.MINUS, value.Sub}, {syntax.STAR, value.Mul},
		{syntax.SLASHSLASH, value.FloorDiv}, {syntax.PERCENT, value.Mod},
	} {
		got, ok := c.f(v, w)
		if !ok {
			if c.op <= syntax.STAR && v.IsInt() && w.IsInt() {
				want, err := starlark.Binary(c.op, x, y)
				if err != nil || value.Of(want).IsInt() {
					t.Fatalf("%v %s %v is not computed", x, c.op, y)
				}
			}
			if _, isInt := v.Index64(); isInt && c.op <= syntax.STAR && v.IsFloat() && w.IsFloat() {
				t.Fatalf("%v %s %v is not computed", x, c.op, y)
			}
			continue
		}
		if !iOK || !jOK {
			t.Fatalf("%v %s %v is %v", x, c.op, y, got)
		}
		want, err := starlark.Binary(c.op, i.Starlark(), j.Starlark())
		if err != nil || shown(got) != shown(value.Of(want)) && !bothNaN(got, value.Of(want)) {
			t.Fatalf("%v %s %v is %v, not %v; %v", x, c.op, y, got, want, err)
		}
	}
}

func bothNaN(v, w value.Value) bool {
	f, ok1 := v.Float64()
	g, ok2 := w.Float64()
	return ok1 && ok2 && f != f && g != g
}

// number returns a number, that of a bool as an int, or nil.
func number(x starlark.Value) starlark.Value {
	switch x := x.(type) {
	case starlark.Bool:
		if x {
			return starlark.MakeInt(1)
		}
		return starlark.MakeInt(0)
	case starlark.Int, starlark.Float:
		return x
	}
	return nil
}

// checkComparison compares order, equality and hashes with exact arithmetic.
func checkComparison(t *testing.T, x, y starlark.Value) {
	v, w := value.Of(x), value.Of(y)
	r, ok1 := rational(v)
	s, ok2 := rational(w)
	equal, err := value.Equal(nil, v, w)
	if err != nil {
		t.Fatal(err)
	}
	order, ordered := value.Compare(v, w)
	if ok1 && ok2 {
		if want := r.Cmp(s); order != want || !ordered || equal != (want == 0) {
			t.Fatalf("%v and %v: order %d %t, equal %t, want %d", x, y, order, ordered, equal, want)
		}
	}
	if equal != (ordered && order == 0) && number(x) != nil && number(y) != nil {
		t.Fatalf("%v == %v: %t, order %d %t", x, y, equal, order, ordered)
	}
	back, _ := value.Equal(nil, w, v)
	if orderBack, _ := value.Compare(w, v); back != equal || ordered && orderBack != -order {
		t.Fatalf("%v and %v compare in one way only", x, y)
	}
	h1, err1 := value.Hash(nil, v)
	h2, err2 := value.Hash(nil, w)
	if err1 != nil || err2 != nil || equal && h1 != h2 {
		t.Fatalf("hashes of %v and %v: %d %d, %v %v", x, y, h1, h2, err1, err2)
	}
}
