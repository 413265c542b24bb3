package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// RemoteTraceback is the class of the __cause__ of an exception that a task raised in a
// worker: its text is the traceback there.
// Source: Lib/concurrent/futures/process.py.
var RemoteTraceback = object.NewClass("concurrent.futures.process", "_RemoteTraceback", object.ExceptionClass)

// remote returns the exception that was raised in a worker with a traceback. What was its
// __cause__, or __context__, there is the __context__ of its cause here.
func remote(x *object.Exception, traceback string) *object.Exception {
	cause := RemoteTraceback.New(starlark.String("\n\"\"\"\n" + traceback + "\"\"\""))
	cause.Attrs().Set("tb", cause.Args()[0])
	cause.WithCause(nil) // not to be shown: the text says it
	if before := x.Cause(); before != nil {
		cause.SetContext(before)
	} else if before := x.Context(); before != nil {
		cause.SetContext(before)
	}
	x.SetField("__context__", starlark.None)
	x.SetTraceback(nil)
	return x.WithCause(cause)
}
