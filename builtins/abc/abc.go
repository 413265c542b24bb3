// Package abc is the script module abc.
//
// That a class with abstract methods has no instances is what package object sees to:
// ABCMeta is a metaclass that classes of scripts can derive from. Left out is register: there
// are no virtual subclasses.
//
// Source: the abc module in the Python library reference.
package abc

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

var (
	abcClass = native.Table{Doc: "a base class whose derived classes may have abstract\nmethods"}.Define(object.NewClass("abc", "ABC", nil))
	abcMeta  = native.Table{Doc: "a metaclass: class C(metaclass=ABCMeta) may have abstract\nmethods"}.Define(object.ABCMeta)
)

func init() { abcClass.SetMeta(abcMeta) }

// New returns the module.
func New() *starlarkstruct.Module {
	members := native.Members(nil, functions())
	maps.Copy(members, starlark.StringDict{"ABC": abcClass, "ABCMeta": abcMeta})
	return &starlarkstruct.Module{Name: "abc", Members: members}
}

var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F1("abstractmethod", "funcobj, /", "a decorator: the method must be overridden", abstractMethod),
		native.F4("abstractproperty", "fget, fset=None, fdel=None, doc=None", "an abstract property", abstractProperty),
		native.F1("abstractclassmethod", "callable, /", "an abstract class method", abstractClassMethod),
		native.F1("abstractstaticmethod", "callable, /", "an abstract static method", abstractStaticMethod),
	}
})

func abstractMethod(_ *script.Thread, fn starlark.Value) (starlark.Value, error) { return abstract(fn) }

func abstractProperty(_ *script.Thread, get starlark.Value, set, del native.Opt[starlark.Value], _ starlark.Value) (starlark.Value, error) {
	get, err := abstract(get)
	if err != nil {
		return nil, err
	}
	return object.NewProperty(get, set.Value, del.Value), nil
}

func abstractClassMethod(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	fn, err := abstract(fn)
	if err != nil {
		return nil, err
	}
	return object.NewClassMethod(fn), nil
}

func abstractStaticMethod(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	fn, err := abstract(fn)
	if err != nil {
		return nil, err
	}
	return object.NewStaticMethod(fn), nil
}

// abstract marks a function as abstract. A property or method of functions is marked by
// them.
func abstract(fn starlark.Value) (starlark.Value, error) {
	obj, ok := fn.(starlark.HasSetField)
	if !ok {
		return nil, object.AttributeError.Errorf("attribute '__isabstractmethod__' of '%s' objects is not writable", object.TypeName(fn))
	}
	return fn, obj.SetField("__isabstractmethod__", starlark.True)
}
