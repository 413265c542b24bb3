package pybuiltin

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
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

func toInt(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	x, base := a.Values[0], a.Values[1]
	if x == nil {
		if base != nil {
			return nil, typeErrorf("int() missing string argument")
		}
		return starlark.MakeInt(0), nil
	}
	text, isText := object.AsString(x)
	if b, ok := pyop.AsBytes(x); ok {
		text, isText = b, true
		x = pyop.Bytes(b)
	}
	if base != nil {
		n, err := pyop.AsInt(base)
		if err != nil {
			return nil, err
		}
		b, ok := n.Int64()
		if !ok || b != 0 && (b < 2 || b > 36) {
			return nil, exception.ValueError.Errorf("int() base must be >= 2 and <= 36, or 0")
		}
		if !isText {
			return nil, typeErrorf("int() can't convert non-string with explicit base")
		}
		return parseInt(x, text, int(b))
	}
	if isText {
		return parseInt(x, text, 10)
	}
	switch x := pyop.Number(x).(type) {
	case starlark.Int:
		return x, nil
	case starlark.Float:
		return pyop.FloatToInt(float64(x))
	case HasInt:
		if v, err := x.Int(); err != pyop.ErrUnsupported {
			return v, err
		}
	}
	if h, ok := x.(pyop.HasIndex); ok {
		if i, err := h.AsIndex(); err != pyop.ErrUnsupported {
			return i, err
		}
	}
	return nil, typeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", pyop.TypeName(x))
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
		repr := pyop.Repr(x)
		if r := []rune(repr); len(r) > 200 {
			repr = string(r[:200])
		}
		return nil, exception.ValueError.Errorf("invalid literal for int() with base %d: %s", base, repr)
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
		return nil, exception.ValueError.Errorf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", maxDigits, len(s))
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
	if pyop.IsASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.Is(unicode.Nd, r) {
			return r
		}
		d, _ := pyop.Decimal(r)
		return '0' + rune(d)
	}, s)
}

func toFloat(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	x := a.Values[0]
	if x == nil {
		return starlark.Float(0), nil
	}
	if f, ok, err := pyop.AsFloat(x); ok {
		return starlark.Float(f), err
	}
	if s, ok := object.AsString(x); ok {
		return parseFloat(x, s)
	}
	if b, ok := pyop.AsBytes(x); ok {
		return parseFloat(x, b)
	}
	if h, ok := x.(HasFloat); ok {
		if v, err := h.Float(); err != pyop.ErrUnsupported {
			return v, err
		}
	}
	if h, ok := x.(pyop.HasIndex); ok {
		if i, err := h.AsIndex(); err != pyop.ErrUnsupported {
			return i.Float(), err
		}
	}
	return nil, typeErrorf("float() argument must be a string or a real number, not '%s'", pyop.TypeName(x))
}

// ParseFloat returns the float that a text spells by the rules of float(text).
func ParseFloat(text string) (starlark.Value, error) {
	return parseFloat(starlark.String(text), text)
}

func parseFloat(x starlark.Value, text string) (starlark.Value, error) {
	bad := func() (starlark.Value, error) {
		return nil, exception.ValueError.Errorf("could not convert string to float: %s", pyop.Repr(x))
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
	return starlark.Float(f), nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// trimSpace trims what int() and float() take for white space: of ASCII the usual
// characters only.
func trimSpace(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return pyop.IsSpace(r) && (r < 0x1c || r > 0x1f) })
}
