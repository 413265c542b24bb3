package logging

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
	"fstar/internal/wire"
)

// addHandlingMethods adds the methods of Logger that bring records to handlers.
func (l *Logs) addHandlingMethods(c *object.Class) {
	addMethod(c, "addHandler", "hdlr", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, addHandler(self, a.Values[0])
	})
	addMethod(c, "removeHandler", "hdlr", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, remove(self, "handlers", a.Values[0])
	})
	addMethod(c, "hasHandlers", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		found := false
		err := eachHandler(self, func(starlark.Value) error {
			found = true
			return nil
		})
		return starlark.Bool(found), err
	})
	addMethod(c, "handle", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.handle(t, self, a.Values[0])
	})
	addMethod(c, "callHandlers", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.callHandlers(t, self, a.Values[0])
	})
	addMethod(c, "makeRecord", "name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None",
		func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			v := a.Values
			return l.buildRecord(t, recordArgs(v[0], v[1], v[2], v[3], v[4], v[5], v[6], given(v[7]), given(v[9])), given(v[8]))
		})
	addMethod(c, "findCaller", "stack_info=False, stacklevel=1", func(t *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
		level := 1
		if a.Values[1] != nil {
			var err error
			if level, err = asInt(a.Values[1]); err != nil {
				return nil, err
			}
		}
		at := findCaller(t, level)
		var info starlark.Value = starlark.None
		if truth(a.Values[0], false) {
			info = stackInfo(t)
		}
		return starlark.Tuple{starlark.String(at.file), starlark.MakeInt(at.line), at.function, info}, nil
	})
}

func addHandler(logger *object.Instance, handler starlark.Value) error {
	handlers, err := list(logger, "handlers")
	if err != nil {
		return err
	}
	return add(handlers, handler)
}

// recordArgs returns the arguments that a factory of records is called with.
func recordArgs(args ...starlark.Value) starlark.Tuple { return args }

// makeRecord makes a record with the attributes in extra: by makeRecord of the logger's
// class if that is a script's.
func (l *Logs) makeRecord(t *script.Thread, self *object.Instance, m message, extra starlark.Value) (starlark.Value, error) {
	ours := own(self, "makeRecord") != nil
	if ours && l.factory == starlark.Value(l.classes.record) {
		r := l.newRecord(t, m)
		return r, addExtra(r, extra)
	}
	file, line := starlark.String(m.caller.file), starlark.MakeInt(m.caller.line)
	if ours {
		return l.buildRecord(t, recordArgs(m.logger, m.level, file, line, m.msg, m.args, given(m.excInfo), m.caller.function, given(m.stackInfo)), extra)
	}
	return call(t, self, "makeRecord", m.logger, m.level, file, line, m.msg, m.args, given(m.excInfo), m.caller.function, extra, given(m.stackInfo))
}

// buildRecord calls the factory of records.
func (l *Logs) buildRecord(t *script.Thread, args starlark.Tuple, extra starlark.Value) (starlark.Value, error) {
	made, err := starlark.Call(t.Interp(), l.factory, args, nil)
	if err != nil {
		return nil, err
	}
	r, ok := made.(*Record)
	if !ok {
		return nil, exception.TypeError.Errorf("the factory of log records returned '%s', want LogRecord", exception.TypeName(made))
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
				return exception.KeyError.Errorf("Attempt to overwrite %s in LogRecord", object.Repr(item[0]))
			}
		}
	}
	return setAll(r, extra)
}

// handle has a record handled, unless the logger is disabled or a filter drops it.
func (l *Logs) handle(t *script.Thread, self *object.Instance, record starlark.Value) error {
	disabled, err := attr(self, "disabled")
	if err != nil || bool(disabled.Truth()) {
		return err
	}
	passed, err := call(t, self, "filter", record)
	if err != nil || !bool(passed.Truth()) {
		return err
	}
	if r, ok := passed.(*Record); ok {
		record = r
	}
	_, err = call(t, self, "callHandlers", record)
	return err
}

// eachHandler calls f for the handlers of a logger and of those above it to which its
// records go.
func eachHandler(logger *object.Instance, f func(handler starlark.Value) error) error {
	for {
		handlers, err := list(logger, "handlers")
		if err != nil {
			return err
		}
		for i := 0; i < handlers.Len(); i++ { // f may change it
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

// callHandlers gives a record to the handlers whose level is not above the record's. If
// there are none at all, the handler of last resort gets it.
func (l *Logs) callHandlers(t *script.Thread, self *object.Instance, record starlark.Value) error {
	found := false
	err := eachHandler(self, func(handler starlark.Value) error {
		found = true
		return l.offer(t, handler, record)
	})
	if err != nil || found {
		return err
	}
	if last := l.Members["lastResort"]; last != nil && bool(last.Truth()) {
		return l.offer(t, last, record)
	}
	if !l.raises() || l.warned {
		return nil
	}
	l.warned = true
	name, err := attr(self, "name")
	if err != nil {
		return err
	}
	return write(t, l.cfg.Stderr(), "No handlers could be found for logger \""+object.Str(name)+"\"\n")
}

// offer gives a record to a handler, unless the handler's level is above the record's. In a
// worker process a handler that has not come as a whole loses it.
func (l *Logs) offer(t *script.Thread, handler, record starlark.Value) error {
	err := give(t, handler, record)
	if errors.Is(err, wire.ErrAbsent) {
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
