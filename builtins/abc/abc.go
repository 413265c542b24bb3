// Package abc is the script module abc.
//
//	abc.ABC                          a base class whose derived classes may have abstract
//	                                 methods
//	abc.ABCMeta                      a metaclass: class C(metaclass=ABCMeta) may have abstract
//	                                 methods
//	abc.abstractmethod(funcobj, /)   a decorator: the method must be overridden
//	abc.abstractproperty(fget, fset=None, fdel=None, doc=None)
//	                                 an abstract property
//	abc.abstractclassmethod(callable, /)
//	                                 an abstract class method
//	abc.abstractstaticmethod(callable, /)
//	                                 an abstract static method
//
// That a class with abstract methods has no instances is what package object sees to:
// ABCMeta is a metaclass that classes of scripts can derive from. Left out is register: there are no virtual subclasses.
//
// A starlark.Function has no attributes: abstractmethod returns an object.Function
// around it, with the attribute __isabstractmethod__.
//
// Source: the abc module in the Python library reference.
package abc

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

var (
	abcClass = object.NewClass("abc", "ABC", nil)
	abcMeta  = object.NewNative("abc", "ABCMeta", object.Type)
)

func init() { abcClass.SetMeta(abcMeta) }

// New returns the module.
func New() *starlarkstruct.Module {
	decorator := func(name, param string, wrap func(starlark.Value) starlark.Value) starlark.Value {
		return script.NewFunction(name, param+", /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			fn, err := abstract(a.Values[0])
			if err != nil {
				return nil, err
			}
			return wrap(fn), nil
		})
	}
	return &starlarkstruct.Module{Name: "abc", Members: starlark.StringDict{
		"ABC":                  abcClass,
		"ABCMeta":              abcMeta,
		"abstractmethod":       decorator("abstractmethod", "funcobj", func(fn starlark.Value) starlark.Value { return fn }),
		"abstractclassmethod":  decorator("abstractclassmethod", "callable", func(fn starlark.Value) starlark.Value { return object.NewClassMethod(fn) }),
		"abstractstaticmethod": decorator("abstractstaticmethod", "callable", func(fn starlark.Value) starlark.Value { return object.NewStaticMethod(fn) }),
		"abstractproperty": script.NewFunction("abstractproperty", "fget, fset=None, fdel=None, doc=None", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			get, err := abstract(a.Values[0])
			if err != nil {
				return nil, err
			}
			return object.NewProperty(get, orNil(a.Values[1]), orNil(a.Values[2])), nil
		}),
	}}
}

func orNil(v starlark.Value) starlark.Value {
	if v == starlark.None {
		return nil
	}
	return v
}

// abstract marks a function as abstract. A property or method of functions is marked by
// them.
func abstract(fn starlark.Value) (starlark.Value, error) {
	if f, ok := fn.(*starlark.Function); ok {
		fn = object.NewFunction(f, object.Namespace{})
	}
	obj, ok := fn.(starlark.HasSetField)
	if !ok {
		return nil, exception.AttributeError.Errorf("attribute '__isabstractmethod__' of '%s' objects is not writable", exception.TypeName(fn))
	}
	return fn, obj.SetField("__isabstractmethod__", starlark.True)
}
