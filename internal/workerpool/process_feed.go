package workerpool

import (
	"slices"
	"time"
)

// feed sends items to w, which the caller has to itself, and more if there is room
// then. The caller is on the goroutine of the worker own, or in Execute if that is
// nil; it must not hold pool.mu.
func (w *process) feed(items []processItem, own *Worker) {
	p := w.pool
	for len(items) > 0 {
		w.payloads = w.payloads[:0]
		ready := items[:0]
		for _, it := range items {
			payload, err := it.task.Payload(it.ctx, own, w.worker)
			if err == nil {
				err = payload.check()
			}
			switch err {
			case nil:
				ready = append(ready, it)
				w.payloads = append(w.payloads, payload)
			case ErrCancelled:
			default:
				it.task.Finish(it.ctx, own, Payload{}, err)
			}
		}
		unused := len(items) - len(ready)
		w.send(ready, own)
		clear(items)
		clear(w.payloads)

		p.mu.Lock()
		w.feeding = false
		w.left += unused
		items = nil
		if w.sent.len() == 0 {
			items = p.next(w)
		}
		p.mu.Unlock()
	}
	if own != nil || !w.out.full() {
		w.flush()
	}
}

// send sends tasks to w, with w.payloads.
func (w *process) send(items []processItem, own *Worker) {
	if len(items) == 0 {
		return
	}
	p := w.pool
	// Execute does not wait for a write that the pipe may not have room for.
	later := own == nil && slices.ContainsFunc(w.payloads, Payload.large)
	p.mu.Lock()
	if w.gone {
		broken := p.broken
		p.mu.Unlock()
		for _, it := range items {
			it.task.Finish(it.ctx, own, Payload{}, broken)
		}
		return
	}
	if w.sent.len() == 0 {
		w.since = time.Now()
	}
	id := w.lastID
	for _, it := range items {
		w.lastID++
		w.sent.push(sentTask{processItem: it, id: w.lastID})
		w.watch(it.ctx)
	}
	if w.sent.len() > 1 {
		p.watch()
	}
	broadcasts := p.broadcasts[w.broadcasts:]
	later = later || own == nil && len(broadcasts) > 0
	if later {
		w.writers.Add(1)
	}
	w.broadcasts = len(p.broadcasts)
	p.mu.Unlock()

	for _, b := range broadcasts {
		w.out.add(frameBroadcast, b.kind, b.payload)
	}
	if !w.initialized {
		w.initialized = true
		w.out.add(frameInit, uint64(w.worker.process), Payload{Data: p.cfg.Init})
	}
	for _, payload := range w.payloads {
		id++
		w.out.add(frameTask, id, payload)
		if own != nil && w.out.full() {
			w.flush()
		}
	}
	if !later {
		w.flush()
		return
	}
	go func() {
		defer w.writers.Done()
		w.flush()
	}()
}

// flush sends w what there is for it.
func (w *process) flush() {
	if _, err := w.out.flush(); err != nil {
		w.killSoon() // either it has ended, or it will never get its tasks
	}
}
