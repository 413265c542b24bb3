package queue

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// The module's exceptions, with the modules that CPython names in tracebacks.
var (
	Empty    = object.NewClass("_queue", "Empty", object.ExceptionClass)
	Full     = object.NewClass("queue", "Full", object.ExceptionClass)
	ShutDown = object.NewClass("queue", "ShutDown", object.ExceptionClass)
)

func init() {
	native.Table{Doc: "get had nothing to give"}.Define(Empty)
	native.Table{Doc: "put found no room"}.Define(Full)
	native.Table{Doc: "the queue is shut down"}.Define(ShutDown)
}

// timeoutOf returns the duration that the argument timeout means.
func timeoutOf(v starlark.Value) (time.Duration, error) {
	if v == starlark.None {
		return script.Forever, nil
	}
	d, err := script.Seconds(v)
	if err == nil && d < 0 {
		err = object.ValueError.Errorf("'timeout' must be a non-negative number")
	}
	return d, err
}
