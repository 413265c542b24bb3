package executor

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// ThreadPoolConfig configures a ThreadPool. The zero value works.
type ThreadPoolConfig struct {
	// MaxWorkers is the most goroutines that run tasks at a time.
	// If 0, DefaultMaxWorkers().
	MaxWorkers int

	// ThreadNamePrefix begins the names of the workers. If empty,
	// "ThreadPoolExecutor-<k>", where k counts such pools of the program from 0.
	ThreadNamePrefix string

	// MaxQueued is the most tasks that wait in the queue. If 0, any number. While
	// the queue is full Execute returns ErrFull and Submit blocks; but not in a
	// task of the pool itself, which would wait for itself.
	MaxQueued int

	// Prepare, if not nil, is called for each worker before its goroutine starts,
	// by the Execute that starts it: to set w.Local. It must not block, and must
	// not use the pool.
	Prepare func(w *Worker)

	// Initializer, if not nil, is called on each worker's goroutine before its
	// first task. Its context has the values, but not the end, of the context
	// whose task made the pool start the worker. If it fails or panics, the pool
	// is broken: the queued tasks are discarded with a *BrokenError, which later
	// calls of Execute return.
	Initializer func(ctx context.Context, w *Worker) error

	// Idle, if not nil, is called by a worker that found the queue empty, before
	// it waits for a task or ends: to let go of what it keeps between tasks.
	Idle func(w *Worker)

	// Finalizer, if not nil, is called as the last thing on each worker's
	// goroutine.
	Finalizer func(w *Worker)
}

// DefaultMaxWorkers returns how many workers a pool has if its config does not
// say: 4 more than the processors this process may use, and at most 32.
func DefaultMaxWorkers() int { return min(32, runtime.NumCPU()+4) }

// A ThreadPool is an [Executor] that runs tasks on goroutines, in the order in
// which they were submitted. A worker is started when a task comes, none is
// idle, and there are fewer than MaxWorkers; it stays until Shutdown.
type ThreadPool struct {
	cfg ThreadPoolConfig

	mu         sync.Mutex
	wakeup     sync.Cond // a task has come, or shut or broken is set
	queue      taskQueue
	idle       int           // workers waiting for wakeup that nothing was signalled to
	started    int           // workers ever started: the next one's number
	running    chan struct{} // closed when the goroutine of the last one runs
	live       int           // workers that have not ended
	shut       bool
	broken     *BrokenError
	room       chan struct{} // closed when a full queue has room; nil if nobody waits for that
	terminated chan struct{} // closed when shut and no worker is live
}

var _ Executor = (*ThreadPool)(nil)

// unnamedPools counts the pools without a ThreadNamePrefix.
var unnamedPools atomic.Int64

// NewThreadPool returns a pool that has started nothing yet. Its owner must call
// Shutdown: until then the workers it starts stay.
func NewThreadPool(cfg ThreadPoolConfig) (*ThreadPool, error) {
	if cfg.MaxWorkers < 0 {
		return nil, errors.New("max_workers must be greater than 0")
	}
	if cfg.MaxQueued < 0 {
		return nil, errors.New("max_queued must be greater than 0")
	}
	if cfg.MaxWorkers == 0 {
		cfg.MaxWorkers = DefaultMaxWorkers()
	}
	if cfg.ThreadNamePrefix == "" {
		cfg.ThreadNamePrefix = fmt.Sprintf("ThreadPoolExecutor-%d", unnamedPools.Add(1)-1)
	}
	p := &ThreadPool{cfg: cfg, terminated: make(chan struct{})}
	p.wakeup.L = &p.mu
	return p, nil
}

// Execute queues t: see [Executor].
func (p *ThreadPool) Execute(ctx context.Context, t Task) error {
	bounded := p.cfg.MaxQueued > 0 && !p.runs(ctx)
	return p.execute(ctx, t, bounded)
}

// ExecuteNow is Execute for a caller who cannot wait for room: it queues t even if
// the queue is full.
func (p *ThreadPool) ExecuteNow(ctx context.Context, t Task) error { return p.execute(ctx, t, false) }

// runs reports whether ctx is that of one of p's tasks.
func (p *ThreadPool) runs(ctx context.Context) bool {
	w := WorkerFromContext(ctx)
	return w != nil && w.pool == p
}

func (p *ThreadPool) execute(ctx context.Context, t Task, bounded bool) error {
	p.mu.Lock()
	var err error
	switch {
	case p.broken != nil:
		err = p.broken
	case p.shut:
		err = ErrShutdown
	case bounded && p.queue.len() >= p.cfg.MaxQueued:
		err = ErrFull
	}
	if err != nil {
		p.mu.Unlock()
		return err
	}
	p.queue.push(item{ctx, t})
	wake := p.idle > 0
	if wake {
		p.idle--
	} else if p.live < p.cfg.MaxWorkers {
		p.start(ctx)
	}
	p.mu.Unlock()
	if wake {
		p.wakeup.Signal()
	}
	return nil
}

