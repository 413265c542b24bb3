package pyop

import (
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// asciiChars are the texts of one ASCII character, which so need no memory.
var asciiChars = func() (chars [utf8.RuneSelf]starlark.Value) {
	for i := range chars {
		chars[i] = starlark.String(rune(i))
	}
	return chars
}()

// Char returns the text of one code point.
func Char(r rune) starlark.Value {
	if 0 <= r && r < utf8.RuneSelf {
		return asciiChars[r]
	}
	return starlark.String(r)
}

// firstChar returns the first code point of s, as a text, and its size in bytes.
func firstChar(s string) (starlark.Value, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return asciiChars[c], 1
	}
	_, n := utf8.DecodeRuneInString(s)
	return starlark.String(s[:n]), n
}

// IsASCII reports whether s has only ASCII characters.
func IsASCII(s string) bool {
	for len(s) >= 8 {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Offset returns where in s the code point i begins, in bytes; len(s) if there are
// i of them, and -1 if there are fewer.
func Offset(s string, i int) int {
	if i <= len(s) && IsASCII(s[:i]) {
		return i
	}
	if i > len(s) {
		return -1
	}
	at := 0
	for ; i > 0; i-- {
		if at == len(s) {
			return -1
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// textIndex returns s[i], or nil if there is no such code point.
func textIndex(s string, i int) starlark.Value {
	if i < 0 {
		if i += utf8.RuneCountInString(s); i < 0 {
			return nil
		}
	}
	at := Offset(s, i)
	if at < 0 || at >= len(s) {
		return nil
	}
	c, _ := firstChar(s[at:])
	return c
}

// TextSlice returns s[lo:hi] in code points, for 0 <= lo <= hi <= their number.
func TextSlice(s string, lo, hi int) string {
	start := Offset(s, lo)
	return s[start : start+Offset(s[start:], hi-lo)]
}

// textSlice returns the slice of s.
func textSlice(s string, sl *Slice) (starlark.Value, error) {
	ascii := IsASCII(s)
	n := len(s)
	if !ascii {
		n = utf8.RuneCountInString(s)
	}
	start, stop, step, err := sl.Indices(n)
	if err != nil {
		return nil, err
	}
	count := sliceLen(start, stop, step)
	switch {
	case count == 0:
		return starlark.String(""), nil
	case count == n && step == 1:
		return starlark.String(s), nil
	case step == 1 && ascii:
		return starlark.String(s[start : start+count]), nil
	case step == 1:
		return starlark.String(TextSlice(s, start, start+count)), nil
	case ascii:
		out := make([]byte, count)
		for i := range out {
			out[i] = s[start+i*step]
		}
		return starlark.String(out), nil
	}
	runes := []rune(s)
	out := make([]rune, count)
	for i := range out {
		out[i] = runes[start+i*step]
	}
	return starlark.String(string(out)), nil
}
