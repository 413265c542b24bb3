package types

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A dunder method of a built-in type is what an operator, or a built-in function, does with a
// value, for those who call it by its name. Its receiver may be an instance of a derived
// class; it works with the value that this is made of.

// unary defines a dunder method without arguments.
func unary[R any](name, doc string, fn func(t *script.Thread, v starlark.Value) (R, error)) *native.Function {
	return native.M0(name, "", doc, func(self starlark.Value, t *script.Thread) (R, error) {
		return fn(t, object.Plain(self))
	})
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

func isBytes(y starlark.Value) bool { _, ok := object.AsBytes(y); return ok }
func isSet(y starlark.Value) bool   { _, ok := object.AsSet(y); return ok }
func isStr(y starlark.Value) bool   { _, ok := y.(starlark.String); return ok }
func isList(y starlark.Value) bool  { _, ok := y.(*value.List); return ok }
func isTuple(y starlark.Value) bool { _, ok := value.TupleOf(y); return ok }
func isDict(y starlark.Value) bool  { _, ok := y.(*value.Dict); return ok }
func isSlice(y starlark.Value) bool { _, ok := y.(*object.Slice); return ok }
func isRange(y starlark.Value) bool { _, ok := y.(object.Interval); return ok }
func isAny(starlark.Value) bool     { return true }

// binary defines a dunder method of two operands.
func binary(name, doc string, ok accepts, fn func(t *script.Thread, x, y starlark.Value) (starlark.Value, error)) *native.Function {
	return native.M1(name, "value, /", doc, func(self starlark.Value, t *script.Thread, other starlark.Value) (starlark.Value, error) {
		y := object.Plain(other)
		if !ok(y) {
			return object.NotImplemented, nil
		}
		return fn(t, object.Plain(self), y)
	})
}

// comparisons returns __eq__, __lt__ and so on. The types without an order have only
// NotImplemented for those.
func comparisons(ok accepts, ordered bool) []*native.Function {
	define := func(name string, op syntax.Token, ok accepts) *native.Function {
		return binary(name, "self "+op.String()+" value", ok, func(_ *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			b, err := object.Compare(op, x, y)
			return starlark.Bool(b), err
		})
	}
	order := ok
	if !ordered {
		order = func(starlark.Value) bool { return false }
	}
	return []*native.Function{
		define("__eq__", syntax.EQL, ok), define("__ne__", syntax.NEQ, ok),
		define("__lt__", syntax.LT, order), define("__le__", syntax.LE, order),
		define("__gt__", syntax.GT, order), define("__ge__", syntax.GE, order),
	}
}

// operatorNames are what the names of the dunder methods of an operator have in common.
var operatorNames = map[syntax.Token]string{
	syntax.PLUS: "add", syntax.MINUS: "sub", syntax.STAR: "mul", syntax.SLASH: "truediv", syntax.SLASHSLASH: "floordiv",
	syntax.PERCENT: "mod", syntax.AMP: "and", syntax.PIPE: "or", syntax.CIRCUMFLEX: "xor",
	syntax.LTLT: "lshift", syntax.GTGT: "rshift", syntax.STARSTAR: "pow",
}

// operators returns the dunder methods of operators with the value on the left.
func operators(ok accepts, ops ...syntax.Token) []*native.Function {
	var methods []*native.Function
	for _, op := range ops {
		methods = append(methods, binary("__"+operatorNames[op]+"__", "self "+op.String()+" value", ok, func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return object.Binary(t, op, x, y)
		}))
	}
	return methods
}

// reflected returns the dunder methods of operators with the value on the right.
func reflected(ok accepts, ops ...syntax.Token) []*native.Function {
	var methods []*native.Function
	for _, op := range ops {
		methods = append(methods, binary("__r"+operatorNames[op]+"__", "value "+op.String()+" self", ok, func(t *script.Thread, x, y starlark.Value) (starlark.Value, error) {
			return object.Binary(t, op, y, x)
		}))
	}
	return methods
}

// inPlace returns the dunder methods of augmented assignments that change the value.
func inPlace(ok accepts, ops ...syntax.Token) []*native.Function {
	var methods []*native.Function
	for _, op := range ops {
		methods = append(methods, native.M1("__i"+operatorNames[op]+"__", "value, /", "self "+op.String()+"= value", func(self starlark.Value, t *script.Thread, other starlark.Value) (starlark.Value, error) {
			y := object.Plain(other)
			if !ok(y) {
				return object.NotImplemented, nil
			}
			_, err := object.InPlace(t, op, object.Plain(self), y)
			return self, err
		}))
	}
	return methods
}

