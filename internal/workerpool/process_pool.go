package workerpool

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"
)

// ProcessPoolConfig configures a ProcessPool. The zero value works in a program
// that calls [RunWorker].
type ProcessPoolConfig struct {
	// MaxWorkers is the most worker processes at a time. If 0, the number of
	// processors this process may use.
	MaxWorkers int

	// MaxTasksPerWorker is how many tasks a worker process runs before another takes
	// its place. If 0, there is no limit.
	MaxTasksPerWorker int

	// MaxAhead is the most tasks that a worker process is sent ahead of the one it
	// runs, which keeps it busy while results of tiny tasks are on their way: see
	// ProcessPool, Running tasks. If 0, 512; if negative, none.
	MaxAhead int

	// StopTime is how long a worker may go on with a task whose context has ended. Then
	// it is killed, which breaks the pool. If 0, there is no limit.
	StopTime time.Duration

	// Init is given to the Init method of each worker's handler.
	Init []byte

	// Stdout and Stderr, if not nil, return what a new worker process writes its standard
	// output and error output to; it is closed when the process has ended. If nil,
	// the worker inherits those of this process.
	Stdout, Stderr func() io.WriteCloser

	// Command, if not nil, returns the command of a new worker process, and Stdout and
	// Stderr are not used: a program that calls [RunWorker]. The pool adds an environment variable and ExtraFiles,
	// which must be empty. It may be called from several goroutines, and a Stdout or
	// Stderr that is not an *os.File is written to from several. If nil, the command
	// is this program without arguments, with its environment, standard
	// output and error output, and with no standard input.
	Command func() (*exec.Cmd, error)

	// NamePrefix begins the names of the workers. If empty,
	// "ProcessPoolExecutor-<k>", where k counts such pools of the program from 0.
	NamePrefix string

	// Number, if not nil, returns the number of a new worker process: see
	// [Worker.Process]. It must not block, and must not use the pool. It may be called from
	// several goroutines. If nil, it counts all those of the program.
	Number func() int

	// Prepare, if not nil, is called for each worker before its goroutine and its
	// process start, by the Execute that starts it or as the worker is to replace
	// another one: to set w.Local. It must not block, and must not use the pool.
	Prepare func(w *Worker)

	// Idle, if not nil, is called on a worker's goroutine before it waits for its
	// process: to let go of what it keeps between results.
	Idle func(w *Worker)

	// Finalizer, if not nil, is called as the last thing on each worker's
	// goroutine.
	Finalizer func(w *Worker)
}

const defaultMaxAhead = 512

// A ProcessPool runs tasks in worker processes: a [Remote] pool. What a
// task is, is for the [WorkerHandler] of the workers to say; here it is bytes.
//
// A worker is started when a task comes, none is idle, and there are fewer than
// MaxWorkers; it stays until Shutdown. Each has a goroutine of this process, its
// [Worker], that waits for results and finishes tasks. Tasks begin in the order
// they came.
//
// # Running tasks
//
// A task that is given to an idle worker, or for which one is started, counts as
// running when Execute returns: it can no longer be cancelled, and CancelFutures leaves
// it alone. All others are pending until a worker is sent them.
//
// While tasks take half a millisecond or more, a worker is sent only the one
// that it runs, so at most MaxWorkers futures are running; in CPython, whose workers
// share a pipe that holds one more, they soon are MaxWorkers+1. A worker whose tasks take
// microseconds is sent as many as it can be expected to run in half a millisecond, at
// most MaxAhead more than one. If it then has no result for two milliseconds, those
// that it has not begun, and that are not next, are fetched back: they are pending
// again, can be cancelled, and go to whichever worker is free.
//
// When the context of a task ends while it is with a worker, the context that the
// handler has for it ends, too. As in a ThreadPool it is the task that decides what
// to make of it, and a queued task is not taken off the queue.
//
// # Failures
//
// A worker process that ends on its own or is killed, or that breaks its pipe,
// breaks the pool: all tasks that are queued or running fail with a [*BrokenError],
// which later calls of Execute return, and the other workers are terminated. The
// cause is an [*ExitError], a [*PipeError], a [*StartError], or the [*RemoteError] of
// an Init or Broadcast that failed.
//
// A worker that somebody has stopped (SIGSTOP) is waited for, as it may be made to go on,
// but for one that is to end: it is made to go on by the pool, or killed if it has to be.
//
// No worker process outlives its parent, however that ends: a worker whose pipe is at
// its end exits at once, whatever it is doing, or when a SIGSTOP lets it go on. (Linux could
// send it a signal,
// PR_SET_PDEATHSIG; but that is for the end of the thread that started it, and a Go
// program's threads may end before the program does.)
type ProcessPool struct {
	life
	cfg        ProcessPoolConfig
	queue      queue[processItem]
	workers    []*process  // those that have not ended
	idle       []*process  // those of them with nothing to do
	broadcasts []broadcast // all there ever were
	retired    int         // workers that ended as they should
	cancelling bool        // shut, and what is not running is cancelled
	forced     os.Signal   // what Terminate or Kill sent, or nil
	recalls    *time.Timer // calls recallStalled; nil until there was need
	watching   bool        // recalls is running
}

