package tests

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fstar/host"
)

// TestProcessPoolEdges runs scripts that do with process pools what few scripts do.
func TestProcessPoolEdges(t *testing.T) {
	for name, src := range map[string]string{
		"a submit in a __getstate__": `
inner = []
class Submits:
    def __init__(self, n): self.n = n
    def __getstate__(self):
        f = ex.submit(square, self.n)
        inner.append(f)
        assert not f.done()
        assert "deadlock" in str(raises(RuntimeError, f.result)) and "deadlock" in str(raises(RuntimeError, wait, [f]))
        raises(TimeoutError, f.result, timeout=0.001)
        return {"n": self.n}
class Reduces(Submits):
    def __reduce__(self):
        inner.append(ex.submit(lambda: len(shared)))
        inner.append(ex.submit(print, threading.Lock()))
        inner.append(ex.submit(square, 3))
        inner[-1].cancel()
        return Submits, (self.n,)
class Fails:
    def __getstate__(self):
        inner.append(ex.submit(square, 4))
        raise ValueError("no")
class Closes:
    def __getstate__(self):
        inner.append(ex.submit(square, 5))
        ex.shutdown()
        return 1
shared = [Submits(1), Submits(2)]
def square(n): return n * n
def use(x): return x.n + len(shared)
with ProcessPoolExecutor(1) as ex:
    assert ex.submit(use, Submits(5)).result() == 7
    assert [f.result() for f in inner] == [25, 1, 4], inner
    assert ex.submit(use, Reduces(6)).result() == 8
    wait(inner)
    assert inner[3].result() == 2 and type(inner[4].exception()) is TypeError and inner[5].cancelled(), inner
    assert str(ex.submit(use, Fails()).exception()) == "no" and inner[6].result() == 16
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda n: ex.submit(use, Submits(n)).result(), range(50))) == list(range(2, 52))
    assert len(inner) == 57 and sum(f.result() for f in inner[7:]) == sum(n * n for n in range(50))
    raises(RuntimeError, ex.submit, use, Closes())
    assert "after shutdown" in str(inner[-1].exception())
`,
		"deadlocks beside a process pool": `
def inner(): return 1
processes, threads = ProcessPoolExecutor(2), ThreadPoolExecutor(1)
def outer():
    return threads.submit(inner).result()
def deadlock():
    assert "deadlock: inner() is queued" in str(threads.submit(outer).exception())
deadlock()
processes.submit(abs, -1).result()
deadlock()
f = processes.submit(time.sleep, 0.05)
deadlock()
assert f.done()
from concurrent.futures import Future
later = Future()
t = threads.submit(later.result)
processes.submit(abs, -5).add_done_callback(lambda f: later.set_result(f.result()))
assert t.result() == 5
processes.submit(abs, -1).cancel()
deadlock()
with processes:
    t = threads.submit(outer)
assert "deadlock" in str(t.exception())
deadlock()
`,
		"futures that were cancelled before their pool broke": `
ex = ProcessPoolExecutor(1)
first = ex.submit(time.sleep, 100)
rest = [ex.submit(abs, 1) for _ in range(5)]
assert rest[1].cancel() and rest[4].cancel()
begun(first)
os.kill(list(ex._processes)[0], 9)
assert wait([first] + rest, timeout=30).not_done == set()
assert [f.cancelled() for f in rest] == [False, True, False, False, True]
`,
		"a result whose __reduce__ raises such a value again": `
class Never:
    def __reduce__(self):
        e = ValueError("no way")
        e.value = Never()
        raise e
with ProcessPoolExecutor(1) as ex:
    e = ex.submit(lambda: Never()).exception(timeout=30)
    assert type(e) is TypeError and str(e) == "cannot pickle 'ValueError' object: no way", e
    assert ex.submit(abs, -1).result() == 1
`,
		"closures in a loop, in a try": `
def run(ex):
    fs = {}
    lock = threading.Lock()
    count = 0
    def inc():
        nonlocal count
        count += 1
        return count
    def locked():
        nonlocal lock
        lock = lock
    def twice():
        inc()
        return inc()
    try:
        for n in range(3):
            f = ex.submit(lambda: n + inc())
            fs[f] = n
            count = 0
            lock = lock
    finally:
        for f, n in fs.items():
            assert f.result() == n + 1
    e = ex.submit(locked).exception()
    assert str(e) == "cannot pickle '_thread.lock' object" and e.__notes__ == ["when serializing the function, variable 'lock'"], e
    assert ex.submit(lambda fs: [f() for f in fs], [inc, twice, inc]).result() == [1, 3, 4] and count == 0
    a, b = ex.submit(lambda: (inc, twice)).result()
    assert (a(), b(), a(), count) == (1, 3, 4, 0)
with ProcessPoolExecutor(1) as ex:
    run(ex)
`,
		"variables that cannot be sent, or not be read there": `
class NoWay:
    def __getstate__(self): raise ValueError("no way")
class NoEntry:
    def __setstate__(self, state): raise ValueError("no entry")
    def __getstate__(self): return 1
class Late:
    def __getstate__(self): return 2
    def __setstate__(self, n): self.n = n + offset()
def offset(): return OFFSET
late = Late()
late.n = 0
OFFSET = 40
shared = [1]
values = [shared, NoWay(), NoEntry(), (n for n in "x"), {"k": [NoWay()]}, shared, late]
def at(i): return values[i]
def use(i): return values[i].attribute
with ProcessPoolExecutor(1) as ex:
    assert ex.submit(at, 0).result() == [1] and ex.submit(lambda: values[0] is values[5]).result()
    assert "no way" in str(ex.submit(use, 1).exception())
    assert "no entry" in str(ex.submit(use, 2).exception())
    assert "cannot pickle 'generator' object" in str(ex.submit(at, 3).exception())
    assert ex.submit(lambda: list(values[4])).result() == ["k"]
    assert ex.submit(lambda: values[6].n).result() == 42
    e = ex.submit(at, slice(0, 4)).exception()
    assert type(e) is TypeError, e
    assert ex.submit(at, 0).result() == [1]
`,
		"checklist 210: what cannot be read fails alone": `
class Bad:
    def __init__(self, e): self.e, self.pid = e, os.getpid()
    def __reduce__(self): return make, (self.e, self.pid)
def make(e, pid):
    raise e
with ProcessPoolExecutor(1) as ex:
    for e in (ValueError("x"), SystemExit(3), KeyboardInterrupt()):
        got = ex.submit(abs, Bad(e)).exception()
        assert type(got) is type(e) and got.args == e.args, got
    assert ex.submit(abs, -1).result() == 1
`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, err := runProcesses(t, processHead+src)
			if err != nil || out != "" {
				t.Errorf("%s%s", traceback(err), out)
			}
		})
	}
}

