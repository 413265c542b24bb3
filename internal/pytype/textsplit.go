package pytype

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/pyop"
	"fstar/internal/script"
)

// SplitSpace splits s at runs of white space, at most limit times if limit >= 0, as
// str.split does without a separator.
func SplitSpace(s string, limit int) []string { return splitSpace(s, limit, pyop.IsSpace) }

func splitSpace(s string, limit int, space func(rune) bool) []string {
	var parts []string
	for {
		s = strings.TrimLeftFunc(s, space)
		if s == "" {
			return parts
		}
		end := -1
		if limit != 0 {
			end = strings.IndexFunc(s, space)
		}
		if end < 0 {
			return append(parts, s)
		}
		parts = append(parts, s[:end])
		s = s[end:]
		limit--
	}
}

func rsplitSpace(s string, limit int, space func(rune) bool) []string {
	var parts []string
	for {
		s = strings.TrimRightFunc(s, space)
		if s == "" {
			break
		}
		start := -1
		if limit != 0 {
			start = strings.LastIndexFunc(s, space)
		}
		if start < 0 {
			parts = append(parts, s)
			break
		}
		_, n := utf8.DecodeRuneInString(s[start:])
		parts = append(parts, s[start+n:])
		s = s[:start]
		limit--
	}
	slices.Reverse(parts)
	return parts
}

// separator returns the separator that an argument is; it is empty for None.
func (x text) separator(v starlark.Value) (string, error) {
	if v = given(v); v == nil {
		return "", nil
	}
	sep, ok := x.as(v)
	switch {
	case !ok && x.bytes:
		return "", typeErrorf("a bytes-like object is required, not '%s'", pyop.TypeName(v))
	case !ok:
		return "", typeErrorf("must be str or None, not %s", pyop.TypeName(v))
	case sep == "":
		return "", valueErrorf("empty separator")
	}
	return sep, nil
}

func split(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	sep, err := x.separator(a[0])
	if err != nil {
		return nil, err
	}
	limit, err := count(a[1], -1)
	if err != nil {
		return nil, err
	}
	limit = max(limit, -1)
	if sep == "" {
		return x.list(splitSpace(x.s, limit, x.space)), nil
	}
	if limit >= 0 {
		limit = min(limit, len(x.s)) + 1
	}
	return x.list(strings.SplitN(x.s, sep, limit)), nil
}

func rsplit(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	sep, err := x.separator(a[0])
	if err != nil {
		return nil, err
	}
	limit, err := count(a[1], -1)
	if err != nil {
		return nil, err
	}
	if sep == "" {
		return x.list(rsplitSpace(x.s, max(limit, -1), x.space)), nil
	}
	var parts []string
	rest := x.s
	for ; limit != 0; limit-- {
		at := strings.LastIndex(rest, sep)
		if at < 0 {
			break
		}
		parts = append(parts, rest[at+len(sep):])
		rest = rest[:at]
	}
	parts = append(parts, rest)
	slices.Reverse(parts)
	return x.list(parts), nil
}

// lineEnd returns the length of the line end at the start of s, or 0.
func (k *textKind) lineEnd(s string) int {
	switch s[0] {
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 2
		}
		return 1
	case '\n':
		return 1
	case '\v', '\f', 0x1c, 0x1d, 0x1e:
		if !k.bytes {
			return 1
		}
	}
	if !k.bytes && s[0] >= utf8.RuneSelf {
		switch r, n := utf8.DecodeRuneInString(s); r {
		case 0x85, 0x2028, 0x2029:
			return n
		}
	}
	return 0
}

func splitlines(_ *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	keep, err := truth(a[0], false)
	if err != nil {
		return nil, err
	}
	var lines []string
	start := 0
	for i := 0; i < len(x.s); {
		n := x.lineEnd(x.s[i:])
		if n == 0 {
			i++
			continue
		}
		end := i
		if keep {
			end += n
		}
		lines = append(lines, x.s[start:end])
		i += n
		start = i
	}
	if start < len(x.s) {
		lines = append(lines, x.s[start:])
	}
	return x.list(lines), nil
}

func join(t *script.Thread, x text, a []starlark.Value) (starlark.Value, error) {
	var out strings.Builder
	if _, err := pyop.Iter(t, a[0]); err != nil {
		if x.bytes {
			return nil, typeErrorf("can only join an iterable")
		}
		return nil, typeErrorf("can only join an iterable")
	}
	n := 0
	err := pyop.Each(t, a[0], func(v starlark.Value) error {
		s, ok := x.as(v)
		if !ok {
			if x.bytes {
				return typeErrorf("sequence item %d: expected a bytes-like object, %s found", n, pyop.TypeName(v))
			}
			return typeErrorf("sequence item %d: expected str instance, %s found", n, pyop.TypeName(v))
		}
		if n > 0 {
			out.WriteString(x.s)
		}
		out.WriteString(s)
		n++
		return nil
	})
	if err != nil {
		return nil, err
	}
	return x.wrap(out.String()), nil
}
