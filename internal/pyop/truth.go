package pyop

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
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
	return 0, typeErrorf("object of type '%s' has no len()", TypeName(v))
}

// Contains reports whether x is in c.
func Contains(t *script.Thread, c, x starlark.Value) (bool, error) {
	switch c := c.(type) {
	case starlark.String:
		s, ok := object.Plain(x).(starlark.String)
		if !ok {
			return false, typeErrorf("'in <string>' requires string as left operand, not %s", TypeName(x))
		}
		return strings.Contains(string(c), string(s)), nil
	case Bytes:
		return bytesContain(string(c), x)
	case *Bytearray:
		return bytesContain(string(c.B), x)
	case *value.List:
		return contains(c, x)
	case starlark.Tuple, *value.Tuple:
		tuple, _ := value.AsTuple(value.Of(c))
		return contains(tuple, x)
	case *value.Dict:
		v, err := Lookup(c, value.Of(x))
		return v.Present(), err
	case *value.Set:
		return SetHas(c, x)
	case *value.FrozenSet:
		return SetHas(c.Set(), x)
	case *Range:
		if !isOperand(x) {
			return c.Has(x)
		}
	case HasContains:
		found, err := c.Contains(x)
		if !unsupported(err) {
			return found, err
		}
	case starlark.Container:
		if object.Foreign(c) {
			x = object.Outward(x)
		}
		return c.Has(x)
	case starlark.Mapping:
		if object.Foreign(c) {
			x = object.Outward(x)
		}
		_, found, err := c.Get(x)
		return found, err
	}
	found := false
	err := each(t, c, func(e value.Value) (bool, error) {
		eq, err := Same(e.Starlark(), x)
		found = eq
		return !eq, err
	}, func() error {
		return typeErrorf("argument of type '%s' is not a container or iterable", TypeName(c))
	})
	return found, err
}

// contains looks for x in a list or tuple.
func contains(c interface {
	Contains(keys value.Keys, v value.Value) (bool, error)
}, x starlark.Value) (bool, error) {
	found, err := c.Contains(Keys, value.Of(x))
	return found, ContainerError(err)
}

func bytesContain(b string, x starlark.Value) (bool, error) {
	if s, ok := AsBytes(x); ok {
		return strings.Contains(b, s), nil
	}
	i, ok, err := asInt(x)
	if err != nil {
		return false, err
	}
	if !ok {
		return false, typeErrorf("a bytes-like object is required, not '%s'", TypeName(x))
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return false, exception.ValueError.Errorf("byte must be in range(0, 256)")
	}
	return strings.IndexByte(b, byte(n)) >= 0, nil
}
