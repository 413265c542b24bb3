package script

import (
	"context"
	"math"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// Seconds returns the duration that v is, a number of seconds.
// Errors are those of CPython: for what is no number, NaN, and too large a one.
func Seconds(v starlark.Value) (time.Duration, error) {
	if b, ok := v.(starlark.Bool); ok {
		if b {
			return time.Second, nil
		}
		return 0, nil
	}
	s, ok := starlark.AsFloat(object.Plain(v))
	switch {
	case !ok:
		return 0, object.TypeError.Errorf("must be real number, not %s", object.TypeName(v))
	case math.IsNaN(s):
		return 0, object.ValueError.Errorf("Invalid value NaN (not a number)")
	case math.Abs(s) >= math.MaxInt64/1e9:
		return 0, object.OverflowError.Errorf("timestamp out of range for C PyTime_t")
	}
	return time.Duration(s * 1e9), nil
}

// WithTimeout returns ctx with the end that a timeout argument gives it: nil and
// None mean none, and a number of seconds below zero means now. The cause of an
// end by timeout is errTimeout.
func WithTimeout(ctx context.Context, timeout starlark.Value, errTimeout error) (context.Context, context.CancelFunc, error) {
	if timeout == nil || timeout == starlark.None {
		return ctx, func() {}, nil
	}
	d, err := Seconds(timeout)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, max(d, 0), errTimeout)
	return ctx, cancel, nil
}
