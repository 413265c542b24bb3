package futures

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// ExecutorClass is the abstract class of executors. What a class derived from it has to
// define is submit.
var ExecutorClass = object.NewClass("concurrent.futures._base", "Executor", nil)

// The parameters, after self, of the methods that all executors have.
const (
	submitParams   = "fn, /, *args, **kwargs"
	mapParams      = "fn, *iterables, timeout=None, chunksize=1, buffersize=None"
	shutdownParams = "wait=True, *, cancel_futures=False"
)

func init() {
	native.Table{
		Doc: "the abstract class of pools; a class derived from it\nhas a submit of its own",
		Methods: []*native.Function{
			native.M3("submit", submitParams, "to be overridden", noSubmit),
			native.MP("map", mapParams, "an iterator over the results of fn, in order", mapCalls),
			native.M2("shutdown", shutdownParams, "does nothing", noShutdown),
			native.M0("__enter__", "", "", func(self starlark.Value, _ *script.Thread) (starlark.Value, error) { return self, nil }),
			native.M3("__exit__", "exc_type, exc_val, exc_tb", "", func(self starlark.Value, t *script.Thread, _, e, _ starlark.Value) (bool, error) {
				return false, exit(t, self, e)
			}),
		},
	}.Define(ExecutorClass)
}

// noSubmit is Executor.submit.
func noSubmit(starlark.Value, *script.Thread, value.Value, native.Args, native.Keywords) (value.Value, error) {
	return value.Value{}, object.NotImplementedError.New()
}

// noShutdown is Executor.shutdown.
func noShutdown(starlark.Value, *script.Thread, value.Value, value.Value) (value.Value, error) {
	return value.None, nil
}

// callMethod calls self's method called name.
func callMethod(t *script.Thread, self starlark.Value, name string, args starlark.Tuple, kwargs ...starlark.Tuple) (starlark.Value, error) {
	fn, err := object.Getattr(self, name)
	if err != nil {
		return nil, err
	}
	return t.Invoke(fn, args, kwargs)
}

// submitOf returns what submits calls of fn to self, an executor: by its method submit, if that may
// be a script's.
func submitOf(self, fn starlark.Value) submitter {
	if ex, ok := self.(*PoolExecutor); ok && ex.pool != nil && ex.isPlain() {
		return func(t *script.Thread, args starlark.Tuple) (*Future, error) {
			return ex.pool.submit(t, fn, args, nil)
		}
	}
	return func(t *script.Thread, args starlark.Tuple) (*Future, error) {
		v, err := callMethod(t, self, "submit", append(starlark.Tuple{fn}, args...))
		if err != nil {
			return nil, err
		}
		f, ok := v.(*Future)
		if !ok {
			return nil, object.TypeError.Errorf("submit() returned a '%s', not a Future", object.TypeName(v))
		}
		return f, nil
	}
}

// What on_error says: what the end of a with block does that an exception has left.
const (
	onErrorWait   = "wait"   // nothing else than the end of one that none has left
	onErrorCancel = "cancel" // cancel the calls that have not begun
)

// checkOnError returns the error of an on_error argument, if it is wrong. The class is the
// name of the executor's.
func checkOnError(class string, v starlark.Value) error {
	if isCallable(v) {
		return nil
	}
	switch s, _ := object.AsString(v); s {
	case onErrorWait, onErrorCancel:
		return nil
	}
	return object.ValueError.Errorf("%s on_error must be a callable or one of 'cancel', 'wait'; got %s", class, object.Repr(v))
}

func isCallable(v starlark.Value) bool {
	if c, ok := v.(interface{ CanCall() bool }); ok {
		return c.CanCall()
	}
	_, ok := v.(starlark.Callable)
	return ok
}

// exit is Executor.__exit__: e is the exception that has left the block, nil or None if
// none has.
func exit(t *script.Thread, self, e starlark.Value) error {
	kwargs := []starlark.Tuple{{starlark.String("wait"), starlark.True}}
	if ex, ok := self.(*PoolExecutor); ok && ex.pool != nil && e != nil && e != starlark.None {
		action, err := ex.actionOnError(t, e)
		if err != nil {
			return err
		}
		if interrupted(e) {
			ex.pool.stop(t)
			action = onErrorCancel
		}
		if action == onErrorCancel {
			kwargs = append(kwargs, starlark.Tuple{starlark.String("cancel_futures"), starlark.True})
		}
	}
	_, err := callMethod(t, self, "shutdown", nil, kwargs...)
	return err
}

// interrupted reports whether e is a KeyboardInterrupt that Ctrl-C raised.
func interrupted(e starlark.Value) bool {
	err, ok := e.(error)
	return ok && errors.Is(err, script.ErrKeyboardInterrupt)
}

// actionOnError returns what ex's on_error says for the exception e.
func (ex *PoolExecutor) actionOnError(t *script.Thread, e starlark.Value) (string, error) {
	action := ex.pool.onError()
	if action == nil {
		return onErrorWait, nil
	}
	if isCallable(action) {
		var err error
		if action, err = t.Invoke(action, starlark.Tuple{ex, e}, nil); err != nil {
			return "", err
		}
	}
	s, _ := object.AsString(action)
	return s, checkOnError(ex.Class().Name(), action)
}
