package executor

import "context"

// An Executor runs tasks. Its methods may be called from any goroutine.
type Executor interface {
	// Execute queues t, to be run once with ctx, and returns at once. It returns
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
	// CancelFutures cancels the tasks that have not started.
	CancelFutures bool
}

// A Task is what an Executor runs. Of Run and Discard exactly one is called,
// once, unless Run does not return: Discard then follows it.
type Task interface {
	// Run does the work, on the worker w.
	Run(ctx context.Context, w *Worker)

	// Discard tells the task that it will not run, or that its Run has not
	// returned: err is ErrCancelled, ErrGoexit, a *BrokenError or a *PanicError.
	// The context is for callbacks: that of the Shutdown that cancelled it, or
	// that of the task with the worker that failed.
	Discard(ctx context.Context, err error)
}

// Submit has ex run fn(ctx) and returns the future of its result. It does not
// block, but for a ThreadPool whose MaxQueued tasks are queued: then it waits for
// room, until ctx ends. The context that fn gets is ctx with the worker added. An
// error means that ex takes no tasks, see [Executor], or is the cause of ctx.
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

func (t *funcTask[T]) Run(ctx context.Context, w *Worker) {
	fn := t.fn
	t.fn = nil // what it captured ends with the task, not with the future
	if run, _ := t.SetRunning(); !run {
		return
	}
	ctx = &workerContext{ctx, w}
	v, err := fn(ctx)
	t.finish(ctx, v, err)
}

func (t *funcTask[T]) Discard(ctx context.Context, err error) {
	t.fn = nil
	t.Future.Discard(ctx, err)
}
