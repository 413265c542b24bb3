package host

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/builtins/futures"
	"fstar/builtins/multiprocessing"
	"fstar/builtins/queue"
	"fstar/builtins/sys"
	"fstar/builtins/threading"
	"fstar/builtins/time"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// A Dialect is a language that scripts are written in.
type Dialect int

const (
	// Python is Python, as far as docs/language.md says.
	Python Dialect = iota
	// Starlark is go.starlark.net's own language, with its parser, its semantics and
	// its builtins, and our modules by name.
	Starlark
)

// Config configures a Host. The zero value works.
type Config struct {
	// Dialect is the language of the scripts.
	Dialect Dialect

	// Stdout and Stderr are where scripts print and log. Each line is one Write,
	// and only one goroutine at a time writes to either. An error of Write is an
	// OSError in the script. If nil, os.Stdout and os.Stderr.
	Stdout, Stderr io.Writer

	// Args is sys.argv: the script and its arguments. If empty, one empty string.
	Args []string

	// Path is sys.path: the directories in which an import looks for files of scripts, in
	// this order; "" is the current one. Scripts can change the list. If nil, ExecFile
	// makes the directory of its script the first element of a list of one.
	Path []string

	// System lets scripts use the files, the environment and the standard input of
	// the process, as python3 does. Without it open, input and the functions of os
	// that would need these raise an error.
	System bool

	// ReadLine, if not nil, is what input() reads a line with, without its newline: it is
	// given the prompt to print. It must return when ctx ends. Its error may be io.EOF, or
	// ErrKeyboardInterrupt. If nil, System says what input() may do.
	ReadLine func(ctx context.Context, prompt string) (string, error)

	// ReportUnread has the exceptions of futures that scripts never asked for logged
	// when the Host is closed, to the logger concurrent.futures.
	ReportUnread bool

	// TaskEvents, if not nil, is called when something happens to a task of a pool:
	// see [TaskEvent]. Of one task, the events come one after another, in their order;
	// of different ones at the same time, too. The goroutine that calls it is the one
	// that has brought it about, and mostly holds the script lock: so TaskEvents should
	// return within microseconds, and must not block, nor use the Host. Close returns
	// after the last event. Tasks of pools that scripts have in worker processes are
	// not told of.
	TaskEvents func(TaskEvent)

	// Exit ends the process for scripts that call os._exit, which only those of a Host
	// with System can. If nil, os.Exit.
	Exit func(status int)

	// KeepDeadlocks leaves tasks waiting that wait for each other for ever, where they
	// would otherwise be raised a RuntimeError. It is for a program that lets script
	// threads wait and then ends that from outside: by a later Call that cancels a
	// future, say.
	KeepDeadlocks bool

	// Predeclared are names that scripts have besides those of Starlark and ours,
	// which they hide. New copies the map, not the values. A starlark.Bytes is Python's
	// bytes in Python scripts: as a value here, as an argument and as a result of a
	// builtin and of a call of a function of a script, and as a global variable, but not
	// inside of other values.
	Predeclared starlark.StringDict

	// Modules are modules that scripts can import besides fstar's.
	Modules []Module

	// ReadFile reads a file that a script imports or loads: in the directories of Path
	// for an import, and relative to the directory of the loading file for a load
	// statement. An error that is fs.ErrNotExist means that there is no such file.
	// If nil, scripts can use only the modules of the Host.
	ReadFile func(name string) ([]byte, error)
}

// A Host runs scripts and owns all that they start. Its methods may be called
// from any goroutine.
type Host struct {
	rt          *script.Runtime
	dialect     Dialect
	predeclared starlark.StringDict
	modules     map[string]starlark.Value        // by the name that scripts import
	deferred    map[string]func() starlark.Value // modules to be made when they are asked for
	docs        map[string]string                // what help() says of the modules of Config.Modules
	loader      *loader
	sources     *sources
	python      *pyrt.Runtime // nil in the Starlark dialect
	sys         *sys.Module   // nil in the Starlark dialect
	wired       *program      // see program
	shares      atomic.Bool   // standard output and error output, with other processes

	isWorker bool // of a process pool; set before a script runs

	getenv func(name string) (value string, set bool) // of os.environ; nil without System

	multiprocessing *multiprocessing.Processes

	// pathOfScript is whether ExecFile sets sys.path[0].
	pathOfScript bool

	// What a Session goes on with; guarded by the script lock.
	globals    starlark.StringDict // in the Starlark dialect, of the script that ran last; nil before one has
	statements int                 // how many were typed
}

