package workerpool

import "context"

// A Remote is a [Pool] whose workers have nothing in common with those who give it tasks:
// what they are to do, and what comes of it, is sent as bytes. A [ProcessPool] is one.
type Remote interface {
	Pool

	// Execute has t run once by a worker. It gives t to one that is free, or queues it. The
	// error is that of a pool that takes no tasks; t is then left alone.
	Execute(ctx context.Context, t RemoteTask) error

	// Broadcast has a payload, and what kind of payload it is, given to all workers: those
	// there are and those that start later, before their first task that came after this. It
	// does not block. The pool keeps the payload, whose data must not change.
	Broadcast(kind uint64, payload Payload) error

	// Stop ends the context that a worker has for t, as the end of the context given to
	// Execute does. It reports false, and does nothing, if t is with no worker. If t is nil,
	// Stop does so for all tasks.
	Stop(t RemoteTask) bool
}

// A RemoteTask is what a [Remote] pool runs. The pool calls Payload when the task
// is about to be sent to a worker, and Finish when it is over. It calls them on a
// goroutine of one of its workers, with the worker, or else in Execute or Shutdown,
// with nil; never both at a time. What comes from a worker waits while they block on
// its goroutine, as they may in callbacks.
type RemoteTask interface {
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
	task RemoteTask
}
