package futures

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// poolMethods are the methods of thread pools.
var poolMethods = make(script.Methods)

func init() {
	def := func(class, name, params string, fn func(*script.Thread, *ThreadPoolExecutor, signature.Args) (starlark.Value, error)) {
		script.AddMethod(poolMethods, class, name, params, func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
			if ex.threadPool == nil {
				return nil, ex.notInitialized("_shutdown_lock")
			}
			return fn(t, ex, a)
		})
	}
	def("ThreadPoolExecutor", "submit", "fn, /, *args, **kwargs", func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
		// The interpreter uses the memory of positional arguments again.
		f, err := ex.submit(t, a.Values[0], slices.Clone(a.Rest), a.Kwargs)
		if err != nil {
			return nil, err
		}
		return f, nil
	})
	def("Executor", "map", mapParams, func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
		fn := a.Values[0]
		if !ex.isPlain() {
			return mapCalls(t, a, submitOf(ex, fn))
		}
		return mapCalls(t, a, func(t *script.Thread, args starlark.Tuple) (*Future, error) {
			return ex.submit(t, fn, args, nil)
		})
	})
	def("ThreadPoolExecutor", "shutdown", "wait=True, *, cancel_futures=False", func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
		wait := a.Values[0] == nil || bool(a.Values[0].Truth())
		cancelFutures := a.Values[1] != nil && bool(a.Values[1].Truth())
		return starlark.None, ex.shutdown(t, wait, cancelFutures)
	})
}

// notInitialized returns the error of a use of an executor of a derived class whose
// __init__ did not call ours.
func (ex *ThreadPoolExecutor) notInitialized(attr string) error {
	return exception.AttributeError.Errorf("'%s' object has no attribute '%s'", ex.Class().Name(), attr)
}

// Attr returns the attribute called name, or nil.
func (ex *ThreadPoolExecutor) Attr(name string) (starlark.Value, error) {
	if ex.ext.Attrs().Get(name) == nil {
		if ex.isPlain() {
			if v, err := poolMethods.Attr(ex, name); v != nil || err != nil {
				return v, err
			}
		}
		if v := ex.private(name); v != nil {
			return v, nil
		}
	}
	return ex.ext.Attr(ex, name)
}

// privateNames are the attributes that CPython's pools have for themselves, but which
// scripts read.
var privateNames = []string{"_broken", "_max_workers", "_shutdown", "_thread_name_prefix", "_threads", "_work_queue"}

func (ex *ThreadPoolExecutor) private(name string) starlark.Value {
	if ex.threadPool == nil {
		return nil
	}
	switch name {
	case "_max_workers":
		return ex.maxWorkers
	case "_shutdown":
		return starlark.Bool(ex.shut)
	case "_broken":
		if ex.pool.Broken() != nil {
			return starlark.String(brokenText)
		}
		return starlark.False
	case "_thread_name_prefix":
		return starlark.String(ex.prefix)
	case "_threads":
		return ex.threads()
	case "_work_queue":
		return &workQueue{ex.threadPool}
	}
	return nil
}

// threads returns the set of the pool's threads.
func (p *threadPool) threads() starlark.Value {
	set := new(starlark.Set)
	for _, t := range p.rt.Threads() {
		if t.Owner == p {
			set.Insert(p.rt.ThreadObject(t))
		}
	}
	return set
}

// SetField gives the executor an attribute.
func (ex *ThreadPoolExecutor) SetField(name string, v starlark.Value) error {
	return ex.ext.SetField(ex, name, v)
}

// DelField deletes an attribute that a script gave the executor.
func (ex *ThreadPoolExecutor) DelField(name string) error { return ex.ext.DelField(ex, name) }

// AttrNames returns the names of the attributes.
func (ex *ThreadPoolExecutor) AttrNames() []string {
	names := append(ex.ext.AttrNames(), privateNames...)
	slices.Sort(names)
	return names
}

// workQueue is a pool's _work_queue: scripts ask how long it is.
type workQueue struct{ p *threadPool }

var _ starlark.HasAttrs = (*workQueue)(nil)

var workQueueMethods = make(script.Methods)

func init() {
	script.AddMethod(workQueueMethods, "SimpleQueue", "qsize", "", func(_ *script.Thread, q *workQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.MakeInt(q.p.pool.Stats().Queued), nil
	})
	script.AddMethod(workQueueMethods, "SimpleQueue", "empty", "", func(_ *script.Thread, q *workQueue, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(q.p.pool.Stats().Queued == 0), nil
	})
}

// Attr returns the method called name, or nil.
func (q *workQueue) Attr(name string) (starlark.Value, error) { return workQueueMethods.Attr(q, name) }

// AttrNames returns the names of the methods.
func (q *workQueue) AttrNames() []string { return workQueueMethods.Names() }

func (q *workQueue) String() string {
	return fmt.Sprintf("<_queue.SimpleQueue object at %#x>", script.Address(q.p))
}
func (q *workQueue) Type() string          { return "SimpleQueue" }
func (q *workQueue) Freeze()               {}
func (q *workQueue) Truth() starlark.Bool  { return true }
func (q *workQueue) Hash() (uint32, error) { return script.AddressHash(q.p) }
