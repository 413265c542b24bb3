package workerpool

import "context"

// A Task is what a [ThreadPool] runs. Begin is called once, unless the task is
// discarded before. If it returns true, Run follows. Discard is called if the task
// is not run, or if Run, or Begin on a worker's goroutine, does not return.
type Task interface {
	// Begin tells the task that the worker to has it: it counts as running from here
	// on. It reports false if the task is not to be run, as it was cancelled: this
	// call is then the last one. Begin is called on the goroutine of to, with to as w
	// as well, as the task is taken off the queue; or in Execute, with nil as w, if to
	// is free. It must not block for long.
	Begin(ctx context.Context, w, to *Worker) bool

	// Run does the work, on the worker w.
	Run(ctx context.Context, w *Worker)

	// Discard tells the task that it will not run, or that its Run or Begin has
	// not returned: err is ErrCancelled, ErrGoexit, a *BrokenError or a *PanicError.
	// The context is for callbacks: that of the Shutdown that cancelled it, or
	// that of the task with the worker that failed.
	Discard(ctx context.Context, err error)
}

// A Block waits until a full queue has room, as the goroutine that calls Execute waits: by
// calling wait, which returns then, or when the context that it is given ends. Meanwhile full
// reports whether there still is no room. If Block returns nil, Execute tries again. The ctx is
// that of Execute.
type Block func(ctx context.Context, full func() bool, wait func(context.Context)) error
