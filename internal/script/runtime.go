package script

import (
	"container/list"
	"context"
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/goroutine"
	"fstar/internal/object"
	"fstar/internal/traceback"
	"fstar/internal/workerpool"
)

// ErrClosed is the cause with which whatever still runs in a Runtime is stopped
// when it closes.
var ErrClosed = errors.New("host is closed")

// ErrInside is the error of a call into a Runtime by the goroutine that runs a script of it:
// it would wait for itself.
var ErrInside = errors.New("called by a Go function that a script has called: that calls scripts by starlark.Call, with its thread")

// A Runtime is what the script threads of one Host share. Its methods may be
// called from any goroutine.
type Runtime struct {
	// Output is where scripts print and log. It is set before the first thread
	// runs.
	Output *Output

	// Stderr writes to what scripts have as sys.stderr now. If nil, that is Output. It is set before the first
	// thread runs.
	Stderr func(t *Thread, text string) error

	// IO is what scripts read and open. It is set before the first thread runs.
	IO IO

	// Python says that package engine runs the scripts: what is written in Go is called with, and
	// returns, the containers of package value. Else go.starlark.net's interpreter does, which knows
	// only its own. It is set before the first thread runs.
	Python bool

	// Load returns the members of a module that a load statement in the file from names, on t. It
	// is set before the first thread runs.
	Load func(t *Thread, from, module string) (starlark.StringDict, error)

	// Source gives the lines of a script for tracebacks. It is set before the
	// first thread runs.
	Source traceback.Source

	// Log has a problem that no caller can be told of logged, under the name of
	// a logger and with the exception that was the reason, if any. It is called
	// on a thread that holds the script lock. It is set before the first thread
	// runs.
	Log func(t *Thread, logger string, level int, message string, reason *object.Exception)

	// Caller calls script functions for instances of the classes that scripts define. It
	// is replaced, if at all, before the first thread runs.
	Caller object.Caller

	// Uncaught, if not nil, makes an error that left script code in [Runtime.Do] what the
	// caller outside is given. It is called on the thread, with the script lock, and is set
	// before the first thread runs.
	Uncaught func(t *Thread, err error) error

	// OnRest, if WatchRest is set, is called under the script lock when a thread has
	// come to wait for others (nil is given then) or to rest: see Stuck. Both are for
	// one package, which sets OnRest before the first thread runs.
	OnRest    func(t *Thread)
	WatchRest atomic.Bool

	// ThreadObject returns the value that scripts know a thread by. It is set before
	// the first thread runs.
	ThreadObject func(*Thread) starlark.Value

	// Location is the local time zone of scripts. The script lock guards it.
	Location *time.Location

	// ReportUncaught has the error reported that a thread of a script's, which scripts know by
	// object, ended with. It is called on the thread. The module threading sets it.
	ReportUncaught func(t *Thread, object starlark.Value, err error)

	// ProcessName is what scripts know this process by. The script lock guards it.
	ProcessName string

	unnamed int // how many names NewThreadName has returned; guarded by the script lock

	lock    lock
	running *Thread        // that has the script lock; for who runs under it
	holder  atomic.Uintptr // the goroutine that this runs on; 0 if nobody has the lock
	main    *Thread

	exiting atomic.Bool           // Exit has begun: pools take no more tasks
	closed  atomic.Bool           // what still runs is being stopped
	over    atomic.Bool           // Exit has returned: no script code runs any more
	cause   atomic.Pointer[error] // why, if Exit has to stop it; stored before closed

	abandoned atomic.Bool // something that is suspended is to be closed

	interrupting atomic.Bool // see Interrupt

	mu            sync.Mutex
	interruptible bool      // see mayInterrupt
	threads       list.List // those that are alive, in the order they started
	forgotten     *abandonedPools
	executors     map[workerpool.Pool]int // the pools that Exit shuts down, numbered as they came
	ever          int                     // how many there were
	atExit        []func(*Thread)         // see AtExit
	suspended     suspensions             // see Suspend
	calls         int                     // calls from outside that are under way
	mainBusy      bool                    // one of them has the main thread
	foreign       int                     // threads made for other calls, ever
	idle          chan struct{}           // closed when calls falls to 0, if someone waits for that

	recursionLimit atomic.Int32 // 0: the default
	locals         []any        // see Local; guarded by the script lock
	derived        object.Derived
	frames         frames      // guarded by the script lock
	keepFrames     atomic.Bool // see KeepFrames
}

