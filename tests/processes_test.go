package tests

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"fstar/host"
)

// processConfig is that of the Hosts that have process pools here, and of their workers.
var processConfig = host.Config{System: true, ReadFile: os.ReadFile}

// processHead is what the scripts of TestProcessPools begin with.
const processHead = `
import os
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool, _RemoteTraceback
import multiprocessing

def raises(kind, fn, *args, **kwargs):
    try:
        fn(*args, **kwargs)
    except kind as e:
        return e
    raise AssertionError("nothing was raised")

def begun(f):
    while not f.running():
        time.sleep(0.001)

`

// TestProcessPools runs scripts, each in a Host with workers of its own.
func TestProcessPools(t *testing.T) {
	for name, src := range map[string]string{
		"checklist 201, 215, 216: functions by value": `
with ProcessPoolExecutor(1) as ex:
    k = 7
    assert ex.submit(lambda x: x + k, 3).result() == 10
    def make(n):
        count = 0
        def inc():
            nonlocal count
            count += n
            return count
        return inc
    inc = make(5)
    assert [inc(), ex.submit(inc).result(), ex.submit(inc).result(), inc()] == [5, 10, 10, 10]
    class Local:
        def __init__(self, n): self.n = n
        def get(self): return self.n
    assert ex.submit(Local(3).get).result() == 3
    assert type(ex.submit(Local, 4).result()) is Local
    assert ex.submit(lambda: __name__).result() == "__mp_main__"
`,
		"checklist 188, 190: names": `
names = set()
def name():
    return multiprocessing.current_process().name, threading.current_thread().name, os.getpid(), os.getppid()
with ProcessPoolExecutor(1) as ex:
    process, thread, pid, parent = ex.submit(name).result()
    assert process.startswith("@WORKER@-") and thread == "MainThread", (process, thread)
    assert pid != os.getpid() and parent == os.getpid()
    assert multiprocessing.current_process().name == "MainProcess"
    assert list(ex._processes) == [pid]
`,
		"checklist 202: pools in workers": `
def square(n):
    return n * n
def inner(n):
    with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(2) as threads:
        return list(processes.map(square, range(n))), list(threads.map(square, range(n)))
with ProcessPoolExecutor(2) as ex:
    assert list(ex.map(inner, [2, 3])) == [([0, 1], [0, 1]), ([0, 1, 4], [0, 1, 4])]
`,
		"checklist 206, 207, 208: causes": `
def end(how, gate):
    while not os.path.exists(gate):
        time.sleep(0.001)
    how()
for how, code in ((lambda: os._exit(5), 5), (lambda: os.kill(os.getpid(), 9), -9), (lambda: os._exit(0), 0)):
    ex = ProcessPoolExecutor(1)
    gate = "@DIR@/gate%d" % code
    fs = [ex.submit(end, how, gate), ex.submit(time.sleep, 100)]
    open(gate, "w").close() # both are submitted: the pool takes nothing behind the end
    pid = list(ex._processes)[0] if ex._processes else None
    first, second = [f.exception() for f in fs]
    assert type(first) is BrokenProcessPool and first is not second
    assert type(first.__cause__) is _RemoteTraceback
    text = str(first.__cause__)
    assert text.startswith("\n'''\nProcess ") and text.endswith(" terminated abruptly with exit code %d'''" % code), text
    assert isinstance(raises(RuntimeError, ex.submit, abs, 1), BrokenProcessPool)
    assert ex._broken
    ex.shutdown()
`,
		"checklist 192: cause of a failed initializer": `
def init():
    raise ValueError("not today")
ex = ProcessPoolExecutor(1, initializer=init)
e = ex.submit(abs, 1).exception()
assert "in init" in str(e.__cause__) and "ValueError: not today" in str(e.__cause__), e.__cause__
`,
		"checklist 228, 229, 230, 231: terminate_workers and kill_workers": `
for end, code in ((ProcessPoolExecutor.terminate_workers, -15), (ProcessPoolExecutor.kill_workers, -9)):
    ex = ProcessPoolExecutor(2)
    fs = [ex.submit(time.sleep, 100) for _ in range(4)]
    begun(fs[0])
    begun(fs[1])
    assert end(ex) is None
    assert fs[2].cancelled() and fs[3].cancelled()
    for f in fs[:2]:
        e = f.exception()
        assert isinstance(e, BrokenProcessPool) and "exit code %d" % code in str(e.__cause__), e.__cause__
    raises(RuntimeError, ex.submit, abs, 1)
    assert end(ex) is None
    ex.shutdown()
    ex = ProcessPoolExecutor(2)
    assert end(ex) is None
    assert "cannot schedule new futures after shutdown" in str(raises(RuntimeError, ex.submit, abs, 1))
`,
		"checklist 209, 210, 213, 214: what fails while it is sent": `
class Exits:
    def __getstate__(self): os._exit(3)
class Lands:
    def __init__(self, pid): self.pid = pid
    def __reduce__(self): return land, (self.pid,)
def land(pid):
    if os.getpid() != pid: os._exit(4)
    return 0
class Odd(Exception):
    def __init__(self, a, b): super().__init__(a)
def odd():
    raise Odd(1, 2)
with ProcessPoolExecutor(1) as ex:
    e = ex.submit(odd).exception()
    assert type(e) is Odd and e.args == (1,)
    assert ex.submit(abs, -1).result() == 1
assert "exit code 3" in str(ProcessPoolExecutor(1).submit(Exits).exception().__cause__)
assert "exit code 4" in str(ProcessPoolExecutor(1).submit(abs, Lands(os.getpid())).exception().__cause__)
`,
		"checklist 218: where in the arguments": `
with ProcessPoolExecutor(1) as ex:
    e = ex.submit(print, 1, {"lock": threading.Lock()}).exception()
    assert str(e) == "cannot pickle '_thread.lock' object" and e.__notes__ == ["when serializing argument 2, key 'lock'"], e.__notes__
`,
		"threads submit at once": `
class Slow:
    def __init__(self, n): self.n = n
    def __getstate__(self):
        time.sleep(0.001)
        return self.n
    def __setstate__(self, n):
        for _ in range(2000): pass
        self.n = n
slow = Slow(100)
def use(x):
    return Slow(x.n + slow.n)
with ProcessPoolExecutor(2) as ex, ThreadPoolExecutor(8) as threads:
    assert [f.result().n for f in threads.map(lambda n: ex.submit(use, Slow(n)), range(100))] == list(range(100, 200))
`,
		"a running task is stopped": `
marker = "@DIR@/begun"
def task():
    try:
        open(marker, "w").close()
        time.sleep(100)
    finally:
        print("stopped")
with ProcessPoolExecutor(1) as ex:
    f = ex.submit(task)
    while not os.path.exists(marker):
        time.sleep(0.01)
    assert not f.cancel() and f.cancel(running=True)
    raises(CancelledError, f.result)
    assert f.cancelled() and ex.submit(abs, -1).result() == 1
`,
		"derived classes": `
class Mine(ProcessPoolExecutor):
    count = 0
    def submit(self, fn, /, *args, **kwargs):
        self.count += 1
        return super().submit(fn, *args, **kwargs)
with Mine(1) as ex:
    assert list(ex.map(abs, [-1, -2, -3])) == [1, 2, 3] and ex.count == 3
    assert list(ex.map(abs, [-1, -2, -3], chunksize=2)) == [1, 2, 3] and ex.count == 5
class Lazy(ProcessPoolExecutor):
    def __init__(self): pass
raises(AttributeError, Lazy().submit, abs, 1)
`,
		"checklist 43, 44, 56: map that is left": `
with ProcessPoolExecutor(1) as ex:
    for n in ex.map(abs, range(1000), chunksize=10):
        if n == 25:
            break
    it = ex.map(abs, range(100), chunksize=10, buffersize=2)
    for n in it:
        if n == 25:
            break
    assert list(it) == list(range(26, 100))
    it = ex.map(time.sleep, [0.01] * 100)
    for n in it:
        break
    assert len(list(it)) == 99
`,
		"the end of the script waits": `
ex = ProcessPoolExecutor(1)
fs = [ex.submit(time.sleep, 0.01) for _ in range(5)]
fs[-1].add_done_callback(lambda f: print("done", f.result()))
`,
		"checklist 18: submit at the end": `
ex = ProcessPoolExecutor(1)
import atexit
def late():
    assert "interpreter shutdown" in str(raises(RuntimeError, ex.submit, abs, 1))
atexit.register(late)
ex.submit(abs, 1).result()
`,
		"the state of library modules: two pools at the same time": `
import logging, sys
def state():
    return logging.root.level, sys.argv, os.environ["STATE"]
def set_state(n):
    logging.root.setLevel(n)
    sys.argv = [str(n)]
    os.environ["STATE"] = str(n)
with ProcessPoolExecutor(2) as one, ProcessPoolExecutor(2) as two:
    set_state(1)
    assert one.submit(state).result() == (1, ["1"], "1")
    set_state(2)
    assert two.submit(state).result() == (2, ["2"], "2")
    set_state(3)
    for pool, n in ((one, 1), (two, 2)):
        fs = [pool.submit(lambda: (time.sleep(0.01), os.getpid(), state())) for _ in range(4)]
        assert {f.result()[2][0] for f in fs} == {n}
`,
		"the state of library modules: the place of another worker": `
import logging, sys
logging.basicConfig(level=5, stream=sys.stdout)
def state():
    return logging.root.level, len(logging.root.handlers), os.getpid()
with ProcessPoolExecutor(1, max_tasks_per_child=1) as ex:
    first = ex.submit(state).result()
    logging.root.setLevel(6)
    logging.root.handlers.clear()
    second = ex.submit(state).result()
    assert first[:2] == second[:2] == (5, 1) and first[2] != second[2], (first, second)
`,
		"the state of library modules: pools of workers": `
import logging, sys
class Shout(logging.Formatter):
    def format(self, record): return super().format(record).upper()
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Shout("%(message)s"))
logging.root.addHandler(handler)
logging.lastResort = None
sys.setrecursionlimit(4321)
def inner():
    logging.warning("from the pool of a worker")
    return sys.getrecursionlimit(), logging.lastResort, sys.argv
def outer():
    sys.argv = ["of the worker"]
    with ProcessPoolExecutor(1) as ex:
        return ex.submit(inner).result()
with ProcessPoolExecutor(1) as ex:
    assert ex.submit(outer).result() == (4321, None, ["of the worker"])
`,
		"the state of library modules: an initializer that logs": `
import logging, sys
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(message)s")
def init():
    logging.info("initialized")
    logging.disable(logging.INFO)
with ProcessPoolExecutor(1, initializer=init) as ex:
    ex.submit(logging.info, "not seen").result()
    ex.submit(logging.warning, "seen").result()
logging.info("the parent")
`,
		"multiprocessing": `
assert multiprocessing.get_start_method() == multiprocessing.get_all_start_methods()[0] and multiprocessing.cpu_count() > 0
context = multiprocessing.get_context("spawn")
assert context.get_start_method() == "spawn" and ProcessPoolExecutor(1, context)._mp_context is context
assert "cannot find context for 'x'" == str(raises(ValueError, multiprocessing.get_context, "x"))
assert "already been set" in str(raises(RuntimeError, multiprocessing.set_start_method, "spawn"))
multiprocessing.set_start_method("forkserver", force=True)
assert multiprocessing.get_start_method() == "forkserver"
assert "use concurrent.futures.ProcessPoolExecutor" in str(raises(AttributeError, lambda: multiprocessing.Pool))
assert "use concurrent.futures.ProcessPoolExecutor" in str(raises(AttributeError, lambda: context.Process))
assert multiprocessing.parent_process() is None and multiprocessing.active_children() == []
multiprocessing.freeze_support()
with ProcessPoolExecutor(1) as ex:
    assert ex.submit(lambda: multiprocessing.parent_process().name).result() == "MainProcess"
`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src = strings.NewReplacer("@DIR@", filepath.ToSlash(t.TempDir()), "@WORKER@", workerClass()).Replace(src)
			out, err := runProcesses(t, processHead+src)
			if err != nil {
				t.Errorf("%s%s", traceback(err), out)
			}
			want := map[string]string{
				"the state of library modules: pools of workers":         "FROM THE POOL OF A WORKER\n",
				"the state of library modules: an initializer that logs": "INFO initialized\nWARNING seen\nINFO the parent\n",
			}[name]
			switch {
			case strings.HasPrefix(name, "a running"):
				want = "stopped\n"
			case strings.HasPrefix(name, "the end"):
				want = "done None\n"
			}
			if out = regexp.MustCompile(`(?s)Exception in initializer:.*`).ReplaceAllString(out, ""); out != want {
				t.Errorf("printed %q, want %q", out, want)
			}
		})
	}
}

