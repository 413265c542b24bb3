package pytype

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// needle returns what to look for: a text, or, in bytes, a byte.
func (x text) needle(v starlark.Value) (string, error) {
	if s, ok := x.as(v); ok {
		return s, nil
	}
	if !x.bytes {
		return "", typeErrorf("%s() argument 1 must be str, not %s", x.method, object.ArgumentType(v))
	}
	i, err := pyop.AsInt(v)
	if err != nil {
		return "", typeErrorf("argument should be integer or bytes-like object, not '%s'", pyop.TypeName(v))
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > 255 {
		return "", valueErrorf("byte must be in range(0, 256)")
	}
	return string([]byte{byte(n)}), nil
}

// find is find, rfind, index and rindex.
func find(last, must bool) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		sub, err := x.needle(a[0])
		if err != nil {
			return nil, err
		}
		lo, hi, ok, err := x.span(a[1], a[2])
		if err != nil {
			return nil, err
		}
		at := -1
		if ok && last {
			at = strings.LastIndex(x.s[lo:hi], sub)
		} else if ok {
			at = strings.Index(x.s[lo:hi], sub)
		}
		if at < 0 {
			if must && x.bytes {
				return nil, valueErrorf("subsection not found")
			}
			if must {
				return nil, valueErrorf("substring not found")
			}
			return starlark.MakeInt(-1), nil
		}
		return starlark.MakeInt(x.len(x.s[:lo+at])), nil
	}
}

func countOf(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	sub, err := x.needle(a[0])
	if err != nil {
		return nil, err
	}
	lo, hi, ok, err := x.span(a[1], a[2])
	if err != nil || !ok {
		return starlark.MakeInt(0), err
	}
	if sub == "" {
		return starlark.MakeInt(x.len(x.s[lo:hi]) + 1), nil
	}
	return starlark.MakeInt(strings.Count(x.s[lo:hi], sub)), nil
}

// affix is startswith and endswith.
func affix(has func(s, affix string) bool) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		lo, hi, ok, err := x.span(a[1], a[2])
		if err != nil {
			return nil, err
		}
		part := ""
		if ok {
			part = x.s[lo:hi]
		}
		wants := starlark.Tuple{a[0]}
		tuple, isTuple := a[0].(starlark.Tuple)
		if isTuple {
			wants = tuple
		}
		for _, w := range wants {
			s, isText := x.as(w)
			switch {
			case isText:
				if ok && has(part, s) {
					return starlark.True, nil
				}
			case isTuple && x.bytes:
				return nil, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(w))
			case isTuple:
				return nil, typeErrorf("tuple for %s must only contain str, not %s", x.method, pyop.TypeName(w))
			case x.bytes:
				return nil, typeErrorf("%s first arg must be bytes or a tuple of bytes, not %s", x.method, pyop.TypeName(w))
			default:
				return nil, typeErrorf("%s first arg must be str or a tuple of str, not %s", x.method, pyop.TypeName(w))
			}
		}
		return starlark.False, nil
	}
}

func replace(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	old, err := x.arg(1, a[0])
	if err != nil {
		return nil, err
	}
	with, err := x.arg(2, a[1])
	if err != nil {
		return nil, err
	}
	n, err := count(a[2], -1)
	if err != nil {
		return nil, err
	}
	if x.bytes && old == "" { // strings.Replace would go by code points
		var out strings.Builder
		for i := range len(x.s) + 1 {
			if n < 0 || i < n {
				out.WriteString(with)
			}
			if i < len(x.s) {
				out.WriteByte(x.s[i])
			}
		}
		return x.wrap(out.String()), nil
	}
	return x.wrap(strings.Replace(x.s, old, with, n)), nil
}

// partition is partition and rpartition.
func partition(last bool) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		sep, ok := x.as(a[0])
		switch {
		case !ok && x.bytes:
			return nil, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(a[0]))
		case !ok:
			return nil, typeErrorf("must be str, not %s", object.FullTypeName(a[0]))
		case sep == "":
			return nil, valueErrorf("empty separator")
		}
		at := strings.Index(x.s, sep)
		if last {
			at = strings.LastIndex(x.s, sep)
		}
		switch {
		case at >= 0:
			return starlark.Tuple{x.wrap(x.s[:at]), x.wrap(sep), x.wrap(x.s[at+len(sep):])}, nil
		case last:
			return starlark.Tuple{x.wrap(""), x.wrap(""), x.wrap(x.s)}, nil
		}
		return starlark.Tuple{x.wrap(x.s), x.wrap(""), x.wrap("")}, nil
	}
}

func trimAffix(trim func(s, affix string) string) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		s, err := x.arg(0, a[0])
		if err != nil {
			return nil, err
		}
		return x.wrap(trim(x.s, s)), nil
	}
}

// strip is strip, lstrip and rstrip.
func strip(left, right bool) textMethod {
	return func(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
		s := x.s
		if v := given(a[0]); v != nil {
			set, ok := x.as(v)
			if !ok && x.bytes {
				return nil, typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
			}
			if !ok {
				return nil, typeErrorf("%s arg must be None or str", x.method)
			}
			if x.bytes {
				for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
					s = s[1:]
				}
				for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
					s = s[:len(s)-1]
				}
				return x.wrap(s), nil
			}
			if left {
				s = strings.TrimLeft(s, set)
			}
			if right {
				s = strings.TrimRight(s, set)
			}
			return x.wrap(s), nil
		}
		if left {
			s = strings.TrimLeftFunc(s, x.space)
		}
		if right {
			s = strings.TrimRightFunc(s, x.space)
		}
		return x.wrap(s), nil
	}
}

// space reports whether r is white space in texts of the kind.
func (k *textKind) space(r rune) bool {
	if k.bytes {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return pyop.IsSpace(r)
}
