package workerpool_test

import (
	"bytes"
	"context"

	"fstar/executor"
	"fstar/internal/workerpool"
)

var ctx = context.Background()

// A funcTask is a task that is a function, and the future of what it returns.
type funcTask[T any] struct {
	executor.Future[T]
	fn func(context.Context) (T, error)
}

func (t *funcTask[T]) Begin(context.Context, *workerpool.Worker, *workerpool.Worker) bool {
	run, _ := t.SetRunning()
	return run
}

func (t *funcTask[T]) Run(ctx context.Context, w *workerpool.Worker) {
	ctx = w.Context(ctx)
	v, err := t.fn(ctx)
	if err != nil {
		t.SetError(ctx, err)
		return
	}
	t.SetResult(ctx, v)
}

// execute has p run fn, and waits for room until ctx ends.
func execute[T any](ctx context.Context, p *workerpool.ThreadPool, fn func(context.Context) (T, error)) (*executor.Future[T], error) {
	t := &funcTask[T]{fn: fn}
	err := p.Execute(ctx, t, func(ctx context.Context, _ func() bool, wait func(context.Context)) error {
		wait(ctx)
		return context.Cause(ctx)
	})
	if err != nil {
		return nil, err
	}
	return &t.Future, nil
}

// A bytesTask is a payload, and the future of its result.
type bytesTask struct {
	executor.Future[[]byte]
	payload []byte
}

func (t *bytesTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	if run, _ := t.SetRunning(); !run {
		return workerpool.Payload{}, workerpool.ErrCancelled
	}
	return workerpool.Payload{Data: t.payload}, nil
}

func (t *bytesTask) Requeue() { t.Future.Requeue() }

func (t *bytesTask) Finish(ctx context.Context, w *workerpool.Worker, result workerpool.Payload, err error) {
	if w != nil {
		ctx = w.Context(ctx)
	}
	if err != nil {
		t.Discard(ctx, err)
		return
	}
	t.SetResult(ctx, bytes.Clone(result.Data))
}

// send has a worker of p run a payload.
func send(ctx context.Context, p workerpool.Remote, payload []byte) (*executor.Future[[]byte], error) {
	t := &bytesTask{payload: payload}
	if err := p.Execute(ctx, t); err != nil {
		return nil, err
	}
	return &t.Future, nil
}

func noop(context.Context) (int, error) { return 0, nil }
