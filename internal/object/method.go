package object

import (
	"fmt"
	"reflect"

	"go.starlark.net/starlark"
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

// CallInternal calls the function with the bound value before the arguments.
func (m *Method) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, m.Func, prepend(m.Self, args), kwargs)
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
func (m *Method) Hash() (uint32, error) { return addressHash(m.Self) ^ addressHash(m.Func), nil }

// CompareSameType compares two methods: they are equal if they bind the same.
func (m *Method) CompareSameType(op token, y starlark.Value, _ int) (bool, error) {
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
func (d descriptor) String() string        { return "<" + d.name + " object>" }
func (d descriptor) Hash() (uint32, error) { return starlark.String(d.name).Hash() }

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

// CallInternal calls the function.
func (s *StaticMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, s.Func, args, kwargs)
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
}

var _ starlark.HasAttrs = (*Property)(nil)

// NewProperty returns property(get, set, del); nil for what is missing.
func NewProperty(get, set, del starlark.Value) *Property {
	return &Property{descriptor{"property"}, get, set, del}
}

// Attr returns the attribute called name: getter, setter and deleter are the
// decorators that return the property with one function changed.
func (p *Property) Attr(name string) (starlark.Value, error) {
	with := func(change func(q *Property, fn starlark.Value)) (starlark.Value, error) {
		return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			var fn starlark.Value
			if err := starlark.UnpackPositionalArgs(b.Name(), args, kwargs, 1, &fn); err != nil {
				return nil, err
			}
			q := *p
			change(&q, fn)
			return &q, nil
		}), nil
	}
	orNone := func(v starlark.Value) (starlark.Value, error) {
		if v == nil {
			return starlark.None, nil
		}
		return v, nil
	}
	switch name {
	case "getter":
		return with(func(q *Property, fn starlark.Value) { q.Get = fn })
	case "setter":
		return with(func(q *Property, fn starlark.Value) { q.Set = fn })
	case "deleter":
		return with(func(q *Property, fn starlark.Value) { q.Del = fn })
	case "fget":
		return orNone(p.Get)
	case "fset":
		return orNone(p.Set)
	case "fdel":
		return orNone(p.Del)
	case "__doc__":
		if p.Get != nil {
			return Getattr(p.Get, name)
		}
		return starlark.None, nil
	}
	return nil, nil
}

// AttrNames returns the names of the attributes.
func (p *Property) AttrNames() []string {
	return []string{"__doc__", "deleter", "fdel", "fget", "fset", "getter", "setter"}
}

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
	v := s.of.lookupAfter(s.class, name)
	if v == nil {
		return nil, AttributeError.Errorf("'super' object has no attribute '%s'", name)
	}
	if c, ok := s.self.(*Class); ok && c == s.of {
		switch v := v.(type) {
		case *ClassMethod:
			return &Method{Self: c, Func: v.Func}, nil
		case *StaticMethod:
			return v.Func, nil
		}
		return v, nil
	}
	return bind(v, s.self, s.of)
}

// Method returns the function that s.name binds to the instance that s is about, or nil
// if s.name is something else.
func (s *Super) Method(name string) starlark.Value {
	if _, ok := s.self.(*Class); ok {
		return nil
	}
	fn := s.of.lookupAfter(s.class, name)
	switch fn.(type) {
	case *starlark.Function, *starlark.Builtin, *Function:
		return fn
	}
	return nil
}

// AttrNames returns the names of the attributes.
func (s *Super) AttrNames() []string { return s.of.AttrNames() }

// bind returns what reading the class attribute v gives for the instance self.
func bind(v, self starlark.Value, class *Class) (starlark.Value, error) {
	switch v := v.(type) {
	case *starlark.Function, *starlark.Builtin, *Function:
		return &Method{Self: self, Func: v}, nil
	case *ClassMethod:
		return &Method{Self: class, Func: v.Func}, nil
	case *StaticMethod:
		return v.Func, nil
	case *Property:
		if v.Get == nil {
			return nil, AttributeError.Errorf("property of '%s' object has no getter", class.Name())
		}
		return class.call(v.Get, self)
	case *Instance:
		if get, _ := v.class.Lookup("__get__"); get != nil {
			return class.call(get, v, self, class)
		}
	case Getter:
		return v.GetFrom(self, class)
	case Binder:
		return v.BindTo(self), nil
	}
	return v, nil
}

// A Getter is a value, such as a functools.cached_property, that as an attribute of a
// class gives a value of its own when it is read from an instance. Attributes of the
// instance go before it.
type Getter interface {
	starlark.Value
	GetFrom(self starlark.Value, class *Class) (starlark.Value, error)
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
	return starlark.Call(new(starlark.Thread), fn, args, kwargs)
}

// addressHash returns a hash of the identity of a value that is a pointer, or of
// another value's type.
func addressHash(v any) uint32 {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
		return uint32(r.Pointer() >> 4)
	}
	return 0
}
