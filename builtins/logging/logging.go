package logging

import (
	"time"
	"weak"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Config has what logging needs from the Host.
type Config struct {
	// Stderr returns what sys.stderr is now. It must be set.
	Stderr func() starlark.Value

	// Handling returns the exception that is being handled on a thread, or nil, and
	// Handle calls f while e is. Both must be set.
	Handling func(t *script.Thread) *exception.Exception
	Handle   func(t *script.Thread, e *exception.Exception, f func() error) error

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
	classes                classes
	defined                []definedClass

	levels           *levels
	root             *object.Instance
	manager          manager
	factory          starlark.Value // of records
	getter           starlark.Value // getLogger
	defaultFormatter *object.Instance
	lastResort       *object.Instance
	lastResortAttrs  int                             // how many attributes it has by itself
	handlers         []weak.Pointer[object.Instance] // in the order they were made
	named            *starlark.Dict                  // handlers by their names
	warned           bool                            // that a logger has no handlers

	lost map[starlark.Value]bool // handlers of which lose has told
}

// classes are the classes of the module.
type classes struct {
	filterer, filter           *object.Class
	logger, rootLogger         *object.Class
	manager, placeHolder       *object.Class
	handler, nullHandler       *object.Class
	streamHandler, fileHandler *object.Class
	stderrHandler              *object.Class
	formatter                  *object.Class
	styles                     []*object.Class // as the styles
	record                     *object.Class
	adapter                    *object.Class
}

// New returns the logging of rt, not configured. When rt exits, the handlers are flushed
// and closed, but for those of a worker: in CPython, too, workers run none of the functions that
// atexit had before they were forked, lest they write what a handler of their parent's holds.
// Source: atexit._clear() in Lib/multiprocessing/popen_fork.py.
func New(rt *script.Runtime, cfg Config) *Logs {
	l := &Logs{rt: rt, cfg: cfg, started: time.Now(), levels: newLevels(), named: new(starlark.Dict)}
	l.Module = &starlarkstruct.Module{Name: "logging"}
	l.defineFilters()
	l.defineRecord()
	l.factory = l.classes.record
	l.defineStyles()
	l.defineFormatter()
	l.defineHandler()
	l.defineStreamHandler()
	l.defineFileHandler()
	l.defineLogger()
	l.defineManager()
	l.defineAdapter()
	l.addMembers()
	l.noteClasses()
	if !cfg.Worker {
		rt.AtExit(l.atExit)
	}
	return l
}

// addMembers makes the members of the module.
func (l *Logs) addMembers() {
	last := object.NewInstance(l.classes.stderrHandler, nil)
	l.initHandler(nil, last, starlark.MakeInt(levelWarning))
	l.lastResort, l.lastResortAttrs = last, len(last.Attrs().AllNames())
	l.Members = starlark.StringDict{
		"BASIC_FORMAT":    starlark.String(basicFormat),
		"raiseExceptions": starlark.True,
		"lastResort":      last,
		"root":            l.root,
		"_nameToLevel":    l.levels.toLevel, // which scripts look names up in
		"_levelToName":    l.levels.toName,
	}
	for _, c := range []*object.Class{
		l.classes.filterer, l.classes.filter, l.classes.logger, l.classes.rootLogger, l.classes.manager, l.classes.placeHolder,
		l.classes.handler, l.classes.nullHandler, l.classes.streamHandler, l.classes.fileHandler, l.classes.formatter,
		l.classes.record, l.classes.adapter,
	} {
		l.Members[c.Name()] = c
	}
	for _, c := range l.classes.styles {
		l.Members[c.Name()] = c
	}
	for _, item := range l.levels.toLevel.Items() {
		l.Members[string(item[0].(starlark.String))] = item[1]
	}
	l.addRootFunctions()
	l.addFunctions()
}

// addFunctions adds the functions that do not log.
func (l *Logs) addFunctions() {
	add := func(name, params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) {
		l.Members[name] = script.NewFunction(name, params, fn)
	}
	add("getLogger", "name=None", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		if name := given(a.Values[0]); bool(name.Truth()) && name != starlark.String("root") {
			return l.getLogger(t, name)
		}
		return l.root, nil
	})
	l.getter = l.Members["getLogger"]
	add("basicConfig", "**kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.basicConfig(t, a.Kwargs)
	})
	add("addLevelName", "level, levelName", l.levels.add)
	add("getLevelName", "level", func(_ *script.Thread, a signature.Args) (starlark.Value, error) { return l.levels.name(a.Values[0]) })
	add("getLevelNamesMapping", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		d := new(starlark.Dict)
		for _, item := range l.levels.toLevel.Items() {
			d.SetKey(item[0], item[1])
		}
		return d, nil
	})
	add("disable", "level=CRITICAL", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		if a.Values[0] == nil {
			return starlark.None, l.setDisable(starlark.MakeInt(critical))
		}
		return starlark.None, l.setDisable(a.Values[0])
	})
	add("makeLogRecord", "dict", l.makeLogRecord)
	add("getLogRecordFactory", "", func(*script.Thread, signature.Args) (starlark.Value, error) { return l.factory, nil })
	add("setLogRecordFactory", "factory", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		l.factory = a.Values[0]
		return starlark.None, nil
	})
	add("getLoggerClass", "", func(*script.Thread, signature.Args) (starlark.Value, error) { return l.manager.class, nil })
	add("setLoggerClass", "klass", l.setLoggerClass)
	add("getHandlerByName", "name", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		v, _, err := l.named.Get(a.Values[0])
		return given(v), err
	})
	add("getHandlerNames", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		set := new(starlark.Set)
		for _, name := range l.named.Keys() {
			set.Insert(name)
		}
		return pyop.NewFrozenSet(set), nil
	})
	add("shutdown", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) { return starlark.None, l.shutdown(t) })
}

// setLoggerClass sets the class of new loggers.
func (l *Logs) setLoggerClass(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	c, ok := a.Values[0].(*object.Class)
	if !ok {
		return nil, exception.TypeError.Errorf("issubclass() arg 1 must be a class")
	}
	if !c.Is(l.classes.logger) {
		return nil, exception.TypeError.Errorf("logger not derived from logging.Logger: %s", c.Name())
	}
	l.manager.class = c
	return starlark.None, nil
}
