package logging

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A logFunction is a function, or a method of loggers and adapters, that logs with a level.
type logFunction struct {
	name    string
	level   int
	excInfo bool // exc_info is True, unless a call says otherwise
	doc     string
}

var logFunctions = []logFunction{
	{"debug", levelDebug, false, "logs msg % args with the level DEBUG"},
	{"info", levelInfo, false, "logs msg % args with the level INFO"},
	{"warning", levelWarning, false, "logs msg % args with the level WARNING"},
	{"warn", levelWarning, false, "logs msg % args with the level WARNING"},
	{"error", levelError, false, "logs msg % args with the level ERROR"},
	{"critical", critical, false, "logs msg % args with the level CRITICAL"},
	{"fatal", critical, false, "logs msg % args with the level CRITICAL"},
	{"exception", levelError, true, "logs msg % args with the level ERROR, and the\nexception that is being handled"},
}

// log is the method f of Logger.
func (f *logFunction) log(self *object.Instance, t *script.Thread, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	return f.logTo(logsOf(t), self, t, msg, args, kwargs)
}

func (f *logFunction) logTo(l *Logs, self *object.Instance, t *script.Thread, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	on, err := l.takes(t, self, f.level)
	if err != nil || !on {
		return value.None, err
	}
	return value.None, l.log(t, self, starlark.MakeInt(f.level), msg, args, f.keywords(kwargs))
}

// takes reports whether a logger takes records of a level: by isEnabledFor, which a script may have replaced.
func (l *Logs) takes(t *script.Thread, self *object.Instance, level int) (bool, error) {
	if own(self, "isEnabledFor") != nil {
		return l.isEnabledFor(self, level)
	}
	on, err := call(t, self, "isEnabledFor", starlark.MakeInt(level))
	return err == nil && bool(on.Truth()), err
}

// logToRoot is the function f of the module.
func (f *logFunction) logToRoot(l *Logs, t *script.Thread, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	if err := l.ensureConfig(t); err != nil {
		return value.Value{}, err
	}
	return f.logTo(l, l.root, t, msg, args, kwargs)
}

// keywords returns the keyword arguments of a call of f with those that f adds.
func (f *logFunction) keywords(kwargs native.Keywords) native.Keywords {
	if !f.excInfo {
		return kwargs
	}
	excInfo, rest := value.True, make(native.Keywords, 0, len(kwargs)+1)
	for _, kw := range kwargs {
		if kw.Name == "exc_info" {
			excInfo = kw.Value
		} else {
			rest = append(rest, kw)
		}
	}
	return slices.Insert(rest, 0, native.Keyword{Name: "exc_info", Value: excInfo})
}

// logWithLevel is Logger.log.
func logWithLevel(self *object.Instance, t *script.Thread, v, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	l := logsOf(t)
	level, ok, err := l.intLevel(v)
	if err != nil || !ok {
		return value.None, err
	}
	on, err := l.takes(t, self, level)
	if err != nil || !on {
		return value.None, err
	}
	return value.None, l.log(t, self, v, msg, args, kwargs)
}

// logWithLevelToRoot is logging.log.
func (l *Logs) logWithLevelToRoot(t *script.Thread, level, msg starlark.Value, args native.Args, kwargs native.Keywords) (value.Value, error) {
	if err := l.ensureConfig(t); err != nil {
		return value.Value{}, err
	}
	return logWithLevel(l.root, t, level, msg, args, kwargs)
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
		return 0, false, object.TypeError.Errorf("level must be an integer")
	}
	return 0, false, nil
}

// options are the keyword arguments of what logs.
type options struct {
	ExcInfo, Extra starlark.Value
	StackInfo      bool
	StackLevel     limit
}

