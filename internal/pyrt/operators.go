package pyrt

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/format"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// inPlace returns the builtin of an augmented assignment.
func (r *Runtime) inPlace(name string, op syntax.Token) *applied {
	return binary(name, r.bothOnThread(func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
		return pyop.InPlace(t, op, x, y)
	}))
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

func (r *Runtime) operatorNames() map[string]starlark.Value {
	names := map[string]starlark.Value{
		"$n":   unary("$n", func(x starlark.Value) (starlark.Value, error) { return pyop.Number(x), nil }),
		"$add": binary("$add", pyop.Add),
		"$sub": binary("$sub", pyop.Sub),
		"$mul": binary("$mul", pyop.Mul),

		"$mod":      binary("$mod", pyop.Mod),
		"$floordiv": binary("$floordiv", pyop.FloorDiv),
		"$or":       binary("$or", pyop.Or),
		"$and":      binary("$and", pyop.And),
		"$xor":      binary("$xor", pyop.Xor),
		"$lsh":      binary("$lsh", pyop.Lsh),
		"$rsh":      binary("$rsh", pyop.Rsh),
		"$matmul":   binary("$matmul", pyop.MatMul),
		"$truediv":  binary("$truediv", pyop.TrueDiv),
		"$pow":      binary("$pow", r.bothOnThread(pyop.Pow)),
		"$eq":       binary("$eq", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.EQL, x, y) }),
		"$ne":       binary("$ne", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.NEQ, x, y) }),
		"$lt":       binary("$lt", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.LT, x, y) }),
		"$le":       binary("$le", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.LE, x, y) }),
		"$gt":       binary("$gt", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.GT, x, y) }),
		"$ge":       binary("$ge", func(x, y starlark.Value) (starlark.Value, error) { return pyop.CompareValue(syntax.GE, x, y) }),
		"$is":       binary("$is", func(x, y starlark.Value) (starlark.Value, error) { return starlark.Bool(pyop.Is(x, y)), nil }),

		"$in": binary("$in", r.bothOnThread(func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			in, err := pyop.Contains(t, y, x)
			return starlark.Bool(in), err
		})),
		"$index": binary("$index", pyop.Index),
		"$slice": plain("$slice", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.GetSlice(args[0], args[1], args[2], args[3])
		}),
		"$sliceof": plain("$sliceof", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.NewSlice(args[0], args[1], args[2]), nil
		}),
		"$setitem": function("$setitem", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.SetItem(t, args[0], args[1], args[2])
		}),
		"$setslice": function("$setslice", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.SetSlice(t, args[0], args[1], args[2], args[3], args[4])
		}),
		"$delitem": plain("$delitem", func(args starlark.Tuple) (starlark.Value, error) {
			return starlark.None, pyop.DelItem(args[0], args[1])
		}),

		"$iter": &applied{name: "$iter", arity: 1, unary: r.onThread(iterate), binary: r.bothOnThread(iterateUnpacked)},
		"$unpack": binary("$unpack", r.bothOnThread(func(t *script.Thread, x, n starlark.Value) (starlark.Value, error) {
			size, err := starlark.AsInt32(n)
			if err != nil {
				return nil, err
			}
			elems, err := pyop.Unpack(t, x, size)
			if err != nil {
				return nil, err
			}
			return r.unpacked.of(elems), nil
		})),
		"$unpackstar": function("$unpackstar", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
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

		"$list": concat("$list", true, func(elems []starlark.Value) (starlark.Value, error) { return starlark.NewList(elems), nil }),
		"$tuple": concat("$tuple", true, func(elems []starlark.Value) (starlark.Value, error) {
			return starlark.Tuple(elems), nil
		}),
		"$setof": concat("$setof", false, func(elems []starlark.Value) (starlark.Value, error) {
			set := starlark.NewSet(len(elems))
			for _, v := range elems {
				if err := pyop.SetAdd(set, v); err != nil {
					return nil, err
				}
			}
			return set, nil
		}),
		"$bytes": plain("$bytes", func(args starlark.Tuple) (starlark.Value, error) {
			return pyop.Bytes(args[0].(starlark.Bytes)), nil
		}),
		"$items": plain("$items", func(args starlark.Tuple) (starlark.Value, error) {
			d := starlark.NewDict(len(args) / 2)
			for i := 0; i < len(args); i += 2 {
				if err := pyop.DictSet(d, args[i], args[i+1]); err != nil {
					return nil, err
				}
			}
			return d, nil
		}),
		"$dict": function("$dict", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			d := new(starlark.Dict)
			for _, m := range args {
				if err := mergeMapping(t, d, m); err != nil {
					return nil, err
				}
			}
			return d, nil
		}),
		"$merge": function("$merge", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return args[0], mergeMapping(t, args[0].(*starlark.Dict), args[1])
		}),
		"$star":   unary("$star", r.onThread(star)),
		"$kwargs": function("$kwargs", kwargs),

		"$len": unary("$len", func(x starlark.Value) (starlark.Value, error) {
			n, err := pyop.Len(x)
			if err != nil {
				return nil, err
			}
			return starlark.MakeInt(n), nil
		}),
		"$isinstance": binary("$isinstance", func(x, classes starlark.Value) (starlark.Value, error) {
			is, err := isInstance(x, classes)
			return starlark.Bool(is), err
		}),

		"$fstr":     plain("$fstr", formatString),
		"$template": plain("$template", newTemplate),
		"$Ellipsis": object.Ellipsis,
	}
	for name, op := range map[string]syntax.Token{
		"$iadd": syntax.PLUS, "$isub": syntax.MINUS, "$imul": syntax.STAR, "$itruediv": syntax.SLASH, "$ifloordiv": syntax.SLASHSLASH,
		"$imod": syntax.PERCENT, "$ior": syntax.PIPE, "$iand": syntax.AMP, "$ixor": syntax.CIRCUMFLEX,
		"$ilsh": syntax.LTLT, "$irsh": syntax.GTGT, "$ipow": syntax.STARSTAR, "$imatmul": object.MatMul,
	} {
		names[name] = r.inPlace(name, op)
	}
	for name, v := range r.attrFunctions() {
		names[name] = v
	}
	return names
}

// mergeMapping puts the items of a mapping into d.
func mergeMapping(t *script.Thread, d *starlark.Dict, m starlark.Value) error {
	if !isMapping(m) {
		return object.TypeError.Errorf("'%s' object is not a mapping", object.TypeName(m))
	}
	return pyop.DictUpdate(t, d, m)
}

func isMapping(v starlark.Value) bool {
	switch v := v.(type) {
	case object.Operand:
		return v.Defines("keys")
	case *starlark.Dict, starlark.IterableMapping, pyop.HasKeys:
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
