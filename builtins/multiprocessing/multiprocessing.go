// Package multiprocessing is the script module multiprocessing, as far as scripts with
// process pools use it:
//
//	multiprocessing.cpu_count()           how many processors there are
//	multiprocessing.current_process()     its name and pid; name is "MainProcess", or in
//	                                      worker processes "SpawnProcess-1", …
//	multiprocessing.parent_process()      the process that started this one: None in the main process
//	multiprocessing.active_children()     empty: the pools look after their processes
//	multiprocessing.freeze_support()      does nothing
//	multiprocessing.get_context(method=None)
//	                                      what ProcessPoolExecutor takes as mp_context
//	multiprocessing.get_all_start_methods()
//	                                      a list of the start methods that CPython has
//	multiprocessing.get_start_method(allow_none=False)
//	                                      the start method that was set, or "spawn"
//	multiprocessing.set_start_method(method, force=False)
//	                                      accepts any start method
//	multiprocessing.ProcessError          the base class of CPython's exceptions of processes
//
// A context has these functions, too. All start methods are accepted, but worker processes
// start one way: as with "spawn" they are new processes of the program, and the script's
// top level does not run in them.
//
// Process, Pool, Queue and the like are not here; [Missing] says what to use instead.
//
// Source: the multiprocessing module in the Python library reference.
package multiprocessing

import (
	"os"
	"runtime"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// startMethods are what CPython has on Unix.
var startMethods = []string{"fork", "spawn", "forkserver"}

// defaultMethod is the start method of who sets none.
const defaultMethod = "spawn"

// ProcessError is the base class of the module's exceptions.
var ProcessError = exception.NewClass("multiprocessing.context", "ProcessError", exception.ExceptionClass)

// module is the module of one runtime. The script lock guards it.
type module struct {
	rt     *script.Runtime
	method string // that was set, or ""
}

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	m := &module{rt: rt}
	members := m.functions()
	members["ProcessError"] = ProcessError
	return &starlarkstruct.Module{Name: "multiprocessing", Members: members}
}

// Missing says why the module has no attribute called name, or "".
func Missing(name string) string {
	switch {
	case name == "" || strings.HasPrefix(name, "_"):
		return ""
	case name == "dummy":
		return "not supported: use concurrent.futures.ThreadPoolExecutor"
	case name == "Pool" || name == "Process":
		return "not supported: use concurrent.futures.ProcessPoolExecutor"
	}
	return "not supported: processes share nothing but the arguments and results of concurrent.futures.ProcessPoolExecutor"
}

// functions returns those that contexts have, too.
func (m *module) functions() starlark.StringDict {
	functions := make(starlark.StringDict)
	def := func(name, params string, fn func(t *script.Thread, a signature.Args) (starlark.Value, error)) {
		functions[name] = script.NewFunction(name, params, fn)
	}
	def("cpu_count", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return starlark.MakeInt(runtime.NumCPU()), nil
	})
	def("current_process", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return &process{name: m.rt.ProcessName, pid: os.Getpid()}, nil
	})
	def("parent_process", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		if m.rt.ParentName == "" {
			return starlark.None, nil
		}
		return &process{name: m.rt.ParentName, pid: os.Getppid()}, nil
	})
	def("active_children", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return new(starlark.List), nil
	})
	def("freeze_support", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return starlark.None, nil
	})
	def("get_all_start_methods", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		list := new(starlark.List)
		for _, name := range startMethods {
			list.Append(starlark.String(name))
		}
		return list, nil
	})
	def("get_context", "method=None", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		if a.Values[0] == nil || a.Values[0] == starlark.None {
			return newContext(m, ""), nil
		}
		method, err := startMethod(a.Values[0])
		if err != nil {
			return nil, err
		}
		return newContext(m, method), nil
	})
	def("get_start_method", "allow_none=False", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		if m.method != "" {
			return starlark.String(m.method), nil
		}
		if a.Values[0] != nil && bool(a.Values[0].Truth()) {
			return starlark.None, nil
		}
		m.method = defaultMethod
		return starlark.String(m.method), nil
	})
	def("set_start_method", "method, force=False", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		force := a.Values[1] != nil && bool(a.Values[1].Truth())
		if m.method != "" && !force {
			return nil, exception.RuntimeError.Errorf("context has already been set")
		}
		if a.Values[0] == starlark.None && force {
			m.method = ""
			return starlark.None, nil
		}
		method, err := startMethod(a.Values[0])
		if err == nil {
			m.method = method
		}
		return starlark.None, err
	})
	return functions
}

// startMethod returns the name of a start method.
func startMethod(v starlark.Value) (string, error) {
	name, ok := starlark.AsString(v)
	if !ok || !slices.Contains(startMethods, name) {
		return "", exception.ValueError.Errorf("cannot find context for %s", format.Repr(v))
	}
	return name, nil
}

// process is what current_process returns.
type process struct {
	name string
	pid  int
}

var _ starlark.HasAttrs = (*process)(nil)

// Attr returns the attribute called name, or nil.
func (p *process) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(p.name), nil
	case "pid", "ident":
		return starlark.MakeInt(p.pid), nil
	case "daemon":
		return starlark.False, nil
	case "exitcode":
		return starlark.None, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (p *process) AttrNames() []string { return []string{"daemon", "exitcode", "ident", "name", "pid"} }

func (p *process) String() string {
	return "<" + p.Type() + " name=" + object.Repr(starlark.String(p.name)) + " started>"
}

// Type returns the name of the class that CPython's process has.
func (p *process) Type() string {
	class, _, ok := strings.Cut(p.name, "-")
	if !ok {
		return "_MainProcess"
	}
	return class
}

func (p *process) Freeze()               {}
func (p *process) Truth() starlark.Bool  { return true }
func (p *process) Hash() (uint32, error) { return script.AddressHash(p) }
