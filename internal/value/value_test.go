package value_test

import (
	"math"
	"math/big"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// samples are starlark.Values of each way in which a Value keeps them.
func samples() []starlark.Value {
	huge := new(big.Int).Lsh(big.NewInt(1), 100)
	return []starlark.Value{
		starlark.None, starlark.True, starlark.False,
		starlark.MakeInt(0), starlark.MakeInt(-1), starlark.MakeInt64(math.MaxInt32), starlark.MakeInt64(math.MinInt32),
		starlark.MakeInt64(math.MaxInt32 + 1), starlark.MakeInt64(math.MinInt32 - 1),
		starlark.MakeInt64(math.MaxInt64), starlark.MakeInt64(math.MinInt64),
		starlark.MakeUint64(math.MaxUint64), starlark.MakeBigInt(huge), starlark.MakeBigInt(new(big.Int).Neg(huge)),
		starlark.Float(0), starlark.Float(math.Copysign(0, -1)), starlark.Float(1.5), starlark.Float(math.Inf(-1)),
		starlark.String(""), starlark.String("a"), starlark.String("é"), starlark.String("a longer text that has no short form"),
		starlark.Bytes("b"), new(starlark.List), new(starlark.Dict), new(starlark.Set),
		starlark.Tuple{}, starlark.Tuple{starlark.None}, starlark.NewBuiltin("f", nil),
	}
}

func TestConversion(t *testing.T) {
	var a value.Arena
	for _, x := range samples() {
		v := value.Of(x)
		for _, y := range []starlark.Value{v.Starlark(), a.Starlark(v)} {
			if y.Type() != x.Type() || y.String() != x.String() {
				t.Errorf("%v became %v", x, y)
			}
			if !value.Same(value.Of(y), v) {
				t.Errorf("%v is not itself", x)
			}
		}
	}
	if v := value.Of(nil); v.Present() || v.Starlark() != nil {
		t.Error("nil is a value")
	}
	if f, _ := value.Of(starlark.Float(math.NaN())).Float64(); !math.IsNaN(f) {
		t.Error("NaN is", f)
	}
}

// TestSmallInts goes over the edges between the ways in which ints are kept.
func TestSmallInts(t *testing.T) {
	var a value.Arena
	for _, edge := range []int64{0, math.MinInt32, math.MaxInt32, math.MinInt64 + 2, math.MaxInt64 - 2, 1 << 53} {
		for i := edge - 2; i <= edge+2 && i >= edge-2; i++ {
			want := starlark.MakeInt64(i)
			for _, x := range []starlark.Value{value.Int(i).Starlark(), a.Starlark(value.Int(i))} {
				if equal, err := starlark.Equal(x, want); !equal || err != nil || x.String() != want.String() {
					t.Errorf("%v, not %v", x, want)
				}
				if h, _ := x.Hash(); h != must(want.Hash()) {
					t.Errorf("hash of %v is %d", x, h)
				}
				if value.Of(x) != value.Int(i) {
					t.Errorf("%v is not %d", value.Of(x), i)
				}
			}
		}
	}
}

func must(h uint32, _ error) uint32 { return h }

func TestArenaTexts(t *testing.T) {
	var a value.Arena
	var all []value.Value
	for n := range 70 {
		v, b := a.NewText(n)
		if len(b) != n || cap(b) > n && n > 0 {
			t.Fatal(n, len(b), cap(b))
		}
		for i := range b {
			b[i] = byte('a' + i%26)
		}
		all = append(all, v)
	}
	for n, v := range all {
		s, ok := v.Text()
		if !ok || len(s) != n || n > 26 && s[26] != 'a' || !value.Same(v, value.Of(v.Starlark())) {
			t.Error(n, s)
		}
	}
	var kinds []value.Value // boxes of one batch do not overlap
	for i := range 40 {
		kinds = append(kinds, value.Of(a.Starlark(value.Float(float64(i)))), value.Of(a.Starlark(value.Int(int64(i)+1<<40))))
	}
	for i := range 40 {
		if kinds[2*i] != value.Float(float64(i)) || kinds[2*i+1] != value.Int(int64(i)+1<<40) {
			t.Error(kinds[2*i], kinds[2*i+1])
		}
	}
}

func TestKind(t *testing.T) {
	o := &object{name: "o"}
	v := objects.Of(o)
	if got, ok := objects.Get(v); !ok || got != o || !objects.Is(v) || v.Starlark() != o || value.Of(o) != v {
		t.Error(got, ok, v)
	}
	word := value.WordOf(v) // an int of that payload is not an object
	for _, w := range []value.Value{{}, value.None, value.Int(int64(word)), value.Float(math.Float64frombits(word)), value.True, value.Text("o"), value.NewList().Value()} {
		if _, ok := objects.Get(w); ok || objects.Is(w) {
			t.Errorf("%v is an object", w)
		}
	}
}
