package object

import (
	"strconv"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// AppendPlain appends str(v) if v is a text, a number of at most 64 bits, a bool or None; it reports !ok if
// it is not.
func AppendPlain(b []byte, v value.Value) (out []byte, ok bool) {
	if s, ok := v.Text(); ok {
		return append(b, s...), true
	}
	if i, ok := v.Int64(); ok {
		return strconv.AppendInt(b, i, 10), true
	}
	if f, ok := v.Float64(); ok {
		return appendFloatRepr(b, f), true
	}
	if x, ok := v.AsBool(); ok {
		return append(b, boolRepr(starlark.Bool(x))...), true
	}
	if v.IsNone() {
		return append(b, "None"...), true
	}
	return b, false
}
