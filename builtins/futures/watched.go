package futures

import (
	"context"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A watcher tells Config.TaskEvents of the tasks of a host.
type watcher struct {
	tell  func(TaskEvent)
	pid   int           // of this process
	since time.Time     // when it was made, by both clocks: see fromWorker
	tasks atomic.Uint64 // how many there were
	pools int           // how many there were; guarded by the script lock
}

// newWatcher returns the watcher of a host, or nil if nobody wants to know.
func newWatcher(rt *script.Runtime, tell func(TaskEvent)) *watcher {
	if tell == nil {
		return nil
	}
	safely := func(e TaskEvent) {
		defer func() {
			if p := recover(); p != nil { // it is not the task's fault
				err := object.SystemError.Errorf("Go panic: %v", p).Wrap(&workerpool.PanicError{Value: p, Stack: debug.Stack()})
				rt.Ignore("TaskEvents", err)
			}
		}()
		tell(e)
	}
	return &watcher{tell: safely, pid: os.Getpid(), since: time.Now()}
}

// A watchedPool is what a watcher knows of a pool.
type watchedPool struct {
	*watcher
	pool *TaskPool
}

// pool returns what is to watch the tasks of a pool, or nil.
func (w *watcher) pool(name string, processes bool, maxWorkers int) *watchedPool {
	if w == nil {
		return nil
	}
	w.pools++
	return &watchedPool{w, &TaskPool{ID: w.pools, Name: name, Processes: processes, MaxWorkers: maxWorkers}}
}

// watched is what a watcher knows of a task, which has nil instead if nobody watches.
type watched struct {
	watcher *watcher

	mu    sync.Mutex // a script can settle the future of a task that runs
	event TaskEvent  // the last one
	over  bool       // it was TaskEnded
}

// task returns what is to watch a task that t submits: a call of fn. It is nil if nobody
// watches.
func (p *watchedPool) task(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) *watched {
	if p == nil {
		return nil
	}
	e := TaskEvent{Pool: p.pool, Items: 1, Submitter: p.thread(t)}
	if fn == processChunk {
		e.Function, e.Items = chunkName(args)
	} else {
		e.Function, e.Args = calleeName(fn), shortArgs(args, kwargs)
	}
	return &watched{watcher: p.watcher, event: e}
}

// again returns what is to watch a task that does what w's would have done, and which t
// submits.
func (w *watched) again(t *script.Thread) *watched {
	if w == nil {
		return nil
	}
	w.mu.Lock() // the pool may break just now
	e := w.event
	w.mu.Unlock()
	return &watched{watcher: w.watcher, event: TaskEvent{
		Pool: e.Pool, Function: e.Function, Args: e.Args, Items: e.Items, Submitter: w.watcher.thread(t),
	}}
}

// thread returns what an event says of a thread.
func (w *watcher) thread(t *script.Thread) TaskThread {
	return TaskThread{Name: t.Name(), Pid: w.pid, Ident: t.Ident()}
}

// queued is called as the task whose future f is is about to be queued.
func (w *watched) queued(ctx context.Context, f *Future) {
	w.mu.Lock()
	w.event.ID = w.watcher.tasks.Add(1)
	w.event.Queued = time.Now()
	w.tell(TaskQueued)
	w.mu.Unlock()
	// The first callback of the future: whoever settles it, and however, this is told,
	// once, and before the script is.
	f.AddDoneCallback(ctx, w.ended)
}

// startedOn is called when a worker of a thread pool begins the task.
func (w *watched) startedOn(t *script.Thread) { w.started(w.watcher.thread(t)) }

// started is called when a worker has the task.
func (w *watched) started(worker TaskThread) { w.moved(TaskStarted, worker, time.Now()) }

// requeued is called when the task is in the queue again.
func (w *watched) requeued() { w.moved(TaskRequeued, TaskThread{}, time.Time{}) }

func (w *watched) moved(kind TaskEventKind, worker TaskThread, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return
	}
	w.event.Worker, w.event.Started = worker, at
	w.tell(kind)
}

// ran is called with the time that the worker process says the task took, before the task
// is settled.
func (w *watched) ran(d timing) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	began := w.watcher.fromWorker(d.began)
	// If the clock was set meanwhile, still nothing happened before the task was sent.
	start := earlier(now, later(w.event.Started, began))
	w.event.Started, w.event.Ended = start, earlier(now, later(start, began.Add(d.took)))
}

// fromWorker returns a time of a worker process, in nanoseconds of the system's clock, as
// one with a reading of the monotonic clock: that of this process, so far as it has gone
// by the monotonic clocks of both since they began. Two readings of both clocks differ by
// microseconds, and tasks follow each other in less.
func (w *watcher) fromWorker(nanoseconds int64) time.Time {
	return w.since.Add(time.Duration(nanoseconds - w.since.UnixNano()))
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// lost is called, before the task is settled, if its pool broke.
func (w *watched) lost() {
	w.mu.Lock()
	w.event.Outcome = TaskLost
	w.mu.Unlock()
}

// ended is the callback of the future, which is done.
func (w *watched) ended(_ context.Context, f *executor.Future[starlark.Value]) {
	_, err := f.Result(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	e := &w.event
	if e.Ended.IsZero() {
		e.Ended = time.Now()
	}
	e.Outcome, e.Exception = outcomeOf(err, e.Outcome == TaskLost)
	w.over = true
	w.tell(TaskEnded)
}

// outcomeOf returns what an event says of the error of a future. The future may be that of
// a task that is lost.
func outcomeOf(err error, lost bool) (o TaskOutcome, exceptionName string) {
	switch {
	case err == nil:
		return TaskReturned, ""
	case err == workerpool.ErrCancelled:
		return TaskCancelled, ""
	case lost:
		o = TaskLost
	default:
		o = TaskRaised
	}
	switch err := err.(type) {
	case *object.Exception:
		return o, err.Class().Name()
	case *notRaisable:
		return o, object.TypeName(err.value)
	}
	return o, ""
}

// tell tells of the event, with w.mu held.
func (w *watched) tell(kind TaskEventKind) {
	w.event.Kind = kind
	w.watcher.tell(w.event)
}
