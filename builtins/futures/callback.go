package futures

import (
	"context"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// Where the package reports what no caller can be told of.
const (
	logger      = "concurrent.futures"
	logError    = 40
	logCritical = 50
)

// addDoneCallback has fn called with f once f is done. What fn raises is logged, but for
// what is no Exception, such as SystemExit: that is raised by whoever settled f, and the
// callbacks behind fn do not run.
func (f *Future) addDoneCallback(t *script.Thread, fn starlark.Value) (value.Value, error) {
	rt := t.Runtime()
	f.AddDoneCallback(t.Context(), func(ctx context.Context, _ *executor.Future[starlark.Value]) {
		if t := threadOf(ctx); t != nil {
			f.callBack(ctx, t, fn)
			return
		}
		// Go code outside of scripts has settled f, or a host that closes: then nothing is called.
		err := rt.Do(func(t *script.Thread) error {
			f.callBack(t.Context(), t, fn)
			return nil
		})
		if err != nil {
			rt.Ignore(f.String(), err)
		}
	})
	return value.None, t.Failure()
}

// callBack calls a callback on t.
func (f *Future) callBack(ctx context.Context, t *script.Thread, fn starlark.Value) {
	if t.Failing() {
		return
	}
	_, err := t.Call(script.ScopeFromContext(ctx), fn, starlark.Tuple{f}, nil)
	if err == nil {
		return
	}
	e := object.Catch(err, t.Depth())
	if !e.Class().Is(object.ExceptionClass) {
		t.Fail(err)
		return
	}
	t.Runtime().Log(t, logger, logError, "exception calling callback for "+f.String(), e)
}

// threadOf returns the script thread whose context ctx is, or that of the pool's
// worker whose context it is, or nil.
func threadOf(ctx context.Context) *script.Thread {
	if t := script.FromContext(ctx); t != nil {
		return t
	}
	if w := workerpool.WorkerFromContext(ctx); w != nil {
		t, _ := w.Local.(*script.Thread)
		return t
	}
	return nil
}
