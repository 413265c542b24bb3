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
	Bases  []*Class
	Attrs  Namespace
	Caller Caller
}

// Define returns the class that a class statement defines, before decorators. Errors
// are those of CPython's type().
func Define(d Definition) (*Class, error) {
	bases := d.Bases
	if len(bases) == 0 {
		bases = []*Class{Object}
	}
	c := &Class{module: d.Module, name: d.Name, bases: bases, attrs: d.Attrs, caller: d.Caller}
	for i, b := range bases {
		if slices.Contains(bases[:i], b) {
			return nil, TypeError.Errorf("duplicate base class %s", b.Name())
		}
		switch b.kind {
		case kindNative:
			return nil, TypeError.Errorf("deriving from the built-in type '%s' is not supported: keep a '%s' in an attribute instead", b.Name(), b.Name())
		case kindException:
			c.kind = kindException
		}
	}
	mro, ok := linearize(c)
	if !ok {
		names := make([]string, len(bases))
		for i, b := range bases {
			names[i] = b.Name()
		}
		return nil, TypeError.Errorf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
	}
	c.mro = mro
	c.attrs.class = true
	if c.attrs.Get("__eq__") != nil && c.attrs.Get("__hash__") == nil {
		c.attrs.Set("__hash__", starlark.None)
	}
	return c, nil
}

// linearize returns the C3 linearization of c and its bases.
// Source: "The Python 2.3 Method Resolution Order" (python.org).
func linearize(c *Class) ([]*Class, bool) {
	var lists [][]*Class
	for _, b := range c.bases {
		lists = append(lists, b.mro)
	}
	lists = append(lists, c.bases)
	mro := []*Class{c}
	for {
		lists = slices.DeleteFunc(lists, func(l []*Class) bool { return len(l) == 0 })
		if len(lists) == 0 {
			return mro, true
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
			return nil, false
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
		inst, ok := v.(*Instance)
		if !ok {
			continue
		}
		if set, _ := inst.class.Lookup("__set_name__"); set != nil {
			if _, err := c.call(set, inst, c, starlark.String(name)); err != nil {
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
