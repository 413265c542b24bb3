//go:build unix

package workerpool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// Numbers in comments are those of the project's list of CPython's behaviours.

func TestProcessPoolConfigErrors(t *testing.T) { // 176, 179
	for _, c := range []struct {
		cfg  workerpool.ProcessPoolConfig
		want string
	}{
		{workerpool.ProcessPoolConfig{MaxWorkers: -1}, "process pool: MaxWorkers is negative"},
		{workerpool.ProcessPoolConfig{MaxTasksPerWorker: -1}, "process pool: MaxTasksPerWorker is negative"},
	} {
		if _, err := workerpool.NewProcessPool(c.cfg); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

// A Worker says how its process has ended, here during a task.
func TestProcessPoolExitCode(t *testing.T) {
	for name, test := range map[string]struct {
		end  func(*workerpool.ProcessPool, *gate)
		code int
	}{
		"shutdown":  {func(_ *workerpool.ProcessPool, g *gate) { g.open(1) }, 0},
		"terminate": {func(p *workerpool.ProcessPool, _ *gate) { p.Terminate(ctx) }, -int(syscall.SIGTERM)},
		"kill":      {func(p *workerpool.ProcessPool, _ *gate) { p.Kill(ctx) }, -int(syscall.SIGKILL)},
	} {
		t.Run(name, func(t *testing.T) {
			var w *workerpool.Worker
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, Prepare: func(started *workerpool.Worker) { w = started }})
			g := newGate(t)
			submitBytes(t, p, g.task())
			g.wait(1)
			select {
			case <-w.Exited():
				t.Error("has exited before its end")
			default:
			}
			if code := w.ExitCode(); code != 0 {
				t.Errorf("exit code %d before the end", code)
			}
			test.end(p, g)
			shutdownProcesses(t, p)
			select {
			case <-w.Exited():
			default:
				t.Error("has not exited after shutdown")
			}
			if code := w.ExitCode(); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
		})
	}
}

func TestProcessPoolStartsOnDemand(t *testing.T) { // 185, 187, 91
	checkFiles(t)
	const workers = 3
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: workers})
	if pids := p.Pids(); pids != nil {
		t.Errorf("processes %d before the first task", pids)
	}
	var fs []*executor.Future[[]byte]
	for i := range workers {
		fs = append(fs, submitBytes(t, p, g.task()))
		g.wait(1)
		if pids := p.Pids(); len(pids) != i+1 {
			t.Errorf("processes %d for %d tasks", pids, i+1)
		}
	}
	for range 14 * workers {
		fs = append(fs, submitBytes(t, p, g.task()))
	}
	running := 0
	for _, f := range fs {
		if f.State() == executor.Running {
			running++
		}
	}
	if running != workers {
		t.Errorf("%d tasks are running, want %d", running, workers)
	}
	pids := p.Pids()
	g.open(len(fs))
	seen := make(map[string]bool)
	for _, f := range fs {
		seen[value(t, f)] = true
	}
	if len(seen) != workers || len(pids) != workers {
		t.Errorf("tasks ran in the processes %v, %d", seen, pids)
	}
	shutdownProcesses(t, p)
	checkGone(t, pids...)
	if pids := p.Pids(); pids != nil {
		t.Errorf("processes %d after shutdown", pids)
	}
}

func TestProcessPoolReusesIdleWorkers(t *testing.T) { // 186, 190
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 5})
	defer shutdownProcesses(t, p)
	first := value(t, submitBytes(t, p, []byte("pid")))
	if first == fmt.Sprint(os.Getpid()) {
		t.Error("a task ran in this process")
	}
	for range 100 {
		if pid := value(t, submitBytes(t, p, []byte("pid"))); pid != first {
			t.Fatalf("process %s, then %s", first, pid)
		}
	}
}

func TestProcessPoolOrder(t *testing.T) {
	for _, ahead := range []int{0, -1, 1, 10} {
		t.Run(fmt.Sprint("MaxAhead=", ahead), func(t *testing.T) { testProcessPoolOrder(t, ahead) })
	}
}

