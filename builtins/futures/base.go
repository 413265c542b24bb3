package futures

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A kind is what the pools of one of our classes of executors have in common.
type kind struct {
	module, name string   // of the class
	private      []string // attributes that CPython's have for themselves, but which scripts read

	// The exception of a submit to a broken pool.
	broken     *object.Class
	brokenText string

	// lost returns the exception of a call whose pool broke; if nil, it is that of submit.
	lost func(*workerpool.BrokenError) *object.Exception
}

// base is what pools have in common, whatever runs their calls. The script lock guards it.
type base struct {
	kind  *kind
	self  pool // which it is the base of
	pools *pools
	rt    *script.Runtime
	pool  workerpool.Pool
	name  string       // begins those of its workers, such as "ThreadPoolExecutor-0"
	watch *watchedPool // nil if nobody watches
	shut  bool         // by the script
}

// adopt gives ex its pool, which the runtime shuts down when it exits, or when ex is
// garbage.
func (b *base) adopt(ex *PoolExecutor, p workerpool.Pool) {
	b.pool = p
	b.rt.Own(p)
	ex.pool = b.self
	runtime.AddCleanup(ex, b.rt.Abandon(), p)
}

// startThread makes a new worker a script thread.
func (b *base) startThread(w *workerpool.Worker) *script.Thread {
	t := b.rt.StartThread(w.Name())
	t.Owner = b.self
	w.Local = t
	return t
}

// idle is called by a worker that has nothing to do for now.
func (b *base) idle(w *workerpool.Worker) {
	t := w.Local.(*script.Thread)
	t.AtRest()
	t.Release()
}

// runs reports whether t is the thread of one of the pool's workers.
func (b *base) runs(t *script.Thread) bool { return t.Owner == b.self }

// refuse returns the exception of a pool that takes no calls, or nil.
func (b *base) refuse() error {
	if broken := b.pool.Broken(); broken != nil {
		return b.raise(broken)
	}
	if b.shut || b.rt.Exiting() {
		return b.raise(workerpool.ErrShutdown)
	}
	return nil
}

// raise returns the exception that an error of the pool is to a script. Errors that it does
// not know stay as they are.
func (b *base) raise(err error) error {
	var broken *workerpool.BrokenError
	switch {
	case errors.As(err, &broken):
		return b.kind.broken.Errorf("%s", b.kind.brokenText).Wrap(broken.Err)
	case errors.Is(err, workerpool.ErrNoRunWorker):
		return object.RuntimeError.Errorf(noWorkerText).Wrap(err)
	case err == workerpool.ErrShutdown && b.shut:
		return object.RuntimeError.Errorf("cannot schedule new futures after shutdown")
	case err == workerpool.ErrShutdown: // the runtime has shut it down
		return object.RuntimeError.Errorf("cannot schedule new futures after interpreter shutdown")
	case err == workerpool.ErrJoinSelf:
		return object.RuntimeError.Errorf("cannot join current thread")
	case err == workerpool.ErrCancelled:
		return CancelledError.New()
	}
	return err
}

// taskError returns the exception of a call that has no result, as its pool failed.
func (b *base) taskError(err error) error {
	var broken *workerpool.BrokenError
	if b.kind.lost != nil && errors.As(err, &broken) {
		return b.kind.lost(broken)
	}
	err = b.raise(err)
	if _, ok := err.(*object.Exception); !ok {
		err = object.SystemError.Errorf("%w", err)
	}
	return err
}

// shutdown is the script's shutdown. It has two steps, since callbacks of cancelled futures
// need the script lock.
func (b *base) shutdown(t *script.Thread, join, cancelFutures bool) error {
	b.shut = true
	b.pool.Shutdown(t.Context(), workerpool.ShutdownOptions{NoWait: true, CancelFutures: cancelFutures})
	if err := t.Failure(); err != nil || !join { // of callbacks of what is cancelled
		return err
	}
	if b.runs(t) { // in a task, or in a callback
		return b.raise(workerpool.ErrJoinSelf)
	}
	err := (&wait{until: b.isTerminated}).block(t, func(ctx context.Context) { b.pool.Shutdown(ctx, workerpool.ShutdownOptions{}) })
	if err != nil {
		return err
	}
	b.rt.Disown(b.pool)
	return nil
}

func (b *base) isTerminated() bool {
	select {
	case <-b.pool.Terminated():
		return true
	default:
		return false
	}
}

func (b *base) onError() starlark.Value { return nil }

// brokenAttr is the private attribute _broken.
func (b *base) brokenAttr() starlark.Value {
	if b.pool.Broken() != nil {
		return starlark.String(b.kind.brokenText)
	}
	return starlark.False
}

// nextName returns the name of a pool of a kind that has none of its own.
func (ps *pools) nextName(k *kind) string {
	n := ps.unnamed[k]
	ps.unnamed[k]++
	return fmt.Sprintf("%s-%d", k.name, n)
}
