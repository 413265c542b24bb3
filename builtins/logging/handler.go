package logging

import (
	"slices"
	"weak"

	"go.starlark.net/starlark"

	"fstar/builtins/threading"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func handlerTable() native.Table {
	getName := native.M0("get_name", "", "the name", func(self *object.Instance, _ *script.Thread) (starlark.Value, error) { return attr(self, "_name") })
	setName := native.M1("set_name", "name", "sets the name", setHandlerName)
	return native.Table{
		Doc: "what writes records, a base class",
		Methods: []*native.Function{
			native.M1("__init__", "level=NOTSET", "", initHandler),
			native.M0("createLock", "", "makes the lock", func(self *object.Instance, _ *script.Thread) (value.Value, error) {
				return value.None, self.SetField("lock", new(threading.RLock))
			}),
			native.M0("acquire", "", "takes the lock", acquire),
			native.M0("release", "", "lets go of the lock", release),
			native.M1("setLevel", "level", "sets the level below which records are dropped", func(self *object.Instance, _ *script.Thread, level level) (value.Value, error) {
				return value.None, self.SetField("level", level.Value)
			}),
			native.M1("setFormatter", "fmt", "sets what makes text of records", func(self *object.Instance, _ *script.Thread, fmt starlark.Value) (value.Value, error) {
				return value.None, self.SetField("formatter", fmt)
			}),
			native.M1("format", "record", "a record as text, by the formatter", formatByHandler),
			native.M1("emit", "record", "writes a record; to be overridden", func(*object.Instance, *script.Thread, starlark.Value) (value.Value, error) {
				return value.Value{}, object.NotImplementedError.Errorf("emit must be implemented by Handler subclasses")
			}),
			native.M1("handle", "record", "writes a record, if the filters let it", handleRecord),
			native.M1("handleError", "record", "reports the exception of emit that is being handled", handleError),
			native.M0("flush", "", "writes what is not written yet", func(*object.Instance, *script.Thread) (value.Value, error) { return value.None, nil }),
			native.M0("close", "", "ends the use of the handler", func(self *object.Instance, t *script.Thread) (value.Value, error) {
				return value.None, logsOf(t).closeHandler(self)
			}),
			getName,
			setName,
			native.M0("__repr__", "", "", func(self *object.Instance, t *script.Thread) (string, error) { return logsOf(t).handlerRepr(self, "") }),
		},
		Attributes: []*native.Attribute{
			native.Property("name", "the name by which getHandlerByName finds it", getName, setName),
		},
	}
}

func nullHandlerTable() native.Table {
	nothing := func(*object.Instance, *script.Thread, starlark.Value) (value.Value, error) { return value.None, nil }
	return native.Table{
		Doc: "writes nothing",
		Methods: []*native.Function{
			native.M1("handle", "record", "does nothing", nothing),
			native.M1("emit", "record", "does nothing", nothing),
			native.M0("createLock", "", "makes no lock", func(self *object.Instance, _ *script.Thread) (value.Value, error) {
				return value.None, self.SetField("lock", starlark.None)
			}),
		},
	}
}

// initHandler is Handler.__init__.
func initHandler(self *object.Instance, t *script.Thread, level level) (value.Value, error) {
	if err := logsOf(t).resetHandler(self, level.Value); err != nil {
		return value.Value{}, err
	}
	return value.None, call0(t, self, "createLock")
}

// resetHandler makes the attributes of a handler what they are at first, but for the lock.
func (l *Logs) resetHandler(self *object.Instance, level starlark.Value) error {
	err := initFilters(self)
	if err == nil {
		err = setAttributes(self, attribute{"_name", starlark.None}, attribute{"level", level}, attribute{"formatter", starlark.None}, attribute{"_closed", starlark.False})
	}
	if err == nil {
		l.remember(self)
	}
	return err
}

// formatByHandler is Handler.format.
func formatByHandler(self *object.Instance, t *script.Thread, record starlark.Value) (starlark.Value, error) {
	formatter, err := attr(self, "formatter")
	if err != nil {
		return nil, err
	}
	if !formatter.Truth() {
		formatter = logsOf(t).defaultFormatter
	}
	return call(t, formatter, "format", record)
}

// remember keeps a handler for shutdown, and forgets those that nobody has any more.
func (l *Logs) remember(handler *object.Instance) {
	if len(l.handlers) == cap(l.handlers) { // before it grows
		l.handlers = slices.DeleteFunc(l.handlers, func(p weak.Pointer[object.Instance]) bool { return p.Value() == nil })
	}
	l.handlers = append(l.handlers, weak.Make(handler))
}

// acquire takes the lock of a handler, if it has one. One that a thread left locked as it
// ended is free: all others would wait for ever, as they do in CPython.
func acquire(self *object.Instance, t *script.Thread) (value.Value, error) {
	v, err := attr(self, "lock")
	if err != nil {
		return value.Value{}, err
	}
	if lock, ok := v.(*threading.RLock); ok {
		lock.Reclaim(t)
		_, err := lock.Enter(t)
		return value.None, err
	}
	if v.Truth() {
		err = call0(t, v, "acquire")
	}
	return value.None, err
}

// release gives up the lock of a handler.
func release(self *object.Instance, t *script.Thread) (value.Value, error) {
	v, err := attr(self, "lock")
	if err != nil {
		return value.Value{}, err
	}
	if lock, ok := v.(*threading.RLock); ok {
		return value.None, lock.Exit(t)
	}
	if v.Truth() {
		err = call0(t, v, "release")
	}
	return value.None, err
}

// locked calls f with the lock of a handler.
func locked(t *script.Thread, self *object.Instance, f func() error) (err error) {
	if err := call0(t, self, "acquire"); err != nil {
		return err
	}
	defer func() { // whatever ends f: a panic, or runtime.Goexit
		if releaseErr := call0(t, self, "release"); err == nil {
			err = releaseErr
		}
	}()
	return f()
}

// call0 is call for methods without arguments, whose result does not matter.
func call0(t *script.Thread, obj starlark.Value, name string) error {
	_, err := call(t, obj, name)
	return err
}

// handleRecord is Handler.handle: it emits a record that the filters let pass.
func handleRecord(self *object.Instance, t *script.Thread, record starlark.Value) (starlark.Value, error) {
	passed, err := call(t, self, "filter", record)
	if err != nil || !bool(passed.Truth()) {
		return passed, err
	}
	if r, ok := passed.(*Record); ok {
		record = r
	}
	err = locked(t, self, func() error {
		_, err := call(t, self, "emit", record)
		return err
	})
	return passed, err
}

// closeHandler is Handler.close: shutdown forgets the handler.
func (l *Logs) closeHandler(self *object.Instance) error {
	if err := self.SetField("_closed", starlark.True); err != nil {
		return err
	}
	name, err := attr(self, "_name")
	if err != nil {
		return err
	}
	if name != starlark.None {
		_, err = object.DictDelete(l.named, value.Of(name))
	}
	return err
}

// setHandlerName is Handler.set_name: it sets the name that getHandlerByName finds a handler by.
func setHandlerName(self *object.Instance, t *script.Thread, name starlark.Value) (value.Value, error) {
	old, err := attr(self, "_name")
	if err != nil {
		return value.Value{}, err
	}
	l := logsOf(t)
	if known, _, _ := l.named.Get(old); known == starlark.Value(self) {
		object.DictDelete(l.named, value.Of(old))
	}
	if err := self.SetField("_name", name); err != nil || !bool(name.Truth()) {
		return value.None, err
	}
	return value.None, l.named.SetKey(name, self)
}

// handlerRepr returns the repr of a handler. What it writes to is left out if empty.
func (l *Logs) handlerRepr(self *object.Instance, to string) (string, error) {
	level, err := levelOf(self)
	if err != nil {
		return "", err
	}
	if to != "" {
		to += " "
	}
	return "<" + self.Class().Name() + " " + to + "(" + l.levels.text(level) + ")>", nil
}
