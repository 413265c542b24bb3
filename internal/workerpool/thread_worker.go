package workerpool

import (
	"context"
	"runtime/debug"
)

// start starts a worker, with p.mu held. If the worker is free, its first task is
// handed to it.
func (p *ThreadPool) start(ctx context.Context, free bool) *Worker {
	w := p.newWorker()
	w.handed = make(chan item, 1)
	if p.cfg.Prepare != nil {
		p.cfg.Prepare(ctx, w)
	}
	before, running := p.running, make(chan struct{})
	p.running = running
	go func() {
		// Go starts goroutines in any order. In the order of their numbers, tasks
		// mostly begin in the order in which they came, as in CPython.
		if before != nil {
			<-before
		}
		close(running)
		p.work(context.WithoutCancel(ctx), w, free)
	}()
	return w
}

// work is the life of a worker. If it is free, its first task is handed to it.
func (p *ThreadPool) work(ctx context.Context, w *Worker, free bool) {
	defer p.end()
	if p.cfg.Finalizer != nil {
		defer p.cfg.Finalizer(w)
	}
	if err := p.initialize(ctx, w); err != nil {
		p.breakDown(w, err)
		return
	}
	var it item
	begun := free
	if free {
		it = <-w.handed
	}
	for ok := true; ok; it, begun, ok = p.next(w) {
		if it.task != nil {
			runTask(it, begun, w)
		}
	}
}

// initialize calls the Initializer. A panic or Goexit in it is an error.
func (p *ThreadPool) initialize(ctx context.Context, w *Worker) (err error) {
	if p.cfg.Initializer == nil {
		return nil
	}
	returned := false
	defer func() {
		if returned {
			return
		}
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		} else {
			p.breakDown(w, ErrGoexit) // the goroutine ends: nobody will see err
		}
	}()
	err = p.cfg.Initializer(&workerContext{ctx, w}, w)
	returned = true
	return err
}

// next returns the task that w runs next and whether it has begun, or false if there
// will be none.
func (p *ThreadPool) next(w *Worker) (it item, begun, ok bool) {
	for it.task == nil {
		p.mu.Lock()
		if p.queue.len() == 0 && p.cfg.Idle != nil {
			p.mu.Unlock()
			p.cfg.Idle(w)
			p.mu.Lock()
		}
		if p.queue.len() > 0 {
			it = p.queue.pop()
			p.tellRoom()
			p.mu.Unlock()
			return it, false, true
		}
		if p.shut || p.broken != nil {
			p.mu.Unlock()
			return item{}, false, false
		}
		p.idle.push(w)
		p.mu.Unlock()
		it = <-w.handed
	}
	return it, true, true
}

// wakeIdle has the idle workers, of which none is left, look for what to do, with p.mu
// held.
func (p *ThreadPool) wakeIdle() {
	for p.idle.len() > 0 {
		p.idle.pop().handed <- item{} // never blocks: the worker waits
	}
}

// runTask runs a task, which may have begun. It is the one place where a panic in a
// task is recovered.
func runTask(it item, begun bool, w *Worker) {
	returned := false
	defer func() {
		if returned {
			return
		}
		if v := recover(); v != nil {
			it.task.Discard(&workerContext{it.ctx, w}, &PanicError{v, debug.Stack()})
		} else {
			it.task.Discard(&workerContext{it.ctx, w}, ErrGoexit) // and the worker ends
		}
	}()
	if begun || it.task.Begin(it.ctx, w, w) {
		it.task.Run(it.ctx, w)
	}
	returned = true
}

// end takes a worker off the books, and puts another in its place if it has
// ended while there is work for it.
func (p *ThreadPool) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.live--
	if p.broken == nil && (!p.shut || p.queue.len() > 0) {
		p.start(context.Background(), false) // it was a task that called Goexit
	}
	if p.checkTerminated() {
		p.letGo()
	}
}
