package workerpool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
)

// workerVariable is the environment variable that makes a process a worker. It is
// not the name of the program that does, so that a test binary can be one without
// running its tests again.
const workerVariable = "FSTAR_EXECUTOR_WORKER"

// A WorkerHandler is what a worker process does with what a [ProcessPool] sends it.
// Its methods are called on one goroutine, the main one. A panic in them is returned
// to the pool as an error.
type WorkerHandler interface {
	// Init is called once, before the first task, with ProcessPoolConfig.Init.
	// Broadcasts that were made before that task come before it. The number is that
	// of Worker.Process. An error breaks the pool; it is a RemoteError there.
	Init(ctx context.Context, number int, data []byte) error

	// Broadcast is called with what each ProcessPool.Broadcast was given, in that
	// order; the data of the payload belongs to the handler.
	// An error breaks the pool, as one of Init does.
	Broadcast(ctx context.Context, kind uint64, payload Payload) error

	// Task runs a task and returns its result, whose data must not change after that.
	// The data of the payload is lent: it may be changed, and be part of the result;
	// otherwise it is not valid after Task has returned. The context ends with ErrCancelled as its cause if the one given to Execute does; it
	// does not end as the task returns. The task fails with an error as a RemoteError.
	Task(ctx context.Context, payload Payload) (result Payload, err error)

	// Exit is called last, unless the pool was broken, terminated or killed, or its
	// process is no more.
	Exit()
}

// TaskFunc is a WorkerHandler that has tasks and nothing else, and takes and returns
// bytes: a payload with texts is an error.
type TaskFunc func(ctx context.Context, payload []byte) ([]byte, error)

var _ WorkerHandler = TaskFunc(nil)

// Init does nothing.
func (TaskFunc) Init(context.Context, int, []byte) error { return nil }

// Broadcast does nothing.
func (TaskFunc) Broadcast(context.Context, uint64, Payload) error { return nil }

// Task calls f.
func (f TaskFunc) Task(ctx context.Context, payload Payload) (Payload, error) {
	if len(payload.Texts) > 0 {
		return Payload{}, errors.New("a task of bytes was sent texts")
	}
	result, err := f(ctx, payload.Data)
	return Payload{Data: result}, err
}

// Exit does nothing.
func (TaskFunc) Exit() {}

// runWorkerCalled is whether this program can be run as a worker.
var runWorkerCalled atomic.Bool

// RunWorker makes a program one that process pools can run as their worker. It must
// be the first thing that main does (or TestMain, for pools in tests):
//
//	func main() {
//		workerpool.RunWorker(handler)
//		...
//	}
//
// If a pool has started this process, RunWorker does what the pool says and never
// returns. Otherwise it returns at once, without having used the handler.
//
// A worker process shares standard output and error output with its parent (see
// ProcessPoolConfig.Command) and has no standard input. Ctrl-C, which the terminal
// sends to parent and workers, has no effect on it: the parent is to decide. It ends
// when the pool is shut down, and within moments when its parent is no more, even
// if a task is running. It may have process pools of its own.
func RunWorker(h WorkerHandler) {
	runWorkerCalled.Store(true)
	if os.Getenv(workerVariable) == "" {
		return
	}
	os.Unsetenv(workerVariable) // processes that it starts are not its parent's workers
	tasks, err := openWorkerPipe(workerTasksFD, "tasks")
	if err == nil {
		var results *os.File
		if results, err = openWorkerPipe(workerResultsFD, "results"); err == nil {
			runWorker(h, tasks, results)
		}
	}
	fmt.Fprintf(os.Stderr, "executor: %s is set, but the process was not started by a process pool: %v\n", workerVariable, err)
	os.Exit(2)
}

// canStartWorkers returns ErrNoRunWorker in a program that has not called RunWorker,
// if that is its own worker, or is meant to be one: it would start itself for ever.
func canStartWorkers(self bool) error {
	if self && !runWorkerCalled.Load() || os.Getenv(workerVariable) != "" {
		return ErrNoRunWorker
	}
	return nil
}
