package object

import (
	"fmt"

	"go.starlark.net/starlark"
)

// Opaque has the methods that iterators, and other values that are nothing but
// themselves, have in common. It is to be embedded by pointer types, as the first
// field.
type Opaque struct{ name string }

// NewOpaque returns an Opaque of the type called typeName.
func NewOpaque(typeName string) Opaque { return Opaque{typeName} }

// String returns "<type object at 0x…>".
func (o *Opaque) String() string {
	return fmt.Sprintf("<%s object at %#x>", o.name, Address(o))
}

// Type returns the name of the type.
func (o *Opaque) Type() string { return o.name }

// Freeze does nothing.
func (o *Opaque) Freeze() {}

// Truth returns true.
func (o *Opaque) Truth() starlark.Bool { return true }

// Hash returns a hash of the object's address.
func (o *Opaque) Hash() (uint32, error) { return AddressHash(o), nil }
