package multiprocessing

import (
	gocontext "context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"go.starlark.net/starlark"

	"fstar/executor"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// The classes of processes that are no workers; of these, each start method has its own.
var (
	baseProcess   = newBaseProcess()
	mainProcess   = object.NewClass("multiprocessing.process", "_MainProcess", baseProcess)
	parentProcess = object.NewClass("multiprocessing.process", "_ParentProcess", baseProcess)
)

// process is the state of a process: of this one, its parent, or a worker of a pool. The
// script lock guards it.
type process struct {
	ps       *Processes
	class    *object.Class
	name     string
	identity []int // see Origin; none of the parent
	pid      int   // 0 of a worker, which knows its own
	ppid     int   // of its parent; 0 if it has none or that does not matter
	daemon   bool

	worker *executor.Worker // nil if it is no worker of this process
	pool   *Workers         // of worker

	value *object.Instance // see object
}

// object returns the value that scripts know p by.
func (p *process) object() *object.Instance {
	if p.value == nil {
		p.value = object.NewInstance(p.class, nil)
		p.value.SetState(p)
	}
	return p.value
}

// stateOf returns the state of a value that object has returned.
func stateOf(v starlark.Value) *process { return v.(*object.Instance).State().(*process) }

// id returns the process id, or 0 of a worker that has not started.
func (p *process) id() int {
	if p.worker == nil {
		return p.pid
	}
	_, pid := p.worker.Process()
	return pid
}

func (p *process) isCurrent() bool { return p.value == p.ps.current }

// exited reports whether p is a worker that has ended.
func (p *process) exited() bool {
	if p.worker == nil {
		return false
	}
	select {
	case <-p.worker.Exited():
		return true
	default:
		return false
	}
}

func (p *process) alive() bool { return !p.exited() }

func (p *process) exitCode() starlark.Value {
	if !p.exited() {
		return starlark.None
	}
	return starlark.MakeInt(p.worker.ExitCode())
}

func (p *process) setName(v starlark.Value) error {
	name, ok := object.AsString(v)
	if !ok {
		return exception.AssertionError.Errorf("name must be a string")
	}
	p.name = name
	if p.isCurrent() {
		p.ps.rt.ProcessName = name
	}
	return nil
}

func (p *process) setDaemon(v starlark.Value) error {
	if p.worker != nil {
		return exception.AssertionError.Errorf("process has already started")
	}
	p.daemon = bool(v.Truth())
	return nil
}

// identityTuple is _identity.
func (p *process) identityTuple() starlark.Value {
	t := make(starlark.Tuple, len(p.identity))
	for i, n := range p.identity {
		t[i] = starlark.MakeInt(n)
	}
	return t
}

// end is the method called name, which sends a worker a signal, if it has not ended.
func (p *process) end(name string, sig os.Signal) error {
	switch {
	case p.worker == nil:
		return exception.AttributeError.Errorf("'NoneType' object has no attribute '%s'", name)
	case p.exited():
	case sig == os.Interrupt:
		return exception.NotImplementedError.Errorf("workers leave Ctrl-C to the process that has started them: future.cancel(running=True) stops a task")
	default:
		if proc, err := os.FindProcess(p.id()); err == nil {
			proc.Signal(sig) // it may have ended
		}
	}
	return nil
}

// join waits until a worker, or the parent, has ended or the timeout is over.
func (p *process) join(t *script.Thread, timeout time.Duration) error {
	var exited <-chan struct{} // never, of the parent: this process ends with it
	switch {
	case p.isCurrent():
		return exception.AssertionError.Errorf("can only join a child process")
	case p.exited():
		return nil
	case p.worker != nil:
		exited = p.worker.Exited()
	}
	t.Block(func(ctx gocontext.Context) {
		var over <-chan time.Time
		if timeout >= 0 {
			timer := time.NewTimer(timeout)
			defer timer.Stop()
			over = timer.C
		}
		select {
		case <-exited:
		case <-over:
		case <-ctx.Done():
		}
	})
	return t.Interrupted()
}

// repr returns the repr, such as "<ForkServerProcess name='ForkServerProcess-1' pid=7 parent=5 started>".
func (p *process) repr() string {
	var s strings.Builder
	fmt.Fprintf(&s, "<%s name=%s", p.class.Name(), object.Repr(starlark.String(p.name)))
	if p.worker != nil {
		fmt.Fprintf(&s, " pid=%d", p.id())
	}
	if p.ppid == 0 {
		s.WriteString(" parent=None")
	} else {
		fmt.Fprintf(&s, " parent=%d", p.ppid)
	}
	switch {
	case p.exited():
		s.WriteString(" stopped exitcode=" + exitName(p.worker.ExitCode()))
	case p.worker != nil || p.isCurrent():
		s.WriteString(" started")
	default:
		s.WriteString(" unknown")
	}
	if p.daemon {
		s.WriteString(" daemon")
	}
	s.WriteByte('>')
	return s.String()
}

// newBaseProcess returns BaseProcess. Scripts make no processes: pools do.
func newBaseProcess() *object.Class {
	class := object.NewClass("multiprocessing.process", "BaseProcess", nil)
	script.AddClassMethod(class, "__init__", "*args, **kwargs", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
		return nil, exception.NotImplementedError.Errorf("processes are started by concurrent.futures.ProcessPoolExecutor only")
	})
	method := func(name, params string, fn func(*script.Thread, *process, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(class, name, params, fn)
	}
	method("is_alive", "", func(_ *script.Thread, p *process, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(p.alive()), nil
	})
	method("join", "timeout=None", func(t *script.Thread, p *process, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, p.join(t, timeout)
	})
	method("start", "", func(_ *script.Thread, p *process, _ signature.Args) (starlark.Value, error) {
		if p.worker == nil {
			return nil, exception.AssertionError.Errorf("can only start a process object created by current process")
		}
		return nil, exception.AssertionError.Errorf("cannot start a process twice")
	})
	end := func(name string, sig os.Signal) {
		method(name, "", func(_ *script.Thread, p *process, _ signature.Args) (starlark.Value, error) {
			return starlark.None, p.end(name, sig)
		})
	}
	end("terminate", syscall.SIGTERM)
	end("kill", os.Kill)
	end("interrupt", os.Interrupt)
	pid := func(p *process) starlark.Value { return starlark.MakeInt(p.id()) }
	script.AddAttr(class, "pid", pid, nil)
	script.AddAttr(class, "ident", pid, nil)
	script.AddAttr(class, "exitcode", (*process).exitCode, nil)
	script.AddAttr(class, "name", func(p *process) starlark.Value { return starlark.String(p.name) }, (*process).setName)
	script.AddAttr(class, "daemon", func(p *process) starlark.Value { return starlark.Bool(p.daemon) }, (*process).setDaemon)
	script.AddAttr(class, "_identity", (*process).identityTuple, nil)
	script.AddRepr(class, func(self *object.Instance) string {
		if p, ok := self.State().(*process); ok {
			return p.repr()
		}
		return "<" + self.Class().Name() + ">"
	})
	return class
}
