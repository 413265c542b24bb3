package logging

import (
	"slices"
	"weak"

	"go.starlark.net/starlark"

	"fstar/builtins/threading"
	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// defineHandler defines Handler and NullHandler.
func (l *Logs) defineHandler() {
	c := l.define("logging", "Handler", l.classes.filterer)
	l.classes.handler = c
	addMethod(c, "__init__", "level=NOTSET", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.initHandler(t, self, a.Values[0])
	})
	addMethod(c, "createLock", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, self.SetField("lock", new(threading.RLock))
	})
	addMethod(c, "acquire", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, acquire(t, self)
	})
	addMethod(c, "release", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, release(t, self)
	})
	addMethod(c, "setLevel", "level", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		level, err := l.levels.check(a.Values[0])
		if err != nil {
			return nil, err
		}
		return starlark.None, self.SetField("level", level)
	})
	addMethod(c, "setFormatter", "fmt", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, self.SetField("formatter", a.Values[0])
	})
	addMethod(c, "format", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		formatter, err := attr(self, "formatter")
		if err != nil {
			return nil, err
		}
		if !formatter.Truth() {
			formatter = l.defaultFormatter
		}
		return call(t, formatter, "format", a.Values[0])
	})
	addMethod(c, "emit", "record", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
		return nil, exception.NotImplementedError.Errorf("emit must be implemented by Handler subclasses")
	})
	addMethod(c, "handle", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return handleRecord(t, self, a.Values[0])
	})
	addMethod(c, "handleError", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.handleError(t, self, a.Values[0])
	})
	addMethod(c, "flush", "", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
		return starlark.None, nil
	})
	addMethod(c, "close", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, l.closeHandler(self)
	})
	getName := addMethod(c, "get_name", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return attr(self, "_name")
	})
	setName := addMethod(c, "set_name", "name", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.setHandlerName(self, a.Values[0])
	})
	c.Attrs().Set("name", object.NewProperty(getName, setName, nil))
	addMethod(c, "__repr__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return l.handlerRepr(self, "")
	})

	c = l.define("logging", "NullHandler", l.classes.handler)
	l.classes.nullHandler = c
	for _, name := range []string{"handle", "emit"} {
		addMethod(c, name, "record", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
			return starlark.None, nil
		})
	}
	addMethod(c, "createLock", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, self.SetField("lock", starlark.None)
	})
}

// initHandler is Handler.__init__. A level that is nil means the lowest.
func (l *Logs) initHandler(t *script.Thread, self *object.Instance, v starlark.Value) error {
	level, err := l.levelArg(v)
	if err != nil {
		return err
	}
	if err := initFilters(self); err != nil {
		return err
	}
	for _, a := range []struct {
		name string
		v    starlark.Value
	}{{"_name", starlark.None}, {"level", level}, {"formatter", starlark.None}, {"_closed", starlark.False}} {
		if err := self.SetField(a.name, a.v); err != nil {
			return err
		}
	}
	l.remember(self)
	return call0(t, self, "createLock")
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
func acquire(t *script.Thread, self *object.Instance) error {
	v, err := attr(self, "lock")
	if err != nil {
		return err
	}
	if lock, ok := v.(*threading.RLock); ok {
		lock.Reclaim(t)
		_, err := lock.Enter(t)
		return err
	}
	if v.Truth() {
		_, err = call(t, v, "acquire")
	}
	return err
}

// release gives up the lock of a handler.
func release(t *script.Thread, self *object.Instance) error {
	v, err := attr(self, "lock")
	if err != nil {
		return err
	}
	if lock, ok := v.(*threading.RLock); ok {
		return lock.Exit(t)
	}
	if v.Truth() {
		_, err = call(t, v, "release")
	}
	return err
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
func handleRecord(t *script.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
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
		_, _, err = l.named.Delete(name)
	}
	return err
}

// setHandlerName sets the name that getHandlerByName finds a handler by.
func (l *Logs) setHandlerName(self *object.Instance, name starlark.Value) error {
	old, err := attr(self, "_name")
	if err != nil {
		return err
	}
	if known, _, _ := l.named.Get(old); known == starlark.Value(self) {
		l.named.Delete(old)
	}
	if err := self.SetField("_name", name); err != nil || !bool(name.Truth()) {
		return err
	}
	return l.named.SetKey(name, self)
}

// handlerRepr returns the repr of a handler. What it writes to is left out if empty.
func (l *Logs) handlerRepr(self *object.Instance, to string) (starlark.Value, error) {
	level, err := levelOf(self)
	if err != nil {
		return nil, err
	}
	if to != "" {
		to += " "
	}
	return starlark.String("<" + self.Class().Name() + " " + to + "(" + l.levels.text(level) + ")>"), nil
}
