package object

import (
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/value"
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
func IsASCII(s string) bool { return asciiLen(s) == len(s) }

// CharCount returns how many code points s has. It differs from utf8.RuneCountInString in
// that it takes 8 bytes at a time from the ASCII characters that s begins with, which
// often is all of it.
func CharCount(s string) int {
	if len(s) < 32 {
		return utf8.RuneCountInString(s)
	}
	n := asciiLen(s)
	return n + utf8.RuneCountInString(s[n:])
}

// TextLen is [CharCount] of a text whose code points may be asked for again. It is for
// texts that scripts hold, not for parts of them.
func TextLen(s string) int {
	if m := mapOf(s); m != nil {
		return m.chars
	}
	return CharCount(s)
}

// TextLenOn is TextLen of a text that a thread may go through by index.
func TextLenOn(w *Workspace, s string) int {
	if w.IsASCII(s) {
		return len(s)
	}
	return TextLen(s)
}

// asciiLen returns the number of ASCII characters that s begins with.
func asciiLen(s string) int {
	const high = 0x8080808080808080
	i := 0
	for ; len(s)-i >= 32; i += 32 {
		t := s[i : i+32]
		if (word(t)|word(t[8:])|word(t[16:])|word(t[24:]))&high != 0 {
			break
		}
	}
	for len(s)-i >= 8 && word(s[i:])&high == 0 {
		i += 8
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// word returns the first 8 bytes of s. The compiler makes one load of it.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// CharAt returns the character with index i of s, a text that a script holds, if that is at hand: i is not
// beyond the text, which is ASCII. It is absent for others.
func CharAt(w *Workspace, s string, i int64) (v value.Value) {
	if i < 0 {
		i += int64(len(s))
	}
	if uint64(i) < uint64(len(s)) && w.IsASCII(s) {
		return value.Text(s[i : i+1])
	}
	return v
}

// Part returns text[lo:hi], None being no bound. It is absent if the bounds are something else than ints, or
// what they are about is no ASCII text.
func Part(w *Workspace, text, lo, hi value.Value) (v value.Value) {
	s, ok := text.Text()
	if !ok || !w.IsASCII(s) {
		return v
	}
	i, j, ok := Bounds(lo, hi, len(s))
	switch {
	case !ok:
		return v
	case j-i == len(s):
		return text
	}
	return w.Arena.Text(s[i:j])
}

// scanASCII is IsASCII, and quick for a text that it was asked about before.
func scanASCII(s string) bool {
	if m := mapOf(s); m != nil {
		return m.marks == nil
	}
	return IsASCII(s)
}

// Offset returns where in s the code point i begins, in bytes; len(s) if there are
// i of them, and -1 if there are fewer.
func Offset(s string, i int) int {
	if i >= mapFrom { // at the beginning of a text there is less to look through
		if m := mapOf(s); m != nil {
			return m.offset(i)
		}
	}
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
		if i += TextLen(s); i < 0 {
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
	if m := mapOf(s); m != nil {
		return s[m.offset(lo):m.offset(hi)]
	}
	start := Offset(s, lo)
	return s[start : start+Offset(s[start:], hi-lo)]
}

// textSlice returns the slice of s.
func textSlice(s string, sl *Slice) (starlark.Value, error) {
	n := TextLen(s)
	single := n == len(s) // each code point is one byte
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
	case step == 1 && single:
		return starlark.String(s[start : start+count]), nil
	case step == 1:
		return starlark.String(TextSlice(s, start, start+count)), nil
	case single:
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
