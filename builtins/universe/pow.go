package universe

import (
	"context"
	"math"
	"math/big"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

const (
	// slowBits is the size of a power, in bits, from which on it is computed
	// without the script lock: it takes longer than the switch.
	slowBits = 100_000

	// maxBits is the size of the largest power: it takes 128 MiB, and seconds.
	maxBits = 1 << 30
)

// pow is Python's pow. Source: "Built-in Functions" in the Python library reference.
func pow(t *script.Thread, a signature.Args) (starlark.Value, error) {
	base, exp, mod := number(a.Values[0]), number(a.Values[1]), a.Values[2]
	if mod != nil && mod != starlark.None {
		return powMod(t, base, exp, number(mod))
	}
	x, xInt := base.(starlark.Int)
	y, yInt := exp.(starlark.Int)
	if xInt && yInt && y.Sign() >= 0 {
		return powInt(t, x.BigInt(), y.BigInt())
	}
	fx, okx := starlark.AsFloat(base)
	fy, oky := starlark.AsFloat(exp)
	if !okx || !oky {
		return nil, exception.TypeError.Errorf("unsupported operand type(s) for ** or pow(): '%s' and '%s'",
			exception.TypeName(a.Values[0]), exception.TypeName(a.Values[1]))
	}
	if xInt && math.IsInf(fx, 0) || yInt && math.IsInf(fy, 0) {
		return nil, exception.OverflowError.Errorf("int too large to convert to float")
	}
	return powFloat(fx, fy)
}

// number returns a bool as the int it is in Python, and others as they are.
func number(v starlark.Value) starlark.Value {
	if b, ok := v.(starlark.Bool); ok {
		if b {
			return starlark.MakeInt(1)
		}
		return starlark.MakeInt(0)
	}
	return v
}

// powInt returns x**y for y >= 0.
func powInt(t *script.Thread, x, y *big.Int) (starlark.Value, error) {
	if x.BitLen() <= 1 && y.Sign() > 0 { // -1, 0 and 1 have powers of any exponent
		y = big.NewInt(2 - int64(y.Bit(0)))
	}
	bits := new(big.Int).Mul(y, big.NewInt(int64(x.BitLen())))
	if !bits.IsInt64() || bits.Int64() > maxBits {
		return nil, exception.MemoryError.Errorf("pow() result would have more than %d bits", maxBits)
	}
	z := new(big.Int)
	if bits.Int64() < slowBits {
		z.Exp(x, y, nil)
	} else {
		t.Block(func(context.Context) { z.Exp(x, y, nil) })
	}
	return starlark.MakeBigInt(z), nil
}

// powMod returns x**y % m with the sign of m; for y < 0 by way of x's inverse.
func powMod(t *script.Thread, base, exp, mod starlark.Value) (starlark.Value, error) {
	bx, okx := base.(starlark.Int)
	by, oky := exp.(starlark.Int)
	bm, okm := mod.(starlark.Int)
	if !okx || !oky || !okm {
		for _, v := range []starlark.Value{base, exp, mod} {
			if _, ok := starlark.AsFloat(v); !ok {
				return nil, exception.TypeError.Errorf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
					exception.TypeName(base), exception.TypeName(exp), exception.TypeName(mod))
			}
		}
		return nil, exception.TypeError.Errorf("pow() 3rd argument not allowed unless all arguments are integers")
	}
	if bm.Sign() == 0 {
		return nil, exception.ValueError.Errorf("pow() 3rd argument cannot be 0")
	}
	x, y, m := bx.BigInt(), by.BigInt(), bm.BigInt()
	abs := new(big.Int).Abs(m)
	x.Mod(x, abs)
	if y.Sign() < 0 {
		if abs.Cmp(big.NewInt(1)) == 0 {
			x.SetInt64(0) // everything is its own inverse modulo 1
		} else if x.ModInverse(x, abs) == nil {
			return nil, exception.ValueError.Errorf("base is not invertible for the given modulus")
		}
		y.Neg(y)
	}
	z := new(big.Int)
	if abs.BitLen()*y.BitLen() < slowBits {
		z.Exp(x, y, abs)
	} else {
		t.Block(func(context.Context) { z.Exp(x, y, abs) })
	}
	z.Mod(z, abs) // Exp leaves 0**0 modulo 1 as 1
	if m.Sign() < 0 && z.Sign() > 0 {
		z.Add(z, m)
	}
	return starlark.MakeBigInt(z), nil
}

func powFloat(x, y float64) (starlark.Value, error) {
	if x == 0 && y < 0 {
		return nil, exception.ZeroDivisionError.Errorf("zero to a negative power")
	}
	z := math.Pow(x, y)
	switch {
	case math.IsNaN(z) && !math.IsNaN(x) && !math.IsNaN(y):
		return nil, exception.ValueError.Errorf("pow() of a negative number to a fractional power is a complex number, which is not supported")
	case math.IsInf(z, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0):
		return nil, exception.OverflowError.Errorf("(34, 'Numerical result out of range')")
	}
	return starlark.Float(z), nil
}
