package pytype

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// addSlots adds their dunder methods to the methods of the types.
func addSlots(classes map[string]script.Methods) {
	bits := []string{"and", "or", "xor"}
	arithmetic := []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow"}

	m := classes["int"]
	addNumber(m, isInt, append(append([]string{"lshift", "rshift"}, bits...), arithmetic...))
	unarySlot(m, "__invert__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return pyop.Invert(v) })
	for _, name := range []string{"__int__", "__index__", "__trunc__", "__floor__", "__ceil__"} {
		unarySlot(m, name, func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return pyop.Number(v), nil })
	}

	m = classes["float"]
	addNumber(m, isNumber, arithmetic)
	for _, name := range []string{"__int__", "__trunc__"} {
		unarySlot(m, name, func(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
			return pyop.FloatToInt(float64(v.(starlark.Float)))
		})
	}

	m = classes["str"]
	addSequence(m, isStr)
	addHash(m)
	addPercent(m)
	addReflected(m, isStr, "mod")
	addFormat(m)
	unarySlot(m, "__str__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return v, nil })

	m = classes["bytes"]
	addSequence(m, isBytes)
	addPercent(m)
	addHash(m)
	m = classes["bytearray"]
	addSequence(m, isBytes)
	addItems(m, true)
	addInPlace(m, isAny, "add", "mul")
	addRepr(m, true)
	m["__init__"] = starlark.NewBuiltin("__init__", initBytearray)

	m = classes["tuple"]
	addSequence(m, isTuple)
	addHash(m)

	m = classes["list"]
	addSequence(m, isList)
	addItems(m, true)
	addInPlace(m, isAny, "add", "mul")
	addSlot(m, "__init__", 0, 1, initList)

	m = classes["dict"]
	addContainer(m)
	addItems(m, true)
	addSlot(m, "__getitem__", 1, 1, dictItem)
	addComparisons(m, isDict, false)
	addRepr(m, false)
	addBinary(m, isDict, "or")
	addReflected(m, isDict, "or")
	addInPlace(m, isAny, "or")

	for _, name := range []string{"set", "frozenset"} {
		m = classes[name]
		addContainer(m)
		addComparisons(m, isSet, true)
		addRepr(m, true)
		addBinary(m, isSet, append(bits, "sub")...)
		addReflected(m, isSet, append(bits, "sub")...)
	}
	addHash(classes["frozenset"])
	m = classes["set"]
	addInPlace(m, isSet, append(bits, "sub")...)
	addSlot(m, "__init__", 0, 1, initSet)

	m = classes["range"]
	addContainer(m)
	addItems(m, false)
	addComparisons(m, isRange, false)
	addRepr(m, false)
	addHash(m)
	m = classes["slice"]
	addComparisons(m, isSlice, true)
	addRepr(m, false)
}

// addNumber adds what int and float have in common.
func addNumber(m script.Methods, ok accepts, operators []string) {
	addComparisons(m, ok, true)
	addBinary(m, ok, operators...)
	addReflected(m, ok, operators...)
	addRepr(m, false)
	addFormat(m)
	addHash(m)
	for _, name := range []string{"__divmod__", "__rdivmod__"} {
		addSlot(m, name, 1, 1, func(_ *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
			x, y, accepted := ok.operands(value, args)
			if !accepted {
				return object.NotImplemented, nil
			}
			if strings.HasPrefix(name, "__r") {
				x, y = y, x
			}
			return pyop.Divmod(x, y)
		})
	}
	unarySlot(m, "__neg__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return pyop.Neg(v) })
	unarySlot(m, "__pos__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return pyop.Number(v), nil })
	unarySlot(m, "__abs__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return pyop.Abs(v) })
	unarySlot(m, "__bool__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return v.Truth(), nil })
	unarySlot(m, "__float__", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
		f, _, err := pyop.AsFloat(v)
		return starlark.Float(f), err
	})
}

// addSequence adds what str, bytes, bytearray, list and tuple have in common.
func addSequence(m script.Methods, ok accepts) {
	addContainer(m)
	addItems(m, false)
	addComparisons(m, ok, true)
	addSlot(m, "__add__", 1, 1, func(t *script.Thread, _, value starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		x, y, accepted := ok.operands(value, args)
		if !accepted && object.IsDerived(args[0]) {
			return nil, pyop.OperandError(syntax.PLUS, x, args[0])
		}
		return pyop.Binary(t, syntax.PLUS, x, y)
	})
	addBinary(m, isAny, "mul")
	addReflected(m, isAny, "mul")
	addRepr(m, false)
}

// derivedRepr returns the repr of a value of a built-in type that self is made of.
func derivedRepr(self, v starlark.Value, named bool) string {
	if !named || !object.IsDerived(self) {
		return pyop.Repr(v)
	}
	class := object.ClassOf(self).Name()
	if set, ok := v.(*starlark.Set); ok {
		if set.Len() == 0 {
			return class + "()"
		}
		return class + "(" + pyop.Repr(v) + ")"
	}
	_, args, _ := strings.Cut(pyop.Repr(v), "(") // frozenset({1}), bytearray(b'x')
	return class + "(" + args
}

// dictItem is dict.__getitem__: where there is no such key, classes derived from dict
// may know.
func dictItem(_ *script.Thread, self, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	x, found, err := pyop.DictGet(v.(*starlark.Dict), args[0])
	if err != nil || found {
		return x, err
	}
	if i, ok := self.(*object.Instance); ok {
		if x, found, err := i.Special("__missing__", args[0]); found {
			return x, err
		}
	}
	return nil, exception.KeyError.New(args[0])
}

// initList is list.__init__.
func initList(t *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	var elems []starlark.Value
	if len(args) == 1 {
		var err error
		if elems, err = pyop.Elements(t, args[0]); err != nil {
			return nil, err
		}
	}
	return starlark.None, pyop.ListSet(v.(*starlark.List), elems)
}

// initBytearray is bytearray.__init__.
func initBytearray(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v, err := starlark.Call(thread, object.ByteArray, args, kwargs)
	if err != nil {
		return nil, err
	}
	object.Plain(b.Receiver()).(*pyop.Bytearray).B = v.(*pyop.Bytearray).B
	return starlark.None, nil
}

// initSet is set.__init__.
func initSet(t *script.Thread, _, v starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	set := new(starlark.Set)
	for _, arg := range args {
		other, err := toSet(t, syntax.PIPE, arg)
		if err != nil {
			return nil, err
		}
		set = other
	}
	return starlark.None, pyop.SetReplace(v.(*starlark.Set), set)
}