// workerClass returns the class of worker processes on this system, which their names begin
// with.
func workerClass() string {
	if runtime.GOOS == "darwin" {
		return "SpawnProcess"
	}
	return "ForkServerProcess"
}

// needProcesses skips a test where there are no process pools.
func needProcesses(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no process pools on Windows")
	}
}

// runProcesses runs a script, and returns what it and its workers printed.
func runProcesses(t *testing.T, src string) (string, error) {
	t.Helper()
	needProcesses(t)
	var out bytes.Buffer
	cfg := processConfig
	cfg.Stdout, cfg.Stderr = &out, &out
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute+*hammerTime)
	defer cancel()
	_, err = h.ExecFile(ctx, "test.py", src)
	if err := h.Close(ctx); err != nil {
		t.Error(err)
	}
	return out.String(), err
}

// Workers die at any time, and others do their work: nothing hangs, each future ends, and
// whole lines are printed.
func TestProcessPoolsHammer(t *testing.T) { // checklist 24, 68, 195, 197, 203, 205, 224, 225
	out, err := runProcesses(t, `
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

def work(n, text):
    print("line %d %s" % (n, "x" * 200))
    return n, text

def crash(pool, after):
    time.sleep(after)
    for p in list((pool._processes or {}).values())[:1]:
        p.kill()

for round in range(8):
    pool = ProcessPoolExecutor(3, max_tasks_per_child=(None, 7)[round % 2])
    text = "t" * (10, 200_000)[round // 2 % 2]
    fs = []
    killer = threading.Thread(target=crash, args=(pool, 0.002 * round))
    killer.start()
    try:
        for n in range(200):
            fs.append(pool.submit(work, n, text))
    except BrokenProcessPool:
        pass
    if round % 3 == 0:
        pool.shutdown(wait=False)
    done, rest = wait(fs, timeout=30)
    assert not rest, rest
    for n, f in enumerate(fs):
        e = f.exception()
        assert e is None and f.result() == (n, text) or type(e) is BrokenProcessPool, e
    killer.join()
    pool.shutdown()
`)
	if err != nil {
		t.Error(traceback(err))
	}
	line := regexp.MustCompile(`^line \d+ x{200}\n$`)
	for l := range strings.Lines(out) {
		if !line.MatchString(l) {
			t.Fatalf("not a whole line: %q", l)
		}
	}
}

