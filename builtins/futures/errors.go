package futures

import (
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
