package host_test

import (
	"context"
	"io"
	"sync"
	"testing"

	"fstar/host"
)

// TestHostsAtOnce makes hosts, and runs scripts in them, on several goroutines at once.
func TestHostsAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				h, err := host.New(host.Config{Stdout: io.Discard, Stderr: io.Discard})
				if err != nil {
					t.Error(err)
					return
				}
				const src = "import logging, queue, dataclasses, functools, typing\nfrom concurrent.futures import ThreadPoolExecutor\n" +
					"class D(dict):\n    def __missing__(self, k): return k\n" +
					"@dataclasses.dataclass\nclass P:\n    x: int = 1\n" +
					"with ThreadPoolExecutor(2) as ex:\n    r = list(ex.map(lambda n: (D()[n], P(n), f'{n:>3}', '%d' % n, sorted([n])), range(3)))\n" +
					"try:\n    [][1]\nexcept IndexError as e:\n    s = str(e)\n" +
					"class M(type):\n    def __call__(cls): return 1\nclass E(ValueError, metaclass=type): pass\nclass F(int): pass\n" +
					"x = (F(1) + 1, {F(2): 1}[2], vars(P(2)), dir([])[:2], (5).__add__(3), isinstance(True, int), type(x:=1), hasattr([], \"append\"), list.append, str.upper(\"a\"))\n" +
					"import threading, time, contextlib, atexit, sys, os, abc\nt = threading.Thread(target=time.sleep, args=(0.001,))\nt.start()\nt.join()\nqueue.Queue().put(1)\nthreading.Event().x = 1\nassert repr(threading.Semaphore())\n" +
					"logging.getLogger(\"x\").error(\"%s\", time.gmtime(0)[:3])\n"
				if _, err := h.ExecFile(context.Background(), "test.py", src); err != nil {
					t.Error(err)
				}
				h.Close(context.Background())
			}
		})
	}
	wg.Wait()
}
