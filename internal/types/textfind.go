package types

import (
	"strings"

	"fstar/internal/memory"
	"fstar/internal/object"
	"fstar/internal/value"
)

func find[N ~string](x text, sub N, start, end value.Value) (int, error) {
	return x.search(string(sub), start, end, strings.Index)
}

func rfind[N ~string](x text, sub N, start, end value.Value) (int, error) {
	return x.search(string(sub), start, end, strings.LastIndex)
}

func index[N ~string](x text, sub N, start, end value.Value) (int, error) {
	return x.found(find(x, sub, start, end))
}

func rindex[N ~string](x text, sub N, start, end value.Value) (int, error) {
	return x.found(rfind(x, sub, start, end))
}

// search returns where sub is between start and end, or -1. The Go function at looks for it.
func (x text) search(sub string, start, end value.Value, at func(s, sub string) int) (int, error) {
	lo, hi, ok, err := x.span(start, end)
	if err != nil || !ok {
		return -1, err
	}
	i := at(x.s[lo:hi], sub)
	if i < 0 {
		return -1, nil
	}
	return x.len(x.s[:lo+i]), nil
}

// found makes an error of what search returns if there is nothing.
func (x text) found(i int, err error) (int, error) {
	switch {
	case err != nil || i >= 0:
		return i, err
	case x.bytes:
		return 0, valueErrorf("subsection not found")
	}
	return 0, valueErrorf("substring not found")
}

func count[N ~string](x text, sub N, start, end value.Value) (int, error) {
	lo, hi, ok, err := x.span(start, end)
	if err != nil || !ok {
		return 0, err
	}
	if sub == "" {
		return x.len(x.s[lo:hi]) + 1, nil
	}
	return strings.Count(x.s[lo:hi], string(sub)), nil
}

func (x text) startswith(prefix, start, end value.Value) (bool, error) {
	return x.hasAffix(prefix, start, end, strings.HasPrefix)
}

func (x text) endswith(suffix, start, end value.Value) (bool, error) {
	return x.hasAffix(suffix, start, end, strings.HasSuffix)
}

// hasAffix reports whether the part of x between start and end has an affix, or one of a tuple
// of them.
func (x text) hasAffix(affix, start, end value.Value, has func(s, affix string) bool) (bool, error) {
	lo, hi, ok, err := x.span(start, end)
	if err != nil {
		return false, err
	}
	part := ""
	if ok {
		part = x.s[lo:hi]
	}
	if s, isText := x.as(affix); isText {
		return ok && has(part, s), nil
	}
	tuple, isTuple := value.TupleOf(affix.Starlark())
	if !isTuple {
		kind := "str"
		if x.bytes {
			kind = "bytes"
		}
		return false, typeErrorf("%s first arg must be %s or a tuple of %[2]s, not %s", x.method, kind, typeName(affix))
	}
	for _, v := range tuple {
		s, isText := x.as(value.Of(v))
		switch {
		case isText && ok && has(part, s):
			return true, nil
		case isText:
		case x.bytes:
			return false, bytesWanted(value.Of(v))
		default:
			return false, typeErrorf("tuple for %s must only contain str, not %s", x.method, object.TypeName(v))
		}
	}
	return false, nil
}

func replace[A ~string](x text, old, with A, count int) (value.Value, error) {
	if more := len(with) - len(old); more > 0 {
		n := strings.Count(x.s, string(old))
		if x.bytes && old == "" {
			n = len(x.s) + 1
		}
		if count >= 0 {
			n = min(n, count)
		}
		if err := object.RoomFor(n+1, more); err != nil {
			return value.Value{}, err
		}
	}
	memory.Must(len(x.s))
	if x.bytes && old == "" { // strings.Replace would go by code points
		var out strings.Builder
		for i := range len(x.s) + 1 {
			if count < 0 || i < count {
				out.WriteString(string(with))
			}
			if i < len(x.s) {
				out.WriteByte(x.s[i])
			}
		}
		return x.wrap(out.String()), nil
	}
	return x.wrap(strings.Replace(x.s, string(old), string(with), count)), nil
}

func removeprefix[A ~string](x text, prefix A) (value.Value, error) {
	return x.wrap(strings.TrimPrefix(x.s, string(prefix))), nil
}

func removesuffix[A ~string](x text, suffix A) (value.Value, error) {
	return x.wrap(strings.TrimSuffix(x.s, string(suffix))), nil
}
