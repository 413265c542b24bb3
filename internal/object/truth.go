package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// Truth returns the truth of v.
func Truth(v starlark.Value) (bool, error) {
	if h, ok := v.(HasTruth); ok {
		b, err := h.Bool()
		if !unsupported(err) {
			return b, err
		}
	}
	return bool(v.Truth()), nil
}

// TruthOf is [Truth] for a Value.
func TruthOf(v value.Value) (bool, error) {
	if b, ok := v.AsBool(); ok {
		return b, nil
	}
	if i, ok := v.Int64(); ok {
		return i != 0, nil
	}
	return Truth(v.Starlark())
}

// Len returns len(v).
func Len(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.String:
		return TextLen(string(v)), nil
	case HasLength:
		n, err := v.Length()
		if !unsupported(err) {
			return n, err
		}
	case starlark.Indexable:
		return v.Len(), nil
	case starlark.Sequence:
		return v.Len(), nil
	case interface{ Len() int }:
		return v.Len(), nil
	}
	return 0, TypeError.Errorf("object of type '%s' has no len()", TypeName(v))
}
