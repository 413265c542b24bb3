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
