package futures

import (
	"errors"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// maxWindowsWorkers is how many processes a pool may have on Windows: it can wait for no
// more at a time.
const maxWindowsWorkers = 61

// processPoolArgs are the arguments of ProcessPoolExecutor.
type processPoolArgs struct {
	MaxWorkers, MpContext starlark.Value
	Initializer           native.Opt[starlark.Value]
	Initargs              starlark.Value // nil for none
	MaxTasksPerChild      native.Opt[starlark.Value]
}

// initProcesses is ProcessPoolExecutor.__init__, with the checks of CPython's in their
// order.
func initProcesses(ex *PoolExecutor, t *script.Thread, a *processPoolArgs) (_ value.Value, err error) {
	ps := runtimePools.Of(t.Runtime())
	if ps.processes.Config == nil {
		return value.Value{}, object.NotImplementedError.Errorf("process pools are for scripts in Python, not in Starlark")
	}
	p := &processPool{maxTasks: starlark.None}
	p.base = base{kind: processKind, self: p, pools: ps, rt: ps.rt}
	if p.maxWorkers, err = maxProcesses(a.MaxWorkers); err != nil {
		return value.Value{}, err
	}
	limited := a.MaxTasksPerChild.Given
	if p.workers, err = ps.processes.Known.WorkersOf(t, a.MpContext, limited); err != nil {
		return value.Value{}, err
	}
	if p.initializer, err = checkInitializer(a.Initializer); err != nil {
		return value.Value{}, err
	}
	if p.initargs = a.Initargs; p.initargs == nil {
		p.initargs = starlark.Tuple(nil)
	}
	cfg := ps.processes.Config(p.workers.Origin())
	if limited {
		p.maxTasks = a.MaxTasksPerChild.Value
		if cfg.MaxTasksPerWorker, err = maxTasksPerChild(p.maxTasks); err != nil {
			return value.Value{}, err
		}
		if p.workers.Method == "fork" {
			return value.Value{}, object.ValueError.Errorf("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply a different mp_context.")
		}
	}
	cfg.MaxWorkers = p.maxWorkers
	p.name = ps.nextName(processKind)
	cfg.NamePrefix = p.name
	cfg.Number = p.workers.NewNumber
	cfg.Prepare, cfg.Idle, cfg.Finalizer = p.prepare, p.idle, p.finalize
	processes, err := workerpool.NewProcessPool(cfg)
	if err != nil {
		if errors.Is(err, errors.ErrUnsupported) {
			return value.Value{}, object.NotImplementedError.Errorf("%w", err)
		}
		return value.Value{}, object.ValueError.Errorf("%w", err)
	}
	p.watch = ps.watcher.pool(p.name, true, p.maxWorkers)
	p.remote = processes
	p.adopt(ex, processes)
	return value.None, nil
}

// maxProcesses returns how many workers a max_workers argument means.
func maxProcesses(v starlark.Value) (int, error) {
	otherwise := runtime.GOMAXPROCS(0)
	if runtime.GOOS == "windows" {
		otherwise = min(otherwise, maxWindowsWorkers)
	}
	n, err := maxWorkers(v, otherwise)
	if err == nil && runtime.GOOS == "windows" && n > maxWindowsWorkers {
		err = object.ValueError.Errorf("max_workers must be <= %d", maxWindowsWorkers)
	}
	return n, err
}

// maxTasksPerChild returns what a max_tasks_per_child argument means.
func maxTasksPerChild(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.Bool:
		if v {
			return 1, nil
		}
	case starlark.Int:
		if v.Sign() > 0 {
			n, err := starlark.AsInt32(v)
			if err != nil {
				return 0, nil // so many that there is no limit
			}
			return n, nil
		}
	default:
		return 0, object.TypeError.Errorf("max_tasks_per_child must be an integer")
	}
	return 0, object.ValueError.Errorf("max_tasks_per_child must be >= 1")
}
