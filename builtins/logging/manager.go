package logging

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// manager has the loggers, and what holds for all of them.
type manager struct {
	object  *object.Instance
	loggers *starlark.Dict // by name: loggers, and placeholders for parents of some
	class   *object.Class  // of new loggers
	disable int            // levels up to it are disabled

	// enabled has what isEnabledFor found out. It is forgotten when a level changes.
	enabled map[enabledKey]bool
}

type enabledKey struct {
	logger *object.Instance
	level  int
}

// maxEnabled bounds the map, for scripts that make loggers of their own all the time.
const maxEnabled = 10_000

// defineManager defines Manager and PlaceHolder, and makes the root logger and the
// manager of all.
func (l *Logs) defineManager() {
	l.classes.placeHolder = l.define("logging", "PlaceHolder", nil)
	c := l.define("logging", "Manager", nil)
	l.classes.manager = c
	addMethod(c, "getLogger", "name", func(t *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
		return l.getLogger(t, a.Values[0])
	})
	addMethod(c, "setLoggerClass", "klass", func(_ *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
		return l.setLoggerClass(nil, a)
	})
	c.Attrs().Set("disable", object.NewProperty(
		addMethod(c, "_disable", "", func(*script.Thread, *object.Instance, signature.Args) (starlark.Value, error) {
			return starlark.MakeInt(l.manager.disable), nil
		}),
		addMethod(c, "_setDisable", "value", func(_ *script.Thread, _ *object.Instance, a signature.Args) (starlark.Value, error) {
			return starlark.None, l.setDisable(a.Values[0])
		}), nil))

	l.manager.class = l.classes.logger
	l.manager.loggers = new(starlark.Dict)
	l.manager.enabled = make(map[enabledKey]bool)
	l.root = object.NewInstance(l.classes.rootLogger, nil)
	initLogger(l.root, starlark.String("root"), starlark.MakeInt(levelWarning))
	l.manager.object = object.NewInstance(c, nil)
	l.manager.object.Attrs().Set("root", l.root)
	l.manager.object.Attrs().Set("loggerDict", l.manager.loggers)
	l.classes.logger.Attrs().Set("root", l.root)
	l.classes.logger.Attrs().Set("manager", l.manager.object)
}

func (l *Logs) setDisable(v starlark.Value) error {
	level, err := l.levels.check(v)
	if err == nil {
		l.manager.disable, err = asInt(level)
		clear(l.manager.enabled)
	}
	return err
}

// getLogger returns the logger called name, and makes it if there is none.
func (l *Logs) getLogger(t *script.Thread, v starlark.Value) (*object.Instance, error) {
	name, ok := object.AsString(v)
	if !ok {
		return nil, exception.TypeError.Errorf("A logger name must be a string")
	}
	known, found, err := l.manager.loggers.Get(v)
	if err != nil {
		return nil, err
	}
	if logger, ok := known.(*object.Instance); ok && !logger.Class().Is(l.classes.placeHolder) {
		return logger, nil
	}
	made, err := starlark.Call(t.Interp(), l.manager.class, starlark.Tuple{v}, nil)
	if err != nil {
		return nil, err
	}
	logger, ok := made.(*object.Instance)
	if !ok {
		return nil, exception.TypeError.Errorf("logger not derived from logging.Logger: %s", exception.TypeName(made))
	}
	if err := l.manager.loggers.SetKey(v, logger); err != nil {
		return nil, err
	}
	if found { // a placeholder: it is the parent of some
		if err := l.adopt(logger, name); err != nil {
			return nil, err
		}
	}
	parent, err := l.findParent(name)
	if err != nil {
		return nil, err
	}
	return logger, logger.SetField("parent", parent)
}

// findParent returns the nearest logger above the one called name. Names above that have
// no logger get a placeholder.
func (l *Logs) findParent(name string) (*object.Instance, error) {
	for i := strings.LastIndexByte(name, '.'); i > 0; i = strings.LastIndexByte(name[:i], '.') {
		key := starlark.String(name[:i])
		above, found, err := l.manager.loggers.Get(key)
		if err != nil {
			return nil, err
		}
		if !found {
			if err := l.manager.loggers.SetKey(key, object.NewInstance(l.classes.placeHolder, nil)); err != nil {
				return nil, err
			}
		}
		if logger, ok := above.(*object.Instance); ok && !logger.Class().Is(l.classes.placeHolder) {
			return logger, nil
		}
	}
	return l.root, nil
}

// adopt makes a new logger the parent of those below it whose parent is above it.
func (l *Logs) adopt(logger *object.Instance, name string) error {
	for _, item := range l.manager.loggers.Items() {
		child, ok := item[1].(*object.Instance)
		if !ok || child == logger || child.Class().Is(l.classes.placeHolder) || !below(object.Str(item[0]), name) {
			continue
		}
		parent, err := attr(child, "parent")
		if err != nil {
			return err
		}
		above, ok := parent.(*object.Instance)
		if !ok {
			continue
		}
		aboveName, err := attr(above, "name")
		if err != nil {
			return err
		}
		if !below(object.Str(aboveName), name) {
			if err := child.SetField("parent", logger); err != nil {
				return err
			}
		}
	}
	return nil
}

// children returns the loggers directly below one, as a set.
func (l *Logs) children(logger *object.Instance) (starlark.Value, error) {
	set := new(starlark.Set)
	for _, item := range l.manager.loggers.Items() {
		child, ok := item[1].(*object.Instance)
		if !ok || child.Class().Is(l.classes.placeHolder) {
			continue
		}
		parent, err := attr(child, "parent")
		if err != nil {
			return nil, err
		}
		if parent == starlark.Value(logger) {
			if err := set.Insert(child); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}
