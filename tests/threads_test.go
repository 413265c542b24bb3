package tests

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fstar/host"
	"fstar/internal/testenv"
)

// waits are all the ways in which a thread of a script can wait for another.
var waits = map[string]string{
	"Lock":            "lock.acquire()",
	"Lock, timeout":   "lock.acquire(timeout=1e6)",
	"with Lock":       "with lock: pass",
	"RLock":           "rlock.acquire()",
	"with RLock":      "with rlock, rlock: pass",
	"Event":           "threading.Event().wait()",
	"Event, timeout":  "threading.Event().wait(1e6)",
	"Semaphore":       "threading.Semaphore(0).acquire()",
	"with Semaphore":  "with threading.BoundedSemaphore(0): pass",
	"Condition":       "with condition: condition.wait()",
	"Condition, deep": "with condition, condition: condition.wait(1e6)",
	"Condition, busy": "with condition, condition: condition.wait(0.001) or busy.wait()",
	"wait_for":        "with condition: condition.wait_for(lambda: False)",
	"Barrier":         "threading.Barrier(2).wait()",
	"Barrier, action": "threading.Barrier(1, threading.Event().wait).wait()",
	"join":            "sleeper.join()",
	"join, timeout":   "sleeper.join(1e6)",
	"Timer":           "t = threading.Timer(1e6, print); t.start(); t.join()",
	"Queue.get":       "queue.Queue().get()",
	"Queue.put":       "full.put(1)",
	"Queue.join":      "full.join()",
	"Queue, mutex":    "taken.get()",
	"SimpleQueue.get": "queue.SimpleQueue().get()",
	"generator":       "list(holding())",
	"local":           "local.x",
}

const waitsScript = `
import queue, threading, time

lock, rlock, condition, busy = threading.Lock(), threading.RLock(), threading.Condition(), threading.Event()
lock.acquire()
t = threading.Thread(target=rlock.acquire)
t.start()
t.join()
sleeper = threading.Thread(target=time.sleep, args=(1e6,), daemon=True)
sleeper.start()
full, taken = queue.Queue(1), queue.Queue()
full.put(0)
taken.mutex.acquire()

class Local(threading.local):
    def __init__(self):
        if threading.current_thread() is not threading.main_thread():
            threading.Event().wait()

local = Local()

def holding():
    with condition:
        condition.wait()
        yield 1

def work():
    try:
        %s
        print("not stopped")
    except BaseException:
        print("caught")
    finally:
        print("finally")

threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("not stopped")
`

// A thread that waits for whatever wakes when the script is stopped: it ends, with its
// finally clauses, silently, and so does the main thread, with the reason.
func TestStopThreadsThatWait(t *testing.T) {
	for name, wait := range waits {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var stdout, stderr bytes.Buffer
				h, err := host.New(host.Config{Stdout: &stdout, Stderr: &stderr})
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithCancelCause(t.Context())
				ended := make(chan error, 1)
				go func() {
					_, err := h.ExecFile(ctx, "waits.py", fmt.Sprintf(waitsScript, wait))
					ended <- err
				}()
				time.Sleep(time.Second)
				synctest.Wait()
				cancel(host.ErrKeyboardInterrupt)
				if err := <-ended; !errors.Is(err, host.ErrKeyboardInterrupt) {
					t.Errorf("the script ended by %v", err)
				}
				if err := h.Close(ctx); err != nil && !errors.Is(err, host.ErrKeyboardInterrupt) { // nil if the threads were faster
					t.Errorf("Close = %v", err)
				}
				if want := strings.Repeat("finally\n", 3); stdout.String() != want || stderr.Len() > 0 {
					t.Errorf("printed %q and %q, want %q", &stdout, &stderr, want)
				}
			})
		})
	}
}