func testProcessPoolOrder(t *testing.T, ahead int) {
	const n = 2000
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, MaxAhead: ahead})
	defer shutdownProcesses(t, p)
	var fs []*executor.Future[[]byte]
	for i := range n {
		fs = append(fs, submitBytes(t, p, fmt.Append(nil, "number ", i)))
	}
	for i, f := range fs {
		if got := value(t, f); got != fmt.Sprint("number ", i) {
			t.Fatalf("task %d returned %q", i, got)
		}
	}
}

// Payloads of all sizes at once, in both directions.
func TestProcessPoolSizes(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	defer shutdownProcesses(t, p)
	var fs []*executor.Future[[]byte]
	sizes := []int{0, 1, 1 << 10, 16<<10 - 1, 16 << 10, 64<<10 - 16, 64 << 10, 100 << 10, 1 << 20, 9 << 20}
	payload := func(i int) []byte {
		return bytes.Repeat([]byte{'#', byte(i)}, sizes[i%len(sizes)]/2+1)[:sizes[i%len(sizes)]]
	}
	for i := range 50 {
		fs = append(fs, submitBytes(t, p, payload(i)))
	}
	for i, f := range fs {
		if got, want := value(t, f), string(payload(i)); got != want {
			t.Fatalf("task %d: %d bytes, want %d: %.10q, want %.10q", i, len(got), len(want), got, want)
		}
	}
	if n := len(value(t, submitBytes(t, p, []byte("size 20000000")))); n != 20000000 {
		t.Errorf("%d bytes", n)
	}
}

func TestProcessPoolErrorsAndPanics(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	for _, c := range []struct {
		task, want string
		panics     bool
	}{
		{"error no luck", "no luck", false},
		{"error", "", false},
		{"panic no luck", "panic: no luck", true},
		{"nil", "panic: runtime error: invalid memory address or nil pointer dereference", true},
	} {
		_, err := result(t, submitBytes(t, p, []byte(c.task)))
		var remote *workerpool.RemoteError
		if !errors.As(err, &remote) || err.Error() != c.want {
			t.Errorf("%s: %v, want the RemoteError %s", c.task, err, c.want)
		} else if c.panics != strings.Contains(string(remote.Stack), "testHandler") {
			t.Errorf("%s: stack %q", c.task, remote.Stack)
		}
	}
	if got := value(t, submitBytes(t, p, []byte("still here"))); got != "still here" {
		t.Errorf("%q", got)
	}
}

func TestProcessPoolGoexit(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	if err := broken(t, submitBytes(t, p, []byte("goexit"))); err.Err.Error() != workerpool.ErrGoexit.Error() {
		t.Error(err)
	}
}

func TestProcessPoolBroadcastAndInit(t *testing.T) { // 191
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Init: []byte("I")})
	defer shutdownProcesses(t, p)
	broadcast := func(data string) {
		if err := p.Broadcast(0, workerpool.Payload{Data: []byte(data)}); err != nil {
			t.Fatal(err)
		}
	}
	broadcast("a")
	broadcast("b")
	if got := value(t, submitBytes(t, p, []byte("log"))); got != "a;b;init I;" {
		t.Errorf("first worker: %q", got)
	}
	broadcast("c")
	broadcast(strings.Repeat("d", 100<<10)) // more than a pipe holds
	first := submitBytes(t, p, g.task())
	g.wait(1)
	want := "init I;"
	all := "a;b;c;" + strings.Repeat("d", 100<<10) + ";"
	if got := value(t, submitBytes(t, p, []byte("log"))); got != all+want {
		t.Errorf("second worker: %.20q", got)
	}
	g.open(1)
	value(t, first)
	seen := make(map[string]bool)
	fs := []*executor.Future[[]byte]{submitBytes(t, p, g.task()), submitBytes(t, p, g.task())}
	g.wait(2)
	broadcast("e")
	logs := []*executor.Future[[]byte]{submitBytes(t, p, []byte("log")), submitBytes(t, p, []byte("log"))}
	g.open(2)
	for i := range fs {
		value(t, fs[i])
		seen[value(t, logs[i])] = true
	}
	for log := range seen {
		if rest := strings.TrimPrefix(strings.Replace(log, want, "", 1), all); rest != "e;" {
			t.Errorf("after another broadcast: %q", rest)
		}
	}
}

