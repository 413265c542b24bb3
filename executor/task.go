package executor

import "context"

// An Executor runs tasks. Its methods may be called from any goroutine.
type Executor interface {
	// Execute has t run once with ctx, and returns at once. If a worker is free for
	// t, t has begun when Execute returns; otherwise it is queued. Execute returns
	// ErrShutdown after Shutdown, a *BrokenError from a broken pool, and ErrFull
	// from one whose queue is bounded, and full; t is then left alone.
	Execute(ctx context.Context, t Task) error

	// Shutdown makes the executor take no more tasks and waits until those it
	// has are done and its workers have ended, or until ctx ends: then it returns
	// the cause of ctx, and the tasks run on. It can be called again.
	Shutdown(ctx context.Context, opts ShutdownOptions) error
}

// ShutdownOptions say how to shut an executor down. The zero value lets every
// queued task run and waits for it.
type ShutdownOptions struct {
	// NoWait makes Shutdown return at once.
	NoWait bool
	// CancelFutures cancels the tasks that have not begun.
	CancelFutures bool
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
	for {
		err := ex.Execute(ctx, t)
		if err == nil {
			return &t.Future, nil
		}
		bounded, ok := ex.(interface{ WaitRoom(context.Context) error })
		if err != ErrFull || !ok {
			return nil, err
		}
		if err := bounded.WaitRoom(ctx); err != nil {
			return nil, err
		}
	}
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
