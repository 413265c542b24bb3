package object

import (
	"cmp"
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Method is a function bound to the value that is its first argument.
type Method struct {
	Self starlark.Value
	Func starlark.Value
}

var _ starlark.Callable = (*Method)(nil)
var _ starlark.HasAttrs = (*Method)(nil)
var _ starlark.Comparable = (*Method)(nil)

// Name returns the function's name.
func (m *Method) Name() string { return funcName(m.Func) }

// QualifiedName returns the function's __qualname__.
func (m *Method) QualifiedName() string {
	v, err := Getattr(m.Func, "__qualname__")
	if s, ok := starlark.AsString(v); ok && err == nil {
		return s
	}
	return m.Name()
}

func funcName(fn starlark.Value) string {
	if c, ok := fn.(starlark.Callable); ok {
		return FunctionName(c.Name())
	}
	return TypeName(fn)
}

// CallInternal is CallInside for foreign Go code.
func (m *Method) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return CallFromOutside(thread, m, args, kwargs)
}

// CallInside calls the function with the bound value before the arguments.
func (m *Method) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if m.isOutside() {
		return nil, notRunning(thread)
	}
	return Call(thread, m.Func, prepend(m.Self, args), kwargs)
}

// isOutside reports whether m is of a class of a script, and no script code runs on the calling
// goroutine.
func (m *Method) isOutside() bool {
	switch self := m.Self.(type) {
	case *Instance:
		return outside(self.class) != nil
	case *Class:
		return outside(self) != nil
	case *Exception:
		return outside(self.Class()) != nil
	}
	return false
}

// String returns the method's repr.
func (m *Method) String() string {
	return fmt.Sprintf("<bound method %s of %s>", m.QualifiedName(), Repr(m.Self))
}

// Type returns "method".
func (m *Method) Type() string { return "method" }

// Freeze freezes the function.
func (m *Method) Freeze() { m.Func.Freeze() }

// Truth returns true.
func (m *Method) Truth() starlark.Bool { return true }

// Hash returns a hash of what is bound to what.
func (m *Method) Hash() (uint32, error) { return AddressHash(m.Self) ^ AddressHash(m.Func), nil }

// CompareSameType compares two methods: they are equal if they bind the same.
func (m *Method) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	other, ok := y.(*Method)
	same := ok && m.Self == other.Self && m.Func == other.Func
	return equalityOnly(op, same, m, y)
}

// Attr returns the attribute called name.
func (m *Method) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__self__":
		return m.Self, nil
	case "__func__":
		return m.Func, nil
	case "__name__":
		return starlark.String(m.Name()), nil
	case "__text_signature__":
		if IsBuiltin(m.Func) {
			return TextSignature(m), nil
		}
	case "__class__":
		return nil, nil
	}
	v, err := Getattr(m.Func, name)
	if err != nil && isAttributeError(err) {
		return nil, nil
	}
	return v, err
}

// AttrNames returns the names of the attributes.
func (m *Method) AttrNames() []string {
	return []string{"__doc__", "__func__", "__name__", "__qualname__", "__self__"}
}

// descriptor is what Property, ClassMethod and StaticMethod have in common.
type descriptor struct{ name string }

func (d descriptor) Type() string          { return d.name }
func (d descriptor) Freeze()               {}
func (d descriptor) Truth() starlark.Bool  { return true }
func (d descriptor) Hash() (uint32, error) { return starlark.String(d.name).Hash() }

func (d descriptor) String() string { return "<" + d.name + " object>" }

// A ClassMethod is a method whose first argument is the class.
type ClassMethod struct {
	descriptor
	Func starlark.Value
}

// NewClassMethod returns classmethod(fn).
func NewClassMethod(fn starlark.Value) *ClassMethod {
	return &ClassMethod{descriptor{"classmethod"}, fn}
}

// A StaticMethod is a function in a class that is not bound. It can be called itself.
type StaticMethod struct {
	descriptor
	Func starlark.Value
}

var _ starlark.Callable = (*StaticMethod)(nil)

