package object

import "go.starlark.net/starlark"

// An Extensible value is an instance, kept in Go, of a class that scripts derive theirs
// from: the class's __new__ makes it. Its attributes are found by [AttrOf] and set by
// [SetAttrOf], but for those that it keeps in Go.
type Extensible interface {
	Classed
	// Attrs returns the attributes that are not kept in Go.
	Attrs() *Namespace
}

// AttrOf returns the attribute called name of self or its class.
func AttrOf(self Extensible, name string) (starlark.Value, error) {
	return attrOf(self, self.Class(), self.Attrs(), name)
}

// SetAttrOf sets the attribute called name of self.
func SetAttrOf(self Extensible, name string, v starlark.Value) error {
	return setAttr(self, self.Class(), self.Attrs(), name, v)
}

// ReprOf returns repr(self), or what other returns if no class of a script says.
func ReprOf(self Extensible, other func() string) string {
	if s, ok := textFrom(self, self.Class(), "__repr__"); ok {
		return s
	}
	return other()
}
