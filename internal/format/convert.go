package format

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// integer returns the value that %d and the like print for v.
func integer(verb rune, v starlark.Value) (*big.Int, error) {
	switch v := v.(type) {
	case starlark.Int:
		return v.BigInt(), nil
	case starlark.Bool:
		if v {
			return big.NewInt(1), nil
		}
		return new(big.Int), nil
	case starlark.Float:
		if verb != 'd' && verb != 'i' && verb != 'u' {
			break
		}
		i, err := starlark.NumberToInt(v)
		if err != nil {
			if math.IsNaN(float64(v)) {
				return nil, exception.ValueError.Errorf("cannot convert float NaN to integer")
			}
			return nil, exception.OverflowError.Errorf("cannot convert float infinity to integer")
		}
		return i.BigInt(), nil
	}
	want := "an integer"
	if verb == 'd' || verb == 'i' || verb == 'u' {
		want = "a real number"
	}
	return nil, exception.TypeError.Errorf("%%%c format: %s is required, not %s", verb, want, exception.TypeName(v))
}

// float returns the value that %f and the like print for v.
func float(v starlark.Value) (float64, error) {
	switch v := v.(type) {
	case starlark.Float:
		return float64(v), nil
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case starlark.Int:
		f := float64(v.Float())
		if math.IsInf(f, 0) {
			return 0, exception.OverflowError.Errorf("int too large to convert to float")
		}
		return f, nil
	}
	return 0, exception.TypeError.Errorf("must be real number, not %s", exception.TypeName(v))
}

// char returns the character that %c prints for v.
func char(v starlark.Value) (string, error) {
	switch v := v.(type) {
	case starlark.String:
		if utf8.RuneCountInString(string(v)) == 1 {
			return string(v), nil
		}
		return "", exception.TypeError.Errorf("%%c requires an int or a unicode character, not a string of length %d", utf8.RuneCountInString(string(v)))
	case starlark.Int:
		i, ok := v.Int64()
		if !ok || i < 0 || i > 0x10ffff {
			return "", exception.OverflowError.Errorf("%%c arg not in range(0x110000)")
		}
		return string(rune(i)), nil
	}
	return "", exception.TypeError.Errorf("%%c requires an int or a unicode character, not %s", exception.TypeName(v))
}

// maxFloatDigits is the precision beyond which a float has only zeros.
const maxFloatDigits = 1100

// formatFloat formats the absolute value of f as C's printf does.
func formatFloat(s spec, verb byte, f float64) number {
	n := number{negative: math.Signbit(f) && !math.IsNaN(f)}
	upper := verb < 'a'
	f = math.Abs(f)
	switch {
	case math.IsInf(f, 0):
		n.digits = "inf"
	case math.IsNaN(f):
		n.digits = "nan"
	default:
		n.digits = floatDigits(s, verb|0x20, f)
	}
	if upper {
		n.digits = strings.ToUpper(n.digits)
	}
	return n
}

func floatDigits(s spec, verb byte, f float64) string {
	prec := s.prec
	if prec < 0 {
		prec = 6
	}
	if verb != 'g' {
		digits := strconv.FormatFloat(f, verb, min(prec, maxFloatDigits), 64)
		mantissa, exp, _ := strings.Cut(digits, "e")
		if more := prec - maxFloatDigits; more > 0 {
			mantissa += strings.Repeat("0", more)
		}
		if s.alt && prec == 0 {
			mantissa += "."
		}
		if exp != "" {
			mantissa += "e" + exp
		}
		return mantissa
	}

	// %g: the shorter of %e and %f at this many significant digits, by C's rule.
	prec = max(prec, 1)
	e := strconv.FormatFloat(f, 'e', min(prec, maxFloatDigits)-1, 64)
	_, expText, _ := strings.Cut(e, "e")
	exp, _ := strconv.Atoi(expText)
	digits, expPart := e, ""
	if exp < -4 || exp >= prec {
		digits, expPart = e[:strings.IndexByte(e, 'e')], "e"+expText
	} else {
		digits = strconv.FormatFloat(f, 'f', min(prec, maxFloatDigits)-1-exp, 64)
	}
	switch {
	case !s.alt && strings.Contains(digits, "."):
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	case s.alt && !strings.Contains(digits, "."):
		digits += "."
	}
	return digits + expPart
}

// ascii escapes what is not ASCII, as Python's ascii does with a repr.
func ascii(repr string) string {
	var b strings.Builder
	for _, r := range repr {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}
