package threading

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/internal/tracehook"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// timeoutMax is TIMEOUT_MAX, in seconds.
const timeoutMax = 9223372036.0

// A Module is the module of one runtime. The script lock guards it.
type Module struct {
	*starlarkstruct.Module
	rt         *script.Runtime
	members    starlark.StringDict
	excepthook starlark.Value
	stackSize  starlark.Value // what stack_size was told
}

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *Module {
	m := &Module{rt: rt, stackSize: starlark.MakeInt(0)}
	rt.ReportUncaught = m.report
	m.members = native.Members(m, functions())
	m.excepthook = m.members["excepthook"]
	maps.Copy(m.members, starlark.StringDict{
		"Thread":       threadClass,
		"Timer":        timerClass,
		"_MainThread":  mainClass,
		"_DummyThread": dummyClass,

		"Lock":             lockClass,
		"RLock":            rlockClass,
		"Condition":        conditionClass,
		"Event":            eventClass,
		"Semaphore":        semaphoreClass,
		"BoundedSemaphore": boundedSemaphoreClass,
		"Barrier":          barrierClass,
		"local":            localClass,

		"BrokenBarrierError": BrokenBarrierError,
		"ThreadError":        object.RuntimeError,
		"TIMEOUT_MAX":        starlark.Float(timeoutMax),

		"__excepthook__": m.excepthook,
		"ExceptHookArgs": hookArgsClass,
	})
	m.Module = &starlarkstruct.Module{Name: "threading", Members: m.members}
	return m
}

var functions = sync.OnceValue(func() []*native.Function {
	functions := native.InC("_thread",
		native.F0("get_ident", "", "the identifier of the calling thread, not zero", func(t *script.Thread) (int64, error) { return t.Ident(), nil }),
		native.F0("get_native_id", "", "the same: a goroutine has no other", func(t *script.Thread) (int64, error) { return t.Ident(), nil }),
	)
	functions = append(functions,
		native.F0("current_thread", "", "the calling thread", func(t *script.Thread) (starlark.Value, error) { return Object(t), nil }),
		native.F0("main_thread", "", "the main thread", func(t *script.Thread) (starlark.Value, error) { return Object(t.Runtime().Main()), nil }),
		native.F0("enumerate", "", "the threads that are alive, the main thread first", enumerate),
		native.F0("active_count", "", "how many threads are alive", func(t *script.Thread) (int, error) { return len(t.Runtime().Threads()), nil }),
		native.M1("stack_size", "size=0, /", "keeps a number: stacks grow as they need", (*Module).setStackSize),
		native.M1("excepthook", "args, /", "reports an error that nobody caught; may be replaced", (*Module).exceptHook),
	)
	for _, name := range []string{"gettrace", "getprofile"} {
		functions = append(functions, tracehook.Getter(name))
	}
	for _, name := range []string{"settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads"} {
		functions = append(functions, tracehook.Setter("threading", name, "func"))
	}
	return functions
})

func enumerate(t *script.Thread) (*value.List, error) {
	var list []starlark.Value
	for _, other := range t.Runtime().Threads() {
		list = append(list, Object(other))
	}
	return value.ListFrom(list), nil
}
