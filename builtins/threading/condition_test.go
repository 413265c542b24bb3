package threading_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/threading"
	"fstar/internal/script"
)

// A thread that must end while another has the lock of its condition goes on without it:
// its release, that of a with statement, does nothing, and the other keeps the lock.
func TestConditionStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := moduletest.New(t).Runtime
		lock := threading.NewLock()
		condition := threading.NewCondition(lock)
		stopped, stop := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			th, leave, err := rt.Enter(stopped)
			if err != nil {
				t.Error(err)
				return
			}
			defer leave()
			th.Acquire()
			if err := lock.Acquire(th); err != nil {
				t.Error(err)
			}
			if _, err := condition.Wait(th, script.Forever); err == nil {
				t.Error("the wait of a thread that must end is no error")
			}
			if err := lock.Release(th); err != nil {
				t.Errorf("the release that is to come: %v", err)
			}
		}()
		synctest.Wait()
		th, leave, err := rt.Enter(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		if err := lock.Acquire(th); err != nil {
			t.Fatal(err)
		}
		stop()
		th.Block(func(context.Context) { <-ended })
		condition.NotifyAll() // nobody waits
		if err := lock.Release(th); err != nil {
			t.Errorf("the owner's release: %v", err)
		}
		if err := lock.Release(th); err == nil {
			t.Error("the lock was still taken")
		}
	})
}

// The lock goes to who is notified once it is free.
func TestConditionNotified(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := moduletest.New(t).Runtime
		lock := threading.NewLock()
		condition := threading.NewCondition(lock)
		th, leave, err := rt.Enter(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		notified := 0
		for range 3 {
			if _, err := th.Start("waits", false, func(th *script.Thread) {
				lock.Acquire(th)
				if woken, err := condition.Wait(th, time.Hour); woken && err == nil {
					notified++
				}
				lock.Release(th)
			}); err != nil {
				t.Fatal(err)
			}
		}
		lock.Acquire(th)
		condition.Notify(2)
		th.Block(func(context.Context) { time.Sleep(time.Second) })
		if notified != 0 {
			t.Error("a thread goes on without the lock")
		}
		lock.Release(th)
		th.Block(func(context.Context) { time.Sleep(time.Second) })
		if notified != 2 {
			t.Errorf("%d threads were notified, want 2", notified)
		}
	})
}
