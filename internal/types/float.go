package types

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

func floatTable() native.Table {
	toInt := func(_ *script.Thread, v starlark.Value) (starlark.Value, error) {
		f, _, err := object.AsFloat(v)
		if err != nil {
			return nil, err
		}
		return object.FloatToInt(f)
	}
	return native.Table{
		Doc: "a floating-point number, made of a number or a text",
		Methods: []*native.Function{
			native.M0("as_integer_ratio", "", "a pair of integers whose quotient it is", floatRatio),
			native.M0("conjugate", "", "the number itself", func(f float64, _ *script.Thread) (float64, error) { return f, nil }),
			native.M0("hex", "", "the number in hexadecimal, as 0x1.8000000000000p+1", func(f float64, _ *script.Thread) (string, error) { return floatHex(f), nil }),
			native.M0("is_integer", "", "whether there is nothing behind the point", func(f float64, _ *script.Thread) (bool, error) {
				return f == math.Trunc(f) && !math.IsInf(f, 0), nil
			}),
			formatSlot(),
			unary("__trunc__", "the integer that is left without what is behind the point", toInt),
		},
		ClassMethods: []*native.Function{
			native.M1("fromhex", "string, /", "the number that a text such as 0x1.8p+1 is", floatFromHex),
		},
		Slots: append(numberSlots(isNumber), unary("__int__", "int(self)", toInt)),
		Attributes: []*native.Attribute{
			native.Get("imag", "0", func(float64) (float64, error) { return 0, nil }),
			native.Get("real", "the number itself", func(f float64) (float64, error) { return f, nil }),
		},
	}
}

func floatRatio(f float64, _ *script.Thread) (starlark.Tuple, error) {
	switch {
	case math.IsNaN(f):
		return nil, valueErrorf("cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, object.OverflowError.Errorf("cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return starlark.Tuple{starlark.MakeBigInt(r.Num()), starlark.MakeBigInt(r.Denom())}, nil
}

func floatHex(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	sign := ""
	if math.Signbit(f) {
		sign = "-"
	}
	b := math.Float64bits(f)
	frac, exp := b&(1<<52-1), int(b>>52&0x7ff)
	switch {
	case exp == 0 && frac == 0:
		return sign + "0x0.0p+0"
	case exp == 0:
		return sign + "0x0." + hex13(frac) + "p-1022"
	}
	e := strconv.Itoa(exp - 1023)
	if exp >= 1023 {
		e = "+" + e
	}
	return sign + "0x1." + hex13(frac) + "p" + e
}

func hex13(u uint64) string {
	s := strconv.FormatUint(u, 16)
	return strings.Repeat("0", 13-len(s)) + s
}

var hexFloat = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([-+]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?[0-9]+))?$`)
})

func floatFromHex(class *object.Class, t *script.Thread, text starlark.Value) (starlark.Value, error) {
	s, ok := object.AsString(text)
	if !ok {
		return nil, typeErrorf("bad argument type for built-in operation")
	}
	f, err := parseHexFloat(s)
	if err != nil {
		return nil, err
	}
	return instance(t, class, starlark.Float(f))
}

// parseHexFloat returns the number that a text such as 0x1.8p+1 is.
func parseHexFloat(s string) (float64, error) {
	s = strings.ToLower(strings.TrimFunc(s, object.IsSpace))
	unsigned := s
	if s != "" && (s[0] == '+' || s[0] == '-') {
		unsigned = s[1:]
	}
	switch unsigned {
	case "inf", "infinity", "nan":
		f, err := strconv.ParseFloat(s, 64)
		if err != nil { // Go has no sign for nan
			f = math.NaN()
		}
		return f, nil
	}
	m := hexFloat().FindStringSubmatch(s)
	if m == nil || m[2]+m[3] == "" {
		return 0, valueErrorf("invalid hexadecimal floating-point string")
	}
	exp := m[4]
	if exp == "" {
		exp = "0"
	}
	f, err := strconv.ParseFloat(m[1]+"0x"+m[2]+"."+m[3]+"p"+exp, 64)
	if err != nil && math.IsInf(f, 0) {
		return 0, object.OverflowError.Errorf("hexadecimal value too large to represent as a float")
	}
	return f, nil
}
