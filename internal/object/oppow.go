package object

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"
)

// powInt returns x**y for y >= 0.
func powInt(t Thread, x, y *big.Int) (starlark.Value, error) {
	if x.BitLen() <= 1 && y.Sign() > 0 { // -1, 0 and 1 have powers of any exponent
		y = big.NewInt(2 - int64(y.Bit(0)))
	}
	bits := new(big.Int).Mul(y, big.NewInt(int64(x.BitLen())))
	if !bits.IsInt64() || bits.Int64() > maxBits {
		return nil, MemoryError.Errorf("pow() result would have more than %d bits", maxBits)
	}
	z := new(big.Int)
	if bits.Int64() < slowBits {
		z.Exp(x, y, nil)
	} else {
		n := y.Uint64() // bits is an int64
		if err := block(t, func(stop func() bool) { z = powerOf(x, n, stop) }); err != nil {
			return nil, err
		}
	}
	return starlark.MakeBigInt(z), nil
}

// PowMod returns base**exp % mod, with the sign of mod; for exp < 0 by way of the
// inverse of base.
func PowMod(t Thread, base, exp, mod starlark.Value) (starlark.Value, error) {
	if o, ok := base.(Operand); ok {
		if v, found, err := o.Special("__pow__", exp, mod); found && (err != nil || v != NotImplemented) {
			return v, err
		}
	}
	bx, okx := Number(base).(starlark.Int)
	by, oky := Number(exp).(starlark.Int)
	bm, okm := Number(mod).(starlark.Int)
	if !okx || !oky || !okm {
		if i, ok := base.(*Instance); ok {
			v, found, err := i.Special("__pow__", exp, mod)
			if err != nil || found && v != NotImplemented {
				return v, err
			}
		}
		for _, v := range []starlark.Value{base, exp, mod} {
			if _, ok, _ := AsFloat(v); !ok {
				return nil, TypeError.Errorf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", TypeName(base), TypeName(exp), TypeName(mod))
			}
		}
		return nil, TypeError.Errorf("pow() 3rd argument not allowed unless all arguments are integers")
	}
	if bm.Sign() == 0 {
		return nil, ValueError.Errorf("pow() 3rd argument cannot be 0")
	}
	x, y, m := bx.BigInt(), by.BigInt(), bm.BigInt()
	abs := new(big.Int).Abs(m)
	x.Mod(x, abs)
	if y.Sign() < 0 {
		if abs.Cmp(big.NewInt(1)) == 0 {
			x.SetInt64(0) // everything is its own inverse modulo 1
		} else if x.ModInverse(x, abs) == nil {
			return nil, ValueError.Errorf("base is not invertible for the given modulus")
		}
		y.Neg(y)
	}
	z := new(big.Int)
	if abs.BitLen()*y.BitLen() < slowBits {
		z.Exp(x, y, abs)
	} else {
		if err := block(t, func(stop func() bool) { z = powerModulo(x, y, abs, stop) }); err != nil {
			return nil, err
		}
	}
	z.Mod(z, abs) // Exp leaves 0**0 modulo 1 as 1
	if m.Sign() < 0 && z.Sign() > 0 {
		z.Add(z, m)
	}
	return starlark.MakeBigInt(z), nil
}

func powFloat(x, y float64) (starlark.Value, error) {
	z, err := FloatPower(x, y)
	if err != nil {
		return nil, err
	}
	return starlark.Float(z), nil
}

// FloatPower returns x ** y.
func FloatPower(x, y float64) (float64, error) {
	if x == 0 && y < 0 && !math.IsInf(y, 0) {
		return 0, ZeroDivisionError.Errorf("zero to a negative power")
	}
	z := power(x, y)
	switch {
	case math.IsNaN(z) && !math.IsNaN(x) && !math.IsNaN(y):
		return 0, ValueError.Errorf("pow() of a negative number to a fractional power is a complex number, which is not supported")
	case math.IsInf(z, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0):
		return 0, OverflowError.Errorf("(34, 'Numerical result out of range')")
	}
	return z, nil
}

// power is math.Pow, but rounded as well as that of C for exponents that are whole,
// or have few bits behind the point.
func power(x, y float64) float64 {
	k, n, short := shortExponent(y)
	if short && 0x1p-16 <= x && x <= 0x1p16 {
		if f, ok := shortPower(x, k, n, y < 0); ok {
			return f
		}
	}
	z := math.Pow(x, y)
	if !short || y == 0 || y == 1 || y == 2 || y == 0.5 || x == 1 || math.IsNaN(z) || math.IsInf(z, 0) || math.Abs(z) < 0x1p-1000 {
		return z
	}
	f, ok := shortPower(math.Abs(x), k, n, y < 0)
	if !ok {
		f = longPower(math.Abs(x), k, n, y < 0)
	}
	return math.Copysign(f, z)
}

// shortExponent returns numbers of which the absolute value of y is k / 2**n, if it is not large and has few bits
// behind the point.
func shortExponent(y float64) (k, n int, ok bool) {
	const halves = 6
	y = math.Abs(y)
	if !(y <= 1<<20) {
		return 0, 0, false
	}
	for ; ; y *= 2 {
		if k := int(y); float64(k) == y {
			return k, n, true
		}
		if n++; n > halves {
			return 0, 0, false
		}
	}
}

// longPower returns x ** (k / 2**n), or 1 by it, for a positive x, rounded.
func longPower(x float64, k, n int, inverse bool) float64 {
	const prec = 200
	root := new(big.Float).SetPrec(prec).SetFloat64(x)
	for range n {
		root.Sqrt(root)
	}
	acc := new(big.Float).SetPrec(prec).SetInt64(1)
	for ; k > 0; k >>= 1 {
		if k&1 != 0 {
			acc.Mul(acc, root)
		}
		root.Mul(root, root)
	}
	if inverse {
		acc.Quo(big.NewFloat(1), acc)
	}
	f, _ := acc.Float64()
	return f
}

// shortPower is longPower without memory, for most small exponents. It reports !ok if the
// exponent is large, x is far from 1, or 106 bits do not tell which way to round.
func shortPower(x float64, k, n int, inverse bool) (f float64, ok bool) {
	if k > 32 || n > 1 || x < 0x1p-16 || x > 0x1p16 {
		return 0, false
	}
	root := double{x, 0}
	if n == 1 {
		root = root.sqrt()
	}
	acc := double{1, 0}
	for ; k > 0; k >>= 1 {
		if k&1 != 0 {
			acc = acc.times(root)
		}
		root = root.times(root)
	}
	if inverse {
		acc = acc.inverse()
	}
	margin := acc.hi * 0x1p-90 // some hundred times what the steps err by, each less than 2**-101
	low, high := acc.hi+(acc.lo-margin), acc.hi+(acc.lo+margin)
	return low, low == high
}

// A double is the sum of two floats, of which the second is at most half a unit in the last
// place of the first (Dekker, 1971).
type double struct{ hi, lo float64 }

func (a double) times(b double) double {
	p := a.hi * b.hi
	e := math.FMA(a.hi, b.hi, -p) + (a.hi*b.lo + a.lo*b.hi)
	return normal(p, e)
}

func (a double) sqrt() double {
	r := math.Sqrt(a.hi)
	return normal(r, (math.FMA(-r, r, a.hi)+a.lo)/(2*r))
}

func (a double) inverse() double {
	q := 1 / a.hi
	return normal(q, (math.FMA(-q, a.hi, 1)-q*a.lo)*q)
}

// normal returns the sum of two floats, of which the second is much smaller.
func normal(hi, lo float64) double {
	sum := hi + lo
	return double{sum, lo - (sum - hi)}
}
