package logging

import (
	"slices"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// The state of logging is what is not as New has made it. Loggers go by value here, and
// everywhere else by name: see Logger.__reduce__. Handlers, formatters and filters are
// instances like those of scripts; a stream that a worker cannot have is a value there whose
// use fails: see lose.

var _ pyrt.Stateful = (*Logs)(nil)

// Starlark returns the module as the interpreter knows it.
func (l *Logs) Starlark() *starlarkstruct.Module { return l.Module }

// State returns what scripts have set up.
func (l *Logs) State(t *script.Thread) (starlark.StringDict, error) {
	state := make(starlark.StringDict)
	l.classState(state)
	l.levelState(state)
	l.loggerState(t, state)
	if l.factory != starlark.Value(l.classes[recordClass]) {
		state["factory"] = l.factory
	}
	if l.warned {
		state["warned"] = starlark.True
	}
	if len(state) > 0 {
		state["started"] = starlark.MakeInt64(l.started.UnixNano())
	}
	return state, nil
}

// SetState sets up logging as it is in the process that has the pool.
func (l *Logs) SetState(_ *script.Thread, state starlark.StringDict) error {
	if factory := state["factory"]; factory != nil && !pickle.IsAbsent(factory) {
		l.factory = factory
	}
	l.warned = state["warned"] != nil
	if n, ok := state["started"].(starlark.Int); ok {
		ns, _ := n.Int64()
		l.started = time.Unix(0, ns)
	}
	l.setClasses(state)
	l.setLevels(state)
	return l.setLoggers(state)
}

// levelState adds the names of levels, and the level up to which nothing is logged.
func (l *Logs) levelState(state starlark.StringDict) {
	fresh := newLevels()
	if !same(l.levels.toName, fresh.toName) || !same(l.levels.toLevel, fresh.toLevel) {
		state["toName"], state["toLevel"] = l.levels.toName, l.levels.toLevel
	}
	if l.manager.disable != 0 {
		state["disable"] = starlark.MakeInt(l.manager.disable)
	}
}

// same reports whether two dicts have the same entries, in the same order.
func same(x, y *value.Dict) bool {
	return slices.EqualFunc(x.Items(), y.Items(), func(x, y starlark.Tuple) bool { return x[0] == y[0] && x[1] == y[1] })
}

func (l *Logs) setLevels(state starlark.StringDict) {
	refill(l.levels.toName, state["toName"])
	refill(l.levels.toLevel, state["toLevel"])
	if n, err := starlark.AsInt32(given(state["disable"])); err == nil {
		l.manager.disable = n
	}
	clear(l.manager.enabled)
}

// refill makes the entries of a dict those of another, if there is one.
func refill(d *value.Dict, with starlark.Value) {
	other, ok := with.(*value.Dict)
	if !ok {
		return
	}
	d.Clear() // nobody iterates: no script runs yet
	for k, v := range other.Entries() {
		d.SetKey(k, v)
	}
}

// A definedClass is a class of ours with the attributes that it has by itself.
type definedClass struct {
	class  *object.Class
	names  []string
	values []starlark.Value
}

// noteClasses notes which attributes the classes have.
func (l *Logs) noteClasses() {
	for id, c := range l.classes {
		d := definedClass{class: c, names: c.Attrs().Names()} // which stay as they are when scripts add others
		d.values = make([]starlark.Value, len(d.names))
		for i, name := range d.names {
			d.values[i] = c.Attrs().Get(name)
		}
		l.defined[id] = d
	}
}

// changes returns the attributes that scripts have set, and the names of those that they have
// deleted.
func (d *definedClass) changes() (set *value.Dict, deleted *value.List) {
	set, deleted = new(value.Dict), new(value.List)
	attrs := d.class.Attrs()
	for i, name := range attrs.Names() {
		at := i
		if at >= len(d.names) || d.names[at] != name {
			at = slices.Index(d.names, name)
		}
		if v := attrs.Get(name); at < 0 || d.values[at] != v {
			set.SetKey(starlark.String(name), v)
		}
	}
	for _, name := range d.names {
		if attrs.Get(name) == nil {
			deleted.Append(value.Text(name))
		}
	}
	return set, deleted
}

// classState adds the attributes of classes of ours, such as Formatter.converter.
func (l *Logs) classState(state starlark.StringDict) {
	classes := new(value.Dict)
	for i := range l.defined {
		set, deleted := l.defined[i].changes()
		if set.Len() > 0 || deleted.Len() > 0 {
			classes.SetKey(starlark.String(l.defined[i].class.QualifiedName()), starlark.Tuple{set, deleted})
		}
	}
	if classes.Len() > 0 {
		state["classes"] = classes
	}
}

func (l *Logs) setClasses(state starlark.StringDict) {
	classes, ok := state["classes"].(*value.Dict)
	if !ok {
		return
	}
	for _, d := range l.defined {
		v, _, _ := classes.Get(starlark.String(d.class.QualifiedName()))
		changes, ok := value.TupleOf(v)
		if !ok || len(changes) != 2 {
			continue
		}
		if set, ok := changes[0].(*value.Dict); ok {
			for name, v := range set.Entries() {
				d.class.Set(object.Str(name), v)
			}
		}
		if deleted, ok := changes[1].(*value.List); ok {
			for _, name := range deleted.Starlarks() {
				d.class.DelField(object.Str(name)) // it is there
			}
		}
	}
}
