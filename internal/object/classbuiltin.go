package object

import (
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

	IntType       = NewNative("", "int")
	BoolType      = NewNative("", "bool", IntType)
	FloatType     = NewNative("", "float")
	StrType       = NewNative("", "str")
	BytesType     = NewNative("", "bytes")
	BytearrayType = NewNative("", "bytearray")
	ListType      = NewNative("", "list")
	TupleType     = NewNative("", "tuple")
	DictType      = NewNative("", "dict")
	SetType       = NewNative("", "set")
	FrozenSetType = NewNative("", "frozenset")
	RangeType     = NewNative("", "range")
	SliceType     = NewNative("", "slice")
	EnumerateType = NewNative("", "enumerate")
	FilterType    = NewNative("", "filter")
	MapType       = NewNative("", "map")
	ReversedType  = NewNative("", "reversed")
	ZipType       = NewNative("", "zip")
	NoneType      = NewNative("", "NoneType")

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
	"type": Type, "int": IntType, "bool": BoolType, "float": FloatType, "string": StrType, "str": StrType, "bytes": BytesType,
	"bytearray": BytearrayType, "list": ListType, "tuple": TupleType, "dict": DictType, "set": SetType, "frozenset": FrozenSetType,
	"enumerate": EnumerateType, "filter": FilterType, "map": MapType, "reversed": ReversedType, "zip": ZipType,
	"range": RangeType, "slice": SliceType, "NoneType": NoneType,
	"ellipsis": EllipsisType, "NotImplementedType": NotImplementedType, "function": FunctionType,
	"builtin_function_or_method": BuiltinType, "property": PropertyType, "classmethod": ClassMethodType,
	"staticmethod": StaticMethodType, "super": SuperType,
}

// containers are the classes of the containers of package value, whose Type is not Python's name.
var containers = map[string]*Class{
	new(value.List).Type(): ListType, new(value.Tuple).Type(): TupleType, new(value.Dict).Type(): DictType,
	new(value.Set).Type(): SetType, new(value.FrozenSet).Type(): FrozenSetType,
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
		return IntType
	case v.IsText():
		return StrType
	case v.IsFloat():
		return FloatType
	case v.IsBool():
		return BoolType
	case v.IsNone():
		return NoneType
	case value.Lists.Is(v):
		return ListType
	case value.Dicts.Is(v):
		return DictType
	case value.Tuples.Is(v):
		return TupleType
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
