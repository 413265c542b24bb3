package threading

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// timeoutMax is TIMEOUT_MAX, in seconds.
const timeoutMax = 9223372036.0

// A Module is the module of one runtime. The script lock guards it.
type Module struct {
	*starlarkstruct.Module
	rt        *script.Runtime
	members   starlark.StringDict
	stackSize starlark.Value // what stack_size was told

	threadClass, mainClass, dummyClass *object.Class

	excepthook *starlark.Builtin
}

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *Module {
	m := &Module{rt: rt, stackSize: starlark.MakeInt(0)}
	rt.ThreadObject = m.object
	m.threadClass = m.newThreadClass()
	m.mainClass = object.NewClass("threading", "_MainThread", m.threadClass)
	m.dummyClass = object.NewClass("threading", "_DummyThread", m.threadClass)
	m.excepthook = script.NewFunction("excepthook", "args, /", m.exceptHook)
	m.members = starlark.StringDict{
		"Thread":       m.threadClass,
		"Timer":        m.newTimerClass(),
		"_MainThread":  m.mainClass,
		"_DummyThread": m.dummyClass,

		"Lock":             lockClass,
		"RLock":            rlockClass,
		"Condition":        conditionClass,
		"Event":            eventClass,
		"Semaphore":        semaphoreClass,
		"BoundedSemaphore": boundedSemaphoreClass,
		"Barrier":          barrierClass,
		"local":            localClass,

		"BrokenBarrierError": BrokenBarrierError,
		"ThreadError":        exception.RuntimeError,
		"TIMEOUT_MAX":        starlark.Float(timeoutMax),

		"excepthook":     m.excepthook,
		"__excepthook__": m.excepthook,
		"ExceptHookArgs": hookArgsClass,
	}
	function := func(name, params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) {
		m.members[name] = script.NewFunction(name, params, fn)
	}
	function("current_thread", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) { return m.object(t), nil })
	function("main_thread", "", func(*script.Thread, signature.Args) (starlark.Value, error) { return m.object(rt.Main()), nil })
	function("enumerate", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		var list []starlark.Value
		for _, t := range rt.Threads() {
			list = append(list, m.object(t))
		}
		return starlark.NewList(list), nil
	})
	function("active_count", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return starlark.MakeInt(len(rt.Threads())), nil
	})
	for _, name := range []string{"get_ident", "get_native_id"} {
		function(name, "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			return starlark.MakeInt64(t.Ident()), nil
		})
	}
	function("stack_size", "size=0, /", m.setStackSize)
	for _, name := range []string{"gettrace", "getprofile"} {
		function(name, "", func(*script.Thread, signature.Args) (starlark.Value, error) { return starlark.None, nil })
	}
	for _, name := range []string{"settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads"} {
		function(name, "func", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return nil, exception.NotImplementedError.Errorf("threading.%s() is not supported: the interpreter calls no function for each line", name)
		})
	}
	m.Module = &starlarkstruct.Module{Name: "threading", Members: m.members}
	return m
}

// object returns the one Thread that stands for t: of a worker of a pool, of the main
// thread or of a call from outside it is made here.
func (m *Module) object(t *script.Thread) starlark.Value {
	if t.Object != nil {
		return t.Object
	}
	class := m.threadClass
	switch {
	case t.IsMain():
		class = m.mainClass
	case t.Daemon(): // threads that Start has started have an object
		class = m.dummyClass
	}
	self, err := object.New(class)
	if err != nil {
		panic(err) // none of them is an abstract class
	}
	self.SetState(&thread{started: true, thread: t})
	t.Object = self
	return self
}