// A thread that waits is one goroutine: there are no others for what it waits for.
func TestWaitingThreadsAreOneGoroutine(t *testing.T) {
	const threads = 100
	synctest.Test(t, func(t *testing.T) {
		h, err := host.New(host.Config{Stdout: io.Discard, Stderr: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		before := runtime.NumGoroutine()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			_, err := h.ExecFile(ctx, "many.py", fmt.Sprintf(`
import queue, threading
q, e, c, lock = queue.Queue(), threading.Event(), threading.Condition(), threading.Lock()
lock.acquire()
def wait():
    with c:
        c.wait(1e6)
for n in range(%d):
    threading.Thread(target=[q.get, lambda: e.wait(1e6), wait, lock.acquire][n %% 4]).start()
lock.acquire()
`, threads))
			ended <- err
		}()
		synctest.Wait()
		// The main thread is the goroutine above; contexts have none.
		if n := runtime.NumGoroutine() - before; n > threads+1 {
			t.Errorf("%d goroutines for %d threads", n, threads)
		}
		cancel()
		if err := <-ended; err == nil {
			t.Error("the script was not stopped")
		}
		h.Close(ctx)
	})
}

// hammer uses all that threads can wait for, with and without timeouts, at random.
const hammer = `
import queue, threading, time
from concurrent.futures import ThreadPoolExecutor

lock, rlock, condition, semaphore = threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore(2)
event, local = threading.Event(), threading.local()
inside = {"lock": 0, "rlock": 0, "condition": 0, "semaphore": 0}
queues = [queue.Queue(2), queue.LifoQueue(), queue.PriorityQueue(3), queue.SimpleQueue()]
counts = {"put": 0, "got": 0}

def use(name, most):
    inside[name] += 1
    assert inside[name] <= most, (name, inside)
    if inside[name] % 2:
        time.sleep(0)
    inside[name] -= 1

def locks(n):
    with lock:
        use("lock", 1)
    if lock.acquire(timeout=0.0001 * (n % 3)):
        use("lock", 1)
        lock.release()
    with rlock:
        with rlock:
            use("rlock", 1)
    with semaphore:
        use("semaphore", 2)
    if semaphore.acquire(timeout=0.0001):
        use("semaphore", 2)
        semaphore.release()

def conditions(n):
    with condition:
        condition.wait(0.0001 * (n % 4))
        use("condition", 1)
        condition.notify(n % 3)
    event.set() if n % 2 else event.clear()
    event.wait(0.0001)

def items(n):
    q = queues[n % 4]
    try:
        q.put((n % 5, n), timeout=0.0005)
        counts["put"] += 1
    except queue.Full:
        pass
    try:
        q.get(timeout=0.0005 * (n % 2))
        counts["got"] += 1
    except queue.Empty:
        pass

def one(n):
    local.n = n
    [locks, conditions, items][n % 3](n)
    assert local.n == n

def rounds(seed, count):
    for n in range(count):
        one(seed + n)

def run(count):
    barrier = threading.Barrier(4, timeout=60)
    def together(seed):
        rounds(seed, count)
        barrier.wait()
    threads = [threading.Thread(target=together, args=(n * 7,)) for n in range(4)]
    with ThreadPoolExecutor(3) as ex:
        ex.map(lambda seed: rounds(seed, count), range(3))
        for t in threads:
            t.start()
        for t in threads:
            t.join()

def check():
    left = sum(q.qsize() for q in queues)
    assert counts["put"] == counts["got"] + left, (counts, left)
    assert not lock.locked() and semaphore._value == 2 and set(inside.values()) == {0}, (lock, semaphore, inside)
`

// What excludes excludes, and what is handed on is neither lost nor doubled.
func TestHammerThreads(t *testing.T) {
	count := 60
	if !testenv.Long() {
		count = 20
	}
	var stderr bytes.Buffer
	h, err := host.New(host.Config{Stdout: io.Discard, Stderr: &stderr})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.ExecFile(t.Context(), "hammer.py", hammer+fmt.Sprintf("run(%d)\ncheck()\n", count))
	if err := errors.Join(err, h.Close(t.Context())); err != nil || stderr.Len() > 0 {
		t.Errorf("%s%s", traceback(err), &stderr)
	}
}

// The same, stopped at any moment: all ends, and nothing is printed.
func TestHammerStop(t *testing.T) {
	rounds := 20
	if !testenv.Long() {
		rounds = 5
	}
	hosts := make([]*host.Host, rounds)
	stderr := make([]bytes.Buffer, rounds)
	for i := range hosts {
		var err error
		if hosts[i], err = host.New(host.Config{Stdout: io.Discard, Stderr: &stderr[i]}); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	for i, h := range hosts {
		wg.Go(func() {
			ctx, cancel := context.WithTimeoutCause(t.Context(), time.Duration(1+3*i)*time.Millisecond, host.ErrKeyboardInterrupt)
			defer cancel()
			_, err := h.ExecFile(ctx, "hammer.py", hammer+"run(10**9)\nwhile True: pass\n")
			if !errors.Is(err, host.ErrKeyboardInterrupt) {
				t.Errorf("the script ended by %s", traceback(err))
			}
			h.Close(ctx)
			if stderr[i].Len() > 0 {
				t.Errorf("printed %s", &stderr[i])
			}
		})
	}
	wg.Wait()
}
