package pybuiltin

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pytype"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// elements returns the elements of an optional iterable.
func elements(t *script.Thread, v starlark.Value) ([]starlark.Value, error) {
	if v == nil {
		return nil, nil
	}
	return pyop.Elements(t, v)
}

func toList(t *script.Thread, a signature.Args) (starlark.Value, error) {
	elems, err := elements(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	return starlark.NewList(elems), nil
}

func toTuple(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if tuple, ok := a.Values[0].(starlark.Tuple); ok {
		return tuple, nil
	}
	elems, err := elements(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	return starlark.Tuple(elems), nil
}

func newSet(t *script.Thread, v starlark.Value) (*starlark.Set, error) {
	s := new(starlark.Set)
	if v == nil {
		return s, nil
	}
	if s, ok := pyop.AsSet(v); ok {
		return pyop.CopySet(s), nil
	}
	err := pyop.Each(t, v, func(e starlark.Value) error { return pyop.SetAdd(s, e) })
	return s, err
}

func toSet(t *script.Thread, a signature.Args) (starlark.Value, error) {
	s, err := newSet(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	return s, nil
}

func toFrozenSet(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if f, ok := a.Values[0].(*pyop.FrozenSet); ok {
		return f, nil
	}
	s, err := newSet(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	return pyop.NewFrozenSet(s), nil
}

func toDict(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if len(a.Rest) > 1 {
		return nil, typeErrorf("dict expected at most 1 argument, got %d", len(a.Rest))
	}
	d := new(starlark.Dict)
	if len(a.Rest) == 1 {
		if err := pyop.DictUpdate(t, d, a.Rest[0]); err != nil {
			return nil, err
		}
	}
	for _, kw := range a.Kwargs {
		if err := pyop.DictSet(d, kw[0], kw[1]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func toSlice(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	switch r := a.Rest; len(r) {
	case 0:
		return nil, typeErrorf("slice expected at least 1 argument, got 0")
	case 1:
		return pyop.NewSlice(nil, r[0], nil), nil
	case 2:
		return pyop.NewSlice(r[0], r[1], nil), nil
	case 3:
		return pyop.NewSlice(r[0], r[1], r[2]), nil
	default:
		return nil, typeErrorf("slice expected at most 3 arguments, got %d", len(r))
	}
}

func toStr(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	v := a.Values[0]
	if v == nil {
		return starlark.String(""), nil
	}
	if a.Values[1] == nil && a.Values[2] == nil {
		if s, ok := v.(starlark.String); ok {
			return s, nil
		}
		return starlark.String(pyop.Str(v)), nil
	}
	enc, errors, err := pytype.CodecArgs("str", a.Values[1:])
	if err != nil {
		return nil, err
	}
	b, ok := pyop.AsBytes(v)
	if !ok {
		if _, isText := v.(starlark.String); isText {
			return nil, typeErrorf("decoding str is not supported")
		}
		return nil, typeErrorf("decoding to str: need a bytes-like object, %s found", pyop.TypeName(v))
	}
	s, err := pytype.Decode(b, enc, errors)
	return starlark.String(s), err
}

// byteArgs returns the bytes that the arguments of bytes and bytearray make.
func byteArgs(t *script.Thread, name string, a []starlark.Value) (string, error) {
	v := a[0]
	if s, ok := object.AsString(v); ok && v != nil {
		if a[1] == nil {
			return "", typeErrorf("string argument without an encoding")
		}
		enc, errors, err := pytype.CodecArgs(name, a[1:])
		if err != nil {
			return "", err
		}
		return pytype.Encode(s, enc, errors)
	}
	if a[1] != nil {
		return "", typeErrorf("encoding without a string argument")
	}
	if a[2] != nil {
		return "", typeErrorf("errors without a string argument")
	}
	if v == nil {
		return "", nil
	}
	if o, ok := v.(object.Operand); ok && name == "bytes" {
		if b, found, err := o.Special("__bytes__"); found {
			if err != nil {
				return "", err
			}
			s, ok := object.Plain(b).(pyop.Bytes)
			if !ok {
				return "", object.BadReturn(o, "__bytes__", "a bytes", b)
			}
			return string(s), nil
		}
	}
	if b, ok := pyop.AsBytes(v); ok {
		return b, nil
	}
	if i, err := pyop.AsInt(v); err == nil {
		n, ok := i.Int64()
		switch {
		case !ok:
			return "", exception.OverflowError.Errorf("cannot fit 'int' into an index-sized integer")
		case n < 0:
			return "", exception.ValueError.Errorf("negative count")
		case n > 1<<30:
			return "", exception.MemoryError.New()
		}
		return string(make([]byte, n)), nil
	}
	var out []byte
	if _, err := pyop.Iter(t, v); err != nil {
		return "", typeErrorf("cannot convert '%s' object to %s", pyop.TypeName(v), name)
	}
	err := pyop.Each(t, v, func(e starlark.Value) error {
		i, err := pyop.AsInt(e)
		if err != nil {
			return err
		}
		n, ok := i.Int64()
		if !ok || n < 0 || n > 255 {
			if name == "bytearray" {
				return exception.ValueError.Errorf("byte must be in range(0, 256)")
			}
			return exception.ValueError.Errorf("bytes must be in range(0, 256)")
		}
		out = append(out, byte(n))
		return nil
	})
	return string(out), err
}

func toBytes(t *script.Thread, a signature.Args) (starlark.Value, error) {
	b, err := byteArgs(t, "bytes", a.Values)
	return pyop.Bytes(b), err
}

func toBytearray(t *script.Thread, a signature.Args) (starlark.Value, error) {
	b, err := byteArgs(t, "bytearray", a.Values)
	return &pyop.Bytearray{B: []byte(b)}, err
}
