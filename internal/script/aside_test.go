package script

import (
	"context"
	"errors"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/memory"
)

// What is done aside leaves the script lock to others, and its panics are the caller's.
func TestAside(t *testing.T) {
	rt := NewRuntime()
	main, leave, err := rt.Enter(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	_, err = main.Run(nil, func() (starlark.Value, error) {
		err := main.Aside(func() {
			other := rt.StartThread("other")
			defer other.End()
			other.Acquire()
			other.Release()
		})
		if err != nil || rt.Running() != main {
			t.Errorf("%v, %v runs", err, rt.Running())
		}
		return nil, main.Aside(func() { panic(memory.Exhausted{}) })
	})
	if err == nil || err.Error() != "MemoryError" {
		t.Errorf("error %v, want MemoryError", err)
	}
}

// What is left behind, as the thread is to stop, stops where it asks.
func TestLeftBehind(t *testing.T) {
	rt := NewRuntime()
	ctx, cancel := context.WithCancel(context.Background())
	main, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	ended := make(chan error)
	_, err = main.Run(nil, func() (starlark.Value, error) {
		return nil, main.Aside(func() {
			cancel()
			var err error
			for err == nil {
				err = alarm.Err()
			}
			ended <- err
		})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if err := <-ended; err != errLeft {
		t.Errorf("left behind with %v", err)
	}
}
