package futures

import (
	"errors"
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/workerpool"
)

// What a process pool that has lost a worker says to its futures.
const (
	abruptText      = "A process in the process pool was terminated abruptly while the future was running or pending."
	replacementText = "A replacement worker process could not be started, leaving the pool without workers to run the remaining work."
)

// brokenProcess returns the exception of a call whose pool broke: one for each call. Its
// cause says why, in the form of CPython 3.15.
func brokenProcess(broken *workerpool.BrokenError) *object.Exception {
	text := abruptText
	var start *workerpool.StartError
	if errors.As(broken, &start) && start.Replacement {
		text = replacementText
	}
	reason := broken.Err.Error()
	var exit *workerpool.ExitError
	switch {
	case errors.Is(broken, workerpool.ErrNoRunWorker):
		reason = noWorkerText
	case errors.As(broken, &exit):
		reason = fmt.Sprintf("Process %d terminated abruptly with exit code %d", exit.Pid, exit.Code)
	}
	e := BrokenProcessPool.Errorf("%s", text).Wrap(broken.Err)
	return e.WithCause(remoteTraceback("\n'''\n" + reason + "'''"))
}

// remoteTraceback returns a _RemoteTraceback.
func remoteTraceback(text string) *object.Exception {
	e := pickle.RemoteTraceback.New(starlark.String(text))
	e.Attrs().Set("tb", starlark.String(text))
	return e
}
