package futures

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// threadPoolArgs are the arguments of ThreadPoolExecutor.
type threadPoolArgs struct {
	MaxWorkers, ThreadNamePrefix starlark.Value
	Initializer                  native.Opt[starlark.Value]
	Initargs                     starlark.Value // nil for none
	Ctxkwargs                    native.Keywords
}

// initThreads is ThreadPoolExecutor.__init__, with the checks of CPython's in their order.
func initThreads(ex *PoolExecutor, t *script.Thread, a *threadPoolArgs) (value.Value, error) {
	ps := runtimePools.Of(t.Runtime())
	p := &threadPool{maxWorkers: a.MaxWorkers}
	p.base = base{kind: threadKind, self: p, pools: ps, rt: ps.rt}
	unknown, err := p.options.set(ex.Class().Name(), a.Ctxkwargs)
	if err != nil {
		return value.Value{}, err
	}
	n, err := maxWorkers(a.MaxWorkers, workerpool.DefaultMaxWorkers())
	if err != nil {
		return value.Value{}, err
	}
	if a.MaxWorkers == starlark.None {
		p.maxWorkers = starlark.MakeInt(n)
	}
	if unknown != "" {
		return value.Value{}, object.TypeError.Errorf("%s.prepare_context() got an unexpected keyword argument '%s'", threadKind.name, unknown)
	}
	if p.initializer, err = checkInitializer(a.Initializer); err != nil {
		return value.Value{}, err
	}
	if a.Initargs != nil {
		if p.initargs, err = object.Elements(t, a.Initargs); err != nil {
			return value.Value{}, err
		}
	}
	if a.ThreadNamePrefix.Truth() {
		p.name = object.Str(a.ThreadNamePrefix)
	} else {
		p.name = ps.nextName(threadKind)
	}
	p.threads, err = workerpool.NewThreadPool(workerpool.ThreadPoolConfig{
		MaxWorkers:  n,
		MaxQueued:   p.options.maxQueued,
		NamePrefix:  p.name,
		Prepare:     p.prepare,
		Initializer: p.initialize,
		Idle:        p.idle,
		Finalizer:   p.finalize,
	})
	if err != nil {
		return value.Value{}, object.ValueError.Errorf("%w", err)
	}
	p.watch = ps.watcher.pool(p.name, false, n)
	p.adopt(ex, p.threads)
	return value.None, nil
}