// A task that drops the exceptions that stop it is killed, lest Close waits for ever.
func TestProcessPoolsStopStubborn(t *testing.T) {
	needProcesses(t)
	if testing.Short() {
		t.Skip("takes two seconds")
	}
	t.Parallel()
	var out bytes.Buffer
	cfg := processConfig
	cfg.Stdout, cfg.Stderr = &out, &out
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	marker := filepath.ToSlash(filepath.Join(t.TempDir(), "begun"))
	_, err = h.ExecFile(context.Background(), "test.py", processHead+strings.ReplaceAll(`
def task():
    open("@", "w").close()
    while True:
        try:
            time.sleep(100)
        except BaseException:
            pass
f = ProcessPoolExecutor(1).submit(task)
while not os.path.exists("@"):
    time.sleep(0.001)
`, "@", marker))
	if err != nil {
		t.Error(traceback(err))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	closed := make(chan error)
	go func() { closed <- h.Close(ctx) }()
	select {
	case err := <-closed:
		if err != context.Canceled {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("Close waits for a task that does not stop")
	}
}

// TestProcessPoolsLines looks that what workers write to one pipe comes out by whole lines,
// however long.
func TestProcessPoolsLines(t *testing.T) { // checklist 190
	needProcesses(t)
	t.Parallel()
	script := filepath.Join(t.TempDir(), "test.py")
	const src = `
import logging
from concurrent.futures import ProcessPoolExecutor
def init():
    logging.basicConfig(level=logging.INFO, format="%(message)s")
def task(n):
    print(str(n % 10) * 20000)
    logging.info("%s", "abcdefghij"[n % 10] * 20000)
    print(str(n % 10) * 100)
with ProcessPoolExecutor(4, initializer=init) as ex:
    list(ex.map(task, range(100)))
`
	if err := os.WriteFile(script, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := runProcess(t, buildCommand(t), script)
	if status != 0 {
		t.Errorf("status %d", status)
	}
	for _, c := range []struct {
		text  string
		lines int
	}{{stdout, 200}, {stderr, 100}} {
		n := 0
		for line := range strings.Lines(c.text) {
			n++
			if line = strings.TrimSuffix(line, "\n"); strings.Trim(line, line[:1]) != "" || len(line) != 100 && len(line) != 20000 {
				t.Fatalf("not a whole line: %.50q, %d bytes", line, len(line))
			}
		}
		if n != c.lines {
			t.Errorf("%d lines, want %d", n, c.lines)
		}
	}
}
