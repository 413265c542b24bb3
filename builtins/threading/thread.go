package threading

import (
	"context"
	"fmt"
	"strings"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
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

func (th *thread) setName(name string) {
	th.name = name
	if th.thread != nil {
		th.thread.SetName(name)
	}
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
		return exception.RuntimeError.Errorf("cannot set daemon status of active thread")
	}
	is, err := pyop.Truth(v)
	th.daemon = is
	return err
}

func (th *thread) alive() bool { return th.thread != nil && th.thread.Alive() }

func (th *thread) ident() starlark.Value {
	if th.thread == nil {
		return starlark.None
	}
	return starlark.MakeInt64(th.thread.Ident())
}

// join waits until the thread has ended or the timeout is over.
func (th *thread) join(t *script.Thread, timeout time.Duration) error {
	switch {
	case !th.started:
		return exception.RuntimeError.Errorf("cannot join thread before it is started")
	case th.thread == t:
		return exception.RuntimeError.Errorf("cannot join current thread")
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

// initThread is Thread.__init__.
func (m *Module) initThread(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
	group, target, name, args, kwargs, daemon := a.Values[0], a.Values[1], a.Values[2], a.Values[3], a.Values[4], a.Values[5]
	given := func(v starlark.Value) bool { return v != nil && v != starlark.None }
	if given(group) {
		return nil, exception.AssertionError.Errorf("group argument must be None for now")
	}
	th := &thread{daemon: t.Daemon()}
	if given(name) && bool(name.Truth()) {
		th.name = pyop.Str(name)
	} else {
		th.name = m.rt.NewThreadName()
		if given(target) {
			if s, err := object.Getattr(target, "__name__"); err == nil {
				th.name += " (" + pyop.Str(s) + ")"
			}
		}
	}
	if given(daemon) {
		is, err := pyop.Truth(daemon)
		if err != nil {
			return nil, err
		}
		th.daemon = is
	}
	if !given(target) {
		target = starlark.None
	}
	if args == nil {
		args = starlark.Tuple{}
	}
	if !given(kwargs) {
		kwargs = new(starlark.Dict)
	}
	self.SetState(th)
	// Private, but classes that scripts derive from Thread use them in a run of their own.
	self.Attrs().Set("_target", target)
	self.Attrs().Set("_args", args)
	self.Attrs().Set("_kwargs", kwargs)
	return starlark.None, nil
}

// start is Thread.start.
func (m *Module) start(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
	th, ok := self.State().(*thread)
	if !ok {
		return nil, exception.RuntimeError.Errorf("thread.__init__() not called")
	}
	if th.started {
		return nil, exception.RuntimeError.Errorf("threads can only be started once")
	}
	daemon, err := self.Attr("daemon") // a class may say so
	if err != nil {
		return nil, err
	}
	th.started = true
	_, err = t.Start(th.name, bool(daemon.Truth()), func(t *script.Thread) {
		th.thread, t.Object = t, self
		if err := m.call(t, self); err != nil {
			m.report(t, self, err)
		}
	})
	if err != nil {
		th.started = false
		return nil, err
	}
	return starlark.None, nil
}

// call calls the run method of a thread, on it.
func (m *Module) call(t *script.Thread, self *object.Instance) error {
	run, err := self.Attr("run")
	if err == nil {
		_, err = t.Call(nil, run, nil, nil)
	}
	return err
}

// run is Thread.run.
func (m *Module) run(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
	target, err := self.Attr("_target")
	if err != nil {
		return nil, err
	}
	defer func() { // as CPython: what they refer to may refer to the thread
		for _, name := range []string{"_target", "_args", "_kwargs"} {
			self.Attrs().Delete(name)
		}
	}()
	if target == starlark.None {
		return starlark.None, nil
	}
	return starlark.None, callTarget(t, self, target, "_args", "_kwargs")
}

// callTarget calls fn with the arguments that the attributes of self called args and
// kwargs are.
func callTarget(t *script.Thread, self *object.Instance, fn starlark.Value, args, kwargs string) error {
	positional, err := self.Attr(args)
	if err != nil {
		return err
	}
	keywords, err := self.Attr(kwargs)
	if err != nil {
		return err
	}
	list, err := pyop.Elements(t, positional)
	if err != nil {
		if _, isIterable := positional.(starlark.Iterable); !isIterable {
			err = exception.TypeError.Errorf("Value after * must be an iterable, not %s", object.FullTypeName(positional))
		}
		return err
	}
	mapping, ok := keywords.(starlark.IterableMapping)
	if !ok {
		return exception.TypeError.Errorf("Value after ** must be a mapping, not %s", object.FullTypeName(keywords))
	}
	items := mapping.Items()
	for _, item := range items {
		if _, ok := item[0].(starlark.String); !ok {
			return exception.TypeError.Errorf("keywords must be strings")
		}
	}
	_, err = t.Call(nil, fn, list, items)
	return err
}

// newThreadClass returns threading.Thread.
func (m *Module) newThreadClass() *object.Class {
	class := object.NewClass("threading", "Thread", nil)
	script.AddClassMethod(class, "__init__", "group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None", m.initThread)
	script.AddClassMethod(class, "start", "", m.start)
	script.AddClassMethod(class, "run", "", m.run)
	method := func(name, params string, fn func(*script.Thread, *thread, signature.Args) (starlark.Value, error)) {
		script.AddStateMethod(class, name, params, fn)
	}
	method("join", "timeout=None", func(t *script.Thread, th *thread, a signature.Args) (starlark.Value, error) {
		timeout, err := script.Timeout(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, th.join(t, timeout)
	})
	method("is_alive", "", func(_ *script.Thread, th *thread, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(th.alive()), nil
	})
	method("getName", "", func(_ *script.Thread, th *thread, _ signature.Args) (starlark.Value, error) {
		return starlark.String(th.Name()), nil
	})
	method("setName", "name", func(_ *script.Thread, th *thread, a signature.Args) (starlark.Value, error) {
		th.setName(pyop.Str(a.Values[0]))
		return starlark.None, nil
	})
	method("isDaemon", "", func(_ *script.Thread, th *thread, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(th.isDaemon()), nil
	})
	method("setDaemon", "daemonic", func(_ *script.Thread, th *thread, a signature.Args) (starlark.Value, error) {
		return starlark.None, th.setDaemon(a.Values[0])
	})
	script.AddAttr(class, "name", func(th *thread) starlark.Value { return starlark.String(th.Name()) }, func(th *thread, v starlark.Value) error {
		th.setName(pyop.Str(v))
		return nil
	})
	script.AddAttr(class, "daemon", func(th *thread) starlark.Value { return starlark.Bool(th.isDaemon()) }, (*thread).setDaemon)
	script.AddAttr(class, "ident", (*thread).ident, nil)
	script.AddAttr(class, "native_id", (*thread).ident, nil)
	script.AddRepr(class, func(self *object.Instance) string {
		if th, ok := self.State().(*thread); ok {
			return th.repr(self)
		}
		return "<" + self.Class().Name() + ">"
	})
	return class
}
