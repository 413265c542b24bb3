package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
)

// matchSeq is $matchseq.
func matchSeq(args starlark.Tuple) (starlark.Value, error) {
	var n int
	switch x := object.Plain(args[0]).(type) {
	case *starlark.List, starlark.Tuple:
		n = starlark.Len(x)
	default:
		if x.Type() != "range" {
			return starlark.False, nil
		}
		n = starlark.Len(x)
	}
	want, err := starlark.AsInt32(args[1])
	if err != nil {
		return nil, err
	}
	return starlark.Bool(n == want || bool(args[2].Truth()) && n > want), nil
}

// matchMap is $matchmap.
func matchMap(args starlark.Tuple) (starlark.Value, error) {
	m, ok := args[0].(starlark.Mapping)
	if _, isDict := object.Plain(args[0]).(*starlark.Dict); !isDict {
		if _, isOperand := args[0].(object.Operand); !ok || isOperand {
			return starlark.None, nil
		}
		switch m.(type) {
		case pyop.Bytes, *pyop.Bytearray: // these have subscripts, but are no mappings
			return starlark.None, nil
		}
	}
	var values starlark.Tuple
	for _, key := range args[1].(starlark.Tuple) {
		v, found, err := m.Get(key)
		if err != nil && !object.IsA(err, object.KeyError) {
			return nil, err
		}
		if !found {
			return starlark.None, nil
		}
		values = append(values, v)
	}
	return values, nil
}

// matchRest is $matchrest.
func matchRest(args starlark.Tuple) (starlark.Value, error) {
	rest := new(starlark.Dict)
	m, ok := args[0].(starlark.IterableMapping)
	if !ok {
		return rest, nil
	}
	for _, item := range m.Items() {
		if err := rest.SetKey(item[0], item[1]); err != nil {
			return nil, err
		}
	}
	for _, key := range args[1].(starlark.Tuple) {
		if _, _, err := rest.Delete(key); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

// matchesItself are the built-in types whose one positional pattern is for the value.
var matchesItself = map[*object.Class]bool{
	object.Bool: true, object.ByteArray: true, object.Bytes: true, object.Dict: true, object.Float: true,
	object.FrozenSet: true, object.Int: true, object.List: true, object.Set: true, object.Str_: true, object.Tuple: true,
}

// matchClass is $matchclass.
func matchClass(args starlark.Tuple) (starlark.Value, error) {
	x := args[0]
	class, ok := args[1].(*object.Class)
	if !ok {
		return nil, object.TypeError.Errorf("called match pattern must be a class")
	}
	if is, err := isInstance(x, class); !is || err != nil {
		return starlark.None, err
	}
	n, err := starlark.AsInt32(args[2])
	if err != nil {
		return nil, err
	}
	values := starlark.Tuple{}
	var names []string
	if n > 0 {
		if matchesItself[class] {
			if n > 1 {
				return nil, object.TypeError.Errorf("%s() accepts 1 positional sub-pattern (%d given)", class.Name(), n)
			}
			values = append(values, x)
		} else {
			matchArgs, _ := class.Lookup("__match_args__")
			tuple, ok := matchArgs.(starlark.Tuple)
			if matchArgs != nil && !ok {
				return nil, object.TypeError.Errorf("%s.__match_args__ must be a tuple (got %s)", class.Name(), object.TypeName(matchArgs))
			}
			if n > len(tuple) {
				plural := "s"
				if len(tuple) == 1 {
					plural = ""
				}
				return nil, object.TypeError.Errorf("%s() accepts %d positional sub-pattern%s (%d given)", class.Name(), len(tuple), plural, n)
			}
			for _, name := range tuple[:n] {
				if _, ok := starlark.AsString(name); !ok {
					return nil, object.TypeError.Errorf("__match_args__ elements must be strings (got %s)", object.TypeName(name))
				}
				names = append(names, text(name))
			}
		}
	}
	for _, name := range args[3].(starlark.Tuple) {
		names = append(names, text(name))
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, object.TypeError.Errorf("%s() got multiple sub-patterns for attribute '%s'", class.Name(), name)
		}
		v, err := Attr(x, name)
		if err != nil {
			if object.IsA(err, object.AttributeError) {
				return starlark.None, nil
			}
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func matchNames() []lowered {
	return []lowered{
		plain("$matchseq", matchSeq),
		plain("$matchmap", matchMap),
		plain("$matchrest", matchRest),
		plain("$matchclass", matchClass),
	}
}
