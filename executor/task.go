package executor

import "context"

// An Executor runs tasks. Its methods may be called from any goroutine.
type Executor interface {
	Pool

	// Execute has t run once with ctx. If a worker is free for t, t has begun when
	// Execute returns; otherwise it is queued. While the queue is bounded, and full,
	// block is called to wait for room; if it is nil, t is queued even so. Execute returns
	// ErrShutdown after Shutdown, a *BrokenError from a broken pool, and an error of
	// block; t is then left alone.
	Execute(ctx context.Context, t Task, block Block) error
}

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

// A Block waits until a full queue has room, as the goroutine that calls Execute waits: by
// calling wait, which returns then, or when the context that it is given ends. Meanwhile full
// reports whether there still is no room. If Block returns nil, Execute tries again. The ctx is
// that of Execute.
type Block func(ctx context.Context, full func() bool, wait func(context.Context)) error

// ShutdownOptions say how to shut an executor down. The zero value lets every
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

// A Task is what an Executor runs. Begin is called once, unless the task is
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

// Submit has ex run fn(ctx) and returns the future of its result. If a worker is
// free for it, the future is Running when Submit returns, and can no longer be
// cancelled: see [ThreadPool]. Submit does not block, except for a ThreadPool whose
// MaxQueued tasks are queued: then it waits for room, until ctx ends. The context
// that fn gets is ctx with the worker added. An error means that ex takes no tasks,
// see [Executor], or is the cause of ctx.
func Submit[T any](ctx context.Context, ex Executor, fn func(context.Context) (T, error)) (*Future[T], error) {
	t := &funcTask[T]{fn: fn}
	if err := ex.Execute(ctx, t, untilDone); err != nil {
		return nil, err
	}
	return &t.Future, nil
}

// untilDone is a Block that waits until ctx ends.
func untilDone(ctx context.Context, _ func() bool, wait func(context.Context)) error {
	wait(ctx)
	return context.Cause(ctx)
}

// funcTask is a Go function and its future.
type funcTask[T any] struct {
	Future[T]
	fn func(context.Context) (T, error)
}

func (t *funcTask[T]) Begin(context.Context, *Worker, *Worker) bool {
	run, _ := t.SetRunning()
	if !run {
		t.fn = nil
	}
	return run
}

func (t *funcTask[T]) Run(ctx context.Context, w *Worker) {
	fn := t.fn
	t.fn = nil // what it captured ends with the task, not with the future
	ctx = &workerContext{ctx, w}
	v, err := fn(ctx)
	t.finish(ctx, v, err)
}

func (t *funcTask[T]) Discard(ctx context.Context, err error) {
	t.fn = nil
	t.Future.Discard(ctx, err)
}
