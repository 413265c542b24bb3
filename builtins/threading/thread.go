package threading

import (
	"context"
	"fmt"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// thread is the state of a threading.Thread. The script lock guards it.
type thread struct {
	name    string // before the start
	daemon  bool   // before the start
	started bool
	thread  *script.Thread // nil before it runs
}

// Name returns the thread's name.
func (th *thread) Name() string {
	if th.thread != nil {
		return th.thread.Name()
	}
	return th.name
}

func (th *thread) setName(name starlark.Value) error {
	th.name = object.Str(name)
	if th.thread != nil {
		th.thread.SetName(th.name)
	}
	return nil
}

// isDaemon reports whether the program does not wait for the thread.
func (th *thread) isDaemon() bool {
	if th.thread != nil {
		return th.thread.Daemon()
	}
	return th.daemon
}

func (th *thread) setDaemon(v starlark.Value) error {
	if th.started {
		return object.RuntimeError.Errorf("cannot set daemon status of active thread")
	}
	is, err := object.Truth(v)
	th.daemon = is
	return err
}

func (th *thread) alive() bool { return th.thread != nil && th.thread.Alive() }

func (th *thread) ident() (value.Value, error) {
	if th.thread == nil {
		return value.None, nil
	}
	return value.Int(th.thread.Ident()), nil
}

// join waits until the thread has ended or the timeout is over.
func (th *thread) join(t *script.Thread, timeout time.Duration) error {
	switch {
	case !th.started:
		return object.RuntimeError.Errorf("cannot join thread before it is started")
	case th.thread == t:
		return object.RuntimeError.Errorf("cannot join current thread")
	case th.thread == nil: // it is being started
		return nil
	}
	select {
	case <-th.thread.Done():
		return nil
	default:
	}
	t.Block(func(ctx context.Context) {
		var over <-chan time.Time
		if timeout >= 0 {
			timer := time.NewTimer(timeout)
			defer timer.Stop()
			over = timer.C
		}
		select {
		case <-th.thread.Done():
		case <-over:
		case <-ctx.Done():
		}
	})
	return t.Interrupted() // even if both have been stopped
}

// repr returns the repr of the thread self, such as "<Thread(Thread-1 (f), initial)>".
func (th *thread) repr(self *object.Instance) string {
	var status strings.Builder
	switch {
	case th.alive():
		status.WriteString("started")
	case th.thread != nil:
		status.WriteString("stopped")
	default:
		status.WriteString("initial")
	}
	if th.isDaemon() {
		status.WriteString(" daemon")
	}
	if th.thread != nil {
		fmt.Fprintf(&status, " %d", th.thread.Ident())
	}
	return fmt.Sprintf("<%s(%s, %s)>", self.Class().Name(), th.Name(), &status)
}

// threadArgs are the arguments of Thread.
type threadArgs struct {
	Group, Target, Name native.Opt[starlark.Value]
	Args                starlark.Value // nil for none
	Kwargs, Daemon      native.Opt[starlark.Value]
	Context             value.Value
}

// initThread is Thread.__init__.
func initThread(self *object.Instance, t *script.Thread, a *threadArgs) (value.Value, error) {
	if a.Group.Given {
		return value.Value{}, object.AssertionError.Errorf("group argument must be None for now")
	}
	th := &thread{daemon: t.Daemon()}
	if a.Name.Given && bool(a.Name.Value.Truth()) {
		th.name = object.Str(a.Name.Value)
	} else {
		th.name = t.Runtime().NewThreadName()
		if a.Target.Given {
			if s, err := object.Getattr(a.Target.Value, "__name__"); err == nil {
				th.name += " (" + object.Str(s) + ")"
			}
		}
	}
	if a.Daemon.Given {
		is, err := object.Truth(a.Daemon.Value)
		if err != nil {
			return value.Value{}, err
		}
		th.daemon = is
	}
	if !a.Target.Given {
		a.Target.Value = starlark.None
	}
	if a.Args == nil {
		a.Args = starlark.Tuple{}
	}
	if !a.Kwargs.Given {
		a.Kwargs.Value = new(value.Dict)
	}
	self.SetState(th)
	// Private, but classes that scripts derive from Thread use them in a run of their own.
	self.Attrs().Set("_target", a.Target.Value)
	self.Attrs().Set("_args", a.Args)
	self.Attrs().Set("_kwargs", a.Kwargs.Value)
	return value.None, nil
}

// start is Thread.start.
func start(self *object.Instance, t *script.Thread) (value.Value, error) {
	th, ok := self.State().(*thread)
	if !ok {
		return value.Value{}, object.RuntimeError.Errorf("thread.__init__() not called")
	}
	if th.started {
		return value.Value{}, object.RuntimeError.Errorf("threads can only be started once")
	}
	daemon, err := self.Attr("daemon") // a class may say so
	if err != nil {
		return value.Value{}, err
	}
	th.started = true
	_, err = t.Start(th.name, bool(daemon.Truth()), func(t *script.Thread) {
		th.thread, t.Object = t, self
		if err := call(t, self); err != nil {
			t.Runtime().ReportUncaught(t, self, err)
		}
	})
	if err != nil {
		th.started = false
		return value.Value{}, err
	}
	return value.None, nil
}

// call calls the run method of a thread, on it.
func call(t *script.Thread, self *object.Instance) error {
	_, err := t.Run(nil, func() (starlark.Value, error) {
		if ours, _ := threadClass.Lookup("run"); self.Method("run") == ours { // with less of Go's stack
			_, err := run(self, t)
			return starlark.None, err
		}
		run, err := self.Attr("run")
		if err != nil {
			return nil, err
		}
		return t.Invoke(run, nil, nil)
	})
	return err
}

// run is Thread.run.
func run(self *object.Instance, t *script.Thread) (value.Value, error) {
	target, err := self.Attr("_target")
	if err != nil {
		return value.Value{}, err
	}
	defer func() { // as CPython: what they refer to may refer to the thread
		for _, name := range []string{"_target", "_args", "_kwargs"} {
			self.Attrs().Delete(name)
		}
	}()
	if target == starlark.None {
		return value.None, nil
	}
	return value.None, callTarget(t, self, target, "_args", "_kwargs")
}

// callTarget calls fn with the arguments that the attributes of self called args and
// kwargs are.
func callTarget(t *script.Thread, self *object.Instance, fn starlark.Value, args, kwargs string) error {
	positional, keywords, err := arguments(t, self, args, kwargs)
	if err != nil {
		return err
	}
	if _, err = t.Invoke(fn, positional, keywords); err == nil {
		err = t.Failure()
	}
	return err
}

// arguments returns the arguments that the attributes of self called args and kwargs are.
func arguments(t *script.Thread, self *object.Instance, args, kwargs string) (starlark.Tuple, []starlark.Tuple, error) {
	positional, err := self.Attr(args)
	if err != nil {
		return nil, nil, err
	}
	keywords, err := self.Attr(kwargs)
	if err != nil {
		return nil, nil, err
	}
	list, err := object.Elements(t, positional)
	if err != nil {
		if _, isIterable := positional.(starlark.Iterable); !isIterable {
			err = object.TypeError.Errorf("Value after * must be an iterable, not %s", object.FullTypeName(positional))
		}
		return nil, nil, err
	}
	mapping, ok := keywords.(starlark.IterableMapping)
	if !ok {
		return nil, nil, object.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(keywords))
	}
	items := mapping.Items()
	for _, item := range items {
		if _, ok := item[0].(starlark.String); !ok {
			return nil, nil, object.TypeError.Errorf("keywords must be strings")
		}
	}
	return list, items, nil
}

