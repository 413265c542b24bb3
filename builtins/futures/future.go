package futures

import (
	"context"
	"fmt"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Future is the result of a call that a script submitted. Its error, other than
// executor.ErrCancelled, is always an *exception.Exception.
type Future struct {
	executor.Future[starlark.Value]
}

var _ starlark.HasAttrs = (*Future)(nil)
var _ executor.Awaitable = (*Future)(nil)

// wait blocks until f is done. The error, if the timeout or the thread's scope ends
// first, is the one to raise.
func (f *Future) wait(t *script.Thread, timeout starlark.Value) error {
	if f.State().Done() {
		return nil
	}
	ctx, cancel, err := script.WithTimeout(t.Context(), timeout, exception.TimeoutError.New())
	if err != nil {
		return err
	}
	defer cancel()
	t.Block(func(context.Context) { err = f.Future.Wait(ctx) })
	if err == nil {
		return nil
	}
	if interrupted := t.Interrupted(); interrupted != nil {
		return interrupted
	}
	return err
}

// outcome returns what a future that is done has: a value or the exception to raise.
func (f *Future) outcome() (starlark.Value, error) {
	v, err := f.Future.Result(context.Background())
	if err != nil {
		return nil, raise(err)
	}
	return v, nil
}

func (f *Future) result(t *script.Thread, timeout starlark.Value) (starlark.Value, error) {
	if err := f.wait(t, timeout); err != nil {
		return nil, err
	}
	return f.outcome()
}

func (f *Future) exception(t *script.Thread, timeout starlark.Value) (starlark.Value, error) {
	if err := f.wait(t, timeout); err != nil {
		return nil, err
	}
	_, err := f.outcome()
	if f.State().Cancelled() {
		return nil, err
	}
	if e, ok := err.(*exception.Exception); ok {
		return e, nil
	}
	return starlark.None, err
}

// addDoneCallback has fn called with f once f is done. What fn raises is logged.
func (f *Future) addDoneCallback(t *script.Thread, fn starlark.Value) {
	f.AddDoneCallback(t.Context(), func(ctx context.Context, _ *executor.Future[starlark.Value]) {
		t := threadOf(ctx)
		if t == nil {
			return // the future was dropped by a host that closes
		}
		_, err := t.Call(script.ScopeFromContext(ctx), fn, starlark.Tuple{f}, nil)
		if err != nil {
			t.Runtime().Log(t, logger, logError, "exception calling callback for "+f.String(), exception.Catch(err, t.Depth()))
		}
	})
}

// Where the package reports what no caller can be told of.
const (
	logger      = "concurrent.futures"
	logError    = 40
	logCritical = 50
)

// threadOf returns the script thread whose context ctx is, or that of the pool's
// worker whose context it is, or nil.
func threadOf(ctx context.Context) *script.Thread {
	if t := script.FromContext(ctx); t != nil {
		return t
	}
	if w := executor.WorkerFromContext(ctx); w != nil {
		t, _ := w.Local.(*script.Thread)
		return t
	}
	return nil
}

// String returns the future's repr, such as "<Future at 0xc0000140a8 state=finished returned int>".
func (f *Future) String() string {
	var state string
	switch s := f.State(); {
	case s == executor.Pending:
		state = "pending"
	case s == executor.Running:
		state = "running"
	case s.Cancelled():
		state = "cancelled"
	default:
		v, err := f.outcome()
		if err != nil {
			state = "finished raised " + exception.Catch(err, 0).Class().Name()
		} else {
			state = "finished returned " + exception.TypeName(v)
		}
	}
	return fmt.Sprintf("<Future at %#x state=%s>", script.Address(f), state)
}

// Class returns the class of futures.
func (f *Future) Class() *object.Class { return FutureClass }

// Type returns "Future".
func (f *Future) Type() string { return "Future" }

// Freeze does nothing: a future is there to be shared.
func (f *Future) Freeze() {}

// Truth returns true.
func (f *Future) Truth() starlark.Bool { return true }

// Hash returns a hash of the future's identity.
func (f *Future) Hash() (uint32, error) { return script.AddressHash(f) }

var futureMethods = make(script.Methods)

func init() {
	state := func(name string, is func(executor.State) bool) {
		script.AddMethod(futureMethods, "Future", name, "", func(_ *script.Thread, f *Future, _ signature.Args) (starlark.Value, error) {
			return starlark.Bool(is(f.State())), nil
		})
	}
	state("done", executor.State.Done)
	state("cancelled", executor.State.Cancelled)
	state("running", func(s executor.State) bool { return s == executor.Running })
	script.AddMethod(futureMethods, "Future", "cancel", "", func(t *script.Thread, f *Future, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(f.Cancel(t.Context())), nil
	})
	script.AddMethod(futureMethods, "Future", "result", "timeout=None", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		return f.result(t, a.Values[0])
	})
	script.AddMethod(futureMethods, "Future", "exception", "timeout=None", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		return f.exception(t, a.Values[0])
	})
	script.AddMethod(futureMethods, "Future", "add_done_callback", "fn", func(t *script.Thread, f *Future, a signature.Args) (starlark.Value, error) {
		f.addDoneCallback(t, a.Values[0])
		return starlark.None, nil
	})
}

// Attr returns the attribute called name, or nil.
func (f *Future) Attr(name string) (starlark.Value, error) {
	if name == "_state" { // private, but scripts do read it
		return starlark.String(f.State().String()), nil
	}
	return futureMethods.Attr(f, name)
}

// AttrNames returns the names of the attributes.
func (f *Future) AttrNames() []string { return futureMethods.Names("_state") }
