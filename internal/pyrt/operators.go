package pyrt

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/format"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// inPlace returns the builtin of an augmented assignment.
func inPlace(name string, op syntax.Token) *operation {
	return binaryOn(name, func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
		return pyop.InPlace(t, op, x, y)
	})
}

// concat returns a builtin that makes a value of the elements of its arguments. That of a
// list or a tuple, a sequence, has an error of its own for those that have none.
func concat(name string, sequence bool, make func(elems []starlark.Value) (starlark.Value, error)) *starlark.Builtin {
	return function(name, func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
		var elems []starlark.Value
		for _, arg := range args {
			more, err := pyop.Elements(t, arg)
			if err != nil {
				if sequence && notIterable(t, arg) {
					err = valueAfterStar(arg)
				}
				return nil, err
			}
			elems = append(elems, more...)
		}
		return make(elems)
	})
}

func operatorNames() []lowered {
	names := []lowered{
		unary("$n", func(x starlark.Value) (starlark.Value, error) { return pyop.Number(x), nil }),
		binary("$add", pyop.Add),
		binary("$sub", pyop.Sub),
		binary("$mul", pyop.Mul),

		binary("$mod", pyop.Mod),
		binary("$floordiv", pyop.FloorDiv),
		binary("$or", pyop.Or),
		binary("$and", pyop.And),
		binary("$xor", pyop.Xor),
		binary("$lsh", pyop.Lsh),
		binary("$rsh", pyop.Rsh),
		binary("$matmul", pyop.MatMul),
		binary("$truediv", pyop.TrueDiv),
		binaryOn("$pow", pyop.Pow),
		binary("$eq", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.EQL, x, y) }),
		binary("$ne", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.NEQ, x, y) }),
		binary("$lt", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.LT, x, y) }),
		binary("$le", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.LE, x, y) }),
		binary("$gt", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.GT, x, y) }),
		binary("$ge", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.GE, x, y) }),
		binary("$is", func(x, y starlark.Value) (starlark.Value, error) { return starlark.Bool(pyop.Is(x, y)), nil }),

		binaryOn("$in", func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			in, err := pyop.Contains(t, y, x)
			return starlark.Bool(in), err
		}),
		binary("$index", pyop.Index),
		plain("$slice", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.GetSlice(args[0], args[1], args[2], args[3])
		}),
		plain("$sliceof", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.NewSlice(args[0], args[1], args[2]), nil
		}),
		function("$setitem", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.SetItem(t, args[0], args[1], args[2])
		}),
		function("$setslice", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.SetSlice(t, args[0], args[1], args[2], args[3], args[4])
		}),
		plain("$delitem", func(args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.DelItem(args[0], args[1])
		}),

		&operation{name: "$iter", arity: 1, unaryOn: iterate, binaryOn: iterateUnpacked},
		binaryOn("$unpack", func(t *script.Thread, x, n starlark.Value) (starlark.Value, error) {
			size, err := starlark.AsInt32(n)
			if err != nil {
				return nil, err
			}
			elems, err := pyop.Unpack(t, x, size)
			if err != nil {
				return nil, err
			}
			return runtimeOf(t).unpacked.of(elems), nil
		}),
		function("$unpackstar", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			n, err := starlark.AsInt32(args[1])
			if err != nil {
				return nil, err
			}
			m, err := starlark.AsInt32(args[2])
			if err != nil {
				return nil, err
			}
			return pyop.UnpackStar(t, args[0], n, m)
		}),

		concat("$list", true, func(elems []starlark.Value) (starlark.Value, error) { return value.ListFrom(elems), nil }),
		concat("$tuple", true, func(elems []starlark.Value) (starlark.Value, error) {
			return starlark.Tuple(elems), nil
		}),
		concat("$setof", false, func(elems []starlark.Value) (starlark.Value, error) {
			set := value.NewSet(len(elems))
			for _, v := range elems {
				if err := pyop.SetAdd(set, v); err != nil {
					return nil, err
				}
			}
			return set, nil
		}),
		plain("$bytes", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.Bytes(args[0].(starlark.Bytes)), nil
		}),
		plain("$items", func(args starlark.Tuple) (starlark.Value, error) {
			d := value.NewDict(len(args) / 2)
			for i := 0; i < len(args); i += 2 {
				if err := pyop.DictSet(d, args[i], args[i+1]); err != nil {
					return nil, err
				}
			}
			return d, nil
		}),
		function("$dict", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			d := new(value.Dict)
			for _, m := range args {
				if err := mergeMapping(t, d, m); err != nil {
					return nil, err
				}
			}
			return d, nil
		}),
		function("$merge", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return args[0], mergeMapping(t, args[0].(*value.Dict), args[1])
		}),
		unaryOn("$star", star),
		function("$kwargs", kwargs),

		unary("$len", func(x starlark.Value) (starlark.Value, error) {
			n, err := pyop.Len(x)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(n), nil
		}),
		binary("$isinstance", func(x, classes starlark.Value) (starlark.Value, error) {
			is, err := isInstance(x, classes)
			return starlark.Bool(is), err
		}),

		plain("$fstr", formatString),
		plain("$template", newTemplate),
	}
	for name, op := range map[string]syntax.Token{
		"$iadd": syntax.PLUS, "$isub": syntax.MINUS, "$imul": syntax.STAR, "$itruediv": syntax.SLASH, "$ifloordiv": syntax.SLASHSLASH,
		"$imod": syntax.PERCENT, "$ior": syntax.PIPE, "$iand": syntax.AMP, "$ixor": syntax.CIRCUMFLEX,
		"$ilsh": syntax.LTLT, "$irsh": syntax.GTGT, "$ipow": syntax.STARSTAR, "$imatmul": object.MatMul,
	} {
		names = append(names, inPlace(name, op))
	}
	return names
}

// mergeMapping puts the items of a mapping into d.
func mergeMapping(t *script.Thread, d *value.Dict, m starlark.Value) error {
	if !isMapping(m) {
		return object.TypeError.Errorf("'%s' object is not a mapping", object.TypeName(m))
	}
	return pyop.DictUpdate(t, d, m)
}

func isMapping(v starlark.Value) bool {
	switch v := v.(type) {
	case object.Operand:
		return v.Defines("keys")
	case *value.Dict, starlark.IterableMapping, pyop.HasKeys:
		return true
	}
	return false
}

// formatString is $fstr.
func formatString(args starlark.Tuple) (starlark.Value, error) {
	out := make([]byte, 0, 64)
	out = append(out, text(args[0])...)
	for i := 1; i+3 < len(args); i += 4 {
		var err error
		if out, err = format.AppendField(out, args[i], text(args[i+1]), text(args[i+2])); err != nil {
			return nil, err
		}
		out = append(out, text(args[i+3])...)
	}
	return starlark.String(out), nil
}
