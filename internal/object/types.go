package object

import (
	"reflect"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Type is the class of classes, and the others are Python's built-in types. What a
// call of one makes is set by package pyrt.
var (
	Type = func() *Class {
		c := NewNative("", "type")
		c.kind = kindClass
		return c
	}()

	Int       = NewNative("", "int")
	Bool      = NewNative("", "bool", Int)
	Float     = NewNative("", "float")
	Str_      = NewNative("", "str")
	Bytes     = NewNative("", "bytes")
	ByteArray = NewNative("", "bytearray")
	List      = NewNative("", "list")
	Tuple     = NewNative("", "tuple")
	Dict      = NewNative("", "dict")
	Set       = NewNative("", "set")
	FrozenSet = NewNative("", "frozenset")
	Range     = NewNative("", "range")
	Slice     = NewNative("", "slice")
	Enumerate = NewNative("", "enumerate")
	Filter    = NewNative("", "filter")
	Map       = NewNative("", "map")
	Reversed  = NewNative("", "reversed")
	Zip       = NewNative("", "zip")
	None      = NewNative("", "NoneType")

	EllipsisType       = NewNative("", "ellipsis")
	NotImplementedType = NewNative("", "NotImplementedType")

	FunctionType = NewNative("", "function")
	BuiltinType  = NewNative("", "builtin_function_or_method")

	PropertyType     = NewNative("", "property")
	ClassMethodType  = NewNative("", "classmethod")
	StaticMethodType = NewNative("", "staticmethod")
	SuperType        = NewNative("", "super")
)

// Types are the classes above by the name that starlark.Value.Type, or ours, gives.
var types = map[string]*Class{
	"type": Type, "int": Int, "bool": Bool, "float": Float, "string": Str_, "str": Str_, "bytes": Bytes,
	"bytearray": ByteArray, "list": List, "tuple": Tuple, "dict": Dict, "set": Set, "frozenset": FrozenSet,
	"enumerate": Enumerate, "filter": Filter, "map": Map, "reversed": Reversed, "zip": Zip,
	"range": Range, "slice": Slice, "NoneType": None,
	"ellipsis": EllipsisType, "NotImplementedType": NotImplementedType, "function": FunctionType,
	"builtin_function_or_method": BuiltinType, "property": PropertyType, "classmethod": ClassMethodType,
	"staticmethod": StaticMethodType, "super": SuperType,
}

// containers are the classes of the containers of package value, whose Type is not Python's name.
var containers = map[string]*Class{
	new(value.List).Type(): List, new(value.Tuple).Type(): Tuple, new(value.Dict).Type(): Dict,
	new(value.Set).Type(): Set, new(value.FrozenSet).Type(): FrozenSet,
}

// TypeNamed returns the built-in type that Python calls name, or nil.
func TypeNamed(name string) *Class {
	if name == "string" {
		return nil
	}
	return types[name]
}

// others are classes of Go values that scripts cannot name, made when they are asked
// for: by name.
var others sync.Map

// A Classed value says which class it is an instance of.
type Classed interface {
	starlark.Value
	Class() *Class
}

var (
	_ Classed = (*Instance)(nil)
	_ Classed = (*Exception)(nil)
)

// Kinds of the values of this package that others look for.
var (
	InstanceKind  = value.KindOf[Instance]()
	ExceptionKind = value.KindOf[Exception]()
	ClassKind     = value.KindOf[Class]()
)

// ClassOfValue is [ClassOf].
func ClassOfValue(v value.Value) *Class {
	switch {
	case v.IsInt():
		return Int
	case v.IsText():
		return Str_
	case v.IsFloat():
		return Float
	case v.IsBool():
		return Bool
	case v.IsNone():
		return None
	case value.Lists.Is(v):
		return List
	case value.Dicts.Is(v):
		return Dict
	case value.Tuples.Is(v):
		return Tuple
	}
	if in, ok := InstanceKind.Get(v); ok {
		return in.Class()
	}
	return ClassOf(v.Starlark())
}

// ClassOf returns type(v).
func ClassOf(v starlark.Value) *Class {
	if c, ok := v.(Classed); ok {
		return c.Class()
	}
	return ClassNamed(v.Type())
}

// ClassNamed returns the class of values that are not Classed and whose Type is name.
func ClassNamed(name string) *Class {
	if c, ok := types[name]; ok {
		return c
	}
	if c, ok := containers[name]; ok {
		return c
	}
	if c, ok := others.Load(name); ok {
		return c.(*Class)
	}
	c, _ := others.LoadOrStore(name, NewNative("", name))
	return c.(*Class)
}

// TypeName returns the name of v's class as Python's messages have it.
func TypeName(v starlark.Value) string {
	if c, ok := v.(Classed); ok {
		return c.Class().messageName()
	}
	return ClassNamed(v.Type()).messageName()
}

// FullTypeName returns the name of a value's type as those messages have it that name its
// outer classes and its module too, unless that is the main one or builtins.
func FullTypeName(v starlark.Value) string { return ClassOf(v).QualifiedName() }

// ArgumentType returns the name of a value's type as messages about arguments of functions in
// C have it.
func ArgumentType(v starlark.Value) string {
	if v == starlark.None {
		return "None"
	}
	return TypeName(v)
}

// BadReturn returns the error that a special method of a value returned something else than
// want, such as "an int".
func BadReturn(self starlark.Value, method, want string, got starlark.Value) error {
	return TypeError.Errorf("%s.%s() must return %s, not %s", FullTypeName(self), method, want, FullTypeName(got))
}

// messageName returns the class's name as messages have it: that of a structure is not
// without its module.
func (c *Class) messageName() string {
	if c.structure {
		return c.QualifiedName()
	}
	return c.Name()
}

// singleton is a value of which there is one.
type singleton string

func (s singleton) String() string { return string(s) }
func (s singleton) Type() string {
	if s == Ellipsis {
		return "ellipsis"
	}
	return string(s) + "Type"
}
func (s singleton) Freeze()               {}
func (s singleton) Truth() starlark.Bool  { return true }
func (s singleton) Hash() (uint32, error) { return starlark.String(s).Hash() }

// NotImplemented is what a dunder method returns that has no answer, and Ellipsis
// what ... is.
const (
	NotImplemented = singleton("NotImplemented")
	Ellipsis       = singleton("Ellipsis")
)

// PlainHash is hash(v) of a value of a built-in type. Package pyop sets it.
var PlainHash = func(v starlark.Value) (int64, error) {
	h, err := v.Hash()
	return int64(h), err
}

// Is is x is y. Package pyop sets it.
var Is = func(x, y starlark.Value) bool { return x == y }

// Equal is x == y or x is y: how containers look for an element. Package pyop sets it,
// which builds on this one.
var Equal = starlark.Equal

// addressOf returns where a value that is a pointer is in memory; 0 if it is none.
func addressOf(v any) uintptr {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Func, reflect.Slice, reflect.String:
		return r.Pointer()
	}
	return 0
}
