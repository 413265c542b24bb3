package pyrt

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A Native is a module of ours as Python scripts see it: they can replace its members.
type Native struct {
	m       *starlarkstruct.Module
	shared  starlark.StringDict      // members that all Hosts have, behind those of m
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
		d := new(starlark.Dict)
		for _, name := range n.AttrNames() {
			d.SetKey(starlark.String(name), n.member(name))
		}
		return d, nil
	}
	if why := n.why(name); why != "" {
		return nil, object.NoAttributeOfModule(n, n.m.Name, name, ": "+why)
	}
	return nil, object.NoAttributeOfModule(n, n.m.Name, name, "")
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
	n.m.Members[name] = v
	return nil
}

// DelField deletes a member.
func (n *Native) DelField(name string) error {
	if n.member(name) == nil {
		return object.AttributeError.Errorf("module '%s' has no attribute '%s'", n.m.Name, name)
	}
	if n.shared[name] != nil { // the others become its own
		own := maps.Clone(n.shared)
		maps.Copy(own, n.m.Members)
		n.m.Members, n.shared = own, nil
	}
	delete(n.m.Members, name)
	return nil
}

func (n *Native) String() string        { return "<module '" + n.m.Name + "' (built-in)>" }
func (n *Native) Type() string          { return "module" }
func (n *Native) Freeze()               {}
func (n *Native) Truth() starlark.Bool  { return true }
func (n *Native) Hash() (uint32, error) { return script.AddressHash(n) }
