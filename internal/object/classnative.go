package object

import (
	"fmt"
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// A class derived from a built-in type, such as dict or int, has instances that are
// made of a value of that type: what the class does not define is done with that. Go
// code that wants a value of a built-in type, and may be given an instance, calls Plain.

// Plain returns the value of a built-in type that v is made of, if it is an instance of
// a class derived from one, and else v.
func Plain(v starlark.Value) starlark.Value {
	if i, ok := v.(*Instance); ok && i.plain() != nil {
		return i.plain()
	}
	return v
}

// IsDerived reports whether v is an instance of a class derived from a built-in type.
func IsDerived(v starlark.Value) bool {
	i, ok := v.(*Instance)
	return ok && i.plain() != nil
}

// PlainFor returns the value of a built-in type that v is made of, if the class of v does
// not have a method called name that is not that type's.
func PlainFor(v starlark.Value, name string) (starlark.Value, bool) {
	i, ok := v.(*Instance)
	if !ok || i.plain() == nil {
		return nil, false
	}
	_, owner := i.class.Lookup(name)
	return i.plain(), owner != nil && owner.kind == kindNative
}

// AsString returns the text that v is, or is made of.
func AsString(v starlark.Value) (string, bool) { return starlark.AsString(Plain(v)) }

// Len, Index and Slice are for the interpreter, where a script in Starlark has a named
// tuple: scripts in Python call other functions.

// Len returns the number of elements of a tuple.
func (i *Instance) Len() int {
	if seq, ok := i.plain().(starlark.Sequence); ok {
		return seq.Len()
	}
	return 0
}

// Index returns an element of a tuple.
func (i *Instance) Index(n int) starlark.Value {
	if seq, ok := i.plain().(starlark.Indexable); ok {
		return seq.Index(n)
	}
	return starlark.None
}

// Slice returns a part of a tuple.
func (i *Instance) Slice(start, end, step int) starlark.Value {
	if seq, ok := i.plain().(starlark.Sliceable); ok {
		return seq.Slice(start, end, step)
	}
	return starlark.None
}

// hashed says that an instance with a plain value was hashed: see KeysMayBeInstances.
var hashed atomic.Bool

// KeysMayBeInstances reports whether there may be dicts and sets with keys that are
// instances of classes derived from built-in types. A look-up of a plain value does not
// find these, though they may be equal.
func KeysMayBeInstances() bool { return hashed.Load() }

// canDerive are the built-in types that classes can derive from, and what makes the
// empty value that an instance begins with, for those whose __init__ fills it.
var canDerive = map[*Class]func() starlark.Value{
	IntType: nil, FloatType: nil, StrType: nil, BytesType: nil, TupleType: nil, FrozenSetType: nil,
	EnumerateType: nil, FilterType: nil, MapType: nil, ReversedType: nil, ZipType: nil,
	ListType: func() starlark.Value { return new(value.List) },
	DictType: func() starlark.Value { return new(value.Dict) },
	SetType:  func() starlark.Value { return new(value.Set) },
}

// SetEmpty says how the value is made that an instance of a class derived from the
// built-in type c begins with.
func (c *Class) SetEmpty(empty func() starlark.Value) { canDerive[c] = empty }

// NewNative is the __new__ of a built-in type.
func (c *Class) NewNative(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	class, err := ClassArgument(c, args)
	if err != nil {
		return nil, err
	}
	if class == c {
		return Call(thread, c.construct, args[1:], kwargs)
	}
	if empty := canDerive[class.layout]; empty != nil {
		return NewInstance(class, empty()), nil
	}
	switch c {
	case FloatType, FrozenSetType, TupleType, FilterType, MapType, ReversedType, ZipType:
		if _, owner := class.Lookup("__init__"); owner != Object {
			kwargs = nil // they are for __init__
		}
	}
	plain, err := Call(thread, c.construct, args[1:], kwargs)
	if err != nil {
		return nil, err
	}
	if c == ReversedType && ClassOf(plain) != c { // what a __reversed__ returned
		return plain, nil
	}
	return NewInstance(class, Plain(plain)), nil
}

// ClassArgument returns the class that is the first argument of c.__new__.
func ClassArgument(c *Class, args starlark.Tuple) (*Class, error) {
	if len(args) == 0 {
		return nil, TypeError.Errorf("%s.__new__(): not enough arguments", c.Name())
	}
	class, ok := args[0].(*Class)
	if !ok {
		return nil, TypeError.Errorf("%s.__new__(X): X is not a type object (%s)", c.Name(), TypeName(args[0]))
	}
	if !class.Is(c) {
		return nil, TypeError.Errorf("%s.__new__(%s): %s is not a subtype of %s", c.Name(), class.Name(), class.Name(), c.Name())
	}
	if class.layout != nil && class.layout != c && c.layout != class.layout {
		return nil, TypeError.Errorf("%s.__new__(%s) is not safe, use %s.__new__()", c.Name(), class.Name(), class.Name())
	}
	return class, nil
}

// AttrOf returns the attribute called name that self, a value in Go of class c, has from c or a
// base of it other than object; nil if there is none: it is what starlark.HasAttrs wants.
func (c *Class) AttrOf(self starlark.Value, name string) (starlark.Value, error) {
	v, owner := c.Lookup(name)
	if v == nil || owner == Object || name == "__doc__" && owner != c {
		return nil, nil
	}
	return bind(v, self, c)
}

// HasMethods is a value in Go whose methods are functions that its class has: a call of one needs
// no bound method.
type HasMethods interface {
	starlark.Value
	// MethodClass returns the class that has all methods of the value; nil if the value may have
	// attributes of its own of the same names.
	MethodClass() *Class
}

// FunctionNamed returns the function in Go that is called with x, a value in Go, and the arguments, for
// the method called name; nil if the attribute of that name is none, or is not had by the class alone.
func FunctionNamed(x starlark.Value, name string) starlark.Value {
	if x, ok := x.(HasMethods); ok {
		if c := x.MethodClass(); c != nil {
			return c.functionNamed(name)
		}
	}
	return nil
}

// functionNamed is FunctionNamed for a value of class c.
func (c *Class) functionNamed(name string) starlark.Value {
	if v, owner := c.Lookup(name); owner != Object {
		if m, ok := v.(*NativeMethod); ok {
			return m.method
		}
	}
	return nil
}

// AttrNamesOf returns the names of the attributes that AttrOf finds, and those given, sorted.
func (c *Class) AttrNamesOf(others ...string) []string {
	for _, k := range c.mro {
		if k != Object {
			others = append(others, k.Attrs().Names()...)
		}
	}
	return sortedNames(others)
}

// DefinedBy says that define gives the built-in type c its attributes, by [Class.Define]. It is called each time before
// they are looked up.
func (c *Class) DefinedBy(define func()) { c.define = define }

// methodOf returns the method called name of self, a value of the built-in type c, or nil. Special methods are not
// among them, as go.starlark.net has it.
func (c *Class) methodOf(self starlark.Value, name string) (starlark.Value, error) {
	if IsDunder(name) {
		return nil, nil
	}
	return c.AttrOf(self, name)
}

// methodNames returns the names of the methods that methodOf finds.
func (c *Class) methodNames() []string { return slices.DeleteFunc(c.AttrNamesOf(), IsDunder) }

// CanDerive reports whether classes can derive from the built-in type c: it has a __new__ then.
func (c *Class) CanDerive() bool {
	_, ok := canDerive[c]
	return ok
}

// A NativeMethod is a method in Go as an attribute of its class: a built-in type, or a
// class of ours.
type NativeMethod struct {
	owner  *Class
	method Builtin // the receiver is its first argument
}

var (
	_ starlark.Callable = (*NativeMethod)(nil)
	_ starlark.HasAttrs = (*NativeMethod)(nil)
)

// NewNativeMethod returns the method of class owner that method is, bound to an instance.
func NewNativeMethod(owner *Class, method Builtin) *NativeMethod {
	return &NativeMethod{owner, method}
}

// Bound returns the method of self.
func (m *NativeMethod) Bound(self starlark.Value) starlark.Callable {
	return m.method.Bind(self)
}

// Doc returns what help() says of the method, or "".
func (m *NativeMethod) Doc() string { return m.method.Doc() }

// Method returns the function in Go whose first argument is the receiver.
func (m *NativeMethod) Method() Builtin { return m.method }

// Owner returns the class that has the method.
func (m *NativeMethod) Owner() *Class { return m.owner }

// Name returns the name of the method.
func (m *NativeMethod) Name() string { return m.method.Name() }

// isSlot reports whether the method is one that an operator or a built-in function
// stands for.
func (m *NativeMethod) isSlot() bool { return m.Type() == "wrapper_descriptor" }

// CallInternal calls the method of the first argument, for foreign Go code.
func (m *NativeMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return CallFromOutside(thread, m, args, kwargs)
}

// CallInside calls the method of the first argument.
func (m *NativeMethod) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 || !ClassOf(args[0]).Is(m.owner) {
		return nil, m.badReceiver(args)
	}
	return Call(thread, m.method, args, kwargs)
}

