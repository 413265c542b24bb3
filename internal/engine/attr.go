package engine

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/types"
	"fstar/internal/value"
)

var instances = object.InstanceKind

// An attribute is x.name at a place. What it found last is in a cache, which is replaced and not
// changed: any number of Hosts run the same code.
type attribute struct {
	name  string
	at    site
	cache atomic.Pointer[attrCache]
}

// attrCache says where values have an attribute. It is never changed.
type attrCache struct {
	next    *attrCache    // what was found before for other classes, of the same version
	behind  int           // the number of those
	class   *object.Class // of instances; or the class itself, if itself is set
	version uint64
	found   object.Found
	value   value.Value  // found.Value
	grows   bool         // the attribute is new: the instance gets it at the place behind the others
	itself  bool         // it is an attribute of the class itself
	global  *pyrt.Global // of a module, as its attribute
	module  *pyrt.Module
	word    uint64 // of a type in Go with such a method, which value is; class is set for object.HasMethods
}

// maxCached is the number of classes that the cache of a place holds.
const maxCached = 4

// forClass returns what c, which may be nil, or what is behind it says of instances of a
// class, or nil.
func (c *attrCache) forClass(class *object.Class, version uint64) *attrCache {
	for ; c != nil; c = c.next {
		if c.class == class && !c.itself && c.version == version {
			return c
		}
	}
	return nil
}

// behindFirst returns the attribute of an instance, if c says that it is a constant of the instance's class, or if what is
// behind c says where it is. All of them are of the version that is now.
func (c *attrCache) behindFirst(in *object.Instance) (v value.Value) {
	for ; c != nil; c = c.next {
		if c.found.Kind == object.FoundConstant && c.class == in.Class() && !c.itself && in.Attrs().Begins(c.found.Layout) {
			return c.value
		}
		if v = in.Attrs().At(c.found.Layout, c.found.Place); v.Present() {
			return v
		}
	}
	return v
}

// forClassItself returns what c, which may be nil, or what is behind it says of the class
// itself, or nil.
func (c *attrCache) forClassItself(class *object.Class, version uint64) *attrCache {
	for ; c != nil; c = c.next {
		if c.class == class && c.itself && c.version == version {
			return c
		}
	}
	return nil
}

// remember puts c, which is new, before what a cache holds of other classes, if that is of
// the same version. If the cache is full, c replaces what came last, so that a place which
// sees ever more classes makes one attrCache a time. Of two threads that do so at once, one
// may be forgotten.
func remember(cache *atomic.Pointer[attrCache], c *attrCache) {
	if old := cache.Load(); old != nil && old.class != nil && old.version == c.version {
		c.next = old
		if old.class == c.class && old.itself == c.itself || old.behind == maxCached-1 {
			c.next = old.next
		}
		if c.next != nil {
			c.behind = c.next.behind + 1
		}
	}
	cache.Store(c)
}

