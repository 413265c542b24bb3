package pytype

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// A slot is a dunder method of a built-in type: what an operator, or a built-in function,
// does with a value, for those who call it by its name. The value is what self is, or is
// made of.
type slot func(t *script.Thread, self, value starlark.Value, args starlark.Tuple) (starlark.Value, error)

// addSlot adds a dunder method with from least to most arguments.
func addSlot(m script.Methods, name string, least, most int, fn slot) {
	m[name] = starlark.NewBuiltin(name, func(interp *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		switch class := pyop.TypeName(object.Plain(b.Receiver())); {
		case len(kwargs) > 0 && name == "__init__":
			return nil, typeErrorf("%s() takes no keyword arguments", class)
		case len(kwargs) > 0:
			return nil, typeErrorf("wrapper %s() takes no keyword arguments", name)
		case len(args) > most && name == "__init__":
			return nil, typeErrorf("%s expected at most %d argument, got %d", class, most, len(args))
		case least <= len(args) && len(args) <= most:
			t, _ := script.Current(interp) // nil for named tuples of Go code
			return fn(t, b.Receiver(), object.Plain(b.Receiver()), args)
		case least == 1:
			return nil, typeErrorf("expected 1 argument, got %d", len(args))
		}
		return nil, typeErrorf("expected %d arguments, got %d", least, len(args))
	})
}

// unarySlot adds a dunder method without arguments.
func unarySlot(m script.Methods, name string, fn func(t *script.Thread, v starlark.Value) (starlark.Value, error)) {
	addSlot(m, name, 0, 0, func(t *script.Thread, _, v starlark.Value, _ starlark.Tuple) (starlark.Value, error) { return fn(t, v) })
}

// accepts says which other operands the operators of a type take; the others are
// answered by NotImplemented.
type accepts func(y starlark.Value) bool

func isInt(y starlark.Value) bool {
	switch y.(type) {
	case starlark.Int, starlark.Bool:
		return true
	}
	return false
}

func isNumber(y starlark.Value) bool {
	_, ok := y.(starlark.Float)
	return ok || isInt(y)
}

func isBytes(y starlark.Value) bool { _, ok := pyop.AsBytes(y); return ok }
func isSet(y starlark.Value) bool   { _, ok := pyop.AsSet(y); return ok }
func isStr(y starlark.Value) bool   { _, ok := y.(starlark.String); return ok }
func isList(y starlark.Value) bool  { _, ok := y.(*starlark.List); return ok }
func isTuple(y starlark.Value) bool { _, ok := y.(starlark.Tuple); return ok }
func isDict(y starlark.Value) bool  { _, ok := y.(*starlark.Dict); return ok }
func isSlice(y starlark.Value) bool { _, ok := y.(*pyop.Slice); return ok }
func isRange(y starlark.Value) bool { _, ok := y.(*pyop.Range); return ok }
func isAny(starlark.Value) bool     { return true }

// operands returns the values of self and of the other operand, as the operators of the
// built-in types take them.
func (ok accepts) operands(value starlark.Value, args starlark.Tuple) (x, y starlark.Value, accepted bool) {
	y = object.Plain(args[0])
	return value, y, ok(y)
}

// addComparisons adds __eq__, __lt__ and so on. The types without an order have only
// NotImplemented for those.
func addComparisons(m script.Methods, ok accepts, ordered bool) {
	for name, op := range map[string]syntax.Token{
		"__eq__": syntax.EQL, "__ne__": syntax.NEQ, "__lt__": syntax.LT, "__le__": syntax.LE, "__gt__": syntax.GT, "__ge__": syntax.GE,
	} {
		addSlot(m, name, 1, 1, func(_ *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			x, y, accepted := ok.operands(value, args)
			if !accepted || !ordered && op != syntax.EQL && op != syntax.NEQ {
				return object.NotImplemented, nil
			}
			b, err := pyop.Compare(op, x, y)
			return starlark.Bool(b), err
		})
	}
}

// binarySlots are the names that the dunder methods of an operator have in common.
var binarySlots = map[string]syntax.Token{
	"add": syntax.PLUS, "sub": syntax.MINUS, "mul": syntax.STAR, "truediv": syntax.SLASH, "floordiv": syntax.SLASHSLASH,
	"mod": syntax.PERCENT, "and": syntax.AMP, "or": syntax.PIPE, "xor": syntax.CIRCUMFLEX,
	"lshift": syntax.LTLT, "rshift": syntax.GTGT, "pow": syntax.STARSTAR,
}

