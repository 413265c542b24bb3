package futures_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.starlark.net/starlark"

	"fstar/host"
)

// taskEvents keeps what a Host tells of its tasks.
type taskEvents struct {
	mu    sync.Mutex
	tasks map[uint64][]host.TaskEvent
}

func (r *taskEvents) add(e host.TaskEvent) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tasks == nil {
		r.tasks = make(map[uint64][]host.TaskEvent)
	}
	r.tasks[e.ID] = append(r.tasks[e.ID], e)
}

// last returns the last event of each task, in the order of their numbers, once it has
// checked that the events of each make sense together.
func (r *taskEvents) last(t *testing.T) []host.TaskEvent {
	t.Helper()
	var all []host.TaskEvent
	for _, events := range r.tasks {
		next := map[host.TaskEventKind][]host.TaskEventKind{
			host.TaskQueued:   {host.TaskStarted, host.TaskEnded},
			host.TaskStarted:  {host.TaskRequeued, host.TaskEnded},
			host.TaskRequeued: {host.TaskStarted, host.TaskEnded},
		}
		for i, e := range events {
			if i == 0 && e.Kind != host.TaskQueued || i > 0 && !slices.Contains(next[events[i-1].Kind], e.Kind) {
				t.Errorf("task %d has event %d after %+v", e.ID, e.Kind, events[:i])
			}
		}
		e := events[len(events)-1]
		if e.Kind != host.TaskEnded {
			t.Errorf("task %d has not ended: %+v", e.ID, e)
		}
		if e.Ended.Before(e.Queued) || !e.Started.IsZero() && (e.Started.Before(e.Queued) || e.Ended.Before(e.Started)) {
			t.Errorf("task %d: queued %v, started %v, ended %v", e.ID, e.Queued, e.Started, e.Ended)
		}
		if e.Started.IsZero() != (e.Worker == host.TaskThread{}) {
			t.Errorf("task %d: started %v on %+v", e.ID, e.Started, e.Worker)
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b host.TaskEvent) int { return int(a.ID) - int(b.ID) })
	return all
}

func TestTaskEvents(t *testing.T) {
	const head = `
import functools
import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait

multiprocessing.set_start_method("forkserver")

class K:
    def m(self, x): return x
    def __call__(self): raise KeyError("no")
    def __repr__(self): raise SystemError("nobody asks for this")
`
	for name, test := range map[string]struct {
		src, want string
	}{
		"outcomes": {`
gate = threading.Event()
begun = threading.Event()
def hold():
    begun.set()
    gate.wait()
def div(a, *, by):
    return a / by
with ThreadPoolExecutor(1, thread_name_prefix="w") as ex:
    ex.submit(hold)
    begun.wait()
    ex.submit(div, 1, by=0)
    f = ex.submit(div, 1.5, by=None)
    f.cancel()
    ex.submit(lambda: 3)
    gate.set()
`, `
hold() by MainThread: returned on w_0
div(1, by=0) by MainThread: raised ZeroDivisionError on w_0
div(1.5, by=None) by MainThread: cancelled
<lambda>() by MainThread: returned on w_0
`},
		"callables": {`
def f(*args): pass
def outer():
    def inner(): pass
    return inner
with ThreadPoolExecutor(1) as ex:
    for fn in [K().m, functools.partial(f, 3), len, "".join, dict]:
        ex.submit(fn, [])
    ex.submit(outer())
    ex.submit(K())
    ex.submit(f, "x" * 100, b"y", K(), {}, 5)
    ex.submit(f, 1 << 100, True)
`, `
K.m(<list>) by MainThread: returned on ThreadPoolExecutor-0_0
partial(f)(<list>) by MainThread: returned on ThreadPoolExecutor-0_0
len(<list>) by MainThread: returned on ThreadPoolExecutor-0_0
join(<list>) by MainThread: returned on ThreadPoolExecutor-0_0
dict(<list>) by MainThread: returned on ThreadPoolExecutor-0_0
outer.<locals>.inner() by MainThread: returned on ThreadPoolExecutor-0_0
K() by MainThread: raised KeyError on ThreadPoolExecutor-0_0
f('` + strings.Repeat("x", 40) + `'…, <bytes>, <K>, <dict>, …) by MainThread: returned on ThreadPoolExecutor-0_0
f(<int>, True) by MainThread: returned on ThreadPoolExecutor-0_0
`},
		"stopped, and submitted by a task": {`
def inner(ex):
    begun = threading.Event()
    def hang():
        begun.set()
        threading.Event().wait(60)
    f = ex.submit(hang)
    begun.wait()
    f.cancel(running=True)
with ThreadPoolExecutor(2) as ex:
    ex.submit(inner, ex).result()
`, `
inner(<ThreadPoolExecutor>) by MainThread: returned on ThreadPoolExecutor-0_0
inner.<locals>.hang() by ThreadPoolExecutor-0_0: cancelled on ThreadPoolExecutor-0_1
`},
		"broken initializer": {`
def init(): raise ValueError("bad")
ex = ThreadPoolExecutor(1, initializer=init)
f = ex.submit(len, "")
f.exception()
`, `
len('') by MainThread: lost BrokenThreadPool
`},
		"settled by hand": {`
gate = threading.Event()
begun = threading.Event()
def hold():
    begun.set()
    gate.wait()
with ThreadPoolExecutor(1) as ex:
    f = ex.submit(hold)
    begun.wait()
    f.set_exception(KeyError(1))
    gate.set()
`, `
hold() by MainThread: raised KeyError on ThreadPoolExecutor-0_0
`},
		"processes": {`
def half(n): return 10 // (n - 2)
def nap():
    time.sleep(0.05)
with ProcessPoolExecutor(1) as ex:
    wait([ex.submit(half, n) for n in (1, 2)])
    ex.submit(nap)
    ex.submit(len, ex).exception()
    try:
        list(ex.map(half, range(5, 10), chunksize=3))
    finally:
        wait([ex.submit(os._exit, 3)])
`, `
half(1) by MainThread: returned on ForkServerProcess-1
half(2) by MainThread: raised ZeroDivisionError on ForkServerProcess-1
nap() by MainThread: returned on ForkServerProcess-1
len(<ProcessPoolExecutor>) by MainThread: raised TypeError
half×3() by MainThread: returned on ForkServerProcess-1
half×2() by MainThread: returned on ForkServerProcess-1
_exit(3) by MainThread: lost BrokenProcessPool on ForkServerProcess-1
`},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Contains(test.src, "ProcessPoolExecutor(") {
				needProcesses(t)
			}
			var r taskEvents
			var out bytes.Buffer
			cfg := config
			cfg.Stdout, cfg.Stderr, cfg.TaskEvents = &out, &out, r.add
			h, err := host.New(cfg)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := h.ExecFile(context.Background(), "test.py", head+test.src); err != nil {
				t.Error(traceback(err))
			}
			h.Close(context.Background())
			var got strings.Builder
			got.WriteString("\n")
			for _, e := range r.last(t) {
				got.WriteString(describeTask(t, e) + "\n")
			}
			if got.String() != test.want {
				t.Errorf("got%swant%s", got.String(), test.want)
			}
		})
	}
}

