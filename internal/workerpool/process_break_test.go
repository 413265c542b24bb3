//go:build unix

package workerpool_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"syscall"
	"testing"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// What a worker can do to its pool, and the cause that the futures get. // 203, 209
func TestProcessPoolBreaks(t *testing.T) {
	exit := func(code int) func(error) bool {
		return func(err error) bool {
			var e *workerpool.ExitError
			return errors.As(err, &e) && e.Code == code &&
				err.Error() == fmt.Sprintf("pool is broken: process %d ended with exit code %d", e.Pid, code)
		}
	}
	pipe := func(err error) bool {
		var e *workerpool.PipeError
		return errors.As(err, &e)
	}
	for _, c := range []struct {
		task string
		want func(error) bool
	}{
		{"exit 0", exit(0)},
		{"exit 7", exit(7)},
		{"kill", exit(-9)},
		{"terminate", exit(-15)},
		{"rubbish", pipe},
		{"close 4", pipe},
	} {
		t.Run(c.task, func(t *testing.T) {
			checkFiles(t)
			g := newGate(t)
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			other := submitBytes(t, p, g.task())
			pids := g.wait(1)
			guilty := submitBytes(t, p, []byte(c.task))
			queued := submitBytes(t, p, []byte("hello"))
			cause := broken(t, guilty)
			if !c.want(cause) {
				t.Errorf("cause %v", cause)
			}
			for _, f := range []*executor.Future[[]byte]{other, queued} {
				if got := broken(t, f); got != cause {
					t.Errorf("%v, want %v", got, cause)
				}
			}
			if _, err := send(ctx, p, nil); err != cause { // 204
				t.Errorf("Submit to a broken pool: %v", err)
			}
			if err := p.Broadcast(0, workerpool.Payload{}); err != cause {
				t.Errorf("Broadcast to a broken pool: %v", err)
			}
			p.Kill(ctx) // 229
			p.Terminate(ctx)
			shutdownProcesses(t, p)
			checkGone(t, pids...) // 205
			if pids := p.Pids(); pids != nil {
				t.Errorf("processes %d", pids)
			}
		})
	}
}

func TestProcessPoolIdleWorkerDies(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	value(t, submitBytes(t, p, nil))
	if err := syscall.Kill(p.Pids()[0], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	// Submit sees it at once or later; a task that it took fails.
	f, err := send(ctx, p, []byte("hello"))
	if err == nil {
		err = broken(t, f)
	}
	var e *workerpool.ExitError
	if !errors.As(err, &e) || e.Code != -9 {
		t.Error(err)
	}
	shutdownProcesses(t, p)
}

// A worker that no longer listens: it is found out when it is to be told something.
func TestProcessPoolDeafWorker(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	taskCtx, cancel := context.WithCancel(ctx)
	value(t, submitBytes(t, p, nil))
	g := newGate(t)
	f, err := send(taskCtx, p, []byte("deaf "+g.dir))
	if err != nil {
		t.Fatal(err)
	}
	g.wait(1)
	queued := submitBytes(t, p, []byte("hello"))
	cancel()
	broken(t, f)
	broken(t, queued)
	shutdownProcesses(t, p)
}

func TestProcessPoolInitFails(t *testing.T) { // 191, 192, 193
	for _, init := range []string{"error no luck", "panic no luck", "exit 5"} {
		for _, broadcast := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s broadcast=%v", init, broadcast), func(t *testing.T) {
				checkFiles(t)
				cfg := workerpool.ProcessPoolConfig{MaxWorkers: 2}
				if !broadcast {
					cfg.Init = []byte(init)
				}
				p := newProcessPool(t, cfg)
				if broadcast {
					if err := p.Broadcast(0, workerpool.Payload{Data: []byte(init)}); err != nil {
						t.Fatal(err)
					}
				}
				fs := []*executor.Future[[]byte]{submitBytes(t, p, []byte("a"))}
				for range 3 {
					if f, err := send(ctx, p, []byte("b")); err == nil { // it may be broken by now
						fs = append(fs, f)
					}
				}
				for _, f := range fs {
					err := broken(t, f)
					var remote *workerpool.RemoteError
					var exit *workerpool.ExitError
					switch {
					case errors.As(err, &remote) && strings.HasSuffix(remote.Message, "no luck"):
					case errors.As(err, &exit) && exit.Code == 5 && init == "exit 5":
					default:
						t.Errorf("%v", err)
					}
				}
				shutdownProcesses(t, p)
			})
		}
	}
}

// The worker dies while the pool is writing a payload that no pipe holds, or while
// it is writing such a result. // 224
func TestProcessPoolCrashWithLargeData(t *testing.T) {
	for _, size := range []int{100 << 10, 10 << 20} {
		g := newGate(t)
		p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
		value(t, submitBytes(t, p, nil))
		large := make([]byte, size)
		copy(large, "exit 1 ")
		fs := []*executor.Future[[]byte]{submitBytes(t, p, g.task())}
		g.wait(1)
		fs = append(fs, submitBytes(t, p, fmt.Append(nil, "size ", size)))
		for range 20 {
			if f, err := send(ctx, p, large); err == nil {
				fs = append(fs, f)
			}
		}
		for _, pid := range p.Pids() {
			syscall.Kill(pid, syscall.SIGKILL)
		}
		for _, f := range fs {
			if _, err := result(t, f); err != nil {
				broken(t, f)
			}
		}
		shutdownProcesses(t, p)
	}
}

