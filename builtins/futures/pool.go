package futures

import (
	"context"
	"fmt"
	"math"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// threadPools makes the ThreadPoolExecutors of a runtime. The script lock guards it.
type threadPools struct {
	rt      *script.Runtime
	class   *object.Class
	unnamed int // how many had no thread_name_prefix
}

// A ThreadPoolExecutor runs calls on goroutines that are script threads.
type ThreadPoolExecutor struct {
	rt         *script.Runtime
	class      *object.Class
	pool       *executor.ThreadPool
	maxWorkers starlark.Value
	shut       bool // by the script; guarded by the script lock

	initializer starlark.Value // nil if there is none
	initargs    starlark.Tuple
}

var _ script.ContextManager = (*ThreadPoolExecutor)(nil)
var _ starlark.HasAttrs = (*ThreadPoolExecutor)(nil)

// new is the constructor, with the checks and their order of CPython's __init__.
func (p *threadPools) new(t *script.Thread, a signature.Args) (starlark.Value, error) {
	workers, prefix, initializer, initargs := a.Values[0], a.Values[1], a.Values[2], a.Values[3]
	n, err := maxWorkers(workers)
	if err != nil {
		return nil, err
	}
	ex := &ThreadPoolExecutor{rt: p.rt, class: p.class, maxWorkers: workers}
	if ex.maxWorkers == nil || ex.maxWorkers == starlark.None {
		ex.maxWorkers = starlark.MakeInt(n)
	}
	if initializer != nil && initializer != starlark.None {
		if _, ok := initializer.(starlark.Callable); !ok {
			return nil, exception.TypeError.Errorf("initializer must be a callable")
		}
		ex.initializer = initializer
	}
	if initargs != nil {
		if ex.initargs, err = pyop.Elements(t, initargs); err != nil {
			return nil, err
		}
	}
	name := ""
	if prefix != nil && prefix.Truth() {
		var ok bool
		if name, ok = starlark.AsString(prefix); !ok {
			name = prefix.String()
		}
	} else {
		name = fmt.Sprintf("ThreadPoolExecutor-%d", p.unnamed)
		p.unnamed++
	}
	ex.pool, err = executor.NewThreadPool(executor.ThreadPoolConfig{
		MaxWorkers:       n,
		ThreadNamePrefix: name,
		Prepare:          ex.prepare,
		Initializer:      ex.initialize,
		Idle:             func(w *executor.Worker) { w.Local.(*script.Thread).Release() },
		Finalizer:        func(w *executor.Worker) { w.Local.(*script.Thread).End() },
	})
	if err != nil {
		return nil, exception.ValueError.Errorf("%w", err)
	}
	p.rt.Own(ex.pool)
	return ex, nil
}

// maxWorkers returns how many workers a max_workers argument means.
func maxWorkers(v starlark.Value) (int, error) {
	if v == nil || v == starlark.None {
		return executor.DefaultMaxWorkers(), nil
	}
	var n float64
	switch v := v.(type) {
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

// prepare makes a new worker a script thread.
func (ex *ThreadPoolExecutor) prepare(w *executor.Worker) {
	t := ex.rt.StartThread(w.Name())
	t.Owner = ex
	w.Local = t
}

// initialize runs the initializer on a new worker.
func (ex *ThreadPoolExecutor) initialize(ctx context.Context, w *executor.Worker) error {
	if ex.initializer == nil {
		return nil
	}
	t := w.Local.(*script.Thread)
	if _, err := t.Call(script.ScopeFromContext(ctx), ex.initializer, ex.initargs, nil); err != nil {
		e := exception.Catch(err, 0)
		ex.rt.Log(t, logger, logCritical, "Exception in initializer:", e)
		return e
	}
	return nil
}

// submit queues a call. It takes over args and kwargs.
func (ex *ThreadPoolExecutor) submit(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error) {
	c := &call{fn: fn, args: args, kwargs: kwargs}
	err := executor.ErrShutdown
	if ex.shut || !ex.rt.Exiting() {
		err = ex.pool.Execute(t.Scope(), c)
	}
	if err == nil {
		return &c.Future, nil
	}
	if err == executor.ErrShutdown && !ex.shut {
		return nil, exception.RuntimeError.Errorf("cannot schedule new futures after interpreter shutdown")
	}
	return nil, raise(err)
}

// shutdown is the script's shutdown.
func (ex *ThreadPoolExecutor) shutdown(t *script.Thread, wait, cancelFutures bool) error {
	ex.shut = true
	// In two steps, since callbacks of cancelled futures need the script lock.
	err := ex.pool.Shutdown(t.Context(), executor.ShutdownOptions{NoWait: true, CancelFutures: cancelFutures})
	if err != nil || !wait {
		return err
	}
	if t.Owner == ex {
		return raise(executor.ErrJoinSelf)
	}
	t.Block(func(ctx context.Context) { err = ex.pool.Shutdown(ctx, executor.ShutdownOptions{}) })
	if err != nil {
		return t.Interrupted()
	}
	ex.rt.Disown(ex.pool)
	return nil
}

// Enter returns the executor.
func (ex *ThreadPoolExecutor) Enter(*script.Thread) (starlark.Value, error) { return ex, nil }

// Exit shuts the executor down and waits for its tasks.
func (ex *ThreadPoolExecutor) Exit(t *script.Thread) error { return ex.shutdown(t, true, false) }

// String returns the executor's repr.
func (ex *ThreadPoolExecutor) String() string {
	return fmt.Sprintf("<concurrent.futures.thread.ThreadPoolExecutor object at %#x>", script.Address(ex))
}

// Class returns the class of thread pools.
func (ex *ThreadPoolExecutor) Class() *object.Class { return ex.class }

// Type returns "ThreadPoolExecutor".
func (ex *ThreadPoolExecutor) Type() string { return "ThreadPoolExecutor" }

// Freeze does nothing: an executor is there to be shared.
func (ex *ThreadPoolExecutor) Freeze() {}

// Truth returns true.
func (ex *ThreadPoolExecutor) Truth() starlark.Bool { return true }

// Hash returns a hash of the executor's identity.
func (ex *ThreadPoolExecutor) Hash() (uint32, error) { return script.AddressHash(ex) }

var executorMethods = make(script.Methods)

func init() {
	script.AddMethod(executorMethods, "ThreadPoolExecutor", "submit", "fn, /, *args, **kwargs",
		func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
			// The interpreter uses the memory of positional arguments again.
			f, err := ex.submit(t, a.Values[0], append(starlark.Tuple(nil), a.Rest...), a.Kwargs)
			if err != nil {
				return nil, err
			}
			return f, nil
		})
	script.AddMethod(executorMethods, "Executor", "map", "fn, *iterables, timeout=None, chunksize=1",
		func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
			return mapCalls(t, a.Rest, a.Values[1], func(args starlark.Tuple) (*Future, error) {
				return ex.submit(t, a.Values[0], args, nil)
			})
		})
	script.AddMethod(executorMethods, "ThreadPoolExecutor", "shutdown", "wait=True, *, cancel_futures=False",
		func(t *script.Thread, ex *ThreadPoolExecutor, a signature.Args) (starlark.Value, error) {
			wait := a.Values[0] == nil || bool(a.Values[0].Truth())
			cancelFutures := a.Values[1] != nil && bool(a.Values[1].Truth())
			return starlark.None, ex.shutdown(t, wait, cancelFutures)
		})
}

// Attr returns the attribute called name, or nil.
func (ex *ThreadPoolExecutor) Attr(name string) (starlark.Value, error) {
	if name == "_max_workers" { // private, but scripts do read it
		return ex.maxWorkers, nil
	}
	return executorMethods.Attr(ex, name)
}

// AttrNames returns the names of the attributes.
func (ex *ThreadPoolExecutor) AttrNames() []string { return executorMethods.Names("_max_workers") }
