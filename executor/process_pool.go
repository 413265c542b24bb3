package executor

import (
	"bytes"
	"context"
	"os/exec"
	"time"

	"fstar/internal/workerpool"
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
	// runs, which keeps it busy while results of tiny tasks are on their way. If 0, 512;
	// if negative, none.
	MaxAhead int

	// StopTime is how long a worker may go on with a task whose context has ended. Then
	// it is killed, which breaks the pool. If 0, there is no limit.
	StopTime time.Duration

	// Command, if not nil, returns the command of a new worker process: a program that
	// calls [RunWorker]. The pool adds an environment variable and ExtraFiles, which must be
	// empty. It may be called from several goroutines, and a Stdout or Stderr that is not an
	// *os.File is written to from several. If nil, the command is this program without
	// arguments, with its environment, standard output and error output, and with no standard
	// input.
	Command func() (*exec.Cmd, error)
}

// A ProcessPool runs tasks in worker processes. What a task is, is for the function to say
// that the workers' [RunWorker] has; here it is bytes, and so is its result. Its methods may
// be called from any goroutine.
//
// A worker is started when a task comes, none is idle, and there are fewer than MaxWorkers;
// it stays until Shutdown. Tasks begin in the order they came. A task that is given to an idle
// worker, or for which one is started, counts as running when Submit returns. All others are
// pending until a worker is sent them, which is one at a time unless they take microseconds.
//
// A worker process that ends on its own or is killed breaks the pool: all tasks that are
// queued or running fail with a [*BrokenError], which later calls of Submit return, and the
// other workers are terminated. No worker outlives its parent, however that ends.
type ProcessPool struct{ pool *workerpool.ProcessPool }

// NewProcessPool returns a pool that has started nothing yet. Its owner must call
// Shutdown, Terminate or Kill: until then the workers it starts stay. Where workers
// cannot be had, which is on systems other than Unix, the error is
// [errors.ErrUnsupported].
func NewProcessPool(cfg ProcessPoolConfig) (*ProcessPool, error) {
	p, err := workerpool.NewProcessPool(workerpool.ProcessPoolConfig{
		MaxWorkers:        cfg.MaxWorkers,
		MaxTasksPerWorker: cfg.MaxTasksPerWorker,
		MaxAhead:          cfg.MaxAhead,
		StopTime:          cfg.StopTime,
		Command:           cfg.Command,
	})
	if err != nil {
		return nil, err
	}
	return &ProcessPool{p}, nil
}

// RunWorker makes a program one that process pools can run as their worker, which calls task
// for what it is sent. It must be the first thing that main does (or TestMain, for pools in tests):
//
//	func main() {
//		executor.RunWorker(task)
//		...
//	}
//
// If a pool has started this process, RunWorker does what the pool says and never
// returns. Otherwise it returns at once.
//
// A task gets a payload that was submitted, which is its own to change but not valid after it,
// and returns the result. Its context ends with ErrCancelled as its cause if the one given to
// Submit does; it does not end as the task returns. An error is a [*RemoteError] in the pool, and
// so is a panic. Tasks run on one goroutine, the main one.
//
// A worker process shares standard output and error output with its parent (see
// ProcessPoolConfig.Command) and has no standard input. Ctrl-C, which the terminal
// sends to parent and workers, has no effect on it: the parent is to decide. It ends
// when the pool is shut down, and within moments when its parent is no more, even
// if a task is running. It may have process pools of its own.
func RunWorker(task func(ctx context.Context, payload []byte) ([]byte, error)) {
	workerpool.RunWorker(workerpool.TaskFunc(task))
}

// Submit has a worker run payload, which must not change after that, and returns the future
// of its result. It waits for nothing but the start of a process, which takes the system less
// than a millisecond. The error is ErrShutdown after Shutdown, a *BrokenError of a broken pool,
// and ErrNoRunWorker in a program that does not call RunWorker. The context is the task's: its
// end goes to the worker, but not its values.
func (p *ProcessPool) Submit(ctx context.Context, payload []byte) (*Future[[]byte], error) {
	t := &bytesTask{payload: payload}
	if err := p.pool.Execute(ctx, t); err != nil {
		return nil, err
	}
	return &t.Future, nil
}

// Shutdown makes the pool take no more tasks and waits until those it has are done
// and its workers have ended, or until ctx ends: then it returns the cause of ctx,
// and the tasks run on. It can be called again. Callbacks of the tasks that CancelFutures
// cancels get ctx. A callback of a future of the pool cannot wait for it: Shutdown then
// returns an error, after having done all but wait.
func (p *ProcessPool) Shutdown(ctx context.Context, opts ShutdownOptions) error {
	return p.pool.Shutdown(ctx, workerpool.ShutdownOptions(opts))
}

// Terminate shuts the pool down at once: it cancels the tasks that have not started,
// with ctx for their callbacks, and has the operating system ask each worker to
// terminate (SIGTERM). Tasks that run fail with a *BrokenError as their workers die.
// It does not wait for that; Shutdown does.
func (p *ProcessPool) Terminate(ctx context.Context) { p.pool.Terminate(ctx) }

// Kill is Terminate with a signal that a worker cannot ignore (SIGKILL).
func (p *ProcessPool) Kill(ctx context.Context) { p.pool.Kill(ctx) }

// bytesTask is a payload and the future of its result.
type bytesTask struct {
	Future[[]byte]
	payload []byte
}

func (t *bytesTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	if run, _ := t.SetRunning(); !run {
		t.payload = nil
		return workerpool.Payload{}, ErrCancelled
	}
	return workerpool.Payload{Data: t.payload}, nil
}

func (t *bytesTask) Requeue() { t.Future.Requeue() }

func (t *bytesTask) Finish(ctx context.Context, w *workerpool.Worker, result workerpool.Payload, err error) {
	t.payload = nil
	if w != nil {
		ctx = w.Context(ctx)
	}
	if err != nil {
		t.Discard(ctx, err)
		return
	}
	t.SetResult(ctx, bytes.Clone(result.Data))
}
