package executor

import (
	"bytes"
	"context"
)

// A ProcessTask is what a [ProcessPool] runs. The pool calls Payload when the task
// is about to be sent to a worker, and Finish when it is over. It calls them on a
// goroutine of one of its workers, with the worker, or else in Execute or Shutdown,
// with nil; never both at a time. What comes from a worker waits while they block on
// its goroutine, as they may in callbacks.
type ProcessTask interface {
	// Payload returns what the handler of the worker to is to get, which is mostly not w;
	// its data must not change until Finish or Requeue. From here on the task counts as
	// running. If the task was cancelled while it was queued, Payload settles it and
	// returns ErrCancelled: Finish is then not called. With any other error, it is.
	Payload(ctx context.Context, w, to *Worker) (Payload, error)

	// Requeue tells a task whose payload was sent to a worker that it had not begun
	// there and is queued again. It must return at once.
	Requeue()

	// Finish tells the task what the handler returned, or why there is no result:
	// err is a *RemoteError of the handler, Payload's own error, a *BrokenError, or
	// ErrCancelled from a Shutdown that cancels. The data of the result is lent: it
	// is valid until Finish returns, and may be changed; the texts may be kept.
	// The context is that of Execute, or of Shutdown.
	Finish(ctx context.Context, w *Worker, result Payload, err error)
}

// processItem is a task in a pool's queue or at a worker, with the context it was
// given.
type processItem struct {
	ctx  context.Context
	task ProcessTask
}

// Submit has a worker's handler run payload, which must not change after that, and
// returns the future of its result, which is Running if the task was given to an idle
// worker or to one that is started for it: see [ProcessPool], Running tasks. It waits for
// no more than Execute does. An error means that the pool takes no tasks: see
// [ProcessPool.Execute].
func (p *ProcessPool) Submit(ctx context.Context, payload []byte) (*Future[[]byte], error) {
	t := &bytesTask{payload: payload}
	if err := p.Execute(ctx, t); err != nil {
		return nil, err
	}
	return &t.Future, nil
}

// bytesTask is a payload and the future of its result.
type bytesTask struct {
	Future[[]byte]
	payload []byte
}

var _ ProcessTask = (*bytesTask)(nil)

func (t *bytesTask) Payload(context.Context, *Worker, *Worker) (Payload, error) {
	if run, _ := t.SetRunning(); !run {
		t.payload = nil
		return Payload{}, ErrCancelled
	}
	return Payload{Data: t.payload}, nil
}

func (t *bytesTask) Requeue() { t.Future.Requeue() }

func (t *bytesTask) Finish(ctx context.Context, w *Worker, result Payload, err error) {
	t.payload = nil
	if w != nil {
		ctx = &workerContext{ctx, w}
	}
	if err != nil {
		t.Discard(ctx, err)
		return
	}
	t.SetResult(ctx, bytes.Clone(result.Data))
}

// Requeue moves a running f back to Pending and reports whether it did. It is what
// a [ProcessTask] with a future calls in its own Requeue.
func (f *Future[T]) Requeue() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.State() != Running {
		return false
	}
	f.state.store(Pending)
	return true
}
