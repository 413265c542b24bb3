package object

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/rangetable"

	"fstar/internal/alarm"
	"fstar/internal/memory"
)

const hexDigits = "0123456789abcdef"

// quoteOf returns the quote that Python puts around s: the single one, unless s has
// single ones and no double ones.
func quoteOf(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// writeQuoted writes the repr of a str.
func writeQuoted(b *strings.Builder, s string) {
	quote := quoteOf(s)
	memory.Must(2*b.Len() + 2*len(s))
	b.Grow(len(s) + 2)
	b.WriteByte(quote)
	var buf [10]byte
	start := 0 // of what is not written yet
	for i := 0; i < len(s); {
		if i%4096 == 0 {
			alarm.Must()
		}
		c := s[i]
		if ' ' <= c && c < 0x7f && c != quote && c != '\\' {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if printable(r) && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
		}
		b.WriteString(s[start:i])
		b.Write(appendEscape(buf[:0], r, c, size))
		i += size
		start = i
	}
	b.WriteString(s[start:])
	b.WriteByte(quote)
}

// appendEscape appends the escape of r, which has size bytes of which c is the first.
// A byte that is not UTF-8 is written as the surrogate that CPython decodes it to
// ("surrogateescape", PEP 383).
func appendEscape(b []byte, r rune, c byte, size int) []byte {
	switch {
	case r == '\n':
		return append(b, `\n`...)
	case r == '\r':
		return append(b, `\r`...)
	case r == '\t':
		return append(b, `\t`...)
	case r == '\'' || r == '"' || r == '\\':
		return append(b, '\\', c)
	case r == utf8.RuneError && size == 1:
		return appendHex(append(b, `\u`...), 0xdc00+rune(c), 4)
	}
	return appendCode(b, r)
}

// appendCode appends the numeric escape of r.
func appendCode(b []byte, r rune) []byte {
	switch {
	case r <= 0xff:
		return appendHex(append(b, `\x`...), r, 2)
	case r <= 0xffff:
		return appendHex(append(b, `\u`...), r, 4)
	}
	return appendHex(append(b, `\U`...), r, 8)
}

// appendHex appends r in n hexadecimal digits.
func appendHex(b []byte, r rune, n int) []byte {
	for n--; n >= 0; n-- {
		b = append(b, hexDigits[r>>(4*n)&0xf])
	}
	return b
}

// appendASCII appends s with escapes for what is not ASCII.
func appendASCII(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			b = append(b, s[i])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b = appendEscape(b, r, s[i], size)
		i += size
	}
	return b
}

// writeBytes writes the repr of a bytes.
func writeBytes(b *strings.Builder, s string) {
	quote := quoteOf(s)
	b.Grow(len(s) + 3)
	b.WriteByte('b')
	b.WriteByte(quote)
	var buf [4]byte
	for i := range len(s) {
		switch c := s[i]; {
		case c == quote || c == '\\' || c == '\n' || c == '\r' || c == '\t':
			b.Write(appendEscape(buf[:0], rune(c), c, 1))
		case c < ' ' || c >= 0x7f:
			b.Write(appendCode(buf[:0], rune(c)))
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(quote)
}

// assigned are the characters of the version of Unicode that CPython 3.15 has.
// Go's own tables may be of an older or a newer one.
var assigned = rangetable.Assigned("17.0.0")

// printable is str.isprintable of one character that is not ASCII: false for the
// categories "Other" and "Separator", for unassigned characters too.
func printable(r rune) bool {
	if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) {
		return unicode.Is(assigned, r)
	}
	// What Go does not know yet: versions 16 and 17 added letters, marks, digits and symbols only.
	return unicode.Is(assigned, r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zs, unicode.Zl, unicode.Zp)
}
