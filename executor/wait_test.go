package executor_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fstar/executor"
)

// after settles a future with its index, or an error, so many seconds from now.
type after struct {
	seconds int // negative: at once; 0: never
	err     error
	cancel  bool
}

func futures(as []after) []*executor.Future[int] {
	fs := make([]*executor.Future[int], len(as))
	for i, a := range as {
		f := new(executor.Future[int])
		fs[i] = f
		settle := func() {
			switch {
			case a.cancel:
				f.Cancel(ctx)
				f.SetRunning()
			case a.err != nil:
				f.SetError(ctx, a.err)
			default:
				f.SetResult(ctx, i)
			}
		}
		if a.seconds < 0 {
			settle()
		} else if a.seconds > 0 {
			time.AfterFunc(time.Duration(a.seconds)*time.Second, settle)
		}
	}
	return fs
}

func indices(fs, of []*executor.Future[int]) []int {
	var is []int
	for _, f := range of {
		is = append(is, slices.Index(fs, f))
	}
	return is
}

func TestWait(t *testing.T) {
	boom := errors.New("boom")
	for _, tt := range []struct {
		name    string
		fs      []after
		when    executor.ReturnWhen
		done    []int
		notDone []int
		seconds int // when Wait returns; the context ends at 10
	}{
		{"none", nil, executor.AllCompleted, nil, nil, 0},
		{"none, first", nil, executor.FirstCompleted, nil, nil, 0},
		{"none, exception", nil, executor.FirstException, nil, nil, 0},
		{"all", []after{{seconds: 3}, {seconds: 1}, {seconds: -1}}, executor.AllCompleted, []int{0, 1, 2}, nil, 3},
		{"all, with error", []after{{seconds: 3}, {seconds: 1, err: boom}}, executor.AllCompleted, []int{0, 1}, nil, 3},
		{"all, timeout", []after{{seconds: 3}, {}}, executor.AllCompleted, []int{0}, []int{1}, 10},
		{"first", []after{{seconds: 3}, {seconds: 1}, {}}, executor.FirstCompleted, []int{1}, []int{0, 2}, 1},
		{"first, some done", []after{{seconds: -1}, {seconds: 1}, {seconds: -1}}, executor.FirstCompleted, []int{0, 2}, []int{1}, 0},
		{"first, cancelled", []after{{seconds: 2, cancel: true}, {}}, executor.FirstCompleted, []int{0}, []int{1}, 2},
		{"exception", []after{{seconds: 1}, {seconds: 2, err: boom}, {seconds: 3}}, executor.FirstException, []int{0, 1}, []int{2}, 2},
		{"exception, done", []after{{seconds: 1}, {seconds: -1, err: boom}}, executor.FirstException, []int{1}, []int{0}, 0},
		{"exception, none fails", []after{{seconds: 1}, {seconds: 4}}, executor.FirstException, []int{0, 1}, nil, 4},
		{"exception, cancelled", []after{{seconds: 1, cancel: true}, {seconds: 4}}, executor.FirstException, []int{0, 1}, nil, 4},
		{"exception, was cancelled", []after{{seconds: -1, cancel: true}, {seconds: 4}}, executor.FirstException, []int{0, 1}, nil, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				fs := futures(tt.fs)
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				start := time.Now()
				done, notDone, err := executor.Wait(ctx, fs, tt.when)
				if d, n := indices(fs, done), indices(fs, notDone); !slices.Equal(d, tt.done) || !slices.Equal(n, tt.notDone) {
					t.Errorf("Wait() = %v, %v; want %v, %v", d, n, tt.done, tt.notDone)
				}
				if got := time.Since(start); got != time.Duration(tt.seconds)*time.Second {
					t.Errorf("Wait returned after %v, want %d s", got, tt.seconds)
				}
				if timeout := tt.seconds == 10; errors.Is(err, context.DeadlineExceeded) != timeout {
					t.Errorf("error %v, want timeout: %v", err, timeout)
				}
				time.Sleep(10 * time.Second) // let the timers go
			})
		})
	}
}

// A cancelled future that its executor still holds is not done for Wait.
func TestWaitForNotified(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := new(executor.Future[int])
		f.Cancel(ctx)
		time.AfterFunc(time.Second, func() { f.SetRunning() })
		start := time.Now()
		executor.Wait(t.Context(), []*executor.Future[int]{f}, executor.AllCompleted)
		if got := time.Since(start); got != time.Second {
			t.Errorf("Wait returned after %v, want 1s", got)
		}
	})
}

func TestWaitMixed(t *testing.T) {
	var a executor.Future[int]
	var b executor.Future[string]
	a.SetResult(ctx, 1)
	b.SetResult(ctx, "x")
	done, _, err := executor.Wait(ctx, []executor.Awaitable{&a, &b}, executor.AllCompleted)
	if len(done) != 2 || err != nil {
		t.Errorf("Wait() = %v, %v", done, err)
	}
}

func TestAsCompleted(t *testing.T) {
	for _, tt := range []struct {
		name string
		fs   []after
		want []int
		err  error
	}{
		{"none", nil, nil, nil},
		{"order", []after{{seconds: 3}, {seconds: 1}, {seconds: -1}, {seconds: 2, cancel: true}}, []int{2, 1, 3, 0}, nil},
		{"timeout", []after{{seconds: 3}, {}, {seconds: 1}}, []int{2, 0}, context.DeadlineExceeded},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				fs := futures(tt.fs)
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				var got []int
				var last error
				for f, err := range executor.AsCompleted(ctx, fs) {
					if last = err; err == nil {
						got = append(got, slices.Index(fs, f))
					} else if f != nil {
						t.Errorf("future %v beside error %v", f, err)
					}
				}
				if !slices.Equal(got, tt.want) || last != tt.err {
					t.Errorf("AsCompleted: %v, %v; want %v, %v", got, last, tt.want, tt.err)
				}
			})
		})
	}
}

func TestAsCompletedBreak(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := futures([]after{{seconds: 1}, {seconds: 2}, {seconds: -1}})
		n := 0
		for range executor.AsCompleted(t.Context(), fs) {
			if n++; n == 2 {
				break
			}
		}
		if v, err := fs[1].Result(t.Context()); v != 1 || err != nil {
			t.Errorf("the future left over: %v, %v; want 1, nil", v, err)
		}
	})
}

// Many futures settled by many goroutines: no wake-up is lost.
func TestWaitHammer(t *testing.T) {
	const n = 100
	for range 50 {
		fs := make([]*executor.Future[int], n)
		for i := range fs {
			fs[i] = new(executor.Future[int])
		}
		var wg sync.WaitGroup
		for i, f := range fs {
			wg.Go(func() { f.SetResult(ctx, i) })
		}
		wg.Go(func() {
			seen := 0
			for range executor.AsCompleted(ctx, fs) {
				seen++
			}
			if seen != n {
				t.Errorf("AsCompleted: %d futures, want %d", seen, n)
			}
		})
		if done, _, err := executor.Wait(ctx, fs, executor.AllCompleted); len(done) != n || err != nil {
			t.Errorf("Wait: %d futures, %v; want %d", len(done), err, n)
		}
		wg.Wait()
	}
}
