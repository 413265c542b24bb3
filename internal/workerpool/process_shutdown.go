package workerpool

import (
	"context"
	"os"
	"slices"
	"syscall"
	"time"
)

// Shutdown shuts the pool down: see [Pool].
func (p *ProcessPool) Shutdown(ctx context.Context, opts ShutdownOptions) error {
	p.stop(ctx, opts.CancelFutures, nil)
	if opts.Stop {
		p.Stop(nil)
		p.killLeft()
	}
	if opts.NoWait {
		return nil
	}
	return p.wait(ctx)
}

// killLeft kills the workers that are there still after StopTime, whatever keeps them: a task, or what one has left
// behind, such as a thread.
func (p *ProcessPool) killLeft() {
	if p.cfg.StopTime <= 0 {
		return
	}
	p.mu.Lock()
	left := slices.Clone(p.workers)
	p.mu.Unlock()
	if len(left) == 0 {
		return
	}
	time.AfterFunc(p.cfg.StopTime, func() {
		for _, w := range left {
			w.killed.Store(true)
			w.signal(os.Kill) // it may have ended
		}
	})
}

// Terminate shuts the pool down at once: it cancels the tasks that have not started,
// with ctx for their callbacks, and has the operating system ask each worker to
// terminate (SIGTERM). Tasks that run fail with a *BrokenError as their workers die.
// It does not wait for that; Shutdown does.
func (p *ProcessPool) Terminate(ctx context.Context) { p.stop(ctx, true, syscall.SIGTERM) }

// Kill is Terminate with a signal that a worker cannot ignore (SIGKILL).
func (p *ProcessPool) Kill(ctx context.Context) { p.stop(ctx, true, os.Kill) }

// stop begins the shutdown. If sig is not nil, the workers get it.
func (p *ProcessPool) stop(ctx context.Context, cancel bool, sig os.Signal) {
	p.mu.Lock()
	p.shut = true
	var cancelled queue[processItem]
	var flush []*process
	if cancel {
		p.cancelling = true
		cancelled, p.queue = p.queue, cancelled
		for _, w := range p.workers {
			if w.recall() {
				flush = append(flush, w)
			}
		}
	}
	if p.queue.len() == 0 {
		flush = append(flush, p.idle...)
		for _, w := range p.idle {
			w.quit()
		}
		p.idle = nil
	}
	var kill []*process
	if sig != nil {
		p.forced = sig
		kill = slices.Clone(p.workers)
	}
	p.checkTerminated()
	p.mu.Unlock()
	for _, w := range flush {
		w.out.flush()
	}
	for _, w := range kill {
		w.signal(sig)
	}
	for cancelled.len() > 0 {
		it := cancelled.pop()
		it.task.Finish(ctx, nil, Payload{}, ErrCancelled)
	}
}