func TestProcessPoolInitNumbers(t *testing.T) { // 188 (the counter)
	cfg := workerpool.ProcessPoolConfig{MaxWorkers: 1, MaxTasksPerWorker: 1, Command: roleCommand("numbered")}
	p := newProcessPool(t, cfg)
	defer shutdownProcesses(t, p)
	var numbers []string
	for range 3 {
		numbers = append(numbers, value(t, submitBytes(t, p, nil)))
	}
	var a, b, c int
	fmt.Sscan(strings.Join(numbers, " "), &a, &b, &c)
	if a == 0 || b <= a || c <= b {
		t.Errorf("numbers %q", numbers)
	}
}

func TestProcessPoolNames(t *testing.T) {
	var prepared []string
	finalized := make(chan string, 1)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{
		MaxWorkers: 1,
		NamePrefix: "w",
		Prepare:    func(w *workerpool.Worker) { prepared = append(prepared, w.Name()); w.Local = "local" },
		Finalizer:  func(w *workerpool.Worker) { finalized <- w.Name() },
	})
	f := submitBytes(t, p, []byte("hello"))
	var got string
	done := make(chan struct{})
	f.AddDoneCallback(ctx, func(ctx context.Context, f *executor.Future[[]byte]) {
		if w := workerpool.WorkerFromContext(ctx); w != nil {
			got = fmt.Sprint(w.Name(), w.Number(), w.Local)
		}
		if err := p.Shutdown(ctx, workerpool.ShutdownOptions{}); err != workerpool.ErrJoinSelf {
			t.Errorf("Shutdown in a callback: %v", err)
		}
		close(done)
	})
	value(t, f)
	<-done
	shutdownProcesses(t, p)
	if got != "w_00local" && got != "" { // the task may have been done before
		t.Errorf("worker of the callback: %q", got)
	}
	if name := <-finalized; name != "w_0" || !slices.Equal(prepared, []string{"w_0"}) {
		t.Errorf("prepared %q, finalized %q", prepared, name)
	}
}

func TestProcessPoolIdleHook(t *testing.T) {
	idle := make(chan struct{}, 100)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, Idle: func(*workerpool.Worker) { idle <- struct{}{} }})
	value(t, submitBytes(t, p, []byte("hello")))
	<-idle // at least after it; it may have come with the worker's greeting
	shutdownProcesses(t, p)
}

func TestProcessPoolFiles(t *testing.T) { // 190
	for _, stream := range []string{"stdout", "stderr"} {
		path := filepath.Join(t.TempDir(), stream)
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, Command: func() (*exec.Cmd, error) {
			cmd := exec.Command(os.Args[0])
			cmd.Dir = filepath.Dir(path)
			if stream == "stdout" {
				cmd.Stdout = file
			} else {
				cmd.Stderr = file
			}
			return cmd, nil
		}})
		value(t, submitBytes(t, p, []byte("print \x00\x01 anything")))
		if got := value(t, submitBytes(t, p, []byte("stdin"))); got != "" {
			t.Errorf("stdin: %q", got)
		}
		if strings.Contains(value(t, submitBytes(t, p, []byte("environment"))), "FSTAR_EXECUTOR_WORKER") {
			t.Error("processes that a worker starts would take themselves for workers")
		}
		shutdownProcesses(t, p)
		if got, _ := os.ReadFile(path); string(got) != "\x00\x01 anything\n" {
			t.Errorf("%s: %q", stream, got)
		}
	}
}

func TestProcessPoolNested(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	outer := value(t, submitBytes(t, p, []byte("pid")))
	inner := value(t, submitBytes(t, p, []byte("nested")))
	if inner == outer || inner == fmt.Sprint(os.Getpid()) {
		t.Errorf("worker %s, its worker %s", outer, inner)
	}
}

