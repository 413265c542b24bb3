package logging

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// handlingMethods are the methods of Logger that bring records to handlers.
func handlingMethods() []*native.Function {
	return []*native.Function{
		native.M1("addHandler", "hdlr", "has records go to a handler, too", func(self *object.Instance, _ *script.Thread, handler starlark.Value) (value.Value, error) {
			return value.None, add(self, "handlers", handler)
		}),
		native.M1("removeHandler", "hdlr", "has records go to a handler no more", func(self *object.Instance, _ *script.Thread, handler starlark.Value) (value.Value, error) {
			return value.None, remove(self, "handlers", handler)
		}),
		native.M0("hasHandlers", "", hasHandlersDoc, hasHandlers),
		native.M1("handle", "record", "passes a record to the handlers, if the filters let it", handle),
		native.M1("callHandlers", "record", "passes a record to the handlers, and those of parents", callHandlers),
		native.MP("makeRecord", "name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None", "makes a record", makeRecord),
		native.M2("findCaller", "stack_info=False, stacklevel=1", "the file, line and function that logs, and the stack", callerOf),
	}
}

func hasHandlers(self *object.Instance, _ *script.Thread) (bool, error) {
	found := false
	err := eachHandler(self, func(starlark.Value) error {
		found = true
		return nil
	})
	return found, err
}

// callerOf is Logger.findCaller.
func callerOf(_ *object.Instance, t *script.Thread, withStack bool, level limit) (starlark.Tuple, error) {
	at := findCaller(t, int(level))
	var info starlark.Value = starlark.None
	if withStack {
		info = stackInfo(t)
	}
	return starlark.Tuple{starlark.String(at.file), starlark.MakeInt(at.line), at.function, info}, nil
}

// makeRecordArgs are the arguments of Logger.makeRecord.
type makeRecordArgs struct {
	Name, Level, Fn, Lno, Msg, Args, ExcInfo, Func, Extra, Sinfo starlark.Value
}

// makeRecord is Logger.makeRecord.
func makeRecord(_ *object.Instance, t *script.Thread, a *makeRecordArgs) (starlark.Value, error) {
	return logsOf(t).buildRecord(t, starlark.Tuple{a.Name, a.Level, a.Fn, a.Lno, a.Msg, a.Args, a.ExcInfo, a.Func, a.Sinfo}, a.Extra)
}

// makeRecord makes a record with the attributes in extra: by makeRecord of the logger's
// class if that is a script's.
func (l *Logs) makeRecord(t *script.Thread, self *object.Instance, m message, extra starlark.Value) (starlark.Value, error) {
	ours := own(self, "makeRecord") != nil
	if ours && l.factory == starlark.Value(l.classes[recordClass]) {
		r := l.newRecord(t, m)
		return r, addExtra(r, extra)
	}
	file, line := starlark.String(m.caller.file), starlark.MakeInt(m.caller.line)
	if ours {
		return l.buildRecord(t, starlark.Tuple{m.logger, m.level, file, line, m.msg, m.args, given(m.excInfo), m.caller.function, given(m.stackInfo)}, extra)
	}
	return call(t, self, "makeRecord", m.logger, m.level, file, line, m.msg, m.args, given(m.excInfo), m.caller.function, extra, given(m.stackInfo))
}

// buildRecord calls the factory of records.
func (l *Logs) buildRecord(t *script.Thread, args starlark.Tuple, extra starlark.Value) (starlark.Value, error) {
	made, err := t.Invoke(l.factory, args, nil)
	if err != nil {
		return nil, err
	}
	r, ok := made.(*Record)
	if !ok {
		return nil, object.TypeError.Errorf("the factory of log records returned '%s', want LogRecord", object.TypeName(made))
	}
	return r, addExtra(r, extra)
}

// addExtra sets the attributes of a record that the argument extra says.
func addExtra(r *Record, extra starlark.Value) error {
	if extra == starlark.None {
		return nil
	}
	if dict, ok := extra.(starlark.IterableMapping); ok {
		for _, item := range dict.Items() {
			name := object.Str(item[0])
			if name == "message" || name == "asctime" || r.has(name) {
				return object.KeyError.Errorf("Attempt to overwrite %s in LogRecord", object.Repr(item[0]))
			}
		}
	}
	return setAll(r, extra)
}

// handle is Logger.handle: it has a record handled, unless the logger is disabled or a filter
// drops it.
func handle(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	disabled, err := attr(self, "disabled")
	if err != nil || bool(disabled.Truth()) {
		return value.None, err
	}
	passed, err := call(t, self, "filter", record)
	if err != nil || !bool(passed.Truth()) {
		return value.None, err
	}
	if r, ok := passed.(*Record); ok {
		record = r
	}
	_, err = call(t, self, "callHandlers", record)
	return value.None, err
}

// eachHandler calls f for the handlers of a logger and of those above it to which its
// records go.
func eachHandler(logger *object.Instance, f func(handler starlark.Value) error) error {
	for {
		handlers, err := list(logger, "handlers")
		if err != nil {
			return err
		}
		for i := 0; i < handlers.Len(); i++ { // f may add to it
			if err := f(handlers.Index(i)); err != nil {
				return err
			}
		}
		propagate, err := attr(logger, "propagate")
		if err != nil || !bool(propagate.Truth()) {
			return err
		}
		parent, err := attr(logger, "parent")
		if err != nil {
			return err
		}
		above, ok := parent.(*object.Instance)
		if !ok {
			return nil
		}
		logger = above
	}
}

// callHandlers is Logger.callHandlers: it gives a record to the handlers whose level is not above
// the record's. If there are none at all, the handler of last resort gets it.
func callHandlers(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	l, found := logsOf(t), false
	err := eachHandler(self, func(handler starlark.Value) error {
		found = true
		return l.offer(t, handler, record)
	})
	if err != nil || found {
		return value.None, err
	}
	if last := l.Members["lastResort"]; last != nil && bool(last.Truth()) {
		return value.None, l.offer(t, last, record)
	}
	if !l.raises() || l.warned {
		return value.None, nil
	}
	l.warned = true
	name, err := attr(self, "name")
	if err != nil {
		return value.Value{}, err
	}
	return value.None, write(t, l.cfg.Stderr(), "No handlers could be found for logger \""+object.Str(name)+"\"\n")
}

// offer gives a record to a handler, unless the handler's level is above the record's. In a
// worker process a handler that has not come as a whole loses it.
func (l *Logs) offer(t *script.Thread, handler, record starlark.Value) error {
	err := give(t, handler, record)
	if errors.Is(err, pickle.ErrAbsent) {
		return l.lose(t, handler, err)
	}
	return err
}

// give is offer for a handler that is whole.
func give(t *script.Thread, handler, record starlark.Value) error {
	least, err := levelAttr(handler, "level")
	if err != nil {
		return err
	}
	level, err := levelAttr(record, "levelno")
	if err != nil || level < least {
		return err
	}
	_, err = call(t, handler, "handle", record)
	return err
}

// levelAttr returns an attribute that is a level.
func levelAttr(v starlark.Value, name string) (int, error) {
	switch v := v.(type) {
	case *object.Instance:
		if name == "level" {
			return levelOf(v)
		}
	case *Record:
		return v.level()
	}
	level, err := object.Getattr(v, name)
	if err != nil {
		return 0, err
	}
	return asInt(level)
}

// raises reports whether logging tells of its own errors.
func (l *Logs) raises() bool { return truth(l.Members["raiseExceptions"], false) }
