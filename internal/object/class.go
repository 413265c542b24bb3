package object

import (
	"slices"
	"strings"
	"sync/atomic"
	"weak"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Class is a class. To a script it is a value whose call makes an instance.
type Class struct {
	operators // those of its metaclass

	module string
	name   string // qualified, as "Outer.Inner"
	short  string // __name__; "" if it is the end of name
	bases  []*Class
	mro    []*Class // the class itself first, object last
	attrs  Namespace
	caller Caller // nil for classes of ours

	original *Class // that c is a copy of; nil for most: see Copy

	lookups atomic.Pointer[lookups] // what Lookup remembers; nil before the first
	shape   shape                   // of the instances' attributes; shared if scripts wrote the class
	making  atomic.Pointer[making]  // what Init has returned; nil before the first

	meta   *Class // the metaclass that a script wrote, or abc.ABCMeta; nil is Type
	layout *Class // the built-in type that instances are made of; nil for none

	define func() // gives a built-in type its attributes; nil for others

	// construct makes an instance of a built-in type; nil for others.
	construct starlark.Callable

	// open is the class, made by NewOpen, that c is or is derived from, and alloc what makes
	// instances for that.
	open  *Class
	alloc func(*Class) starlark.Value

	members *members // of exceptions; nil for those that have none

	subclasses []weak.Pointer[Class] // of a class that a script wrote

	kind      kind
	structure bool // see SetStructure
	slotted   bool // __slots__ has made members of it
	hooks     hooks
}

// hooks says what the class or a base of it has that makes access to attributes slow.
type hooks struct {
	getattribute, setattr, delattr bool
	noDict                         bool // instances have only what __slots__ names
}

// kind says what the instances of a class are.
type kind uint8

const (
	kindInstance  kind = iota // *Instance
	kindException             // *Exception
	kindNative                // values of Starlark or of Go
	kindClass                 // *Class: these are metaclasses
)

var _ Classed = (*Class)(nil)
var _ starlark.Callable = (*Class)(nil)
var _ starlark.HasSetField = (*Class)(nil)
var _ starlark.Mapping = (*Class)(nil)
var _ starlark.HasBinary = (*Class)(nil)

// Object is the class object, which all others derive from.
var Object = func() *Class {
	c := &Class{name: "object", hooks: hooks{noDict: true}}
	c.self = c
	c.mro = []*Class{c}
	c.attrs.own().class = true
	return c
}()

// NewClass returns a class of ours derived from base. The module is that of its name
// in tracebacks, such as "concurrent.futures._base", and empty for Python's built-in
// classes.
func NewClass(module, name string, base *Class) *Class {
	if base == nil {
		base = Object
	}
	c := &Class{module: module, name: name, bases: []*Class{base}, kind: base.kind, layout: base.layout, open: base.open, members: base.members}
	c.self = c
	c.mro = append([]*Class{c}, base.mro...)
	c.attrs.own().class = true
	return c
}

// NewNative returns a built-in type whose instances are Go values of another kind.
// Calling it calls construct, which may be set later: see SetConstructor.
func NewNative(module, name string, bases ...*Class) *Class {
	if len(bases) == 0 {
		bases = []*Class{Object}
	}
	c := &Class{module: module, name: name, bases: bases, kind: kindNative}
	c.self = c
	c.mro = append([]*Class{c}, bases[0].mro...)
	c.attrs.own().class = true
	return c
}

// NewTupleBase returns a class derived from tuple that classes of named tuples can
// derive from.
func NewTupleBase(module, name string) *Class {
	c := &Class{module: module, name: name, bases: []*Class{TupleType}, layout: TupleType}
	c.self = c
	c.mro = append([]*Class{c}, TupleType.mro...)
	c.attrs.own().class = true
	return c
}

// WithoutDict says that instances of c have no attributes but those of the class.
func (c *Class) WithoutDict() { c.hooks.noDict = true }

// SetStructure says that instances of c, which is derived from tuple, are C structures in CPython.
// No class derives from it, and messages have its name with the module.
func (c *Class) SetStructure() { c.structure = true }

// NewOpen returns a class of ours whose instances are Go values, and which scripts can
// derive from. alloc makes an instance, not initialized, of the class or of one derived
// from it, which embeds, or refers to, an [Extension]; the class's __init__ is among its
// attributes.
func NewOpen(module, name string, base *Class, alloc func(*Class) starlark.Value) *Class {
	c := NewClass(module, name, base)
	c.open, c.alloc = c, alloc
	return c
}

// SetConstructor makes construct what a call of the built-in type c calls.
func (c *Class) SetConstructor(construct starlark.Callable) { c.construct = construct }

// Constructor returns what a call of the built-in type c calls; nil for other classes.
func (c *Class) Constructor() starlark.Callable { return c.construct }

// Is reports whether c is base or derived from it.
func (c *Class) Is(base *Class) bool { return slices.Contains(c.mro, base) }

// IsException reports whether instances of c can be raised.
func (c *Class) IsException() bool { return c.kind == kindException }

// lookupAfter is Lookup in the classes behind after in c's method resolution order.
func (c *Class) lookupAfter(after *Class, name string) starlark.Value {
	i := slices.Index(c.mro, after)
	for _, k := range c.mro[i+1:] {
		if v := k.Attrs().Get(name); v != nil {
			return v
		}
	}
	return nil
}

// Bases returns the classes that c is derived from directly.
func (c *Class) Bases() []*Class { return c.bases }

// MRO returns the method resolution order, c first.
func (c *Class) MRO() []*Class { return c.mro }

// Attrs returns the attributes of c itself.
func (c *Class) Attrs() *Namespace {
	if c.define != nil {
		c.define()
	}
	return &c.attrs
}

// Define gives c, a class of ours, an attribute.
func (c *Class) Define(name string, v starlark.Value) { c.attrs.Set(name, v) }

// Caller returns what calls script functions for instances of c.
func (c *Class) Caller() Caller { return c.caller }

// moduleName returns __module__.
func (c *Class) moduleName() string {
	if c.module == "" {
		return "builtins"
	}
	return c.module
}

// Module returns the name of the module, "" for Python's built-in classes.
func (c *Class) Module() string { return c.module }

// Qualname returns __qualname__, such as "Outer.Inner".
func (c *Class) Qualname() string { return c.name }

// QualifiedName returns the class's name as a traceback shows it.
func (c *Class) QualifiedName() string {
	if c.module == "" || c.module == "__main__" {
		return c.name
	}
	return c.module + "." + c.name
}

// Name returns the class's name without its module and outer classes.
func (c *Class) Name() string {
	if c.short != "" {
		return c.short
	}
	return c.name[strings.LastIndexByte(c.name, '.')+1:]
}

// String returns the class's repr, such as "<class 'ValueError'>".
func (c *Class) String() string {
	if o := outside(c); o != nil {
		return textFromOutside(o, c, c.Class(), c.repr)
	}
	return c.repr()
}

func (c *Class) repr() string {
	if s, ok := textFrom(c, c.Class(), "__repr__"); ok {
		return s
	}
	return c.ClassRepr()
}

// Str returns str(c).
func (c *Class) Str() string {
	if s, ok := textFrom(c, c.Class(), "__str__"); ok {
		return s
	}
	return c.String()
}

// ClassRepr is type.__repr__.
func (c *Class) ClassRepr() string {
	if c.module == "" {
		return "<class '" + c.name + "'>"
	}
	return "<class '" + c.module + "." + c.name + "'>"
}

// Type returns "type".
func (c *Class) Type() string { return "type" }

// Freeze does nothing: classes stay open, as in Python.
func (c *Class) Freeze() {}

// Truth returns true, if the metaclass does not say otherwise.
func (c *Class) Truth() starlark.Bool { return c.meta == nil || c.operators.Truth() }

// Hash returns a hash of the class's identity, or what the metaclass says.
func (c *Class) Hash() (uint32, error) {
	if o := outside(c.Class()); o != nil {
		return from(o, func() (uint32, error) { return hashOf(c, c.Class()) })
	}
	return hashOf(c, c.Class())
}

// Get is the subscript of a class: by its metaclass or its __class_getitem__, or the
// class itself for a generic one, such as list[int].
func (c *Class) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	if o := outside(c); o != nil {
		v, err = from(o, func() (starlark.Value, error) { return c.GetItem(key) })
	} else {
		v, err = c.GetItem(key)
	}
	return v, err == nil, err
}

