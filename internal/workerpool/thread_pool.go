package workerpool

import (
	"context"
	"errors"
	"runtime"
)

// ThreadPoolConfig configures a ThreadPool. The zero value works.
type ThreadPoolConfig struct {
	// MaxWorkers is the most goroutines that run tasks at a time.
	// If 0, DefaultMaxWorkers().
	MaxWorkers int

	// NamePrefix begins the names of the workers. If empty,
	// "ThreadPoolExecutor-<k>", where k counts such pools of the program from 0.
	NamePrefix string

	// MaxQueued is the most tasks that wait in the queue. If 0, any number. While the
	// queue is full Execute waits, but not in a task of the pool itself, which would wait
	// for itself.
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

// A ThreadPool is a [Pool] that runs tasks on goroutines, in the order in
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
	life
	cfg     ThreadPoolConfig
	queue   taskQueue
	idle    queue[*Worker] // that wait for what is handed to them; then queue is empty
	running chan struct{}  // closed when the goroutine of the last worker runs
	room    chan struct{}  // closed when a full queue has room; nil if nobody waits for that
}

var _ Pool = (*ThreadPool)(nil)

var unnamedThreadPools = unnamed{kind: "ThreadPoolExecutor"}

// NewThreadPool returns a pool that has started nothing yet. Its owner must call
// Shutdown: until then the workers it starts stay.
func NewThreadPool(cfg ThreadPoolConfig) (*ThreadPool, error) {
	if cfg.MaxWorkers < 0 {
		return nil, errors.New("thread pool: MaxWorkers is negative")
	}
	if cfg.MaxQueued < 0 {
		return nil, errors.New("thread pool: MaxQueued is negative")
	}
	if cfg.MaxWorkers == 0 {
		cfg.MaxWorkers = DefaultMaxWorkers()
	}
	p := &ThreadPool{cfg: cfg}
	p.begin(unnamedThreadPools.prefix(cfg.NamePrefix))
	return p, nil
}

// Execute has t run once with ctx. If a worker is free for t, t has begun when Execute returns;
// otherwise it is queued. While the queue is bounded, and full, block is called to wait for
// room; if it is nil, t is queued even so. Execute returns ErrShutdown after Shutdown, a
// *BrokenError from a broken pool, and an error of block; t is then left alone.
func (p *ThreadPool) Execute(ctx context.Context, t Task, block Block) error {
	p.mu.Lock()
	for block != nil && p.isFull() && !p.runs(ctx) {
		p.mu.Unlock()
		if err := block(ctx, p.full, p.waitRoom); err != nil {
			return err
		}
		p.mu.Lock()
	}
	if err := p.refuse(); err != nil {
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

// isFull reports, with p.mu held, whether the pool takes tasks, but none now.
func (p *ThreadPool) isFull() bool {
	return p.cfg.MaxQueued > 0 && p.queue.len() >= p.cfg.MaxQueued && p.refuse() == nil
}

func (p *ThreadPool) full() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.isFull()
}

// waitRoom blocks until the queue has been other than full, or until ctx ends.
func (p *ThreadPool) waitRoom(ctx context.Context) {
	p.mu.Lock()
	if !p.isFull() {
		p.mu.Unlock()
		return
	}
	if p.room == nil {
		p.room = make(chan struct{})
	}
	room := p.room
	p.mu.Unlock()
	select {
	case <-room:
	case <-ctx.Done():
	}
}

// tellRoom wakes, with p.mu held, who waits for room.
func (p *ThreadPool) tellRoom() {
	if p.room != nil {
		close(p.room)
		p.room = nil
	}
}

// breakDown marks the pool as broken and discards its queue, on the worker w.
func (p *ThreadPool) breakDown(w *Worker, err error) {
	p.mu.Lock()
	broken, queue := p.breakBy(err), p.queue
	p.queue = taskQueue{}
	p.tellRoom()
	p.wakeIdle()
	p.mu.Unlock()
	for queue.len() > 0 {
		it := queue.pop()
		it.task.Discard(&workerContext{it.ctx, w}, broken)
	}
}

// Shutdown shuts the pool down: see [Pool].
func (p *ThreadPool) Shutdown(ctx context.Context, opts ShutdownOptions) error {
	p.mu.Lock()
	p.shut = true
	p.tellRoom()
	var cancelled taskQueue
	if opts.CancelFutures {
		cancelled, p.queue = p.queue, taskQueue{}
	}
	p.wakeIdle()
	if p.checkTerminated() {
		p.letGo()
	}
	p.mu.Unlock()
	for cancelled.len() > 0 {
		cancelled.pop().task.Discard(ctx, ErrCancelled)
	}
	if opts.NoWait {
		return nil
	}
	return p.wait(ctx)
}

// letGo lets go, with p.mu held, of what the functions of the config of a pool that has
// terminated refer to: the pool may be kept for long.
func (p *ThreadPool) letGo() {
	p.cfg.Prepare, p.cfg.Initializer, p.cfg.Idle, p.cfg.Finalizer = nil, nil, nil, nil
}

// Stats returns what the pool is doing now.
func (p *ThreadPool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Stats{Queued: p.queue.len(), Workers: p.live, Idle: p.idle.len(), Shut: p.shut}
}
