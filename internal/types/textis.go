package types

import (
	"unicode"

	"fstar/internal/alarm"
	"fstar/internal/object"
)

func (x text) isalnum() bool     { return x.every(isAlnum) }
func (x text) isalpha() bool     { return x.every(letter) }
func (x text) isascii() bool     { return object.IsASCII(x.s) }
func (x text) isdecimal() bool   { return x.every(isDecimal) }
func (x text) isdigit() bool     { return x.every(isDigit) }
func (x text) islower() bool     { return x.inCase(isLower) }
func (x text) isnumeric() bool   { return x.every(isNumeric) }
func (x text) isspace() bool     { return x.every(x.space) }
func (x text) isupper() bool     { return x.inCase(isUpper) }
func (x text) isprintable() bool { return x.s == "" || x.every(isPrintable) }

// every reports whether there are characters, all of them such that is is true. Of bytes,
// only ASCII ones are.
func (x text) every(is func(rune) bool) bool {
	if x.bytes {
		for i := range len(x.s) {
			if x.s[i] >= 0x80 || !is(rune(x.s[i])) {
				return false
			}
		}
		return x.s != ""
	}
	var steps alarm.Steps
	for _, r := range x.s {
		if steps.Must(); !is(r) {
			return false
		}
	}
	return x.s != ""
}

func isDecimal(r rune) bool { _, ok := object.Decimal(r); return ok }
func isDigit(r rune) bool   { return isDecimal(r) || inRanges(digits, r) }
func isNumeric(r rune) bool {
	return isDigit(r) || unicode.In(r, unicode.No, unicode.Nl) || inRanges(numerals, r)
}
func letter(r rune) bool      { return unicode.IsLetter(r) }
func isAlnum(r rune) bool     { return letter(r) || isNumeric(r) }
func isPrintable(r rune) bool { return r == ' ' || unicode.IsPrint(r) }

// space reports whether r is white space in texts of the kind.
func (k *textKind) space(r rune) bool {
	if k.bytes {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return object.IsSpace(r)
}

func (x text) isidentifier() bool {
	for i, r := range x.s {
		start := r == '_' || unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)
		if !start && (i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)) {
			return false
		}
	}
	return x.s != ""
}

// runes returns the code points of a text, or its bytes of which only ASCII ones are
// letters.
func (x text) runes() []rune {
	if !x.bytes {
		return []rune(x.s)
	}
	out := make([]rune, len(x.s))
	for i := range out {
		if out[i] = rune(x.s[i]); out[i] >= 0x80 {
			out[i] = 0
		}
	}
	return out
}

// inCase reports whether there are cased characters, and none is wrong.
func (x text) inCase(right func(rune) bool) bool {
	cased := false
	var steps alarm.Steps
	for _, r := range x.runes() {
		if steps.Must(); !isCased(r) {
			continue
		}
		if !right(r) {
			return false
		}
		cased = true
	}
	return cased
}

func (x text) istitle() bool {
	cased, inWord := false, false
	var steps alarm.Steps
	for _, r := range x.runes() {
		steps.Must()
		switch {
		case isUpper(r) || unicode.Is(unicode.Lt, r):
			if inWord {
				return false
			}
			cased, inWord = true, true
		case isLower(r):
			if !inWord {
				return false
			}
		default:
			inWord = false
		}
	}
	return cased
}
