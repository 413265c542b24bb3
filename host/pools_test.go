package host_test

import (
	"strings"
	"sync"
	"testing"

	"fstar/host"
)

// Hosts share the classes of pools, and each counts and runs its own.
func TestPoolsOfHosts(t *testing.T) {
	const src = `
import threading
from concurrent.futures import Future, ThreadPoolExecutor

def name(): return threading.current_thread().name

class Derived(ThreadPoolExecutor): pass

for pool in (ThreadPoolExecutor(1), ThreadPoolExecutor(1, "mine"), Derived(1)):
    with pool:
        print(pool.submit(name).result(), *pool.map(str, range(3)))
for change in (
    lambda: setattr(ThreadPoolExecutor, "submit", None),
    lambda: setattr(Future, "added", 1),
):
    try:
        change()
    except TypeError as e:
        print(e)
`
	const want = `ThreadPoolExecutor-0_0 0 1 2
mine_0 0 1 2
ThreadPoolExecutor-1_0 0 1 2
cannot set 'submit' attribute of immutable type 'concurrent.futures.thread.ThreadPoolExecutor'
cannot set 'added' attribute of immutable type 'concurrent.futures._base.Future'
`
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var out strings.Builder
			exec(t, hostOf(t, host.Config{Stdout: &out}), src)
			if out.String() != want {
				t.Errorf("got %q, want %q", out.String(), want)
			}
		})
	}
	all.Wait()
}

// A Host of scripts in Starlark has no process pools, though its class is that of others; and the
// process of each Host is its own.
func TestProcessesOfHosts(t *testing.T) {
	python := hostOf(t, host.Config{})
	exec(t, python, `
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
multiprocessing.current_process().name = "mine"
multiprocessing.set_start_method("spawn")
ProcessPoolExecutor(1).shutdown()
`)
	var out strings.Builder
	exec(t, hostOf(t, host.Config{Stdout: &out}), `
import multiprocessing
print(multiprocessing.current_process().name, multiprocessing.get_start_method(True))
`)
	if out.String() != "MainProcess None\n" {
		t.Errorf("another Host: %q", out.String())
	}
	star := hostOf(t, host.Config{Dialect: host.Starlark})
	_, err := star.ExecFile(ctx, "test.star", "futures.ProcessPoolExecutor(1)")
	if err == nil || !strings.Contains(err.Error(), "process pools are for scripts in Python, not in Starlark") {
		t.Errorf("in Starlark: %v", err)
	}
}