func TestProcessPoolContext(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	taskCtx, cancel := context.WithCancel(ctx)
	running, err := send(taskCtx, p, []byte("done "+g.dir))
	if err != nil {
		t.Fatal(err)
	}
	queued, err := send(taskCtx, p, []byte("ended"))
	if err != nil {
		t.Fatal(err)
	}
	g.wait(1)
	cancel()
	if got := value(t, running); got != workerpool.ErrCancelled.Error() {
		t.Errorf("the running task: %q", got)
	}
	value(t, queued) // it ran: whether its context had ended then is up to chance
	if got := value(t, submitBytes(t, p, []byte("ended"))); got != "false" {
		t.Errorf("the context of another task has ended: %s", got)
	}
	// With a context that has ended before, the worker is told in time or not.
	other, err := send(taskCtx, p, []byte("done "+g.dir))
	if err != nil {
		t.Fatal(err)
	}
	g.wait(1)
	value(t, other)
}

// A task that takes long after many that did not: those that were sent ahead are
// fetched back, can be cancelled, and run elsewhere.
func TestProcessPoolFetchesBack(t *testing.T) {
	for _, cancelling := range []bool{false, true} {
		t.Run(fmt.Sprint("cancel=", cancelling), func(t *testing.T) {
			g := newGate(t)
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
			var fs, blocked, after []*executor.Future[[]byte]
			for range 20000 { // until many are sent ahead
				fs = append(fs, submitBytes(t, p, []byte("tiny")))
			}
			blocked = append(blocked, submitBytes(t, p, g.task()))
			for range 100 {
				after = append(after, submitBytes(t, p, []byte("tiny")))
			}
			g.wait(1)
			for _, f := range after {
				for deadline := time.Now().Add(longTime); f.State() != executor.Pending; time.Sleep(time.Millisecond) {
					if time.Now().After(deadline) {
						t.Fatal("a task that has not begun stays running")
					}
				}
			}
			if cancelling {
				if err := p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true}); err != nil {
					t.Fatal(err)
				}
			}
			g.open(1)
			for _, f := range slices.Concat(fs, blocked) {
				value(t, f)
			}
			for _, f := range after {
				if _, err := result(t, f); cancelling != (err == workerpool.ErrCancelled) {
					t.Fatalf("a task behind the long one: %v", err)
				}
			}
			shutdownProcesses(t, p)
		})
	}
}

func TestProcessPoolCancel(t *testing.T) {
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	running := submitBytes(t, p, g.task())
	g.wait(1)
	queued := submitBytes(t, p, []byte("a"))
	next := submitBytes(t, p, []byte("b"))
	if running.Cancel(ctx) || !queued.Cancel(ctx) {
		t.Errorf("running %v, queued %v", running.State(), queued.State())
	}
	g.open(1)
	if got := value(t, next); got != "b" {
		t.Errorf("the task after the cancelled one: %q", got)
	}
	if queued.State() != executor.CancelledAndNotified {
		t.Errorf("the cancelled task: %v", queued.State())
	}
	shutdownProcesses(t, p)
}

func TestProcessPoolMaxTasks(t *testing.T) { // 194
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, MaxTasksPerWorker: 3})
	var pids []string
	for range 7 {
		pids = append(pids, value(t, submitBytes(t, p, []byte("pid"))))
	}
	if len(p.Pids()) != 1 {
		t.Errorf("processes %d", p.Pids())
	}
	shutdownProcesses(t, p)
	if len(slices.Compact(slices.Clone(pids))) != 3 || pids[2] != pids[0] || pids[5] != pids[3] {
		t.Errorf("tasks ran in %q", pids)
	}
}

func TestProcessPoolMaxTasksPending(t *testing.T) { // 195, 196, 197
	for _, opts := range []workerpool.ShutdownOptions{{}, {NoWait: true}} {
		for _, limit := range []int{1, 7} {
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 3, MaxTasksPerWorker: limit})
			var fs []*executor.Future[[]byte]
			for range 6 * limit {
				fs = append(fs, submitBytes(t, p, []byte("pid")))
			}
			if err := p.Shutdown(ctx, opts); err != nil {
				t.Fatal(err)
			}
			tasks := make(map[string]int)
			for _, f := range fs {
				pid := value(t, f)
				if tasks[pid]++; tasks[pid] > limit {
					t.Errorf("%d tasks in one process, limit %d", tasks[pid], limit)
				}
			}
			shutdownProcesses(t, p)
		}
	}
}

