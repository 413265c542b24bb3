package executor

import "context"

// A Worker is one goroutine of a pool; in a ProcessPool, the one that waits for a
// worker process.
type Worker struct {
	pool   any // the *ThreadPool or *ProcessPool
	name   string
	number int

	// Local is for the pool's owner: what the Initializer made for this worker
	// and its tasks use, such as a connection. Only the worker's own goroutine
	// may touch it.
	Local any
}

// Name returns the worker's name, "<ThreadNamePrefix>_<Number>".
func (w *Worker) Name() string { return w.name }

// Number returns the worker's place in the order in which its pool started
// them, from 0.
func (w *Worker) Number() int { return w.number }

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

// WorkerFromContext returns the worker that runs the task whose context ctx is,
// or nil if it is not the context of a task.
func WorkerFromContext(ctx context.Context) *Worker {
	w, _ := ctx.Value(workerKey{}).(*Worker)
	return w
}
