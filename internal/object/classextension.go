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

// An Extension is what a Go value that is an instance of a class made by [NewOpen] has
// for scripts: its class, which may be one that a script derived, and the attributes that
// scripts gave it. The value itself is given to each method.
type Extension struct {
	class *Class
	attrs Namespace
}

// NewExtension returns the Extension of an instance of class c.
func NewExtension(c *Class) Extension { return Extension{class: c} }

// Class returns the class.
func (x *Extension) Class() *Class { return x.class }

// Attrs returns the attributes that scripts gave the value.
func (x *Extension) Attrs() *Namespace { return &x.attrs }

// Attr returns the attribute of self called name, as object.__getattribute__ does.
func (x *Extension) Attr(self starlark.Value, name string) (starlark.Value, error) {
	return attrOf(self, x.class, &x.attrs, name)
}

// SetField sets an attribute of self.
func (x *Extension) SetField(self starlark.Value, name string, v starlark.Value) error {
	return setField(self, x.class, &x.attrs, name, v)
}

// DelField deletes an attribute of self.
func (x *Extension) DelField(self starlark.Value, name string) error {
	return delField(self, x.class, &x.attrs, name)
}

// AttrNames returns the names of the attributes, of the class too, sorted.
func (x *Extension) AttrNames() []string { return dirOf(x.class, &x.attrs) }

// Repr returns repr(self), by the __repr__ of the class.
func (x *Extension) Repr(self starlark.Value) string {
	if c := outside(x.class); c != nil {
		return textFromOutside(c, self, x.class, func() string { return reprOf(self, x.class) })
	}
	return reprOf(self, x.class)
}

// Str returns str(self), by the __str__ of the class.
func (x *Extension) Str(self starlark.Value) string {
	if s, ok := textFrom(self, x.class, "__str__"); ok {
		return s
	}
	return reprOf(self, x.class)
}

// Hash returns hash(self), by the __hash__ of the class.
func (x *Extension) Hash(self starlark.Value) (uint32, error) { return hashOf(self, x.class) }
