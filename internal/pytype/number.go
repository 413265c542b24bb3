package pytype

import (
	"math"
	"math/big"
	"math/bits"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// numberAttr returns an attribute of a number that is no method.
func numberAttr(v starlark.Value, name string) starlark.Value {
	switch v := pyop.Number(object.Plain(v)).(type) {
	case starlark.Int:
		switch name {
		case "real", "numerator":
			return v
		case "imag":
			return starlark.MakeInt(0)
		case "denominator":
			return starlark.MakeInt(1)
		}
	case starlark.Float:
		switch name {
		case "real":
			return v
		case "imag":
			return starlark.Float(0)
		}
	}
	return nil
}

// intMethods returns the methods of int, and of bool.
func intMethods() script.Methods {
	m := script.Methods{}
	add := func(name, params string, fn func(i starlark.Int, a []starlark.Value) (starlark.Value, error)) {
		script.AddMethod(m, "int", name, params, func(_ *script.Thread, v starlark.Value, a signature.Args) (starlark.Value, error) {
			return fn(pyop.Number(object.Plain(v)).(starlark.Int), a.Values)
		})
	}
	add("bit_length", "", func(i starlark.Int, _ []starlark.Value) (starlark.Value, error) {
		return starlark.MakeInt(i.BigInt().BitLen()), nil
	})
	add("bit_count", "", func(i starlark.Int, _ []starlark.Value) (starlark.Value, error) {
		n := 0
		for _, w := range i.BigInt().Bits() {
			n += bits.OnesCount(uint(w))
		}
		return starlark.MakeInt(n), nil
	})
	add("conjugate", "", func(i starlark.Int, _ []starlark.Value) (starlark.Value, error) { return i, nil })
	add("is_integer", "", func(starlark.Int, []starlark.Value) (starlark.Value, error) { return starlark.True, nil })
	add("as_integer_ratio", "", func(i starlark.Int, _ []starlark.Value) (starlark.Value, error) {
		return starlark.Tuple{i, starlark.MakeInt(1)}, nil
	})
	add("to_bytes", "length=1, byteorder='big', *, signed=False", toBytes)
	m["from_bytes"] = static(script.NewFunction("from_bytes", "bytes, byteorder='big', *, signed=False", fromBytes))
	return m
}

// littleEndian returns whether an argument byteorder says so.
func littleEndian(method string, v starlark.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	switch s, ok := object.AsString(v); {
	case !ok:
		return false, typeErrorf("%s() argument 'byteorder' must be str, not %s", method, object.ArgumentType(v))
	case s == "little":
		return true, nil
	case s == "big":
		return false, nil
	}
	return false, valueErrorf("byteorder must be either 'little' or 'big'")
}

func reverseBytes(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

func toBytes(i starlark.Int, a []starlark.Value) (starlark.Value, error) {
	n, err := count(a[0], 1)
	if err != nil {
		return nil, err
	}
	little, err := littleEndian("to_bytes", a[1])
	if err != nil {
		return nil, err
	}
	signed, err := truth(a[2], false)
	if err != nil {
		return nil, err
	}
	switch {
	case n < 0:
		return nil, valueErrorf("length cannot be negative")
	case n > maxPad:
		return nil, exception.MemoryError.New()
	case i.Sign() < 0 && !signed:
		return nil, exception.OverflowError.Errorf("can't convert negative int to unsigned")
	}
	b := i.BigInt()
	limit := new(big.Int).Lsh(big.NewInt(1), uint(8*n))
	if signed {
		half := new(big.Int).Rsh(limit, 1)
		if b.Cmp(half) >= 0 && (n > 0 || b.Sign() != 0) || b.Cmp(half.Neg(half)) < 0 {
			return nil, exception.OverflowError.Errorf("int too big to convert")
		}
		if b.Sign() < 0 {
			b.Add(b, limit)
		}
	} else if b.Cmp(limit) >= 0 {
		return nil, exception.OverflowError.Errorf("int too big to convert")
	}
	out := b.FillBytes(make([]byte, n))
	if little {
		reverseBytes(out)
	}
	return pyop.Bytes(out), nil
}

func fromBytes(t *script.Thread, a signature.Args) (starlark.Value, error) {
	little, err := littleEndian("from_bytes", a.Values[1])
	if err != nil {
		return nil, err
	}
	signed, err := truth(a.Values[2], false)
	if err != nil {
		return nil, err
	}
	switch v := a.Values[0].(type) {
	case starlark.String, starlark.Int, starlark.Float, starlark.Bool, starlark.NoneType:
		return nil, typeErrorf("cannot convert '%s' object to bytes", pyop.TypeName(v))
	}
	b, err := pyop.BytesOf(t, a.Values[0])
	if err != nil {
		return nil, err
	}
	if little {
		reverseBytes(b)
	}
	i := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0]&0x80 != 0 {
		i.Sub(i, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return starlark.MakeBigInt(i), nil
}

// floatMethods returns the methods of float.
func floatMethods() script.Methods {
	m := script.Methods{}
	add := func(name string, fn func(f float64) (starlark.Value, error)) {
		script.AddMethod(m, "float", name, "", func(_ *script.Thread, f starlark.Float, _ signature.Args) (starlark.Value, error) {
			return fn(float64(f))
		})
	}
	add("conjugate", func(f float64) (starlark.Value, error) { return starlark.Float(f), nil })
	add("is_integer", func(f float64) (starlark.Value, error) {
		return starlark.Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
	})
	add("as_integer_ratio", func(f float64) (starlark.Value, error) {
		switch {
		case math.IsNaN(f):
			return nil, valueErrorf("cannot convert NaN to integer ratio")
		case math.IsInf(f, 0):
			return nil, exception.OverflowError.Errorf("cannot convert Infinity to integer ratio")
		}
		r := new(big.Rat).SetFloat64(f)
		return starlark.Tuple{starlark.MakeBigInt(r.Num()), starlark.MakeBigInt(r.Denom())}, nil
	})
	add("hex", func(f float64) (starlark.Value, error) { return starlark.String(floatHex(f)), nil })
	m["fromhex"] = static(script.NewFunction("fromhex", "string, /", floatFromHex))
	return m
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

func floatFromHex(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	s, ok := object.AsString(a.Values[0])
	if !ok {
		return nil, typeErrorf("bad argument type for built-in operation")
	}
	s = strings.ToLower(strings.TrimFunc(s, pyop.IsSpace))
	switch strings.TrimLeft(s, "+-") {
	case "inf", "infinity", "nan":
		f, err := strconv.ParseFloat(s, 64)
		if err != nil { // Go has no sign for nan
			f = math.NaN()
		}
		return starlark.Float(f), nil
	}
	m := hexFloat().FindStringSubmatch(s)
	if m == nil || m[2]+m[3] == "" {
		return nil, valueErrorf("invalid hexadecimal floating-point string")
	}
	exp := m[4]
	if exp == "" {
		exp = "0"
	}
	f, err := strconv.ParseFloat(m[1]+"0x"+m[2]+"."+m[3]+"p"+exp, 64)
	if err != nil && math.IsInf(f, 0) {
		return nil, exception.OverflowError.Errorf("hexadecimal value too large to represent as a float")
	}
	return starlark.Float(f), nil
}
