package object

import (
	"slices"
	"strings"
	"sync/atomic"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Caller calls script functions for methods that are given no thread, on the thread
// that runs now.
type Caller interface {
	// Call calls fn.
	Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	// Fail makes the script code that runs end with err.
	Fail(err error)
}

// A Class is a class. To a script it is a value whose call makes an instance.
type Class struct {
	module string
	name   string // qualified, as "Outer.Inner"
	bases  []*Class
	mro    []*Class // the class itself first, object last
	attrs  Namespace
	caller Caller // nil for classes of ours

	lookups atomic.Pointer[lookups] // what Lookup remembers; nil before the first
	pattern pattern                 // of the instances' attributes

	// construct makes an instance of a built-in type; nil for others.
	construct starlark.Callable

	// alloc makes an instance, not initialized, of a class of ours, or of one derived
	// from it; nil for others: see NewOpen.
	alloc func(*Class) starlark.Value

	kind kind
}

// kind says what the instances of a class are.
type kind uint8

const (
	kindInstance  kind = iota // *Instance
	kindException             // *Exception
	kindNative                // values of Starlark or of Go
)

var _ starlark.Callable = (*Class)(nil)
var _ starlark.HasSetField = (*Class)(nil)
var _ starlark.Mapping = (*Class)(nil)
var _ starlark.HasBinary = (*Class)(nil)

// Object is the class object, which all others derive from.
var Object = func() *Class {
	c := &Class{name: "object"}
	c.mro = []*Class{c}
	c.attrs.class = true
	return c
}()

// NewClass returns a class of ours derived from base. The module is that of its name
// in tracebacks, such as "concurrent.futures._base", and empty for Python's built-in
// classes.
func NewClass(module, name string, base *Class) *Class {
	if base == nil {
		base = Object
	}
	c := &Class{module: module, name: name, bases: []*Class{base}, kind: base.kind}
	c.mro = append([]*Class{c}, base.mro...)
	c.attrs.class = true
	return c
}

// NewNative returns a built-in type whose instances are Go values of another kind.
// Calling it calls construct, which may be set later: see SetConstructor.
func NewNative(module, name string, bases ...*Class) *Class {
	if len(bases) == 0 {
		bases = []*Class{Object}
	}
	c := &Class{module: module, name: name, bases: bases, kind: kindNative}
	c.mro = append([]*Class{c}, bases[0].mro...)
	c.attrs.class = true
	return c
}

// NewOpen returns a class of ours whose instances are Go values, and which scripts can
// derive from. alloc makes an instance, not initialized, of the class or of one derived
// from it, which embeds, or refers to, an [Extension]; the class's __init__ is among its
// attributes.
func NewOpen(module, name string, base *Class, alloc func(*Class) starlark.Value) *Class {
	c := NewClass(module, name, base)
	c.alloc = alloc
	return c
}

// SetConstructor makes construct what a call of the built-in type c calls.
func (c *Class) SetConstructor(construct starlark.Callable) { c.construct = construct }

// Is reports whether c is base or derived from it.
func (c *Class) Is(base *Class) bool { return slices.Contains(c.mro, base) }

// IsException reports whether instances of c can be raised.
func (c *Class) IsException() bool { return c.kind == kindException }

// lookupAfter is Lookup in the classes behind after in c's method resolution order.
func (c *Class) lookupAfter(after *Class, name string) starlark.Value {
	i := slices.Index(c.mro, after)
	for _, k := range c.mro[i+1:] {
		if v := k.attrs.Get(name); v != nil {
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
func (c *Class) Attrs() *Namespace { return &c.attrs }

// Caller returns what calls script functions for instances of c.
func (c *Class) Caller() Caller { return c.caller }

// Module returns the name of the module, "" for Python's built-in classes.
func (c *Class) Module() string { return c.module }

// QualifiedName returns the class's name as a traceback shows it.
func (c *Class) QualifiedName() string {
	if c.module == "" || c.module == "__main__" {
		return c.name
	}
	return c.module + "." + c.name
}

// Name returns the class's name without its module and outer classes.
func (c *Class) Name() string { return c.name[strings.LastIndexByte(c.name, '.')+1:] }

// String returns the class's repr, such as "<class 'ValueError'>".
func (c *Class) String() string {
	if c.module == "" {
		return "<class '" + c.name + "'>"
	}
	return "<class '" + c.module + "." + c.name + "'>"
}

// Type returns "type".
func (c *Class) Type() string { return "type" }

// Freeze does nothing: classes stay open, as in Python.
func (c *Class) Freeze() {}

// Truth returns true.
func (c *Class) Truth() starlark.Bool { return true }

// Hash returns a hash of the class's identity.
func (c *Class) Hash() (uint32, error) { return addressHash(c), nil }

// Get is the subscript of a class: the class itself for a generic one, such as
// list[int].
func (c *Class) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	getItem, _ := c.Lookup("__class_getitem__")
	if getItem == nil {
		if c.caller != nil {
			return nil, false, TypeError.Errorf("type '%s' is not subscriptable", c.Name())
		}
		return c, true, nil
	}
	v, err = c.call(unwrapMethod(getItem), c, key)
	return v, err == nil, err
}

// Binary is c | y, the union of classes.
func (c *Class) Binary(op token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if op != syntax.PIPE || !canUnite(y) {
		return nil, nil
	}
	if side == starlark.Right {
		return NewUnion(y, c), nil
	}
	return NewUnion(c, y), nil
}

// CallInternal makes an instance of the class.
func (c *Class) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.construct != nil {
		return c.construct.CallInternal(thread, args, kwargs)
	}
	var self starlark.Value
	new, owner := c.Lookup("__new__")
	made := new != nil && owner != Object
	if made {
		var err error
		self, err = starlark.Call(thread, unwrapMethod(new), prepend(c, args), kwargs)
		if err != nil {
			return nil, err
		}
		if !ClassOf(self).Is(c) {
			return self, nil
		}
	} else {
		var err error
		if self, err = c.allocate(args); err != nil {
			return nil, err
		}
	}
	init, owner := c.Lookup("__init__")
	switch {
	case init == nil || owner == Object:
		if len(args)+len(kwargs) > 0 && c.kind == kindInstance && !made { // else __new__ took them
			return nil, TypeError.Errorf("%s() takes no arguments", c.Name())
		}
	case owner == BaseException:
		if len(kwargs) > 0 { // and the arguments are there
			return nil, TypeError.Errorf("%s() takes no keyword arguments", c.Name())
		}
	default: // a function of the class, unbound
		result, err := starlark.Call(thread, init, prepend(self, args), kwargs)
		if err != nil {
			return nil, err
		}
		if result != starlark.None {
			return nil, TypeError.Errorf("__init__() should return None, not '%s'", TypeName(result))
		}
	}
	return self, nil
}

// allocate returns an instance that is not initialized.
func (c *Class) allocate(args starlark.Tuple) (starlark.Value, error) {
	if abstract, _ := c.Lookup("__abstractmethods__"); abstract != nil && starlark.Len(abstract) > 0 {
		var names []string
		it := starlark.Iterate(abstract)
		defer it.Done()
		var v starlark.Value
		for it.Next(&v) {
			s, _ := starlark.AsString(v)
			names = append(names, "'"+s+"'")
		}
		slices.Sort(names)
		plural := ""
		if len(names) > 1 {
			plural = "s"
		}
		return nil, TypeError.Errorf("Can't instantiate abstract class %s without an implementation for abstract method%s %s",
			c.Name(), plural, strings.Join(names, ", "))
	}
	for _, k := range c.mro {
		if k.alloc != nil {
			return k.alloc(c), nil
		}
	}
	switch c.kind {
	case kindException:
		return c.New(slices.Clone(args)...), nil
	case kindInstance:
		return &Instance{class: c, attrs: Namespace{like: &c.pattern}}, nil
	}
	return nil, TypeError.Errorf("cannot create '%s' instances", c.QualifiedName())
}

// prepend returns args with v before them.
func prepend(v starlark.Value, args starlark.Tuple) starlark.Tuple {
	all := make(starlark.Tuple, 0, len(args)+1)
	return append(append(all, v), args...)
}

// Attr returns the attribute of the class called name.
func (c *Class) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(c.Name()), nil
	case "__qualname__":
		return starlark.String(c.name), nil
	case "__module__":
		if c.module == "" {
			return starlark.String("builtins"), nil
		}
		return starlark.String(c.module), nil
	case "__class__":
		return Type, nil
	case "__mro__":
		return classTuple(c.mro), nil
	case "__bases__":
		return classTuple(c.bases), nil
	case "__dict__":
		return c.attrs.Dict(), nil
	case "__doc__":
		if doc := c.attrs.Get(name); doc != nil {
			return doc, nil
		}
		return starlark.None, nil
	case "__annotations__":
		if c.caller != nil {
			return c.annotations()
		}
	case "mro":
		return starlark.NewBuiltin("mro", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
			return starlark.NewList(classTuple(c.mro)), nil
		}), nil
	}
	v, _ := c.Lookup(name)
	if c.kind == kindNative && NativeAttr != nil {
		if method := NativeAttr(c.name, name); method != nil {
			return method, nil
		}
	}
	switch v := v.(type) {
	case nil:
		return nil, AttributeError.Errorf("type object '%s' has no attribute '%s'", c.Name(), name)
	case *ClassMethod:
		return &Method{Self: c, Func: v.Func}, nil
	case *StaticMethod:
		return v.Func, nil
	case *Instance:
		if get, _ := v.class.Lookup("__get__"); get != nil {
			return c.call(get, v, starlark.None, c)
		}
		return v, nil
	default:
		return v, nil
	}
}