// idents counts the threads of the process.
var idents atomic.Int64

// NewRuntime returns a runtime with a main thread.
func NewRuntime() *Runtime {
	rt := &Runtime{ProcessName: "MainProcess", Location: time.Local, forgotten: new(abandonedPools)}
	rt.Caller = NewCaller(rt)
	rt.main = rt.newThread("MainThread")
	rt.add(rt.main)
	return rt
}

func (rt *Runtime) newThread(name string) *Thread {
	t := &Thread{rt: rt, ident: idents.Add(1), done: make(chan struct{}), granted: grant{arrive: make(chan struct{}, 1)}}
	t.SetName(name)
	return t
}

// attach makes interp the interpreter's thread of t.
func (t *Thread) attach(interp *starlark.Thread) {
	t.interp = interp
	interp.Name = t.Name()
	interp.Print = func(_ *starlark.Thread, msg string) {
		if err := t.rt.Output.Write(t, msg+"\n"); err != nil {
			t.Fail(err)
		}
	}
	interp.Load = func(interp *starlark.Thread, module string) (starlark.StringDict, error) {
		return t.Load(interp.CallFrame(0).Pos.Filename(), module)
	}
	interp.OnMaxSteps = func(interp *starlark.Thread) { t.tick(interp) }
	interp.SetMaxExecutionSteps(interp.Steps + tickSteps)
	object.Attach(interp, t)
}

// StartThread returns a new thread, for a goroutine that is about to start and that
// must call End when it ends. It has no scope before its first Call.
func (rt *Runtime) StartThread(name string) *Thread {
	t := rt.newThread(name)
	rt.add(t)
	return t
}

// NewThreadName returns the name of the next thread that is given none, such as "Thread-1".
// The caller has the script lock.
func (rt *Runtime) NewThreadName() string {
	rt.unnamed++
	return "Thread-" + strconv.Itoa(rt.unnamed)
}

// ThreadNames returns how many names NewThreadName has returned, and SetThreadNames makes it
// go on behind so many. The caller has the script lock.
func (rt *Runtime) ThreadNames() int     { return rt.unnamed }
func (rt *Runtime) SetThreadNames(n int) { rt.unnamed = n }

func (rt *Runtime) add(t *Thread) {
	t.alive.Store(true)
	rt.mu.Lock()
	t.place = rt.threads.PushBack(t)
	rt.mu.Unlock()
}

func (rt *Runtime) remove(t *Thread) {
	rt.mu.Lock()
	rt.threads.Remove(t.place)
	rt.mu.Unlock()
	t.alive.Store(false)
}

// Threads returns the threads that are alive, in the order they started.
func (rt *Runtime) Threads() []*Thread {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	threads := make([]*Thread, 0, rt.threads.Len())
	for e := rt.threads.Front(); e != nil; e = e.Next() {
		threads = append(threads, e.Value.(*Thread))
	}
	return threads
}

// alarm makes all threads tick as soon as they can: a scope has ended.
func (rt *Runtime) alarm() {
	rt.mu.Lock()
	defer rt.mu.Unlock()
	for e := rt.threads.Front(); e != nil; e = e.Next() {
		e.Value.(*Thread).alarm()
	}
}

// Running returns the thread that the calling goroutine runs script code on, or nil if it
// does not hold the script lock. It takes a few nanoseconds. It is for methods of values,
// which are given no thread; [Runtime.Do] is for those that somebody outside may call.
func (rt *Runtime) Running() *Thread {
	if rt.holder.Load() != goroutine.ID() {
		return nil
	}
	return rt.running
}

// Main returns the main thread.
func (rt *Runtime) Main() *Thread { return rt.main }

// Enter makes the calling goroutine a script thread for a call from outside:
// the main thread, or, if another call has that, one of its own. It returns the
// thread and the function to call when the call is over. The call's scope is the
// thread's Scope.
func (rt *Runtime) Enter(ctx context.Context) (*Thread, func(), error) { return rt.enter(ctx, true) }

// EnterLocked is Enter, and takes the script lock, which it waits for until ctx ends: then the error is the cause.
func (rt *Runtime) EnterLocked(ctx context.Context) (*Thread, func(), error) {
	t, leave, err := rt.Enter(ctx)
	if err != nil || t.holds || t.queued {
		return t, leave, err
	}
	if !rt.lock.acquireOr(t, ctx.Done()) {
		leave()
		return nil, nil, context.Cause(ctx)
	}
	t.hold()
	return t, leave, nil
}

