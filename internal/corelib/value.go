package corelib

import (
	"hash/maphash"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func ascii(_ *script.Thread, v starlark.Value) (string, error) { return object.ASCII(v), nil }

func repr(_ *script.Thread, v starlark.Value) (string, error) { return object.Repr(v), nil }

func formatValue(_ *script.Thread, v starlark.Value, spec string) (string, error) {
	return object.Format(v, spec)
}

// HasCall is a value that is a starlark.Callable but may not be callable, as an
// instance of a class without __call__.
type HasCall interface{ CanCall() bool }

func isCallable(v starlark.Value) bool {
	if h, ok := v.(HasCall); ok {
		return h.CanCall()
	}
	_, ok := v.(starlark.Callable)
	return ok
}

func callable(_ *script.Thread, v starlark.Value) (bool, error) { return isCallable(v), nil }

func hash(_ *script.Thread, v starlark.Value) (int64, error) { return object.Hash(v) }

// idSeed makes the ids of values that have no address.
var idSeed = maphash.MakeSeed()

// id is the address of a value. Numbers, texts and the like have none: theirs is made
// of what they are, as the operator is has it.
func id(_ *script.Thread, v starlark.Value) (int64, error) {
	switch v := v.(type) {
	case starlark.Int, starlark.Float, starlark.String, object.Bytes, starlark.Bool, starlark.NoneType:
		return int64(maphash.String(idSeed, v.Type()+v.String()) >> 16), nil
	case starlark.Tuple:
		if len(v) == 0 {
			return int64(maphash.String(idSeed, "()") >> 16), nil
		}
		return int64(object.Address([]starlark.Value(v))), nil
	default:
		return int64(object.Address(value.Identity(v))), nil
	}
}

func toBool(_ *script.Thread, b bool) (bool, error) { return b, nil }
