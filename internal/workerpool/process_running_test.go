//go:build unix

package workerpool_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// A task for which a worker is started, or which an idle one gets, is running when Submit
// returns, and nobody can cancel it any more. Others are pending.
func TestProcessPoolRunningWhenSubmitReturns(t *testing.T) { // 64, 88, 89, 91, 185, 186
	const pending, running = executor.Pending, executor.Running
	for _, tt := range []struct {
		name          string
		workers, idle int
		want          []executor.State
	}{
		{"a new worker", 1, 0, []executor.State{running, pending, pending}},
		{"new workers", 2, 0, []executor.State{running, running, pending}},
		{"an idle worker", 1, 1, []executor.State{running, pending}},
		{"an idle and a new worker", 2, 1, []executor.State{running, running, pending}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := newGate(t)
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: tt.workers})
			for range tt.idle {
				value(t, submitBytes(t, p, nil))
			}
			var fs []*executor.Future[[]byte]
			for range tt.want {
				fs = append(fs, submitBytes(t, p, g.task()))
			}
			if got := statesOf(fs...); !slices.Equal(got, tt.want) {
				t.Errorf("states %v, want %v", got, tt.want)
			}
			for i, f := range fs {
				if tt.want[i] == running && f.Cancel(ctx) {
					t.Errorf("task %d was cancelled", i)
				}
			}
			p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true})
			g.open(tt.workers)
			for i, f := range fs {
				_, err := result(t, f)
				if cancelled := err == workerpool.ErrCancelled; cancelled != (tt.want[i] == pending) {
					t.Errorf("task %d, which was %v: %v", i, tt.want[i], err)
				}
			}
			shutdownProcesses(t, p)
		})
	}
}

// A pool that is terminated right after Submit: the task fails, as it does in CPython.
func TestProcessPoolTerminateAfterSubmit(t *testing.T) { // 228
	for name, end := range map[string]func(*workerpool.ProcessPool, context.Context){
		"Terminate": (*workerpool.ProcessPool).Terminate,
		"Kill":      (*workerpool.ProcessPool).Kill,
	} {
		t.Run(name, func(t *testing.T) {
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
			f, queued := submitBytes(t, p, []byte("block")), submitBytes(t, p, nil)
			end(p, ctx)
			broken(t, f)
			if _, err := result(t, queued); err != workerpool.ErrCancelled {
				t.Errorf("a queued task: %v", err)
			}
			shutdownProcesses(t, p)
		})
	}
}

// The process of a worker is there when Submit returns, and the task can be stopped.
func TestProcessPoolStartsInSubmit(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	first, second := submitBytes(t, p, []byte("wait")), submitBytes(t, p, g.task())
	stopped := p.Stop(nil)
	pids := p.Pids()
	if len(pids) != 2 || !stopped {
		t.Errorf("processes %d, stopped %v", pids, stopped)
	}
	g.open(1)
	if got := value(t, second); got != fmt.Sprint(pids[1]) {
		t.Errorf("the second task ran in process %s, want %d", got, pids[1])
	}
	if got := value(t, first); got != workerpool.ErrCancelled.Error() { // whether it had begun or not
		t.Errorf("the context of a task that was stopped has ended by %s", got)
	}
	shutdownProcesses(t, p)
}

// trackedTask is a task that counts how often it was queued again.
type trackedTask struct {
	executor.Future[string]
	payload  string
	requeued atomic.Int32
}

func (t *trackedTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	t.SetRunning()
	return workerpool.Payload{Data: []byte(t.payload)}, nil
}

func (t *trackedTask) Requeue() {
	t.requeued.Add(1)
	t.Future.Requeue()
}

func (t *trackedTask) Finish(ctx context.Context, _ *workerpool.Worker, result workerpool.Payload, err error) {
	if err != nil {
		t.SetError(ctx, err)
		return
	}
	t.SetResult(ctx, string(result.Data))
}

// The task for which no process could be started is done by the other worker, also if that
// is idle by then.
func TestProcessPoolCannotStartSecond(t *testing.T) {
	g := newGate(t)
	starting, fail := make(chan struct{}), make(chan struct{})
	var n atomic.Int32
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Command: func() (*exec.Cmd, error) {
		if n.Add(1) == 1 {
			return exec.Command(os.Args[0]), nil
		}
		close(starting)
		<-fail
		return nil, errors.New("no more processes")
	}})
	first := submitBytes(t, p, g.task())
	g.wait(1)
	second := &trackedTask{payload: "pid"}
	executed := make(chan error)
	go func() { executed <- p.Execute(ctx, second) }()
	<-starting
	g.open(1)
	value(t, first)
	value(t, submitBytes(t, p, nil)) // now the first worker is idle, or about to be
	if got := second.State(); got != executor.Pending {
		t.Errorf("while no process is there: %v", got)
	}
	close(fail)
	if err := <-executed; err != nil {
		t.Fatal(err)
	}
	select {
	case <-second.Done():
	case <-time.After(longTime):
		t.Fatal("the task has no end")
	}
	if got, err := second.Result(ctx); err != nil || got != fmt.Sprint(p.Pids()[0]) || len(p.Pids()) != 1 {
		t.Errorf("%q, %v; processes %d", got, err, p.Pids())
	}
	shutdownProcesses(t, p)
}

// A worker that is held up before the first of the tasks that it was sent gives back all
// but that.
func TestProcessPoolKeepsTheNextTask(t *testing.T) {
	for range 100 { // a busy machine may hold up the worker earlier, too: its next task is then one of those
		if next, returned := holdUp(t); next == 0 && returned > 0 {
			return
		}
	}
	t.Error("the worker gave back its next task each time, or was never sent several")
}

// holdUp holds up a worker before the tasks that it was sent. It returns how often the first
// one was queued again, and how many of those behind it.
func holdUp(t *testing.T) (next, returned int) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	var tasks []*trackedTask
	for i := range 30000 {
		if i == 20000 { // many are sent ahead
			if err := p.Broadcast(0, workerpool.Payload{Data: g.task()}); err != nil {
				t.Fatal(err)
			}
		}
		task := &trackedTask{payload: "tiny"}
		if err := p.Execute(ctx, task); err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, task)
	}
	g.wait(1)
	var held []*trackedTask // neither done nor pending
	for deadline := time.Now().Add(longTime); len(held) != 1; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d tasks are running", len(held))
		}
		held = held[:0]
		for _, task := range tasks {
			if task.State() == executor.Running {
				held = append(held, task)
			}
		}
	}
	next = int(held[0].requeued.Load())
	for _, task := range tasks {
		if task.State() == executor.Pending && task.requeued.Load() > 0 {
			returned++
		}
	}
	g.open(1)
	for _, task := range tasks {
		if err := task.Wait(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return next, returned
}
