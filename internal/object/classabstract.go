package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// setAbstract notes the abstract methods that a class does not define, if its metaclass
// is abc.ABCMeta or derived from it.
func (c *Class) setAbstract() {
	if c.meta == nil || !c.meta.isABCMeta() {
		return
	}
	var names []starlark.Value
	seen := make(map[string]bool)
	for _, k := range c.mro {
		for _, name := range k.attrs.Names() {
			if seen[name] {
				continue
			}
			seen[name] = true
			if isAbstract(k.attrs.Get(name)) {
				names = append(names, starlark.String(name))
			}
		}
	}
	set := value.NewSet(len(names))
	for _, name := range names {
		set.Add(nil, value.Of(name))
	}
	c.attrs.Set("__abstractmethods__", set)
}

// isABCMeta reports whether c is abc.ABCMeta or derived from it.
func (c *Class) isABCMeta() bool {
	for _, k := range c.mro {
		if k.module == "abc" && k.name == "ABCMeta" {
			return true
		}
	}
	return false
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