// New returns a Host. Its owner must call Close.
func New(cfg Config) (*Host, error) {
	if cfg.Stdout == nil {
		cfg.Stdout = os.Stdout
	}
	if cfg.Stderr == nil {
		cfg.Stderr = os.Stderr
	}
	if cfg.Exit == nil {
		cfg.Exit = os.Exit
	}
	if cfg.Dialect != Python && cfg.Dialect != Starlark {
		return nil, fmt.Errorf("host: no such dialect: %d", cfg.Dialect)
	}
	rt := script.NewRuntime()
	h := &Host{rt: rt, dialect: cfg.Dialect, sources: newSources(rt)}
	h.loader = newLoader(h, cfg.ReadFile)
	h.rt.Output = script.NewOutput(share(cfg.Stdout, &h.shares), share(cfg.Stderr, &h.shares))
	h.rt.Load = h.loader.load
	h.rt.Source = h.sources
	h.rt.Uncaught = func(t *script.Thread, err error) error { return newScriptError(t, err) }
	h.rt.IO.Ask = cfg.ReadLine
	if cfg.System {
		h.rt.IO.Open = func(_ context.Context, name string, flag int, perm fs.FileMode) (script.File, error) {
			return h.openFile(name, flag, perm)
		}
	}

	h.multiprocessing = multiprocessing.New(h.rt)
	pools := futures.New(h.rt, futures.Config{
		ReportUnread:  cfg.ReportUnread,
		KeepDeadlocks: cfg.KeepDeadlocks,
		TaskEvents:    cfg.TaskEvents,
		Processes:     h.processes(cfg),
	})
	h.rt.ThreadObject = threading.Object
	h.modules = map[string]starlark.Value{"concurrent.futures": pools}
	h.deferred = map[string]func() starlark.Value{
		"queue":     func() starlark.Value { return queue.New() },
		"threading": func() starlark.Value { return threading.New(h.rt) },
		"time":      func() starlark.Value { return time.New(time.Config{Getenv: h.getenv}) },
	}
	h.deferLogging(cfg)
	if cfg.Dialect == Python {
		for name, m := range futures.Submodules(pools) {
			h.modules[name] = m
		}
		h.newPython(cfg)
	} else {
		h.newStarlark(cfg)
	}
	if err := h.addModules(cfg.Modules); err != nil {
		return nil, err
	}
	return h, nil
}

// ExecFile runs a script and returns its global variables. The filename and src
// are as for starlark.ExecFile: src, if not nil, is a string, []byte, io.Reader
// or func() ([]byte, error), and filename is what errors call it.
//
// It blocks until the top level of the script has run; tasks that the script
// started may still run. If ctx ends meanwhile the script is stopped, with all
// tasks that it started, and the error wraps the cause of ctx; there are no globals then.
// ctx ending later has no effect.
//
// The first call runs on the script thread that is called MainThread, others at
// the same time on threads of their own. Errors are of type [*ScriptError], but for the cause of a ctx that
// ends before another script lets this one begin, and
// for that of a Host that is closed and of a source that cannot be read.
func (h *Host) ExecFile(ctx context.Context, filename string, src any) (starlark.StringDict, error) {
	return h.execFile(ctx, filename, src, true)
}

// RunFile is [Host.ExecFile] for who needs no globals: lists, dicts and sets in them stay then as
// scripts have them, which is faster for what the script's threads still do with them.
func (h *Host) RunFile(ctx context.Context, filename string, src any) error {
	_, err := h.execFile(ctx, filename, src, false)
	return err
}

// execFile is ExecFile; the globals are nil unless they are wanted.
func (h *Host) execFile(ctx context.Context, filename string, src any, wanted bool) (starlark.StringDict, error) {
	data, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	text := string(data)
	h.sources.put(filename, text)
	return h.exec(ctx, func(t *script.Thread) (starlark.StringDict, error) {
		if h.dialect == Starlark {
			return h.execStarlark(t, filename, text)
		}
		if h.pathOfScript {
			h.setPath(filepath.Dir(filename))
		}
		return h.execPython(t, h.python.NewMain(filename), text, wanted)
	})
}

