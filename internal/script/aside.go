package script

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"fstar/internal/alarm"
	"fstar/internal/goroutine"
)

// Aside calls f, which takes long and uses nothing that scripts can change, while other threads have the script lock. If
// the thread is to stop meanwhile, it leaves f behind, on a goroutine that ends with it, and returns why it stops. What is
// left behind stops where it asks package alarm.
func (t *Thread) Aside(f func()) error {
	w := work{done: make(chan any, 1)}
	go func() {
		w.id.Store(goroutine.ID())
		defer func() {
			p := recover()
			w.end()
			w.done <- p
		}()
		f()
	}()
	var panicked any
	left := false
	t.Block(func(ctx context.Context) {
		select {
		case panicked = <-w.done:
		case <-ctx.Done():
			left = true
		}
	})
	switch {
	case left:
		w.leave()
		return t.Interrupted()
	case panicked != nil:
		panic(panicked)
	}
	return nil
}

// A work is what Aside has a goroutine do.
type work struct {
	done chan any       // what it panicked with
	id   atomic.Uintptr // of the goroutine

	mu    sync.Mutex
	ended bool
	asked bool // by package alarm
}

var errLeft = errors.New("left behind")

// Alarm returns an error on the goroutine that was left behind.
func (w *work) Alarm() error {
	if goroutine.ID() == w.id.Load() {
		return errLeft
	}
	return nil
}

func (w *work) leave() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ended {
		w.asked = true
		alarm.Raise(w)
	}
}

// end is called by the goroutine, as another one may have its number later.
func (w *work) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
	if w.asked {
		alarm.Lower(w)
	}
}
