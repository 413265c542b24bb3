package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// futureMethods are the methods of futures.
var futureMethods = make(script.Methods)

func init() {
	def := func(name, params string, fn func(*script.Thread, *Future, signature.Args) (starlark.Value, error)) {
		script.AddMethod(futureMethods, "Future", name, params, fn)
	}
	state := func(name string, is func(executor.State) bool) {
		def(name, "", func(_ *script.Thread, f *Future, _ signature.Args) (starlark.Value, error) {
			return starlark.Bool(is(f.State())), nil
		})
	}
	state("done", executor.State.Done)
	state("cancelled", executor.State.Cancelled)
	state("running", func(s executor.State) bool { return s == executor.Running })
	def("cancel", "*, running=False", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		cancelled := f.Cancel(t.Context())
		if !cancelled && a.Values[0] != nil && bool(a.Values[0].Truth()) && f.task != nil {
			cancelled = f.task.stop()
		}
		return starlark.Bool(cancelled), t.Failure()
	})
	def("result", "timeout=None", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		timeout, err := f.limit(a.Values[0])
		if err != nil {
			return nil, err
		}
		return f.result(t, timeout)
	})
	def("exception", "timeout=None", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		timeout, err := f.limit(a.Values[0])
		if err != nil {
			return nil, err
		}
		return f.exception(t, timeout)
	})
	def("_get_snapshot", "", func(_ *script.Thread, f *Future, _ signature.Args) (starlark.Value, error) {
		s := f.State()
		return starlark.Tuple{starlark.Bool(s.Done()), starlark.Bool(s.Cancelled()), f.private("_result"), f.private("_exception")}, nil
	})
	def("add_done_callback", "fn", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		f.addDoneCallback(t, a.Values[0])
		return starlark.None, t.Failure()
	})
	def("set_running_or_notify_cancel", "", func(t *script.Thread, f *Future, _ signature.Args) (starlark.Value, error) {
		run, err := f.SetRunning()
		if err != nil {
			t.Runtime().Log(t, logger, logCritical, fmt.Sprintf("Future %d in unexpected state: %s", script.Address(f), f.State()), nil)
			return nil, exception.RuntimeError.Errorf("Future in unexpected state")
		}
		return starlark.Bool(run), nil
	})
	def("set_result", "result", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		if err := f.SetResult(t.Context(), a.Values[0]); err != nil {
			return nil, f.invalidState(err)
		}
		return starlark.None, t.Failure()
	})
	def("set_exception", "exception", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		if err := f.setException(t, a.Values[0]); err != nil {
			return nil, f.invalidState(err)
		}
		return starlark.None, t.Failure()
	})

	futureMethods.AddTo(FutureClass)
	attrs := FutureClass.Attrs()
	attrs.Set("__init__", method(FutureClass, "__init__", "", func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error) {
		return starlark.None, nil
	}))
	// These two are called without a thread.
	attrs.Set("__repr__", starlark.NewBuiltin("__repr__", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var self *Future
		err := starlark.UnpackPositionalArgs(b.Name(), args, kwargs, 1, &self)
		if err != nil {
			return nil, err
		}
		return starlark.String(self.repr()), nil
	}))
	attrs.Set("__class_getitem__", object.NewClassMethod(starlark.NewBuiltin("__class_getitem__", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var class, item starlark.Value
		err := starlark.UnpackPositionalArgs(b.Name(), args, kwargs, 2, &class, &item)
		return class, err
	})))
}

// method returns a method, of any instance of class, as an attribute of the class. The
// params are those behind self.
func method(class *object.Class, name, params string, fn func(*script.Thread, starlark.Value, signature.Args) (starlark.Value, error)) *object.NativeMethod {
	methods := make(script.Methods)
	script.AddMethod(methods, class.Name(), name, params, fn)
	return object.NewNativeMethod(class, methods[name])
}

// invalidState returns the exception for a future that is done already.
func (f *Future) invalidState(err error) error {
	return InvalidStateError.Errorf("%s: %s", err.(*executor.InvalidStateError).State, f)
}

// setException finishes f with an exception, or with what a script has given as one.
func (f *Future) setException(t *script.Thread, v starlark.Value) error {
	switch e := v.(type) {
	case starlark.NoneType:
		return f.SetResult(t.Context(), starlark.None)
	case *exception.Exception:
		return f.SetError(t.Context(), e)
	}
	return f.SetError(t.Context(), &notRaisable{v})
}