// A Host that is closed by its context stops what runs in workers.
func TestProcessPoolsStop(t *testing.T) {
	needProcesses(t)
	t.Run("of the last call", func(t *testing.T) { processPoolsStop(t) })
	t.Run("of an earlier call", func(t *testing.T) { processPoolsStop(t, "pass") })
}

func processPoolsStop(t *testing.T, then ...string) {
	t.Helper()
	var out bytes.Buffer
	cfg := processConfig
	cfg.Stdout, cfg.Stderr = &out, &out
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.ExecFile(context.Background(), "test.py", `
import time
from concurrent.futures import ProcessPoolExecutor
def task():
    try:
        time.sleep(100)
    finally:
        print("stopped")
pool = ProcessPoolExecutor(1)
fs = [pool.submit(task) for _ in range(3)]
while not fs[0].running():
    time.sleep(0.001)
`)
	if err != nil {
		t.Error(traceback(err))
	}
	for _, src := range then {
		if _, err := h.ExecFile(context.Background(), "then.py", src); err != nil {
			t.Error(traceback(err))
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := h.Close(ctx); err != context.Canceled {
		t.Error(err)
	}
	if out.String() != "stopped\n" && out.String() != "" { // it may not have begun there
		t.Errorf("printed %q", &out)
	}
}

// TestProcessPoolReplacement: checklist 200: no replacement can be started, since the
// program is no more.
func TestProcessPoolReplacement(t *testing.T) {
	needProcesses(t)
	dir := t.TempDir()
	script := filepath.Join(dir, "test.py")
	fstar := buildCommand(t)
	src := fmt.Sprintf(`
import os
from concurrent.futures import ProcessPoolExecutor
ex = ProcessPoolExecutor(1, max_tasks_per_child=1)
ex.submit(abs, 1).result()
os.remove(%q)
print(repr(ex.submit(abs, 1).exception()))
`, fstar)
	if err := os.WriteFile(script, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := runProcess(t, fstar, script)
	const want = "BrokenProcessPool('A replacement worker process could not be started, leaving the pool without workers to run the remaining work.')\n"
	if stdout != want || stderr != "" || status != 0 {
		t.Errorf("printed %q, status %d\n%s", stdout, status, stderr)
	}
}
