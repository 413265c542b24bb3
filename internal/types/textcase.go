package types

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"fstar/internal/alarm"
	"fstar/internal/object"
	"fstar/internal/value"
)

func (x text) lower() value.Value    { return x.mapped(strings.ToLower, lower) }
func (x text) upper() value.Value    { return x.mapped(strings.ToUpper, upper) }
func (x text) casefold() value.Value { return x.mapped(strings.ToLower, fold) }

// mapped returns what one of two functions makes of x: ascii of ASCII letters, or full.
func (x text) mapped(ascii, full func(string) string) value.Value {
	if x.bytes || object.IsASCII(x.s) {
		return x.wrap(asciiOnly(ascii, x.s))
	}
	return x.wrap(full(x.s))
}

// asciiOnly is f(s) for an f that changes only ASCII letters, but could not read
// bytes that are no UTF-8.
func asciiOnly(f func(string) string, s string) string {
	if object.IsASCII(s) {
		return f(s)
	}
	out := []byte(s)
	for i, c := range out {
		if c < 0x80 {
			out[i] = f(string(rune(c)))[0]
		}
	}
	return string(out)
}

// A Caser keeps state, so each use has its own.

func upper(s string) string { return cases.Upper(language.Und).String(s) }
func lower(s string) string { return cases.Lower(language.Und).String(s) }
func fold(s string) string  { return cases.Fold().String(s) }

// titleRune is the title case of one code point, which may be more than one.
func titleRune(r rune) string {
	if t := unicode.ToTitle(r); t != r || r < 0x80 {
		return string(t)
	}
	return cases.Title(language.Und, cases.NoLower).String(string(r)) // such as ß: Ss
}

// lowerSigma returns σ for the Σ that s begins with, which is within a word, or ς if it ends that.
func lowerSigma(s string) string {
	end := len(s)
	for i, r := range s {
		if i > 0 && decidesSigma(r) {
			end = i + utf8.RuneLen(r)
			break
		}
	}
	return lower("α" + s[:end])[len("α"):][:len("σ")]
}

// followsCased reports whether a Σ behind s is within a word.
func followsCased(s string) bool {
	start := max(strings.LastIndexFunc(s, decidesSigma), 0)
	return strings.HasSuffix(lower(s[start:]+"Σ"), "ς")
}

// decidesSigma reports whether a Σ on one side of r does not depend on what is on the other.
func decidesSigma(r rune) bool { return unicode.IsLetter(r) || unicode.IsSpace(r) }

func isCased(r rune) bool {
	return unicode.In(r, unicode.Ll, unicode.Lu, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

func isLower(r rune) bool { return unicode.In(r, unicode.Ll, unicode.Other_Lowercase) }
func isUpper(r rune) bool { return unicode.In(r, unicode.Lu, unicode.Other_Uppercase) }

func (x text) capitalize() value.Value {
	if x.s == "" {
		return x.wrap("")
	}
	if x.bytes || object.IsASCII(x.s) {
		s := asciiOnly(strings.ToLower, x.s)
		return x.wrap(asciiOnly(strings.ToUpper, s[:1]) + s[1:])
	}
	runes := []rune(x.s)
	return x.wrap(titleRune(runes[0]) + lower(x.s)[len(lower(string(runes[0]))):])
}

func (x text) title() value.Value {
	if x.bytes {
		out := []byte(x.s)
		inWord := false
		for i, c := range out {
			letter := 'a' <= c|0x20 && c|0x20 <= 'z'
			if letter && inWord {
				out[i] = c | 0x20
			} else if letter {
				out[i] = c &^ 0x20
			}
			inWord = letter
		}
		return x.wrap(string(out))
	}
	var out strings.Builder
	inWord := false
	var steps alarm.Steps
	for i, r := range x.s {
		if steps.Must(); r < utf8.RuneSelf {
			c := byte(r)
			if letter := asciiIs[c]&asciiLetter != 0; !letter {
				inWord = false
			} else if inWord {
				c |= 0x20
			} else {
				c &^= 0x20
				inWord = true
			}
			out.WriteByte(c)
			continue
		}
		if inWord && r == 'Σ' {
			out.WriteString(lowerSigma(x.s[i:]))
		} else if inWord {
			out.WriteString(lower(string(r)))
		} else {
			out.WriteString(titleRune(r))
		}
		inWord = isCased(r)
	}
	return x.wrap(out.String())
}

func (x text) swapcase() value.Value {
	if x.bytes {
		out := []byte(x.s)
		for i, c := range out {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				out[i] = c ^ 0x20
			}
		}
		return x.wrap(string(out))
	}
	var out strings.Builder
	var steps alarm.Steps
	for i, r := range x.s {
		steps.Must()
		switch {
		case r == 'Σ' && followsCased(x.s[:i]):
			out.WriteString(lowerSigma(x.s[i:]))
		case isUpper(r):
			out.WriteString(lower(string(r)))
		case isLower(r):
			out.WriteString(upper(string(r)))
		default:
			out.WriteRune(r)
		}
	}
	return x.wrap(out.String())
}
