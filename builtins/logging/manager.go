package logging

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// manager has the loggers, and what holds for all of them.
type manager struct {
	object  *object.Instance
	loggers *value.Dict   // by name: loggers, and placeholders for parents of some
	class   *object.Class // of new loggers
	disable int           // levels up to it are disabled

	// enabled has what isEnabledFor found out. It is forgotten when a level changes.
	enabled map[*object.Instance]enabledLevels
}

// enabledLevels are the levels of which isEnabledFor knows whether a logger takes records of them,
// and those that it does: a bit for each level from 0 to 63.
type enabledLevels struct{ known, on uint64 }

// get returns whether level is enabled, if that is known.
func (e enabledLevels) get(level int) (on, known bool) {
	bit := levelBit(level)
	return e.on&bit != 0, e.known&bit != 0
}

// set returns e with what is known of level, if there is a bit for that.
func (e enabledLevels) set(level int, on bool) enabledLevels {
	bit := levelBit(level)
	e.known |= bit
	if on {
		e.on |= bit
	}
	return e
}

// levelBit returns the bit of a level, or none.
func levelBit(level int) uint64 {
	if level < 0 {
		return 0
	}
	return 1 << level // 0 for those from 64
}

// maxEnabled bounds the map, for scripts that make loggers of their own all the time.
const maxEnabled = 10_000

func managerTable() native.Table {
	return native.Table{
		Doc: "what has all loggers",
		Methods: []*native.Function{
			native.M1("getLogger", "name", "the logger called name", func(_ *object.Instance, t *script.Thread, name starlark.Value) (*object.Instance, error) {
				return logsOf(t).getLogger(t, name)
			}),
			native.M1("setLoggerClass", "klass", setLoggerClassDoc, func(_ *object.Instance, t *script.Thread, class starlark.Value) (value.Value, error) {
				return logsOf(t).setLoggerClass(t, class)
			}),
		},
		Attributes: []*native.Attribute{
			native.Property("disable", "the level up to which no records are logged",
				native.M0("disable", "", "", func(_ *object.Instance, t *script.Thread) (int, error) { return logsOf(t).manager.disable, nil }),
				native.M1("disable", "value", "", func(_ *object.Instance, t *script.Thread, level level) (value.Value, error) {
					return value.None, logsOf(t).setDisable(level)
				})),
		},
	}
}

// makeManager makes the root logger and the manager of all.
func (l *Logs) makeManager() {
	l.manager.class = l.classes[loggerClass]
	l.manager.loggers = new(value.Dict)
	l.manager.enabled = make(map[*object.Instance]enabledLevels)
	l.root = object.NewInstance(l.classes[rootLoggerClass], nil)
	initLogger(l.root, starlark.String("root"), starlark.MakeInt(levelWarning))
	l.manager.object = object.NewInstance(l.classes[managerClass], nil)
	l.manager.object.Attrs().Set("root", l.root)
	l.manager.object.Attrs().Set("loggerDict", l.manager.loggers)
	l.classes[loggerClass].Attrs().Set("root", l.root)
	l.classes[loggerClass].Attrs().Set("manager", l.manager.object)
}

// setDisable has no records logged up to a level.
func (l *Logs) setDisable(level level) (err error) {
	l.manager.disable, err = asInt(level.Value)
	clear(l.manager.enabled)
	return err
}

// setLoggerClass sets the class of new loggers.
func (l *Logs) setLoggerClass(_ *script.Thread, v starlark.Value) (value.Value, error) {
	c, ok := v.(*object.Class)
	if !ok {
		return value.Value{}, object.TypeError.Errorf("issubclass() arg 1 must be a class")
	}
	if !c.Is(l.classes[loggerClass]) {
		return value.Value{}, object.TypeError.Errorf("logger not derived from logging.Logger: %s", c.Name())
	}
	l.manager.class = c
	return value.None, nil
}

const setLoggerClassDoc = "sets the class that getLogger makes loggers of"

// getLogger returns the logger called name, and makes it if there is none.
func (l *Logs) getLogger(t *script.Thread, v starlark.Value) (*object.Instance, error) {
	name, ok := object.AsString(v)
	if !ok {
		return nil, object.TypeError.Errorf("A logger name must be a string")
	}
	known, found, err := l.manager.loggers.Get(v)
	if err != nil {
		return nil, err
	}
	if logger, ok := known.(*object.Instance); ok && !logger.Class().Is(l.classes[placeHolderClass]) {
		return logger, nil
	}
	made, err := t.Invoke(l.manager.class, starlark.Tuple{v}, nil)
	if err != nil {
		return nil, err
	}
	logger, ok := made.(*object.Instance)
	if !ok {
		return nil, object.TypeError.Errorf("logger not derived from logging.Logger: %s", object.TypeName(made))
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
			if err := l.manager.loggers.SetKey(key, object.NewInstance(l.classes[placeHolderClass], nil)); err != nil {
				return nil, err
			}
		}
		if logger, ok := above.(*object.Instance); ok && !logger.Class().Is(l.classes[placeHolderClass]) {
			return logger, nil
		}
	}
	return l.root, nil
}

// adopt makes a new logger the parent of those below it whose parent is above it.
func (l *Logs) adopt(logger *object.Instance, name string) error {
	for _, item := range l.manager.loggers.Items() {
		child, ok := item[1].(*object.Instance)
		if !ok || child == logger || child.Class().Is(l.classes[placeHolderClass]) || !below(object.Str(item[0]), name) {
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
	set := new(value.Set)
	for _, item := range l.manager.loggers.Items() {
		child, ok := item[1].(*object.Instance)
		if !ok || child.Class().Is(l.classes[placeHolderClass]) {
			continue
		}
		parent, err := attr(child, "parent")
		if err != nil {
			return nil, err
		}
		if parent == starlark.Value(logger) && l.height(child) == l.height(logger)+1 {
			if err := object.SetAdd(set, child); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// height returns how many names are in the name of a logger: none in that of the root.
func (l *Logs) height(logger *object.Instance) int {
	if logger == l.root {
		return 0
	}
	name, _ := attr(logger, "name")
	return 1 + strings.Count(object.Str(name), ".")
}
