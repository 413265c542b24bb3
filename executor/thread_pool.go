package executor

import (
	"context"

	"fstar/internal/workerpool"
)

// ThreadPoolConfig configures a ThreadPool. The zero value works.
type ThreadPoolConfig struct {
	// MaxWorkers is the most goroutines that run tasks at a time. If 0, 4 more than the
	// processors this process may use, and at most 32.
	MaxWorkers int

	// MaxQueued is the most tasks that wait in the queue. If 0, any number. While the
	// queue is full Submit waits, but not in a task of the pool itself, which would wait
	// for itself.
	MaxQueued int
}

// A ThreadPool runs tasks on goroutines, in the order in which they were submitted. A
// goroutine is started when a task comes, none is idle, and there are fewer than MaxWorkers;
// it stays until Shutdown. Its methods may be called from any goroutine.
//
// A task that is given to an idle goroutine, or for which one is started, counts as running
// when Submit returns: it cannot be cancelled, and CancelFutures leaves it alone. All others
// are pending until a goroutine takes them off the queue.
type ThreadPool struct{ pool *workerpool.ThreadPool }

// NewThreadPool returns a pool that has started nothing yet. Its owner must call
// Shutdown: until then the goroutines it starts stay.
func NewThreadPool(cfg ThreadPoolConfig) (*ThreadPool, error) {
	p, err := workerpool.NewThreadPool(workerpool.ThreadPoolConfig{MaxWorkers: cfg.MaxWorkers, MaxQueued: cfg.MaxQueued})
	if err != nil {
		return nil, err
	}
	return &ThreadPool{p}, nil
}

// ShutdownOptions say how to shut a pool down. The zero value lets every queued task run
// and waits for it.
type ShutdownOptions struct {
	// NoWait makes Shutdown return at once.
	NoWait bool
	// CancelFutures cancels the tasks that have not begun.
	CancelFutures bool
	// Stop ends the contexts of the tasks that run in worker processes, as the end of the
	// context given to Submit does. A task of a ThreadPool has that context itself.
	Stop bool
}

// Shutdown makes the pool take no more tasks and waits until those it has are done and its
// goroutines have ended, or until ctx ends: then it returns the cause of ctx, and the tasks
// run on. It can be called again. Callbacks of the tasks that CancelFutures cancels get ctx.
// A task of the pool cannot wait for it: Shutdown then returns an error, after having done
// all but wait.
func (p *ThreadPool) Shutdown(ctx context.Context, opts ShutdownOptions) error {
	return p.pool.Shutdown(ctx, workerpool.ShutdownOptions(opts))
}

// Submit has p run fn(ctx) and returns the future of its result. If a goroutine is
// free for it, the future is Running when Submit returns: see [ThreadPool]. Submit does not
// block, unless MaxQueued tasks are queued: then it waits for room, until ctx ends. The
// context that fn gets is ctx, and tells the pool that it is one of its tasks. The error is
// ErrShutdown after Shutdown, or the cause of ctx.
func Submit[T any](ctx context.Context, p *ThreadPool, fn func(context.Context) (T, error)) (*Future[T], error) {
	t := &funcTask[T]{fn: fn}
	if err := p.pool.Execute(ctx, t, untilDone); err != nil {
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

func (t *funcTask[T]) Begin(context.Context, *workerpool.Worker, *workerpool.Worker) bool {
	run, _ := t.SetRunning()
	if !run {
		t.fn = nil
	}
	return run
}

func (t *funcTask[T]) Run(ctx context.Context, w *workerpool.Worker) {
	fn := t.fn
	t.fn = nil // what it captured ends with the task, not with the future
	ctx = w.Context(ctx)
	v, err := fn(ctx)
	t.finish(ctx, v, err)
}

func (t *funcTask[T]) Discard(ctx context.Context, err error) {
	t.fn = nil
	t.Future.Discard(ctx, err)
}
