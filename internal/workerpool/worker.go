package workerpool

import (
	"context"
	"sync/atomic"
)

// A Worker is one goroutine of a pool; in a ProcessPool, the one that waits for a
// worker process.
type Worker struct {
	life   *life // of its pool
	name   string
	number int

	handed chan item // what Execute gives a worker that is free; nil in a ProcessPool

	process  int           // see Process
	pid      atomic.Int64  // of the process; 0 until that has started
	exited   chan struct{} // see Exited
	exitCode int           // of the process; set before exited is closed

	// Local is for the pool's owner: what the Initializer made for this worker
	// and its tasks use, such as a connection. Only Prepare, the worker's own
	// goroutine, and the Begin of a task that is given to the worker may touch it.
	Local any
}

// Name returns the worker's name, "<NamePrefix>_<Number>".
func (w *Worker) Name() string { return w.name }

// Number returns the worker's place in the order in which its pool started
// them, from 0.
func (w *Worker) Number() int { return w.number }

// Process returns the number of the worker's process, which is what its WorkerHandler's Init
// is given: that of the pool's Number, or else its place, from 1, among all that this program
// has started; and the id of that process, which is 0 until it has started. Both are 0 in a
// ThreadPool. Any goroutine may call it.
func (w *Worker) Process() (number, pid int) { return w.process, int(w.pid.Load()) }

// Exited returns a channel that is closed when the worker's process has ended. It never is
// if none could be started, and is nil in a ThreadPool. Any goroutine may call it.
func (w *Worker) Exited() <-chan struct{} { return w.exited }

// ExitCode returns the exit status of the worker's process, or the negated number of the
// signal that killed it. It is 0 before Exited is closed. Any goroutine may call it.
func (w *Worker) ExitCode() int {
	select {
	case <-w.exited:
		return w.exitCode
	default:
		return 0
	}
}

// hand gives a task to w, which waits for one, in Execute.
func (w *Worker) hand(it item) {
	begun := false
	defer func() {
		if !begun {
			it = item{} // w looks for another one
		}
		w.handed <- it // never blocks: w waits
	}()
	begun = it.task.Begin(it.ctx, nil, w)
}

type workerKey struct{}

// workerContext adds a worker to a task's context.
type workerContext struct {
	context.Context
	worker *Worker
}

func (c *workerContext) Value(key any) any {
	if key == (workerKey{}) {
		return c.worker
	}
	return c.Context.Value(key)
}

// Context returns ctx with the worker added: the context of a task.
func (w *Worker) Context(ctx context.Context) context.Context { return &workerContext{ctx, w} }

// WorkerFromContext returns the worker that runs the task whose context ctx is,
// or nil if it is not the context of a task.
func WorkerFromContext(ctx context.Context) *Worker {
	w, _ := ctx.Value(workerKey{}).(*Worker)
	return w
}
