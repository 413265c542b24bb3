package pysyntax

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameStart and namePart classify ASCII bytes; bytes of longer characters may
// begin and continue names, which name checks.
var nameStart, namePart [256]bool

func init() {
	for c := range nameStart {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
		nameStart[c] = letter
		namePart[c] = letter && c < utf8.RuneSelf || '0' <= c && c <= '9'
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// name lexes a name, a keyword, or a string literal with a prefix.
func (l *lexer) name(c byte) {
	start, col := l.off, l.col(l.off)
	if flags, f, n := stringPrefix(l.src[start:]); n > 0 {
		if f == 't' {
			l.notSupported(col, col+int32(n), "t-strings are not supported: use an f-string")
		}
		l.off += n
		if f != 0 {
			l.fstring(start, flags)
		} else {
			l.str(start, flags)
		}
		return
	}
	src := l.src
	i := start
	for i < len(src) && namePart[src[i]] {
		i++
	}
	if i < len(src) && src[i] >= utf8.RuneSelf {
		l.off = i
		l.wideName(start, col)
		return
	}
	l.off = i
	l.toks = append(l.toks, token{kind: keyword(src[start:i]), off: int32(start), end: int32(i), line: l.line, col: col})
}

// wideName goes on with a name at its first character outside ASCII.
func (l *lexer) wideName(start int, col int32) {
	for l.off < len(l.src) {
		if namePart[l.src[l.off]] {
			l.off++
			continue
		}
		r, n := utf8.DecodeRuneInString(l.src[l.off:])
		if r < utf8.RuneSelf {
			break
		}
		if !isNameRune(r, l.off == start) {
			l.badChar()
		}
		l.off += n
		l.cont += n - 1
	}
	t := token{kind: tName, flags: flagNonASCII, off: int32(start), end: int32(l.off), line: l.line, col: col}
	t.kind = keyword(norm.NFKC.String(l.src[start:l.off]))
	l.toks = append(l.toks, t)
}

// stringPrefix recognises the letters before a quote. It returns the literal's
// flags, 'f' or 't' for those kinds, and the number of letters, 0 if s does not
// begin with a prefix and a quote.
func stringPrefix(s string) (flags tokenFlags, f byte, n int) {
	var plain bool // u: stands alone
	for n < 3 && n < len(s) {
		switch s[n] | 0x20 {
		case 'r':
			if flags&flagRaw != 0 || plain {
				return 0, 0, 0
			}
			flags |= flagRaw
		case 'b':
			if flags&flagBytes != 0 || f != 0 || plain {
				return 0, 0, 0
			}
			flags |= flagBytes
		case 'f', 't':
			if f != 0 || flags&flagBytes != 0 || plain {
				return 0, 0, 0
			}
			f = s[n] | 0x20
		case 'u':
			if n > 0 {
				return 0, 0, 0
			}
			plain = true
		default:
			if n > 0 && (s[n] == '"' || s[n] == '\'') {
				return flags, f, n
			}
			return 0, 0, 0
		}
		n++
	}
	return 0, 0, 0
}

// isNameRune approximates XID_Start and XID_Continue.
func isNameRune(r rune, first bool) bool {
	if unicode.IsLetter(r) || r == '_' || unicode.In(r, unicode.Nl, unicode.Other_ID_Start) {
		return true
	}
	return !first && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// isPrintable is Python's str.isprintable for one character.
func isPrintable(r rune) bool {
	return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != utf8.RuneError
}