// Annotations returns the annotations of the body of a class, or nil.
func (c *Class) Annotations() *Annotations {
	a, _ := c.attrs.Get(annotateName).(*Annotations)
	return a
}

// The attributes of a class with its annotations, and with what they are.
const annotateName, annotationsName = "__annotate_func__", "__annotations_cache__"

// annotations returns the __annotations__ of a class of a script: its own, those that the
// script set, or an empty dict; the same each time.
func (c *Class) annotations() (starlark.Value, error) {
	for _, name := range []string{"__annotations__", annotationsName} {
		if v := c.attrs.Get(name); v != nil {
			return v, nil
		}
	}
	var v starlark.Value = new(starlark.Dict)
	if a := c.Annotations(); a != nil {
		var err error
		if v, err = a.Values(c.caller); err != nil {
			return nil, err
		}
	}
	c.attrs.Set(annotationsName, v)
	return v, nil
}

func classTuple(classes []*Class) starlark.Tuple {
	t := make(starlark.Tuple, len(classes))
	for i, c := range classes {
		t[i] = c
	}
	return t
}

// AttrNames returns the names of the attributes, of bases too, sorted.
func (c *Class) AttrNames() []string {
	var names []string
	for _, k := range c.mro {
		names = append(names, k.attrs.Names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// SetField sets an attribute of a class that a script wrote.
func (c *Class) SetField(name string, v starlark.Value) error {
	if c.caller == nil {
		return TypeError.Errorf("cannot set '%s' attribute of immutable type '%s'", name, c.QualifiedName())
	}
	switch name {
	case "__name__", "__qualname__":
		if s, ok := starlark.AsString(v); ok {
			c.name = s
			return nil
		}
		return TypeError.Errorf("can only assign string to %s.%s, not '%s'", c.Name(), name, TypeName(v))
	case "__module__":
		c.module, _ = starlark.AsString(v)
		return nil
	}
	c.attrs.Set(name, v)
	return nil
}

// DelField deletes an attribute of a class that a script wrote.
func (c *Class) DelField(name string) error {
	if c.caller == nil {
		return TypeError.Errorf("cannot delete '%s' attribute of immutable type '%s'", name, c.QualifiedName())
	}
	if !c.attrs.Delete(name) {
		return AttributeError.Errorf("type object '%s' has no attribute '%s'", c.Name(), name)
	}
	return nil
}
