package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
	"fstar/internal/wire"
)

// defineLogger defines Logger and RootLogger.
func (l *Logs) defineLogger() {
	c := l.define("logging", "Logger", l.classes.filterer)
	l.classes.logger = c
	addMethod(c, "__init__", "name, level=NOTSET", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		level, err := l.levelArg(a.Values[1])
		if err != nil {
			return nil, err
		}
		return starlark.None, initLogger(self, a.Values[0], level)
	})
	addMethod(c, "setLevel", "level", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.setLevel(self, a.Values[0])
	})
	l.addLogMethods(c)
	l.addHandlingMethods(c)
	addMethod(c, "getEffectiveLevel", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		level, err := effectiveLevel(self)
		return starlark.MakeInt(level), err
	})
	addMethod(c, "isEnabledFor", "level", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		level, err := asInt(a.Values[0])
		if err != nil {
			return nil, err
		}
		on, err := l.isEnabledFor(self, level)
		return starlark.Bool(on), err
	})
	addMethod(c, "getChild", "suffix", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		suffix := object.Str(a.Values[0])
		if self != l.root {
			name, err := attr(self, "name")
			if err != nil {
				return nil, err
			}
			suffix = object.Str(name) + "." + suffix
		}
		return l.getLogger(t, starlark.String(suffix))
	})
	addMethod(c, "getChildren", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return l.children(self)
	})
	addMethod(c, "__repr__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return l.loggerRepr(self, self)
	})

	addMethod(c, "__reduce__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		if self == l.root {
			return starlark.Tuple{l.getter, starlark.Tuple{}}, nil
		}
		name, err := attr(self, "name")
		if err != nil {
			return nil, err
		}
		if known, _, _ := l.manager.loggers.Get(name); known != starlark.Value(self) {
			return nil, wire.PicklingError.Errorf("logger cannot be pickled")
		}
		return starlark.Tuple{l.getter, starlark.Tuple{name}}, nil
	})

	c = l.define("logging", "RootLogger", l.classes.logger)
	l.classes.rootLogger = c
	addMethod(c, "__init__", "level", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		level, err := l.levels.check(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, initLogger(self, starlark.String("root"), level)
	})
}

// loggerRepr returns the repr of self, which is a logger or stands before one.
func (l *Logs) loggerRepr(self, logger *object.Instance) (starlark.Value, error) {
	name, err := attr(logger, "name")
	if err != nil {
		return nil, err
	}
	level, err := effectiveLevel(logger)
	if err != nil {
		return nil, err
	}
	return starlark.String("<" + self.Class().Name() + " " + object.Str(name) + " (" + l.levels.text(level) + ")>"), nil
}

// initLogger is Logger.__init__, with a level that was checked.
func initLogger(self *object.Instance, name, level starlark.Value) error {
	if err := initFilters(self); err != nil {
		return err
	}
	for _, a := range []struct {
		name string
		v    starlark.Value
	}{
		{"name", name}, {"level", level}, {"parent", starlark.None}, {"propagate", starlark.True},
		{"handlers", new(starlark.List)}, {"disabled", starlark.False},
	} {
		if err := self.SetField(a.name, a.v); err != nil {
			return err
		}
	}
	return nil
}

// setLevel sets the level of a logger.
func (l *Logs) setLevel(self *object.Instance, v starlark.Value) error {
	level, err := l.levels.check(v)
	if err != nil {
		return err
	}
	clear(l.manager.enabled)
	return self.SetField("level", level)
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

// isEnabledFor reports whether a logger takes records of a level. What it found is kept
// until some level is set by a method.
func (l *Logs) isEnabledFor(self *object.Instance, level int) (bool, error) {
	disabled, err := attr(self, "disabled")
	if err != nil || bool(disabled.Truth()) {
		return false, err
	}
	key := enabledKey{self, level}
	if on, known := l.manager.enabled[key]; known {
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
	l.manager.enabled[key] = on
	return on, nil
}

// logLevels are the methods, and functions, that log, with their levels.
var logLevels = []struct {
	name  string
	level int
}{
	{"debug", levelDebug}, {"info", levelInfo}, {"warning", levelWarning}, {"warn", levelWarning},
	{"error", levelError}, {"critical", critical}, {"fatal", critical}, {"exception", levelError},
}

// addLogMethods adds the methods of Logger that log.
func (l *Logs) addLogMethods(c *object.Class) {
	for _, m := range logLevels {
		addMethod(c, m.name, "msg, *args, **kwargs", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			on, err := l.isEnabledFor(self, m.level)
			if err != nil || !on {
				return starlark.None, err
			}
			if m.name == "exception" {
				a.Kwargs = withExcInfo(a.Kwargs)
			}
			return starlark.None, l.log(t, self, starlark.MakeInt(m.level), a)
		})
	}
	addMethod(c, "log", "level, msg, *args, **kwargs", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		level, ok, err := l.intLevel(a.Values[0])
		if err != nil || !ok {
			return starlark.None, err
		}
		on, err := l.isEnabledFor(self, level)
		if err != nil || !on {
			return starlark.None, err
		}
		return starlark.None, l.log(t, self, a.Values[0], signature.Args{Values: a.Values[1:], Rest: a.Rest, Kwargs: a.Kwargs})
	})
	addMethod(c, "_log", "level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1",
		func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			v := a.Values
			return starlark.None, l.logMessage(t, self, v[0], v[1], v[2], options{v[3], v[4], v[5], v[6]})
		})
}

