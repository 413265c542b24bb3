// Package pybuiltin has the built-in functions of Python: print, len, sorted, open and
// so on, with the errors that CPython 3.14 raises. isinstance, type, super and others
// that are about classes are not here.
//
// Source: "Built-in Functions" in the Python library reference.
package pybuiltin

import (
	"context"
	"io/fs"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A Config has what the functions need from the runtime. The functions whose field is
// nil raise a RuntimeError.
type Config struct {
	// GetAttr, SetAttr and DelAttr are attribute access. If there is no such
	// attribute the error is an AttributeError.
	GetAttr func(t *script.Thread, v starlark.Value, name string) (starlark.Value, error)
	SetAttr func(t *script.Thread, v starlark.Value, name string, x starlark.Value) error
	DelAttr func(t *script.Thread, v starlark.Value, name string) error

	// Open opens a file for open(), as os.OpenFile does. It is called without the
	// script lock. If it is nil, scripts may not open files.
	Open func(ctx context.Context, name string, flag int, perm fs.FileMode) (File, error)

	// Stdout returns what print writes to if it is not told: nil is the standard
	// output. It may be nil.
	Stdout func() starlark.Value

	// Stdin returns what input reads from: sys.stdin. It may be nil.
	Stdin func() starlark.Value

	// Ask, if not nil, is called by input() in place of that, with the prompt, which is then
	// for it to print. It returns a line without its newline, or io.EOF, or
	// [script.ErrKeyboardInterrupt], and when ctx ends. It is called without the script lock.
	Ask func(ctx context.Context, prompt string) (string, error)
}

// Names returns a new map of the functions by their names.
func Names(cfg Config) starlark.StringDict {
	b := &builtins{cfg}
	names := starlark.StringDict{}
	add := func(name, params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) {
		names[name] = script.NewFunction(name, params, fn)
	}

	add("abs", "x, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) { return pyop.Abs(a.Values[0]) })
	add("all", "iterable, /", all)
	add("any", "iterable, /", anyOf)
	add("ascii", "obj, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return starlark.String(pyop.ASCII(a.Values[0])), nil
	})
	add("bin", "number, /", inBase("0b", 2))
	add("bool", "object=False, /", toBool)
	add("bytearray", "source=b'', encoding=None, errors=None", toBytearray)
	add("bytes", "source=b'', encoding=None, errors=None", toBytes)
	add("callable", "obj, /", callable)
	add("chr", "i, /", chr)
	add("delattr", "obj, name, /", b.delattr)
	add("dict", "*args, **kwargs", toDict)
	add("divmod", "x, y, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return pyop.Divmod(a.Values[0], a.Values[1])
	})
	add("enumerate", "iterable, start=0", enumerate)
	add("filter", "function, iterable, /", filter)
	add("float", "x=0, /", toFloat)
	add("format", "value, format_spec='', /", formatValue)
	add("frozenset", "iterable=(), /", toFrozenSet)
	add("getattr", "obj, name, default=None, /", b.getattr)
	add("hasattr", "obj, name, /", b.hasattr)
	add("hash", "obj, /", hash)
	add("hex", "number, /", inBase("0x", 16))
	add("id", "obj, /", id)
	add("input", "prompt='', /", b.input)
	add("int", "x=0, /, base=10", toInt)
	add("iter", "object, sentinel=None, /", iter)
	add("len", "obj, /", length)
	add("list", "iterable=(), /", toList)
	add("map", "function, /, *iterables", mapOver)
	add("max", "*args, default=None, key=None", extreme("max", false))
	add("min", "*args, default=None, key=None", extreme("min", true))
	add("next", "iterator, default=None, /", next)
	add("oct", "number, /", inBase("0o", 8))

	add("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", b.open)
	add("ord", "c, /", ord)
	add("pow", "base, exp, mod=None", pow)
	add("print", "*args, sep=' ', end='\\n', file=None, flush=False", b.print)
	add("range", "*args", toRange)
	add("repr", "obj, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return starlark.String(pyop.Repr(a.Values[0])), nil
	})
	add("reversed", "sequence, /", reversed)
	add("round", "number, ndigits=None", round)
	add("set", "iterable=(), /", toSet)
	add("setattr", "obj, name, value, /", b.setattr)
	add("slice", "*args", toSlice)
	add("sorted", "iterable, /, *, key=None, reverse=False", sorted)
	add("str", "object='', encoding='utf-8', errors='strict'", toStr)
	add("sum", "iterable, /, start=0", sum)
	add("tuple", "iterable=(), /", toTuple)
	add("zip", "*iterables, strict=False", zip)
	for _, name := range []string{"exit", "quit"} {
		names[name] = NewQuitter(name)
	}
	return names
}

type builtins struct{ cfg Config }

func typeErrorf(format string, args ...any) error { return exception.TypeError.Errorf(format, args...) }

// given returns the argument, or nil if it was not given or is None.
func given(v starlark.Value) starlark.Value {
	if v == starlark.None {
		return nil
	}
	return v
}

// truth returns the truth of an optional argument.
func truth(v starlark.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return pyop.Truth(v)
}