var _ Remote = (*ProcessPool)(nil)

var unnamedProcessPools = unnamed{kind: "ProcessPoolExecutor"}

// NewProcessPool returns a pool that has started nothing yet. Its owner must call
// Shutdown, Terminate or Kill: until then the workers it starts stay. Where workers
// cannot be had, which is on systems other than Unix, the error is
// [errors.ErrUnsupported].
func NewProcessPool(cfg ProcessPoolConfig) (*ProcessPool, error) {
	switch {
	case !processesSupported:
		return nil, fmt.Errorf("process pool on %s: %w", runtime.GOOS, errors.ErrUnsupported)
	case cfg.MaxWorkers < 0:
		return nil, errors.New("process pool: MaxWorkers is negative")
	case cfg.MaxTasksPerWorker < 0:
		return nil, errors.New("process pool: MaxTasksPerWorker is negative")
	}
	cfg.MaxWorkers = cmp.Or(cfg.MaxWorkers, runtime.NumCPU())
	cfg.MaxAhead = max(0, cmp.Or(cfg.MaxAhead, defaultMaxAhead))
	p := &ProcessPool{cfg: cfg}
	p.begin(unnamedProcessPools.prefix(cfg.NamePrefix))
	return p, nil
}

// Execute has t run once in a worker process. It gives t to an idle worker or to one that
// it starts, or queues it: see [ProcessPool], Running tasks. It waits for nothing but the
// start of that process, which takes the system less than a millisecond.
//
// The error is ErrShutdown after Shutdown, a *BrokenError of a broken pool, and
// ErrNoRunWorker in a program that does not call RunWorker; t is then left alone. A process
// that cannot be started is none: another worker gets t, or else the pool breaks.
//
// Broadcasts and the end of ctx go to the worker: see [ProcessPool]. If a worker is
// idle or started, Execute itself calls t.Payload, and sends what it returns.
func (p *ProcessPool) Execute(ctx context.Context, t RemoteTask) error {
	p.mu.Lock()
	if err := p.refuseTask(); err != nil {
		p.mu.Unlock()
		return err
	}
	p.queue.push(processItem{ctx, t})
	var w *process
	var items []processItem
	started := false
	if n := len(p.idle); n > 0 {
		w = p.idle[n-1]
		p.idle = p.idle[:n-1]
	} else if len(p.workers) < p.cfg.MaxWorkers {
		w, started = p.newWorker(), true
	}
	if w != nil {
		items = p.next(w)
	}
	p.mu.Unlock()
	switch {
	case started:
		w.launch(items)
	case w != nil:
		w.feed(items, nil)
	}
	return nil
}

// refuseTask is refuse for a pool that may be in a program that has no workers.
func (p *ProcessPool) refuseTask() error {
	if err := p.refuse(); err != nil || p.started > 0 {
		return err
	}
	return canStartWorkers(p.cfg.Command == nil)
}

// A broadcast is what all workers are told.
type broadcast struct {
	kind    uint64
	payload Payload
}

// Broadcast tells all workers something: see [Remote]. A worker's handler is given it by its
// Broadcast method, in the order of the calls, and before Init if that is to come.
func (p *ProcessPool) Broadcast(kind uint64, payload Payload) error {
	if err := payload.check(); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.refuseTask(); err != nil {
		return err
	}
	p.broadcasts = append(p.broadcasts, broadcast{kind, payload})
	return nil
}