// badReceiver returns the error of a call without a receiver, or with one of another class.
func (m *NativeMethod) badReceiver(args starlark.Tuple) error {
	name, owner := m.Name(), m.owner.Name()
	switch {
	case len(args) == 0 && m.isSlot():
		return TypeError.Errorf("descriptor '%s' of '%s' object needs an argument", name, owner)
	case len(args) == 0:
		return TypeError.Errorf("unbound method %s.%s() needs an argument", owner, name)
	case m.isSlot():
		return TypeError.Errorf("descriptor '%s' requires a '%s' object but received a '%s'", name, owner, TypeName(args[0]))
	}
	return TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner, TypeName(args[0]))
}

// String returns the repr, such as "<method 'upper' of 'str' objects>".
func (m *NativeMethod) String() string {
	kind := "method"
	if m.isSlot() {
		kind = "slot wrapper"
	}
	if m.owner == Object {
		return fmt.Sprintf("<%s '%s'>", kind, m.Name())
	}
	return fmt.Sprintf("<%s '%s' of '%s' objects>", kind, m.Name(), m.owner.Name())
}

// methodsInC are the dunder methods that are methods by themselves in CPython, and no
// wrappers of what an operator does.
var methodsInC = map[string]bool{
	"__format__": true, "__reversed__": true, "__round__": true, "__trunc__": true, "__floor__": true, "__ceil__": true,
	"__subclasses__": true, "__instancecheck__": true, "__subclasscheck__": true, "__dir__": true, "__prepare__": true,
}

