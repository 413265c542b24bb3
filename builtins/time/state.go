package time

import (
	"context"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/internal/pytime"
	"fstar/internal/native"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

var _ pyrt.Stateful = (*Module)(nil)

// Starlark returns the module as the interpreter knows it.
func (m *Module) Starlark() *starlarkstruct.Module { return m.Module }

// zoneFunctions are the functions that set the local time zone.
var zoneFunctions = sync.OnceValue(func() []*native.Function {
	return native.InC("time",
		native.M0("tzset", "", "makes the zone that os.environ['TZ'] names the local time zone; without TZ, the system's", (*Module).tzset),
	)
})

// tzset makes the zone that the environment names now the local time zone.
func (m *Module) tzset(t *script.Thread) (value.Value, error) {
	tz, set := "", false
	if m.cfg.Getenv != nil {
		tz, set = m.cfg.Getenv("TZ")
	}
	m.tz = starlark.None
	if set {
		m.tz = starlark.String(tz)
	}
	m.setZone(t)
	return value.None, nil
}

// setZone makes the zone that tz names the local time zone of the scripts.
func (m *Module) setZone(t *script.Thread) {
	var zone *time.Location
	tz, set := starlark.AsString(m.tz)
	t.Block(func(context.Context) {
		if set {
			zone = pytime.Location(tz)
		} else {
			zone = pytime.SystemLocation()
		}
	})
	t.Runtime().Location = zone
	m.addZone(zone)
}

// addZone sets the members that tell of the local time zone.
func (m *Module) addZone(local *time.Location) {
	zone := pytime.LocalZone(local)
	m.Members["timezone"] = starlark.MakeInt(zone.Offsets[0])
	m.Members["altzone"] = starlark.MakeInt(zone.Offsets[1])
	m.Members["tzname"] = starlark.Tuple{starlark.String(zone.Names[0]), starlark.String(zone.Names[1])}
	m.Members["daylight"] = starlark.MakeInt(0)
	if zone.Daylight {
		m.Members["daylight"] = starlark.MakeInt(1)
	}
}

// State returns what tzset was told, if it was called.
func (m *Module) State(*script.Thread) (starlark.StringDict, error) {
	if m.tz == nil {
		return nil, nil
	}
	return starlark.StringDict{"tz": m.tz}, nil
}

// SetState does what tzset did.
func (m *Module) SetState(t *script.Thread, state starlark.StringDict) error {
	m.tz = state["tz"]
	m.setZone(t)
	return nil
}
