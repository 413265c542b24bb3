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
}

// members are the attributes of the values of a type, by name.
type members struct {
	methods map[string]*native.Function                      // the receiver is the value
	others  map[string]func(v starlark.Value) starlark.Value // of v
	names   []string                                         // of all, sorted
}

// The attributes of the built-in types. Those of the last ones only classes have.
var (
	strMembers       = define(object.StrType, strTable)
	bytesMembers     = define(object.BytesType, bytesTable)
	bytearrayMembers = define(object.BytearrayType, bytearrayTable)
	listMembers      = define(object.ListType, listTable)
	tupleMembers     = define(object.TupleType, tupleTable)
	dictMembers      = define(object.DictType, dictTable)
	setMembers       = define(object.SetType, setTable)
	frozensetMembers = define(object.FrozenSetType, frozensetTable)
	intMembers       = define(object.IntType, intTable)
	floatMembers     = define(object.FloatType, floatTable)
	rangeMembers     = define(object.RangeType, rangeTable)
	sliceMembers     = define(object.SliceType, sliceTable)
	boolMembers      = define(object.BoolType, boolTable, intMembers)

	keysMembers   = define(object.ClassNamed(keysView.class), keysView.table)
	itemsMembers  = define(object.ClassNamed(itemsView.class), itemsView.table)
	valuesMembers = define(object.ClassNamed(valuesView.class), valuesView.table)

	proxyMembers = define(object.ClassNamed("mappingproxy"), mappingProxyTable)

	enumerateMembers = define(object.EnumerateType, iteratorTable("an iterator over pairs: a number from start on, and an element"))
	filterMembers    = define(object.FilterType, iteratorTable("an iterator over the elements for which a function returns something true"))
	mapMembers       = define(object.MapType, iteratorTable("an iterator over what a function returns for the elements"))
	reversedMembers  = define(object.ReversedType, iteratorTable("an iterator over the elements in reversed order"))
	zipMembers       = define(object.ZipType, iteratorTable("an iterator over tuples of the first elements, the second ones and so on"))

	_ = define(object.BuiltinType, builtinTable)
	_ = define(object.FunctionType, functionTable)
	_ = define(object.PropertyType, propertyTable)
	_ = define(object.ClassMethodType, classMethodTable)
	_ = define(object.StaticMethodType, staticMethodTable)
)

// define returns what makes the attributes of a class, once, and of its values: for reads such as str.upper, for the
// classes of scripts that derive from it, and for x.upper. That is done when the first of them is looked up.
func define(class *object.Class, table func() native.Table, bases ...func() *members) func() *members {
	made := sync.OnceValue(func() *members {
		m := newMembers(class, table())
		for _, base := range bases {
			m.inherit(base())
		}
		return m
	})
	class.DefinedBy(func() { made() })
	return made
}

// newMembers defines the attributes of a class, and returns those of its values.
func newMembers(class *object.Class, table native.Table) *members {
	table.Define(class)
	if class.CanDerive() {
		class.Define("__new__", object.NewStaticMethod(newFunction(class)))
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
		m.others[a.Name()] = func(v starlark.Value) starlark.Value {
			x, _ := class.AttrOf(v, a.Name()) // cannot fail for a value of the class
			return x
		}
	}
	m.names = slices.Collect(maps.Keys(m.methods))
	m.names = slices.AppendSeq(m.names, maps.Keys(m.others))
	slices.Sort(m.names)
	if m.methods["__eq__"] != nil && m.methods["__hash__"] == nil {
		class.Define("__hash__", starlark.None)
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
	switch v := v.(type) {
	case starlark.String:
		return strMembers()
	case *value.List:
		return listMembers()
	case *value.Dict:
		return dictMembers()
	case object.Bytes:
		return bytesMembers()
	case *object.Bytearray:
		return bytearrayMembers()
	case starlark.Tuple, *value.Tuple:
		return tupleMembers()
	case *value.Set:
		return setMembers()
	case *value.FrozenSet:
		return frozensetMembers()
	case starlark.Int:
		return intMembers()
	case starlark.Bool:
		return boolMembers()
	case starlark.Float:
		return floatMembers()
	case object.Interval:
		return rangeMembers()
	case *object.Slice:
		return sliceMembers()
	case *object.Rows:
		switch object.ClassOf(v) {
		case object.EnumerateType:
			return enumerateMembers()
		case object.ZipType:
			return zipMembers()
		}
	case *object.Lazy:
		switch object.ClassOf(v) {
		case object.FilterType:
			return filterMembers()
		case object.MapType:
			return mapMembers()
		case object.ReversedType:
			return reversedMembers()
		}
	case *MappingProxy:
		return proxyMembers()
	case *DictView:
		switch v.kind {
		case keysView:
			return keysMembers()
		case itemsView:
			return itemsMembers()
		}
		return valuesMembers()
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
