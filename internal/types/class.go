package types

import (
	"maps"
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func init() {
	object.BytearrayType.SetEmpty(func() starlark.Value { return new(object.Bytearray) })
	object.LoadMethods = func() { types() }
}

// members are the attributes of the values of a type, by name.
type members struct {
	methods map[string]*native.Function                      // the receiver is the value
	others  map[string]func(v starlark.Value) starlark.Value // of v
	names   []string                                         // of all, sorted
}

// builtinTypes are Python's built-in types.
type builtinTypes struct {
	str, bytes, bytearray, list, tuple, dict, set, frozenset, int, bool, float, ranges, slice *members
	keys, items, values                                                                       *members // the views of dicts
	enumerate, filter, mapped, reversed, zip                                                  *members

	all []*members
}

// types defines the methods of the built-in types, as attributes of the classes too: for reads
// such as str.upper, and for the classes of scripts that derive from them.
var types = sync.OnceValue(func() *builtinTypes {
	all := new(builtinTypes)
	define := func(class *object.Class, table native.Table) *members {
		m := newMembers(class, table)
		all.all = append(all.all, m)
		return m
	}
	all.str = define(object.StrType, strTable())
	all.bytes = define(object.BytesType, bytesTable())
	all.bytearray = define(object.BytearrayType, bytearrayTable())
	all.list = define(object.ListType, listTable())
	all.tuple = define(object.TupleType, tupleTable())
	all.dict = define(object.DictType, dictTable())
	all.set = define(object.SetType, setTable())
	all.frozenset = define(object.FrozenSetType, frozensetTable())
	all.int = define(object.IntType, intTable())
	all.float = define(object.FloatType, floatTable())
	all.ranges = define(object.RangeType, rangeTable())
	all.slice = define(object.SliceType, sliceTable())
	all.keys = define(object.ClassNamed(keysView.class), keysView.table())
	all.items = define(object.ClassNamed(itemsView.class), itemsView.table())
	all.values = define(object.ClassNamed(valuesView.class), valuesView.table())
	all.enumerate = define(object.EnumerateType, iteratorTable("an iterator over pairs: a number from start on, and an element"))
	all.filter = define(object.FilterType, iteratorTable("an iterator over the elements for which a function returns something true"))
	all.mapped = define(object.MapType, iteratorTable("an iterator over what a function returns for the elements"))
	all.reversed = define(object.ReversedType, iteratorTable("an iterator over the elements in reversed order"))
	all.zip = define(object.ZipType, iteratorTable("an iterator over tuples of the first elements, the second ones and so on"))
	all.bool = define(object.BoolType, native.Table{Doc: "True or False: whether a value is true", Slots: []*native.Function{reprSlot()}})
	all.bool.inherit(all.int)
	builtinTable().Define(object.BuiltinType)
	functionTable().Define(object.FunctionType)
	propertyTable().Define(object.PropertyType)
	classMethodTable().Define(object.ClassMethodType)
	staticMethodTable().Define(object.StaticMethodType)
	return all
})

// newMembers defines the attributes of a class, and returns those of its values.
func newMembers(class *object.Class, table native.Table) *members {
	table.Define(class)
	if class.CanDerive() {
		class.Attrs().Set("__new__", object.NewStaticMethod(newFunction(class)))
	}
	m := &members{make(map[string]*native.Function), make(map[string]func(starlark.Value) starlark.Value), nil}
	for _, f := range slices.Concat(table.Methods, table.Slots) {
		m.methods[f.Name()] = f
	}
	for _, f := range table.ClassMethods {
		m.others[f.Name()] = func(v starlark.Value) starlark.Value { return f.Bind(object.ClassOf(v)) }
	}
	for _, f := range table.StaticMethods {
		m.others[f.Name()] = func(starlark.Value) starlark.Value { return f }
	}
	for _, a := range table.Attributes {
		get := class.Attrs().Get(a.Name()).(object.Getter)
		m.others[a.Name()] = func(v starlark.Value) starlark.Value {
			x, _ := get.GetFrom(v, class) // cannot fail for a value of the class
			return x
		}
	}
	m.names = slices.Collect(maps.Keys(m.methods))
	m.names = slices.AppendSeq(m.names, maps.Keys(m.others))
	slices.Sort(m.names)
	if m.methods["__eq__"] != nil && m.methods["__hash__"] == nil {
		class.Attrs().Set("__hash__", starlark.None)
	}
	return m
}

// inherit adds the attributes of a base that m does not have.
func (m *members) inherit(base *members) {
	for name, f := range base.methods {
		if m.methods[name] == nil {
			m.methods[name] = f
		}
	}
	for name, get := range base.others {
		if m.others[name] == nil {
			m.others[name] = get
		}
	}
	m.names = slices.Compact(slices.Sorted(slices.Values(slices.Concat(m.names, base.names))))
}

// newFunction returns the __new__ of a class that classes can derive from.
func newFunction(class *object.Class) *native.Function {
	return native.F2("__new__", "*args, **kwargs", "a new "+class.Name()+", or instance of a derived class", func(t *script.Thread, args native.Args, kwargs native.Keywords) (starlark.Value, error) {
		return class.NewNative(t.Interp(), args.Starlark(), kwargs.Starlark())
	})
}

// membersOf returns those of v's type, or nil if it is not among these.
func membersOf(v starlark.Value) *members {
	all := types()
	switch v := v.(type) {
	case starlark.String:
		return all.str
	case *value.List:
		return all.list
	case *value.Dict:
		return all.dict
	case object.Bytes:
		return all.bytes
	case *object.Bytearray:
		return all.bytearray
	case starlark.Tuple, *value.Tuple:
		return all.tuple
	case *value.Set:
		return all.set
	case *value.FrozenSet:
		return all.frozenset
	case starlark.Int:
		return all.int
	case starlark.Bool:
		return all.bool
	case starlark.Float:
		return all.float
	case object.Interval:
		return all.ranges
	case *object.Slice:
		return all.slice
	case *object.Rows:
		switch object.ClassOf(v) {
		case object.EnumerateType:
			return all.enumerate
		case object.ZipType:
			return all.zip
		}
	case *object.Lazy:
		switch object.ClassOf(v) {
		case object.FilterType:
			return all.filter
		case object.MapType:
			return all.mapped
		case object.ReversedType:
			return all.reversed
		}
	case *DictView:
		switch v.kind {
		case keysView:
			return all.keys
		case itemsView:
			return all.items
		}
		return all.values
	}
	return nil
}

// instance returns v, a value of a built-in type, as an instance of class, which is that type
// or derived from it: what class methods such as int.from_bytes return.
func instance(t *script.Thread, class *object.Class, v starlark.Value) (starlark.Value, error) {
	if class == object.ClassOf(v) {
		return v, nil
	}
	return t.Invoke(class, starlark.Tuple{v}, nil)
}
