package time

import (
	"context"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/pytime"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// New returns the module. Its monotonic clock starts now.
func New() *starlarkstruct.Module {
	zone := pytime.LocalZone()
	members := starlark.StringDict{
		"sleep":       script.NewFunction("sleep", "seconds, /", sleep),
		"struct_time": pytime.Class,
		"localtime":   pytime.Localtime,
		"gmtime":      pytime.Gmtime,
		"mktime":      script.NewFunction("mktime", "time_tuple, /", mktime),
		"strftime":    script.NewFunction("strftime", "format, time_tuple=None, /", strftime),
		"strptime":    script.NewFunction("strptime", "string, format='', /", strptime),
		"asctime":     script.NewFunction("asctime", "time_tuple=None, /", asctime),
		"ctime":       script.NewFunction("ctime", "seconds=None, /", ctime),
		"timezone":    starlark.MakeInt(zone.Offsets[0]),
		"altzone":     starlark.MakeInt(zone.Offsets[1]),
		"daylight":    starlark.MakeInt(0),
		"tzname":      starlark.Tuple{starlark.String(zone.Names[0]), starlark.String(zone.Names[1])},
	}
	if zone.Daylight {
		members["daylight"] = starlark.MakeInt(1)
	}
	addClocks(members)
	return &starlarkstruct.Module{Name: "time", Members: members}
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
