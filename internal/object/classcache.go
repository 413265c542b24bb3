package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// What inline caches of code need: they remember what they have found in a class, for as long as
// ClassVersion is the same.

// ClassVersion returns a number that changes with any attribute of any class.
func ClassVersion() uint64 { return classChanges.Load() }

// A Layout is the names of attributes that an instance has, or began with: those of instances of one
// shape are at the same places.
type Layout struct {
	shape *shape
	n     int
}

// noLayout is that of no instance.
var noLayout = Layout{n: -1}

// layout returns the layout that n has now: noLayout if its shape is not that of others, too.
func (n *Namespace) layout() Layout {
	if s := n.shape; s != nil && !s.shared {
		return noLayout
	}
	return Layout{n.shape, len(n.values)}
}

// place returns the place of a name, or -1 for what has no fixed place.
func (n *Namespace) place(name string) int {
	if n.shape == nil || !n.shape.shared {
		return -1
	}
	return n.find(name)
}

// At returns the value at a place of a layout; absent if n has another one.
func (n *Namespace) At(l Layout, place int) value.Value {
	if uint(place) < uint(len(n.values)) && n.shape == l.shape {
		return n.values[place]
	}
	return value.Value{}
}

// SetAt sets the value at a place of a layout. It reports whether n has that.
func (n *Namespace) SetAt(l Layout, place int, v value.Value) bool {
	if uint(place) < uint(len(n.values)) && n.shape == l.shape {
		n.values[place] = v
		return true
	}
	return false
}

// Extend gives n a value behind its others, if they are so many and a layout begins with them: another
// Namespace got one by the same name there. It reports whether that is so.
func (n *Namespace) Extend(l Layout, values int, v value.Value) bool {
	if len(n.values) != values || n.shape != l.shape {
		return false
	}
	n.values = append(n.values, v)
	return true
}

// Begins reports whether the names of n are no others than those of l.
func (n *Namespace) Begins(l Layout) bool { return n.shape == l.shape && len(n.values) <= l.n }

// Size returns how many values n has itself, that are not in a dict.
func (n *Namespace) Size() int { return len(n.values) }

// A Found says where the instances of a class that have a layout have an attribute, as long as
// ClassVersion is the same.
type Found struct {
	Kind   FoundKind
	Layout Layout
	Place  int
	Value  starlark.Value // a value of the class
}

// A FoundKind is a kind of place where an attribute is.
type FoundKind uint8

const (
	FoundNowhere  FoundKind = iota // it is to be asked for each time
	FoundPlace                     // it is the instance's, at the Place of the Layout
	FoundConstant                  // it is the Value, if the instance has no other names than the Layout
	FoundFunction                  // the same, but the Value is a function, which is bound to the instance
	FoundClass                     // the same, but the Value is a function, which is bound to the class
	FoundGetter                    // a call of the Value with the instance gives it: of a property
)

// Find says where i has an attribute.
func (i *Instance) Find(name string) Found {
	class := i.class
	if class.hooks.getattribute || i.hasHolder() {
		return Found{}
	}
	v, owner := class.Lookup(name)
	if isData(v) {
		switch d := v.(type) {
		case *Property:
			if d.Get != nil && isMethod(d.Get) && !defines(class, "__getattr__") { // which is asked when the getter fails
				return Found{Kind: FoundGetter, Value: d.Get}
			}
		case *Member:
			if place := i.attrs.place(d.key()); place >= 0 {
				return Found{Kind: FoundPlace, Layout: i.attrs.layout(), Place: place}
			}
		}
		return Found{}
	}
	if i.attrs.live() != nil {
		return Found{}
	}
	if place := i.attrs.place(name); place >= 0 {
		return Found{Kind: FoundPlace, Layout: i.attrs.layout(), Place: place}
	}
	if v == nil || i.attrs.live() != nil || i.attrs.Get(name) != nil || name == "__doc__" && owner != class {
		return Found{}
	}
	f := Found{Kind: FoundConstant, Layout: i.attrs.layout(), Value: v}
	if isMethod(v) {
		f.Kind = FoundFunction
		return f
	}
	switch d := v.(type) {
	case *StaticMethod:
		f.Value = d.Func
	case *ClassMethod:
		if !isMethod(d.Func) {
			return Found{}
		}
		f.Kind, f.Value = FoundClass, d.Func
	case *Instance:
		if d.Defines("__get__") {
			return Found{}
		}
	case Getter, Binder:
		return Found{}
	}
	return f
}

