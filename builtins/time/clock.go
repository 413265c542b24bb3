package time

import (
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A clock is one of the clocks that scripts read.
type clock struct {
	now            func() time.Duration
	implementation string
	monotonic      bool
	adjustable     bool
	resolution     float64 // in seconds
}

// uptime is what the monotonic clock shows when the module is made. It is not 0, since
// scripts take that for a time long ago.
const uptime = time.Hour

// addClocks adds the functions that read clocks.
func addClocks(members starlark.StringDict) {
	start := time.Now().Add(-uptime)
	wall := clock{func() time.Duration { return time.Duration(time.Now().UnixNano()) }, "time.Now()", false, true, 1e-9}
	monotonic := clock{func() time.Duration { return time.Since(start) }, "time.Since()", true, false, 1e-9}
	processor := clock{processorTime, processorClock, true, false, 1e-6}
	clocks := map[string]clock{
		"time": wall, "monotonic": monotonic, "perf_counter": monotonic, "process_time": processor, "thread_time": processor,
	}
	for name, c := range clocks {
		members[name] = script.NewFunction(name, "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return starlark.Float(float64(c.now()) / 1e9), nil
		})
		members[name+"_ns"] = script.NewFunction(name+"_ns", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return starlark.MakeInt64(int64(c.now())), nil
		})
	}
	members["get_clock_info"] = script.NewFunction("get_clock_info", "name, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		name, ok := object.AsString(a.Values[0])
		if !ok {
			return nil, exception.TypeError.Errorf("get_clock_info() argument 1 must be str, not %s", exception.TypeName(a.Values[0]))
		}
		c, ok := clocks[name]
		if !ok {
			return nil, exception.ValueError.Errorf("unknown clock")
		}
		return starlarkstruct.FromStringDict(starlark.String("namespace"), starlark.StringDict{
			"implementation": starlark.String(c.implementation),
			"monotonic":      starlark.Bool(c.monotonic),
			"adjustable":     starlark.Bool(c.adjustable),
			"resolution":     starlark.Float(c.resolution),
		}), nil
	})
}