// addBinary adds the dunder methods of operators with the value on the left.
func addBinary(m script.Methods, ok accepts, names ...string) {
	for _, name := range names {
		op := binarySlots[name]
		most := 1
		if op == syntax.STARSTAR {
			most = 2
		}
		addSlot(m, "__"+name+"__", 1, most, func(t *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			x, y, accepted := ok.operands(value, args)
			if !accepted {
				return object.NotImplemented, nil
			}
			if len(args) == 2 && args[1] != starlark.None {
				return pyop.PowMod(t, x, y, object.Plain(args[1]))
			}
			return pyop.Binary(t, op, x, y)
		})
	}
}

// addPercent adds the formatting of texts.
func addPercent(m script.Methods) {
	addSlot(m, "__mod__", 1, 1, func(t *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return pyop.Binary(t, syntax.PERCENT, value, args[0])
	})
}

// addReflected adds the dunder methods of operators with the value on the right.
func addReflected(m script.Methods, ok accepts, names ...string) {
	for _, name := range names {
		op := binarySlots[name]
		addSlot(m, "__r"+name+"__", 1, 1, func(t *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			x, y, accepted := ok.operands(value, args)
			if !accepted {
				return object.NotImplemented, nil
			}
			return pyop.Binary(t, op, y, x)
		})
	}
}

// addInPlace adds the dunder methods of augmented assignments that change the value.
func addInPlace(m script.Methods, ok accepts, names ...string) {
	for _, name := range names {
		op := binarySlots[name]
		addSlot(m, "__i"+name+"__", 1, 1, func(t *script.Thread, self, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			x, y, accepted := ok.operands(value, args)
			if !accepted {
				return object.NotImplemented, nil
			}
			_, err := pyop.InPlace(t, op, x, y)
			return self, err
		})
	}
}

// addContainer adds what all containers have.
func addContainer(m script.Methods) {
	unarySlot(m, "__len__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
		n, err := pyop.Len(v)
		return starlark.MakeInt(n), err
	})
	unarySlot(m, "__iter__", func(t *script.Thread, v starlark.Value) (starlark.Value, error) {
		if t == nil {
			return nil, typeErrorf("'%s' object cannot be iterated over here", pyop.TypeName(v))
		}
		return pyop.Iter(t, v)
	})
	addSlot(m, "__contains__", 1, 1, func(t *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		found, err := pyop.Contains(t, v, args[0])
		return starlark.Bool(found), err
	})
}

// addItems adds subscripts, and assignment to them for the types that change.
func addItems(m script.Methods, change bool) {
	addSlot(m, "__getitem__", 1, 1, func(_ *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return pyop.GetItem(v, args[0])
	})
	if !change {
		return
	}
	addSlot(m, "__setitem__", 2, 2, func(t *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, pyop.SetItem(t, v, args[0], args[1])
	})
	addSlot(m, "__delitem__", 1, 1, func(_ *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		return starlark.None, pyop.DelItem(v, args[0])
	})
}

// addRepr adds the spellings. Types whose instances have the name of their class in
// their repr are named.
func addRepr(m script.Methods, named bool) {
	addSlot(m, "__repr__", 0, 0, func(_ *script.Thread, self, v starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(derivedRepr(self, v, named)), nil
	})
}

// addFormat adds __format__ by the format specification mini-language.
func addFormat(m script.Methods) {
	addSlot(m, "__format__", 1, 1, func(_ *script.Thread, self, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		spec, ok := object.AsString(args[0])
		if !ok {
			return nil, typeErrorf("__format__() argument must be str, not %s", pyop.TypeName(args[0]))
		}
		if spec == "" {
			return starlark.String(pyop.Str(self)), nil
		}
		s, err := pyop.Format(v, spec)
		return starlark.String(s), err
	})
}

// addHash adds __hash__.
func addHash(m script.Methods) {
	unarySlot(m, "__hash__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
		h, err := pyop.Hash(v)
		return starlark.MakeInt64(h), err
	})
}
