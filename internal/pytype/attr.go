package pytype

import (
	"maps"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// classes are the methods of the types, by the names that Python has for the types.
var classes = sync.OnceValue(func() map[string]script.Methods {
	numbers := intMethods()
	views := viewMethods()
	all := map[string]script.Methods{
		"str": strMethods(), "bytes": maps.Clone(pyop.BytesMethods), "bytearray": maps.Clone(pyop.BytearrayMethods), "list": listMethods(), "tuple": tupleMethods(), "dict": dictMethods(),
		"set": setMethods(), "frozenset": frozensetMethods(), "int": numbers, "bool": numbers, "float": floatMethods(), "range": rangeMethods(), "slice": sliceMethods(),
		"dict_keys": views, "dict_items": views, "dict_values": {},
	}
	addSlots(all)
	return all
})

// usualClasses are those of the types that most values have.
var usualClasses = sync.OnceValue(func() (usual struct{ str, list, dict script.Methods }) {
	c := classes()
	usual.str, usual.list, usual.dict = c["str"], c["list"], c["dict"]
	return usual
})

// static marks a method as one of a class rather than of its instances.
func static(m *starlark.Builtin) *starlark.Builtin {
	params, _ := object.ParametersOf(m)
	return m.BindReceiver(ofClass{object.Parameters(params)})
}

// ofClass are the parameters of a method that is not bound to a value of the type.
type ofClass struct{ object.Parameters }

func isStatic(m *starlark.Builtin) bool {
	_, ok := m.Receiver().(ofClass)
	return ok
}

// upstreams are the names of the methods of go.starlark.net that are exactly Python's,
// but for the texts of errors about the number of arguments:
//
//	append   of list; bytearray's is to be had by its own Attr
//
// The others count bytes (find, index …), miss arguments (split's maxsplit=,
// startswith's bounds), know no Unicode (isdigit, title …), take 1 and True for two
// keys (get, add …), lose the key of a KeyError (pop, remove), return lists where Python
// has views, or compare as Starlark does (index, remove).
var upstreams = map[string]bool{"append": true}

func init() { pyop.BytesMethods, pyop.BytearrayMethods = bytesMethods(), bytearrayMethods() }

// names are the names that any type has.
var names = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for class, methods := range classes() {
		for name := range methods {
			all[name] = true
		}
		for _, name := range data[class] {
			all[name] = true
		}
	}
	return all
})

// NeedsAttr reports whether x.name, for some type of x, is not what go.starlark.net
// has. Then it is to be read by Attr, and by the value's own Attr if that has none.
func NeedsAttr(name string) bool { return names()[name] && !upstreams[name] }

// methods returns those of v's type, or nil.
func methods(v starlark.Value) script.Methods {
	switch usual := usualClasses(); v.(type) { // quickly
	case starlark.String:
		return usual.str
	case *starlark.List:
		return usual.list
	case *starlark.Dict:
		return usual.dict
	}
	return classes()[className(v)]
}

// Attr returns the attribute of a value of one of Python's built-in types: a bound
// method, or for numbers, ranges and slices a value. It reports !ok if v is of another
// type, or has no such attribute.
func Attr(v starlark.Value, name string) (starlark.Value, bool) {
	if m := methods(v)[name]; m != nil {
		if isStatic(m) {
			return m, true
		}
		return m.BindReceiver(v), true
	}
	if x := datum(v, name); x != nil {
		return x, true
	}
	return nil, false
}

// Method returns the method of v's type called name, a function whose first argument is
// v. It returns nil if there is none, or v is of a type that is not among these. The name
// is not that of a special method.
func Method(v starlark.Value, name string) *starlark.Builtin {
	if m := methods(v)[name]; m != nil && !isStatic(m) {
		return m
	}
	return nil
}

// className returns the name of v's type if it is one of those here.
func className(v starlark.Value) string {
	switch v := v.(type) {
	case starlark.String:
		return "str"
	case pyop.Bytes:
		return "bytes"
	case *pyop.Bytearray:
		return "bytearray"
	case *starlark.List:
		return "list"
	case starlark.Tuple:
		return "tuple"
	case *starlark.Dict:
		return "dict"
	case *starlark.Set:
		return "set"
	case *pyop.FrozenSet:
		return "frozenset"
	case starlark.Int:
		return "int"
	case starlark.Bool:
		return "bool"
	case starlark.Float:
		return "float"
	case *pyop.Range:
		return "range"
	case *pyop.Slice:
		return "slice"
	case *DictView:
		return v.kind.class
	}
	return ""
}

// Names returns the names of v's attributes, sorted, or nil if v is of another type.
func Names(v starlark.Value) []string {
	class := className(v)
	if class == "" {
		return nil
	}
	return ClassNames(class)
}

// ClassNames returns the names of the attributes of the values of a type, sorted.
func ClassNames(class string) []string { return classes()[class].Names(data[class]...) }

func rangeMethods() script.Methods {
	m := script.Methods{}
	script.AddMethod(m, "range", "count", "value, /", func(_ *script.Thread, r *pyop.Range, a signature.Args) (starlark.Value, error) {
		if r.Find(a.Values[0]) >= 0 {
			return starlark.MakeInt(1), nil
		}
		return starlark.MakeInt(0), nil
	})
	script.AddMethod(m, "range", "index", "value, /", func(_ *script.Thread, r *pyop.Range, a signature.Args) (starlark.Value, error) {
		i := r.Find(a.Values[0])
		if i < 0 {
			if _, ok := a.Values[0].(starlark.Int); ok {
				return nil, valueErrorf("range.index(x): x not in range")
			}
			return nil, valueErrorf("sequence.index(x): x not in sequence")
		}
		return starlark.MakeInt(i), nil
	})
	return m
}

func sliceMethods() script.Methods {
	m := script.Methods{}
	script.AddMethod(m, "slice", "indices", "length, /", func(_ *script.Thread, s *pyop.Slice, a signature.Args) (starlark.Value, error) {
		n, err := pyop.AsIndex(a.Values[0])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, valueErrorf("length should not be negative")
		}
		start, stop, step, err := s.OwnIndices(n)
		return starlark.Tuple{starlark.MakeInt(start), starlark.MakeInt(stop), starlark.MakeInt(step)}, err
	})
	return m
}
