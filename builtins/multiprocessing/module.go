package multiprocessing

import (
	"runtime"
	"slices"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// ProcessError is the base class of the module's exceptions.
var ProcessError = object.NewClass("multiprocessing.context", "ProcessError", object.ExceptionClass)

func init() {
	native.Table{Doc: "the base class of CPython's exceptions of processes"}.Define(ProcessError)
}

// Module returns the module.
func (ps *Processes) Module() *starlarkstruct.Module {
	members := native.Members(ps, functions())
	members["ProcessError"] = ProcessError
	return &starlarkstruct.Module{Name: "multiprocessing", Members: members}
}

var functions = sync.OnceValue(func() []*native.Function {
	return append(common(),
		native.F0("cpu_count", "", cpuCountDoc, cpuCount),
		native.F0("freeze_support", "", freezeSupportDoc, freezeSupport),
		native.M1("get_context", "method=None", "what ProcessPoolExecutor takes as mp_context", (*Processes).getContext),
		native.F0("get_all_start_methods", "", "a list of the start methods that CPython has on this\nsystem, the default one first", allStartMethods),
		native.M1("get_start_method", "allow_none=False", "the start method that was set, or \"forkserver\", on\nmacOS and Windows \"spawn\"", (*Processes).startMethod),
		native.M2("set_start_method", "method, force=False", "accepts any of these start methods", (*Processes).setStartMethod),
	)
})

// common returns the functions that the module has in common with the contexts, whose class has
// them as static methods.
func common() []*native.Function {
	return []*native.Function{
		native.F0("current_process", "", "this process; its name is \"MainProcess\", or in the\nworkers of pools \"ForkServerProcess-1\", …", func(t *script.Thread) (*object.Instance, error) {
			return processes.Of(t.Runtime()).current, nil
		}),
		native.F0("parent_process", "", "the process that started this one: None in the main process", func(t *script.Thread) (starlark.Value, error) {
			if parent := processes.Of(t.Runtime()).parent; parent != nil {
				return parent, nil
			}
			return starlark.None, nil
		}),
		native.F0("active_children", "", "the workers of the pools of this process", func(t *script.Thread) (*value.List, error) {
			return value.ListFrom(processes.Of(t.Runtime()).children((*process).alive)), nil
		}),
	}
}

// What help() says of the functions that the contexts have as methods.
const (
	cpuCountDoc      = "how many processors there are"
	freezeSupportDoc = "does nothing"
)

func cpuCount(*script.Thread) (int, error) { return runtime.NumCPU(), nil }

func freezeSupport(*script.Thread) (value.Value, error) { return value.None, nil }

func (ps *Processes) getContext(_ *script.Thread, method native.Opt[starlark.Value]) (*context, error) {
	if method.Given {
		return ps.contextFor(method.Value)
	}
	return ps.context(), nil
}

func allStartMethods(*script.Thread) (*value.List, error) {
	var names []starlark.Value
	for _, method := range startMethods(runtime.GOOS) {
		names = append(names, starlark.String(method.name))
	}
	return value.ListFrom(names), nil
}

// startMethod is get_start_method.
func (ps *Processes) startMethod(_ *script.Thread, allowNone bool) (starlark.Value, error) {
	if ps.set == nil && allowNone {
		return starlark.None, nil
	}
	return starlark.String(ps.context().method.name), nil
}

func (ps *Processes) setStartMethod(_ *script.Thread, method starlark.Value, force bool) (value.Value, error) {
	switch {
	case ps.set != nil && !force:
		return value.Value{}, object.RuntimeError.Errorf("context has already been set")
	case method != starlark.None:
		c, err := ps.contextFor(method)
		if err != nil {
			return value.Value{}, err
		}
		ps.set = c
	case force:
		ps.set = nil
	default:
		ps.context()
	}
	return value.None, nil
}

// shared are the members of CPython's module that are for processes of a script's own, and
// for what these share.
var shared = []string{
	"Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event",
	"JoinableQueue", "Lock", "Manager", "Pipe", "Queue", "RLock", "RawArray", "RawValue", "Semaphore",
	"SimpleQueue", "TimeoutError", "Value", "allow_connection_pickling", "connection", "context", "get_logger",
	"log_to_stderr", "managers", "pool", "process", "queues", "reducer", "reduction", "set_executable",
	"set_forkserver_preload", "shared_memory", "sharedctypes", "synchronize", "util",
}

// Missing says why the module has no attribute called name, if CPython's has it; otherwise it
// returns "".
func Missing(name string) string {
	switch {
	case name == "dummy":
		return "not supported: use concurrent.futures.ThreadPoolExecutor"
	case name == "Pool" || name == "Process":
		return "not supported: use concurrent.futures.ProcessPoolExecutor"
	case slices.Contains(shared, name):
		return "not supported: processes share nothing but the arguments and results of concurrent.futures.ProcessPoolExecutor"
	}
	return ""
}
