package futures

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Classes of what the module makes, for isinstance.
var (
	ExecutorClass = object.NewClass("concurrent.futures._base", "Executor", nil)
	FutureClass   = object.NewNative("concurrent.futures._base", "Future")
)

func init() {
	executorMethodsOfClass()
	FutureClass.SetConstructor(script.NewFunction("Future", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return new(Future), nil
	}))
}

// executorMethodsOfClass gives Executor what classes that scripts derive from it have.
func executorMethodsOfClass() {
	def := func(name, params string, fn func(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error)) {
		ExecutorClass.Attrs().Set(name, script.NewFunction("Executor."+name, params, func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			return fn(t, a.Values[0], a)
		}))
	}
	call := func(t *script.Thread, self starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		method, err := self.(starlark.HasAttrs).Attr(name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), method, args, kwargs)
	}
	def("submit", "executor, fn, /, *args, **kwargs", func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error) {
		return nil, exception.NotImplementedError.New()
	})
	def("shutdown", "executor, wait=True, *, cancel_futures=False", func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error) {
		return starlark.None, nil
	})
	def("__enter__", "executor, /", func(_ *script.Thread, self starlark.Value, _ signature.Args) (starlark.Value, error) {
		return self, nil
	})
	def("__exit__", "executor, exc_type, exc_val, exc_tb, /", func(t *script.Thread, self starlark.Value, _ signature.Args) (starlark.Value, error) {
		_, err := call(t, self, "shutdown", nil, []starlark.Tuple{{starlark.String("wait"), starlark.True}})
		return starlark.False, err
	})
	def("map", "executor, fn, /, *iterables, timeout=None, chunksize=1", func(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
		return mapCalls(t, a.Rest, a.Values[2], func(args starlark.Tuple) (*Future, error) {
			v, err := call(t, self, "submit", append(starlark.Tuple{a.Values[1]}, args...), nil)
			if err != nil {
				return nil, err
			}
			f, ok := v.(*Future)
			if !ok {
				return nil, exception.TypeError.Errorf("submit() returned a '%s', not a Future", exception.TypeName(v))
			}
			return f, nil
		})
	})
}

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	pools := &threadPools{rt: rt, class: object.NewNative("concurrent.futures.thread", "ThreadPoolExecutor", ExecutorClass)}
	pools.class.SetConstructor(script.NewFunction("ThreadPoolExecutor.__init__",
		"self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()", pools.new))
	return &starlarkstruct.Module{Name: "concurrent.futures", Members: starlark.StringDict{
		"ThreadPoolExecutor": pools.class,
		"Executor":           ExecutorClass,
		"Future":             FutureClass,
		"wait":               script.NewFunction("wait", "fs, timeout=None, return_when=ALL_COMPLETED", wait),
		"as_completed":       script.NewFunction("as_completed", "fs, timeout=None", asCompleted),
		"FIRST_COMPLETED":    starlark.String(firstCompleted),
		"FIRST_EXCEPTION":    starlark.String(firstException),
		"ALL_COMPLETED":      starlark.String(allCompleted),

		"CancelledError":    CancelledError,
		"TimeoutError":      exception.TimeoutError,
		"InvalidStateError": InvalidStateError,
		"BrokenExecutor":    BrokenExecutor,
		"BrokenThreadPool":  BrokenThreadPool,
	}}
}

// Submodules returns the modules of the package concurrent.futures that scripts name,
// by their names; m is the package.
func Submodules(m *starlarkstruct.Module) map[string]*starlarkstruct.Module {
	sub := func(name string, members ...string) *starlarkstruct.Module {
		s := &starlarkstruct.Module{Name: name, Members: make(starlark.StringDict)}
		for _, member := range members {
			s.Members[member] = m.Members[member]
		}
		return s
	}
	modules := make(map[string]*starlarkstruct.Module)
	for _, s := range []*starlarkstruct.Module{
		sub("concurrent.futures._base", "Executor", "Future", "CancelledError", "TimeoutError", "InvalidStateError", "BrokenExecutor",
			"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "wait", "as_completed"),
		sub("concurrent.futures.thread", "ThreadPoolExecutor", "BrokenThreadPool"),
	} {
		modules[s.Name] = s
	}
	return modules
}
