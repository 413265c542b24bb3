package multiprocessing

import (
	"runtime"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// ProcessError is the base class of the module's exceptions.
var ProcessError = exception.NewClass("multiprocessing.context", "ProcessError", exception.ExceptionClass)

// Module returns the module.
func (ps *Processes) Module() *starlarkstruct.Module {
	members := ps.functions()
	def := func(name, params string, fn func(signature.Args) (starlark.Value, error)) {
		members[name] = script.NewFunction(name, params, func(_ *script.Thread, a signature.Args) (starlark.Value, error) { return fn(a) })
	}
	def("get_context", "method=None", func(a signature.Args) (starlark.Value, error) {
		if given(a.Values[0]) {
			return ps.contextFor(a.Values[0])
		}
		return ps.context(), nil
	})
	def("get_start_method", "allow_none=False", func(a signature.Args) (starlark.Value, error) {
		if ps.set == nil && a.Values[0] != nil && bool(a.Values[0].Truth()) {
			return starlark.None, nil
		}
		return starlark.String(ps.context().method.name), nil
	})
	def("set_start_method", "method, force=False", func(a signature.Args) (starlark.Value, error) {
		force := a.Values[1] != nil && bool(a.Values[1].Truth())
		return starlark.None, ps.setStartMethod(a.Values[0], force)
	})
	def("get_all_start_methods", "", func(signature.Args) (starlark.Value, error) {
		list := new(starlark.List)
		for _, method := range startMethods(runtime.GOOS) {
			list.Append(starlark.String(method.name))
		}
		return list, nil
	})
	return &starlarkstruct.Module{Name: "multiprocessing", Members: members}
}

// functions returns the members that the module and each context have.
func (ps *Processes) functions() starlark.StringDict {
	members := starlark.StringDict{"ProcessError": ProcessError}
	def := func(name string, fn func() starlark.Value) {
		members[name] = script.NewFunction(name, "", func(*script.Thread, signature.Args) (starlark.Value, error) { return fn(), nil })
	}
	def("cpu_count", func() starlark.Value { return starlark.MakeInt(runtime.NumCPU()) })
	def("current_process", func() starlark.Value { return ps.current })
	def("parent_process", func() starlark.Value {
		if ps.parent == nil {
			return starlark.None
		}
		return ps.parent
	})
	def("active_children", func() starlark.Value {
		return starlark.NewList(ps.children(func(p *process) bool { return p.alive() }))
	})
	def("freeze_support", func() starlark.Value { return starlark.None })
	return members
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

// given reports whether an argument was given, and is not None.
func given(v starlark.Value) bool { return v != nil && v != starlark.None }
