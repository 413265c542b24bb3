//go:build unix

package workerpool_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"syscall"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// heldTask is a RemoteTask with a future, as [workerpool.ProcessPool.Stop] is told of.
type heldTask struct {
	workerpool.RemoteTask
}

func TestProcessPoolStop(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	defer shutdownProcesses(t, p)
	fs := []*executor.Future[[]byte]{submitBytes(t, p, []byte("done "+g.dir)), submitBytes(t, p, []byte("done "+g.dir))}
	g.wait(2)
	if p.Stop(heldTask{}) {
		t.Error("a task that the pool does not have was stopped")
	}
	if !p.Stop(nil) {
		t.Error("nothing was stopped")
	}
	for _, f := range fs {
		if got := value(t, f); got != workerpool.ErrCancelled.Error() {
			t.Errorf("stopped: %q", got)
		}
	}
	if got := value(t, submitBytes(t, p, []byte("ended"))); got != "false" {
		t.Errorf("the context of another task has ended: %s", got)
	}
}

// A worker that goes on with a task whose context has ended is killed.
func TestProcessPoolStopTime(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, StopTime: time.Millisecond})
	defer shutdownProcesses(t, p)
	taskCtx, cancel := context.WithCancel(ctx)
	stubborn, err := send(taskCtx, p, g.task())
	if err != nil {
		t.Fatal(err)
	}
	pid := g.wait(1)[0]
	cancel()
	var exit *workerpool.ExitError
	if err := broken(t, stubborn); !errors.As(err, &exit) || exit.Pid != pid || exit.Code != -int(syscall.SIGKILL) {
		t.Errorf("%v, want the end of process %d", err, pid)
	}
}

// closedBuffer is what a worker writes to.
type closedBuffer struct {
	mu     sync.Mutex
	text   bytes.Buffer
	closed int
}

func (b *closedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *closedBuffer) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed++
	return nil
}

func TestProcessPoolOutput(t *testing.T) {
	var out closedBuffer
	p := newProcessPool(t, workerpool.ProcessPoolConfig{
		MaxWorkers:        1,
		MaxTasksPerWorker: 1,
		Stdout:            func() io.WriteCloser { return &out },
	})
	value(t, submitBytes(t, p, []byte("print one")))
	value(t, submitBytes(t, p, []byte("print two")))
	shutdownProcesses(t, p)
	if got := out.text.String(); got != "one\ntwo\n" || out.closed != 2 {
		t.Errorf("printed %q, closed %d times", got, out.closed)
	}
}

// suspend stops a worker process (SIGSTOP), and waits until it does not run.
func suspend(t *testing.T, pid int) {
	t.Helper()
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("process %d: %#x, %v", pid, status, err)
	}
}

// A worker that somebody has stopped ends, however it is to end.
func TestProcessPoolSuspendedWorkers(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(p *workerpool.ProcessPool, cancel context.CancelFunc)
		code int
	}{
		{"Terminate", func(p *workerpool.ProcessPool, _ context.CancelFunc) { p.Terminate(ctx) }, -int(syscall.SIGTERM)},
		{"Kill", func(p *workerpool.ProcessPool, _ context.CancelFunc) { p.Kill(ctx) }, -int(syscall.SIGKILL)},
		{"context", func(_ *workerpool.ProcessPool, cancel context.CancelFunc) { cancel() }, -int(syscall.SIGKILL)},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGate(t)
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, StopTime: time.Millisecond})
			taskCtx, cancel := context.WithCancel(ctx)
			defer cancel()
			f, err := send(taskCtx, p, g.task())
			if err != nil {
				t.Fatal(err)
			}
			pid := g.wait(1)[0]
			suspend(t, pid)
			c.end(p, cancel)
			var exit *workerpool.ExitError
			if err := broken(t, f); !errors.As(err, &exit) || exit.Code != c.code {
				t.Errorf("%v, want exit code %d", err, c.code)
			}
			shutdownProcesses(t, p)
			checkGone(t, pid)
		})
	}
	t.Run("Shutdown", func(t *testing.T) {
		p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
		value(t, submitBytes(t, p, nil))
		pid := p.Pids()[0]
		suspend(t, pid)
		shutdownProcesses(t, p)
		checkGone(t, pid)
	})
	t.Run("break", func(t *testing.T) {
		g := newGate(t)
		p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
		f := submitBytes(t, p, g.task())
		pid := g.wait(1)[0]
		suspend(t, pid)
		broken(t, submitBytes(t, p, []byte("exit 1")))
		broken(t, f)
		shutdownProcesses(t, p)
		checkGone(t, pid)
	})
}
