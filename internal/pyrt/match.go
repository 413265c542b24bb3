package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// MatchSequence reports whether x is a sequence of n elements, or more if there is a star.
func MatchSequence(x starlark.Value, n int, star bool) bool {
	x = object.Plain(x)
	switch x.(type) {
	case *value.List, *value.Tuple, starlark.Tuple:
	default:
		if x.Type() != "range" {
			return false
		}
	}
	size := starlark.Len(x)
	return size == n || star && size > n
}

// MatchesMapping reports whether x is a mapping.
func MatchesMapping(x starlark.Value) bool {
	if _, isDict := object.Plain(x).(*value.Dict); isDict {
		return true
	}
	switch x.(type) {
	case object.Operand, object.Bytes, *object.Bytearray: // these have subscripts, but are no mappings
		return false
	case starlark.Mapping:
		return true
	}
	return false
}

// MatchMapping returns the values of keys in x, a mapping; ok is false if it has not all. Those of an
// instance are what its method get returns.
// Source: "Mapping Patterns" in the Python language reference.
func MatchMapping(t *script.Thread, x starlark.Value, keys starlark.Tuple) (values starlark.Tuple, ok bool, err error) {
	if n, err := object.Len(x); err != nil || n < len(keys) {
		return nil, false, err
	}
	for i, key := range keys {
		for _, other := range keys[:i] {
			if same, err := object.Same(other, key); err != nil {
				return nil, false, err
			} else if same {
				return nil, false, object.ValueError.Errorf("mapping pattern checks duplicate key (%s)", object.Repr(key))
			}
		}
		v, found, err := valueOf(t, x, key)
		if err != nil || !found {
			return nil, false, err
		}
		values = append(values, v)
	}
	return values, true, nil
}

func valueOf(t *script.Thread, x, key starlark.Value) (starlark.Value, bool, error) {
	switch x := x.(type) {
	case *value.Dict:
		return object.DictGet(x, key)
	case *object.Instance:
		get, err := Attr(x, "get")
		if err != nil {
			return nil, false, err
		}
		none := object.NewInstance(object.Object, nil)
		v, err := object.Invoke(t, get, key, none)
		return v, v != starlark.Value(none), err
	}
	v, found, err := x.(starlark.Mapping).Get(key)
	if err != nil && object.IsA(err, object.KeyError) {
		err = nil
	}
	return v, found, err
}

// MatchRest returns a dict of the items of a mapping but those of keys.
func MatchRest(x starlark.Value, keys starlark.Tuple) (starlark.Value, error) {
	rest := new(value.Dict)
	m, ok := x.(starlark.IterableMapping)
	if !ok {
		return rest, nil
	}
	for _, item := range m.Items() {
		if err := object.DictSet(rest, item[0], item[1]); err != nil {
			return nil, err
		}
	}
	for _, key := range keys {
		if _, err := object.DictDelete(rest, value.Of(key)); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

// matchesItself are the built-in types whose one positional pattern is for the value.
var matchesItself = map[*object.Class]bool{
	object.BoolType: true, object.BytearrayType: true, object.BytesType: true, object.DictType: true, object.FloatType: true,
	object.FrozenSetType: true, object.IntType: true, object.ListType: true, object.SetType: true, object.StrType: true, object.TupleType: true,
}

// MatchClass returns the values of n positional and the named attributes of x; ok is false if x is
// not of the class.
func MatchClass(x, class starlark.Value, n int, named []string) (values starlark.Tuple, ok bool, err error) {
	c, ok := class.(*object.Class)
	if !ok {
		return nil, false, object.TypeError.Errorf("class pattern must refer to a class")
	}
	if is, err := isInstance(x, c); !is || err != nil {
		return nil, false, err
	}
	var names []string
	if matchesItself[c] {
		if n > 1 {
			return nil, false, object.TypeError.Errorf("%s() accepts 1 positional sub-pattern (%d given)", c.Name(), n)
		}
		if n == 1 {
			values = append(values, x)
		}
	} else if n > 0 {
		matchArgs, _ := c.Lookup("__match_args__")
		tuple, ok := value.TupleOf(matchArgs)
		if matchArgs != nil && !ok {
			return nil, false, object.TypeError.Errorf("%s.__match_args__ must be a tuple (got %s)", c.Name(), object.TypeName(matchArgs))
		}
		if n > len(tuple) {
			plural := "s"
			if len(tuple) == 1 {
				plural = ""
			}
			return nil, false, object.TypeError.Errorf("%s() accepts %d positional sub-pattern%s (%d given)", c.Name(), len(tuple), plural, n)
		}
		for _, name := range tuple[:n] {
			if _, ok := starlark.AsString(name); !ok {
				return nil, false, object.TypeError.Errorf("__match_args__ elements must be strings (got %s)", object.TypeName(name))
			}
			names = append(names, text(name))
		}
	}
	names = append(names, named...)
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, false, object.TypeError.Errorf("%s() got multiple sub-patterns for attribute '%s'", c.Name(), name)
		}
		v, err := Attr(x, name)
		if err != nil {
			if object.IsA(err, object.AttributeError) {
				return nil, false, nil
			}
			return nil, false, err
		}
		values = append(values, v)
	}
	return values, true, nil
}
