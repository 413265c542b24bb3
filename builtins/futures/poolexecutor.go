package futures

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A PoolExecutor is the handle that scripts have of a pool: an instance of
// ThreadPoolExecutor or ProcessPoolExecutor, or of a class derived from these. When it is
// garbage, the workers of its pool end once the queue is empty.
type PoolExecutor struct {
	ext  object.Extension // its class and its attributes
	kind *kind
	pool pool // nil before __init__
}

var (
	_ script.ContextManager = (*PoolExecutor)(nil)
	_ starlark.HasSetField  = (*PoolExecutor)(nil)
	_ object.Classed        = (*PoolExecutor)(nil)
)

// A pool is what an executor submits to. It does not refer to that. The script lock guards
// it.
type pool interface {
	// submit submits a call. It takes over args and kwargs.
	submit(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (*Future, error)

	// shutdown is the script's shutdown.
	shutdown(t *script.Thread, join, cancelFutures bool) error

	// stop stops the calls that run, but for one on t.
	stop(t *script.Thread)

	// atRest reports whether there is nothing for its workers to do unless a thread submits
	// something.
	atRest() bool

	// onError returns what on_error says, or nil.
	onError() starlark.Value

	// attr returns the private attribute called name, or nil.
	attr(name string) starlark.Value
}

// Enter returns what __enter__ does.
func (ex *PoolExecutor) Enter(t *script.Thread) (starlark.Value, error) {
	if ex.isPlain() {
		return ex, nil
	}
	return callMethod(t, ex, "__enter__", nil)
}

// Exit ends a with block that no exception has left.
func (ex *PoolExecutor) Exit(t *script.Thread) error {
	if ex.isPlain() {
		return exit(t, ex, nil)
	}
	_, err := callMethod(t, ex, "__exit__", starlark.Tuple{starlark.None, starlark.None, starlark.None})
	return err
}

// ExitError ends a with block that the exception e has left.
func (ex *PoolExecutor) ExitError(t *script.Thread, e *object.Exception) (suppress bool, err error) {
	if ex.isPlain() {
		return false, exit(t, ex, e)
	}
	v, err := callMethod(t, ex, "__exit__", starlark.Tuple{e.Class(), e, t.Runtime().TracebackOf(e)})
	return err == nil && bool(v.Truth()), err
}

// isPlain reports whether ex is of one of our classes itself.
func (ex *PoolExecutor) isPlain() bool { return ex.Class().Caller() == nil }

// MethodClass returns the class that has the methods, if no script has a say in them: see
// object.HasMethods.
func (ex *PoolExecutor) MethodClass() *object.Class {
	if !ex.isPlain() || !ex.ext.Attrs().Unused() {
		return nil
	}
	return ex.Class()
}

// String returns the executor's repr.
func (ex *PoolExecutor) String() string { return ex.ext.Repr(ex) }

// Str returns str(ex).
func (ex *PoolExecutor) Str() string { return ex.ext.Str(ex) }

// Attrs returns the attributes that scripts gave the executor.
func (ex *PoolExecutor) Attrs() *object.Namespace { return ex.ext.Attrs() }

// Class returns the executor's class.
func (ex *PoolExecutor) Class() *object.Class { return ex.ext.Class() }

// Type returns the name of the class.
func (ex *PoolExecutor) Type() string { return ex.Class().Name() }

// Freeze does nothing: an executor is there to be shared.
func (ex *PoolExecutor) Freeze() {}

// Truth returns true.
func (ex *PoolExecutor) Truth() starlark.Bool { return true }

// Hash returns a hash of the executor's identity.
func (ex *PoolExecutor) Hash() (uint32, error) { return object.AddressHash(ex), nil }
