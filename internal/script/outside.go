package script

import (
	"context"
	"errors"
	"io"

	"go.starlark.net/starlark"
)

// Do calls f on the script thread that runs on the calling goroutine. If none does, as a
// method of a value was called from outside of scripts, Do makes the goroutine one for
// the time of f, as Enter does: f waits for the script lock, and Exit for f.
//
// Errors are those of f. From outside, they are what Uncaught makes of them; a panic is one, too;
// and the error is ErrClosed once Exit has begun.
func (rt *Runtime) Do(f func(t *Thread) error) error {
	if t := rt.Running(); t != nil {
		return f(t)
	}
	t, leave, err := rt.enter(context.Background(), false) // the main thread is for calls
	if err != nil {
		return err
	}
	defer leave()
	t.acquire(true) // it wants the lock for a moment only
	_, err = t.Run(nil, func() (starlark.Value, error) { return starlark.None, f(t) })
	if err != nil && rt.Uncaught != nil {
		err = rt.Uncaught(t, err)
	}
	return err
}

// Report writes lines about an error that can be returned to nobody to sys.stderr, as the script has it. If that fails,
// they go where it was at first.
func (rt *Runtime) Report(t *Thread, lines string) {
	if rt.Stderr == nil || rt.Stderr(t, lines) != nil {
		rt.Output.Log(t, lines)
	}
}

// Ignore writes an error that nobody can be returned to the standard error output, as
// CPython's sys.unraisablehook does: in is the repr of where it was raised. What did not run since
// the runtime has exited is no such error. It may be called on any goroutine.
func (rt *Runtime) Ignore(in string, err error) {
	if errors.Is(err, ErrClosed) {
		return
	}
	text := err.Error() + "\n"
	if e, ok := err.(interface{ Traceback() string }); ok {
		text = e.Traceback()
	}
	lines := rt.Output.LogLines()
	defer lines.Close()
	io.WriteString(lines, ignored(in, text))
}

// ignored returns what is written of an error that is ignored.
func ignored(in, traceback string) string { return "Exception ignored in: " + in + "\n" + traceback }
