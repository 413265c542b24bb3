package object

import (
	"fmt"

	"go.starlark.net/starlark"
)

// This file has what a class method and a static method are when they are not bound: as they
// are kept in the __dict__ of the class.

var (
	_ starlark.HasAttrs = (*ClassMethod)(nil)
	_ starlark.HasAttrs = (*StaticMethod)(nil)
)

// Attr returns the attribute called name.
func (m *ClassMethod) Attr(name string) (starlark.Value, error) {
	return wrapperAttr(m, m.Func, name)
}

// Attr returns the attribute called name.
func (s *StaticMethod) Attr(name string) (starlark.Value, error) {
	return wrapperAttr(s, s.Func, name)
}

// For returns what reading the method of a class, or of an instance of it, gives.
func (m *ClassMethod) For(class *Class) starlark.Value { return bindFunc(m.Func, class) }

// AttrNames returns the names of the attributes.
func (m *ClassMethod) AttrNames() []string { return wrapperNames() }

// AttrNames returns the names of the attributes.
func (s *StaticMethod) AttrNames() []string { return wrapperNames() }

// String returns the repr, such as "<classmethod(<function f at 0x7f…>)>".
func (m *ClassMethod) String() string { return "<classmethod(" + Repr(m.Func) + ")>" }

// String returns "<property object at 0x…>".
func (p *Property) String() string { return fmt.Sprintf("<property object at %#x>", Address(p)) }

// String returns the repr, such as "<staticmethod(<function f at 0x7f…>)>".
func (s *StaticMethod) String() string { return "<staticmethod(" + Repr(s.Func) + ")>" }

func wrapperNames() []string {
	return []string{"__doc__", "__func__", "__get__", "__isabstractmethod__", "__module__", "__name__", "__qualname__", "__wrapped__"}
}

// wrapperAttr returns an attribute of method, which is one around fn; nil if there is none.
func wrapperAttr(method, fn starlark.Value, name string) (starlark.Value, error) {
	switch name {
	case "__func__", "__wrapped__":
		return fn, nil
	case "__doc__", "__module__", "__name__", "__qualname__":
		return Getattr(fn, name)
	case "__isabstractmethod__":
		v, err := Getattr(fn, name)
		if err != nil && isAttributeError(err) {
			return starlark.False, nil
		}
		return v, err
	}
	return ClassOf(method).AttrOf(method, name)
}