// NewStaticMethod returns staticmethod(fn).
func NewStaticMethod(fn starlark.Value) *StaticMethod {
	return &StaticMethod{descriptor{"staticmethod"}, fn}
}

// Name returns the function's name.
func (s *StaticMethod) Name() string { return funcName(s.Func) }

// CallInternal calls the function, for foreign Go code.
func (s *StaticMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return CallFromOutside(thread, s, args, kwargs)
}

// CallInside calls the function.
func (s *StaticMethod) CallInside(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return Call(thread, s.Func, args, kwargs)
}

// unwrapMethod returns the function in a static or class method.
func unwrapMethod(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case *StaticMethod:
		return v.Func
	case *ClassMethod:
		return v.Func
	}
	return v
}

// A Property is an attribute that functions get, set and delete.
type Property struct {
	descriptor
	Get, Set, Del starlark.Value // nil for what it cannot do
	Doc           starlark.Value // nil for that of Get
	name          string         // what it is in a class; "" if it is not known
}

var _ starlark.HasAttrs = (*Property)(nil)
var _ Descriptor = (*Property)(nil)
var _ Named = (*Property)(nil)

// NewProperty returns property(get, set, del); nil for what is missing.
func NewProperty(get, set, del starlark.Value) *Property {
	return &Property{descriptor: descriptor{"property"}, Get: get, Set: set, Del: del}
}

// SetName is called when p becomes an attribute of a class.
func (p *Property) SetName(_ *Class, name string) error {
	p.name = name
	return nil
}

// cannot is the error for an instance where p has no function.
func (p *Property) cannot(class *Class, what string) error {
	if p.name == "" {
		return AttributeError.Errorf("property of '%s' object has no %s", class.Name(), what)
	}
	return AttributeError.Errorf("property '%s' of '%s' object has no %s", p.name, class.Name(), what)
}

// GetFrom returns the value of the property of self.
func (p *Property) GetFrom(self starlark.Value, class *Class) (starlark.Value, error) {
	if p.Get == nil {
		return nil, p.cannot(class, "getter")
	}
	return class.call(p.Get, self)
}

// SetIn sets the value of the property of self.
func (p *Property) SetIn(self starlark.Value, class *Class, v starlark.Value) error {
	if p.Set == nil {
		return p.cannot(class, "setter")
	}
	_, err := class.call(p.Set, self, v)
	return err
}

// DeleteIn deletes the value of the property of self.
func (p *Property) DeleteIn(self starlark.Value, class *Class) error {
	if p.Del == nil {
		return p.cannot(class, "deleter")
	}
	_, err := class.call(p.Del, self)
	return err
}

// With returns p with one function, of those that are not nil, in place of its own.
func (p *Property) With(get, set, del starlark.Value) *Property {
	q := *p
	q.Get, q.Set, q.Del = cmp.Or(get, p.Get), cmp.Or(set, p.Set), cmp.Or(del, p.Del)
	return &q
}

// Attr returns the attribute called name.
func (p *Property) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__doc__":
		switch {
		case p.Doc != nil:
			return p.Doc, nil
		case p.Get != nil:
			return Getattr(p.Get, name)
		}
		return starlark.None, nil
	case "__name__":
		if p.name != "" {
			return starlark.String(p.name), nil
		}
		return nil, nil
	}
	return PropertyType.AttrOf(p, name)
}

// AttrNames returns the names of the attributes.
func (p *Property) AttrNames() []string { return PropertyType.AttrNamesOf("__doc__") }

// A Super is what super() gives in a method: the attributes of self, from the classes
// behind one in its method resolution order.
type Super struct {
	descriptor
	class *Class         // search begins behind it
	self  starlark.Value // an instance, or a class in a class method
	of    *Class         // whose order counts
}

var _ starlark.HasAttrs = (*Super)(nil)

// NewSuper returns super(class, self).
func NewSuper(class *Class, self starlark.Value) (*Super, error) {
	of := ClassOf(self)
	if c, ok := self.(*Class); ok && c.Is(class) {
		of = c
	} else if !of.Is(class) {
		return nil, TypeError.Errorf("super(type, obj): obj (instance of %s) is not an instance or subtype of type (%s).", of.Name(), class.Name())
	}
	return &Super{descriptor{"super"}, class, self, of}, nil
}

