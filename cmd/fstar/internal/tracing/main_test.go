package tracing

import (
	"bytes"
	"context"
	"os"
	"testing"

	"go.uber.org/goleak"

	"fstar/host"
)

var config = host.Config{System: true, ReadFile: os.ReadFile}

func TestMain(m *testing.M) {
	host.Worker(config)
	goleak.VerifyTestMain(m)
}

// run runs a script whose tasks are observed.
func run(t *testing.T, src string, observe ...func(host.TaskEvent)) {
	t.Helper()
	var out bytes.Buffer
	cfg := config
	cfg.Stdout, cfg.Stderr = &out, &out
	cfg.TaskEvents = func(e host.TaskEvent) {
		for _, o := range observe {
			o(e)
		}
	}
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.ExecFile(context.Background(), "test.py", src); err != nil {
		t.Error(err)
	}
	if err := h.Close(context.Background()); err != nil {
		t.Error(err)
	}
	if out.Len() > 0 {
		t.Log(out.String())
	}
}

// mixed is a script with tasks of all kinds: 55 tasks, of which two raise, one is lost and
// 10 are cancelled.
const mixed = `
import threading
import time
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait

def fetch(url, delay):
    time.sleep(delay)
    if url == "bad":
        raise ValueError(url)
    return url

def outer(ex):
    return ex.submit(fetch, "inner", 0.005).result()

def nap(n):
    time.sleep(0.001)
    return n

gate = threading.Event()
begun = threading.Event()
def hold():
    begun.set()
    gate.wait()

with ThreadPoolExecutor(4, thread_name_prefix="io") as ex:
    fs = [ex.submit(fetch, "a%d" % n, 0.002 * (n % 7)) for n in range(20)]
    fs.append(ex.submit(fetch, "bad", 0.01))
    fs.append(ex.submit(outer, ex))
    wait(fs)
with ThreadPoolExecutor(1) as ex:
    ex.submit(hold)
    begun.wait()
    for n in range(10):
        ex.submit(fetch, "late", 0).cancel()
    gate.set()
with ProcessPoolExecutor(2) as ex:
    list(ex.map(nap, range(15)))
    list(ex.map(nap, range(20), chunksize=5))
    wait([ex.submit(int, "x")])
    wait([ex.submit(os._exit, 1)])
`