func TestProcessPoolShutdown(t *testing.T) {
	g := newGate(t)
	path := filepath.Join(t.TempDir(), "exits")
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Command: roleCommand("", "EXIT_FILE="+path)})
	fs := []*executor.Future[[]byte]{submitBytes(t, p, g.task()), submitBytes(t, p, g.task()), submitBytes(t, p, nil)}
	pids := g.wait(2)
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if err := p.Shutdown(short, workerpool.ShutdownOptions{}); err != context.DeadlineExceeded {
		t.Errorf("Shutdown while tasks run: %v", err)
	}
	if _, err := send(ctx, p, nil); err != workerpool.ErrShutdown {
		t.Errorf("Submit after Shutdown: %v", err)
	}
	if err := p.Broadcast(0, workerpool.Payload{}); err != workerpool.ErrShutdown {
		t.Errorf("Broadcast after Shutdown: %v", err)
	}
	g.open(2)
	for _, f := range fs {
		value(t, f)
	}
	shutdownProcesses(t, p)
	shutdownProcesses(t, p)
	checkGone(t, pids...)
	exits, _ := os.ReadFile(path)
	for _, pid := range pids {
		if !strings.Contains(string(exits), fmt.Sprintf("exit %d\n", pid)) {
			t.Errorf("Exit was not called in %d: %q", pid, exits)
		}
	}
}

func TestProcessPoolShutdownUnused(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{})
	shutdownProcesses(t, p)
}

func TestProcessPoolShutdownCancels(t *testing.T) { // 64
	g := newGate(t)
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	var running, queued []*executor.Future[[]byte]
	for range 2 {
		running = append(running, submitBytes(t, p, g.task()))
	}
	g.wait(2)
	for range 48 {
		queued = append(queued, submitBytes(t, p, g.task()))
	}
	if err := p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true}); err != nil {
		t.Fatal(err)
	}
	for _, f := range queued {
		if f.State() != executor.CancelledAndNotified {
			t.Fatalf("a queued task: %v", f.State())
		}
	}
	g.open(2)
	for _, f := range running {
		value(t, f)
	}
	shutdownProcesses(t, p)
}

// sentTask is a task that notes which worker it was sent to.
type sentTask struct {
	executor.Future[string]
	number, pid int
}

func (t *sentTask) Payload(_ context.Context, _, to *workerpool.Worker) (workerpool.Payload, error) {
	t.SetRunning()
	t.number, t.pid = to.Process()
	return workerpool.Payload{Data: []byte("pid")}, nil
}

func (t *sentTask) Requeue() { t.Future.Requeue() }

func (t *sentTask) Finish(ctx context.Context, _ *workerpool.Worker, result workerpool.Payload, err error) {
	if err != nil {
		t.SetError(ctx, err)
		return
	}
	t.SetResult(ctx, string(result.Data))
}

func TestWorkerProcess(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Prepare: func(w *workerpool.Worker) {
		if number, pid := w.Process(); number == 0 || pid != 0 {
			t.Errorf("Process() = %d, %d before it has started", number, pid)
		}
	}})
	defer shutdownProcesses(t, p)
	numbers := make(map[int]int)
	for range 20 {
		task := new(sentTask)
		if err := p.Execute(ctx, task); err != nil {
			t.Fatal(err)
		}
		if pid, err := task.Result(ctx); err != nil || pid != fmt.Sprint(task.pid) {
			t.Errorf("task ran in process %s, %v; Process says %d", pid, err, task.pid)
		}
		if n, ok := numbers[task.pid]; ok && n != task.number {
			t.Errorf("process %d has the numbers %d and %d", task.pid, n, task.number)
		}
		numbers[task.pid] = task.number
	}
}
