package futures

import (
	"maps"
	"slices"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// all is the module's __all__: CPython's, without InterpreterPoolExecutor, which is not
// here.
var all = []starlark.Value{
	starlark.String("FIRST_COMPLETED"), starlark.String("FIRST_EXCEPTION"), starlark.String("ALL_COMPLETED"),
	starlark.String("CancelledError"), starlark.String("TimeoutError"), starlark.String("InvalidStateError"),
	starlark.String("BrokenExecutor"), starlark.String("Future"), starlark.String("Executor"), starlark.String("wait"),
	starlark.String("as_completed"), starlark.String("ProcessPoolExecutor"), starlark.String("ThreadPoolExecutor"),
}

var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F3("wait", "fs, timeout=None, return_when=ALL_COMPLETED", "waits for futures; returns (done, not_done), two sets", waitFor),
		native.F2("as_completed", "fs, timeout=None", "an iterator over fs as they are done", asCompleted),
	}
})

// Config says what the module does beyond CPython's.
type Config struct {
	// ReportUnread has the exceptions of calls that nobody has read logged when the
	// runtime exits.
	ReportUnread bool

	// KeepDeadlocks leaves tasks waiting that wait for each other for ever, as CPython
	// does.
	KeepDeadlocks bool

	// TaskEvents, if not nil, is called when something happens to a task of a pool. Of
	// one task, the events come one after another, in their order; of different ones at
	// the same time, too, from any goroutine, and mostly from one that holds the script
	// lock. So it must not block, nor use the host.
	TaskEvents func(TaskEvent)

	// Processes is for process pools.
	Processes Processes
}

// A Module is the module of one runtime. The script lock guards it.
type Module struct {
	*starlarkstruct.Module
	pools *pools
}

// New returns the module for the threads of rt.
func New(rt *script.Runtime, cfg Config) *Module {
	ps := newPools(rt, cfg)
	if !cfg.KeepDeadlocks {
		rt.OnRest = ps.onRest
	}
	if cfg.ReportUnread {
		ps.unread.on = true
		rt.AtExit(ps.unread.report)
	}
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{
		"__all__": value.ListFrom(slices.Clone(all)),

		"ThreadPoolExecutor":  threadPoolClass,
		"ProcessPoolExecutor": processPoolClass,
		"Executor":            ExecutorClass,
		"Future":              FutureClass,
		"FIRST_COMPLETED":     starlark.String(firstCompleted),
		"FIRST_EXCEPTION":     starlark.String(firstException),
		"ALL_COMPLETED":       starlark.String(allCompleted),

		"CancelledError":    CancelledError,
		"TimeoutError":      object.TimeoutError,
		"InvalidStateError": InvalidStateError,
		"BrokenExecutor":    BrokenExecutor,
		"BrokenThreadPool":  BrokenThreadPool,
	})
	return &Module{&starlarkstruct.Module{Name: "concurrent.futures", Members: members}, ps}
}

// Submodules returns the modules of the package concurrent.futures that scripts name,
// by their names; m is the package.
func Submodules(m *Module) map[string]*starlarkstruct.Module {
	base := &starlarkstruct.Module{Name: "concurrent.futures._base", Members: starlark.StringDict{
		"Error":                 Error,
		"DoneAndNotDoneFutures": doneAndNotDone,
	}}
	for _, name := range stateNames {
		base.Members[name] = starlark.String(name)
	}
	thread := &starlarkstruct.Module{Name: "concurrent.futures.thread", Members: starlark.StringDict{
		"BrokenThreadPool": BrokenThreadPool,
	}}
	process := &starlarkstruct.Module{Name: "concurrent.futures.process", Members: starlark.StringDict{
		"BrokenProcessPool":    BrokenProcessPool,
		"_RemoteTraceback":     pickle.RemoteTraceback,
		"_Stopped":             object.Stopped, // has a name here, so that workers can raise it
		processChunk.Name():    processChunk,
		runInitializer.Name():  runInitializer,
		"_MAX_WINDOWS_WORKERS": starlark.MakeInt(maxWindowsWorkers),
	}}
	for _, v := range all {
		name, part := string(v.(starlark.String)), base
		switch name {
		case "ThreadPoolExecutor":
			part = thread
		case "ProcessPoolExecutor":
			part = process
		}
		part.Members[name] = m.Members[name]
	}
	return map[string]*starlarkstruct.Module{base.Name: base, thread.Name: thread, process.Name: process}
}
