package time

import (
	"context"
	"maps"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/pytime"
	"fstar/internal/script"
	"fstar/internal/value"
)

// New returns the module. Its monotonic clock starts now.
func New() *starlarkstruct.Module {
	zone := pytime.LocalZone()
	members := native.Members(newClocks(), functions())
	maps.Copy(members, starlark.StringDict{
		"struct_time": pytime.Class,
		"localtime":   pytime.Localtime,
		"gmtime":      pytime.Gmtime,
		"timezone":    starlark.MakeInt(zone.Offsets[0]),
		"altzone":     starlark.MakeInt(zone.Offsets[1]),
		"daylight":    starlark.MakeInt(0),
		"tzname":      starlark.Tuple{starlark.String(zone.Names[0]), starlark.String(zone.Names[1])},
	})
	if zone.Daylight {
		members["daylight"] = starlark.MakeInt(1)
	}
	return &starlarkstruct.Module{Name: "time", Members: members}
}

// functions are the functions of the module, those of clocks aside.
var functions = sync.OnceValue(func() []*native.Function {
	return append(clockFunctions(),
		native.F1("sleep", "seconds, /", "blocks for so many seconds; other threads run meanwhile", sleep),
		native.F1("mktime", "time_tuple, /", "the seconds of a local time", mktime),
		native.F2("strftime", "format, time_tuple=localtime(), /", "a time as a text, as strftime of the GNU C library", strftime),
		native.F2("strptime", "string, format='%a %b %d %H:%M:%S %Y', /", "the time that a text is, by a format as strftime has it", strptime),
		native.F1("asctime", "time_tuple=localtime(), /", "a time as a text such as 'Thu Jan  1 00:00:00 1970'", asctime),
		native.F1("ctime", "seconds=None, /", "seconds, or now, as a text such as asctime's, in local time", ctime),
	)
})

func sleep(t *script.Thread, seconds starlark.Value) (value.Value, error) {
	d, err := script.Seconds(seconds)
	if err != nil {
		return value.Value{}, err
	}
	if d < 0 {
		return value.Value{}, exception.ValueError.Errorf("sleep length must be non-negative")
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
		return value.Value{}, err
	}
	return value.None, nil
}
