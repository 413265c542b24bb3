package workerpool

import (
	"errors"
	"fmt"
)

var (
	// ErrCancelled is the error of a future that was cancelled before its task
	// started.
	ErrCancelled = errors.New("future cancelled")

	// ErrShutdown is returned by Execute and Submit after Shutdown.
	ErrShutdown = errors.New("pool was shut down")

	// ErrGoexit is the error of a task that ended its goroutine by
	// runtime.Goexit, as testing.T.FailNow does.
	ErrGoexit = errors.New("task called runtime.Goexit")

	// ErrJoinSelf is returned by a Shutdown that would wait for the task that
	// called it.
	ErrJoinSelf = errors.New("task waits for its own pool")
)

// A BrokenError says that a pool can run nothing any more: it fails the tasks
// that were queued and is returned by every later Execute.
type BrokenError struct {
	Err error // why
}

func (e *BrokenError) Error() string { return "pool is broken: " + e.Err.Error() }

// Unwrap returns why the pool broke.
func (e *BrokenError) Unwrap() error { return e.Err }

// A PanicError is the error of a task that panicked.
type PanicError struct {
	Value any    // the argument of panic
	Stack []byte // the stack of the panicking goroutine, as debug.Stack prints it
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap returns the panic's value where that is an error, such as a
// runtime.Error, and nil otherwise.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}
