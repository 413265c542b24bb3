package types

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/memory"
	"fstar/internal/object"
	"fstar/internal/value"
)

// SplitSpace splits s at runs of white space, at most limit times if limit >= 0, as
// str.split does without a separator.
func SplitSpace(s string, limit int) []string { return splitSpace(s, limit, object.IsSpace) }

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
func (x text) separator(v value.Value) (string, error) {
	if !given(v) {
		return "", nil
	}
	sep, ok := x.as(v)
	switch {
	case !ok && x.bytes:
		return "", bytesWanted(v)
	case !ok:
		return "", typeErrorf("must be str or None, not %s", typeName(v))
	case sep == "":
		return "", valueErrorf("empty separator")
	}
	return sep, nil
}

func (x text) split(sep value.Value, maxsplit int) (*value.List, error) {
	at, err := x.separator(sep)
	if err != nil {
		return nil, err
	}
	x.roomForParts(at)
	if at == "" {
		return x.list(splitSpace(x.s, max(maxsplit, -1), x.space)), nil
	}
	if maxsplit >= 0 {
		return x.list(strings.SplitN(x.s, at, min(maxsplit, len(x.s))+1)), nil
	}
	return x.list(strings.Split(x.s, at)), nil
}

// roomForParts sees to it that there is memory for all parts of a text that lie between separators, or blanks.
func (x text) roomForParts(sep string) {
	const size = 32 + 2*value.Size // of a part, while the slices of parts grow
	if len(x.s) < longText {
		return
	}
	n := 1
	if sep != "" {
		n += strings.Count(x.s, sep)
	} else {
		for i := 1; i < len(x.s); i++ {
			if x.s[i] > ' ' && x.s[i-1] <= ' ' {
				n++
			}
		}
	}
	memory.Must(n * size)
}

func (x text) rsplit(sep value.Value, maxsplit int) (*value.List, error) {
	at, err := x.separator(sep)
	if err != nil {
		return nil, err
	}
	x.roomForParts(at)
	if at == "" {
		return x.list(rsplitSpace(x.s, max(maxsplit, -1), x.space)), nil
	}
	var parts []string
	rest := x.s
	for ; maxsplit != 0; maxsplit-- {
		i := strings.LastIndex(rest, at)
		if i < 0 {
			break
		}
		parts = append(parts, rest[i+len(at):])
		rest = rest[:i]
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

func (x text) splitlines(keepends bool) (*value.List, error) {
	x.roomForParts("\n")
	lines := make([]string, 0, strings.Count(x.s, "\n")+1)
	start := 0
	for i := 0; i < len(x.s); {
		for i+8 <= len(x.s) && noLineEnd(x.s[i:i+8]) {
			i += 8
		}
		if i == len(x.s) {
			break
		}
		n := 0
		if c := x.s[i]; c <= 0x1e || c >= utf8.RuneSelf {
			n = x.lineEnd(x.s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		end := i
		if keepends {
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

// noLineEnd reports whether 8 bytes are characters of ASCII of which no line ends; it may say so of no others.
func noLineEnd(s string) bool {
	_ = s[7]
	b := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56 // one load
	const ones = ^uint64(0) / 0xff
	return (b|(b-ones*0x20))&(ones*0x80) == 0
}

func (x text) partition(sep value.Value) (*value.Tuple, error) {
	want, err := x.boundary(sep)
	if err != nil {
		return nil, err
	}
	if i := strings.Index(x.s, want); i >= 0 {
		return x.tuple(x.s[:i], want, x.s[i+len(want):]), nil
	}
	return x.tuple(x.s, "", ""), nil
}

func (x text) rpartition(sep value.Value) (*value.Tuple, error) {
	want, err := x.boundary(sep)
	if err != nil {
		return nil, err
	}
	if i := strings.LastIndex(x.s, want); i >= 0 {
		return x.tuple(x.s[:i], want, x.s[i+len(want):]), nil
	}
	return x.tuple("", "", x.s), nil
}

// boundary returns the text that an argument is at which a text is parted.
func (x text) boundary(v value.Value) (string, error) {
	sep, ok := x.as(v)
	switch {
	case !ok && x.bytes:
		return "", bytesWanted(v)
	case !ok:
		return "", typeErrorf("must be str, not %s", object.FullTypeName(v.Starlark()))
	case sep == "":
		return "", valueErrorf("empty separator")
	}
	return sep, nil
}

// tuple returns a tuple of texts of the kind.
func (x text) tuple(before, sep, behind string) *value.Tuple {
	return value.NewTuple(x.wrap(before), x.wrap(sep), x.wrap(behind))
}

func (x text) join(iterable starlark.Value) (value.Value, error) {
	var out strings.Builder
	if _, err := object.Iter(x.t, iterable); err != nil {
		return value.Value{}, typeErrorf("can only join an iterable")
	}
	elems, err := object.Values(x.t, iterable)
	if err != nil {
		return value.Value{}, err
	}
	if !x.bytes {
		if v := joinTexts(x.t, x.s, elems); v.Present() {
			return v, nil
		}
	}
	for i, v := range elems {
		s, ok := x.as(v)
		switch {
		case !ok && x.bytes:
			return value.Value{}, typeErrorf("sequence item %d: expected a bytes-like object, %s found", i, typeName(v))
		case !ok:
			return value.Value{}, typeErrorf("sequence item %d: expected str instance, %s found", i, typeName(v))
		}
		if i > 0 {
			out.WriteString(x.s)
		}
		out.WriteString(s)
	}
	return x.wrap(out.String()), nil
}
