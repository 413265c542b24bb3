package types

import (
	"strings"

	"fstar/internal/memory"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// withQuickText gives methods of str their quick functions: for texts, most of them for ASCII, as
// characters are bytes there.
func withQuickText(methods []*native.Function) []*native.Function {
	for _, f := range methods {
		switch f.Name() {
		case "capitalize":
			f.Quick1(quickCapitalize)
		case "count":
			f.Quick2(quickCount)
		case "endswith":
			f.Quick2(quickEndswith)
		case "find":
			f.Quick2(quickFind)
		case "isalnum":
			f.Quick1(quickIs(asciiLetter | asciiDigit))
		case "isalpha":
			f.Quick1(quickIs(asciiLetter))
		case "isdigit":
			f.Quick1(quickIs(asciiDigit))
		case "isspace":
			f.Quick1(quickIs(asciiBlank))
		case "join":
			f.Quick2(quickJoin)
		case "ljust":
			f.Quick2(quickJust(true))
		case "lower":
			f.Quick1(quickLower)
		case "lstrip":
			f.Quick1(quickStrip(true, false)).Quick2(quickStripOf(true, false))
		case "replace":
			f.Quick3(quickReplace)
		case "rjust":
			f.Quick2(quickJust(false))
		case "rstrip":
			f.Quick1(quickStrip(false, true)).Quick2(quickStripOf(false, true))
		case "split":
			f.Quick1(quickFields)
			f.Quick2(quickSplit)
		case "startswith":
			f.Quick2(quickStartswith)
		case "strip":
			f.Quick1(quickStrip(true, true)).Quick2(quickStripOf(true, true))
		case "title":
			f.Quick1(quickTitle)
		case "upper":
			f.Quick1(quickUpper)
		}
	}
	return methods
}

// What a byte is in ASCII; nothing for the bytes of other characters.
const (
	asciiLetter = 1 << iota
	asciiDigit
	asciiBlank
	asciiAny
)

var asciiIs = func() (is [256]uint8) {
	for c := range 128 {
		is[c] = asciiAny
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			is[c] |= asciiLetter
		case '0' <= c && c <= '9':
			is[c] |= asciiDigit
		case c == ' ' || '\t' <= c && c <= '\r' || 0x1c <= c && c <= 0x1f:
			is[c] |= asciiBlank
		}
	}
	return is
}()

// shortText returns the text that x is, unless that is long.
func shortText(x value.Value) (s string, ok bool) {
	s, ok = x.Text()
	return s, ok && len(s) <= longText
}

// quickIs reports whether all characters of a text, which has some, are of a kind.
func quickIs(kind uint8) func(*script.Thread, value.Value) value.Value {
	return func(_ *script.Thread, x value.Value) (v value.Value) {
		s, ok := shortText(x)
		if !ok {
			return v
		}
		all := s != ""
		for i := range len(s) {
			is := asciiIs[s[i]]
			if is == 0 {
				return v
			}
			all = all && is&kind != 0
		}
		return value.Bool(all)
	}
}

func quickUpper(t *script.Thread, x value.Value) value.Value {
	return quickCase(t, x, func(int, byte) bool { return true })
}

func quickLower(t *script.Thread, x value.Value) value.Value {
	return quickCase(t, x, func(int, byte) bool { return false })
}

func quickCapitalize(t *script.Thread, x value.Value) value.Value {
	return quickCase(t, x, func(i int, _ byte) bool { return i == 0 })
}

func quickTitle(t *script.Thread, x value.Value) value.Value {
	return quickCase(t, x, func(_ int, before byte) bool { return asciiIs[before]&asciiLetter == 0 })
}

// quickCase returns a text with the letters in upper case of which upper says so, by their index and what is
// before them, and the others in lower case.
func quickCase(t *script.Thread, x value.Value, upper func(i int, before byte) bool) (v value.Value) {
	s, ok := shortText(x)
	if !ok || !object.IsASCII(s) {
		return v
	}
	v = x // unless a character changes
	var out []byte
	before := byte(0)
	for i := range len(s) {
		c := s[i]
		if asciiIs[c]&asciiLetter != 0 {
			if c |= 0x20; upper(i, before) {
				c &^= 0x20
			}
		}
		if c != s[i] && out == nil {
			v, out = t.Arena.NewText(len(s))
			copy(out, s[:i])
		}
		if out != nil {
			out[i] = c
		}
		before = c
	}
	return v
}

func quickCount(_ *script.Thread, x, sub value.Value) (v value.Value) {
	if s, ok := shortText(x); ok {
		if part, ok := sub.Text(); ok && part != "" {
			return value.Int(int64(strings.Count(s, part)))
		}
	}
	return v
}

// quickJust is ljust, or rjust.
func quickJust(left bool) func(t *script.Thread, x, width value.Value) value.Value {
	return func(t *script.Thread, x, width value.Value) (v value.Value) {
		s, ok := shortText(x)
		n, isInt := width.Int64()
		switch {
		case !ok || !isInt || n > 1000 || !object.IsASCII(s):
			return v
		case int(n) <= len(s):
			return x
		}
		v, out := t.Arena.NewText(int(n))
		blanks := out[:len(out)-len(s)]
		if left {
			blanks = out[len(s):]
			copy(out, s)
		} else {
			copy(out[len(blanks):], s)
		}
		for i := range blanks {
			blanks[i] = ' '
		}
		return v
	}
}

