//go:build unix

package workerpool_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/workerpool"
)

// Programs that do not call RunWorker.
func TestProcessPoolOfOtherPrograms(t *testing.T) {
	for _, c := range []struct{ role, reason string }{
		{"other", "ended with exit code 0"},
		{"failing", "ended with exit code 3"},
		{"talking", "answered not a frame: 68 65 6c 6c 6f 3f"},
	} {
		t.Run(c.role, func(t *testing.T) {
			checkFiles(t)
			p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Command: roleCommand(c.role)})
			err := broken(t, submitBytes(t, p, nil))
			var e *workerpool.StartError
			if !errors.As(err, &e) || !errors.Is(err, workerpool.ErrNoRunWorker) || !strings.HasPrefix(e.Reason, c.reason) {
				t.Errorf("%v", err)
			}
			if !strings.Contains(err.Error(), "\texecutor.RunWorker(task)\n") {
				t.Errorf("the error does not say what to add: %v", err)
			}
			shutdownProcesses(t, p)
		})
	}
}

// A worker of the program itself that dies before it says anything (SIGQUIT makes it exit with status 2) is none that
// should have called RunWorker.
func TestProcessPoolOwnWorkerDiesEarly(t *testing.T) {
	t.Setenv(roleVariable, "failing") // of the processes that this one starts
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	err := broken(t, submitBytes(t, p, nil))
	var e *workerpool.ExitError
	if !errors.As(err, &e) || e.Code != 3 || errors.Is(err, workerpool.ErrNoRunWorker) {
		t.Errorf("%v", err)
	}
	shutdownProcesses(t, p)
}

func TestProcessPoolOfSilentProgram(t *testing.T) {
	defer workerpool.SetStartTimeout(workerpool.SetStartTimeout(100 * time.Millisecond))
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, Command: roleCommand("blocked")})
	err := broken(t, submitBytes(t, p, nil))
	var e *workerpool.StartError
	if !errors.As(err, &e) || !errors.Is(err, workerpool.ErrNoRunWorker) || e.Reason != "did not answer for 100ms" {
		t.Errorf("%v", err)
	}
	shutdownProcesses(t, p)
}

// A worker that is a parent without having called RunWorker, and a program that has
// pools without calling it, start nothing.
func TestProcessPoolStartsNoBomb(t *testing.T) {
	for _, env := range []string{"FSTAR_EXECUTOR_WORKER=1", "FSTAR_EXECUTOR_WORKER="} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), roleVariable+"=careless", env)
		out, err := cmd.CombinedOutput()
		want := "true\nfalse\n" // another program may be its worker
		if strings.HasSuffix(env, "1") {
			want = "true\ntrue\n" // not in a worker
		}
		if err != nil || string(out) != want {
			t.Errorf("%s: %v\n%s", env, err, out)
		}
	}
}

func TestRunWorkerByHand(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "FSTAR_EXECUTOR_WORKER=1")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "not started by a process pool") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestProcessPoolCannotStart(t *testing.T) {
	for _, cmd := range []*exec.Cmd{
		exec.Command("/nonexistent/worker"),
		{Path: os.Args[0], ExtraFiles: []*os.File{os.Stderr}},
	} {
		checkFiles(t)
		p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Command: func() (*exec.Cmd, error) {
			copy := *cmd
			return &copy, nil
		}})
		first := submitBytes(t, p, nil)
		err := broken(t, first)
		var e *workerpool.StartError
		if !errors.As(err, &e) || e.Replacement || e.Pid != 0 || cmd.ExtraFiles == nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v", err)
		}
		shutdownProcesses(t, p)
	}
}

// The second worker cannot be started: the first one does the work.
func TestProcessPoolCannotStartAll(t *testing.T) {
	g := newGate(t)
	var n atomic.Int32
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2, Command: func() (*exec.Cmd, error) {
		if n.Add(1) == 1 {
			return exec.Command(os.Args[0]), nil
		}
		return nil, errors.New("no more processes")
	}})
	fs := []*executor.Future[[]byte]{submitBytes(t, p, g.task())}
	g.wait(1)
	for range 5 {
		fs = append(fs, submitBytes(t, p, nil))
	}
	g.open(1)
	for _, f := range fs {
		value(t, f)
	}
	shutdownProcesses(t, p)
}

func TestProcessPoolCannotReplace(t *testing.T) { // 200
	var n atomic.Int32
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, MaxTasksPerWorker: 1, Command: func() (*exec.Cmd, error) {
		if n.Add(1) == 1 {
			return exec.Command(os.Args[0]), nil
		}
		return nil, errors.New("no more processes")
	}})
	value(t, submitBytes(t, p, nil))
	err := broken(t, submitBytes(t, p, nil))
	var e *workerpool.StartError
	if !errors.As(err, &e) || !e.Replacement {
		t.Errorf("%v", err)
	}
	shutdownProcesses(t, p)
}

// startParent starts a program with a pool whose workers compute, wait, and have a
// pool of their own; with its output, which is at its end when all of them have
// ended.
func startParent(t *testing.T, role string) (cmd *exec.Cmd, output io.Reader) {
	t.Helper()
	g := newGate(t)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	r.SetReadDeadline(time.Now().Add(longTime))
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, "GATE="+g.dir)
	cmd.Stdout, cmd.Stderr = w, w
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	g.wait(2)
	return cmd, r
}

func TestWorkersEndWithTheirParent(t *testing.T) {
	cmd, output := startParent(t, "parent")
	cmd.Process.Kill()
	cmd.Wait()
	start := time.Now()
	out, err := io.ReadAll(output)
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	t.Logf("the workers ended after %v", time.Since(start))
}

func TestInterruptLeavesWorkersToTheirParent(t *testing.T) {
	cmd, output := startParent(t, "interrupted")
	syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) // as a terminal does
	out, err := io.ReadAll(output)
	if err != nil || !bytes.Equal(out, []byte("interrupted\nstill here\n")) {
		t.Errorf("%v\n%s", err, out)
	}
	cmd.Wait()
	if cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("%v", cmd.ProcessState)
	}
}

func TestInterruptEndsWorkersWithTheirParent(t *testing.T) {
	cmd, output := startParent(t, "parent")
	syscall.Kill(-cmd.Process.Pid, syscall.SIGINT)
	out, err := io.ReadAll(output)
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	cmd.Wait()
}
