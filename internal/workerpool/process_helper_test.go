//go:build unix

package workerpool_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// longTime is how long a test waits for something that does not happen if there is
// an error, on a machine with other things to do.
const longTime = time.Minute

func newProcessPool(t testing.TB, cfg workerpool.ProcessPoolConfig) *workerpool.ProcessPool {
	t.Helper()
	p, err := workerpool.NewProcessPool(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func submitBytes(t testing.TB, p *workerpool.ProcessPool, payload []byte) *executor.Future[[]byte] {
	t.Helper()
	f, err := send(ctx, p, payload)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func shutdownProcesses(t testing.TB, p *workerpool.ProcessPool) {
	t.Helper()
	if err := p.Shutdown(ctx, workerpool.ShutdownOptions{}); err != nil {
		t.Fatal(err)
	}
}

// value waits for the result of f, which must be one.
func value(t testing.TB, f *executor.Future[[]byte]) string {
	t.Helper()
	v, err := result(t, f)
	if err != nil {
		t.Fatal(err)
	}
	return string(v)
}

// result waits for the result of f.
func result(t testing.TB, f *executor.Future[[]byte]) ([]byte, error) {
	t.Helper()
	select {
	case <-f.Done():
	case <-time.After(longTime):
		t.Fatal("the future has no end")
	}
	return f.Result(ctx)
}

// broken waits for the result of f, which must be a BrokenError.
func broken(t testing.TB, f *executor.Future[[]byte]) *workerpool.BrokenError {
	t.Helper()
	v, err := result(t, f)
	var b *workerpool.BrokenError
	if !errors.As(err, &b) {
		t.Fatalf("%q, %v; want a BrokenError", v, err)
	}
	return b
}

// roleCommand returns the Command of workers that play a role of roles, with
// further variables in their environment.
func roleCommand(role string, env ...string) func() (*exec.Cmd, error) {
	return func() (*exec.Cmd, error) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(append(os.Environ(), roleVariable+"="+role), env...)
		return cmd, nil
	}
}

// A gate stops tasks ("gate <dir>") until the test opens it.
type gate struct {
	t   testing.TB
	dir string
	in  *bufio.Reader // of who comes
	out *os.File
}

func newGate(t testing.TB) *gate {
	t.Helper()
	g := &gate{t: t, dir: t.TempDir()}
	open := func(name string) *os.File {
		path := filepath.Join(g.dir, name)
		if err := syscall.Mkfifo(path, 0o666); err != nil {
			t.Fatal(err)
		}
		// For reading and writing, opening it waits for nobody, nor does it end.
		f, err := os.OpenFile(path, os.O_RDWR|syscall.O_NONBLOCK, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	in := open("in")
	in.SetReadDeadline(time.Now().Add(2 * longTime))
	g.in, g.out = bufio.NewReader(in), open("out")
	return g
}

// task is what has a worker stop at the gate.
func (g *gate) task() []byte { return []byte("gate " + g.dir) }

// wait waits until n workers have come and returns their process ids.
func (g *gate) wait(n int) (pids []int) {
	g.t.Helper()
	for range n {
		line, err := g.in.ReadString('\n')
		if err != nil {
			g.t.Fatal(err)
		}
		pid, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			g.t.Fatal(err)
		}
		pids = append(pids, pid)
	}
	return pids
}

// open lets n workers through.
func (g *gate) open(n int) {
	g.t.Helper()
	if _, err := g.out.Write(make([]byte, n)); err != nil {
		g.t.Fatal(err)
	}
}

// checkGone checks that processes do not exist any more, not even as zombies.
func checkGone(t testing.TB, pids ...int) {
	t.Helper()
	for _, pid := range pids {
		if err := syscall.Kill(pid, 0); err != syscall.ESRCH {
			t.Errorf("process %d is there: %v", pid, err)
		}
	}
}

// checkFiles checks that the test leaves no file open, where it can.
func checkFiles(t testing.TB) {
	t.Helper()
	open := func() (names []string) {
		entries, _ := os.ReadDir("/proc/self/fd")
		for _, e := range entries {
			name, err := os.Readlink("/proc/self/fd/" + e.Name())
			if err == nil && (strings.HasPrefix(name, "pipe:") || strings.Contains(name, "pidfd")) {
				names = append(names, name)
			}
		}
		return names
	}
	before := open()
	t.Cleanup(func() {
		runtime.GC() // pidfds of processes that have ended go with their os.Process
		if after := open(); len(after) > len(before) {
			t.Errorf("open: %q, before: %q", after, before)
		}
	})
}
