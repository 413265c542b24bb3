// Package corelib has the built-in functions of Python: print, len, sorted, open and
// so on, with the errors that CPython 3.15 raises. Package pyrt has those that are about classes
// and attributes: isinstance, getattr, super and others.
//
// The functions belong to no Host: what print, input and open reach outside is the IO of
// the runtime that they are called in.
//
// Source: "Built-in Functions" in the Python library reference.
package corelib

import (
	"sync"

	"fstar/internal/native"
	"fstar/internal/object"
)

// Functions returns the built-in functions, those of [Constructors] aside. The slice is not to
// be changed.
var Functions = sync.OnceValue(func() []*native.Function {
	return native.InC("builtins",
		native.F1("abs", "x, /", "the absolute value of a number", abs).Quick1(quickAbs),
		native.F1("all", "iterable, /", "whether every element is true", all),
		native.F1("any", "iterable, /", "whether some element is true", anyOf),
		native.F1("ascii", "obj, /", "repr(obj) with escapes for all that is not ASCII", ascii),
		native.F1("bin", "number, /", "an integer in binary, as '0b101'", inBase("0b", 2)),
		native.F1("callable", "obj, /", "whether obj can be called", callable),
		native.F1("chr", "i, /", "the character with code point i", chr).Quick1(quickChr),
		native.F2("divmod", "x, y, /", "(x // y, x % y)", divmod),
		native.F2("format", "value, format_spec='', /", "value as text, in a format such as '.2f'", formatValue),
		native.F1("hash", "obj, /", "the number by which dicts and sets find obj", hash),
		native.F1("hex", "number, /", "an integer in hexadecimal, as '0x1f'", inBase("0x", 16)),
		native.F1("id", "obj, /", "a number that no other object has at the same time", id),
		native.F1("input", "prompt='', /", "prints the prompt and returns a line of the standard input", input),
		native.F2("iter", "object, sentinel=None, /", "an iterator over object; or one that calls object until it returns sentinel", iter),
		native.F1("len", "obj, /", "how many elements obj has", length).Quick1(quickLength).Special("__len__"),
		native.F3("max", "*args, default=None, key=None", "the largest of the arguments, or of the elements of a single one", extreme("max", false)).Quick2(quickExtreme(false)),
		native.F3("min", "*args, default=None, key=None", "the smallest of the arguments, or of the elements of a single one", extreme("min", true)).Quick2(quickExtreme(true)),
		native.F2("next", "iterator, default=None, /", "the next element; at the end default, or StopIteration is raised", next).Special("__next__"),
		native.F1("oct", "number, /", "an integer in octal, as '0o17'", inBase("0o", 8)),
		Open,
		native.F1("ord", "c, /", "the code point of a character", ord).Quick1(quickOrd),
		native.F3("pow", "base, exp, mod=None", "base ** exp, modulo mod if that is given", pow),
		native.F5("print", "*args, sep=' ', end='\\n', file=None, flush=False", "writes the arguments as text, with sep between and end behind them", print),
		native.F1("repr", "obj, /", "obj as text, as code has it where that is possible", repr),
		native.F2("round", "number, ndigits=None", "the nearest number of so many digits, the even one of two", round),
		native.F3("sorted", "iterable, /, *, key=None, reverse=False", "a list of the elements in ascending order", sorted).Expects(),
		native.F2("sum", "iterable, /, start=0", "start and all elements, added", sum),
	)
})

// Constructors returns what calls of the built-in types call; each has the name of its type. The
// slice is not to be changed. What there is to say about them help() says of the types.
var Constructors = sync.OnceValue(func() []*native.Function {
	return native.InC("builtins",
		native.F1("bool", "object=False, /", "", toBool),
		native.F3("bytearray", "source=b'', encoding=None, errors=None", "", toBytearray),
		native.F3("bytes", "source=b'', encoding=None, errors=None", "", toBytes),
		native.F2("dict", "*args, **kwargs", "", toDict),
		native.F2("enumerate", "iterable, start=0", "", enumerate),
		native.F2("filter", "function, iterable, /", "", filter),
		native.F1("float", "x=0, /", "", toFloat).Quick1(quickFloat),
		native.F1("frozenset", "iterable=(), /", "", toFrozenSet),
		native.F2("int", "x=0, /, base=10", "", toInt).Expects().Quick1(quickInt),
		native.F1("list", "iterable=(), /", "", toList),
		native.F2("map", "*args, strict=False", "", mapOver),
		native.F1("range", "*args", "", toRange),
		native.F1("reversed", "sequence, /", "", reversed).Expects(),
		native.F1("set", "iterable=(), /", "", toSet),
		native.F1("slice", "*args", "", toSlice),
		native.F3("str", "object='', encoding='utf-8', errors='strict'", "", toStr).Expects().Quick1(quickStr),
		native.F1("tuple", "iterable=(), /", "", toTuple),
		native.F2("zip", "*iterables, strict=False", "", zip),
	)
})

func typeErrorf(format string, args ...any) error { return object.TypeError.Errorf(format, args...) }
