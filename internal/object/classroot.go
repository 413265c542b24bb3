package object

import (
	"slices"

	"go.starlark.net/starlark"
)

// This file has what the methods of object do, which package types defines.

// DefaultRepr is object.__repr__.
func DefaultRepr(self starlark.Value) string { return defaultRepr(self, ClassOf(self)) }

// NotEqual is object.__ne__: the opposite of what __eq__ of self returns.
func NotEqual(self, other starlark.Value) (starlark.Value, error) {
	v, err := compareWith(self, ClassOf(self), "__eq__", other)
	switch {
	case err != nil:
		return nil, err
	case v != nil:
		return !v.Truth(), nil
	case Is(self, other):
		return starlark.False, nil
	}
	return NotImplemented, nil
}

// Dir is object.__dir__.
func Dir(self starlark.Value) []string {
	if obj, ok := self.(starlark.HasAttrs); ok {
		return obj.AttrNames()
	}
	return ClassOf(self).DirNames()
}

// ReadAttr is object.__getattribute__, and type's for a class.
func ReadAttr(self starlark.Value, name string) (starlark.Value, error) {
	switch self := self.(type) {
	case *Class:
		return self.rawAttr(name)
	case *Exception:
		if v := self.builtinAttr(name); v != nil {
			return v, nil
		}
	}
	if attrs, err := liveAttrsOf(self); err != nil {
		return nil, err
	} else if attrs != nil {
		return rawAttr(self, ClassOf(self), attrs, name)
	}
	return Getattr(self, name)
}

// WriteAttr is object.__setattr__, and type's for a class.
func WriteAttr(self starlark.Value, name string, v starlark.Value) error {
	switch self := self.(type) {
	case *Class:
		return self.setAttr(name, v)
	case *Exception:
		return self.setAttr(name, v)
	case *Instance:
		return self.SetAttr(name, v)
	case Extensible:
		return setAttr(self, self.Class(), self.Attrs(), name, v)
	}
	return NoAttribute(self, name)
}

// DeleteAttr is object.__delattr__, and type's for a class.
func DeleteAttr(self starlark.Value, name string) error {
	if c, ok := self.(*Class); ok {
		return c.delAttr(name)
	}
	if attrs, err := liveAttrsOf(self); err != nil {
		return err
	} else if attrs != nil {
		return delAttr(self, ClassOf(self), attrs, name)
	}
	return NoAttribute(self, name)
}

// AttrName returns the name of an attribute that a script gives as a value.
func AttrName(v starlark.Value) (string, error) {
	name, ok := AsString(v)
	if !ok {
		return "", TypeError.Errorf("attribute name must be string, not '%s'", TypeName(v))
	}
	return name, nil
}

// InitObject is object.__init__ for the arguments of a call, n in number. They are an error
// unless the class has an __init__ of its own, or a __new__ that takes them.
func InitObject(self starlark.Value, n int) error {
	if n == 0 {
		return nil
	}
	class := ClassOf(self)
	const one = "%s.__init__() takes exactly one argument (the instance to initialize)"
	if _, owner := class.Lookup("__init__"); owner != Object {
		return TypeError.Errorf(one, Object.Name())
	}
	if _, owner := class.Lookup("__new__"); owner == Object {
		return TypeError.Errorf(one, class.Name())
	}
	return nil
}

// NewObject is object.__new__ for the arguments of a call by position, and a number of others by
// name.
func NewObject(args starlark.Tuple, named int) (starlark.Value, error) {
	c, err := ClassArgument(Object, args)
	if err != nil {
		return nil, err
	}
	if len(args)+named > 1 {
		if _, owner := c.Lookup("__new__"); owner != Object {
			return nil, TypeError.Errorf("object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if _, owner := c.Lookup("__init__"); owner == Object {
			return nil, TypeError.Errorf("%s() takes no arguments", c.Name())
		}
	}
	return c.Allocate(args[1:])
}

// NewOfException is BaseException.__new__ for the arguments of a call by position.
func NewOfException(args starlark.Tuple) (starlark.Value, error) {
	c, err := ClassArgument(BaseException, args)
	if err != nil {
		return nil, err
	}
	return c.Allocate(slices.Clip(args[1:]))
}
