package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// initThreads is ThreadPoolExecutor.__init__, with the checks of CPython's in their order.
func (ps *pools) initThreads(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
	ex, err := executorOf(threadKind, self)
	if err != nil {
		return nil, err
	}
	workers, prefix, initializer, initargs := a.Values[0], a.Values[1], a.Values[2], a.Values[3]
	p := &threadPool{pools: ps, rt: ps.rt, maxWorkers: workers}
	unknown, err := p.options.set(ex.Class().Name(), a.Kwargs)
	if err != nil {
		return nil, err
	}
	n, err := maxWorkers(workers, executor.DefaultMaxWorkers())
	if err != nil {
		return nil, err
	}
	if workers == nil || workers == starlark.None {
		p.maxWorkers = starlark.MakeInt(n)
	}
	if unknown != "" {
		return nil, exception.TypeError.Errorf("%s.prepare_context() got an unexpected keyword argument '%s'", threadKind.name, unknown)
	}
	if p.initializer, err = checkInitializer(initializer); err != nil {
		return nil, err
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
	p.watch = ps.watcher.pool(p.prefix, false, n)
	ps.adopt(ex, p, p.pool)
	return starlark.None, nil
}
