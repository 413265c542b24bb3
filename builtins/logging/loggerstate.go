package logging

import (
	"slices"
	"weak"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// What is in the manager's dict is, in the state, a tuple of the name and of
//
//	nothing more       a logger as getLogger makes it
//	None               a placeholder
//	class, attributes  another logger
//	None, value        whatever else a script has put there

// loggerState adds the loggers and their handlers, unless all are as New and getLogger make
// them.
func (l *Logs) loggerState(t *script.Thread, state starlark.StringDict) {
	untouched := isFresh(l.root, levelWarning) && l.isFreshLastResort() && l.named.Len() == 0
	loggers := make(starlark.Tuple, 0, l.manager.loggers.Len())
	for _, item := range l.manager.loggers.Items() {
		entry := starlark.Tuple{item[0]}
		logger, ok := item[1].(*object.Instance)
		switch {
		case !ok:
			entry = append(entry, starlark.None, item[1])
			untouched = false
		case logger.Class() == l.classes[placeHolderClass]:
			entry = append(entry, starlark.None)
		case logger.Class() == l.classes[loggerClass] && isFresh(logger, notSet) && l.isBelowParent(logger):
		default:
			attrs := attrsOf(logger)
			if l.isBelowParent(logger) {
				attrs.Delete(nil, value.Text("parent"))
			}
			entry = append(entry, logger.Class(), attrs)
			untouched = false
		}
		loggers = append(loggers, entry)
	}
	if l.manager.class != l.classes[loggerClass] {
		state["loggerClass"] = l.manager.class
	}
	if untouched {
		return
	}
	l.openDelayed(t)
	state["loggers"], state["root"] = loggers, attrsOf(l.root)
	if last, ok := l.Members["lastResort"].(*object.Instance); ok && last == l.lastResort && !l.isFreshLastResort() {
		state["lastResort"] = attrsOf(last)
	}
	if l.named.Len() > 0 {
		state["named"] = l.named
	}
	var handlers []starlark.Value // in the order in which they were made
	inUse := l.handlersInUse()
	for _, p := range l.handlers {
		if h := p.Value(); h != nil && inUse[h] {
			handlers = append(handlers, h)
		}
	}
	state["handlers"] = starlark.Tuple(handlers)
}

// isFresh reports whether a logger is as it was made, with a level.
func isFresh(logger *object.Instance, level int) bool {
	attrs := logger.Attrs()
	for _, name := range attrs.AllNames() {
		switch v := attrs.Get(name); name {
		case "name", "parent":
		case "level":
			if n, err := asInt(v); err != nil || n != level {
				return false
			}
		case "filters", "handlers":
			if l, ok := v.(*value.List); !ok || l.Len() > 0 {
				return false
			}
		case "propagate":
			if v != starlark.True {
				return false
			}
		case "disabled":
			if v != starlark.False {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isFreshLastResort reports whether the handler of last resort is as it was made.
func (l *Logs) isFreshLastResort() bool {
	attrs := l.lastResort.Attrs()
	filters, ok := attrs.Get("filters").(*value.List)
	level, err := levelOf(l.lastResort)
	return ok && filters.Len() == 0 && err == nil && level == levelWarning &&
		attrs.Get("formatter") == starlark.None && len(attrs.AllNames()) == l.lastResortAttrs
}

// isBelowParent reports whether the parent of a logger is the one that its name says.
func (l *Logs) isBelowParent(logger *object.Instance) bool {
	name, ok := object.AsString(given(logger.Attrs().Get("name")))
	if !ok {
		return false
	}
	parent, err := l.findParent(name)
	return err == nil && logger.Attrs().Get("parent") == starlark.Value(parent)
}

// attrsOf returns the attributes of an instance, those of slots too.
func attrsOf(i *object.Instance) *value.Dict {
	d := new(value.Dict)
	for _, name := range i.Attrs().AllNames() {
		d.SetKey(starlark.String(name), i.Attrs().Get(name))
	}
	return d
}

// handlersInUse returns the handlers that loggers have, or that have a name.
func (l *Logs) handlersInUse() map[starlark.Value]bool {
	inUse := make(map[starlark.Value]bool)
	add := func(logger *object.Instance) {
		if list, ok := logger.Attrs().Get("handlers").(*value.List); ok {
			for _, h := range list.Starlarks() {
				if h, ok := h.(*object.Instance); ok {
					inUse[h] = true
				}
			}
		}
	}
	add(l.root)
	for _, v := range l.manager.loggers.Entries() {
		if logger, ok := v.(*object.Instance); ok {
			add(logger)
		}
	}
	for _, h := range l.named.Entries() {
		inUse[h] = true
	}
	return inUse
}

// openDelayed opens the files of handlers that wait for their first record to do so, and will
// empty them then: a process that came to it after another one would lose the records of
// that. One that cannot be opened is reported when it has a record.
func (l *Logs) openDelayed(t *script.Thread) {
	for v := range l.handlersInUse() {
		h, ok := v.(*object.Instance)
		if !ok || !h.Class().Is(l.classes[fileHandlerClass]) {
			continue
		}
		attrs := h.Attrs()
		if mode, _ := starlark.AsString(attrs.Get("mode")); mode != "w" || attrs.Get("stream") != starlark.None || attrs.Get("_closed") != starlark.False {
			continue
		}
		if stream, err := call(t, h, "_open"); err == nil {
			attrs.Set("stream", stream)
		}
	}
}

// setLoggers sets up the loggers. Some may be there, as what came before refers to them.
func (l *Logs) setLoggers(state starlark.StringDict) error {
	if c, ok := state["loggerClass"].(*object.Class); ok {
		l.manager.class = c
	}
	clear(l.manager.enabled)
	loggers, ok := value.TupleOf(state["loggers"])
	if !ok {
		return nil
	}
	before := new(value.Dict)
	refill(before, l.manager.loggers)
	l.manager.loggers.Clear() // nobody iterates: no script runs yet
	for _, v := range loggers {
		entry, ok := value.TupleOf(v)
		if !ok || len(entry) < 1 || len(entry) > 3 {
			return object.TypeError.Errorf("a logger that is a %s", v.Type())
		}
		known, _, err := before.Get(entry[0])
		if err != nil {
			return err
		}
		if err := l.manager.loggers.SetKey(entry[0], l.logger(known, entry)); err != nil {
			return err
		}
	}
	for _, item := range l.manager.loggers.Items() {
		logger, ok := item[1].(*object.Instance)
		if !ok || logger.Class().Is(l.classes[placeHolderClass]) || logger.Attrs().Get("parent") != nil {
			continue
		}
		parent, err := l.findParent(object.Str(item[0]))
		if err != nil {
			return err
		}
		logger.Attrs().Set("parent", parent)
	}
	setAttrs(l.root, state["root"])
	setAttrs(l.lastResort, state["lastResort"])
	refill(l.named, state["named"])
	if handlers, ok := value.TupleOf(state["handlers"]); ok {
		for _, v := range handlers {
			if h, ok := v.(*object.Instance); ok {
				l.handlers = append(l.handlers, weak.Make(h))
			}
		}
	}
	return nil
}

// logger returns what an entry of the state says: the logger that is known already, or a new
// one, or what is none.
func (l *Logs) logger(known starlark.Value, entry starlark.Tuple) starlark.Value {
	if len(entry) == 2 {
		return object.NewInstance(l.classes[placeHolderClass], nil)
	}
	class := l.classes[loggerClass]
	if len(entry) == 3 {
		if entry[1] == starlark.None {
			return entry[2]
		}
		if c, ok := entry[1].(*object.Class); ok { // it could be sent
			class = c
		}
	}
	logger, ok := known.(*object.Instance)
	if !ok || logger.Class().Is(l.classes[placeHolderClass]) || logger.SetAttr("__class__", class) != nil {
		logger = object.NewInstance(class, nil)
	}
	if len(entry) == 3 {
		setAttrs(logger, entry[2])
		return logger
	}
	initLogger(logger, entry[0], starlark.MakeInt(notSet))
	logger.Attrs().Delete("parent") // setLoggers finds it
	return logger
}

// setAttrs makes the attributes of an instance those in a dict, if there is one.
func setAttrs(i *object.Instance, attrs starlark.Value) {
	dict, ok := attrs.(*value.Dict)
	if !ok {
		return
	}
	for _, name := range slices.Clone(i.Attrs().AllNames()) {
		i.Attrs().Delete(name)
	}
	for name, v := range dict.Entries() {
		i.Attrs().Set(object.Str(name), v)
	}
}
