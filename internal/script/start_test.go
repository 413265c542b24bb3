package script_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fstar/internal/object"
	"fstar/internal/script"
)

func sleep(t *script.Thread, d time.Duration) {
	t.Block(func(ctx context.Context) {
		select {
		case <-time.After(d):
		case <-ctx.Done():
		}
	})
}

// A thread that was started runs before Start returns, until it blocks; the one that
// started it goes on then.
func TestStartHandsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := newRuntime(t)
		th, leave, err := rt.Enter(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		var log []string
		for i, name := range []string{"a", "b"} {
			started, err := th.Start(name, false, func(t *script.Thread) {
				log = append(log, t.Name()+" begins")
				sleep(t, time.Duration(i+1)*time.Second)
				log = append(log, t.Name()+" ends")
			})
			log = append(log, "started "+name)
			if err != nil || started.Name() != name || !started.Alive() || started.Scope() != th.Scope() {
				t.Errorf("Start = %v, %v", started, err)
			}
			if name == "b" {
				th.Block(func(context.Context) { <-started.Done() })
				if started.Alive() || rt.Running() != th {
					t.Error("a thread that has ended is alive, or runs")
				}
			}
		}
		if want := []string{"a begins", "started a", "b begins", "started b", "a ends", "b ends"}; !slices.Equal(log, want) {
			t.Errorf("%q, want %q", log, want)
		}
	})
}

// Threads that were queued get the lock in that order, whenever their goroutines come to it,
// and before one that gives way to them; those that wait already go first.
func TestQueueUp(t *testing.T) {
	for _, release := range []bool{false, true} { // or give way
		synctest.Test(t, func(t *testing.T) {
			rt := newRuntime(t)
			th, leave, err := rt.Enter(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer leave()
			th.Acquire()
			var log []string
			run := func(t *script.Thread) {
				t.Acquire()
				log = append(log, t.Name())
				t.End()
			}
			first := rt.StartThread("first")
			go run(first)
			synctest.Wait() // it waits for the lock
			var threads []*script.Thread
			for _, name := range []string{"a", "b", "c"} {
				started := rt.StartThread(name)
				started.QueueUp()
				started.QueueUp()
				threads = append(threads, started)
			}
			for _, t := range slices.Backward(threads) {
				go run(t)
			}
			if !release {
				th.GiveWay()
				log = append(log, "main")
				th.GiveWay() // to nobody
			} else {
				th.Release()
				synctest.Wait()
			}
			if rt.Running() != th && !release {
				t.Error("the thread that gave way does not have the lock")
			}
			th.Acquire()
			want := []string{"first", "a", "b", "c", "main"}
			if release {
				want = want[:4]
			}
			if !slices.Equal(log, want) {
				t.Errorf("release %v: %q, want %q", release, log, want)
			}
		})
	}
}

// Queued threads that nobody waits beside get the lock one from another, the thread that
// comes meanwhile after them; and one that ends without having run gives it up.
func TestQueueUpAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := newRuntime(t)
		th, leave, err := rt.Enter(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
		th.Acquire()
		var log []string
		begin := make(chan struct{})
		a, b, c := rt.StartThread("a"), rt.StartThread("b"), rt.StartThread("c")
		for _, queued := range []*script.Thread{a, b, c} {
			queued.QueueUp()
		}
		th.Release() // a has the lock, before its goroutine starts
		go func() {
			a.Acquire()
			<-begin
			log = append(log, "a")
			a.End()
		}()
		go b.End()
		go func() {
			th.Acquire()
			log = append(log, "main")
			th.Release()
		}()
		synctest.Wait()
		go func() {
			c.Acquire()
			log = append(log, "c")
			c.End()
		}()
		close(begin)
		synctest.Wait()
		if want := []string{"a", "c", "main"}; !slices.Equal(log, want) {
			t.Errorf("%q, want %q", log, want)
		}
		th.Acquire()
	})
}

// Exit waits for threads, and for those that these start; the main thread has ended for
// them.
func TestExitWaitsForThreads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := script.NewRuntime()
		mainDone, last := false, false
		started(t, rt, func(th *script.Thread) {
			th.Block(func(context.Context) { <-rt.Main().Done() })
			mainDone = !rt.Main().Alive()
			if _, err := th.Start("last", false, func(th *script.Thread) {
				sleep(th, time.Hour)
				last = true
			}); err != nil {
				t.Error(err)
			}
		})
		if err := rt.Exit(ctx); err != nil || !mainDone || !last {
			t.Errorf("Exit = %v, main done %v, last %v", err, mainDone, last)
		}
	})
}

// Exit ends daemons where they are; they run no code any more, but for Go's deferred
// calls. One that blocks and does not heed its context is left behind.
func TestExitEndsDaemons(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := script.NewRuntime()
		th, leave, err := rt.Enter(ctx)
		if err != nil {
			t.Fatal(err)
		}
		th.Acquire()
		ran, unwound := 0, 0
		release := make(chan struct{})
		for _, body := range []func(*script.Thread){
			func(th *script.Thread) { sleep(th, time.Hour) },
			func(th *script.Thread) {
				for {
					sleep(th, time.Second)
				}
			},
			func(th *script.Thread) {
				for {
					th.Yield()
					time.Sleep(time.Millisecond)
				}
			},
			func(th *script.Thread) { th.Block(func(context.Context) { <-release }) },
		} {
			if _, err := th.Start("daemon", true, func(th *script.Thread) {
				defer func() { unwound++ }()
				body(th)
				ran++
			}); err != nil {
				t.Fatal(err)
			}
		}
		leave()
		if err := rt.Exit(ctx); err != nil || ran != 0 {
			t.Errorf("Exit = %v, and %d daemons ran on", err, ran)
		}
		close(release)
		synctest.Wait()
		if ran != 0 || unwound != 4 {
			t.Errorf("%d daemons ran on, %d have ended", ran, unwound)
		}
	})
}

// If its context ends Exit stops the threads, which get to know why.
func TestExitStopsThreads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := script.NewRuntime()
		var reason error
		started(t, rt, func(th *script.Thread) {
			sleep(th, time.Hour)
			reason = th.Interrupted()
		})
		stop, cancel := context.WithTimeoutCause(ctx, time.Second, object.KeyboardInterrupt.New())
		defer cancel()
		if err := rt.Exit(stop); !errors.Is(err, context.Cause(stop)) {
			t.Errorf("Exit = %v", err)
		}
		if reason == nil || reason.Error() != "KeyboardInterrupt" {
			t.Errorf("the thread was stopped by %v", reason)
		}
	})
}

// A thread cannot be started any more when the runtime has exited.
func TestStartAfterExit(t *testing.T) {
	rt := script.NewRuntime()
	th, leave, err := rt.Enter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	th.Acquire()
	leave()
	if err := rt.Exit(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := th.Start("late", false, func(*script.Thread) { t.Error("it runs") }); err == nil || err.Error() != "RuntimeError: can't create new thread at interpreter shutdown" {
		t.Errorf("Start = %v", err)
	}
}

// Values of a thread are its own, and gone with it.
func TestLocal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := newRuntime(t)
		var other *script.Thread
		started(t, rt, func(th *script.Thread) {
			other = th
			th.SetLocal("key", 1)
			th.SetLocal("gone", 2)
			th.SetLocal("gone", nil)
			if th.Local("key") != 1 || th.Local("gone") != nil || rt.Main().Local("key") != nil {
				t.Error(th.Local("key"), th.Local("gone"), rt.Main().Local("key"))
			}
		})
		if other.Local("key") != nil {
			t.Error("a thread that has ended has values")
		}
	})
}
