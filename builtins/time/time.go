package time

import (
	"context"
	"maps"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/internal/pytime"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Config says what the module may know of the system. The zero value works.
type Config struct {
	// Getenv returns a variable of the environment, for tzset. If nil, none is set.
	Getenv func(name string) (value string, set bool)
}

// A Module is the module of one runtime. The script lock guards it.
type Module struct {
	*starlarkstruct.Module
	cfg Config
	tz  starlark.Value // what tzset was told, None if nothing; nil before the first call
}

// New returns the module. Its monotonic clock starts now.
func New(cfg Config) *Module {
	m := &Module{Module: &starlarkstruct.Module{Name: "time"}, cfg: cfg}
	m.Members = native.Members(newClocks(), functions())
	maps.Copy(m.Members, native.Members(m, zoneFunctions()))
	maps.Copy(m.Members, starlark.StringDict{
		"struct_time": pytime.Class,
		"localtime":   pytime.Localtime,
		"gmtime":      pytime.Gmtime,
	})
	m.addZone(time.Local)
	return m
}

// functions are the functions of the module, those of clocks aside.
var functions = sync.OnceValue(func() []*native.Function {
	return append(append(clockFunctions(), native.InC("time",
		native.F1("sleep", "seconds, /", "blocks for so many seconds; other threads run meanwhile", sleep),
		native.F1("mktime", "time_tuple, /", "the seconds of a local time", mktime),
	)...),
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
		return value.Value{}, object.ValueError.Errorf("sleep length must be non-negative")
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
