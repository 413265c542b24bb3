package workerpool

import "context"

// A Pool is a pool of any kind, for who does not give it tasks. Its methods may be called
// from any goroutine.
type Pool interface {
	// Shutdown makes the pool take no more tasks and waits until those it
	// has are done and its workers have ended, or until ctx ends: then it returns
	// the cause of ctx, and the tasks run on. It can be called again. A task of the pool,
	// or a callback on the goroutine of one of its workers, cannot wait for it: Shutdown
	// then returns ErrJoinSelf, after having done all but wait. Tasks that CancelFutures
	// cancels get ctx for their callbacks.
	Shutdown(ctx context.Context, opts ShutdownOptions) error

	// Terminated returns a channel that is closed once the pool was shut down and its last
	// worker has ended.
	Terminated() <-chan struct{}

	// Broken returns why the pool can run nothing any more, or nil.
	Broken() *BrokenError

	// Stats returns what the pool is doing now.
	Stats() Stats
}

// Stats is what a pool is doing at one moment.
type Stats struct {
	Queued  int  // tasks in the queue
	Workers int  // that have not ended
	Idle    int  // of these, those that wait for a task
	Shut    bool // Shutdown was called
}

// ShutdownOptions say how to shut a pool down. The zero value lets every
// queued task run and waits for it.
type ShutdownOptions struct {
	// NoWait makes Shutdown return at once.
	NoWait bool
	// CancelFutures cancels the tasks that have not begun.
	CancelFutures bool
	// Stop ends the context of the tasks that run elsewhere, as the end of the context
	// given to Execute does. A task of a ThreadPool has that context itself.
	Stop bool
}