// optionsOf returns the options that a call gives.
func optionsOf(t *script.Thread, kwargs native.Keywords) (options, error) {
	o := options{ExcInfo: starlark.None, Extra: starlark.None, StackLevel: 1}
	for _, kw := range kwargs {
		switch kw.Name {
		case "exc_info":
			o.ExcInfo = kw.Value.Starlark()
		case "extra":
			o.Extra = kw.Value.Starlark()
		case "stack_info":
			o.StackInfo = bool(kw.Value.Starlark().Truth())
		case "stacklevel":
			if err := o.StackLevel.SetArgument(t, kw.Value); err != nil {
				return o, err
			}
		default:
			return o, object.TypeError.Errorf("Logger._log() got an unexpected keyword argument '%s'", kw.Name)
		}
	}
	return o, nil
}

// log logs the message that the arguments of a method are: by _log, which a script may
// have replaced.
func (l *Logs) log(t *script.Thread, self *object.Instance, level, msg starlark.Value, args native.Args, kwargs native.Keywords) error {
	if own(self, "_log") == nil {
		fn, err := self.Attr("_log")
		if err == nil {
			_, err = t.Invoke(fn, starlark.Tuple{level, msg, args.Starlark()}, kwargs.Starlark())
		}
		return err
	}
	o, err := optionsOf(t, kwargs)
	if err != nil {
		return err
	}
	return l.logMessage(t, self, level, msg, args.Starlark(), o)
}

// logArgs are the arguments of Logger._log.
type logArgs struct {
	Level, Msg, Args starlark.Value
	options
}

// logWithOptions is Logger._log.
func logWithOptions(self *object.Instance, t *script.Thread, a *logArgs) (value.Value, error) {
	return value.None, logsOf(t).logMessage(t, self, a.Level, a.Msg, a.Args, a.options)
}

// logMessage makes a record and has it handled.
func (l *Logs) logMessage(t *script.Thread, self *object.Instance, level, msg, args starlark.Value, o options) error {
	m := message{level: level, msg: msg, args: args}
	if err := l.findCaller(t, self, &m, o); err != nil {
		return err
	}
	if o.ExcInfo.Truth() {
		m.excInfo = l.excInfo(t, o.ExcInfo)
	}
	var err error
	if m.logger, err = attr(self, "name"); err != nil {
		return err
	}
	record, err := l.makeRecord(t, self, m, o.Extra)
	if err != nil {
		return err
	}
	_, err = call(t, self, "handle", record)
	return err
}

// findCaller sets where a message is logged, and the stack: by findCaller of the logger's class if that is a
// script's.
func (l *Logs) findCaller(t *script.Thread, self *object.Instance, m *message, o options) error {
	if own(self, "findCaller") != nil {
		m.caller = findCaller(t, int(o.StackLevel))
		if o.StackInfo {
			m.stackInfo = stackInfo(t)
		}
		return nil
	}
	var parts []value.Value
	found, err := call(t, self, "findCaller", starlark.Bool(o.StackInfo), starlark.MakeInt(int(o.StackLevel)))
	if err == nil {
		parts, err = object.Unpack(t, found, 4)
	}
	if object.IsA(err, object.ValueError) { // as CPython
		m.caller = position{"(unknown file)", 0, starlark.String("(unknown function)")}
		return nil
	}
	if err != nil {
		return err
	}
	m.caller.file, m.caller.function = object.Str(parts[0].Starlark()), parts[2].Starlark()
	if m.caller.line, err = asInt(parts[1].Starlark()); err != nil {
		return err
	}
	m.stackInfo = parts[3].Starlark()
	return nil
}

// excInfo returns the tuple that is meant by an argument exc_info that is true.
func (l *Logs) excInfo(t *script.Thread, v starlark.Value) starlark.Value {
	if tuple, ok := value.TupleOf(v); ok {
		return tuple
	}
	e, ok := v.(*object.Exception)
	if !ok {
		e = l.cfg.Handling(t)
	}
	return excTuple(t, e)
}

// excTuple returns what sys.exc_info is while e is handled; e may be nil.
func excTuple(t *script.Thread, e *object.Exception) starlark.Tuple {
	if e == nil {
		return starlark.Tuple{starlark.None, starlark.None, starlark.None}
	}
	return starlark.Tuple{e.Class(), e, t.Runtime().TracebackOf(e)}
}