// read returns the node that reads it.
//
//go:noinline
func (a *attribute) read(x expr) expr {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if in, ok := instances.Get(v); ok {
			if c := a.cache.Load(); c != nil && c.version == object.ClassVersion() { // a layout is of one class only
				if x := in.Attrs().At(c.found.Layout, c.found.Place); x.Present() {
					return x
				}
				if x := c.behindFirst(in); x.Present() {
					return x
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
			if c := a.cache.Load(); c != nil && c.version == object.ClassVersion() { // a layout is of one class only
				if x := in.Attrs().At(c.found.Layout, c.found.Place); x.Present() {
					return x
				}
				if x := c.behindFirst(in); x.Present() {
					return x
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
	t := threadOf(f)
	c := a.cache.Load()
	if in, ok := instances.Get(v); ok {
		version := object.ClassVersion()
		if c = c.forClass(in.Class(), version); c == nil {
			c = &attrCache{class: in.Class(), version: version, found: in.Find(a.name)}
			if c.found.Kind != object.FoundPlace {
				c.found.Place = -1
				c.value = value.Of(c.found.Value)
			}
			remember(&a.cache, c)
		}
		switch c.found.Kind {
		case object.FoundConstant:
			if in.Attrs().Begins(c.found.Layout) {
				return c.value
			}
		case object.FoundFunction:
			if in.Attrs().Begins(c.found.Layout) {
				return bindTo(c.found.Value, in)
			}
		case object.FoundClass:
			if in.Attrs().Begins(c.found.Layout) {
				return value.Of(&object.Method{Self: in.Class(), Func: c.found.Value})
			}
		case object.FoundGetter:
			got := callGetter(f, a.at, c.value, v)
			if got == failure {
				object.NameAttribute(t.Execution.Err, in, a.name)
			}
			return got
		case object.FoundPlace:
			if x := in.Attrs().At(c.found.Layout, c.found.Place); x.Present() {
				return x
			}
			if found := in.Find(a.name); found.Kind == object.FoundPlace { // of another layout
				remember(&a.cache, &attrCache{class: in.Class(), version: c.version, found: found})
			}
		}
	} else if e, ok := exceptions.Get(v); ok {
		version := object.ClassVersion()
		if c = c.forClass(e.Class(), version); c != nil {
			if x := e.Own().At(c.found.Layout, c.found.Place); x.Present() {
				return x
			}
		} else if found := e.Find(a.name); found.Kind == object.FoundPlace {
			remember(&a.cache, &attrCache{class: e.Class(), version: version, found: found})
		}
	} else if class, ok := classes.Get(v); ok {
		version := object.ClassVersion()
		if c = c.forClassItself(class, version); c == nil {
			c = &attrCache{class: class, version: version, found: class.FindOf(a.name), itself: true}
			c.value = value.Of(c.found.Value)
			remember(&a.cache, c)
		}
		switch c.found.Kind {
		case object.FoundConstant:
			return c.value
		case object.FoundClass:
			return value.Of(&object.Method{Self: class, Func: c.found.Value})
		}
	} else if m, ok := modules.Get(v); ok {
		if c == nil || c.module != m {
			if g := m.Global(a.name); g.Value.Present() {
				c = &attrCache{module: m, global: g}
				a.cache.Store(c)
			}
		}
		if c != nil && c.module == m && c.global.Value.Present() {
			return c.global.Value
		}
	}
	r, err := a.any(f, v)
	if err == nil && t.Failing() {
		err = t.Failure()
	}
	if err != nil {
		return fail(f, a.at, err)
	}
	return value.Of(r)
}

var modules = value.KindOf[pyrt.Module]()

// bindTo returns a function bound to an instance.
func bindTo(fn starlark.Value, in *object.Instance) value.Value {
	if m, ok := fn.(*object.NativeMethod); ok {
		return value.Of(m.Bound(in))
	}
	return methods.Of(&object.Method{Self: in, Func: fn})
}

// write returns what assigns to it.
//
//go:noinline
func (a *attribute) write(x expr) store {
	return func(f *value.Frame, v value.Value) bool {
		obj := x(f)
		if in, ok := instances.Get(obj); ok {
			if c := a.cache.Load(); c != nil && c.version == object.ClassVersion() {
				if c.grows {
					if in.Attrs().Extend(c.found.Layout, c.found.Place, v) {
						return false
					}
				} else if in.Attrs().SetAt(c.found.Layout, c.found.Place, v) {
					return false
				}
			}
		}
		return a.set(f, obj, v)
	}
}

// augmentAttr is x.name op= y, n being the operation. The attribute is read by one cache and written by another.
//
//go:noinline
func augmentAttr(n *operation, x *operand, from, to *attribute, y *operand) stmt {
	return func(f *value.Frame) value.Value {
		obj := x.value(f)
		if !obj.Present() {
			return x.missing(f)
		}
		var old value.Value
		in, ok := instances.Get(obj)
		if ok {
			if c := from.cache.Load(); c != nil && c.version == object.ClassVersion() {
				if old = in.Attrs().At(c.found.Layout, c.found.Place); !old.Present() {
					old = c.behindFirst(in)
				}
			}
		}
		if !old.Present() {
			if old = from.slow(f, obj); !old.Present() {
				return old
			}
		}
		with := y.value(f)
		if !with.Present() {
			return y.missing(f)
		}
		v := n.quick(old, with)
		if !v.Present() {
			if v = n.slow(f, old, with); !v.Present() {
				return v
			}
		}
		if ok {
			if c := to.cache.Load(); c != nil && c.version == object.ClassVersion() && !c.grows && in.Attrs().SetAt(c.found.Layout, c.found.Place, v) {
				return next
			}
		}
		if to.set(f, obj, v) {
			return failure
		}
		return next
	}
}

//go:noinline
func (a *attribute) set(f *value.Frame, obj, v value.Value) bool {
	if !obj.Present() {
		return true
	}
	t := threadOf(f)
	attrs, class := attrsOf(obj)
	n := 0
	if attrs != nil {
		if c := a.cache.Load().forClass(class, object.ClassVersion()); c != nil {
			if c.grows && attrs.Extend(c.found.Layout, c.found.Place, v) ||
				!c.grows && attrs.SetAt(c.found.Layout, c.found.Place, v) {
				return false
			}
		}
		n = attrs.Size()
	}
	x := t.Arena.Starlark(obj)
	if err := pyrt.SetAttr(x, a.name, t.Arena.Starlark(v)); err != nil {
		return failStore(f, a.at, err)
	}
	if attrs != nil {
		if found := x.(interface{ FindToSet(string) object.Found }).FindToSet(a.name); found.Kind == object.FoundPlace {
			grows := attrs.Size() == n+1 && found.Place == n
			version := object.ClassVersion()
			if c := a.cache.Load().forClass(class, version); c == nil || c.grows != grows || c.found != found {
				remember(&a.cache, &attrCache{class: class, version: version, found: found, grows: grows})
			}
		}
	}
	return false
}

// attrsOf returns the attributes and the class of an instance or an exception; nil for others.
func attrsOf(v value.Value) (*object.Namespace, *object.Class) {
	if in, ok := instances.Get(v); ok {
		return in.Attrs(), in.Class()
	}
	if e, ok := exceptions.Get(v); ok {
		return e.Attrs(), e.Class()
	}
	return nil, nil
}

// A methodName is x.name(…) at a place.
type methodName struct {
	name   string
	at     site // of the call
	attrAt site
	cache  atomic.Pointer[attrCache]

	appends bool // it is x.append(…), which is mostly that of a list
}

// find returns what x.name is: bound, or else what is to be called with x first.
func (m *methodName) find(f *value.Frame, x value.Value) (fn value.Value, bound bool) {
	if in, ok := instances.Get(x); ok {
		if c := m.cache.Load().forClass(in.Class(), object.ClassVersion()); c != nil && in.Attrs().Begins(c.found.Layout) {
			return c.value, c.found.Kind == object.FoundConstant
		}
	} else if c := m.cache.Load(); c != nil {
		if w := x.TypeWord(); w == c.word && w != 0 && (c.class == nil || c.holds(x)) {
			return c.value, false
		}
	}
	return m.look(f, x)
}

// holds reports whether x, a value in Go of the type that c is about, has its methods from the class
// that c is about, which has not changed.
func (c *attrCache) holds(x value.Value) bool {
	return c.version == object.ClassVersion() && x.Starlark().(object.HasMethods).MethodClass() == c.class
}

//go:noinline
func (m *methodName) look(f *value.Frame, x value.Value) (fn value.Value, bound bool) {
	t := threadOf(f)
	v := t.Arena.Starlark(x)
	if in, ok := instances.Get(x); ok {
		version := object.ClassVersion()
		if c := m.cache.Load().forClass(in.Class(), version); c != nil && in.Attrs().Begins(c.found.Layout) {
			return c.value, c.found.Kind == object.FoundConstant
		}
		found := in.Find(m.name)
		switch found.Kind {
		case object.FoundFunction, object.FoundConstant:
			fn := value.Of(found.Value)
			if found.Kind == object.FoundFunction {
				fn = method(found.Value)
			}
			remember(&m.cache, &attrCache{class: in.Class(), version: version, found: found, value: fn})
			return fn, found.Kind == object.FoundConstant
		case object.FoundClass:
			return value.Of(&object.Method{Self: in.Class(), Func: found.Value}), true
		}
	} else if class, ok := classes.Get(x); ok {
		version := object.ClassVersion()
		c := m.cache.Load().forClassItself(class, version)
		if c == nil {
			c = &attrCache{class: class, version: version, found: class.FindOf(m.name), itself: true}
			c.value = value.Of(c.found.Value)
			if c.found.Kind == object.FoundClass {
				c.value = value.Of(&object.Method{Self: class, Func: c.found.Value})
			}
			remember(&m.cache, c)
		}
		if c.found.Kind != object.FoundNowhere {
			return c.value, true
		}
	} else if mod, ok := modules.Get(x); ok {
		if g := mod.Global(m.name); g.Value.Present() {
			return g.Value, true
		}
	} else if fn := generatorMethod(x, m.name); fn.Present() {
		m.cache.Store(&attrCache{word: x.TypeWord(), value: fn})
		return fn, false
	} else if method := types.Method(v, m.name); method != nil {
		fn := value.Of(method)
		switch v.(type) {
		case starlark.String, *value.List, *value.Dict, *value.Set, *value.Tuple:
			m.cache.Store(&attrCache{word: x.TypeWord(), value: fn})
		}
		return fn, false
	} else if x, ok := v.(object.HasMethods); ok {
		if fn := object.FunctionNamed(x, m.name); fn != nil {
			c := &attrCache{word: value.Of(x).TypeWord(), class: x.MethodClass(), version: object.ClassVersion(), value: value.Of(fn)}
			m.cache.Store(c)
			return c.value, false
		}
	}
	r, err := pyrt.Attr(v, m.name)
	if err == nil && t.Failing() {
		err = t.Failure()
	}
	if err != nil {
		return fail(f, m.attrAt, err), false
	}
	return value.Of(r), true
}

var _ starlark.Callable = (*Function)(nil)
