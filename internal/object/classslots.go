package object

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// A Member is the attribute of a class that __slots__ makes: it is where instances have
// a value, outside of their __dict__.
type Member struct {
	class *Class
	name  string
}

var _ Descriptor = (*Member)(nil)

// NewMember returns the attribute of class for a value that instances have under name. Whether
// it becomes an attribute of the class is the caller's business.
func NewMember(class *Class, name string) *Member { return &Member{class, name} }

func (m *Member) key() string { return slotPrefix + m.name }

// attrsOf returns the namespace of an instance.
func attrsOf(v starlark.Value) *Namespace {
	switch v := v.(type) {
	case *Class:
		return nil
	case Extensible:
		return v.Attrs()
	}
	return nil
}

// liveAttrsOf is attrsOf, and for an instance with an [AttrsHolder] what that says.
func liveAttrsOf(v starlark.Value) (*Namespace, error) {
	if i, ok := v.(*Instance); ok {
		return i.namespace()
	}
	return attrsOf(v), nil
}

// GetFrom returns the value that self has.
func (m *Member) GetFrom(self starlark.Value, _ *Class) (starlark.Value, error) {
	if attrs := attrsOf(self); attrs != nil {
		if v := attrs.Get(m.key()); v != nil {
			return v, nil
		}
	}
	return nil, NoAttribute(self, m.name)
}

// SetIn makes v the value that self has.
func (m *Member) SetIn(self starlark.Value, _ *Class, v starlark.Value) error {
	attrs := attrsOf(self)
	if attrs == nil {
		return NoAttribute(self, m.name)
	}
	attrs.Set(m.key(), v)
	return nil
}

// DeleteIn deletes the value that self has.
func (m *Member) DeleteIn(self starlark.Value, _ *Class) error {
	attrs := attrsOf(self)
	if attrs == nil {
		return NoAttribute(self, m.name)
	}
	if !attrs.Delete(m.key()) {
		return AttributeError.Errorf("%s", m.name)
	}
	return nil
}

func (m *Member) String() string {
	return fmt.Sprintf("<member '%s' of '%s' objects>", m.name, m.class.Name())
}
func (m *Member) Type() string          { return "member_descriptor" }
func (m *Member) Freeze()               {}
func (m *Member) Truth() starlark.Bool  { return true }
func (m *Member) Hash() (uint32, error) { return AddressHash(m), nil }

// SetSlots gives a class that has none the __slots__. The class must not have attributes
// by these names.
func (c *Class) SetSlots(names starlark.Tuple) error {
	c.attrs.Set("__slots__", names)
	return c.addSlots()
}

// addSlots makes members of the names that __slots__ of c has, and finds out whether
// instances have a __dict__.
func (c *Class) addSlots() error {
	slots := c.attrs.Get("__slots__")
	c.hooks.noDict = slots != nil
	for _, b := range c.bases {
		c.hooks.noDict = c.hooks.noDict && (b == Object || b.kind == kindNative || b.hooks.noDict)
	}
	if slots == nil {
		return nil
	}
	names := []starlark.Value{slots}
	if _, ok := starlark.AsString(slots); !ok {
		names = nil
		if it := starlark.Iterate(slots); it != nil {
			defer it.Done()
			var v starlark.Value
			for it.Next(&v) {
				names = append(names, v)
			}
		}
	}
	for _, v := range names {
		name, ok := starlark.AsString(v)
		if !ok {
			return TypeError.Errorf("__slots__ items must be strings, not '%s'", TypeName(v))
		}
		if !isIdentifier(name) {
			return TypeError.Errorf("__slots__ must be identifiers")
		}
		if name == "__dict__" {
			c.hooks.noDict = false
			continue
		}
		if strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__") {
			name = "_" + strings.TrimLeft(c.Name(), "_") + name
		}
		if name == "__weakref__" {
			continue
		}
		v := c.attrs.Get(name)
		if m, ok := v.(*Member); ok && m.class == c { // given twice
			continue
		}
		if v != nil {
			return ValueError.Errorf("'%s' in __slots__ conflicts with class variable", name)
		}
		c.attrs.Set(name, &Member{c, name})
		c.slotted = true
	}
	return nil
}

// slotNames returns the names of all members that instances of c have, sorted.
func (c *Class) slotNames() []string {
	var names []string
	for _, k := range c.mro {
		for _, name := range k.attrs.Names() {
			if m, ok := k.attrs.Get(name).(*Member); ok && m.class == k && k.caller != nil {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

func isIdentifier(name string) bool {
	for i, r := range name {
		if r != '_' && r < 0x80 && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || i > 0 && '0' <= r && r <= '9') {
			return false
		}
	}
	return name != ""
}