// exec runs the main script, which run does, on a thread that is entered for it.
func (h *Host) exec(ctx context.Context, run func(*script.Thread) (starlark.StringDict, error)) (starlark.StringDict, error) {
	t, leave, err := h.rt.EnterLocked(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var globals starlark.StringDict
	_, err = t.Run(nil, func() (starlark.Value, error) {
		var err error
		globals, err = run(t)
		if h.dialect == Starlark {
			h.setGlobals(globals)
		}
		return starlark.None, cmp.Or(err, t.TooLate(ctx))
	})
	if err != nil {
		if t.Stopping(err) {
			globals = nil
		}
		return globals, h.uncaught(t, err)
	}
	return globals, nil
}

// Call calls a function of a script, such as one among the globals that ExecFile
// returned. It is as ExecFile in all else. A Go function that was called by a
// script uses starlark.Call with its thread instead: here it gets ErrInside.
func (h *Host) Call(ctx context.Context, fn starlark.Callable, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	t, leave, err := h.rt.EnterLocked(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	border := h.rt.Caller
	args, kwargs = object.Converted(args, kwargs, border.Inward)
	v, err := t.Run(nil, func() (starlark.Value, error) {
		v, err := t.Invoke(border.Inward(fn), args, kwargs)
		if err == nil {
			v = border.Outward(v)
		}
		return v, cmp.Or(err, t.TooLate(ctx))
	})
	if err != nil {
		return nil, newScriptError(t, err)
	}
	return v, nil
}

// Predeclared returns the names that scripts have besides Starlark's own, for a
// program that runs a starlark.Thread by itself: see [Host.Attach].
func (h *Host) Predeclared() starlark.StringDict { return maps.Clone(h.predeclared) }

// Attach makes thread, one of the embedding program's own, a script thread of the
// Host, until the function that it returns is called: code that runs on it can
// use the Host's modules, and share values with the Host's other threads. The
// thread holds the script lock all that time, but for when it blocks in a builtin
// or gives others a turn. Its Name, Print, Load and OnMaxSteps are replaced
// meanwhile, and its limit of execution steps is gone afterwards. Code on it stops
// when ctx ends. All that must happen on the calling goroutine.
func (h *Host) Attach(ctx context.Context, thread *starlark.Thread) (detach func(), err error) {
	return h.rt.Attach(ctx, thread)
}

// Close ends the Host. It lets tasks that run or are queued come to their end, as
// python3 does when a script has ended. If ctx ends first, or has ended, Close
// drops what is queued, stops what runs, waits for it to stop, and returns the
// cause of ctx; functions of atexit are called all the same if that is ErrKeyboardInterrupt.
// A Host that is closed, or closing, runs nothing more. In a Go function that a script has
// called, Close does nothing but return ErrInside.
func (h *Host) Close(ctx context.Context) error {
	return h.rt.Exit(ctx)
}

// Interrupt raises KeyboardInterrupt in the call that runs on the thread MainThread, as
// Ctrl-C does in python3: at once where that waits, or else within some thousand
// steps. Scripts can handle it. Other threads and the tasks of pools run on, but
// those of a pool whose with block it leaves are cancelled, and stopped where they run.
//
// It reports false, and does nothing, if neither a call nor, in Close, a function of atexit
// runs there, or if [Host.Interrupting]. It
// does not block.
func (h *Host) Interrupt() bool { return h.rt.Interrupt() }

// Interrupting reports whether a KeyboardInterrupt was raised by Interrupt and no handler
// has taken it, in the call that runs on the thread MainThread, or else in the last one:
// who presses Ctrl-C meanwhile wants the end.
func (h *Host) Interrupting() bool { return h.rt.Interrupting() }

// Block calls f, which may block, for a Go function that a script called on
// thread: other script threads run meanwhile. The context that f gets ends when
// the script is to stop; f must then return. It must not touch values that
// scripts share. An error is f's own, or says that thread is not a Host's.
func Block(thread *starlark.Thread, f func(ctx context.Context) error) error {
	t, err := script.Current(thread)
	if err != nil {
		return err
	}
	t.Block(func(ctx context.Context) { err = f(ctx) })
	return err
}
