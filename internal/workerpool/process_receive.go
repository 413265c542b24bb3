package workerpool

import (
	"fmt"
	"time"
)

// receive reads what the process answers until it ends or answers something wrong,
// or fails in Init or Broadcast, and returns that.
func (w *process) receive() error {
	late := time.AfterFunc(startTimeout, func() {
		w.late.Store(true)
		w.proc.Kill()
	})
	defer late.Stop()
	in := newFrameReader(w.results)
	f, err := in.next()
	if err != nil {
		return err
	}
	if f.kind != frameHello || f.id != protocolVersion {
		return fmt.Errorf("%w: greeting %#x, %d", errBadFrame, byte(f.kind), f.id)
	}
	late.Stop()
	w.greeted = true
	var results []frame
	for {
		if idle := w.pool.cfg.Idle; idle != nil && !in.buffered() {
			idle(w.worker)
		}
		f, err := in.next()
		if err != nil {
			return err
		}
		isResult := f.kind == frameResult || f.kind == frameError
		if isResult {
			results = append(results, f)
			if in.buffered() { // so the next one leaves the payloads of these alone
				continue
			}
		}
		if err := w.settle(results); err != nil {
			return err
		}
		clear(results)
		results = results[:0]
		if isResult {
			continue
		}
		if err := w.notice(f); err != nil {
			return err
		}
	}
}

// notice deals with a frame that is no result.
func (w *process) notice(f frame) error {
	switch f.kind {
	case frameReturned:
		return w.returned(f)
	case frameBroken:
		if remote, err := decodeRemoteError(f.payload.Data); err == nil {
			return remote
		}
	}
	return fmt.Errorf("%w: kind %#x", errBadFrame, byte(f.kind))
}

// settle finishes the tasks whose results have come.
func (w *process) settle(results []frame) error {
	if len(results) == 0 {
		return nil
	}
	p := w.pool
	var bad error
	p.mu.Lock()
	for _, f := range results {
		if w.sent.len() == 0 || w.sent.all()[0].id != f.id {
			if !w.gone { // otherwise its tasks have failed already
				bad = fmt.Errorf("%w: result of task %d", errBadFrame, f.id)
			}
			break
		}
		w.done = append(w.done, w.pop())
	}
	w.pace(len(results))
	items := p.next(w)
	p.mu.Unlock()
	w.feed(items, w.worker)
	for i, t := range w.done {
		f := results[i]
		if f.kind == frameResult {
			t.task.Finish(t.ctx, w.worker, f.payload, nil)
		} else if remote, err := decodeRemoteError(f.payload.Data); err == nil {
			t.task.Finish(t.ctx, w.worker, Payload{}, remote)
		} else {
			t.task.Finish(t.ctx, w.worker, Payload{}, err)
		}
	}
	clear(w.done)
	w.done = w.done[:0]
	return bad
}

// pop takes off the first of the tasks sent, with pool.mu held.
func (w *process) pop() sentTask {
	t := w.sent.pop()
	w.unwatch(t.ctx)
	return t
}
