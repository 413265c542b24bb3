package object

import (
	"fmt"
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// An Instance is an instance of a class that a script wrote.
type Instance struct {
	class *Class
	attrs Namespace
	rest  *rest // nil for most
}

// rest is what few instances have.
type rest struct {
	plain starlark.Value // of a class derived from a built-in type; else nil
	state any            // see State
}

// plain returns the value that i is made of, if its class is derived from a built-in type; else nil.
func (i *Instance) plain() starlark.Value {
	if i.rest == nil {
		return nil
	}
	return i.rest.plain
}

var (
	_ starlark.HasSetField = (*Instance)(nil)
	_ starlark.HasBinary   = (*Instance)(nil)
	_ starlark.HasUnary    = (*Instance)(nil)
	_ starlark.HasSetKey   = (*Instance)(nil)
	_ starlark.Container   = (*Instance)(nil)
	_ starlark.Comparable  = (*Instance)(nil)
	_ starlark.Callable    = (*Instance)(nil)
	_ starlark.Iterable    = (*Instance)(nil)
)

// NewInstance returns an instance of a class, made without calling an __init__. The plain
// value is what it is made of, if the class is derived from a built-in type, and else nil.
func NewInstance(class *Class, plain starlark.Value) *Instance {
	if t, ok := plain.(starlark.Tuple); ok {
		plain = value.TupleFrom(t)
	}
	i := class.room()
	i.class = class
	if class.shape.shared { // the shape of others belongs to several Hosts, whose threads may run at the same time
		i.attrs.shape = &class.shape
	}
	if plain != nil {
		i.rest = &rest{plain: plain}
	}
	return i
}

// room returns the memory of an instance of c, with that of as many attributes as other instances have.
func (c *Class) room() *Instance {
	switch n := len(c.shape.names); {
	case n == 0 || n > 8 || !c.shape.shared:
		return new(Instance)
	case n <= 2:
		i := new(struct {
			Instance
			values [2]value.Value
		})
		i.attrs.values = i.values[:0]
		return &i.Instance
	case n == 3:
		i := new(struct {
			Instance
			values [3]value.Value
		})
		i.attrs.values = i.values[:0]
		return &i.Instance
	case n == 4:
		i := new(struct {
			Instance
			values [4]value.Value
		})
		i.attrs.values = i.values[:0]
		return &i.Instance
	case n <= 6:
		i := new(struct {
			Instance
			values [6]value.Value
		})
		i.attrs.values = i.values[:0]
		return &i.Instance
	default:
		i := new(struct {
			Instance
			values [8]value.Value
		})
		i.attrs.values = i.values[:0]
		return &i.Instance
	}
}

// Class returns the class that i is an instance of.
func (i *Instance) Class() *Class { return i.class }

// Attrs returns the attributes of i itself.
func (i *Instance) Attrs() *Namespace { return &i.attrs }

// instanceType is what Type returns for every instance, of exceptions too. That it is
// the same for all lets starlark.Compare ask them.
const instanceType = "object"

// Type returns "object": see [TypeName] for the name of the class.
func (i *Instance) Type() string { return instanceType }

// Freeze does nothing: instances stay open, as in Python.
func (i *Instance) Freeze() {}

// Name returns the name of the class: an instance may be called.
func (i *Instance) Name() string { return i.class.Name() }

// Defines reports whether the class of i, or a base other than object, defines the
// dunder method called name.
func (i *Instance) Defines(name string) bool { return defines(i.class, name) }

// Special calls the dunder method called name; found is false if there is none.
func (i *Instance) Special(name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	return special(i, i.class, name, args...)
}

// String returns repr(i).
func (i *Instance) String() string {
	if c := outside(i.class); c != nil {
		return textFromOutside(c, i, i.class, func() string { return reprOf(i, i.class) })
	}
	return reprOf(i, i.class)
}

// Str returns str(i).
func (i *Instance) Str() string {
	if s, ok := textFrom(i, i.class, "__str__"); ok {
		return s
	}
	if outside(i.class) == nil {
		if s, ok := textAs("__str__", i, i.class, "__repr__"); ok {
			return s
		}
	}
	return i.String()
}

func reprOf(self starlark.Value, class *Class) string {
	if s, ok := textFrom(self, class, "__repr__"); ok {
		return s
	}
	return defaultRepr(self, class)
}

// defaultRepr is object.__repr__.
func defaultRepr(self starlark.Value, class *Class) string {
	name := class.name
	if class.module != "" {
		name = class.moduleName() + "." + name
	}
	return fmt.Sprintf("<%s object at %#x>", name, uint64(Address(self)))
}

// textFrom calls a dunder method that must return a string. What fails outside of scripts gives
// the repr that object has.
func textFrom(self starlark.Value, class *Class, name string, args ...starlark.Value) (string, bool) {
	return textAs(name, self, class, name, args...)
}

// textAs is textFrom, for a method that is called as what another one is without it.
func textAs(as string, self starlark.Value, class *Class, name string, args ...starlark.Value) (string, bool) {
	v, found, err := special(self, class, name, args...)
	if !found {
		return "", false
	}
	s, ok := starlark.AsString(Plain(v))
	if err == nil && !ok {
		err = BadReturn(self, as, "a str", v)
	}
	switch {
	case err == nil:
		return s, true
	case fail(class, err):
		return "", true
	}
	return defaultRepr(self, class), true
}

// Hash returns hash(i).
func (i *Instance) Hash() (uint32, error) {
	if c := outside(i.class); c != nil {
		return from(c, i.hash)
	}
	return i.hash()
}

func (i *Instance) hash() (uint32, error) {
	if i.plain() == nil {
		return hashOf(i, i.class)
	}
	hashed.Store(true)
	if fn, owner := i.class.Lookup("__hash__"); fn != starlark.None && owner != nil && owner.kind == kindNative {
		return i.plain().Hash()
	}
	v, err := HashValue(i, i.class)
	if n, ok := v.(starlark.Int); ok && err == nil {
		switch i.plain().(type) {
		case starlark.Int, starlark.Float:
		default: // what hash() gives for a text, and the like, is its hash here
			if h, ok := n.Uint64(); ok && h <= math.MaxUint32 {
				return uint32(h), nil
			}
		}
	}
	return hashOf(i, i.class)
}

// HashesPlain reports whether the hash of i is that of the value that it is made of: its
// class does not say otherwise, or says the same.
func (i *Instance) HashesPlain() bool {
	if i.plain() == nil {
		return false
	}
	if fn, owner := i.class.Lookup("__hash__"); owner != nil && owner.kind == kindNative {
		return fn != starlark.None
	}
	v, err := HashValue(i, i.class)
	n, ok := v.(starlark.Int)
	if err != nil || !ok {
		return false
	}
	h, err := Hash(i.plain())
	if err != nil {
		return false
	}
	c, _ := n.Cmp(starlark.MakeInt64(h), 1) // cannot fail
	return c == 0
}

func hashOf(self starlark.Value, class *Class) (uint32, error) {
	v, err := HashValue(self, class)
	if v == nil || err != nil {
		return uint32(Address(self) >> 4), err
	}
	return v.Hash()
}

// HashValue returns what the __hash__ of an instance of a class returns, or nil if that
// is object's.
func HashValue(self starlark.Value, class *Class) (starlark.Value, error) {
	if h, owner := class.Lookup("__hash__"); h == starlark.None && owner != Object {
		return nil, TypeError.Errorf("unhashable type: '%s'", class.Name())
	}
	v, found, err := special(self, class, "__hash__")
	if err != nil || !found {
		return nil, err
	}
	h, ok := Plain(v).(starlark.Int)
	if !ok {
		return nil, TypeError.Errorf("__hash__ method should return an integer")
	}
	return h, nil
}

// Attr returns the attribute called name.
func (i *Instance) Attr(name string) (starlark.Value, error) {
	if c := outside(i.class); c != nil {
		return from(c, func() (starlark.Value, error) { return i.ReadAttr(name) })
	}
	v, err := i.ReadAttr(name)
	if c := i.class.Caller(); c != nil && !c.Python() && v != nil {
		v = Outward(v)
	}
	return v, err
}

// ReadAttr is Attr for code that has the script lock.
func (i *Instance) ReadAttr(name string) (starlark.Value, error) {
	attrs, err := i.namespace()
	if err != nil {
		return nil, err
	}
	return attrOf(i, i.class, attrs, name)
}

// Method returns the function that i.name binds to i, or nil if i.name is something else.
func (i *Instance) Method(name string) starlark.Value {
	fn, _ := i.class.Lookup(name)
	if !isMethod(fn) || i.class.hooks.getattribute {
		return nil
	}
	if attrs, err := i.namespace(); err != nil || attrs.Get(name) != nil {
		return nil
	}
	return fn
}

// AttrNames returns the names of the attributes of i and its class, sorted.
func (i *Instance) AttrNames() []string {
	if c := outside(i.class); c != nil {
		names, _ := from(c, func() ([]string, error) { return i.attrNames(), nil })
		return names
	}
	return i.attrNames()
}

func (i *Instance) attrNames() []string {
	attrs, err := i.namespace()
	if err != nil {
		attrs = new(Namespace)
	}
	return dirOf(i.class, attrs)
}

// SetField sets the attribute called name.
func (i *Instance) SetField(name string, v starlark.Value) error {
	if c := outside(i.class); c != nil {
		return c.Do(func() error { return i.WriteAttr(name, v) })
	}
	return i.WriteAttr(name, v)
}

// WriteAttr is SetField for code that has the script lock.
func (i *Instance) WriteAttr(name string, v starlark.Value) error {
	attrs, err := i.namespace()
	if err != nil {
		return err
	}
	return setField(i, i.class, attrs, name, v)
}

// SetAttr is SetField without a __setattr__ of the class: object.__setattr__.
func (i *Instance) SetAttr(name string, v starlark.Value) error {
	attrs, err := i.namespace()
	if err != nil {
		return err
	}
	return setAttr(i, i.class, attrs, name, v)
}

// DelField deletes the attribute called name.
func (i *Instance) DelField(name string) error {
	attrs, err := i.namespace()
	if err != nil {
		return err
	}
	return delField(i, i.class, attrs, name)
}
