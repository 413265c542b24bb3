package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// What help() says of methods that loggers and adapters have.
const (
	logDoc            = "logs msg % args with a level"
	isEnabledForDoc   = "whether records of a level are logged"
	setLevelDoc       = "sets the level below which records are dropped"
	effectiveLevelDoc = "the level of the logger, or else of the next parent\nthat has one"
	hasHandlersDoc    = "whether a record would get to a handler"
)

func loggerTable() native.Table {
	methods := []*native.Function{
		native.M2("__init__", "name, level=NOTSET", "", func(self *object.Instance, _ *script.Thread, name starlark.Value, level level) (value.Value, error) {
			return value.None, initLogger(self, name, level.Value)
		}),
		native.M1("setLevel", "level", setLevelDoc, setLevel),
		native.M4("log", "level, msg, *args, **kwargs", logDoc, logWithLevel),
		native.MP("_log", "level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1", "makes a record, and has it handled", logWithOptions),
		native.M0("getEffectiveLevel", "", effectiveLevelDoc, func(self *object.Instance, _ *script.Thread) (int, error) { return effectiveLevel(self) }),
		native.M1("isEnabledFor", "level", isEnabledForDoc, isEnabledFor),
		native.M1("getChild", "suffix", "the logger called by the name, a dot and suffix", getChild),
		native.M0("getChildren", "", "the loggers whose parent it is, a set", func(self *object.Instance, t *script.Thread) (starlark.Value, error) {
			return logsOf(t).children(self)
		}),
		native.M0("__repr__", "", "", func(self *object.Instance, t *script.Thread) (string, error) { return logsOf(t).loggerRepr(self, self) }),
		native.M0("__reduce__", "", "", reduceLogger),
	}
	for i := range logFunctions {
		f := &logFunctions[i]
		methods = append(methods, native.M3(f.name, "msg, *args, **kwargs", f.doc, f.log))
	}
	return native.Table{Doc: "what scripts log to; getLogger makes it", Methods: append(methods, handlingMethods()...)}
}

func rootLoggerTable() native.Table {
	return native.Table{
		Doc: "the class of the root logger",
		Methods: []*native.Function{
			native.M1("__init__", "level", "", func(self *object.Instance, _ *script.Thread, level level) (value.Value, error) {
				return value.None, initLogger(self, starlark.String("root"), level.Value)
			}),
		},
	}
}

// getChild is Logger.getChild.
func getChild(self *object.Instance, t *script.Thread, v starlark.Value) (*object.Instance, error) {
	l, suffix := logsOf(t), object.Str(v)
	if self != l.root {
		name, err := attr(self, "name")
		if err != nil {
			return nil, err
		}
		suffix = object.Str(name) + "." + suffix
	}
	return l.getLogger(t, starlark.String(suffix))
}

// reduceLogger is Logger.__reduce__: loggers go by their names.
func reduceLogger(self *object.Instance, t *script.Thread) (starlark.Value, error) {
	l := logsOf(t)
	if self == l.root {
		return starlark.Tuple{l.getter, starlark.Tuple{}}, nil
	}
	name, err := attr(self, "name")
	if err != nil {
		return nil, err
	}
	if known, _, _ := l.manager.loggers.Get(name); known != starlark.Value(self) {
		return nil, pickle.PicklingError.Errorf("logger cannot be pickled")
	}
	return starlark.Tuple{l.getter, starlark.Tuple{name}}, nil
}

// loggerRepr returns the repr of self, which is a logger or stands before one.
func (l *Logs) loggerRepr(self, logger *object.Instance) (string, error) {
	name, err := attr(logger, "name")
	if err != nil {
		return "", err
	}
	level, err := effectiveLevel(logger)
	if err != nil {
		return "", err
	}
	return "<" + self.Class().Name() + " " + object.Str(name) + " (" + l.levels.text(level) + ")>", nil
}

// initLogger is Logger.__init__, with a level that was checked.
func initLogger(self *object.Instance, name, level starlark.Value) error {
	if err := initFilters(self); err != nil {
		return err
	}
	return setAttributes(self,
		attribute{"name", name}, attribute{"level", level}, attribute{"parent", starlark.None}, attribute{"propagate", starlark.True},
		attribute{"handlers", new(value.List)}, attribute{"disabled", starlark.False})
}

// setLevel is Logger.setLevel.
func setLevel(self *object.Instance, t *script.Thread, level level) (value.Value, error) {
	clear(logsOf(t).manager.enabled)
	return value.None, self.SetField("level", level.Value)
}

// effectiveLevel returns the level of the nearest logger that has one, from self upward.
func effectiveLevel(self *object.Instance) (int, error) {
	for {
		level, err := levelOf(self)
		if err != nil || level != notSet {
			return level, err
		}
		parent, err := attr(self, "parent")
		if err != nil {
			return 0, err
		}
		above, ok := parent.(*object.Instance)
		if !ok {
			return notSet, nil
		}
		self = above
	}
}

// isEnabledFor is Logger.isEnabledFor.
func isEnabledFor(self *object.Instance, t *script.Thread, v starlark.Value) (bool, error) {
	level, err := asInt(v)
	if err != nil {
		return false, err
	}
	return logsOf(t).isEnabledFor(self, level)
}

// isEnabledFor reports whether a logger takes records of a level. What it found is kept
// until some level is set by a method.
func (l *Logs) isEnabledFor(self *object.Instance, level int) (bool, error) {
	disabled, err := attr(self, "disabled")
	if err != nil || bool(disabled.Truth()) {
		return false, err
	}
	levels := l.manager.enabled[self]
	if on, known := levels.get(level); known {
		return on, nil
	}
	least, err := effectiveLevel(self)
	if err != nil {
		return false, err
	}
	on := level > l.manager.disable && level >= least
	if len(l.manager.enabled) >= maxEnabled {
		clear(l.manager.enabled)
	}
	l.manager.enabled[self] = levels.set(level, on)
	return on, nil
}
