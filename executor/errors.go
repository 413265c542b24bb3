package executor

import "fstar/internal/workerpool"

var (
	// ErrCancelled is the error of a future that was cancelled before its task
	// started, and the cause of the end of a context by ShutdownOptions.Stop.
	ErrCancelled = workerpool.ErrCancelled

	// ErrShutdown is returned by Submit after Shutdown.
	ErrShutdown = workerpool.ErrShutdown

	// ErrNoRunWorker says that a program cannot have process pools, because it does
	// not call RunWorker. It is returned by Submit, or is in a [*BrokenError].
	ErrNoRunWorker = workerpool.ErrNoRunWorker
)

// An InvalidStateError reports that a future could not go to the state asked
// for, because it is settled already.
type InvalidStateError struct {
	State State // the state the future is in
}

func (e *InvalidStateError) Error() string {
	return "invalid future state: " + e.State.String()
}

// A BrokenError says that a pool can run nothing any more: it fails the tasks that
// were queued or running and is returned by every later Submit. Its field Err, which
// Unwrap returns, says why.
type BrokenError = workerpool.BrokenError

// A PanicError is the error of a task that panicked. Its field Value is the argument of
// panic, which Unwrap returns if it is an error, such as a runtime.Error; Stack is the
// stack of the goroutine, as debug.Stack prints it.
type PanicError = workerpool.PanicError

// A RemoteError is the error of a task that failed in a worker process: its field Message
// is the text. If it panicked, Stack is the stack there, and nil otherwise.
type RemoteError = workerpool.RemoteError