// Stats returns what the pool is doing now. A task that is with a worker is not queued.
func (p *ProcessPool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Stats{Queued: p.queue.len(), Workers: p.live, Idle: len(p.idle), Shut: p.shut}
}

// Pids returns the ids of the worker processes that run, in the order in which
// they were started.
func (p *ProcessPool) Pids() []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	var pids []int
	for _, w := range p.workers {
		if w.pid != 0 {
			pids = append(pids, w.pid)
		}
	}
	return pids
}

// newWorker puts a new worker on the books, with p.mu held. The caller launches it.
func (p *ProcessPool) newWorker() *process {
	w := newProcess(p, p.life.newWorker())
	p.workers = append(p.workers, w)
	if p.cfg.Prepare != nil {
		p.cfg.Prepare(w.worker)
	}
	return w
}

// next takes off the queue what w has room for, with p.mu held: the caller feeds w
// with it. If that is nothing and w runs nothing, w is idle from now on, or told
// to end by the caller's feed.
func (p *ProcessPool) next(w *process) []processItem {
	if w.gone || w.recalling || w.feeding {
		return nil // who does that calls next again
	}
	// Not more than its share, so that the others have work, too.
	share := (p.queue.len() + len(p.workers) - 1) / len(p.workers)
	n := min(w.window-w.sent.len(), share, w.left)
	if n <= 0 {
		if w.sent.len() == 0 {
			if w.left == 0 || p.shut {
				w.quit()
			} else {
				p.idle = append(p.idle, w)
			}
		}
		return nil
	}
	w.feeding = true
	w.batch = w.batch[:0]
	for range n {
		w.batch = append(w.batch, p.queue.pop())
	}
	w.left -= n
	return w.batch
}

// dispatch gives queued tasks to idle workers, on the goroutine of the worker own.
// After Shutdown it tells workers to end that have nothing to do any more.
func (p *ProcessPool) dispatch(own *Worker) {
	for {
		p.mu.Lock()
		n := len(p.idle)
		if n == 0 || p.queue.len() == 0 && !p.shut {
			p.mu.Unlock()
			return
		}
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		items := p.next(w)
		p.mu.Unlock()
		w.feed(items, own)
	}
}

// startFailed takes a worker off the list for which no process could be started, and
// which was to have the items. If there are others, they have to do its work; if it was
// the last one, the pool is broken.
func (p *ProcessPool) startFailed(w *process, items []processItem, err error) {
	p.mu.Lock()
	p.remove(w)
	last := len(p.workers) == 0
	cause := &StartError{Replacement: p.retired > 0, Err: err}
	p.mu.Unlock()
	p.putBack(w, items)
	if last {
		p.breakDown(w, cause)
	} else {
		p.dispatch(w.worker)
	}
}

// remove takes w off the lists, with p.mu held: it is given nothing any more.
func (p *ProcessPool) remove(w *process) {
	w.gone = true
	same := func(x *process) bool { return x == w }
	p.workers = slices.DeleteFunc(p.workers, same)
	p.idle = slices.DeleteFunc(p.idle, same)
}

// end takes a worker off the books, and puts others in its place if it has retired
// while there is work for them.
func (p *ProcessPool) end(w *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.remove(w)
	p.live--
	if w.retired && p.broken == nil {
		p.retired++
		for n := p.queue.len() - len(p.idle); n > 0 && len(p.workers) < p.cfg.MaxWorkers; n-- {
			go p.newWorker().launch(nil)
		}
	}
	p.checkTerminated()
}

// breakDown marks the pool as broken, terminates the workers and fails all tasks,
// on the goroutine of w.
func (p *ProcessPool) breakDown(w *process, cause error) {
	p.mu.Lock()
	broken := p.breakBy(cause)
	var items []processItem
	for _, x := range p.workers {
		for x.sent.len() > 0 {
			items = append(items, x.pop().processItem)
		}
		x.gone = true
	}
	for p.queue.len() > 0 {
		items = append(items, p.queue.pop())
	}
	p.idle = nil
	others := slices.Clone(p.workers)
	p.mu.Unlock()
	for _, x := range others {
		x.terminate()
	}
	for _, it := range items {
		it.task.Finish(it.ctx, w.worker, Payload{}, broken)
	}
}