// GetItem is Get without more ado.
func (c *Class) GetItem(key starlark.Value) (starlark.Value, error) {
	if v, found, err := c.Special("__getitem__", key); found {
		return v, err
	}
	getItem, _ := c.Lookup("__class_getitem__")
	switch {
	case getItem != nil:
		return c.call(unwrapMethod(getItem), c, key)
	case c.caller == nil || c.layout != nil && generic[c.layout]:
		return c, nil
	}
	return nil, TypeError.Errorf("type '%s' is not subscriptable", c.Name())
}

// generic are the built-in types that take types as subscripts.
var generic = map[*Class]bool{ListType: true, DictType: true, TupleType: true, SetType: true, FrozenSetType: true}

// Binary is c | y, the union of classes.
func (c *Class) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if o := outside(c.Class()); o != nil {
		return from(o, func() (starlark.Value, error) { return c.binary(op, y, side) })
	}
	return c.binary(op, y, side)
}

func (c *Class) binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if c.meta != nil {
		if side == starlark.Right {
			if v, err := binaryByMethods(op, y, c); v != nil || err != nil {
				return v, err
			}
		} else if v, err := binaryByMethods(op, c, y); v != nil || err != nil {
			return v, err
		}
	}
	if op != syntax.PIPE || !canUnite(y) {
		return nil, nil
	}
	if side == starlark.Right {
		return NewUnion(y, c), nil
	}
	return NewUnion(c, y), nil
}
