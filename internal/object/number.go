package object

import (
	"math"
	"math/bits"

	"go.starlark.net/starlark"
)

// Number returns a bool as the int that it is in Python, and others as they are.
func Number(v starlark.Value) starlark.Value {
	if b, ok := v.(starlark.Bool); ok {
		if b {
			return one
		}
		return zero
	}
	return v
}

var (
	zero starlark.Value = starlark.MakeInt(0)
	one  starlark.Value = starlark.MakeInt(1)
)

// AsInt returns the int that v is where Python wants an integer: an int, a bool, or
// a value with the hook HasIndex.
func AsInt(v starlark.Value) (starlark.Int, error) {
	if i, ok, err := asInt(v); ok || err != nil {
		return i, err
	}
	return starlark.Int{}, TypeError.Errorf("'%s' object cannot be interpreted as an integer", TypeName(v))
}

func asInt(v starlark.Value) (starlark.Int, bool, error) {
	switch v := v.(type) {
	case starlark.Int:
		return v, true, nil
	case starlark.Bool:
		return Number(v).(starlark.Int), true, nil
	case HasIndex:
		if i, ok := Plain(v).(starlark.Int); ok { // of a class derived from int, whose __index__ nobody asks
			return i, true, nil
		}
		i, err := v.AsIndex()
		if unsupported(err) {
			return i, false, nil
		}
		return i, err == nil, err
	}
	return starlark.Int{}, false, nil
}

// AsIndex is AsInt for a Go int. An int that does not fit is an IndexError.
func AsIndex(v starlark.Value) (int, error) {
	i, err := AsInt(v)
	if err != nil {
		return 0, err
	}
	if n, ok := i.Int64(); ok && int64(int(n)) == n {
		return int(n), nil
	}
	return 0, IndexError.Errorf("cannot fit '%s' into an index-sized integer", TypeName(v))
}

// AsCount is AsInt for a Go int that is no index. An int that does not fit is an
// OverflowError.
func AsCount(v starlark.Value) (int, error) {
	i, err := AsInt(v)
	if err != nil {
		return 0, err
	}
	if n, ok := i.Int64(); ok && int64(int(n)) == n {
		return int(n), nil
	}
	return 0, OverflowError.Errorf("Python int too large to convert to C ssize_t")
}

// AsFloat returns the float64 that an int, a bool or a float is. It reports !ok for
// other values, and an OverflowError for an int that is too large.
func AsFloat(v starlark.Value) (f float64, ok bool, err error) {
	switch v := Number(v).(type) {
	case starlark.Float:
		return float64(v), true, nil
	case starlark.Int:
		f := float64(v.Float())
		if math.IsInf(f, 0) {
			return 0, true, OverflowError.Errorf("int too large to convert to float")
		}
		return f, true, nil
	case *Instance:
		if IsDerived(v) {
			return AsFloat(Plain(v))
		}
	}
	return 0, false, nil
}

// FloatToInt returns the int that f, cut towards zero, is.
func FloatToInt(f float64) (starlark.Value, error) {
	switch {
	case math.IsNaN(f):
		return nil, ValueError.Errorf("cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, OverflowError.Errorf("cannot convert float infinity to integer")
	}
	i, err := starlark.NumberToInt(starlark.Float(f))
	return i, err
}

// smallInts returns both as int64, if they are.
func smallInts(x, y starlark.Int) (a, b int64, ok bool) {
	a, okx := x.Int64()
	b, oky := y.Int64()
	return a, b, okx && oky
}

// maxBits is the size of the largest int that an operation makes: it takes 128 MiB.
const maxBits = 1 << 30

// bitLen returns the number of bits of |i|.
func bitLen(i starlark.Int) int {
	if n, ok := i.Int64(); ok {
		if n < 0 {
			n = -n // MinInt64 stays, and has 64 bits as uint64
		}
		return bits.Len64(uint64(n))
	}
	return i.BigInt().BitLen()
}
