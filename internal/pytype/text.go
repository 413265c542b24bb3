package pytype

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A textKind is one of str, bytes and bytearray: most of their methods are the same.
type textKind struct {
	class string
	bytes bool // it counts bytes, and only ASCII letters are letters
	wrap  func(string) starlark.Value
}

var (
	strKind   = &textKind{"str", false, func(s string) starlark.Value { return starlark.String(s) }}
	bytesKind = &textKind{"bytes", true, func(s string) starlark.Value { return pyop.Bytes(s) }}
	arrayKind = &textKind{"bytearray", true, func(s string) starlark.Value { return &pyop.Bytearray{B: []byte(s)} }}
)

// text is the receiver of a method, with the name of the method.
type text struct {
	*textKind
	s      string
	method string
}

type textMethod func(t *script.Thread, x text, a []starlark.Value) (starlark.Value, error)

// addTextMethods adds the methods of a kind to m.
func (k *textKind) add(m script.Methods, name, params string, fn textMethod) {
	switch k {
	case strKind:
		script.AddMethod(m, k.class, name, params, func(t *script.Thread, s starlark.String, a signature.Args) (starlark.Value, error) {
			return fn(t, text{k, string(s), name}, a.Values)
		})
	case bytesKind:
		script.AddMethod(m, k.class, name, params, func(t *script.Thread, s pyop.Bytes, a signature.Args) (starlark.Value, error) {
			return fn(t, text{k, string(s), name}, a.Values)
		})
	default:
		script.AddMethod(m, k.class, name, params, func(t *script.Thread, s *pyop.Bytearray, a signature.Args) (starlark.Value, error) {
			return fn(t, text{k, string(s.B), name}, a.Values)
		})
	}
}

// as returns the text that an argument is, if it is of a kind that x works with.
func (x text) as(v starlark.Value) (string, bool) {
	if x.bytes {
		return pyop.AsBytes(v)
	}
	return object.AsString(v)
}

// arg returns argument i, from 1, which must be a text; of one argument i is 0.
func (x text) arg(i int, v starlark.Value) (string, error) {
	s, ok := x.as(v)
	switch {
	case ok:
		return s, nil
	case x.bytes:
		return "", typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
	case i == 0:
		return "", typeErrorf("%s() argument must be str, not %s", x.method, object.ArgumentType(v))
	}
	return "", typeErrorf("%s() argument %d must be str, not %s", x.method, i, object.ArgumentType(v))
}

// count returns an optional argument that is an int.
func count(v starlark.Value, none int) (int, error) {
	if v == nil {
		return none, nil
	}
	return pyop.AsCount(v)
}

// len returns the number of elements of a part of x.
func (x text) len(s string) int {
	if x.bytes {
		return len(s)
	}
	return pyop.CharCount(s)
}

// span returns where the part of x from start to end is, in bytes. It reports !ok if
// start is behind the end.
func (x text) span(start, end starlark.Value) (lo, hi int, ok bool, err error) {
	if (start == nil || start == starlark.None) && (end == nil || end == starlark.None) {
		return 0, len(x.s), true, nil
	}
	n := x.len(x.s)
	sl := pyop.NewSlice(start, end, nil)
	lo, hi, _, err = sl.Indices(n)
	if err != nil {
		return 0, 0, false, err
	}
	if lo > hi || beyond(sl.Start, n) {
		return 0, 0, false, nil
	}
	if x.bytes || n == len(x.s) {
		return lo, hi, true, nil
	}
	lo, hi = pyop.Offset(x.s, lo), pyop.Offset(x.s, hi)
	return lo, hi, true, nil
}

// beyond reports whether an index is behind the end of n elements.
func beyond(v starlark.Value, n int) bool {
	if v == starlark.None {
		return false
	}
	i, err := pyop.AsInt(v)
	if err != nil {
		return false
	}
	m, ok := i.Int64()
	return ok && m > int64(n) || !ok && i.Sign() > 0
}

// list returns a list of texts of the kind.
func (x text) list(parts []string) starlark.Value {
	elems := make([]starlark.Value, len(parts))
	for i, p := range parts {
		elems[i] = x.wrap(p)
	}
	return starlark.NewList(elems)
}

func typeErrorf(format string, args ...any) error { return exception.TypeError.Errorf(format, args...) }

func valueErrorf(format string, args ...any) error {
	return exception.ValueError.Errorf(format, args...)
}

// given returns the argument, or nil if it was not given or is None.
func given(v starlark.Value) starlark.Value {
	if v == starlark.None {
		return nil
	}
	return v
}

func truth(v starlark.Value, dflt bool) (bool, error) {
	if v == nil {
		return dflt, nil
	}
	return pyop.Truth(v)
}
