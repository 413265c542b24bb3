package value

import (
	"math"

	"go.starlark.net/starlark"
)

// number returns the starlark.Value of a number: an Int (of a bool, too) or a Float.
func (v Value) number() starlark.Value {
	switch v.p {
	case tag(tagInt), tag(tagBool):
		return starlark.MakeInt64(int64(v.n))
	case tag(tagFloat):
		return starlark.Float(math.Float64frombits(v.n))
	}
	return v.object()
}

// equalNumbers reports whether v == w for two numbers: exactly, as Python does.
func equalNumbers(v, w Value) bool {
	if a, b, ok := indices(v, w); ok {
		return a == b
	}
	c, ok := compareNumbers(v, w)
	return ok && c == 0
}

// compareNumbers compares two numbers of any kind exactly. NaN has no order.
func compareNumbers(v, w Value) (order int, ok bool) {
	if a, b, ok := indices(v, w); ok {
		return compareInts(a, b), true
	}
	if x, y, ok := floats(v, w); ok {
		return compareFloats(x, y)
	}
	if f, ok := v.Float64(); ok && f != f {
		return 0, false
	}
	if f, ok := w.Float64(); ok && f != f {
		return 0, false
	}
	x, y := v.number(), w.number() // one is large
	if less, err := starlark.Compare(lessThan, x, y); err != nil || less {
		return -1, err == nil
	}
	if equal, err := starlark.Equal(x, y); err != nil || equal {
		return 0, err == nil
	}
	return 1, true
}

func compareInts(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func compareFloats(x, y float64) (order int, ok bool) {
	switch {
	case x < y:
		return -1, true
	case x > y:
		return 1, true
	}
	return 0, x == y
}
