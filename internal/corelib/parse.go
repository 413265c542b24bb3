package corelib

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// HasInt and HasFloat are values that int() and float() convert, as with __int__ and
// __float__.
type (
	HasInt interface {
		Int() (starlark.Value, error)
	}
	HasFloat interface {
		Float() (starlark.Value, error)
	}
)

func toInt(_ *script.Thread, x, base native.Maybe) (value.Value, error) {
	if !base.Present() {
		if !x.Present() {
			return value.Int(0), nil
		}
		if x.IsInt() {
			return x.Value, nil
		}
		v, err := asInt(x.Starlark())
		return value.Of(v), err
	}
	if !x.Present() {
		return value.Value{}, typeErrorf("int() missing string argument")
	}
	v, err := intInBase(x.Starlark(), base.Starlark())
	return value.Of(v), err
}

// quickInt is int(x) of a number that is no large one, or a text of a few ASCII digits.
func quickInt(_ *script.Thread, x value.Value) (v value.Value) {
	if s, ok := x.Text(); ok {
		digits := s
		if s != "" && (s[0] == '-' || s[0] == '+') {
			digits = s[1:]
		}
		if digits == "" || len(digits) > 18 {
			return v
		}
		n := int64(0)
		for i := range len(digits) {
			d := digits[i] - '0'
			if d > 9 {
				return v
			}
			n = n*10 + int64(d)
		}
		if s[0] == '-' {
			n = -n
		}
		return value.Int(n)
	}
	if i, ok := x.Index64(); ok {
		return value.Int(i)
	}
	if f, ok := x.Float64(); ok && -1<<62 < f && f < 1<<62 {
		return value.Int(int64(f))
	}
	return v
}

// intInBase is int(x, base).
func intInBase(x, base starlark.Value) (starlark.Value, error) {
	n, err := object.AsInt(base)
	if err != nil {
		return nil, err
	}
	b, ok := n.Int64()
	if !ok || b != 0 && (b < 2 || b > 36) {
		return nil, object.ValueError.Errorf("int() base must be >= 2 and <= 36, or 0")
	}
	if text, ok := object.AsString(x); ok {
		return parseInt(x, text, int(b))
	}
	if text, ok := object.AsBytes(x); ok {
		return parseInt(object.Bytes(text), text, int(b))
	}
	return nil, typeErrorf("int() can't convert non-string with explicit base")
}

// asInt is int(x).
func asInt(x starlark.Value) (starlark.Value, error) {
	if text, ok := object.AsString(x); ok {
		return parseInt(x, text, 10)
	}
	if text, ok := object.AsBytes(x); ok {
		return parseInt(object.Bytes(text), text, 10)
	}
	switch x := object.Number(x).(type) {
	case starlark.Int:
		return x, nil
	case starlark.Float:
		return object.FloatToInt(float64(x))
	case HasInt:
		if v, err := x.Int(); err != object.ErrUnsupported {
			return v, err
		}
	}
	if h, ok := x.(object.HasIndex); ok {
		if i, err := h.AsIndex(); err != object.ErrUnsupported {
			return i, err
		}
	}
	return nil, typeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", object.TypeName(x))
}

// maxDigits is how many decimal digits a text may have, as in CPython.
const maxDigits = 4300

// ParseInt returns the int that a text spells by the rules of int(text, base). The
// base is 0 or from 2 to 36.
func ParseInt(text string, base int) (starlark.Value, error) {
	return parseInt(starlark.String(text), text, base)
}

