package time

import (
	"strings"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
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

// clocks are the clocks of a module, by their names. The monotonic one starts when it is made.
type clocks map[string]clock

func newClocks() clocks {
	start := time.Now().Add(-uptime)
	wall := clock{func() time.Duration { return time.Duration(time.Now().UnixNano()) }, "time.Now()", false, true, 1e-9}
	monotonic := clock{func() time.Duration { return time.Since(start) }, "time.Since()", true, false, 1e-9}
	processor := clock{processorTime, processorClock, true, false, 1e-6}
	return clocks{
		"time": wall, "monotonic": monotonic, "perf_counter": monotonic, "process_time": processor, "thread_time": processor,
	}
}

// clockFunctions are the functions that read clocks, two for each.
func clockFunctions() []*native.Function {
	functions := []*native.Function{
		native.M1("get_clock_info", "name, /", "what is known of the clock called name", clocks.info),
	}
	for _, c := range []struct{ name, doc string }{
		{"time", "seconds since 1970-01-01 00:00 UTC"},
		{"monotonic", "seconds on a clock that never goes back"},
		{"perf_counter", "seconds on the clock of monotonic"},
		{"process_time", "seconds that the processors worked for the process"},
		{"thread_time", "the same as process_time"},
	} {
		functions = append(functions, native.InC("time",
			native.M0(c.name, "", c.doc, func(all clocks, _ *script.Thread) (float64, error) {
				return float64(all[c.name].now()) / 1e9, nil
			}),
			native.M0(c.name+"_ns", "", strings.Replace(c.doc, "seconds", "nanoseconds", 1), func(all clocks, _ *script.Thread) (int64, error) {
				return int64(all[c.name].now()), nil
			}))...)
	}
	return functions
}

func (all clocks) info(_ *script.Thread, name string) (starlark.Value, error) {
	c, ok := all[name]
	if !ok {
		return nil, object.ValueError.Errorf("unknown clock")
	}
	return starlarkstruct.FromStringDict(starlark.String("namespace"), starlark.StringDict{
		"implementation": starlark.String(c.implementation),
		"monotonic":      starlark.Bool(c.monotonic),
		"adjustable":     starlark.Bool(c.adjustable),
		"resolution":     starlark.Float(c.resolution),
	}), nil
}