// describeTask returns a line about a task that has ended.
func describeTask(t *testing.T, e host.TaskEvent) string {
	s := e.Function
	if e.Items != 1 {
		s = fmt.Sprintf("%s×%d", s, e.Items)
	}
	s = fmt.Sprintf("%s(%s) by %s: %v", s, e.Args, e.Submitter.Name, e.Outcome)
	if e.Exception != "" {
		s += " " + e.Exception
	}
	if e.Started.IsZero() {
		return s
	}
	worker := e.Worker.Name
	if inProcess := e.Worker.Pid != os.Getpid(); inProcess != e.Pool.Processes || inProcess != (e.Worker.Ident == 0) {
		t.Errorf("%s ran in process %d, thread %d", s, e.Worker.Pid, e.Worker.Ident)
	} else if inProcess && e.Worker.Pid == 0 {
		t.Errorf("%s ran in no process", s)
	}
	return s + " on " + worker
}

// A task that a free worker gets has started when submit returns, and nothing else has.
func TestTaskEventsWhenSubmitReturns(t *testing.T) {
	var r taskEvents
	seen := func() (kinds []host.TaskEventKind) {
		r.mu.Lock()
		defer r.mu.Unlock()
		for id := range uint64(len(r.tasks)) {
			for _, e := range r.tasks[id+1] {
				if e.Kind == host.TaskStarted && (e.Worker.Name == "" || e.Worker.Pid != os.Getpid() || e.Started.Before(e.Queued)) {
					t.Errorf("task %d has started at %v, queued at %v, on %+v", e.ID, e.Started, e.Queued, e.Worker)
				}
				kinds = append(kinds, e.Kind)
			}
		}
		return kinds
	}
	synctest.Test(t, func(t *testing.T) {
		h, err := host.New(host.Config{TaskEvents: r.add, Predeclared: starlark.StringDict{
			"events": starlark.NewBuiltin("events", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
				return starlark.String(fmt.Sprint(seen())), nil
			}),
		}})
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close(context.Background())
		_, err = h.ExecFile(context.Background(), "test.py", fmt.Sprintf(`
import threading
import time
from concurrent.futures import ThreadPoolExecutor
gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    pool.submit(gate.wait)  # to a new worker
    assert events() == "[%[1]d %[2]d]", events()
    pool.submit(int)
    assert events() == "[%[1]d %[2]d %[1]d]", events()
    gate.set()
    time.sleep(1)
    assert events() == "[%[1]d %[2]d %[3]d %[1]d %[2]d %[3]d]", events()
    pool.submit(int)  # to an idle one
    assert events() == "[%[1]d %[2]d %[3]d %[1]d %[2]d %[3]d %[1]d %[2]d]", events()
`, host.TaskQueued, host.TaskStarted, host.TaskEnded))
		if err != nil {
			t.Error(traceback(err))
		}
	})
	r.last(t)
}

// A task's time is that in its worker process, not that in the pipe, where many are.
func TestTaskEventsOfProcessesDoNotOverlap(t *testing.T) {
	needProcesses(t)
	var r taskEvents
	cfg := config
	cfg.TaskEvents = r.add
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.ExecFile(context.Background(), "test.py", `
from concurrent.futures import ProcessPoolExecutor
def f(n): return n
with ProcessPoolExecutor(2) as ex:
    assert sum(ex.map(f, range(2000))) == 1999000
`)
	if err != nil {
		t.Error(traceback(err))
	}
	h.Close(context.Background())
	tasks := r.last(t)
	if len(tasks) != 2000 {
		t.Errorf("%d tasks", len(tasks))
	}
	slices.SortFunc(tasks, func(a, b host.TaskEvent) int { return a.Started.Compare(b.Started) })
	before := make(map[int]host.TaskEvent)
	for _, e := range tasks {
		if b, ok := before[e.Worker.Pid]; ok && e.Started.Before(b.Ended) {
			t.Fatalf("task %d ended %v after %d had begun in the same process", b.ID, b.Ended.Sub(e.Started), e.ID)
		}
		before[e.Worker.Pid] = e
	}
}
