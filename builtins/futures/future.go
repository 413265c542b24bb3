package futures

import (
	"context"
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A Future is the result of a call that a script submitted, or of what the script makes
// of it. Its error, other than workerpool.ErrCancelled, is an *object.Exception, or a
// *notRaisable.
type Future struct {
	executor.Future[starlark.Value]

	// These are guarded by the script lock.
	task task              // whose result it is; nil if a script made the future
	ext  *object.Extension // of a derived class, or one with attributes; nil for most
	read bool              // somebody was given its exception
}

var (
	_ starlark.HasSetField = (*Future)(nil)
	_ object.Extensible    = (*Future)(nil)
	_ executor.Awaitable   = (*Future)(nil)
)

// FutureClass is the class of futures.
var FutureClass = object.NewOpen("concurrent.futures._base", "Future", nil, func(c *object.Class) starlark.Value {
	f := new(Future)
	if c.Caller() != nil {
		x := object.NewExtension(c)
		f.ext = &x
	}
	return f
})

// stateNames are the names of states as Python spells them.
var stateNames = [...]string{
	executor.Pending:              "PENDING",
	executor.Running:              "RUNNING",
	executor.Cancelled:            "CANCELLED",
	executor.CancelledAndNotified: "CANCELLED_AND_NOTIFIED",
	executor.Finished:             "FINISHED",
}

// A notRaisable is the error of a future whose set_exception was given what is no
// exception: a class, or something that cannot be raised at all.
type notRaisable struct{ value starlark.Value }

func (e *notRaisable) Error() string { return "exceptions must derive from BaseException" }

// wait blocks until f is done. The error, if the timeout or the thread's scope ends
// first, is the one to raise. A timeout below zero is one of zero.
func (f *Future) wait(t *script.Thread, timeout limit) error {
	if f.State().Done() {
		return nil
	}
	if timeout.set {
		return f.waitFor(t, timeout.left())
	}
	return (&wait{future: f}).block(t, func(ctx context.Context) {
		select {
		case <-f.Done():
		case <-ctx.Done():
		}
	})
}

// waitFor is wait with a timeout.
func (f *Future) waitFor(t *script.Thread, timeout time.Duration) error {
	if timeout > 0 {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		t.Block(func(ctx context.Context) {
			select {
			case <-f.Done():
			case <-timer.C:
			case <-ctx.Done():
			}
		})
	}
	if f.State().Done() {
		return nil
	}
	if err := t.Interrupted(); err != nil {
		return err
	}
	return object.TimeoutError.New()
}

// outcome returns what a future that is done has: a value or the error to raise.
func (f *Future) outcome() (starlark.Value, error) {
	v, err := f.Future.Result(context.Background())
	if err != nil {
		f.read = true
		if err == workerpool.ErrCancelled {
			err = CancelledError.New()
		}
		return nil, err
	}
	return v, nil
}

// result returns what the call returned, or raises its exception.
func (f *Future) result(t *script.Thread, timeout limit) (starlark.Value, error) {
	if err := f.wait(t, timeout); err != nil {
		return nil, err
	}
	v, err := f.outcome()
	if not, ok := err.(*notRaisable); ok {
		return nil, raiseValue(t, not.value)
	}
	return v, err
}

// raiseValue returns what a raise statement with v raises: an instance of the class that
// v is.
func raiseValue(t *script.Thread, v starlark.Value) error {
	if class, ok := v.(*object.Class); ok && class.IsException() {
		made, err := t.Invoke(class, nil, nil)
		if err != nil {
			return err
		}
		if e, ok := made.(*object.Exception); ok {
			return e
		}
	}
	return object.TypeError.Errorf("exceptions must derive from BaseException")
}

// exception returns the exception that the call raised, or None.
func (f *Future) exception(t *script.Thread, timeout limit) (starlark.Value, error) {
	if err := f.wait(t, timeout); err != nil {
		return nil, err
	}
	_, err := f.outcome()
	switch e := err.(type) {
	case nil:
		return starlark.None, nil
	case *notRaisable:
		return e.value, nil
	case *object.Exception:
		if !f.State().Cancelled() {
			return e, nil
		}
	}
	return nil, err
}

// repr returns what repr gives for a Future, such as
// "<Future at 0xc0000140a8 state=finished returned int>".
func (f *Future) repr() string {
	state := ""
	switch s := f.State(); {
	case s == executor.Pending:
		state = "pending"
	case s == executor.Running:
		state = "running"
	case s.Cancelled():
		state = "cancelled"
	default:
		v, err := f.Future.Result(context.Background())
		switch err := err.(type) {
		case nil:
			state = "finished returned " + object.TypeName(v)
		case *notRaisable:
			state = "finished raised " + object.TypeName(err.value)
		default:
			state = "finished raised " + object.Catch(err, 0).Class().Name()
		}
	}
	return fmt.Sprintf("<%s at %#x state=%s>", f.Class().Name(), object.Address(f), state)
}

// String returns the future's repr, by the __repr__ of its class.
func (f *Future) String() string {
	if f.isPlain() {
		return f.repr()
	}
	return f.ext.Repr(f)
}

// Str returns str(f).
func (f *Future) Str() string {
	if f.isPlain() {
		return f.repr()
	}
	return f.ext.Str(f)
}

// isPlain reports whether f is of the class Future itself.
func (f *Future) isPlain() bool { return f.Class() == FutureClass }

// Class returns the future's class.
func (f *Future) Class() *object.Class {
	if f.ext != nil {
		return f.ext.Class()
	}
	return FutureClass
}

// Type returns the name of the class.
func (f *Future) Type() string { return f.Class().Name() }

// Freeze does nothing: a future is there to be shared.
func (f *Future) Freeze() {}

// Truth returns true.
func (f *Future) Truth() starlark.Bool { return true }

// Hash returns a hash of the future's identity.
func (f *Future) Hash() (uint32, error) { return object.AddressHash(f), nil }

// Attr returns the attribute called name, or nil.
func (f *Future) Attr(name string) (starlark.Value, error) {
	if v := f.private(name); v != nil {
		return v, nil
	}
	if f.ext == nil {
		if v, err := FutureClass.AttrOf(f, name); v != nil || err != nil {
			return v, err
		}
		if name != "__dict__" {
			return nil, nil
		}
	}
	return f.extension().Attr(f, name)
}

// MethodClass returns the class that has the methods, if no script has a say in them: see
// object.HasMethods.
func (f *Future) MethodClass() *object.Class {
	if f.ext != nil {
		return nil
	}
	return FutureClass
}

// private returns an attribute that CPython's futures have for themselves, but which
// scripts read, or nil.
func (f *Future) private(name string) starlark.Value {
	if name == "" || name[0] != '_' {
		return nil
	}
	switch name {
	case "_state":
		return starlark.String(stateNames[f.State()])
	case "_result", "_exception":
		if f.State() != executor.Finished {
			return starlark.None
		}
		v, err := f.Future.Result(context.Background())
		switch e := err.(type) {
		case *object.Exception:
			v = e
		case *notRaisable:
			v = e.value
		}
		if (name == "_result") != (err == nil) {
			return starlark.None
		}
		return v
	}
	return nil
}

// extension returns what the future has for scripts as an object, and makes it if need be.
func (f *Future) extension() *object.Extension {
	if f.ext == nil {
		x := object.NewExtension(FutureClass)
		f.ext = &x
	}
	return f.ext
}

// Attrs returns the attributes that scripts gave the future.
func (f *Future) Attrs() *object.Namespace { return f.extension().Attrs() }

// SetField gives the future an attribute.
func (f *Future) SetField(name string, v starlark.Value) error {
	return f.extension().SetField(f, name, v)
}

// DelField deletes an attribute that a script gave the future.
func (f *Future) DelField(name string) error { return f.extension().DelField(f, name) }

// AttrNames returns the names of the attributes.
func (f *Future) AttrNames() []string {
	if f.ext != nil {
		return f.ext.AttrNames()
	}
	return FutureClass.AttrNamesOf("_state")
}
