package object

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// Definition is what a class statement says.
type Definition struct {
	Module string
	Name   string // qualified
	Short  string // __name__, if it is not the end of Name
	Bases  []*Class
	Attrs  Namespace
	Caller Caller
	Meta   *Class // the metaclass, if one is given
}

// Define returns the class that a class statement defines, before decorators, and before
// the attributes are told their names (see SetNames). Errors are those of CPython's
// type.__new__.
func Define(d Definition) (*Class, error) {
	bases := d.Bases
	if len(bases) == 0 {
		bases = []*Class{Object}
	}
	meta, err := Metaclass(d.Meta, bases)
	if err != nil {
		return nil, err
	}
	c := &Class{module: d.Module, name: d.Name, short: d.Short, bases: bases, attrs: d.Attrs, caller: d.Caller}
	c.self = c
	if meta != Type {
		c.meta = meta
	}
	for i, b := range bases {
		if slices.Contains(bases[:i], b) {
			return nil, TypeError.Errorf("duplicate base class %s", b.Name())
		}
		if err := c.inherit(b); err != nil {
			return nil, err
		}
	}
	if slottedApart(bases) {
		return nil, layoutConflict()
	}
	mro, apart := linearize(c)
	if apart != nil {
		names := make([]string, len(apart))
		for i, b := range apart {
			names[i] = b.Name()
		}
		return nil, TypeError.Errorf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
	}
	c.mro = mro
	c.shape.shared = true
	c.attrs.own().class = true
	if c.attrs.Get("__eq__") != nil && c.attrs.Get("__hash__") == nil {
		c.attrs.Set("__hash__", starlark.None)
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f := c.attrs.Get(name); IsFunction(f) {
			c.attrs.Set(name, NewClassMethod(f))
		}
	}
	if err := c.addSlots(); err != nil {
		return nil, err
	}
	c.findHooks()
	for _, b := range bases {
		c.noteDerived(b)
	}
	c.setAbstract()
	return c, nil
}

// Metaclass returns the metaclass of a class that is given one, or nil, and has the
// bases: the most derived of them all.
func Metaclass(meta *Class, bases []*Class) (*Class, error) {
	if meta == nil {
		meta = Type
	}
	for _, b := range bases {
		switch m := b.Class(); {
		case meta.Is(m):
		case m.Is(meta):
			meta = m
		default:
			return nil, metaclassConflict()
		}
	}
	return meta, nil
}

func metaclassConflict() error {
	return TypeError.Errorf("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
}

// inherit finds out what instances of c are, from one of its bases.
func (c *Class) inherit(b *Class) error {
	kind, layout := b.kind, b.layout
	if b.structure {
		return TypeError.Errorf("type '%s' is not an acceptable base type", b.QualifiedName())
	}
	if kind == kindNative {
		_, ok := canDerive[b]
		switch {
		case ok:
			kind, layout = kindInstance, b
		case b.Is(Type): // abc.ABCMeta
			kind = kindClass
		case b.module == "" && b != PropertyType && b != ClassMethodType && b != StaticMethodType && b != SuperType:
			return TypeError.Errorf("type '%s' is not an acceptable base type", b.Name())
		default:
			return TypeError.Errorf("deriving from the built-in type '%s' is not supported: keep a '%s' in an attribute instead", b.Name(), b.Name())
		}
	}
	conflict := layout != nil && (c.layout != nil && c.layout != layout || c.kind != kindInstance) ||
		kind != kindInstance && (c.layout != nil || c.kind != kindInstance && c.kind != kind)
	switch {
	case b.open == nil || c.open != nil && c.open.Is(b.open):
		conflict = conflict || c.open != nil && (layout != nil || kind != kindInstance)
	case c.open != nil && !b.open.Is(c.open), c.layout != nil, c.kind != kindInstance:
		conflict = true
	default:
		c.open = b.open
	}
	if b.members != nil {
		conflict = conflict || c.members != nil && c.members != b.members
		c.members = b.members
	}
	if conflict {
		return layoutConflict()
	}
	if layout != nil {
		c.layout = layout
	}
	if kind != kindInstance {
		c.kind = kind
	}
	return nil
}

func layoutConflict() error {
	return TypeError.Errorf("multiple bases have instance lay-out conflict")
}

// slottedApart reports whether two bases have __slots__, neither of which is derived from the other's.
func slottedApart(bases []*Class) bool {
	var with *Class
	for _, b := range bases {
		i := slices.IndexFunc(b.mro, func(k *Class) bool { return k.slotted })
		switch {
		case i < 0:
		case with == nil || b.mro[i].Is(with):
			with = b.mro[i]
		case !with.Is(b.mro[i]):
			return true
		}
	}
	return false
}

// linearize returns the C3 linearization of c and its bases; if there is none, the classes of which
// each is to come before the others.
// Source: "The Python 2.3 Method Resolution Order" (python.org).
func linearize(c *Class) (mro, apart []*Class) {
	var lists [][]*Class
	for _, b := range c.bases {
		lists = append(lists, b.mro)
	}
	lists = append(lists, c.bases)
	mro = []*Class{c}
	for {
		lists = slices.DeleteFunc(lists, func(l []*Class) bool { return len(l) == 0 })
		if len(lists) == 0 {
			return mro, nil
		}
		var next *Class
		for _, l := range lists {
			inTail := func(other []*Class) bool { return slices.Contains(other[1:], l[0]) }
			if !slices.ContainsFunc(lists, inTail) {
				next = l[0]
				break
			}
		}
		if next == nil {
			for _, l := range lists {
				if !slices.Contains(apart, l[0]) {
					apart = append(apart, l[0])
				}
			}
			return nil, apart
		}
		mro = append(mro, next)
		for i, l := range lists {
			if l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// SetNames calls __set_name__ of the attributes that have it, and __init_subclass__ of
// the bases, as CPython does at the end of a class statement.
func (c *Class) SetNames(kwargs []starlark.Tuple) error {
	for _, name := range slices.Clone(c.attrs.Names()) {
		v := c.attrs.Get(name)
		if named, ok := v.(Named); ok {
			if err := named.SetName(c, name); err != nil {
				return err
			}
			continue
		}
		if inst, ok := v.(*Instance); ok {
			if _, _, err := inst.Special("__set_name__", c, starlark.String(name)); err != nil {
				return err
			}
		}
	}
	if init := c.lookupAfter(c, "__init_subclass__"); init != nil {
		_, err := c.callKw(unwrapMethod(init), starlark.Tuple{c}, kwargs)
		return err
	}
	if len(kwargs) > 0 {
		return TypeError.Errorf("%s.__init_subclass__() takes no keyword arguments", c.Name())
	}
	return nil
}