// The classes of threads: of those that scripts start, of the main thread, and of those that
// other calls into the Host run on.
var (
	threadClass = object.NewClass("threading", "Thread", nil)
	mainClass   = object.NewClass("threading", "_MainThread", threadClass)
	dummyClass  = object.NewClass("threading", "_DummyThread", threadClass)
)

func init() {
	native.Table{
		Doc: "a thread that calls target; scripts may derive classes from it that have a run() of their own",
		Methods: []*native.Function{
			native.MP("__init__", "group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None", "", initThread),
			native.M0("start", "", "starts the thread, once", start),
			native.M0("run", "", "calls target, on the new thread", run),
			native.M1("join", "timeout=None", "waits until the thread has ended", func(th *thread, t *script.Thread, d timeout) (value.Value, error) {
				return value.None, th.join(t, time.Duration(d))
			}),
			native.M0("is_alive", "", "whether the thread was started and has not ended", func(th *thread, _ *script.Thread) (bool, error) { return th.alive(), nil }),
			native.M0("getName", "", "the name", func(th *thread, _ *script.Thread) (string, error) { return th.Name(), nil }),
			native.M1("setName", "name", "sets the name", func(th *thread, _ *script.Thread, name starlark.Value) (value.Value, error) {
				return value.None, th.setName(name)
			}),
			native.M0("isDaemon", "", "whether it is a daemon thread", func(th *thread, _ *script.Thread) (bool, error) { return th.isDaemon(), nil }),
			native.M1("setDaemon", "daemonic", "makes it a daemon thread, or none", func(th *thread, _ *script.Thread, is starlark.Value) (value.Value, error) {
				return value.None, th.setDaemon(is)
			}),
			native.M0("__repr__", "", "", threadRepr).AnyThread(),
		},
		Attributes: []*native.Attribute{
			native.GetSet("name", "the name, which may be set", func(th *thread) (string, error) { return th.Name(), nil }, (*thread).setName),
			native.GetSet("daemon", "whether nobody waits for it at the end; may be set before\nthe start", func(th *thread) (bool, error) { return th.isDaemon(), nil }, (*thread).setDaemon),
			native.Get("ident", "its identifier, None before the start", (*thread).ident),
			native.Get("native_id", "its identifier, None before the start", (*thread).ident),
		},
	}.Define(threadClass)
	const special = "the class of the main thread, and that of those that\nother calls into the Host run on"
	native.Table{Doc: special}.Define(mainClass)
	native.Table{Doc: special}.Define(dummyClass)
}

func threadRepr(self *object.Instance, _ *script.Thread) (string, error) {
	if th, ok := self.State().(*thread); ok {
		return th.repr(self), nil
	}
	return "<" + self.Class().Name() + ">", nil
}

// Object returns the one Thread that stands for t: of a worker of a pool, of the main thread or
// of a call from outside it is made here.
func Object(t *script.Thread) starlark.Value {
	if t.Object != nil {
		return t.Object
	}
	class := threadClass
	switch {
	case t.IsMain():
		class = mainClass
	case t.Daemon(): // threads that Start has started have an object
		class = dummyClass
	}
	self, err := object.New(class)
	if err != nil {
		panic(err) // none of them is an abstract class
	}
	self.SetState(&thread{started: true, thread: t})
	t.Object = self
	return self
}
