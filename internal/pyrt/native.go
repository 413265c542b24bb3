package pyrt

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A Native is a module of ours as Python scripts see it: they can replace its members.
type Native struct {
	m       *starlarkstruct.Module
	missing func(name string) string // see Explain
}

var _ starlark.HasSetField = (*Native)(nil)

// NewNative returns the module m for Python scripts. It takes over m's map of members.
func NewNative(m *starlarkstruct.Module) *Native { return &Native{m: m} }

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

// Attr returns a member.
func (n *Native) Attr(name string) (starlark.Value, error) {
	if v := n.m.Members[name]; v != nil {
		return v, nil
	}
	switch name {
	case "__name__":
		return starlark.String(n.m.Name), nil
	case "__dict__":
		d := new(starlark.Dict)
		for _, name := range n.m.Members.Keys() {
			d.SetKey(starlark.String(name), n.m.Members[name])
		}
		return d, nil
	}
	if why := n.why(name); why != "" {
		return nil, object.NoAttributeOfModule(n, n.m.Name, name, ": "+why)
	}
	return nil, object.NoAttributeOfModule(n, n.m.Name, name, "")
}

// AttrNames returns the names of the members, sorted.
func (n *Native) AttrNames() []string { return n.m.Members.Keys() }

// SetField replaces or adds a member.
func (n *Native) SetField(name string, v starlark.Value) error {
	n.m.Members[name] = v
	return nil
}

// DelField deletes a member.
func (n *Native) DelField(name string) error {
	if n.m.Members[name] == nil {
		return object.AttributeError.Errorf("module '%s' has no attribute '%s'", n.m.Name, name)
	}
	delete(n.m.Members, name)
	return nil
}

func (n *Native) String() string        { return "<module '" + n.m.Name + "' (built-in)>" }
func (n *Native) Type() string          { return "module" }
func (n *Native) Freeze()               {}
func (n *Native) Truth() starlark.Bool  { return true }
func (n *Native) Hash() (uint32, error) { return script.AddressHash(n) }

// addBuiltins makes the module builtins, and puts it into sys.modules.
func (ms *modules) addBuiltins() {
	members := make(starlark.StringDict)
	for name, v := range ms.r.names {
		if name[0] != '$' {
			members[name] = v
		}
	}
	ms.builtins = NewNative(&starlarkstruct.Module{Name: "builtins", Members: members})
	ms.put("builtins", ms.builtins)
}

// SetUnderscore makes v the builtin _, which is the last value that a session has shown. A
// variable of that name hides it.
func (r *Runtime) SetUnderscore(v starlark.Value) {
	const name = "_"
	r.names[name] = v
	r.modules.builtins.SetField(name, v)
	for _, m := range r.modules.all.Entries() {
		if m, ok := m.(*Module); ok && m.own.Get(name) == nil {
			m.names[name] = v
		}
	}
}