func quickStrip(left, right bool) func(*script.Thread, value.Value) value.Value {
	return func(t *script.Thread, x value.Value) (v value.Value) {
		s, ok := shortText(x)
		if !ok {
			return v
		}
		i, j := 0, len(s)
		for left && i < j && asciiIs[s[i]]&asciiBlank != 0 {
			i++
		}
		for right && i < j && asciiIs[s[j-1]]&asciiBlank != 0 {
			j--
		}
		switch {
		case i < j && (asciiIs[s[i]] == 0 || asciiIs[s[j-1]] == 0): // perhaps white space
			return v
		case j-i == len(s):
			return x
		}
		return t.Arena.Text(s[i:j])
	}
}

// quickStripOf strips ASCII characters that the caller names.
func quickStripOf(left, right bool) func(*script.Thread, value.Value, value.Value) value.Value {
	return func(t *script.Thread, x, chars value.Value) (v value.Value) {
		s, ok := shortText(x)
		if !ok {
			return v
		}
		of, ok := chars.Text()
		if !ok || len(of) > maxStripped || !object.IsASCII(of) {
			return v
		}
		i, j := 0, len(s)
		for left && i < j && strings.IndexByte(of, s[i]) >= 0 {
			i++
		}
		for right && i < j && strings.IndexByte(of, s[j-1]) >= 0 {
			j--
		}
		if j-i == len(s) {
			return x
		}
		return t.Arena.Text(s[i:j])
	}
}

// maxStripped is how many characters are looked at one by one.
const maxStripped = 8

func quickStartswith(_ *script.Thread, x, prefix value.Value) (v value.Value) {
	if s, ok := shortText(x); ok {
		if p, ok := prefix.Text(); ok {
			return value.Bool(strings.HasPrefix(s, p))
		}
	}
	return v
}

func quickEndswith(_ *script.Thread, x, suffix value.Value) (v value.Value) {
	if s, ok := shortText(x); ok {
		if p, ok := suffix.Text(); ok {
			return value.Bool(strings.HasSuffix(s, p))
		}
	}
	return v
}

func quickFind(_ *script.Thread, x, sub value.Value) (v value.Value) {
	if s, ok := shortText(x); ok {
		if p, ok := sub.Text(); ok {
			i := strings.Index(s, p)
			if i > 0 {
				i = object.CharCount(s[:i])
			}
			return value.Int(int64(i))
		}
	}
	return v
}

// quickFields splits at white space.
func quickFields(_ *script.Thread, x value.Value) (v value.Value) {
	s, ok := shortText(x)
	if !ok {
		return v
	}
	n, inside := 0, false
	for i := range len(s) {
		is := asciiIs[s[i]]
		if is == 0 {
			return v
		}
		if is&asciiBlank != 0 {
			inside = false
		} else if !inside {
			inside = true
			n++
		}
	}
	l, parts := value.MakeList(n), make([]string, n)
	start := -1
	for i := range len(s) + 1 {
		if i < len(s) && asciiIs[s[i]]&asciiBlank == 0 {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			parts[0] = s[start:i]
			l.Append(value.TextAt(&parts[0]))
			parts, start = parts[1:], -1
		}
	}
	return l.Value()
}

func quickSplit(_ *script.Thread, x, sep value.Value) (v value.Value) {
	s, ok := shortText(x)
	if !ok {
		return v
	}
	at, ok := sep.Text()
	if !ok || at == "" {
		return v
	}
	n := strings.Count(s, at)
	l, parts := value.MakeList(n+1), make([]string, n+1)
	for i := range n {
		end := strings.Index(s, at)
		parts[i] = s[:end]
		s = s[end+len(at):]
		l.Append(value.TextAt(&parts[i]))
	}
	parts[n] = s
	l.Append(value.TextAt(&parts[n]))
	return l.Value()
}

// quickJoin joins the texts of a list or a tuple.
func quickJoin(t *script.Thread, x, iterable value.Value) (v value.Value) {
	sep, ok := x.Text()
	if !ok {
		return v
	}
	var elems []value.Value
	if l, ok := value.Lists.Get(iterable); ok {
		elems = l.Own()
	} else if tuple, ok := value.Tuples.Get(iterable); ok {
		elems = tuple.Elems()
	}
	if len(elems)*(len(sep)+64) > longText {
		return v // it may be much
	}
	return joinTexts(t, sep, elems)
}

// joinTexts joins elements, if they are texts, and there are some.
func joinTexts(t *script.Thread, sep string, elems []value.Value) (v value.Value) {
	if len(elems) == 0 {
		return v
	}
	size := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		s, ok := e.Text()
		if !ok {
			return v
		}
		size += len(s)
	}
	if len(elems) == 1 {
		return elems[0]
	}
	memory.Must(size)
	v, out := t.Arena.NewText(size)
	for i, e := range elems {
		if i > 0 {
			out = out[copy(out, sep):]
		}
		s, _ := e.Text()
		out = out[copy(out, s):]
	}
	return v
}

func quickReplace(t *script.Thread, x, old, with value.Value) (v value.Value) {
	s, ok := shortText(x)
	if !ok {
		return v
	}
	was, ok := old.Text()
	if !ok || was == "" {
		return v
	}
	is, ok := with.Text()
	if !ok {
		return v
	}
	if len(s) > longText || len(is) > longText {
		return v
	}
	n := strings.Count(s, was)
	if n == 0 {
		return x
	}
	size := len(s) + n*(len(is)-len(was))
	if size > longText {
		return value.Value{}
	}
	v, out := t.Arena.NewText(size)
	for range n {
		i := strings.Index(s, was)
		out = out[copy(out, s[:i]):]
		out = out[copy(out, is):]
		s = s[i+len(was):]
	}
	copy(out, s)
	return v
}
