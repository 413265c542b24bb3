package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func init() {
	objectMethods()
	exceptionMethods()
	groupMethods()
	typeMethods()
}

// native returns a method of the built-in class c. The number of its arguments, self
// aside, is at least least.
func native(c *Class, name string, least int, fn func(self starlark.Value, args starlark.Tuple) (starlark.Value, error)) *NativeMethod {
	return &NativeMethod{c, starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(kwargs) > 0 {
			return nil, TypeError.Errorf("%s() takes no keyword arguments", name)
		}
		if len(args) < least {
			plural := "s"
			if least == 1 {
				plural = ""
			}
			return nil, TypeError.Errorf("expected %d argument%s, got %d", least, plural, len(args))
		}
		return fn(b.Receiver(), args)
	})}
}

// exceptionMethods gives exceptions the methods that classes of scripts reach by super().
func exceptionMethods() {
	set := func(name string, fn func(e *Exception, args starlark.Tuple) starlark.Value) {
		BaseException.attrs.Set(name, native(BaseException, name, 0, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			return fn(self.(*Exception), args), nil
		}))
	}
	BaseException.attrs.Set("__init__", exceptionInit(BaseException))
	set("__str__", func(e *Exception, _ starlark.Tuple) starlark.Value { return starlark.String(e.baseMessage()) })
	set("__repr__", func(e *Exception, _ starlark.Tuple) starlark.Value { return starlark.String(e.baseRepr()) })
}

// objectMethods gives object the methods that classes of scripts reach by super().
func objectMethods() {
	set := func(name string, least int, fn func(self starlark.Value, args starlark.Tuple) (starlark.Value, error)) {
		Object.attrs.Set(name, native(Object, name, least, fn))
	}
	set("__init__", 0, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			return nil, TypeError.Errorf("object.__init__() takes exactly one argument (the instance to initialize)")
		}
		return starlark.None, nil
	})
	set("__str__", 0, func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(Repr(self)), nil
	})
	set("__repr__", 0, func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(defaultRepr(self, ClassOf(self))), nil
	})
	set("__format__", 1, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if s, _ := starlark.AsString(args[0]); s != "" {
			return nil, TypeError.Errorf("unsupported format string passed to %s.__format__", TypeName(self))
		}
		return starlark.String(Str(self)), nil
	})
	set("__eq__", 1, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if Is(self, args[0]) {
			return starlark.True, nil
		}
		return NotImplemented, nil
	})
	set("__ne__", 1, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		v, err := compareWith(self, ClassOf(self), "__eq__", args[0])
		switch {
		case err != nil:
			return nil, err
		case v != nil:
			return !v.Truth(), nil
		case Is(self, args[0]):
			return starlark.False, nil
		}
		return NotImplemented, nil
	})
	for _, op := range []token{syntax.LT, syntax.LE, syntax.GT, syntax.GE} {
		set(comparisons[op][0], 1, func(starlark.Value, starlark.Tuple) (starlark.Value, error) { return NotImplemented, nil })
	}
	set("__hash__", 0, func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.MakeUint64(uint64(addressHash(self))), nil
	})
	set("__dir__", 0, func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		if obj, ok := self.(starlark.HasAttrs); ok {
			return textList(obj.AttrNames()), nil
		}
		return textList(ClassOf(self).dirNames()), nil
	})
	set("__setattr__", 2, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		name, err := attrName(args[0])
		if err != nil {
			return nil, err
		}
		switch self := self.(type) {
		case *Class:
			return starlark.None, self.setAttr(name, args[1])
		case *Exception:
			return starlark.None, self.setAttr(name, args[1])
		case *Instance:
			return starlark.None, self.SetAttr(name, args[1])
		case Extensible:
			return starlark.None, setAttr(self, self.Class(), self.Attrs(), name, args[1])
		}
		return nil, NoAttribute(self, name)
	})
	set("__delattr__", 1, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		name, err := attrName(args[0])
		if err != nil {
			return nil, err
		}
		if c, ok := self.(*Class); ok {
			return starlark.None, c.delAttr(name)
		}
		if attrs, err := liveAttrsOf(self); err != nil {
			return nil, err
		} else if attrs != nil {
			return starlark.None, delAttr(self, ClassOf(self), attrs, name)
		}
		return nil, NoAttribute(self, name)
	})
	set("__getattribute__", 1, func(self starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		name, err := attrName(args[0])
		if err != nil {
			return nil, err
		}
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
	})
	Object.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin("__new__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		c, err := classArgument(Object, args)
		if err != nil {
			return nil, err
		}
		if len(args)+len(kwargs) > 1 {
			if _, owner := c.Lookup("__new__"); owner != Object {
				return nil, TypeError.Errorf("object.__new__() takes exactly one argument (the type to instantiate)")
			}
			if _, owner := c.Lookup("__init__"); owner == Object {
				return nil, TypeError.Errorf("%s() takes no arguments", c.Name())
			}
		}
		return c.allocate(args[1:])
	})))
	BaseException.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin("__new__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		c, err := classArgument(BaseException, args)
		if err != nil {
			return nil, err
		}
		return c.allocate(args[1:])
	})))
	Object.attrs.Set("__init_subclass__", NewClassMethod(starlark.NewBuiltin("__init_subclass__", func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 1 || len(kwargs) > 0 {
			return nil, TypeError.Errorf("%s.__init_subclass__() takes no keyword arguments", args[0].(*Class).Name())
		}
		return starlark.None, nil
	})))
	Object.attrs.Set("__subclasshook__", NewClassMethod(starlark.NewBuiltin("__subclasshook__", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return NotImplemented, nil
	})))
}

func attrName(v starlark.Value) (string, error) {
	name, ok := starlark.AsString(Plain(v))
	if !ok {
		return "", TypeError.Errorf("attribute name must be string, not '%s'", TypeName(v))
	}
	return name, nil
}
