package futures

import (
	"fstar/internal/native"
	"fstar/internal/object"
)

// The module's exceptions, with the modules that CPython names in tracebacks.
var (
	Error             = object.NewClass("concurrent.futures._base", "Error", object.ExceptionClass)
	CancelledError    = object.NewClass("concurrent.futures._base", "CancelledError", Error)
	InvalidStateError = object.NewClass("concurrent.futures._base", "InvalidStateError", Error)
	BrokenExecutor    = object.NewClass("concurrent.futures._base", "BrokenExecutor", object.RuntimeError)
	BrokenProcessPool = object.NewClass("concurrent.futures.process", "BrokenProcessPool", BrokenExecutor)
	BrokenThreadPool  = object.NewClass("concurrent.futures.thread", "BrokenThreadPool", BrokenExecutor)
)

func init() {
	native.Table{Doc: "the call was cancelled"}.Define(CancelledError)
	native.Table{Doc: "the future is done already"}.Define(InvalidStateError)
	native.Table{Doc: "the pool takes no more calls, as it has failed"}.Define(BrokenExecutor)
	native.Table{Doc: "a process of the pool has ended by itself"}.Define(BrokenProcessPool)
	native.Table{Doc: "the initializer of a thread of the pool has failed"}.Define(BrokenThreadPool)
}
