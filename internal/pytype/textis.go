package pytype

import (
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/pyop"
	"fstar/internal/script"
)

// every returns a method that reports whether there are characters, all of them such
// that is is true. Of bytes, only ASCII ones are.
func every(is func(rune) bool) textMethod {
	return func(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
		if x.bytes {
			for i := range len(x.s) {
				if x.s[i] >= 0x80 || !is(rune(x.s[i])) {
					return starlark.False, nil
				}
			}
			return starlark.Bool(x.s != ""), nil
		}
		for _, r := range x.s {
			if !is(r) {
				return starlark.False, nil
			}
		}
		return starlark.Bool(x.s != ""), nil
	}
}

func isDecimal(r rune) bool { _, ok := pyop.Decimal(r); return ok }
func isDigit(r rune) bool   { return isDecimal(r) || inRanges(digits, r) }
func isNumeric(r rune) bool {
	return isDigit(r) || unicode.In(r, unicode.No, unicode.Nl) || inRanges(numerals, r)
}
func letter(r rune) bool  { return unicode.IsLetter(r) }
func isAlnum(r rune) bool { return letter(r) || isNumeric(r) }

func isASCII(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
	return starlark.Bool(pyop.IsASCII(x.s)), nil
}

func isPrintable(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
	for _, r := range x.s {
		if r != ' ' && !unicode.IsPrint(r) {
			return starlark.False, nil
		}
	}
	return starlark.True, nil
}

func isIdentifier(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
	for i, r := range x.s {
		start := r == '_' || unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)
		if !start && (i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)) {
			return starlark.False, nil
		}
	}
	return starlark.Bool(x.s != ""), nil
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

// inCase is islower and isupper: there are cased characters, and none is wrong.
func inCase(right func(rune) bool) textMethod {
	return func(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
		cased := false
		for _, r := range x.runes() {
			if !isCased(r) {
				continue
			}
			if !right(r) {
				return starlark.False, nil
			}
			cased = true
		}
		return starlark.Bool(cased), nil
	}
}

func isTitle(_ *script.Thread, x text, _ []starlark.Value) (starlark.Value, error) {
	cased, inWord := false, false
	for _, r := range x.runes() {
		switch {
		case isUpper(r) || unicode.Is(unicode.Lt, r):
			if inWord {
				return starlark.False, nil
			}
			cased, inWord = true, true
		case isLower(r):
			if !inWord {
				return starlark.False, nil
			}
		default:
			inWord = false
		}
	}
	return starlark.Bool(cased), nil
}