// FindToSet says where i has an attribute that was set: only its FoundPlace is of use. It is not plain
// if setting it takes more.
func (i *Instance) FindToSet(name string) (f Found) {
	class := i.class
	if class.hooks.setattr || i.hasHolder() || name == "__dict__" || name == "__class__" {
		return Found{}
	}
	v, _ := class.Lookup(name)
	switch d := v.(type) {
	case *Member:
		if place := i.attrs.place(d.key()); place >= 0 {
			return Found{Kind: FoundPlace, Layout: i.attrs.layout(), Place: place}
		}
		return Found{}
	case Descriptor, *Instance:
		return Found{}
	}
	if class.hooks.noDict {
		return Found{}
	}
	if place := i.attrs.place(name); place >= 0 {
		return Found{Kind: FoundPlace, Layout: i.attrs.layout(), Place: place}
	}
	return Found{}
}

// Find says where e has an attribute, if that is one that a script gave it: only its FoundPlace is of use.
func (e *Exception) Find(name string) Found {
	v, _ := e.class.Lookup(name)
	if e.class.hooks.getattribute || isData(v) {
		return Found{}
	}
	return e.findOwn(name)
}

// FindToSet is [Instance.FindToSet].
func (e *Exception) FindToSet(name string) Found {
	if e.class.hooks.setattr || e.class.hooks.noDict {
		return Found{}
	}
	switch v, _ := e.class.Lookup(name); v.(type) {
	case Descriptor, *Instance:
		return Found{}
	}
	return e.findOwn(name)
}

func (e *Exception) findOwn(name string) Found {
	if name == "args" || len(name) > 1 && name[:2] == "__" { // what all exceptions have
		return Found{}
	}
	if place := e.Own().place(name); place >= 0 {
		return Found{Kind: FoundPlace, Layout: e.attrs.layout(), Place: place}
	}
	return Found{}
}

// FindOf says what an attribute of a class is, read of the class itself: a constant, or a function that
// is bound to it.
func (c *Class) FindOf(name string) Found {
	if c.meta == nil && name == "__name__" {
		return Found{Kind: FoundConstant, Value: starlark.String(c.Name())}
	}
	if c.meta != nil || len(name) > 1 && name[:2] == "__" { // a metaclass, and what is special, is asked
		return Found{}
	}
	if m, _ := Type.Lookup(name); m != nil {
		return Found{}
	}
	v, _ := c.Lookup(name)
	if v == nil {
		return Found{}
	}
	switch d := v.(type) {
	case *StaticMethod:
		return Found{Kind: FoundConstant, Value: d.Func}
	case *ClassMethod:
		if !isMethod(d.Func) {
			return Found{}
		}
		return Found{Kind: FoundClass, Value: d.Func}
	case *Instance:
		if d.Defines("__get__") {
			return Found{}
		}
	case *NativeMethod, Getter, Binder, Descriptor:
		return Found{}
	}
	return Found{Kind: FoundConstant, Value: v}
}

// Init says how a call of c makes an instance: if ok, by [NewInstance], or [NewException] with the arguments
// for an exception, and then a call of init, a function, with it and the arguments; nil for none. It holds as
// long as ClassVersion is the same.
func (c *Class) Init() (init starlark.Value, ok bool) {
	version := classChanges.Load()
	if m := c.making.Load(); m != nil && m.version == version {
		return m.init, m.ok
	}
	init, ok = c.findInit()
	c.making.Store(&making{version, init, ok})
	return init, ok
}

// making is what Init has returned.
type making struct {
	version uint64
	init    starlark.Value
	ok      bool
}

func (c *Class) findInit() (init starlark.Value, ok bool) {
	switch {
	case c.construct != nil || c.open != nil || c.layout != nil || c.members != nil:
		return nil, false
	case c.kind != kindException && (c.kind != kindInstance || c.caller == nil):
		return nil, false
	}
	if c.meta != nil {
		if _, owner := c.meta.Lookup("__call__"); owner != Type {
			return nil, false
		}
	}
	if _, owner := c.Lookup("__new__"); owner != nil && !owner.isRoot() {
		return nil, false
	}
	if abstract, _ := c.Lookup("__abstractmethods__"); abstract != nil && starlark.Len(abstract) > 0 {
		return nil, false
	}
	init, owner := c.Lookup("__init__")
	if owner == Object || owner == BaseException {
		init = nil
	}
	return init, init == nil || isMethod(init)
}

// After returns the function that super(c, self).name binds to self, an instance of of, as long as
// ClassVersion is the same; nil if it is something else.
func (c *Class) After(of *Class, name string) starlark.Value {
	if !of.Is(c) {
		return nil
	}
	if fn := of.lookupAfter(c, name); isMethod(fn) {
		return fn
	}
	return nil
}
