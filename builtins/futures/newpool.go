package futures

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// pools is what the executors of a runtime have in common. The script lock guards it.
type pools struct {
	rt        *script.Runtime
	processes Processes
	unnamed   map[*kind]int // how many pools were given no name
	suspects  int           // pools whose workers all wait for futures: see waits
	watcher   *watcher      // nil if nobody watches
	unread    *unread
}

// newPools returns those of rt.
func newPools(rt *script.Runtime, cfg Config) *pools {
	ps := &pools{rt: rt, processes: cfg.Processes, unnamed: make(map[*kind]int), watcher: newWatcher(rt, cfg.TaskEvents), unread: new(unread)}
	runtimePools.Set(rt, ps)
	return ps
}

// runtimePools are those of each runtime.
var runtimePools = script.NewLocal[*pools]()

// checkInitializer returns what the argument initializer says; nil is none.
func checkInitializer(fn native.Opt[starlark.Value]) (starlark.Value, error) {
	if fn.Given && !isCallable(fn.Value) {
		return nil, object.TypeError.Errorf("initializer must be a callable")
	}
	return fn.Value, nil
}

// maxWorkers returns how many workers a max_workers argument means, None otherwise.
func maxWorkers(v starlark.Value, otherwise int) (int, error) {
	if v == starlark.None {
		return otherwise, nil
	}
	var n float64
	switch v := object.Plain(v).(type) {
	case starlark.Bool:
		if v {
			n = 1
		}
	case starlark.Int:
		n = float64(v.Float())
	case starlark.Float:
		n = float64(v)
	default:
		return 0, object.TypeError.Errorf("'<=' not supported between instances of '%s' and 'int'", object.TypeName(v))
	}
	if n <= 0 {
		return 0, object.ValueError.Errorf("max_workers must be greater than 0")
	}
	return int(math.Ceil(min(n, math.MaxInt32))), nil // 1.5 allows a second, as in CPython
}