// withExcInfo returns the keyword arguments of a call of exception, whose exc_info is
// True unless the call says otherwise.
func withExcInfo(kwargs []starlark.Tuple) []starlark.Tuple {
	for _, kw := range kwargs {
		if kw[0] == starlark.String("exc_info") {
			return kwargs
		}
	}
	return append(kwargs[:len(kwargs):len(kwargs)], starlark.Tuple{starlark.String("exc_info"), starlark.True})
}

// intLevel returns the level that an argument of log is. If it is none, that is an error
// or, where scripts want none of logging, no record.
func (l *Logs) intLevel(v starlark.Value) (level int, ok bool, err error) {
	switch v.(type) {
	case starlark.Int, starlark.Bool:
		level, err = asInt(v)
		return level, err == nil, err
	}
	if l.raises() {
		return 0, false, exception.TypeError.Errorf("level must be an integer")
	}
	return 0, false, nil
}

// options are the keyword arguments of the methods that log; nil for what was not given.
type options struct{ excInfo, extra, stackInfo, stackLevel starlark.Value }

// log logs the message that the arguments of a method are: by _log, which a script may
// have replaced.
func (l *Logs) log(t *script.Thread, self *object.Instance, level starlark.Value, a signature.Args) error {
	msg := a.Values[0]
	if own(self, "_log") == nil {
		fn, err := self.Attr("_log")
		if err == nil {
			_, err = starlark.Call(t.Interp(), fn, starlark.Tuple{level, msg, a.Rest}, a.Kwargs)
		}
		return err
	}
	var o options
	for _, kw := range a.Kwargs {
		switch name := string(kw[0].(starlark.String)); name {
		case "exc_info":
			o.excInfo = kw[1]
		case "extra":
			o.extra = kw[1]
		case "stack_info":
			o.stackInfo = kw[1]
		case "stacklevel":
			o.stackLevel = kw[1]
		default:
			return exception.TypeError.Errorf("Logger._log() got an unexpected keyword argument '%s'", name)
		}
	}
	return l.logMessage(t, self, level, msg, a.Rest, o)
}

// logMessage is Logger._log: it makes a record and has it handled.
func (l *Logs) logMessage(t *script.Thread, self *object.Instance, level, msg, args starlark.Value, o options) error {
	stackLevel := 1
	if o.stackLevel != nil {
		n, err := asInt(o.stackLevel)
		if err != nil {
			return err
		}
		stackLevel = n
	}
	m := message{level: level, msg: msg, args: args, caller: findCaller(t, stackLevel)}
	if truth(o.stackInfo, false) {
		m.stackInfo = stackInfo(t)
	}
	if truth(o.excInfo, false) {
		m.excInfo = l.excInfo(t, o.excInfo)
	}
	var err error
	if m.logger, err = attr(self, "name"); err != nil {
		return err
	}
	record, err := l.makeRecord(t, self, m, given(o.extra))
	if err != nil {
		return err
	}
	_, err = call(t, self, "handle", record)
	return err
}

// excInfo returns the tuple that is meant by an argument exc_info that is true.
func (l *Logs) excInfo(t *script.Thread, v starlark.Value) starlark.Value {
	if tuple, ok := v.(starlark.Tuple); ok {
		return tuple
	}
	e, ok := v.(*exception.Exception)
	if !ok {
		e = l.cfg.Handling(t)
	}
	return excTuple(e)
}

// excTuple returns what sys.exc_info is while e is handled; e may be nil.
func excTuple(e *exception.Exception) starlark.Tuple {
	if e == nil {
		return starlark.Tuple{starlark.None, starlark.None, starlark.None}
	}
	traceback, _ := e.Attr("__traceback__") // it has one, or None
	return starlark.Tuple{e.Class(), e, traceback}
}
