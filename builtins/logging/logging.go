package logging

import (
	"maps"
	"sync"
	"time"
	"weak"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/threading"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Config has what logging needs from the Host.
type Config struct {
	// Stderr returns what sys.stderr is now. It must be set.
	Stderr func() starlark.Value

	// Handling returns the exception that is being handled on a thread, or nil, and
	// Handle calls f while e is. Both must be set.
	Handling func(t *script.Thread) *object.Exception
	Handle   func(t *script.Thread, e *object.Exception, f func() error) error

	// Open returns what opens the files of handlers: it is called as the function open of
	// scripts, but what is written to a file of any mode is added to its end, where other
	// processes may write, too. If nil, handlers for files raise PermissionError.
	Open func() starlark.Callable

	// Getwd returns the working directory, which names of files are relative to. If nil,
	// these must be absolute.
	Getwd func() (string, error)

	// Files renames and removes the files of a RotatingFileHandler. Its methods may
	// block. If nil, such a handler raises PermissionError when its file is full.
	Files FileSystem

	// Worker says that the process is a worker of a pool: it shuts nothing down at its end.
	Worker bool
}

// Logs is the logging of one runtime: the module logging. The script lock guards it.
type Logs struct {
	*starlarkstruct.Module // scripts may set its members
	rt                     *script.Runtime
	cfg                    Config
	started                time.Time
	classes                [classCount]*object.Class
	defined                [classCount]definedClass

	levels           *levels
	root             *object.Instance
	manager          manager
	factory          starlark.Value // of records
	getter           starlark.Value // getLogger
	defaultFormatter *object.Instance
	lastResort       *object.Instance
	lastResortAttrs  int                             // how many attributes it has by itself
	handlers         []weak.Pointer[object.Instance] // in the order they were made
	named            *value.Dict                     // handlers by their names
	warned           bool                            // that a logger has no handlers

	lost map[starlark.Value]bool // handlers of which lose has told
}

// current is the logging of each runtime, which the functions and classes of all share.
var current = script.NewLocal[*Logs]()

// logsOf returns the logging of the runtime of t.
func logsOf(t *script.Thread) *Logs { return current.Of(t.Runtime()) }

// New returns the logging of rt, not configured. When rt exits, the handlers are flushed
// and closed, but for those of a worker: in CPython, too, workers run none of the functions that
// atexit had before they were forked, lest they write what a handler of their parent's holds.
// Source: atexit._clear() in Lib/multiprocessing/popen_fork.py.
func New(rt *script.Runtime, cfg Config) *Logs {
	l := &Logs{rt: rt, cfg: cfg, started: time.Now(), levels: newLevels(), named: new(value.Dict)}
	l.Module = &starlarkstruct.Module{Name: "logging"}
	l.copyClasses()
	l.factory = l.classes[recordClass]
	l.defaultFormatter = object.NewInstance(l.classes[formatterClass], nil)
	l.setFormat(l.defaultFormatter, starlark.None, starlark.None, nil, starlark.None) // the default one
	l.makeManager()
	l.noteClasses()
	l.addMembers()
	current.Set(rt, l)
	if !cfg.Worker {
		rt.AtExit(l.atExit)
	}
	return l
}

// addMembers makes the members of the module.
func (l *Logs) addMembers() {
	last := object.NewInstance(l.classes[stderrHandlerClass], nil)
	l.resetHandler(last, starlark.MakeInt(levelWarning))
	last.Attrs().Set("lock", new(threading.RLock))
	l.lastResort, l.lastResortAttrs = last, len(last.Attrs().AllNames())
	l.Members = native.Members(l, functions())
	l.getter = l.Members["getLogger"]
	maps.Copy(l.Members, starlark.StringDict{
		"BASIC_FORMAT":    starlark.String(basicFormat),
		"raiseExceptions": starlark.True,
		"lastResort":      last,
		"root":            l.root,
		"_nameToLevel":    l.levels.toLevel, // which scripts look names up in
		"_levelToName":    l.levels.toName,
	})
	for id, c := range l.classes {
		if id := classID(id); id != stderrHandlerClass && id != baseRotatingHandlerClass && id != rotatingFileHandlerClass {
			l.Members[c.Name()] = c
		}
	}
	for _, item := range l.levels.toLevel.Items() {
		l.Members[string(item[0].(starlark.String))] = item[1]
	}
}

var functions = sync.OnceValue(func() []*native.Function {
	functions := []*native.Function{
		native.M4("log", "level, msg, *args, **kwargs", logDoc, (*Logs).logWithLevelToRoot),
		native.M1("basicConfig", "**kwargs", "gives the root logger a handler, unless it has one", func(l *Logs, t *script.Thread, kwargs native.Keywords) (value.Value, error) {
			return value.None, l.basicConfig(t, kwargs)
		}),
		native.M1("disable", "level=CRITICAL", "lets no records of the level, or below, be logged", (*Logs).disable),
		native.M1("getLogger", "name=None", "the logger called name, or root", (*Logs).getLoggerOrRoot),
		native.M0("getLoggerClass", "", "the class that getLogger makes loggers of", func(l *Logs, _ *script.Thread) (*object.Class, error) {
			return l.manager.class, nil
		}),
		native.M1("setLoggerClass", "klass", setLoggerClassDoc, (*Logs).setLoggerClass),
		native.M0("getLogRecordFactory", "", "what makes records", func(l *Logs, _ *script.Thread) (starlark.Value, error) { return l.factory, nil }),
		native.M1("setLogRecordFactory", "factory", "sets what makes records: called as LogRecord is", func(l *Logs, _ *script.Thread, factory starlark.Value) (value.Value, error) {
			l.factory = factory
			return value.None, nil
		}),
		native.M1("makeLogRecord", "dict", "a record with the attributes that dict has", (*Logs).makeLogRecord),
		native.M2("addLevelName", "level, levelName", "gives a level a name", func(l *Logs, _ *script.Thread, level, name starlark.Value) (value.Value, error) {
			return value.None, l.levels.add(level, name)
		}),
		native.M1("getLevelName", "level", "the name of a level, or the level of a name", func(l *Logs, _ *script.Thread, level starlark.Value) (starlark.Value, error) {
			return l.levels.name(level)
		}),
		native.M0("getLevelNamesMapping", "", "the levels by name: a copy of logging._nameToLevel,\nas logging._levelToName has the names by level", (*Logs).levelNamesMapping),
		native.M1("getHandlerByName", "name", "the handler with that name, or None", func(l *Logs, _ *script.Thread, name starlark.Value) (starlark.Value, error) {
			v, _, err := l.named.Get(name)
			return given(v), err
		}),
		native.M0("getHandlerNames", "", "the names of all handlers that have one", (*Logs).handlerNames),
		native.M0("shutdown", "", "flushes and closes all handlers, as at the end", func(l *Logs, t *script.Thread) (value.Value, error) { return value.None, l.shutdown(t) }),
	}
	for i := range logFunctions {
		f := &logFunctions[i]
		functions = append(functions, native.M3(f.name, "msg, *args, **kwargs", f.doc, f.logToRoot))
	}
	return functions
})

// disable is logging.disable.
func (l *Logs) disable(t *script.Thread, given native.Maybe) (value.Value, error) {
	level := level{starlark.MakeInt(critical)}
	if given.Present() {
		if err := level.SetArgument(t, given.Value); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, l.setDisable(level)
}

// getLoggerOrRoot is logging.getLogger.
func (l *Logs) getLoggerOrRoot(t *script.Thread, name starlark.Value) (*object.Instance, error) {
	if bool(name.Truth()) && name != starlark.String("root") {
		return l.getLogger(t, name)
	}
	return l.root, nil
}

// levelNamesMapping is logging.getLevelNamesMapping.
func (l *Logs) levelNamesMapping(*script.Thread) (*value.Dict, error) {
	d := new(value.Dict)
	refill(d, l.levels.toLevel)
	return d, nil
}

// handlerNames is logging.getHandlerNames.
func (l *Logs) handlerNames(*script.Thread) (starlark.Value, error) {
	set := new(value.Set)
	for _, name := range l.named.Keys() {
		object.SetAdd(set, name)
	}
	return object.NewFrozenSet(set)
}
