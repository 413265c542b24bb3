package futures

import (
	"math"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// pools makes the executors of a runtime. The script lock guards it.
type pools struct {
	rt               *script.Runtime
	processes        Processes
	threads          *object.Class // ThreadPoolExecutor
	process          *object.Class // ProcessPoolExecutor
	unnamed          int           // how many thread pools had no thread_name_prefix
	unnamedProcesses int           // how many process pools there were
	suspects         int           // pools whose workers all wait for futures: see waits
	watcher          *watcher      // nil if nobody watches
	unread           *unread
	lost             *lost
}

func newPools(rt *script.Runtime, cfg Config) *pools {
	ps := &pools{rt: rt, processes: cfg.Processes, watcher: newWatcher(cfg.TaskEvents), unread: new(unread), lost: new(lost)}
	ps.threads = threadKind.class("concurrent.futures.thread",
		"max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs", ps.initThreads)
	ps.threads.Attrs().Set("BROKEN", BrokenThreadPool)
	ps.process = processKind.class("concurrent.futures.process",
		"max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None", ps.initProcesses)
	return ps
}

// class returns the class of the executors of a kind. The params are those of its
// __init__.
func (k *kind) class(module, params string, init func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error)) *object.Class {
	class := object.NewOpen(module, k.name, ExecutorClass, func(c *object.Class) starlark.Value {
		return &PoolExecutor{ext: object.NewExtension(c), kind: k}
	})
	k.methods.AddTo(class)
	class.Attrs().Set("__init__", method(class, "__init__", params, init))
	return class
}

// executorOf returns the executor that the __init__ of a kind is called for.
func executorOf(k *kind, self starlark.Value) (*PoolExecutor, error) {
	if ex, ok := self.(*PoolExecutor); ok && ex.kind == k {
		return ex, nil
	}
	return nil, exception.TypeError.Errorf("descriptor '__init__' for '%s' objects doesn't apply to a '%s' object", k.name, exception.TypeName(self))
}

// adopt gives ex its pool, which the runtime shuts down when it exits, or when ex is
// garbage.
func (ps *pools) adopt(ex *PoolExecutor, p pool, workers goPool) {
	ps.rt.Own(workers)
	ex.pool = p
	ps.shutLost()
	runtime.AddCleanup(ex, ps.lost.add, workers)
}

// checkInitializer returns what the argument initializer says; nil is none.
func checkInitializer(fn starlark.Value) (starlark.Value, error) {
	if fn == nil || fn == starlark.None {
		return nil, nil
	}
	if !isCallable(fn) {
		return nil, exception.TypeError.Errorf("initializer must be a callable")
	}
	return fn, nil
}

// maxWorkers returns how many workers a max_workers argument means, None or none at all
// otherwise.
func maxWorkers(v starlark.Value, otherwise int) (int, error) {
	if v == nil || v == starlark.None {
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
		return 0, exception.TypeError.Errorf("'<=' not supported between instances of '%s' and 'int'", exception.TypeName(v))
	}
	if n <= 0 {
		return 0, exception.ValueError.Errorf("max_workers must be greater than 0")
	}
	return int(math.Ceil(min(n, math.MaxInt32))), nil // 1.5 allows a second, as in CPython
}
