package futures

import (
	"errors"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/native"
)

// The module's exceptions, with the modules that CPython names in tracebacks.
var (
	Error             = exception.NewClass("concurrent.futures._base", "Error", exception.ExceptionClass)
	CancelledError    = exception.NewClass("concurrent.futures._base", "CancelledError", Error)
	InvalidStateError = exception.NewClass("concurrent.futures._base", "InvalidStateError", Error)
	BrokenExecutor    = exception.NewClass("concurrent.futures._base", "BrokenExecutor", exception.RuntimeError)
	BrokenProcessPool = exception.NewClass("concurrent.futures.process", "BrokenProcessPool", BrokenExecutor)
	BrokenThreadPool  = exception.NewClass("concurrent.futures.thread", "BrokenThreadPool", BrokenExecutor)
)

func init() {
	native.Table{Doc: "the call was cancelled"}.Define(CancelledError)
	native.Table{Doc: "the future is done already"}.Define(InvalidStateError)
	native.Table{Doc: "the pool takes no more calls, as it has failed"}.Define(BrokenExecutor)
	native.Table{Doc: "a process of the pool has ended by itself"}.Define(BrokenProcessPool)
	native.Table{Doc: "the initializer of a thread of the pool has failed"}.Define(BrokenThreadPool)
}

// brokenText is what a pool says whose initializer failed.
const brokenText = "A thread initializer failed, the thread pool is not usable anymore"

// raise returns the exception that an error of package executor, or of a task, is
// to a script. Errors that it does not know stay as they are.
func raise(err error) error {
	var broken *executor.BrokenError
	switch {
	case err == executor.ErrCancelled:
		return CancelledError.New()
	case err == executor.ErrShutdown:
		return exception.RuntimeError.Errorf("cannot schedule new futures after shutdown")
	case err == executor.ErrJoinSelf:
		return exception.RuntimeError.Errorf("cannot join current thread")
	case errors.As(err, &broken):
		return BrokenThreadPool.Errorf(brokenText).Wrap(broken.Err)
	}
	return err
}
