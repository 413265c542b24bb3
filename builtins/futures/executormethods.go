package futures

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// The kinds of executors.
var (
	threadKind = &kind{
		name:    "ThreadPoolExecutor",
		methods: make(script.Methods),
		private: []string{"_broken", "_max_workers", "_shutdown", "_thread_name_prefix", "_threads", "_work_queue"},
	}
	processKind = &kind{
		name:    "ProcessPoolExecutor",
		methods: make(script.Methods),
		private: []string{"_broken", "_max_tasks_per_child", "_max_workers", "_mp_context", "_processes", "_shutdown_thread"},
	}
)

// def defines a method of the executors of a kind; class is what messages name.
func (k *kind) def(class, name, params string, fn func(*script.Thread, *PoolExecutor, signature.Args) (starlark.Value, error)) {
	script.AddMethod(k.methods, class, name, params, func(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
		if ex.pool == nil {
			return nil, ex.notInitialized("_shutdown_lock")
		}
		return fn(t, ex, a)
	})
}

func init() {
	for _, k := range []*kind{threadKind, processKind} {
		k.def(k.name, "submit", "fn, /, *args, **kwargs", func(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
			// The interpreter uses the memory of positional arguments again.
			f, err := ex.pool.submit(t, a.Values[0], slices.Clone(a.Rest), a.Kwargs)
			if err != nil {
				return nil, err
			}
			return f, nil
		})
		k.def(k.name, "shutdown", "wait=True, *, cancel_futures=False", func(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
			wait := a.Values[0] == nil || bool(a.Values[0].Truth())
			cancelFutures := a.Values[1] != nil && bool(a.Values[1].Truth())
			return starlark.None, ex.pool.shutdown(t, wait, cancelFutures)
		})
	}
	threadKind.def("Executor", "map", mapParams, func(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
		return mapCalls(t, a, ex.submitter(a.Values[0]))
	})
	processKind.def("ProcessPoolExecutor", "map", mapParams, func(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
		return mapChunks(t, ex, a)
	})
	force := func(name string, how func(*processPool, *script.Thread) error) {
		processKind.def("ProcessPoolExecutor", name, "", func(t *script.Thread, ex *PoolExecutor, _ signature.Args) (starlark.Value, error) {
			return starlark.None, how(ex.pool.(*processPool), t)
		})
	}
	force("terminate_workers", (*processPool).terminate)
	force("kill_workers", (*processPool).kill)
}

// submitter returns what submits the calls of fn of a map.
func (ex *PoolExecutor) submitter(fn starlark.Value) submitter {
	if !ex.isPlain() {
		return submitOf(ex, fn)
	}
	return func(t *script.Thread, args starlark.Tuple) (*Future, error) {
		return ex.pool.submit(t, fn, args, nil)
	}
}

// notInitialized returns the error of a use of an executor of a derived class whose
// __init__ did not call ours.
func (ex *PoolExecutor) notInitialized(attr string) error {
	return exception.AttributeError.Errorf("'%s' object has no attribute '%s'", ex.Class().Name(), attr)
}

// Attr returns the attribute called name, or nil.
func (ex *PoolExecutor) Attr(name string) (starlark.Value, error) {
	if ex.ext.Attrs().Get(name) == nil {
		if ex.isPlain() {
			if v, err := ex.kind.methods.Attr(ex, name); v != nil || err != nil {
				return v, err
			}
		}
		if ex.pool != nil {
			if v := ex.pool.attr(name); v != nil {
				return v, nil
			}
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
