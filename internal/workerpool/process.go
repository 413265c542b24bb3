package workerpool

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// startTimeout is how long a process may take to become a worker.
var startTimeout = 30 * time.Second // a variable for a test

// exitTime is how long a process may run on that has closed its pipes or was told to
// terminate. Then it is killed.
const exitTime = 250 * time.Millisecond

// A process is a worker process as its parent sees it. Its goroutine starts it,
// reads its results, and waits for its end.
//
// One goroutine at a time sends it tasks (feeding): an Execute or the goroutine of
// another worker, which took it from the idle ones, or its own goroutine, when
// results have come. So a worker that has tasks needs no waking: it will come by for
// more.
type process struct {
	pool    *ProcessPool
	worker  *Worker
	cmd     *exec.Cmd
	tasks   *os.File
	results *os.File
	out     frameWriter // to tasks
	writers sync.WaitGroup
	done    []sentTask  // settle's
	greeted bool        // it has become a worker
	late    atomic.Bool // it has not within startTimeout
	killed  atomic.Bool // because it did not end within exitTime

	// Guarded by pool.mu.
	proc      *os.Process // once it is started
	pid       int
	sent      sentTasks
	lastID    uint64    // of the task sent last
	since     time.Time // of the last result, or of the first task after idleness
	window    int       // how many tasks may be with it
	left      int       // how many tasks it may still be given
	contexts  []contextWatch
	gone      bool // it will be given nothing any more
	retired   bool // gone, and that is as it should be
	recalling bool // it was asked for tasks back
	feeding   bool // somebody sends it tasks

	// For the one who feeds it.
	batch       []processItem
	payloads    []Payload
	broadcasts  int // how many it was sent
	initialized bool
}

// startedProcesses counts the worker processes of all pools that have no Number.
var startedProcesses atomic.Int64

func newProcess(p *ProcessPool, worker *Worker) *process {
	w := &process{
		pool:   p,
		worker: worker,
		window: 1,
		left:   math.MaxInt,
	}
	worker.exited = make(chan struct{})
	if p.cfg.Number != nil {
		worker.process = p.cfg.Number()
	} else {
		worker.process = int(startedProcesses.Add(1))
	}
	if p.cfg.MaxTasksPerWorker > 0 {
		w.left = p.cfg.MaxTasksPerWorker
	}
	return w
}

// launch starts the process of a new worker, sends it the items, in Execute, and starts its
// goroutine, whose business it is if there is no process.
func (w *process) launch(items []processItem) {
	err := w.start()
	if err == nil && len(items) > 0 {
		w.feed(items, nil)
		items = nil
	}
	go w.run(items, err)
}

// run is the life of a worker. The error is why it has no process, for which the items were.
func (w *process) run(items []processItem, err error) {
	p := w.pool
	defer p.end(w)
	if p.cfg.Finalizer != nil {
		defer p.cfg.Finalizer(w.worker)
	}
	if err != nil {
		p.startFailed(w, items, err)
		return
	}
	p.mu.Lock()
	items = p.next(w)
	p.mu.Unlock()
	w.feed(items, w.worker)

	if cause := w.failure(w.receive()); cause == errInterrupted {
		p.mu.Lock()
		items := w.takeBack(0)
		p.mu.Unlock()
		p.requeue(w, items)
		p.dispatch(w.worker)
	} else if cause != nil {
		p.breakDown(w, cause)
	}
	<-w.worker.exited
	w.tasks.Close()
	w.results.Close()
	w.writers.Wait()
}

// start starts the process.
func (w *process) start() error {
	cmd, err := w.pool.command()
	if err != nil {
		return err
	}
	theirTasks, tasks, err := os.Pipe()
	if err != nil {
		return err
	}
	defer theirTasks.Close()
	results, theirResults, err := os.Pipe()
	if err != nil {
		tasks.Close()
		return err
	}
	defer theirResults.Close()
	widenPipe(tasks)
	widenPipe(results)
	cmd.Env = append(cmd.Environ(), workerVariable+"=1")
	cmd.ExtraFiles = []*os.File{theirTasks, theirResults}
	if err := cmd.Start(); err != nil {
		tasks.Close()
		results.Close()
		return err
	}
	w.cmd, w.tasks, w.results, w.out.w = cmd, tasks, results, tasks
	if cmd.WaitDelay == 0 {
		cmd.WaitDelay = exitTime
	}
	go func() {
		cmd.Wait()
		w.closeOutput()
		// Most likely the pipe is at its end, too. But a process may have started
		// others that have it open.
		results.SetReadDeadline(time.Now().Add(exitTime))
		w.worker.exitCode = exitCode(cmd.ProcessState)
		close(w.worker.exited)
	}()

	p := w.pool
	p.mu.Lock()
	w.proc, w.pid = cmd.Process, cmd.Process.Pid
	w.worker.pid.Store(int64(w.pid))
	sig, broken := p.forced, p.broken != nil
	p.mu.Unlock()
	if sig != nil {
		w.signal(sig)
	} else if broken {
		w.terminate()
	}
	return nil
}

