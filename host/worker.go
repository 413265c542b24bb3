package host

import (
	"context"
	"errors"
	goos "os"

	"fstar/builtins/futures"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// Worker lets the scripts of a program have process pools. It must be the first thing that
// main does (or TestMain, for pools in tests), with the Config that the program gives New:
//
//	func main() {
//		host.Worker(config)
//		...
//	}
//
// If a process pool has started this process, to run calls of scripts in it, Worker makes
// a Host of cfg, does what the pool says, and never returns; Dialect is that of the pool's
// Host, Args and Path are what its script has made of them, there is no System and no ReadFile
// if that Host has none, TaskEvents and Exit are not used, and what scripts print goes to its
// Stdout and Stderr. Otherwise it returns at
// once. A pool of a program without this line fails, and says so.
func Worker(cfg Config) { workerpool.RunWorker(&worker{cfg: cfg}) }

// worker is the handler of a worker process. Its Host is made for the first task.
type worker struct {
	cfg        Config
	broadcasts []func() error // that came before Init

	host   *Host
	thread *script.Thread // the main thread, in a call that lasts as long as the process
	leave  func()
	calls  *futures.Worker

	ctx context.Context // of the last task
}

var _ workerpool.WorkerHandler = (*worker)(nil)

// Init makes the Host.
func (w *worker) Init(ctx context.Context, number int, data []byte) error {
	info, err := decodeWorkerInfo(data)
	if err != nil {
		return err
	}
	w.cfg.Dialect, w.cfg.Args, w.cfg.Path = info.Dialect, nil, nil // sys.argv and sys.path come with the state
	w.cfg.TaskEvents, w.cfg.Exit = nil, nil                        // they are for the pool's process
	info.Grants.limit(&w.cfg)
	w.cfg.Stdout, w.cfg.Stderr = goos.Stdout, goos.Stderr
	if w.host, err = New(w.cfg); err != nil {
		return err
	}
	w.host.shares.Store(true)
	w.host.isWorker = true
	w.host.multiprocessing.BecomeWorker(info.Origin, number)
	if w.thread, w.leave, err = w.host.rt.Enter(ctx); err != nil {
		return err
	}
	w.calls = futures.NewWorker(pickle.NewReceiver(w.host.program()), info.Watched)
	defer w.thread.Release()
	for _, broadcast := range w.broadcasts {
		if err := broadcast(); err != nil {
			return err
		}
	}
	w.broadcasts = nil
	return w.calls.Initialize(w.thread)
}

// Broadcast tells the Host what the tasks that follow refer to.
func (w *worker) Broadcast(_ context.Context, kind uint64, payload workerpool.Payload) error {
	if w.host == nil {
		w.broadcasts = append(w.broadcasts, func() error { return w.calls.Broadcast(w.thread, kind, payload) })
		return nil
	}
	defer w.thread.Release()
	return w.calls.Broadcast(w.thread, kind, payload)
}

// errTaskCancelled is why a task was stopped whose context has ended.
var errTaskCancelled = errors.New("the task was cancelled")

// Task makes a call of a script.
func (w *worker) Task(ctx context.Context, payload workerpool.Payload) (workerpool.Payload, error) {
	t := w.thread
	t.Acquire()
	defer t.Release()
	if ctx != w.ctx { // they have one until that ends
		w.ctx = ctx
		t.DropTaskScope()
		scope := t.TaskScope(t.Scope())
		t.SetScope(scope)
		context.AfterFunc(ctx, func() { scope.Stop(errTaskCancelled) })
	}
	return w.calls.Task(t, payload), nil
}

// Exit ends the Host as the end of a script does.
func (w *worker) Exit() {
	if w.host == nil {
		return
	}
	w.leave()
	w.host.Close(context.Background())
}
