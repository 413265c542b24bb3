package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// globals is globals(): a dict of the variables of a module, as they are at any time.
// What changes it changes them.
type globals struct{ m *Module }

var (
	_ starlark.HasSetKey       = (*globals)(nil)
	_ starlark.HasAttrs        = (*globals)(nil)
	_ starlark.IterableMapping = (*globals)(nil)
	_ starlark.Sequence        = (*globals)(nil)
	_ object.HasItems          = (*globals)(nil)
	_ object.HasContains       = (*globals)(nil)
	_ object.HasKeys           = (*globals)(nil)
	_ object.Classed           = (*globals)(nil)
)

// Dict returns globals() of code in the module, the same each time.
func (m *Module) Dict() starlark.Value {
	if m.globals == nil {
		return m.own.dict
	}
	return m.globals
}

// Get returns the variable that key names.
func (g *globals) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if name, ok := starlark.AsString(key); ok {
		v = g.m.own.Get(name)
		return v, v != nil, nil
	}
	return object.DictGet(g.m.own.Dict(), key)
}

// GetItem is g[key].
func (g *globals) GetItem(key starlark.Value) (starlark.Value, error) {
	v, found, err := g.Get(key)
	if err == nil && !found {
		err = object.KeyError.New(key)
	}
	return v, err
}

// SetKey sets the variable that key names.
func (g *globals) SetKey(key, v starlark.Value) error {
	if name, ok := starlark.AsString(key); ok {
		g.m.Set(name, v)
		return nil
	}
	if g.m.own.dict == nil {
		g.m.own.moveIntoDict()
	}
	return object.DictSet(g.m.own.dict, key, v)
}

// SetItem is g[key] = v.
func (g *globals) SetItem(key, v starlark.Value) error { return g.SetKey(key, v) }

// DelItem is del g[key].
func (g *globals) DelItem(key starlark.Value) error {
	name, ok := starlark.AsString(key)
	switch {
	case !ok && g.m.own.dict != nil:
		return object.DelItem(g.m.own.dict, key)
	case ok && g.m.own.Delete(name):
		return nil
	}
	return object.KeyError.New(key)
}

// Contains is key in g.
func (g *globals) Contains(key starlark.Value) (bool, error) {
	_, found, err := g.Get(key)
	return found, err
}

// Keys returns the names of the variables.
func (g *globals) Keys() (starlark.Value, error) { return g.m.own.Dict(), nil }

// Items returns the names and values of the variables.
func (g *globals) Items() []starlark.Tuple { return g.m.own.Dict().Items() }

// Len returns how many variables there are.
func (g *globals) Len() int {
	if d := g.m.own.dict; d != nil {
		return d.Len()
	}
	return len(g.m.own.order)
}

// Iterate returns an iterator over the names as they are now.
func (g *globals) Iterate() starlark.Iterator { return g.m.own.Dict().Iterate() }

// Attr returns a method of dict. It is called for a dict of the variables, and what it
// changes there is done to the variables.
func (g *globals) Attr(name string) (starlark.Value, error) {
	d := g.m.own.Dict()
	method, ok := types.Attr(d, name)
	if ok && d == g.m.own.dict {
		return method, nil
	}
	fn, callable := method.(starlark.Callable)
	if !ok || !callable {
		return nil, nil
	}
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		v, err := object.Call(thread, fn, args, kwargs)
		if err == nil {
			err = g.take(d)
		}
		return v, err
	}), nil
}

// take makes the variables those that d has.
func (g *globals) take(d *value.Dict) error {
	for key, v := range d.Entries() {
		if name, ok := starlark.AsString(key); !ok || !object.Is(g.m.own.Get(name), v) {
			if err := g.SetKey(key, v); err != nil {
				return err
			}
		}
	}
	if d.Len() == g.Len() {
		return nil
	}
	for _, name := range append([]string(nil), g.m.own.Names()...) {
		if _, found, _ := d.Get(starlark.String(name)); !found {
			if err := g.m.DelField(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// AttrNames returns the names of the methods.
func (g *globals) AttrNames() []string { return types.Names(g.m.own.Dict()) }

// Class returns the class dict.
func (g *globals) Class() *object.Class { return object.DictType }

// AsDict returns a dict of the variables as they are now.
func (g *globals) AsDict() *value.Dict { return g.m.own.Dict() }

func (g *globals) String() string       { return object.Repr(g) }
func (g *globals) Type() string         { return "dict" }
func (g *globals) Freeze()              {}
func (g *globals) Truth() starlark.Bool { return g.Len() > 0 }
func (g *globals) Hash() (uint32, error) {
	return 0, object.TypeError.Errorf("unhashable type: 'dict'")
}

func globalsOf(t *script.Thread) (starlark.Value, error) { return callingModule(t).Dict(), nil }

func vars(t *script.Thread, x native.Maybe) (starlark.Value, error) {
	if !x.Present() {
		return locals(t)
	}
	v, err := Attr(x.Starlark(), "__dict__")
	if err != nil {
		return nil, object.TypeError.Errorf("vars() argument must have __dict__ attribute")
	}
	return v, nil
}

func dir(t *script.Thread, x native.Maybe) (starlark.Value, error) {
	if !x.Present() {
		if v := localsOf(t); v != nil {
			return sorted(t, v)
		}
		return nameList(callingModule(t).AttrNames()), nil
	}
	return namesOf(t, x.Starlark())
}

func sorted(t *script.Thread, names starlark.Value) (starlark.Value, error) {
	elems, err := object.Values(t, names)
	if err != nil {
		return nil, err
	}
	l := value.ListOf(elems)
	return l, object.Sort(t, l, nil, false)
}

func nameList(names []string) *value.List {
	list := make([]starlark.Value, len(names))
	for i, name := range names {
		list[i] = starlark.String(name)
	}
	return value.ListFrom(list)
}
