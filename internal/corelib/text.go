package corelib

import (
	"strconv"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// codecArgs returns the names of an encoding and of what to do about errors, as the arguments
// of str, bytes and bytearray give them.
func codecArgs(function string, encoding, errors native.Maybe) (enc, onError string, err error) {
	enc, onError = "utf-8", "strict"
	for _, arg := range []struct {
		name string
		v    native.Maybe
		to   *string
	}{{"encoding", encoding, &enc}, {"errors", errors, &onError}} {
		if !arg.v.Present() {
			continue
		}
		s, ok := object.AsString(arg.v.Starlark())
		if !ok {
			class := object.ArgumentType
			if function == "str" { // CPython 3.15 has another text for it
				class = object.FullTypeName
			}
			return "", "", typeErrorf("%s() argument '%s' must be str, not %s", function, arg.name, class(arg.v.Starlark()))
		}
		*arg.to = s
	}
	return enc, onError, nil
}

func toStr(_ *script.Thread, x, encoding, errors native.Maybe) (value.Value, error) {
	if !x.Present() {
		return value.Text(""), nil
	}
	if !encoding.Present() && !errors.Present() {
		return str(x.Value), nil
	}
	enc, onError, err := codecArgs("str", encoding, errors)
	if err != nil {
		return value.Value{}, err
	}
	v := x.Starlark()
	b, ok := object.AsBytes(v)
	if !ok {
		if x.IsText() {
			return value.Value{}, typeErrorf("decoding str is not supported")
		}
		return value.Value{}, typeErrorf("decoding to str: need a bytes-like object, %s found", object.TypeName(v))
	}
	s, err := types.Decode(b, enc, onError)
	return value.Text(s), err
}

func quickStr(t *script.Thread, x value.Value) (v value.Value) {
	if x.IsText() {
		return x
	}
	if i, ok := x.Int64(); ok {
		var buf [20]byte
		b := strconv.AppendInt(buf[:0], i, 10)
		v, out := t.Arena.NewText(len(b))
		copy(out, b)
		return v
	}
	return v
}

// str returns str(v).
func str(v value.Value) value.Value {
	if v.IsText() {
		return v
	}
	if i, ok := v.Int64(); ok {
		return value.Text(strconv.FormatInt(i, 10))
	}
	return value.Text(object.Str(v.Starlark()))
}

func toBytes(t *script.Thread, source, encoding, errors native.Maybe) (object.Bytes, error) {
	b, err := byteArgs(t, "bytes", source.Starlark(), encoding, errors)
	return object.Bytes(b), err
}

func toBytearray(t *script.Thread, source, encoding, errors native.Maybe) (*object.Bytearray, error) {
	b, err := byteArgs(t, "bytearray", source.Starlark(), encoding, errors)
	return &object.Bytearray{B: []byte(b)}, err
}

// byteArgs returns the bytes that the arguments of bytes and bytearray make.
func byteArgs(t *script.Thread, name string, v starlark.Value, encoding, errors native.Maybe) (string, error) {
	if s, ok := object.AsString(v); ok && v != nil {
		if !encoding.Present() {
			return "", typeErrorf("string argument without an encoding")
		}
		enc, onError, err := codecArgs(name, encoding, errors)
		if err != nil {
			return "", err
		}
		return types.Encode(s, enc, onError)
	}
	if encoding.Present() {
		return "", typeErrorf("encoding without a string argument")
	}
	if errors.Present() {
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
			s, ok := object.Plain(b).(object.Bytes)
			if !ok {
				return "", object.BadReturn(o, "__bytes__", "a bytes", b)
			}
			return string(s), nil
		}
	}
	if b, ok := object.AsBytes(v); ok {
		return b, nil
	}
	if i, err := object.AsInt(v); err == nil {
		n, ok := i.Int64()
		switch {
		case !ok:
			return "", object.OverflowError.Errorf("cannot fit 'int' into an index-sized integer")
		case n < 0:
			return "", object.ValueError.Errorf("negative count")
		case n > 1<<30:
			return "", object.MemoryError.New()
		}
		return string(make([]byte, n)), nil
	}
	var out []byte
	if _, err := object.Iter(t, v); err != nil {
		return "", typeErrorf("cannot convert '%s' object to %s", object.TypeName(v), name)
	}
	err := object.Each(t, v, func(e starlark.Value) error {
		i, err := object.AsInt(e)
		if err != nil {
			return err
		}
		n, ok := i.Int64()
		if !ok || n < 0 || n > 255 {
			if name == "bytearray" {
				return object.ValueError.Errorf("byte must be in range(0, 256)")
			}
			return object.ValueError.Errorf("bytes must be in range(0, 256)")
		}
		out = append(out, byte(n))
		return nil
	})
	return string(out), err
}
