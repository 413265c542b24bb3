package script

import (
	"context"
	"errors"

	"fstar/internal/object"
)

// ErrKeyboardInterrupt is why a script is interrupted: see [Runtime.Interrupt].
var ErrKeyboardInterrupt error = object.KeyboardInterrupt.New()

// Interrupt has a KeyboardInterrupt raised in the main thread, at once even if that waits,
// and reports whether a call, or what AtExit was given, runs there and no interrupt is on its way: one that no
// handler has taken. Any goroutine may call it.
// Source: "Signals and threads" in the Python library reference.
func (rt *Runtime) Interrupt() bool {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	task := rt.main.task.Load()
	if task == nil || !rt.interruptible || rt.interrupting.Swap(true) {
		return false
	}
	task.Stop(ErrKeyboardInterrupt)
	return true
}

// mayInterrupt says whether Interrupt reaches what runs on the main thread. When it no longer does, the error is
// the interrupt that came too late for code to be told of it, or nil.
func (rt *Runtime) mayInterrupt(may bool) error {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	rt.interruptible = may
	if task := rt.main.task.Load(); !may && task != nil && errors.Is(context.Cause(task), ErrKeyboardInterrupt) {
		return ErrKeyboardInterrupt
	}
	return nil
}

// Interrupting reports whether an interrupt is on its way, or has ended the last call on
// the main thread.
func (rt *Runtime) Interrupting() bool { return rt.interrupting.Load() }

// Handled tells the runtime that a handler has taken err, which left code on t.
func (t *Thread) Handled(err error) {
	if t.rt.interrupting.Load() && t.IsMain() && errors.Is(err, ErrKeyboardInterrupt) {
		t.rt.interrupting.Store(false)
	}
}
