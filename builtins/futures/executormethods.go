package futures

import (
	"context"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// The kinds of executors, and their classes.
var (
	threadKind = &kind{
		module:     "concurrent.futures.thread",
		name:       "ThreadPoolExecutor",
		private:    []string{"_broken", "_max_workers", "_shutdown", "_thread_name_prefix", "_threads", "_work_queue"},
		broken:     BrokenThreadPool,
		brokenText: "A thread initializer failed, the thread pool is not usable anymore",
	}
	processKind = &kind{
		module:     "concurrent.futures.process",
		name:       "ProcessPoolExecutor",
		private:    []string{"_broken", "_max_tasks_per_child", "_max_workers", "_mp_context", "_processes", "_shutdown_thread"},
		broken:     BrokenProcessPool,
		brokenText: "A child process terminated abruptly, the process pool is not usable anymore",
		lost:       brokenProcess,
	}

	threadPoolClass  = threadKind.class()
	processPoolClass = processKind.class()
)

func (k *kind) class() *object.Class {
	return object.NewOpen(k.module, k.name, ExecutorClass, func(c *object.Class) starlark.Value {
		return &PoolExecutor{ext: object.NewExtension(c), kind: k}
	})
}

const shutdownDoc = "takes no more calls; waits for those there are"

func init() {
	native.Table{
		Doc: "a pool of threads that run calls",
		Methods: []*native.Function{
			native.MP("__init__", "max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs", "", initThreads),
			native.M3("submit", submitParams, "runs fn(*args, **kwargs) in a thread; returns its Future", (*PoolExecutor).submit),
			native.M2("shutdown", shutdownParams, shutdownDoc, (*PoolExecutor).shutdown),
		},
	}.Define(threadPoolClass)
	threadPoolClass.Attrs().Set("BROKEN", BrokenThreadPool)

	native.Table{
		Doc: "a pool of processes of this program that run calls",
		Methods: []*native.Function{
			native.MP("__init__", "max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None", "", initProcesses),
			native.M3("submit", submitParams, "runs fn(*args, **kwargs) in a process; returns its Future", (*PoolExecutor).submit),
			native.MP("map", mapParams, "an iterator over the results of fn, in order;\nchunksize calls are one task", mapChunks),
			native.M2("shutdown", shutdownParams, shutdownDoc, (*PoolExecutor).shutdown),
			native.M0("terminate_workers", "", "asks the processes to end, and breaks the pool", forcing((*workerpool.ProcessPool).Terminate)),
			native.M0("kill_workers", "", "ends the processes at once, and breaks the pool", forcing((*workerpool.ProcessPool).Kill)),
		},
	}.Define(processPoolClass)
}

func (ex *PoolExecutor) submit(t *script.Thread, fn starlark.Value, args native.Args, kwargs native.Keywords) (*Future, error) {
	if err := ex.initialized(); err != nil {
		return nil, err
	}
	var positional starlark.Tuple
	if len(args) > 0 {
		positional = args.Starlark()
	}
	var named []starlark.Tuple
	if len(kwargs) > 0 {
		named = kwargs.Starlark()
	}
	return ex.pool.submit(t, fn, positional, named)
}

func (ex *PoolExecutor) shutdown(t *script.Thread, wait, cancelFutures bool) (value.Value, error) {
	if err := ex.initialized(); err != nil {
		return value.Value{}, err
	}
	return value.None, ex.pool.shutdown(t, wait, cancelFutures)
}

// forcing returns the method of a ProcessPoolExecutor that ends its workers somehow.
func forcing(end func(*workerpool.ProcessPool, context.Context)) func(*PoolExecutor, *script.Thread) (value.Value, error) {
	return func(ex *PoolExecutor, t *script.Thread) (value.Value, error) {
		if err := ex.initialized(); err != nil {
			return value.Value{}, err
		}
		p := ex.pool.(*processPool)
		p.shut = true
		end(p.remote.(*workerpool.ProcessPool), t.Context())
		return value.None, t.Failure() // of callbacks of what is cancelled
	}
}

// initialized returns the error of a use of an executor of a derived class whose __init__ did not
// call ours.
func (ex *PoolExecutor) initialized() error {
	if ex.pool == nil {
		return object.AttributeError.Errorf("'%s' object has no attribute '_shutdown_lock'", ex.Class().Name())
	}
	return nil
}

// Attr returns the attribute called name, or nil.
func (ex *PoolExecutor) Attr(name string) (starlark.Value, error) {
	if ex.pool != nil && strings.HasPrefix(name, "_") && ex.ext.Attrs().Get(name) == nil {
		if v := ex.pool.attr(name); v != nil {
			return v, nil
		}
	}
	return ex.ext.Attr(ex, name)
}

// SetField gives the executor an attribute.
func (ex *PoolExecutor) SetField(name string, v starlark.Value) error {
	return ex.ext.SetField(ex, name, v)
}

// DelField deletes an attribute that a script gave the executor.
func (ex *PoolExecutor) DelField(name string) error { return ex.ext.DelField(ex, name) }

// AttrNames returns the names of the attributes.
func (ex *PoolExecutor) AttrNames() []string {
	names := append(ex.ext.AttrNames(), ex.kind.private...)
	slices.Sort(names)
	return names
}
