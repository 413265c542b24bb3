package futures

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// ExecutorClass is the abstract class of executors. What a class derived from it has to
// define is submit.
var ExecutorClass = object.NewClass("concurrent.futures._base", "Executor", nil)

func init() {
	def := func(name, params string, fn func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error)) {
		ExecutorClass.Attrs().Set(name, method(ExecutorClass, name, params, fn))
	}
	def("submit", "fn, /, *args, **kwargs", func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error) {
		return nil, exception.NotImplementedError.New()
	})
	def("map", mapParams, func(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
		return mapCalls(t, a, submitOf(self, a.Values[0]))
	})
	def("shutdown", "wait=True, *, cancel_futures=False", func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error) {
		return starlark.None, nil
	})
	def("__enter__", "", func(_ *script.Thread, self starlark.Value, _ signature.Args) (starlark.Value, error) {
		return self, nil
	})
	def("__exit__", "exc_type, exc_val, exc_tb", func(t *script.Thread, self starlark.Value, a signature.Args) (starlark.Value, error) {
		return starlark.False, exit(t, self, a.Values[1])
	})
}

// callMethod calls self's method called name.
func callMethod(t *script.Thread, self starlark.Value, name string, args starlark.Tuple, kwargs ...starlark.Tuple) (starlark.Value, error) {
	fn, err := object.Getattr(self, name)
	if err != nil {
		return nil, err
	}
	return starlark.Call(t.Interp(), fn, args, kwargs)
}

// submitOf returns what submits calls of fn by the submit of self, a script's executor.
func submitOf(self, fn starlark.Value) submitter {
	return func(t *script.Thread, args starlark.Tuple) (*Future, error) {
		v, err := callMethod(t, self, "submit", append(starlark.Tuple{fn}, args...))
		if err != nil {
			return nil, err
		}
		f, ok := v.(*Future)
		if !ok {
			return nil, exception.TypeError.Errorf("submit() returned a '%s', not a Future", exception.TypeName(v))
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
	return exception.ValueError.Errorf("%s on_error must be a callable or one of 'cancel', 'wait'; got %s", class, object.Repr(v))
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
		if action, err = starlark.Call(t.Interp(), action, starlark.Tuple{ex, e}, nil); err != nil {
			return "", err
		}
	}
	s, _ := object.AsString(action)
	return s, checkOnError(ex.Class().Name(), action)
}