func TestProcessPoolCrashDuringShutdown(t *testing.T) { // 225
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	f := submitBytes(t, p, g.task())
	queued := []*executor.Future[[]byte]{submitBytes(t, p, g.task()), submitBytes(t, p, nil)}
	pids := g.wait(2)
	var wg sync.WaitGroup
	wg.Go(func() { shutdownProcesses(t, p) })
	for _, err := send(ctx, p, nil); err != workerpool.ErrShutdown; _, err = send(ctx, p, nil) {
	}
	if err := syscall.Kill(pids[0], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	broken(t, f)
	for _, f := range queued {
		broken(t, f)
	}
	wg.Wait()
	checkGone(t, pids...)
}

func TestProcessPoolTerminateAndKill(t *testing.T) { // 228, 230, 199
	for _, c := range []struct {
		name string
		stop func(*workerpool.ProcessPool, context.Context)
		code int
	}{
		{"Terminate", (*workerpool.ProcessPool).Terminate, -15},
		{"Kill", (*workerpool.ProcessPool).Kill, -9},
	} {
		for _, limit := range []int{0, 2} {
			t.Run(fmt.Sprintf("%s limit=%d", c.name, limit), func(t *testing.T) {
				checkFiles(t)
				g := newGate(t)
				p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, MaxTasksPerWorker: limit})
				value(t, submitBytes(t, p, nil))
				fs := []*executor.Future[[]byte]{submitBytes(t, p, g.task()), submitBytes(t, p, g.task())}
				pids := g.wait(2)
				queued := submitBytes(t, p, nil)
				c.stop(p, ctx)
				if queued.State() != executor.CancelledAndNotified {
					t.Errorf("a queued task: %v", queued.State())
				}
				for _, f := range fs {
					var e *workerpool.ExitError
					if err := broken(t, f); !errors.As(err, &e) || e.Code != c.code {
						t.Errorf("%v, want exit code %d", err, c.code)
					}
				}
				if _, err := send(ctx, p, nil); err == nil {
					t.Error("Submit is possible")
				}
				shutdownProcesses(t, p)
				checkGone(t, pids...)
			})
		}
		t.Run(c.name+" idle", func(t *testing.T) {
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			value(t, submitBytes(t, p, nil))
			pids := p.Pids()
			c.stop(p, ctx)
			if _, err := send(ctx, p, nil); err != workerpool.ErrShutdown {
				t.Errorf("Submit: %v", err)
			}
			shutdownProcesses(t, p)
			checkGone(t, pids...)
		})
		t.Run(c.name+" starting", func(t *testing.T) {
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			f := submitBytes(t, p, []byte("spin"))
			c.stop(p, ctx)
			if _, err := result(t, f); err != workerpool.ErrCancelled {
				broken(t, f)
			}
			shutdownProcesses(t, p)
		})
		t.Run(c.name+" unused", func(t *testing.T) { // 229
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
			c.stop(p, ctx)
			shutdownProcesses(t, p)
		})
	}
}

// A worker that does not terminate when it is told to is killed as the pool breaks.
func TestProcessPoolBreaksStubbornWorkers(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	stubborn := submitBytes(t, p, []byte("stubborn "+g.dir))
	pids := g.wait(1)
	broken(t, submitBytes(t, p, []byte("exit 1")))
	broken(t, stubborn)
	shutdownProcesses(t, p)
	checkGone(t, pids...)
}

// A process that a worker has started has its pipes open, as it can be if it was
// started before RunWorker.
func TestProcessPoolGrandchildKeepsPipes(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	grandchild := value(t, submitBytes(t, p, []byte("fork")))
	var e *workerpool.ExitError
	if err := broken(t, submitBytes(t, p, []byte("exit 3"))); !errors.As(err, &e) || e.Code != 3 {
		t.Error(err)
	}
	shutdownProcesses(t, p)
	var pid int
	fmt.Sscan(grandchild, &pid)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Error(err)
	}
}

// payloadTask is a task whose Payload fails.
type payloadTask struct {
	executor.Future[string]
	err error
}

func (t *payloadTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	if run, _ := t.SetRunning(); !run {
		return workerpool.Payload{}, workerpool.ErrCancelled
	}
	return workerpool.Payload{}, t.err
}

func (t *payloadTask) Requeue() { t.Future.Requeue() }

func (t *payloadTask) Finish(ctx context.Context, _ *workerpool.Worker, result workerpool.Payload, err error) {
	if err != nil {
		t.Discard(ctx, err)
	} else {
		t.SetResult(ctx, string(result.Data))
	}
}

func TestProcessPoolPayloadFails(t *testing.T) { // 211, 226
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, MaxTasksPerWorker: 3})
	noLuck := errors.New("no luck")
	execute := func() *payloadTask {
		task := &payloadTask{err: noLuck}
		if err := p.Execute(ctx, task); err != nil {
			t.Fatal(err)
		}
		return task
	}
	tasks := []*payloadTask{execute()} // by a new worker
	value(t, submitBytes(t, p, nil))
	tasks = append(tasks, execute()) // by Execute
	pid := p.Pids()[0]
	f := submitBytes(t, p, g.task())
	g.wait(1)
	tasks = append(tasks, execute(), execute()) // by a worker
	if err := p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true}); err != nil {
		t.Fatal(err)
	}
	g.open(1)
	if got := value(t, f); got != fmt.Sprint(pid) {
		t.Errorf("process %s, then %d: the worker was not used again", got, pid)
	}
	for _, task := range tasks {
		if err := task.Wait(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := task.Result(ctx); err != noLuck {
			t.Errorf("error %v", err)
		}
	}
	shutdownProcesses(t, p)
}
