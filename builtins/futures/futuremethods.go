package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func init() {
	native.Table{
		Doc: "the result of a call, which may not be there yet",
		Methods: []*native.Function{
			native.M0("__init__", "", "", func(*Future, *script.Thread) (value.Value, error) { return value.None, nil }),
			native.M0("done", "", "whether it is there, or the call was cancelled", stateIs(executor.State.Done)),
			native.M0("running", "", "whether the call is running", stateIs(func(s executor.State) bool { return s == executor.Running })),
			native.M0("cancelled", "", "whether the call was cancelled", stateIs(executor.State.Cancelled)),
			native.M1("cancel", "*, running=False", "cancels the call, unless it has begun; whether it\nis cancelled. With running=True it is stopped if it has", (*Future).cancel),
			native.M1("result", "timeout=None", "waits; what the call returned, or its exception, raised", (*Future).resultWithin),
			native.M1("exception", "timeout=None", "waits; the exception of the call, or None", (*Future).exceptionWithin),
			native.M0("_get_snapshot", "", "whether it is done, whether it was cancelled, its result\nand its exception", (*Future).snapshot),
			native.M1("add_done_callback", "fn", "calls fn(f) when f is done", (*Future).addDoneCallback),
			native.M0("set_running_or_notify_cancel", "", "for executors: marks f as running; False if it was\ncancelled", (*Future).setRunning),
			native.M1("set_result", "result", "for executors: ends f with a result", (*Future).setResult),
			native.M1("set_exception", "exception", "for executors: ends f with an exception", (*Future).setException),
			native.M0("__repr__", "", "", func(f *Future, _ *script.Thread) (string, error) { return f.repr(), nil }).AnyThread(),
		},
		ClassMethods: []*native.Function{
			// Future[int] is Future, as list[int] is list.
			native.M1("__class_getitem__", "item, /", "", func(class *object.Class, _ *script.Thread, _ value.Value) (*object.Class, error) {
				return class, nil
			}).AnyThread(),
		},
	}.Define(FutureClass)
}

// stateIs returns the method that reports whether the state of a future is as wanted.
func stateIs(wanted func(executor.State) bool) func(*Future, *script.Thread) (bool, error) {
	return func(f *Future, _ *script.Thread) (bool, error) { return wanted(f.State()), nil }
}

func (f *Future) cancel(t *script.Thread, running bool) (bool, error) {
	cancelled := f.Cancel(t.Context())
	if !cancelled && running && f.task != nil {
		cancelled = f.task.stop()
	}
	return cancelled, t.Failure()
}

// resultWithin is Future.result.
func (f *Future) resultWithin(t *script.Thread, timeout starlark.Value) (starlark.Value, error) {
	limit, err := f.limit(timeout)
	if err != nil {
		return nil, err
	}
	return f.result(t, limit)
}

// exceptionWithin is Future.exception.
func (f *Future) exceptionWithin(t *script.Thread, timeout starlark.Value) (starlark.Value, error) {
	limit, err := f.limit(timeout)
	if err != nil {
		return nil, err
	}
	return f.exception(t, limit)
}

func (f *Future) snapshot(*script.Thread) (starlark.Tuple, error) {
	s := f.State()
	return starlark.Tuple{starlark.Bool(s.Done()), starlark.Bool(s.Cancelled()), f.private("_result"), f.private("_exception")}, nil
}

// setRunning is Future.set_running_or_notify_cancel.
func (f *Future) setRunning(t *script.Thread) (bool, error) {
	run, err := f.SetRunning()
	if err != nil {
		t.Runtime().Log(t, logger, logCritical, fmt.Sprintf("Future %d in unexpected state: %s", object.Address(f), stateNames[f.State()]), nil)
		return false, object.RuntimeError.Errorf("Future in unexpected state")
	}
	return run, nil
}

func (f *Future) setResult(t *script.Thread, result starlark.Value) (value.Value, error) {
	if err := f.SetResult(t.Context(), result); err != nil {
		return value.Value{}, f.invalidState(err)
	}
	return value.None, t.Failure()
}

// setException finishes f with an exception, or with what a script has given as one.
func (f *Future) setException(t *script.Thread, v starlark.Value) (value.Value, error) {
	var err error
	switch e := v.(type) {
	case starlark.NoneType:
		return f.setResult(t, v)
	case *object.Exception:
		err = f.SetError(t.Context(), e)
	default:
		err = f.SetError(t.Context(), &notRaisable{v})
	}
	if err != nil {
		return value.Value{}, f.invalidState(err)
	}
	return value.None, t.Failure()
}

// invalidState returns the exception for a future that is done already.
func (f *Future) invalidState(err error) error {
	return InvalidStateError.Errorf("%s: %s", stateNames[err.(*executor.InvalidStateError).State], f)
}
