package futures

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/wire"
)

// What a process pool says that has lost a worker: to its futures, and then to submit.
const (
	abruptText        = "A process in the process pool was terminated abruptly while the future was running or pending."
	brokenProcessText = "A child process terminated abruptly, the process pool is not usable anymore"
	replacementText   = "A replacement worker process could not be started, leaving the pool without workers to run the remaining work."
)

// brokenProcess returns the exception of a call whose pool broke: one for each call. Its
// cause says why, in the form of CPython 3.15.
func brokenProcess(broken *executor.BrokenError) *exception.Exception {
	text := abruptText
	var start *executor.StartError
	if errors.As(broken, &start) && start.Replacement {
		text = replacementText
	}
	reason := broken.Err.Error()
	if errors.Is(broken, executor.ErrNoRunWorker) {
		reason = noWorkerText
	}
	e := BrokenProcessPool.Errorf("%s", text).Wrap(broken.Err)
	return e.WithCause(remoteTraceback("\n'''\n" + reason + "'''"))
}

// remoteTraceback returns a _RemoteTraceback.
func remoteTraceback(text string) *exception.Exception {
	e := wire.RemoteTraceback.New(starlark.String(text))
	e.Attrs().Set("tb", starlark.String(text))
	return e
}
