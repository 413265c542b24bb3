package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// ABCMeta is abc.ABCMeta: the metaclass of classes that may have abstract methods.
var ABCMeta = NewNative("abc", "ABCMeta", Type)

// SetAbstract says which methods of a class are abstract.
func (c *Class) SetAbstract(names ...string) {
	set := value.NewSet(len(names))
	for _, name := range names {
		set.Add(nil, value.Text(name))
	}
	frozen, err := value.NewFrozenSet(Keys, set)
	if err != nil { // texts can be elements
		panic(err)
	}
	c.attrs.Set("__abstractmethods__", frozen)
}

// setAbstract notes the abstract methods that a class does not define, if its metaclass
// is abc.ABCMeta or derived from it.
func (c *Class) setAbstract() {
	if c.meta == nil || !c.meta.Is(ABCMeta) {
		return
	}
	var names []string
	seen := make(map[string]bool)
	for _, k := range c.mro {
		for _, name := range k.attrs.Names() {
			if seen[name] {
				continue
			}
			seen[name] = true
			if isAbstract(k.attrs.Get(name)) || k != c && k.hasAbstract(name) {
				names = append(names, name)
			}
		}
	}
	c.SetAbstract(names...)
}

// hasAbstract reports whether a method that c defines is one of its __abstractmethods__.
func (c *Class) hasAbstract(name string) bool {
	names := c.attrs.Get("__abstractmethods__")
	if names == nil {
		return false
	}
	set, ok := value.AsSet(value.Of(names))
	if !ok {
		return false
	}
	found, _ := SetHas(set, value.Text(name))
	return found
}

func isAbstract(v starlark.Value) bool {
	switch v := v.(type) {
	case Function:
		attrs := v.Attrs()
		if attrs == nil {
			return false
		}
		mark := attrs.Get("__isabstractmethod__")
		return mark != nil && bool(mark.Truth())
	case *Property:
		for _, fn := range []starlark.Value{v.Get, v.Set, v.Del} {
			if fn != nil && isAbstract(fn) {
				return true
			}
		}
	case *ClassMethod:
		return isAbstract(v.Func)
	case *StaticMethod:
		return isAbstract(v.Func)
	}
	return false
}
