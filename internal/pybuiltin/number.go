package pybuiltin

import (
	"hash/maphash"
	"math"
	"math/big"
	"strconv"
	"unicode/utf8"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// inBase is bin, oct and hex.
func inBase(prefix string, base int) func(*script.Thread, signature.Args) (starlark.Value, error) {
	return func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		i, err := pyop.AsInt(a.Values[0])
		if err != nil {
			return nil, err
		}
		if n, ok := i.Int64(); ok && n >= 0 {
			return starlark.String(prefix + strconv.FormatInt(n, base)), nil
		}
		text := i.BigInt().Text(base)
		if text[0] == '-' {
			return starlark.String("-" + prefix + text[1:]), nil
		}
		return starlark.String(prefix + text), nil
	}
}

func toBool(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	b, err := truth(a.Values[0])
	return starlark.Bool(b), err
}

func chr(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	i, err := pyop.AsInt(a.Values[0])
	if err != nil {
		return nil, err
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > utf8.MaxRune {
		return nil, exception.ValueError.Errorf("chr() arg not in range(0x110000)")
	}
	if !utf8.ValidRune(rune(n)) {
		return nil, exception.ValueError.Errorf("chr() arg is a surrogate, which texts cannot have here")
	}
	return pyop.Char(rune(n)), nil
}

func ord(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	n := 0
	switch c := object.Plain(a.Values[0]).(type) {
	case starlark.String:
		if n = utf8.RuneCountInString(string(c)); n == 1 {
			r, _ := utf8.DecodeRuneInString(string(c))
			return starlark.MakeInt(int(r)), nil
		}
	case pyop.Bytes, *pyop.Bytearray:
		b, _ := pyop.AsBytes(c)
		if n = len(b); n == 1 {
			return starlark.MakeInt(int(b[0])), nil
		}
	default:
		return nil, typeErrorf("ord() expected string of length 1, but %s found", pyop.TypeName(c))
	}
	return nil, typeErrorf("ord() expected a character, but string of length %d found", n)
}

func hash(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	h, err := pyop.Hash(a.Values[0])
	return starlark.MakeInt64(h), err
}

// idSeed makes the ids of values that have no address.
var idSeed = maphash.MakeSeed()

// id is the address of a value. Numbers, texts and the like have none: theirs is made
// of what they are, as the operator is has it.
func id(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	switch v := a.Values[0].(type) {
	case starlark.Int, starlark.Float, starlark.String, pyop.Bytes, starlark.Bool, starlark.NoneType:
		return starlark.MakeUint64(maphash.String(idSeed, v.Type()+v.String()) >> 16), nil
	case starlark.Tuple:
		if len(v) == 0 {
			return starlark.MakeUint64(maphash.String(idSeed, "()") >> 16), nil
		}
		return starlark.MakeUint64(uint64(script.Address([]starlark.Value(v)))), nil
	default:
		return starlark.MakeUint64(uint64(script.Address(v))), nil
	}
}

func pow(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if mod := given(a.Values[2]); mod != nil {
		return pyop.PowMod(t, a.Values[0], a.Values[1], mod)
	}
	return pyop.Pow(t, a.Values[0], a.Values[1])
}

// HasRound is a value that rounds itself, as with __round__. Without digits ndigits
// is nil.
type HasRound interface {
	Round(ndigits starlark.Value) (starlark.Value, error)
}

func round(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	ndigits := given(a.Values[1])
	v := a.Values[0]
	if i, ok := v.(*object.Instance); ok && !i.Defines("__round__") {
		v = object.Plain(v)
	}
	n := 0
	if _, own := v.(HasRound); ndigits != nil && !own {
		i, err := pyop.AsInt(ndigits)
		if err != nil {
			return nil, err
		}
		n64, ok := i.Int64()
		if !ok || n64 > math.MaxInt32 || n64 < math.MinInt32 {
			n64 = int64(i.Sign()) * math.MaxInt32
		}
		n = int(n64)
	}
	switch x := pyop.Number(v).(type) {
	case starlark.Int:
		if n >= 0 {
			return x, nil
		}
		return roundInt(x.BigInt(), -n), nil
	case starlark.Float:
		if ndigits == nil {
			return pyop.FloatToInt(math.RoundToEven(float64(x)))
		}
		return roundFloat(float64(x), n)
	case HasRound:
		return x.Round(ndigits)
	}
	return nil, typeErrorf("type %s doesn't define __round__ method", pyop.TypeName(a.Values[0]))
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
			return nil, exception.OverflowError.Errorf("rounded value too large to represent")
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
		return nil, exception.OverflowError.Errorf("rounded value too large to represent")
	}
	return starlark.Float(math.Copysign(f, x)), nil
}