func parseInt(x starlark.Value, text string, base int) (starlark.Value, error) {
	bad := func() (starlark.Value, error) {
		repr := object.Repr(x)
		if r := []rune(repr); len(r) > 200 {
			repr = string(r[:200])
		}
		return nil, object.ValueError.Errorf("invalid literal for int() with base %d: %s", base, repr)
	}
	s := asciiDigits(trimSpace(text))
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	actual := base
	if len(s) > 1 && s[0] == '0' {
		prefix := map[byte]int{'b': 2, 'o': 8, 'x': 16}[s[1]|0x20]
		if prefix != 0 && (base == 0 || base == prefix) {
			actual = prefix
			s = strings.TrimPrefix(s[2:], "_")
			if s == "" || s[0] == '_' {
				return bad()
			}
		}
	}
	if actual == 0 {
		actual = 10
		if strings.HasPrefix(s, "0") && strings.Trim(s, "0_") != "" { // such as 010
			return bad()
		}
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return bad()
	}
	s = strings.ReplaceAll(s, "_", "")
	for i := range len(s) {
		if !isAlnum(s[i]) {
			return bad()
		}
	}
	if n, err := strconv.ParseInt(sign+s, actual, 64); err == nil {
		return starlark.MakeInt64(n), nil
	}
	if actual&(actual-1) != 0 && len(s) > maxDigits {
		return nil, object.ValueError.Errorf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", maxDigits, len(s))
	}
	i, ok := new(big.Int).SetString(sign+s, actual)
	if !ok {
		return bad()
	}
	return starlark.MakeBigInt(i), nil
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// asciiDigits returns s with the decimal digits of other scripts as ASCII ones.
func asciiDigits(s string) string {
	if object.IsASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.Is(unicode.Nd, r) {
			return r
		}
		d, _ := object.Decimal(r)
		return '0' + rune(d)
	}, s)
}

func quickFloat(_ *script.Thread, x value.Value) (v value.Value) {
	if x.IsFloat() {
		return x
	}
	if i, ok := x.Index64(); ok {
		return value.Float(float64(i))
	}
	return v
}

func toFloat(_ *script.Thread, x value.Value) (value.Value, error) {
	if x.IsFloat() {
		return x, nil
	}
	if i, ok := x.Index64(); ok {
		return value.Float(float64(i)), nil
	}
	v := x.Starlark()
	if o, ok := v.(*object.Instance); ok && o.Defines("__float__") {
		if _, plain := object.PlainFor(o, "__float__"); !plain {
			f, err := o.Float()
			return value.Of(f), err
		}
	}
	if f, ok, err := object.AsFloat(v); ok {
		return value.Float(f), err
	}
	s, ok := object.AsString(v)
	if !ok {
		s, ok = object.AsBytes(v)
	}
	if ok {
		f, err := parseFloat(v, s)
		return value.Float(f), err
	}
	v, err := asFloat(v)
	return value.Of(v), err
}

// asFloat is float(x) of what converts itself.
func asFloat(x starlark.Value) (starlark.Value, error) {
	if h, ok := x.(HasFloat); ok {
		if v, err := h.Float(); err != object.ErrUnsupported {
			return v, err
		}
	}
	if h, ok := x.(object.HasIndex); ok {
		if i, err := h.AsIndex(); err != object.ErrUnsupported {
			return i.Float(), err
		}
	}
	return nil, typeErrorf("float() argument must be a string or a real number, not '%s'", object.TypeName(x))
}

// ParseFloat returns the float that a text spells by the rules of float(text).
func ParseFloat(text string) (float64, error) {
	return parseFloat(starlark.String(text), text)
}

func parseFloat(x starlark.Value, text string) (float64, error) {
	bad := func() (float64, error) {
		return 0, object.ValueError.Errorf("could not convert string to float: %s", object.Repr(x))
	}
	s := asciiDigits(trimSpace(text))
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9', c == '.', c == '+', c == '-', 'a' <= c|0x20 && c|0x20 <= 'z':
		case c == '_' && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]):
		default:
			return bad()
		}
	}
	s = strings.ReplaceAll(s, "_", "")
	if strings.ContainsAny(s, "xXpP") {
		return bad() // Go's hexadecimal floats
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil && err.(*strconv.NumError).Err != strconv.ErrRange {
		if u := strings.ToLower(strings.TrimLeft(s, "+-")); u != "nan" || len(s) > 4 {
			return bad()
		}
		f, _ = strconv.ParseFloat("nan", 64)
	}
	return f, nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// trimSpace trims what int() and float() take for white space: of ASCII the usual
// characters only.
func trimSpace(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return object.IsSpace(r) && (r < 0x1c || r > 0x1f) })
}
