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

	// Open returns the function open of scripts, which opens the files of handlers. If
	// nil, handlers for files raise PermissionError.
	Open func() starlark.Callable

	// Getwd returns the working directory, which names of files are relative to. If nil,
	// these must be absolute.
	Getwd func() (string, error)

	// Files renames and removes the files of a RotatingFileHandler. Its methods may
	// block. If nil, such a handler raises PermissionError when its file is full.
	Files FileSystem
}

// Logs is the logging of one runtime. The script lock guards it.
type Logs struct {
	rt      *script.Runtime
	cfg     Config
	started time.Time
	members starlark.StringDict // of the module, which scripts may set
	classes classes

	levels           *levels
	root             *object.Instance
	manager          manager
	factory          starlark.Value // of records
	getter           starlark.Value // getLogger
	defaultFormatter *object.Instance
	handlers         []weak.Pointer[object.Instance] // in the order they were made
	named            *starlark.Dict                  // handlers by their names
	warned           bool                            // that a logger has no handlers
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
// and closed.
func New(rt *script.Runtime, cfg Config) *Logs {
	l := &Logs{rt: rt, cfg: cfg, started: time.Now(), levels: newLevels(), named: new(starlark.Dict)}
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
	rt.AtExit(l.atExit)
	return l
}

// Module returns the script module logging.
func (l *Logs) Module() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "logging", Members: l.members}
}

// addMembers makes the members of the module.
func (l *Logs) addMembers() {
	last := object.NewInstance(l.classes.stderrHandler, nil)
	l.initHandler(nil, last, starlark.MakeInt(levelWarning))
	l.members = starlark.StringDict{
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
		l.members[c.Name()] = c
	}
	for _, c := range l.classes.styles {
		l.members[c.Name()] = c
	}
	for _, item := range l.levels.toLevel.Items() {
		l.members[string(item[0].(starlark.String))] = item[1]
	}
	l.addRootFunctions()
	l.addFunctions()
}

// addFunctions adds the functions that do not log.
func (l *Logs) addFunctions() {
	add := func(name, params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) {
		l.members[name] = script.NewFunction(name, params, fn)
	}
	add("getLogger", "name=None", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		if name := given(a.Values[0]); bool(name.Truth()) && name != starlark.String("root") {
			return l.getLogger(t, name)
		}
		return l.root, nil
	})
	l.getter = l.members["getLogger"]
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
