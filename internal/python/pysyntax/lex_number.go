package pysyntax

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxIntDigits is CPython's default limit on the conversion of decimal integers,
// which keeps a literal's cost linear.
const maxIntDigits = 4300

// number lexes a number at a digit, or at a dot and a digit.
func (l *lexer) number() {
	start, col := l.off, l.col(l.off)
	k := tInt
	base := byte(0)
	if l.src[l.off] == '0' {
		base = l.peek(1) | 0x20
	}
	switch base {
	case 'x':
		l.digitsOf("hexadecimal", 16)
	case 'o':
		l.digitsOf("octal", 8)
	case 'b':
		l.digitsOf("binary", 2)
	default:
		k = l.decimal(start, col)
	}
	l.emit(k, start, l.line, col)
}

// digitsOf lexes the rest of a number with a base prefix.
func (l *lexer) digitsOf(name string, base byte) {
	l.off += 2
	for {
		if l.peek(0) == '_' {
			l.off++
		}
		n := 0
		for digitValue(l.peek(0)) < base {
			l.off++
			n++
		}
		if n == 0 {
			if c := l.peek(0); isDigit(c) {
				l.failHere("invalid digit '%c' in %s literal", c, name)
			}
			l.off--
			l.failHere("invalid %s literal", name)
		}
		if l.peek(0) != '_' {
			break
		}
	}
	if c := l.peek(0); isDigit(c) {
		l.failHere("invalid digit '%c' in %s literal", c, name)
	}
	l.endNumber(name)
}

// digitValue returns c's value as a digit, or 255.
func digitValue(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 255
}

// decimal lexes a decimal integer or a float, and returns which.
func (l *lexer) decimal(start int, col int32) kind {
	k := tInt
	l.decimalDigits()
	intEnd := l.off
	if l.peek(0) == '.' {
		k = tFloat
		l.off++
		if isDigit(l.peek(0)) {
			l.decimalDigits()
		}
	}
	if l.peek(0)|0x20 == 'e' {
		n := 1
		if c := l.peek(1); c == '+' || c == '-' {
			n = 2
		}
		if isDigit(l.peek(n)) {
			k = tFloat
			l.off += n
			l.decimalDigits()
		} else if n == 2 {
			l.off--
			l.failHere("invalid decimal literal")
		}
	}
	if l.peek(0)|0x20 == 'j' && !namePart[l.peek(1)] {
		l.off++
		l.notSupported(col, l.col(l.off), "complex numbers are not supported: keep the real and the imaginary part as two floats")
		return tFloat
	}
	if k == tInt && intEnd-start > 1 && l.src[start] == '0' && strings.Trim(l.src[start:intEnd], "0_") != "" {
		zeros := len(strings.TrimLeft(l.src[start:intEnd], "0_"))
		l.failThrough(col, col+int32(intEnd-start-zeros), "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	l.endNumber("decimal")
	return k
}

// decimalDigits lexes digits with single underscores between them.
func (l *lexer) decimalDigits() {
	for {
		for isDigit(l.peek(0)) {
			l.off++
		}
		if l.peek(0) != '_' {
			return
		}
		if !isDigit(l.peek(1)) {
			l.failHere("invalid decimal literal")
		}
		l.off++
	}
}

// endNumber fails if a name follows a number without space. Python lets certain
// keywords follow, as in `1if x else 2`.
func (l *lexer) endNumber(name string) {
	c := l.peek(0)
	if !namePart[c] && c < utf8.RuneSelf {
		return
	}
	end := l.off
	for end < len(l.src) && namePart[l.src[end]] {
		end++
	}
	switch l.src[l.off:end] {
	case "and", "else", "for", "if", "in", "is", "or", "not":
		return
	}
	if c >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(l.src[l.off:]); !isNameRune(r, true) {
			return // the next token complains of it
		}
	}
	l.off--
	l.failHere("invalid %s literal", name)
}

// intValue returns the value of an integer literal: int64 or *big.Int.
func intValue(raw string) (any, bool) {
	s := raw
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	base := 10
	if len(s) > 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			base, s = 16, s[2:]
		case 'o':
			base, s = 8, s[2:]
		case 'b':
			base, s = 2, s[2:]
		}
	}
	if v, err := strconv.ParseInt(s, base, 64); err == nil {
		return v, true
	}
	if base == 10 && len(s) > maxIntDigits {
		return nil, false
	}
	v, ok := new(big.Int).SetString(s, base)
	return v, ok
}

// floatValue returns the value of a float literal. One too large is infinite.
func floatValue(raw string) float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(raw, "_", ""), 64)
	return v
}
