package host

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// CallStack returns the calls of scripts that are under way on a thread, outermost first, with the name of each
// function and the place where it is: for a Go function that a script has called, the last is the place of that call.
// A thread that does not belong to a Host has its own CallStack. It is for the goroutine that the
// thread runs on, and does not block.
//
// The CallStack and CallFrame of a [starlark.Thread] know functions in Go and of the Starlark dialect alone.
func CallStack(thread *starlark.Thread) starlark.CallStack {
	t, err := script.Current(thread)
	if err != nil {
		return thread.CallStack()
	}
	return t.CallStack()
}
