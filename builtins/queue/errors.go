package queue

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
)

// The module's exceptions, with the modules that CPython names in tracebacks.
var (
	Empty    = exception.NewClass("_queue", "Empty", exception.ExceptionClass)
	Full     = exception.NewClass("queue", "Full", exception.ExceptionClass)
	ShutDown = exception.NewClass("queue", "ShutDown", exception.ExceptionClass)
)

// timeoutOf returns the duration that the argument timeout means.
func timeoutOf(v starlark.Value) (time.Duration, error) {
	if v == nil || v == starlark.None {
		return script.Forever, nil
	}
	d, err := script.Seconds(v)
	if err == nil && d < 0 {
		err = exception.ValueError.Errorf("'timeout' must be a non-negative number")
	}
	return d, err
}

// isTrue returns a flag whose default is true.
func isTrue(v starlark.Value) bool { return v == nil || bool(v.Truth()) }
