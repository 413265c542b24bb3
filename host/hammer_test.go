package host_test

import (
	"context"
	"io"
	"sync"
	"testing"
	"time"

	"go.starlark.net/starlark"

	"fstar/host"
	"fstar/internal/testenv"
)

// hammer is a script that uses everything that blocks, cancels and calls back, on
// several pools at once, for as long as it is let.
const hammer = `
pools = [futures.ThreadPoolExecutor(n) for n in (1, 2, 5)]
limited = futures.ThreadPoolExecutor(2, task_timeout = 0.0005, max_queued = 3)
lock = threading.Lock()
gate = threading.Event()
counts = {"ran": 0, "called back": 0}

def count(what):
    for _ in using(lock):
        counts[what] += 1

def called_back(f):
    count("called back")

def leaf(n):
    count("ran")
    if n % 7 == 0:
        fail("hammer")
    if n % 5 == 0:
        time.sleep(0.0001)
    return n

def branch(n):
    # Only pools behind this one, or tasks would wait for themselves.
    for f in futures.as_completed([pools[2].submit(leaf, n + i) for i in range(3)]):
        f.exception()
    gate.wait(0.0001)

def run(seed):
    begin(seed)
    n = seed
    while True:
        fs = [pools[i % 2].submit(branch, n + i) for i in range(10)]
        for f in fs:
            f.add_done_callback(called_back)
        fs[n % 10].cancel()
        fs[(n + 1) % 10].cancel(running = True)
        for i in range(8):
            limited.submit(branch if i == 3 else leaf, n + i)
        for ex in using(futures.ThreadPoolExecutor(2)):
            list(ex.map(lambda x: x * x, range(10)))
            ex.submit(leaf, n)
        done, not_done = futures.wait(fs, return_when = [futures.FIRST_COMPLETED, futures.ALL_COMPLETED][n % 2])
        gate.set() if n % 2 else gate.clear()
        logging.info("%d done, %d not", len(done), len(not_done))
        n += 1
`

// A Host that is closed, and calls that are stopped, at any moment: everything
// ends, and nothing is left (TestMain looks for goroutines).
func TestHammer(t *testing.T) {
	rounds := 30
	if !testenv.Long() {
		rounds = 5
	}
	for round := range rounds {
		begun := make(chan struct{}) // closed when the call runs that Close ends
		begin := starlark.NewBuiltin("begin", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			if args[0] == starlark.MakeInt(2) {
				close(begun)
			}
			return starlark.None, nil
		})
		h, err := host.New(host.Config{
			Dialect: host.Starlark, Stdout: io.Discard, Stderr: io.Discard,
			Predeclared: starlark.StringDict{"begin": begin},
		})
		if err != nil {
			t.Fatal(err)
		}
		globals := exec(t, h, hammer)
		deadline, cancel := context.WithTimeout(ctx, time.Duration(5+round)*time.Millisecond)
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Go(func() {
				ctx := deadline
				if i == 2 {
					ctx = context.Background() // Close ends this one
				}
				_, err := h.Call(ctx, globals["run"].(starlark.Callable), starlark.Tuple{starlark.MakeInt(i)}, nil)
				if err == nil {
					t.Error("the script ended by itself")
				}
			})
		}
		<-begun
		if round%2 == 0 {
			<-deadline.Done()
		}
		// In time, the pools' end makes the last call fail; at once, Close stops it.
		closing, cancelClosing := context.WithTimeout(ctx, time.Duration(round%3)*50*time.Millisecond)
		if err := h.Close(closing); err == nil && round%6 == 0 {
			t.Error("Close, with a context that had ended, stopped nothing")
		}
		wg.Wait()
		cancelClosing()
		cancel()
	}
}
