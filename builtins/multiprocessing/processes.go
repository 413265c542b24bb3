package multiprocessing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// Processes is what the scripts of one Runtime know of processes: their own, the one that
// started it, and the workers of their pools; and the start methods. The script lock guards
// it, but for what is said otherwise.
type Processes struct {
	rt       *script.Runtime
	current  *object.Instance
	parent   *object.Instance // nil in the main process
	identity []int            // of this process: see Origin

	contexts map[*startMethod]*context // those that were asked for
	set      *context                  // that of the start method that was set; nil before one was

	numbers atomic.Int64 // of workers: the last one

	mu      sync.Mutex
	workers []*process // of all pools, in the order they started; guarded by mu
}

// New returns the Processes of rt, whose process is the main one.
func New(rt *script.Runtime) *Processes {
	ps := &Processes{rt: rt, contexts: make(map[*startMethod]*context)}
	ps.current = (&process{ps: ps, class: mainProcess, name: rt.ProcessName, pid: os.Getpid()}).object()
	processes.Set(rt, ps)
	return ps
}

// processes are those of each Runtime.
var processes = script.NewLocal[*Processes]()

// An Origin is what a worker process is told of who it is.
type Origin struct {
	Class    string // of its Process
	Method   string // by which CPython would have started it
	Parent   string // the name of the process that started it
	Identity []int  // of that process: the number of each of its ancestors but for the main process, and its own
}

// child returns the identity of the child with a number of the process with an identity.
func child(identity []int, number int) []int { return append(slices.Clip(identity), number) }

// nameOf returns the name of a new process.
func nameOf(class string, identity []int) string {
	var name strings.Builder
	sep := byte('-')
	name.WriteString(class)
	for _, n := range identity {
		fmt.Fprintf(&name, "%c%d", sep, n)
		sep = ':'
	}
	return name.String()
}

// BecomeWorker makes this process a worker, the one with a number among those that the
// process of its pool has started. It is called before scripts run.
func (ps *Processes) BecomeWorker(o Origin, number int) {
	ppid := os.Getppid()
	method := methodNamed(o.Method)
	class := method.process
	if o.Class != class.Name() {
		class = anyProcess
	}
	ps.identity = child(o.Identity, number)
	ps.rt.ProcessName = nameOf(o.Class, ps.identity)
	ps.current = (&process{
		ps: ps, class: class, name: ps.rt.ProcessName, identity: ps.identity,
		pid: os.Getpid(), ppid: ppid,
	}).object()
	ps.parent = (&process{ps: ps, class: parentProcess, name: o.Parent, pid: ppid}).object()
	ps.set = ps.concrete(method)
}

// children returns the workers that have started, as scripts see them, of which is is true.
func (ps *Processes) children(is func(*process) bool) []starlark.Value {
	ps.mu.Lock()
	workers := slices.Clone(ps.workers)
	ps.mu.Unlock()
	var list []starlark.Value
	for _, p := range workers {
		if p.id() != 0 && is(p) {
			list = append(list, p.object())
		}
	}
	return list
}

// Workers is what the worker processes of one pool have in common for scripts.
type Workers struct {
	// Context is the mp_context of the pool: what was given, or the context that it has
	// otherwise.
	Context starlark.Value
	Method  string // the start method that it says

	ps    *Processes
	class *object.Class
}

// Origin returns what the workers are told.
func (w *Workers) Origin() Origin {
	return Origin{Class: w.class.Name(), Method: w.Method, Parent: w.ps.rt.ProcessName, Identity: w.ps.identity}
}

// Name returns the name of the worker with a number: see [workerpool.Worker.Process].
func (w *Workers) Name(number int) string {
	return nameOf(w.class.Name(), child(w.ps.identity, number))
}

// NewNumber returns the number of a new worker: they go on from pool to pool. Any goroutine
// may call it.
func (w *Workers) NewNumber() int { return int(w.ps.numbers.Add(1)) }

// Started is told of a worker whose process is about to start. Any goroutine may call it.
func (w *Workers) Started(worker *workerpool.Worker) {
	number, _ := worker.Process()
	p := &process{
		ps: w.ps, class: w.class, name: w.Name(number), identity: child(w.ps.identity, number),
		ppid: os.Getpid(), worker: worker, pool: w,
	}
	w.ps.mu.Lock()
	defer w.ps.mu.Unlock()
	w.ps.workers = append(w.ps.workers, p)
}

// Ended is told of a worker whose process has ended. Any goroutine may call it.
func (w *Workers) Ended(worker *workerpool.Worker) {
	w.ps.mu.Lock()
	defer w.ps.mu.Unlock()
	w.ps.workers = slices.DeleteFunc(w.ps.workers, func(p *process) bool { return p.worker == worker })
}

// ByPid returns a new dict of the processes that have started and have not ended, by their
// ids.
func (w *Workers) ByPid() *value.Dict {
	d := new(value.Dict)
	for _, p := range w.ps.children(func(p *process) bool { return p.pool == w }) {
		d.SetKey(starlark.MakeInt(stateOf(p).id()), p)
	}
	return d
}
