package pyrt

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Native is a library module as Python scripts see it: they can replace its members.
type Native struct {
	m       *starlarkstruct.Module
	shared  starlark.StringDict                 // members that all Hosts have, behind those of m
	state   Stateful                            // nil if it has none
	missing func(name string) string            // see Explain
	set     func(name string, v starlark.Value) // is told what a member is now, nil for none; nil if nobody is
	changed map[string]starlark.Value           // what members were that scripts have set or deleted; nil for new ones
}

var _ starlark.HasSetField = (*Native)(nil)

// A Stateful module is a library module that keeps more than its members of what scripts
// set: by calls of its functions, or inside of values that are its members. The two methods
// say what of it the worker processes of a pool get, which look as if they were forked. The
// script lock guards it.
type Stateful interface {
	starlark.HasAttrs

	// Starlark returns the module as the interpreter knows it, with the map of its members.
	Starlark() *starlarkstruct.Module

	// State returns what scripts have set, by names that SetState knows; nil if they have set
	// nothing. A value may have anything in it: what cannot be sent arrives as a value
	// whose every use fails.
	State(t *script.Thread) (starlark.StringDict, error)

	// SetState gives the module of a worker the state that the module had in the process that
	// has the pool. It is called once, before the worker runs code of the script.
	SetState(t *script.Thread, state starlark.StringDict) error
}

// NewNative returns the module m for Python scripts: a *starlarkstruct.Module, or a
// [Stateful]. It takes over m's map of members.
func NewNative(m starlark.Value) *Native {
	if s, ok := m.(Stateful); ok {
		return &Native{m: s.Starlark(), state: s}
	}
	return &Native{m: m.(*starlarkstruct.Module)}
}

// State returns what keeps the module's state, or nil.
func (n *Native) State() Stateful { return n.state }

// Changed returns the names of the members that scripts have set or deleted, sorted.
func (n *Native) Changed() []string { return slices.Sorted(maps.Keys(n.changed)) }

// Own returns the member with a name that the module has by itself, whatever scripts have
// done to it, or nil.
func (n *Native) Own(name string) starlark.Value {
	if v, changed := n.changed[name]; changed {
		return v
	}
	return n.member(name)
}

// OwnNames returns the names of the members that the module has by itself, in any order.
func (n *Native) OwnNames() []string {
	names := make([]string, 0, len(n.m.Members))
	for name := range n.m.Members {
		if n.Own(name) != nil {
			names = append(names, name)
		}
	}
	for name := range n.shared {
		if n.m.Members[name] == nil {
			names = append(names, name)
		}
	}
	for name, v := range n.changed {
		if v != nil && n.member(name) == nil {
			names = append(names, name)
		}
	}
	return names
}

// Member returns a member, or nil.
func (n *Native) Member(name string) starlark.Value { return n.member(name) }

// Put sets a member that is not a script's doing.
func (n *Native) Put(name string, v starlark.Value) {
	n.m.Members[name] = v
	if n.set != nil {
		n.set(name, v)
	}
}

// change notes that a script sets or deletes a member.
func (n *Native) change(name string) {
	if n.changed == nil {
		n.changed = make(map[string]starlark.Value)
	}
	n.changed[name] = n.Own(name)
}

// Explain has missing asked why there is no member with a name: the errors say so, unless
// it returns "".
func (n *Native) Explain(missing func(name string) string) *Native {
	n.missing = missing
	return n
}

// why returns why there is no member with a name, or "".
func (n *Native) why(name string) string {
	if n.missing == nil {
		return ""
	}
	return n.missing(name)
}

// member returns a member, or nil.
func (n *Native) member(name string) starlark.Value {
	if v := n.m.Members[name]; v != nil {
		return v
	}
	return n.shared[name]
}

// Attr returns a member.
func (n *Native) Attr(name string) (starlark.Value, error) {
	if v := n.member(name); v != nil {
		return v, nil
	}
	switch name {
	case "__name__":
		return starlark.String(n.m.Name), nil
	case "__dict__":
		d := new(value.Dict)
		for _, name := range n.AttrNames() {
			d.SetKey(starlark.String(name), n.member(name))
		}
		return d, nil
	case "__all__":
		if hidden, ok := notInAll[n.m.Name]; ok {
			return n.all(hidden), nil
		}
	case "__package__":
		pkg, _ := cutLast(n.m.Name)
		return starlark.String(pkg), nil
	case "__spec__", "__loader__":
		return starlark.None, nil
	}
	if why := n.why(name); why != "" {
		return nil, object.NoAttributeOfModule(n, n.m.Name, name, ": "+why)
	}
	return nil, object.NoAttributeOfModule(n, n.m.Name, name, "")
}

// notInAll are the modules that have an __all__ in CPython, with those of their public names that
// are not in it.
var notInAll = map[string][]string{
	"concurrent.futures": {"BrokenThreadPool", "process", "thread"},
	"contextlib":         nil,
	"dataclasses":        nil,
	"functools":          nil,
	"logging":            {"Filterer", "Manager", "PercentStyle", "PlaceHolder", "RootLogger", "StrFormatStyle", "StringTemplateStyle", "handlers", "root"},
	"multiprocessing":    nil,
	"os":                 {"process_cpu_count"},
	"posixpath":          nil,
	"queue":              nil,
	"threading":          nil,
	"typing":             nil,
}

// all returns __all__: the public names that the module has by itself but for those that are hidden.
func (n *Native) all(hidden []string) *value.List {
	var names []starlark.Value
	for _, name := range slices.Sorted(slices.Values(n.OwnNames())) {
		if name[0] != '_' && !slices.Contains(hidden, name) {
			names = append(names, starlark.String(name))
		}
	}
	return value.ListFrom(names)
}

// AttrNames returns the names of the members, sorted.
func (n *Native) AttrNames() []string {
	if n.shared == nil {
		return n.m.Members.Keys()
	}
	names := slices.AppendSeq(n.m.Members.Keys(), maps.Keys(n.shared))
	slices.Sort(names)
	return slices.Compact(names)
}

// SetField replaces or adds a member.
func (n *Native) SetField(name string, v starlark.Value) error {
	n.change(name)
	n.Put(name, v)
	return nil
}

// DelField deletes a member.
func (n *Native) DelField(name string) error {
	if n.member(name) == nil {
		return object.AttributeError.Errorf("module '%s' has no attribute '%s'", n.m.Name, name)
	}
	n.change(name)
	if n.shared[name] != nil { // the others become its own
		own := maps.Clone(n.shared)
		maps.Copy(own, n.m.Members)
		n.m.Members, n.shared = own, nil
	}
	delete(n.m.Members, name)
	if n.set != nil {
		n.set(name, nil)
	}
	return nil
}

func (n *Native) String() string        { return "<module '" + n.m.Name + "' (built-in)>" }
func (n *Native) Type() string          { return "module" }
func (n *Native) Freeze()               {}
func (n *Native) Truth() starlark.Bool  { return true }
func (n *Native) Hash() (uint32, error) { return object.AddressHash(n), nil }
