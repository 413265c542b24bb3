package host_test

import (
	"context"
	"io"
	"runtime"
	"testing"

	"fstar/host"
)

// TestHostsAreCollected makes hosts one after the other, and looks that those that are
// closed are garbage, whatever their scripts have left in their variables.
func TestHostsAreCollected(t *testing.T) {
	const warmUp, hosts, bound = 20, 60, 4 << 10 // bytes a host; one takes some 100 KB
	for name, src := range map[string]string{
		"generators": "def g():\n    yield 1\nsuspended = g()\nnext(suspended)\nnew = (i for i in [])",
		"pools":      "from concurrent.futures import ThreadPoolExecutor\nused = ThreadPoolExecutor(2)\nf = used.submit(abs, 1)\nunused = ThreadPoolExecutor()",
		"threads":    "import queue, threading\nt = threading.Thread(target=print)\nt.start()\nlocal = threading.local()\nq = queue.Queue()",
		"functions":  "def f(x: int): return x\na = f.__annotations__\nclass C:\n    def m(self): return super()\ntry:\n    C().n\nexcept AttributeError as e:\n    error = e",
		"logging":    "import logging\nlogging.basicConfig()\nlogging.getLogger('a.b').warning('text')",
	} {
		t.Run(name, func(t *testing.T) {
			var before int64
			for i := range warmUp + hosts {
				if i == warmUp {
					before = heap()
				}
				h, err := host.New(host.Config{Stdout: io.Discard, Stderr: io.Discard})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := h.ExecFile(context.Background(), "test.py", src); err != nil {
					t.Fatal(err)
				}
				if err := h.Close(context.Background()); err != nil {
					t.Fatal(err)
				}
			}
			// Cleanups run some time after a collection, and make more garbage.
			var grown int64
			for range 100 {
				if grown = (heap() - before) / hosts; grown <= bound {
					return
				}
				runtime.Gosched()
			}
			t.Errorf("a host leaves %d bytes", grown)
		})
	}
}

// heap returns how many bytes of the heap are in use after a collection.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
