package corelib

import (
	"math"
	"math/big"
	"strconv"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func abs(_ *script.Thread, x value.Value) (value.Value, error) {
	if f, ok := x.Float64(); ok {
		return value.Float(math.Abs(f)), nil
	}
	if i, ok := x.Int64(); ok && i != math.MinInt64 {
		return value.Int(max(i, -i)), nil
	}
	v, err := object.Abs(x.Starlark())
	return value.Of(v), err
}

func quickAbs(_ *script.Thread, x value.Value) (v value.Value) {
	if f, ok := x.Float64(); ok {
		return value.Float(math.Abs(f))
	}
	if i, ok := x.Int64(); ok && i != math.MinInt64 {
		return value.Int(max(i, -i))
	}
	return v
}

func divmod(_ *script.Thread, x, y starlark.Value) (starlark.Value, error) {
	return object.Divmod(x, y)
}

// inBase is bin, oct and hex.
func inBase(prefix string, base int) func(*script.Thread, starlark.Value) (string, error) {
	return func(_ *script.Thread, number starlark.Value) (string, error) {
		i, err := object.AsInt(number)
		if err != nil {
			return "", err
		}
		if n, ok := i.Int64(); ok && n >= 0 {
			return prefix + strconv.FormatInt(n, base), nil
		}
		text := i.BigInt().Text(base)
		if text[0] == '-' {
			return "-" + prefix + text[1:], nil
		}
		return prefix + text, nil
	}
}

func chr(_ *script.Thread, x value.Value) (value.Value, error) {
	n, ok := x.Int64()
	if !ok {
		i, err := object.AsInt(x.Starlark())
		if err != nil {
			return value.Value{}, err
		}
		if n, ok = i.Int64(); !ok {
			n = -1
		}
	}
	if n < 0 || n > utf8.MaxRune {
		return value.Value{}, object.ValueError.Errorf("chr() arg not in range(0x110000)")
	}
	if !utf8.ValidRune(rune(n)) {
		return value.Value{}, object.ValueError.Errorf("chr() arg is a surrogate, which texts cannot have here")
	}
	return value.Of(object.Char(rune(n))), nil
}

func quickChr(_ *script.Thread, x value.Value) (v value.Value) {
	if n, ok := x.Int64(); ok && 0 <= n && n < utf8.RuneSelf {
		return value.Of(object.Char(rune(n)))
	}
	return v
}

func quickOrd(_ *script.Thread, x value.Value) (v value.Value) {
	if s, ok := x.Text(); ok {
		if r, size := utf8.DecodeRuneInString(s); size > 0 && size == len(s) {
			return value.Int(int64(r))
		}
	}
	return v
}

func ord(_ *script.Thread, x value.Value) (value.Value, error) {
	s, ok := x.Text()
	n := 0
	if !ok {
		switch c := object.Plain(x.Starlark()).(type) {
		case starlark.String:
			s, ok = string(c), true
		case object.Bytes, *object.Bytearray:
			b, _ := object.AsBytes(c)
			if n = len(b); n == 1 {
				return value.Int(int64(b[0])), nil
			}
		default:
			return value.Value{}, typeErrorf("ord() expected string of length 1, but %s found", object.TypeName(c))
		}
	}
	if ok {
		if r, size := utf8.DecodeRuneInString(s); size > 0 && size == len(s) {
			return value.Int(int64(r)), nil
		}
		n = utf8.RuneCountInString(s)
	}
	return value.Value{}, typeErrorf("ord() expected a character, but string of length %d found", n)
}

func pow(t *script.Thread, base, exp starlark.Value, mod native.Opt[starlark.Value]) (starlark.Value, error) {
	if mod.Given {
		return object.PowMod(t, base, exp, mod.Value)
	}
	return object.Pow(t, base, exp)
}

// HasRound is a value that rounds itself, as with __round__. Without digits ndigits
// is nil.
type HasRound interface {
	Round(ndigits starlark.Value) (starlark.Value, error)
}

func round(_ *script.Thread, number, ndigits starlark.Value) (starlark.Value, error) {
	if ndigits == starlark.None {
		ndigits = nil
	}
	v := number
	if i, ok := v.(*object.Instance); ok && !i.Defines("__round__") {
		v = object.Plain(v)
	}
	n := 0
	if _, own := v.(HasRound); ndigits != nil && !own {
		i, err := object.AsInt(ndigits)
		if err != nil {
			return nil, err
		}
		n64, ok := i.Int64()
		if !ok || n64 > math.MaxInt32 || n64 < math.MinInt32 {
			n64 = int64(i.Sign()) * math.MaxInt32
		}
		n = int(n64)
	}
	switch x := object.Number(v).(type) {
	case starlark.Int:
		if n >= 0 {
			return x, nil
		}
		return roundInt(x.BigInt(), -n), nil
	case starlark.Float:
		if ndigits == nil {
			return object.FloatToInt(math.RoundToEven(float64(x)))
		}
		return roundFloat(float64(x), n)
	case HasRound:
		return x.Round(ndigits)
	}
	return nil, typeErrorf("type %s doesn't define __round__ method", object.TypeName(number))
}

// roundInt returns i rounded to a multiple of 10**k, a half to the even one.
func roundInt(i *big.Int, k int) starlark.Value {
	if k > len(i.Text(10))+1 {
		return starlark.MakeInt(0)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(k)), nil)
	q, r := new(big.Int).DivMod(i, unit, new(big.Int))
	if c := r.Lsh(r, 1).Cmp(unit); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return starlark.MakeBigInt(q.Mul(q, unit))
}

func roundFloat(x float64, n int) (starlark.Value, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) || n > 323 {
		return starlark.Float(x), nil
	}
	if n >= 0 {
		f, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', n, 64), 64)
		if err != nil {
			return nil, object.OverflowError.Errorf("rounded value too large to represent")
		}
		return starlark.Float(f), nil
	}
	if n < -308 {
		return starlark.Float(math.Copysign(0, x)), nil
	}
	// Exactly: x = q * 10**k + r, with r to be compared with half of 10**k.
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil))
	quo := new(big.Rat).SetFloat64(math.Abs(x))
	quo.Quo(quo, unit)
	q, r := new(big.Int).QuoRem(quo.Num(), quo.Denom(), new(big.Int))
	if c := r.Lsh(r, 1).Cmp(quo.Denom()); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	f, _ := unit.Mul(unit, new(big.Rat).SetInt(q)).Float64()
	if math.IsInf(f, 0) {
		return nil, object.OverflowError.Errorf("rounded value too large to represent")
	}
	return starlark.Float(math.Copysign(f, x)), nil
}
