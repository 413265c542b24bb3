// Package time is the script module time.
//
//	time.sleep(secs)      blocks for so many seconds; other threads run meanwhile
//	time.time()           seconds since 1970-01-01 00:00 UTC, as a float
//	time.monotonic()      seconds on a clock that never goes back
//	time.perf_counter()   the same clock
//
// sleep returns early, with an error, only if the script is stopped.
//
// Source: the time module in the Python library reference.
package time

import (
	"context"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// New returns the module. Its monotonic clock starts now.
func New() *starlarkstruct.Module {
	start := time.Now()
	clock := func(*script.Thread, signature.Args) (starlark.Value, error) {
		return starlark.Float(time.Since(start).Seconds()), nil
	}
	return &starlarkstruct.Module{Name: "time", Members: starlark.StringDict{
		"sleep": script.NewFunction("sleep", "secs, /", sleep),
		"time": script.NewFunction("time", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return starlark.Float(float64(time.Now().UnixNano()) / 1e9), nil
		}),
		"monotonic":    script.NewFunction("monotonic", "", clock),
		"perf_counter": script.NewFunction("perf_counter", "", clock),
	}}
}

func sleep(t *script.Thread, a signature.Args) (starlark.Value, error) {
	d, err := script.Seconds(a.Values[0])
	if err != nil {
		return nil, err
	}
	if d < 0 {
		return nil, exception.ValueError.Errorf("sleep length must be non-negative")
	}
	t.Block(func(ctx context.Context) {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
	})
	if err := t.Interrupted(); err != nil {
		return nil, err
	}
	return starlark.None, nil
}
