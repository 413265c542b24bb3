package engine

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/pytype"
	"fstar/internal/value"
)

var instances = value.KindOf[object.Instance]()

// An attribute is x.name at a place. What it found last is in a cache, which is replaced and not
// changed: any number of Hosts run the same code.
type attribute struct {
	name  string
	at    site
	cache atomic.Pointer[attrCache]
}

// attrCache says where instances of a class have an attribute.
type attrCache struct {
	class   *object.Class
	version uint64
	layout  object.Layout
	place   int
	fn      value.Value // of a method, which is the class's, and not the instance's
	word    uint64      // of a type with such a method in Go
}

// read returns the node that reads it.
//
//go:noinline
func (a *attribute) read(x expr) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if in, ok := instances.Get(v); ok {
			if c := a.cache.Load(); c != nil && c.class == in.Class() && c.version == object.ClassVersion() {
				if x := in.At(c.layout, c.place); x != nil {
					return value.Of(x)
				}
			}
		}
		return a.slow(f, v)
	}
}

// readLocal is read of a variable in a slot.
//
//go:noinline
func (a *attribute) readLocal(slot uint8, name string) expr {
	return func(f *value.Frame) value.Value {
		v := f[slot]
		if in, ok := instances.Get(v); ok {
			if c := a.cache.Load(); c != nil && c.class == in.Class() && c.version == object.ClassVersion() {
				if x := in.At(c.layout, c.place); x != nil {
					return value.Of(x)
				}
			}
		}
		if !v.Present() {
			return fail(f, a.at, unboundLocal(name))
		}
		return a.slow(f, v)
	}
}

// slow reads it of any value.
//
//go:noinline
func (a *attribute) slow(f *value.Frame, v value.Value) value.Value {
	if !v.Present() {
		return v
	}
	if in, ok := instances.Get(v); ok {
		a.remember(in)
	}
	t := threadOf(f)
	r, err := pyrt.Attr(t.Arena.Starlark(v), a.name)
	if err != nil {
		return fail(f, a.at, err)
	}
	return value.Of(r)
}

// remember notes where an instance has the attribute itself.
func (a *attribute) remember(in *object.Instance) {
	class := in.Class()
	version := object.ClassVersion()
	if _, ok := class.Plainly(a.name); !ok {
		return
	}
	if place := in.Place(a.name); place >= 0 {
		a.cache.Store(&attrCache{class: class, version: version, layout: in.Layout(), place: place})
	}
}

// write returns what assigns to it.
//
//go:noinline
func (a *attribute) write(x expr) store {
	return func(f *value.Frame, v value.Value) bool {
		obj := x(f)
		if in, ok := instances.Get(obj); ok {
			if c := a.cache.Load(); c != nil && c.class == in.Class() && c.version == object.ClassVersion() {
				if in.SetAt(c.layout, c.place, threadOf(f).Arena.Starlark(v)) {
					return false
				}
			}
		}
		return a.set(f, obj, v)
	}
}

//go:noinline
func (a *attribute) set(f *value.Frame, obj, v value.Value) bool {
	if !obj.Present() {
		return true
	}
	t := threadOf(f)
	if err := pyrt.SetAttr(t.Arena.Starlark(obj), a.name, t.Arena.Starlark(v)); err != nil {
		return failStore(f, a.at, err)
	}
	if in, ok := instances.Get(obj); ok && in.Class().SetsPlainly(a.name) {
		a.remember(in)
	}
	return false
}

// A methodName is x.name(…) at a place.
type methodName struct {
	name   string
	at     site // of the call
	attrAt site
	cache  atomic.Pointer[attrCache]
}

// find returns what x.name is: bound, or else what is to be called with x first.
func (m *methodName) find(f *value.Frame, x value.Value) (fn value.Value, bound bool) {
	if c := m.cache.Load(); c != nil {
		if in, ok := instances.Get(x); ok {
			if c.class == in.Class() && c.version == object.ClassVersion() && in.Begins(c.layout) {
				return c.fn, false
			}
		} else if w := x.TypeWord(); w == c.word && w != 0 {
			return c.fn, false
		}
	}
	return m.look(f, x)
}

//go:noinline
func (m *methodName) look(f *value.Frame, x value.Value) (fn value.Value, bound bool) {
	t := threadOf(f)
	v := t.Arena.Starlark(x)
	if in, ok := instances.Get(x); ok {
		version := object.ClassVersion()
		class := in.Class()
		attr, ok := class.Plainly(m.name)
		if ok && object.IsMethod(attr) && in.Attrs().Get(m.name) == nil {
			m.cache.Store(&attrCache{class: class, version: version, layout: in.Layout(), fn: value.Of(attr)})
			return value.Of(attr), false
		}
	} else if method := pytype.Method(v, m.name); method != nil {
		fn := value.Of(method)
		switch v.(type) {
		case starlark.String, *starlark.List, *starlark.Dict, *starlark.Set, starlark.Tuple:
			m.cache.Store(&attrCache{word: x.TypeWord(), fn: fn})
		}
		return fn, false
	}
	r, err := pyrt.Attr(v, m.name)
	if err != nil {
		return fail(f, m.attrAt, err), false
	}
	return value.Of(r), true
}

var _ starlark.Callable = (*Function)(nil)
