package multiprocessing

import (
	gocontext "context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// The classes of processes that are no workers; of these, each start method has its own.
var (
	baseProcess   = object.NewClass("multiprocessing.process", "BaseProcess", nil)
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

	worker *workerpool.Worker // nil if it is no worker of this process
	pool   *Workers           // of worker

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

func (p *process) exitCode() (value.Value, error) {
	if !p.exited() {
		return value.None, nil
	}
	return value.Int(int64(p.worker.ExitCode())), nil
}

func (p *process) setName(v starlark.Value) error {
	name, ok := object.AsString(v)
	if !ok {
		return object.AssertionError.Errorf("name must be a string")
	}
	p.name = name
	if p.isCurrent() {
		p.ps.rt.ProcessName = name
	}
	return nil
}

func (p *process) setDaemon(is bool) error {
	if p.worker != nil {
		return object.AssertionError.Errorf("process has already started")
	}
	p.daemon = is
	return nil
}

// identityTuple is _identity.
func (p *process) identityTuple() (starlark.Tuple, error) {
	t := make(starlark.Tuple, len(p.identity))
	for i, n := range p.identity {
		t[i] = starlark.MakeInt(n)
	}
	return t, nil
}

// ending defines the method called name, which sends a worker a signal, if it has not ended.
func ending(name, doc string, sig os.Signal) *native.Function {
	return native.M0(name, "", doc, func(p *process, _ *script.Thread) (value.Value, error) {
		switch {
		case p.worker == nil:
			return value.Value{}, object.AttributeError.Errorf("'NoneType' object has no attribute '%s'", name)
		case p.exited():
		case sig == os.Interrupt:
			return value.Value{}, object.NotImplementedError.Errorf("workers leave Ctrl-C to the process that has started them: future.cancel(running=True) stops a task")
		default:
			if proc, err := os.FindProcess(p.id()); err == nil {
				proc.Signal(sig) // it may have ended
			}
		}
		return value.None, nil
	})
}

// start fails: pools start their workers.
func (p *process) start(*script.Thread) (value.Value, error) {
	if p.worker == nil {
		return value.Value{}, object.AssertionError.Errorf("can only start a process object created by current process")
	}
	return value.Value{}, object.AssertionError.Errorf("cannot start a process twice")
}

// join waits until a worker, or the parent, has ended or the timeout, None or a number of seconds,
// is over.
func (p *process) join(t *script.Thread, seconds starlark.Value) (value.Value, error) {
	timeout, err := script.Timeout(seconds)
	if err != nil {
		return value.Value{}, err
	}
	var exited <-chan struct{} // never, of the parent: this process ends with it
	switch {
	case p.isCurrent():
		return value.Value{}, object.AssertionError.Errorf("can only join a child process")
	case p.exited():
		return value.None, nil
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
	return value.None, t.Interrupted()
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

func init() {
	native.Table{
		Doc: "a process; scripts make none: pools do",
		Methods: []*native.Function{
			native.M2("__init__", "*args, **kwargs", "", newProcess),
			native.M0("is_alive", "", "whether it has not ended", func(p *process, _ *script.Thread) (bool, error) { return p.alive(), nil }),
			native.M1("join", "timeout=None", "waits until it has ended", (*process).join),
			native.M0("start", "", "raises AssertionError: pools start their workers", (*process).start),
			ending("terminate", "asks a worker to end, which breaks its pool", syscall.SIGTERM),
			ending("kill", "ends a worker at once, which breaks its pool", os.Kill),
			ending("interrupt", "not supported: raises an exception", os.Interrupt),
			native.M0("__repr__", "", "", processRepr).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.Get("pid", "its process id", func(p *process) (int, error) { return p.id(), nil }),
			native.Get("ident", "its process id", func(p *process) (int, error) { return p.id(), nil }),
			native.Get("exitcode", "its exit status, or minus the signal that ended it; None\nbefore it has ended", (*process).exitCode),
			native.GetSet("name", "the name, which may be set", func(p *process) (string, error) { return p.name, nil }, (*process).setName),
			native.GetSet("daemon", "a flag, which may be set of processes that are no workers", func(p *process) (bool, error) { return p.daemon, nil }, (*process).setDaemon),
			native.Get("_identity", "a tuple of the numbers in the name", (*process).identityTuple),
		},
	}.Define(baseProcess)
}

// newProcess is BaseProcess.__init__.
func newProcess(*object.Instance, *script.Thread, native.Args, native.Keywords) (value.Value, error) {
	return value.Value{}, object.NotImplementedError.Errorf("processes are started by concurrent.futures.ProcessPoolExecutor only")
}

func processRepr(self *object.Instance, _ *script.Thread) (string, error) {
	if p, ok := self.State().(*process); ok {
		return p.repr(), nil
	}
	return "<" + self.Class().Name() + ">", nil
}
