package pytime

import (
	"math"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// Localtime and Gmtime are time.localtime and time.gmtime: logging has the first as the
// default of an attribute.
var (
	Localtime = newConverter("localtime", "a time, or now, in the local time zone", Local)
	Gmtime    = newConverter("gmtime", "a time, or now, in UTC", func(t time.Time, _ *time.Location) Tm { return UTC(t) })
)

func newConverter(name, doc string, breakDown func(time.Time, *time.Location) Tm) *native.Function {
	return native.F1(name, "seconds=None, /", doc, func(th *script.Thread, seconds starlark.Value) (starlark.Value, error) {
		t, err := Seconds(seconds)
		if err != nil {
			return nil, err
		}
		return breakDown(t, th.Runtime().Location).Struct(), nil
	})
}

// lastSecond is the end of the last year that a struct tm of C can hold.
const lastSecond = 67768036191676799

// Seconds returns the time that an optional argument is, a number of seconds since 1970:
// now if v is nil or None. Fractions of a second are cut off.
func Seconds(v starlark.Value) (time.Time, error) {
	if v == nil || v == starlark.None {
		return time.Now(), nil
	}
	var s int64
	switch v := object.Plain(v).(type) {
	case starlark.Bool:
		if v {
			s = 1
		}
	case starlark.Int:
		n, ok := v.Int64()
		if !ok {
			return time.Time{}, outOfRange()
		}
		s = n
	case starlark.Float:
		f := math.Floor(float64(v))
		switch {
		case math.IsNaN(f):
			return time.Time{}, object.ValueError.Errorf("Invalid value NaN (not a number)")
		case f < math.MinInt64 || f >= math.MaxInt64:
			return time.Time{}, outOfRange()
		}
		s = int64(f)
	default:
		return time.Time{}, object.TypeError.Errorf("must be real number, not %s", object.TypeName(v))
	}
	if s > lastSecond || s < -lastSecond {
		return time.Time{}, object.OSError.New(starlark.MakeInt(75), starlark.String("Value too large for defined data type"))
	}
	return time.Unix(s, 0), nil
}

func outOfRange() error {
	return object.OverflowError.Errorf("timestamp out of range for platform time_t")
}