// start starts a worker, with p.mu held.
func (p *ThreadPool) start(ctx context.Context) {
	w := &Worker{
		pool:   p,
		number: p.started,
		name:   fmt.Sprintf("%s_%d", p.cfg.ThreadNamePrefix, p.started),
	}
	p.started++
	p.live++
	if p.cfg.Prepare != nil {
		p.cfg.Prepare(w)
	}
	before, running := p.running, make(chan struct{})
	p.running = running
	go func() {
		// Go starts goroutines in any order. In the order of their numbers, the
		// first task mostly goes to worker 0, as in CPython.
		if before != nil {
			<-before
		}
		close(running)
		p.work(context.WithoutCancel(ctx), w)
	}()
}

// work is the life of a worker.
func (p *ThreadPool) work(ctx context.Context, w *Worker) {
	defer p.end()
	if p.cfg.Finalizer != nil {
		defer p.cfg.Finalizer(w)
	}
	if err := p.initialize(ctx, w); err != nil {
		p.breakDown(w, err)
		return
	}
	for {
		it, ok := p.next(w)
		if !ok {
			return
		}
		runTask(it, w)
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

// next returns the task that w runs next, or false if there will be none.
func (p *ThreadPool) next(w *Worker) (item, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.queue.len() == 0 && p.cfg.Idle != nil {
		p.mu.Unlock()
		p.cfg.Idle(w)
		p.mu.Lock()
	}
	for p.queue.len() == 0 {
		if p.shut || p.broken != nil {
			return item{}, false
		}
		p.idle++
		p.wakeup.Wait()
	}
	it := p.queue.pop()
	p.tellRoom()
	return it, true
}

// WaitRoom blocks until Execute would not return ErrFull, which another caller may make
// it do again, or until ctx ends: then it returns the cause of ctx.
func (p *ThreadPool) WaitRoom(ctx context.Context) error {
	p.mu.Lock()
	if p.cfg.MaxQueued == 0 || p.queue.len() < p.cfg.MaxQueued || p.shut || p.broken != nil {
		p.mu.Unlock()
		return nil
	}
	if p.room == nil {
		p.room = make(chan struct{})
	}
	room := p.room
	p.mu.Unlock()
	select {
	case <-room:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// tellRoom wakes, with p.mu held, who waits for room.
func (p *ThreadPool) tellRoom() {
	if p.room != nil {
		close(p.room)
		p.room = nil
	}
}

// runTask runs a task. It is the one place where a panic in a task is recovered.
func runTask(it item, w *Worker) {
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
	it.task.Run(it.ctx, w)
	returned = true
}

// end takes a worker off the books, and puts another in its place if it has
// ended while there is work for it.
func (p *ThreadPool) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.live--
	if p.broken == nil && (!p.shut || p.queue.len() > 0) {
		p.start(context.Background()) // it was a task that called Goexit
	}
	p.checkTerminated()
}

// checkTerminated tells Shutdown, with p.mu held, when the last worker is gone.
func (p *ThreadPool) checkTerminated() {
	if !p.shut || p.live > 0 {
		return
	}
	select {
	case <-p.terminated:
	default:
		close(p.terminated)
		// What its functions refer to ends with it: a pool may be kept for long.
		p.cfg.Prepare, p.cfg.Initializer, p.cfg.Idle, p.cfg.Finalizer = nil, nil, nil, nil
	}
}

// breakDown marks the pool as broken and discards its queue, on the worker w.
func (p *ThreadPool) breakDown(w *Worker, err error) {
	p.mu.Lock()
	if p.broken == nil {
		p.broken = &BrokenError{err}
	}
	broken, queue := p.broken, p.queue
	p.queue, p.idle = taskQueue{}, 0
	p.tellRoom()
	p.mu.Unlock()
	p.wakeup.Broadcast()
	for queue.len() > 0 {
		it := queue.pop()
		it.task.Discard(&workerContext{it.ctx, w}, broken)
	}
}

// Shutdown shuts the pool down: see [Executor]. Tasks that CancelFutures cancels
// get ctx for their callbacks. A task of the pool cannot wait for it: Shutdown
// then returns ErrJoinSelf, after having done all but wait.
func (p *ThreadPool) Shutdown(ctx context.Context, opts ShutdownOptions) error {
	p.mu.Lock()
	p.shut = true
	p.tellRoom()
	var cancelled taskQueue
	if opts.CancelFutures {
		cancelled, p.queue = p.queue, taskQueue{}
	}
	p.idle = 0
	p.checkTerminated()
	p.mu.Unlock()
	p.wakeup.Broadcast()
	for cancelled.len() > 0 {
		cancelled.pop().task.Discard(ctx, ErrCancelled)
	}
	if opts.NoWait {
		return nil
	}
	select { // a pool that has terminated counts, whatever ctx is
	case <-p.terminated:
		return nil
	default:
	}
	if p.runs(ctx) {
		return ErrJoinSelf
	}
	select {
	case <-p.terminated:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Stats is what a ThreadPool is doing at one moment.
type Stats struct {
	Queued  int  // tasks in the queue
	Workers int  // that have not ended
	Idle    int  // of these, those that wait for a task
	Shut    bool // Shutdown was called
}

// Stats returns what the pool is doing now.
func (p *ThreadPool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Stats{Queued: p.queue.len(), Workers: p.live, Idle: p.idle, Shut: p.shut}
}

// Broken returns why the pool can run nothing any more, or nil.
func (p *ThreadPool) Broken() *BrokenError {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.broken
}

// Terminated returns a channel that is closed once the pool was shut down and its last
// worker has ended.
func (p *ThreadPool) Terminated() <-chan struct{} { return p.terminated }