// Attr returns the attribute called name, bound to self.
func (s *Super) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__thisclass__":
		return s.class, nil
	case "__self__":
		return s.self, nil
	case "__self_class__":
		return s.of, nil
	case "__class__":
		return SuperType, nil
	}
	v := s.of.lookupAfter(s.class, name)
	if v == nil {
		return nil, missingAttribute(s, name, "'super' object has no attribute '%s'", name)
	}
	if c, ok := s.self.(*Class); ok && c == s.of {
		return c.bindToClass(v)
	}
	return bind(v, s.self, s.of)
}

// Method returns the function that s.name binds to the instance that s is about, or nil
// if s.name is something else.
func (s *Super) Method(name string) starlark.Value {
	if _, ok := s.self.(*Class); ok {
		return nil
	}
	if fn := s.of.lookupAfter(s.class, name); isMethod(fn) {
		return fn
	}
	return nil
}

// AttrNames returns the names of the attributes.
func (s *Super) AttrNames() []string { return s.of.AttrNames() }

// bind returns what reading the class attribute v gives for the instance self.
func bind(v, self starlark.Value, class *Class) (starlark.Value, error) {
	if method, ok := v.(*NativeMethod); ok {
		return method.Bound(self), nil
	}
	if isMethod(v) {
		return &Method{Self: self, Func: v}, nil
	}
	switch v := v.(type) {
	case *ClassMethod:
		return bindFunc(v.Func, class), nil
	case *StaticMethod:
		return v.Func, nil
	case *Instance:
		if got, found, err := v.Special("__get__", self, class); found {
			return got, err
		}
	case Getter:
		return v.GetFrom(self, class)
	case Binder:
		return v.BindTo(self), nil
	}
	return v, nil
}

// bindFunc returns the function of a class method for a class.
func bindFunc(fn starlark.Value, class *Class) starlark.Value {
	switch fn := fn.(type) {
	case *NativeMethod:
		return fn.Bound(class)
	case Builtin:
		return fn.Bind(class)
	}
	return &Method{Self: class, Func: fn}
}

// A Getter is a value, such as a functools.cached_property, that as an attribute of a
// class gives a value of its own when it is read from an instance. Attributes of the
// instance go before it.
type Getter interface {
	starlark.Value
	GetFrom(self starlark.Value, class *Class) (starlark.Value, error)
}

// A ClassGetter gives a value of its own when it is read from the class, too.
type ClassGetter interface {
	Getter
	GetFromClass(class *Class) (starlark.Value, error)
}

// Bind returns what v gives as an attribute of class when it is read from self, or, if self is nil, from the class:
// v.__get__(self, class), and v itself if it has none.
func Bind(v, self starlark.Value, class *Class) (starlark.Value, error) {
	if self == nil {
		return class.bindToClass(v)
	}
	return bind(v, self, class)
}

// HasGet reports whether v has a __get__.
func HasGet(v starlark.Value) bool {
	switch v := v.(type) {
	case *ClassMethod, *StaticMethod, *NativeMethod, Getter, Binder:
		return true
	case *Instance:
		return v.Defines("__get__")
	}
	return isMethod(v)
}

// A Named is a value that is told under which name it became an attribute of a class:
// its __set_name__.
type Named interface {
	starlark.Value
	SetName(class *Class, name string) error
}

// A Binder is a value, such as a functools.lru_cache, that becomes a method when it is
// read as an attribute of an instance.
type Binder interface {
	starlark.Value
	BindTo(self starlark.Value) starlark.Value
}

// call calls a function of a script, or a builtin that needs no thread.
func (c *Class) call(fn starlark.Value, args ...starlark.Value) (starlark.Value, error) {
	return c.callKw(fn, args, nil)
}

func (c *Class) callKw(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	for _, k := range c.mro {
		if k.caller != nil {
			return k.caller.Call(fn, args, kwargs)
		}
	}
	return Call(new(starlark.Thread), fn, args, kwargs)
}
