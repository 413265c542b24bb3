package futures

import (
	"errors"
	"fmt"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// What a process pool tells its workers.
const (
	broadcastNews        uint64 = iota // what calls refer to
	broadcastInitializer               // the call of the initializer
)

// A Worker does what a process pool says, in a worker process. Its methods are called on
// one script thread, which does not hold the script lock between them.
type Worker struct {
	receiver    *pickle.Receiver
	watched     bool
	since       time.Time           // when it was made
	initializer *workerpool.Payload // a call; nil if there is none, or it has run
}

// NewWorker returns a worker that reads calls by r. If the pool's host is told of tasks by
// a Config.TaskEvents, it is watched, and its workers have to know.
func NewWorker(r *pickle.Receiver, watched bool) *Worker {
	return &Worker{receiver: r, watched: watched, since: time.Now()}
}

// Broadcast takes what is told to all workers. The worker keeps it.
func (w *Worker) Broadcast(t *script.Thread, kind uint64, what workerpool.Payload) error {
	switch kind {
	case broadcastNews:
		return w.receiver.News(t, what.Data)
	case broadcastInitializer:
		w.initializer = &what
		return nil
	}
	return fmt.Errorf("a bad broadcast %d", kind)
}

// Initialize runs the initializer, if there is one, after the broadcasts that are before
// the first task. One that fails is logged; the error is its traceback.
func (w *Worker) Initialize(t *script.Thread) error {
	if w.initializer == nil {
		return nil
	}
	t.SetLocal(failedInitializer{}, nil)
	w.receiver.Call(t, *w.initializer)
	w.initializer = nil
	if e, ok := t.Local(failedInitializer{}).(*object.Exception); ok {
		return errors.New(t.Traceback(e))
	}
	return nil
}

// Task makes a call and returns what comes of it, for the pool. It keeps nothing of the
// payload's data.
func (w *Worker) Task(t *script.Thread, payload workerpool.Payload) workerpool.Payload {
	if !w.watched {
		return w.receiver.Call(t, payload)
	}
	began := time.Since(w.since)
	result := w.receiver.Call(t, payload)
	result.Data = timing{w.since.UnixNano() + int64(began), time.Since(w.since) - began}.appendTo(result.Data)
	return result
}

// failedInitializer is the key for the exception of an initializer among the values of a
// worker's thread.
type failedInitializer struct{}

// runInitializer is the function that a worker process runs for an initializer.
var runInitializer = native.F2("_run_initializer", "fn, args", "calls an initializer, in a worker", func(t *script.Thread, fn, initargs starlark.Value) (value.Value, error) {
	depth := t.Depth()
	args, err := object.Elements(t, initargs)
	if err == nil {
		_, err = t.Invoke(fn, args, nil)
	}
	if err != nil {
		e := object.Catch(err, depth)
		t.SetLocal(failedInitializer{}, e)
		t.Runtime().Log(t, logger, logCritical, "Exception in initializer:", e)
	}
	return value.None, nil
})