// enter is Enter. It takes the main thread only if that is allowed.
func (rt *Runtime) enter(ctx context.Context, mayBeMain bool) (*Thread, func(), error) {
	if ctx == nil {
		panic("fstar: nil context")
	}
	if rt.Running() != nil {
		return nil, nil, ErrInside
	}
	rt.mu.Lock()
	if rt.exiting.Load() {
		rt.mu.Unlock()
		return nil, nil, ErrClosed
	}
	rt.calls++
	t := rt.main
	if rt.mainBusy || !mayBeMain {
		rt.foreign++
		t = rt.newThread("Dummy-" + strconv.Itoa(rt.foreign)) // Python's name for a thread it did not start
		t.daemon = true
	} else {
		rt.mainBusy = true
	}
	rt.mu.Unlock()
	if t != rt.main {
		rt.add(t)
	}

	scope, over := rt.newScope(ctx)
	if t == rt.main {
		rt.interrupting.Store(false)
	}
	t.enter(t.TaskScope(scope))
	leave := func() {
		t.DropTaskScope()
		over()
		switch {
		case t != rt.main:
			t.End()
		case rt.exiting.Load():
			rt.atRest(t)
			t.Release()
		default:
			t.Release()
		}
		rt.mu.Lock()
		defer rt.mu.Unlock()
		if t == rt.main {
			rt.mainBusy = false
		}
		if rt.calls--; rt.calls == 0 && rt.idle != nil {
			close(rt.idle)
			rt.idle = nil
		}
	}
	return t, leave, nil
}

// Attach makes interp, a starlark.Thread of the embedding program's own, a script
// thread for a call from outside, as Enter does. The thread holds the script lock
// from now until the function returned is called, but for when it blocks. Its
// limit of execution steps is taken over, and is none afterwards.
func (rt *Runtime) Attach(ctx context.Context, interp *starlark.Thread) (func(), error) {
	if _, err := Attached(interp); err == nil {
		return nil, errors.New("the Starlark thread is attached already")
	}
	t, leave, err := rt.Enter(ctx)
	if err != nil {
		return nil, err
	}
	own, before := t.interp, hooksOf(interp)
	t.attach(interp)
	t.Acquire()
	return func() {
		if err := t.Failure(); err != nil { // nothing of the program's has returned it
			rt.Output.Log(t, ignored("Starlark thread "+before.name, t.Traceback(object.Catch(err, 0))))
		}
		t.interp = own
		before.restore(interp)
		leave()
	}, nil
}

// hooks are what attach sets in a starlark.Thread.
type hooks struct {
	name       string
	print      func(*starlark.Thread, string)
	load       func(*starlark.Thread, string) (starlark.StringDict, error)
	onMaxSteps func(*starlark.Thread)
}

func hooksOf(interp *starlark.Thread) hooks {
	return hooks{interp.Name, interp.Print, interp.Load, interp.OnMaxSteps}
}

func (h hooks) restore(interp *starlark.Thread) {
	interp.Name, interp.Print, interp.Load, interp.OnMaxSteps = h.name, h.print, h.load, h.onMaxSteps
	interp.SetMaxExecutionSteps(math.MaxUint64) // what it was cannot be asked
	object.Attach(interp, nil)
}

// Own has the runtime shut ex down when it exits, unless Disown comes first.
func (rt *Runtime) Own(ex workerpool.Pool) {
	rt.mu.Lock()
	if rt.executors == nil {
		rt.executors = make(map[workerpool.Pool]int)
	}
	rt.executors[ex] = rt.ever
	rt.ever++
	rt.mu.Unlock()
}

// Disown undoes Own, for a pool that has been shut down.
func (rt *Runtime) Disown(ex workerpool.Pool) {
	rt.mu.Lock()
	delete(rt.executors, ex)
	rt.mu.Unlock()
}

// pools returns what the runtime owns, oldest first. The caller holds rt.mu.
func (rt *Runtime) pools() []workerpool.Pool {
	return slices.SortedFunc(maps.Keys(rt.executors), func(a, b workerpool.Pool) int {
		return rt.executors[a] - rt.executors[b]
	})
}

// Exiting reports whether the runtime takes no more tasks, since it exits.
func (rt *Runtime) Exiting() bool { return rt.exiting.Load() }

