package futures

import (
	"errors"
	"fmt"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// maxWindowsWorkers is how many processes a pool may have on Windows: it can wait for no
// more at a time.
const maxWindowsWorkers = 61

// initProcesses is ProcessPoolExecutor.__init__, with the checks of CPython's in their
// order.
func (ps *pools) initProcesses(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
	ex, err := executorOf(processKind, self)
	if err != nil {
		return nil, err
	}
	if ps.processes.Config == nil {
		return nil, exception.NotImplementedError.Errorf("process pools are for scripts in Python, not in Starlark")
	}
	workers, context, initializer, initargs, maxTasks := a.Values[0], a.Values[1], a.Values[2], a.Values[3], a.Values[4]
	p := &processPool{pools: ps, rt: ps.rt, maxTasks: starlark.None}
	if p.maxWorkers, err = maxProcesses(workers); err != nil {
		return nil, err
	}
	limited := maxTasks != nil && maxTasks != starlark.None
	if p.workers, err = ps.processes.Known.WorkersOf(t, context, limited); err != nil {
		return nil, err
	}
	if p.initializer, err = checkInitializer(initializer); err != nil {
		return nil, err
	}
	if p.initargs = initargs; initargs == nil {
		p.initargs = starlark.Tuple(nil)
	}
	cfg := ps.processes.Config(p.workers.Origin())
	if limited {
		p.maxTasks = maxTasks
		if cfg.MaxTasksPerWorker, err = maxTasksPerChild(maxTasks); err != nil {
			return nil, err
		}
		if p.workers.Method == "fork" {
			return nil, exception.ValueError.Errorf("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply a different mp_context.")
		}
	}
	cfg.MaxWorkers = p.maxWorkers
	cfg.NamePrefix = fmt.Sprintf("ProcessPoolExecutor-%d", ps.unnamedProcesses)
	ps.unnamedProcesses++
	cfg.Number = p.workers.NewNumber
	cfg.Prepare, cfg.Idle, cfg.Finalizer = p.prepare, p.idle, p.finalize
	if p.pool, err = executor.NewProcessPool(cfg); err != nil {
		if errors.Is(err, errors.ErrUnsupported) {
			return nil, exception.NotImplementedError.Errorf("%w", err)
		}
		return nil, exception.ValueError.Errorf("%w", err)
	}
	p.watch = ps.watcher.pool(cfg.NamePrefix, true, p.maxWorkers)
	ps.adopt(ex, p, p.pool)
	return starlark.None, nil
}

// maxProcesses returns how many workers a max_workers argument means.
func maxProcesses(v starlark.Value) (int, error) {
	otherwise := runtime.GOMAXPROCS(0)
	if runtime.GOOS == "windows" {
		otherwise = min(otherwise, maxWindowsWorkers)
	}
	n, err := maxWorkers(v, otherwise)
	if err == nil && runtime.GOOS == "windows" && n > maxWindowsWorkers {
		err = exception.ValueError.Errorf("max_workers must be <= %d", maxWindowsWorkers)
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
		return 0, exception.TypeError.Errorf("max_tasks_per_child must be an integer")
	}
	return 0, exception.ValueError.Errorf("max_tasks_per_child must be >= 1")
}