// containerSlots returns what all containers have.
func containerSlots() []*native.Function {
	return []*native.Function{
		unary("__len__", "len(self)", func(_ *script.Thread, v starlark.Value) (int, error) { return object.Len(v) }),
		unary("__iter__", "iter(self)", func(t *script.Thread, v starlark.Value) (starlark.Value, error) {
			if t == nil {
				return nil, typeErrorf("'%s' object cannot be iterated over here", object.TypeName(v))
			}
			return object.Iter(t, v)
		}),
	}
}

// containsSlot returns __contains__.
func containsSlot() *native.Function {
	return native.M1("__contains__", "key, /", "key in self", func(self starlark.Value, t *script.Thread, key starlark.Value) (bool, error) {
		return object.Contains(t, object.Plain(self), key)
	})
}

// itemSlot returns __getitem__, whose parameter has a name.
func itemSlot(param string) *native.Function {
	return native.M1("__getitem__", param+", /", "self["+param+"]", func(self starlark.Value, _ *script.Thread, key starlark.Value) (starlark.Value, error) {
		return object.GetItem(object.Plain(self), key)
	})
}

// changingSlots returns the assignment to items and their deletion.
func changingSlots() []*native.Function {
	return []*native.Function{
		native.M2("__setitem__", "key, value, /", "self[key] = value", func(self starlark.Value, t *script.Thread, key, v starlark.Value) (value.Value, error) {
			return value.None, object.SetItem(t, object.Plain(self), key, v)
		}),
		native.M1("__delitem__", "key, /", "del self[key]", func(self starlark.Value, _ *script.Thread, key starlark.Value) (value.Value, error) {
			return value.None, object.DelItem(object.Plain(self), key)
		}),
	}
}

// sequenceSlots returns what str, bytes, bytearray, list and tuple have in common.
func sequenceSlots(ok accepts) []*native.Function {
	slots := containerSlots()
	slots = append(slots, comparisons(ok, true)...)
	times := func(self starlark.Value, _ *script.Thread, other starlark.Value) (starlark.Value, error) {
		n, err := object.AsInt(other)
		if err != nil {
			return nil, err
		}
		return object.Repeat(self, n)
	}
	return append(slots, containsSlot(),
		native.M1("__add__", "value, /", "self + value", func(self starlark.Value, _ *script.Thread, other starlark.Value) (starlark.Value, error) {
			return object.Concat(self, other)
		}),
		native.M1("__mul__", "value, /", "self * value", times),
		native.M1("__rmul__", "value, /", "value * self", times))
}

// sequenceInPlace returns += and *= of sequences that change.
func sequenceInPlace() []*native.Function {
	return []*native.Function{
		native.M1("__iadd__", "value, /", "self += value", func(self starlark.Value, t *script.Thread, other starlark.Value) (starlark.Value, error) {
			return object.AddInPlace(t, self, other)
		}),
		native.M1("__imul__", "value, /", "self *= value", func(self starlark.Value, _ *script.Thread, other starlark.Value) (starlark.Value, error) {
			n, err := object.AsInt(other)
			if err != nil {
				return nil, err
			}
			return object.RepeatInPlace(self, n)
		}),
	}
}

// percentSlot returns the formatting of texts.
func percentSlot() *native.Function {
	return native.M1("__mod__", "value, /", "self % value", func(self starlark.Value, t *script.Thread, other starlark.Value) (starlark.Value, error) {
		return object.Binary(t, syntax.PERCENT, object.Plain(self), other)
	})
}

// formatSlot returns __format__ by the format specification mini-language.
func formatSlot() *native.Function {
	return native.M1("__format__", "format_spec, /", "format(self, format_spec)", func(self starlark.Value, _ *script.Thread, spec string) (string, error) {
		if spec == "" {
			return object.Str(self), nil
		}
		return object.Format(object.Plain(self), spec)
	})
}

// reprSlot returns __repr__.
func reprSlot() *native.Function {
	return unary("__repr__", "repr(self)", func(_ *script.Thread, v starlark.Value) (string, error) {
		return object.Repr(v), nil
	})
}

// namedReprSlot returns the __repr__ of a type whose instances have the name of their class
// in it.
func namedReprSlot() *native.Function {
	return native.M0("__repr__", "", "repr(self)", func(self starlark.Value, _ *script.Thread) (string, error) {
		v := object.Plain(self)
		if !object.IsDerived(self) {
			return object.Repr(v), nil
		}
		class := object.ClassOf(self).Name()
		if set, ok := v.(*value.Set); ok {
			if set.Len() == 0 {
				return class + "()", nil
			}
			return class + "(" + object.Repr(v) + ")", nil
		}
		_, args, _ := strings.Cut(object.Repr(v), "(") // frozenset({1}), bytearray(b'x')
		return class + "(" + args, nil
	})
}

// hashSlot returns __hash__.
func hashSlot() *native.Function {
	return unary("__hash__", "hash(self)", func(_ *script.Thread, v starlark.Value) (int64, error) { return object.Hash(v) })
}