// AtExit has f called when the runtime exits and no call or task is left, on the main
// thread, with the script lock. What was registered last is called first. If Exit has to
// stop what runs, none is called, unless it is a KeyboardInterrupt that stops it.
func (rt *Runtime) AtExit(f func(*Thread)) {
	rt.mu.Lock()
	rt.atExit = append(rt.atExit, f)
	rt.mu.Unlock()
}

// callAtExit calls what AtExit was given.
func (rt *Runtime) callAtExit(ctx context.Context) {
	rt.mu.Lock()
	functions := rt.atExit
	rt.atExit = nil
	rt.mu.Unlock()
	if len(functions) == 0 {
		return
	}
	rt.onMain(ctx, func(t *Thread) {
		for _, f := range slices.Backward(functions) {
			t.Run(nil, func() (starlark.Value, error) {
				f(t)
				return starlark.None, nil
			})
		}
	})
}

// onMain calls f on the main thread, in a scope of its own, when scripts have ended.
func (rt *Runtime) onMain(ctx context.Context, f func(*Thread)) {
	scope, over := rt.newScope(ctx)
	defer over()
	t := rt.main
	t.Acquire()
	defer t.Release()
	t.enter(t.TaskScope(scope)) // which Interrupt stops
	defer t.DropTaskScope()
	f(t)
}

// Exit ends the runtime. It lets the calls, the threads and the tasks that are under
// way, and those that are queued, come to their end, as CPython does when its main
// script has ended; then daemon threads end where they are. If ctx ends first, or has,
// it drops what is queued, stops what runs, and returns the cause of ctx once all has
// ended. What AtExit was given runs to its end if the cause is ErrKeyboardInterrupt. From
// inside a script Exit does nothing, and its error is ErrInside.
func (rt *Runtime) Exit(ctx context.Context) error {
	if rt.Running() != nil {
		return ErrInside
	}
	rt.mu.Lock()
	mainFree := !rt.exiting.Swap(true) && !rt.mainBusy // and stays so
	rt.mu.Unlock()
	if mainFree {
		rt.atRest(rt.main)
		rt.main.Release()
	}
	defer rt.over.Store(true)
	defer rt.stopOwned()
	err := rt.join(ctx)
	if err != nil {
		rt.stop(ctx)
	}
	interrupted := errors.Is(context.Cause(ctx), ErrKeyboardInterrupt)
	if interrupted {
		ctx = context.WithoutCancel(ctx)
	}
	if err == nil || interrupted {
		rt.closed.Store(false) // for these; nothing else runs
		rt.callAtExit(ctx)
		rt.closeAllSuspended(ctx)
	}
	rt.closed.Store(true)
	return err
}

// stop drops what is queued and stops what runs, with the cause of ctx. It waits for the end
// of all.
func (rt *Runtime) stop(ctx context.Context) {
	cause := context.Cause(ctx)
	rt.cause.Store(&cause)
	rt.closed.Store(true)
	alarm.Raise(rt)
	defer alarm.Lower(rt)
	rt.mu.Lock()
	executors := rt.pools()
	rt.mu.Unlock()
	for _, ex := range executors {
		// Perhaps no thread is in the scopes of its tasks, so it is to stop them.
		ex.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true, Stop: true})
	}
	for _, t := range rt.Threads() {
		if s := t.scope.Load(); s != nil {
			s.cancel(context.Cause(ctx))
			t.alarm()
		}
	}
	rt.join(context.WithoutCancel(ctx))
}

// whyClosed returns the cause with which what still runs is stopped, once closed is set.
func (rt *Runtime) whyClosed() error {
	if cause := rt.cause.Load(); cause != nil {
		return *cause
	}
	return ErrClosed
}

// join waits until no call is under way, and the executors and then the threads have
// ended.
func (rt *Runtime) join(ctx context.Context) error {
	rt.mu.Lock()
	executors := rt.pools()
	var idle chan struct{}
	if rt.calls > 0 {
		if rt.idle == nil {
			rt.idle = make(chan struct{})
		}
		idle = rt.idle
	}
	rt.mu.Unlock()
	for _, ex := range executors {
		if err := ex.Shutdown(ctx, workerpool.ShutdownOptions{}); err != nil {
			return err
		}
		rt.Disown(ex)
	}
	if idle != nil {
		select {
		case <-idle:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return rt.joinOwned(ctx)
}
