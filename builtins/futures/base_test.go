package futures

import (
	"context"
	"errors"
	"testing"

	"fstar/executor"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A stillPool is a pool that does nothing.
type stillPool struct{ broken *workerpool.BrokenError }

func (p *stillPool) Shutdown(context.Context, workerpool.ShutdownOptions) error { return nil }
func (p *stillPool) Terminated() <-chan struct{}                                { return nil }
func (p *stillPool) Broken() *workerpool.BrokenError                            { return p.broken }
func (p *stillPool) Stats() workerpool.Stats                                    { return workerpool.Stats{} }

func describe(err error) string {
	if err == nil {
		return ""
	}
	return object.Catch(err, 0).Error()
}

// What a pool of any kind says that takes no calls, and why calls have no result.
func TestRefusals(t *testing.T) {
	exit := &workerpool.BrokenError{Err: &workerpool.ExitError{Pid: 12, Code: -9}}
	none := &workerpool.BrokenError{Err: &workerpool.StartError{Err: workerpool.ErrNoRunWorker}}
	const (
		threadsBroken   = "concurrent.futures.thread.BrokenThreadPool: A thread initializer failed, the thread pool is not usable anymore"
		processesBroken = "concurrent.futures.process.BrokenProcessPool: A child process terminated abruptly, the process pool is not usable anymore"
		abrupt          = "concurrent.futures.process.BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending."
	)
	for name, test := range map[string]struct {
		kind           *kind
		broken         *workerpool.BrokenError
		shut           bool
		submit, future string
		reason         string // in the cause of the future's
	}{
		"threads":           {kind: threadKind},
		"threads, shut":     {kind: threadKind, shut: true, submit: "RuntimeError: cannot schedule new futures after shutdown"},
		"threads, broken":   {kind: threadKind, shut: true, broken: &workerpool.BrokenError{Err: errors.New("so")}, submit: threadsBroken, future: threadsBroken},
		"processes":         {kind: processKind},
		"processes, shut":   {kind: processKind, shut: true, submit: "RuntimeError: cannot schedule new futures after shutdown"},
		"processes, broken": {kind: processKind, shut: true, broken: exit, submit: processesBroken, future: abrupt, reason: "\n'''\nProcess 12 terminated abruptly with exit code -9'''"},
		"no processes":      {kind: processKind, broken: none, submit: processesBroken, future: abrupt, reason: "\n'''\n" + noWorkerText + "'''"},
	} {
		t.Run(name, func(t *testing.T) {
			if test.reason != "" {
				test.reason = "concurrent.futures.process._RemoteTraceback: " + test.reason
			}
			b := &base{kind: test.kind, rt: new(script.Runtime), pool: &stillPool{test.broken}, shut: test.shut}
			if got := describe(b.refuse()); got != test.submit {
				t.Errorf("submit: %q, want %q", got, test.submit)
			}
			if test.broken == nil {
				return
			}
			err := b.taskError(test.broken)
			if got := describe(err); got != test.future {
				t.Errorf("a future: %q, want %q", got, test.future)
			}
			if !errors.Is(err, test.broken.Err) {
				t.Errorf("%v does not wrap %v", err, test.broken.Err)
			}
			cause := ""
			if c := object.Catch(err, 0).Cause(); c != nil {
				cause = c.Error()
			}
			if cause != test.reason {
				t.Errorf("cause %q, want %q", cause, test.reason)
			}
		})
	}
}

// Errors of package workerpool are Python's to scripts; others are passed on to whoever submits, and are a
// SystemError of a task.
func TestRaise(t *testing.T) {
	b := &base{kind: threadKind}
	other := errors.New("other")
	for err, want := range map[error]string{
		workerpool.ErrJoinSelf:    "RuntimeError: cannot join current thread",
		workerpool.ErrCancelled:   "concurrent.futures._base.CancelledError",
		workerpool.ErrShutdown:    "RuntimeError: cannot schedule new futures after interpreter shutdown",
		workerpool.ErrNoRunWorker: "RuntimeError: " + noWorkerText,
	} {
		if got := describe(b.raise(err)); got != want {
			t.Errorf("%v is raised as %q, want %q", err, got, want)
		}
	}
	if got := b.raise(other); got != other {
		t.Errorf("an unknown error is raised as %v", got)
	}
	if got := describe(b.taskError(other)); got != "SystemError: other" {
		t.Errorf("an unknown error of a task is %q", got)
	}
}

func TestNames(t *testing.T) {
	ps := &pools{unnamed: make(map[*kind]int)}
	for _, want := range []string{"ThreadPoolExecutor-0", "ThreadPoolExecutor-1"} {
		if got := ps.nextName(threadKind); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := ps.nextName(processKind); got != "ProcessPoolExecutor-0" {
		t.Errorf("the first process pool: %s", got)
	}
}

func TestStateNames(t *testing.T) {
	var f Future
	for _, want := range []string{"PENDING", "RUNNING", "FINISHED"} {
		if got := stateNames[f.State()]; got != want {
			t.Errorf("%v is %s, want %s", f.State(), got, want)
		}
		if f.State() == executor.Running {
			f.SetResult(t.Context(), nil)
		}
		f.SetRunning()
	}
}