// A Slotter is a function in Go that knows whether it is what an operator or a built-in
// function stands for.
type Slotter interface{ IsSlot() bool }

// Type returns "wrapper_descriptor" for most dunder methods, "method_descriptor" for
// the others.
func (m *NativeMethod) Type() string {
	s, knows := m.method.(Slotter)
	name := m.Name()
	switch {
	case knows && s.IsSlot():
		return "wrapper_descriptor"
	case knows && m.owner.module == "":
		return "method_descriptor"
	}
	if !IsDunder(name) || methodsInC[name] {
		return "method_descriptor"
	}
	return "wrapper_descriptor"
}

// IsDunder reports whether a name begins and ends with two underscores.
func IsDunder(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}

// Freeze does nothing: a method does not change.
func (m *NativeMethod) Freeze() {}

// Truth returns true.
func (m *NativeMethod) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of m.
func (m *NativeMethod) Hash() (uint32, error) { return AddressHash(m), nil }

// Attr returns the attribute called name.
func (m *NativeMethod) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(m.Name()), nil
	case "__qualname__":
		return starlark.String(m.owner.Name() + "." + m.Name()), nil
	case "__objclass__":
		return m.owner, nil
	case "__text_signature__":
		return TextSignature(m), nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (m *NativeMethod) AttrNames() []string {
	return []string{"__name__", "__objclass__", "__qualname__"}
}
