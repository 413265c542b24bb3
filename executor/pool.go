package executor

import (
	"context"
	"errors"
	"fmt"
	"runtime"
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
	// to set w.Local: by the Execute that starts the worker, with its context, or, if
	// the worker replaces one whose goroutine has ended, with context.Background().
	// It must not block, and must not use the pool.
	Prepare func(ctx context.Context, w *Worker)

	// Initializer, if not nil, is called on each worker's goroutine before its
	// first task. Its context has the values, but not the end, of the context
	// whose task made the pool start the worker; that task is queued until then. If
	// Initializer fails or panics, the pool is broken: the queued tasks are discarded
	// with a *BrokenError, which later calls of Execute return.
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
//
// # Running tasks
//
// A task that is given to an idle worker, or for which one is started, counts as
// running when Execute returns: it cannot be cancelled, and CancelFutures leaves it
// alone. All others are pending until a worker takes them off the queue. A worker
// that has an Initializer takes its first task off the queue, too, when that has
// returned. In CPython a task that is given to an idle thread is still pending for
// the moments until that thread has the interpreter lock; shutdown leaves it alone.
type ThreadPool struct {
	cfg ThreadPoolConfig

	mu         sync.Mutex
	queue      taskQueue
	idle       queue[*Worker] // that wait for what is handed to them; then queue is empty
	started    int            // workers ever started: the next one's number
	running    chan struct{}  // closed when the goroutine of the last one runs
	live       int            // workers that have not ended
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
	return &ThreadPool{cfg: cfg, terminated: make(chan struct{})}, nil
}

// Execute gives t to a free worker or queues it: see [Executor].
func (p *ThreadPool) Execute(ctx context.Context, t Task) error {
	bounded := p.cfg.MaxQueued > 0 && !p.runs(ctx)
	return p.execute(ctx, t, bounded)
}

// ExecuteNow is Execute for a caller who cannot wait for room: it takes t even if
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
	var free *Worker
	switch {
	case p.idle.len() > 0:
		free = p.idle.pop()
	case p.live < p.cfg.MaxWorkers && p.cfg.Initializer == nil:
		free = p.start(ctx, true)
	case p.live < p.cfg.MaxWorkers:
		p.start(ctx, false)
	}
	if free == nil {
		p.queue.push(item{ctx, t})
	}
	p.mu.Unlock()
	if free != nil {
		free.hand(item{ctx, t})
	}
	return nil
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
	p.queue = taskQueue{}
	p.tellRoom()
	p.wakeIdle()
	p.mu.Unlock()
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
	p.wakeIdle()
	p.checkTerminated()
	p.mu.Unlock()
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
	return Stats{Queued: p.queue.len(), Workers: p.live, Idle: p.idle.len(), Shut: p.shut}
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
