package futures

import (
	"fmt"
	"math"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// pools makes the ThreadPoolExecutors of a runtime. The script lock guards it.
type pools struct {
	rt       *script.Runtime
	class    *object.Class
	unnamed  int // how many had no thread_name_prefix
	suspects int // pools whose workers all wait for futures: see waits
	unread   *unread
	lost     *lost
}

// newPools returns the class of thread pools for rt.
func newPools(rt *script.Runtime) *pools {
	ps := &pools{rt: rt, unread: new(unread), lost: new(lost)}
	ps.class = object.NewOpen("concurrent.futures.thread", "ThreadPoolExecutor", ExecutorClass, func(c *object.Class) starlark.Value {
		return &ThreadPoolExecutor{ext: object.NewExtension(c)}
	})
	poolMethods.AddTo(ps.class)
	ps.class.Attrs().Set("__init__", method(ps.class, "__init__",
		"max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs", ps.init))
	ps.class.Attrs().Set("BROKEN", BrokenThreadPool)
	return ps
}

// init is ThreadPoolExecutor.__init__, with the checks of CPython's in their order.
func (ps *pools) init(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
	ex, ok := self.(*ThreadPoolExecutor)
	if !ok {
		return nil, exception.TypeError.Errorf("descriptor '__init__' for 'ThreadPoolExecutor' objects doesn't apply to a '%s' object", exception.TypeName(self))
	}
	workers, prefix, initializer, initargs := a.Values[0], a.Values[1], a.Values[2], a.Values[3]
	p := &threadPool{pools: ps, rt: ps.rt, maxWorkers: workers}
	unknown, err := p.options.set(ex.Class().Name(), a.Kwargs)
	if err != nil {
		return nil, err
	}
	n, err := maxWorkers(workers)
	if err != nil {
		return nil, err
	}
	if workers == nil || workers == starlark.None {
		p.maxWorkers = starlark.MakeInt(n)
	}
	if unknown != "" {
		return nil, exception.TypeError.Errorf("%s.prepare_context() got an unexpected keyword argument '%s'", ps.class.Name(), unknown)
	}
	if initializer != nil && initializer != starlark.None {
		if !isCallable(initializer) {
			return nil, exception.TypeError.Errorf("initializer must be a callable")
		}
		p.initializer = initializer
	}
	if initargs != nil {
		if p.initargs, err = pyop.Elements(t, initargs); err != nil {
			return nil, err
		}
	}
	if prefix != nil && bool(prefix.Truth()) {
		p.prefix = object.Str(prefix)
	} else {
		p.prefix = fmt.Sprintf("ThreadPoolExecutor-%d", ps.unnamed)
		ps.unnamed++
	}
	p.pool, err = executor.NewThreadPool(executor.ThreadPoolConfig{
		MaxWorkers:       n,
		MaxQueued:        p.options.maxQueued,
		ThreadNamePrefix: p.prefix,
		Prepare:          p.prepare,
		Initializer:      p.initialize,
		Idle:             p.idle,
		Finalizer:        p.finalize,
	})
	if err != nil {
		return nil, exception.ValueError.Errorf("%w", err)
	}
	ps.rt.Own(p.pool)
	ex.threadPool = p
	ps.shutLost()
	runtime.AddCleanup(ex, ps.lost.add, p.pool)
	return starlark.None, nil
}

// maxWorkers returns how many workers a max_workers argument means.
func maxWorkers(v starlark.Value) (int, error) {
	if v == nil || v == starlark.None {
		return executor.DefaultMaxWorkers(), nil
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