// command returns the command of a new process.
func (p *ProcessPool) command() (*exec.Cmd, error) {
	if p.cfg.Command != nil {
		cmd, err := p.cfg.Command()
		if err == nil && len(cmd.ExtraFiles) > 0 {
			err = errors.New("the command has ExtraFiles")
		}
		return cmd, err
	}
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if p.cfg.Stdout != nil {
		cmd.Stdout = p.cfg.Stdout()
	}
	if p.cfg.Stderr != nil {
		cmd.Stderr = p.cfg.Stderr()
	}
	return cmd, nil
}

// closeOutput closes what cfg.Stdout and cfg.Stderr have returned for the process, which
// has ended.
func (w *process) closeOutput() {
	cfg := w.pool.cfg
	if cfg.Command != nil {
		return
	}
	if cfg.Stdout != nil {
		w.cmd.Stdout.(io.Closer).Close()
	}
	if cfg.Stderr != nil {
		w.cmd.Stderr.(io.Closer).Close()
	}
}

// quit tells w, which has nothing to do, to end, with pool.mu held. The caller
// flushes.
func (w *process) quit() {
	w.gone, w.retired = true, true
	w.out.add(frameQuit, 0, Payload{})
	resume(w.proc)
}

// signal sends the process a signal that ends it, if it has been started.
func (w *process) signal(sig os.Signal) {
	w.pool.mu.Lock()
	proc := w.proc
	w.pool.mu.Unlock()
	if proc != nil {
		proc.Signal(sig) // it may have ended
		resume(proc)
	}
}

// terminate has the process end.
func (w *process) terminate() {
	w.signal(syscall.SIGTERM)
	w.killSoon()
}

// killSoon kills the process unless it ends within exitTime.
func (w *process) killSoon() {
	time.AfterFunc(exitTime, func() {
		w.killed.Store(true)
		w.signal(os.Kill)
	})
}

// failure returns why the pool cannot go on, after receive has returned err, or nil
// if w has ended as it should.
func (w *process) failure(err error) error {
	p := w.pool
	if remote, ok := err.(*RemoteError); ok {
		return remote
	}
	if errors.Is(err, errBadFrame) {
		if !w.greeted {
			return &StartError{Pid: w.pid, Reason: "answered " + err.Error(), Err: ErrNoRunWorker}
		}
		return &PipeError{w.pid, err}
	}
	alive := time.NewTimer(exitTime)
	select {
	case <-w.worker.exited:
	case <-alive.C:
		w.killed.Store(true)
		w.signal(os.Kill)
		<-w.worker.exited
	}
	alive.Stop()
	code := w.worker.exitCode
	interrupted := !w.greeted && code == -int(syscall.SIGINT)
	p.mu.Lock()
	if !w.feeding && (interrupted || p.forced != nil && w.sent.len() == 0) {
		p.remove(w)
		w.retired = true
	}
	retired := w.retired
	p.mu.Unlock()
	switch {
	case retired && interrupted:
		return errInterrupted
	case retired:
		return nil
	case w.late.Load():
		return &StartError{Pid: w.pid, Reason: fmt.Sprintf("did not answer for %v", startTimeout), Err: ErrNoRunWorker}
	case !w.greeted && code >= 0 && p.cfg.Command != nil: // this program itself has called RunWorker
		return &StartError{Pid: w.pid, Reason: fmt.Sprintf("ended with exit code %d", code), Err: ErrNoRunWorker}
	case w.killed.Load() && code == -int(syscall.SIGKILL):
		return &PipeError{w.pid, errClosedPipe}
	}
	return &ExitError{w.pid, code}
}

// errInterrupted is the failure of a process that Ctrl-C has killed before it could
// become a worker, which ignores it. It is the parent that is to decide what Ctrl-C
// means, and as it goes on, another process takes its place.
var errInterrupted = errors.New("interrupted")
