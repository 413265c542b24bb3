package object

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// binaryNumbers returns x op y for two numbers, and nil for others.
func binaryNumbers(t Thread, op syntax.Token, x, y starlark.Value) (starlark.Value, error) {
	if a, ok := x.(starlark.Bool); ok {
		if b, ok := y.(starlark.Bool); ok {
			switch op {
			case syntax.PIPE:
				return starlark.Bool(a || b), nil
			case syntax.AMP:
				return starlark.Bool(a && b), nil
			case syntax.CIRCUMFLEX:
				return starlark.Bool(a != b), nil
			}
		}
	}
	x, y = Number(x), Number(y)
	a, okx := x.(starlark.Int)
	b, oky := y.(starlark.Int)
	if okx && oky {
		return binaryInts(t, op, a, b)
	}
	switch op {
	case syntax.PLUS, syntax.MINUS, syntax.STAR, syntax.SLASH, syntax.SLASHSLASH, syntax.PERCENT, syntax.STARSTAR:
	default:
		return nil, nil
	}
	if _, ok := y.(starlark.Float); !ok && !oky {
		return nil, nil
	}
	f, _, err := AsFloat(x)
	if err != nil {
		return nil, err
	}
	g, _, err := AsFloat(y)
	if err != nil {
		return nil, err
	}
	return binaryFloats(op, f, g)
}

func zeroDivision() error { return ZeroDivisionError.Errorf("division by zero") }

func binaryFloats(op syntax.Token, f, g float64) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		return starlark.Float(f + g), nil
	case syntax.MINUS:
		return starlark.Float(f - g), nil
	case syntax.STAR:
		return starlark.Float(f * g), nil
	case syntax.STARSTAR:
		return powFloat(f, g)
	}
	if g == 0 {
		return nil, zeroDivision()
	}
	if op == syntax.SLASH {
		return starlark.Float(f / g), nil
	}
	q, r := floatDivmod(f, g)
	if op == syntax.SLASHSLASH {
		return starlark.Float(q), nil
	}
	return starlark.Float(r), nil
}

// floatDivmod returns floor(f/g) and the rest, which has the sign of g.
func floatDivmod(f, g float64) (q, r float64) {
	r = math.Mod(f, g)
	q = (f - r) / g
	if r != 0 {
		if (g < 0) != (r < 0) {
			r += g
			q--
		}
	} else {
		r = math.Copysign(0, g)
	}
	if q == 0 {
		return math.Copysign(0, f/g), r
	}
	floor := math.Floor(q)
	if q-floor > 0.5 { // q was rounded down from the next integer
		floor++
	}
	return floor, r
}

func binaryInts(t Thread, op syntax.Token, a, b starlark.Int) (starlark.Value, error) {
	switch op {
	case syntax.PLUS:
		return a.Add(b), nil
	case syntax.MINUS:
		return a.Sub(b), nil
	case syntax.STAR:
		if bitLen(a)+bitLen(b) < slowBits {
			return a.Mul(b), nil
		}
		if bitLen(a)+bitLen(b) > maxBits {
			return nil, MemoryError.New()
		}
		var z *big.Int
		if err := block(t, func(stop func() bool) { z = product(a.BigInt(), b.BigInt(), stop) }); err != nil {
			return nil, err
		}
		return starlark.MakeBigInt(z), nil
	case syntax.SLASH:
		return divideInts(a, b)
	case syntax.SLASHSLASH:
		if b.Sign() == 0 {
			return nil, zeroDivision()
		}
		return a.Div(b), nil
	case syntax.PERCENT:
		if b.Sign() == 0 {
			return nil, zeroDivision()
		}
		return a.Mod(b), nil
	case syntax.PIPE:
		return a.Or(b), nil
	case syntax.AMP:
		return a.And(b), nil
	case syntax.CIRCUMFLEX:
		return a.Xor(b), nil
	case syntax.LTLT, syntax.GTGT:
		return shift(op, a, b)
	case syntax.STARSTAR:
		if b.Sign() >= 0 {
			return powInt(t, a.BigInt(), b.BigInt())
		}
		f, _, err := AsFloat(a)
		if err != nil {
			return nil, err
		}
		g, _, err := AsFloat(b)
		if err != nil {
			return nil, err
		}
		return powFloat(f, g)
	}
	return nil, nil
}

// divideInts returns a / b, rounded once.
func divideInts(a, b starlark.Int) (starlark.Value, error) {
	if b.Sign() == 0 {
		return nil, zeroDivision()
	}
	if a.Sign() == 0 {
		return starlark.Float(math.Copysign(0, float64(b.Sign()))), nil
	}
	const exact = 1 << 53
	if m, n, ok := smallInts(a, b); ok && -exact <= m && m <= exact && -exact <= n && n <= exact {
		return starlark.Float(float64(m) / float64(n)), nil
	}
	f, _ := new(big.Rat).SetFrac(a.BigInt(), b.BigInt()).Float64()
	if math.IsInf(f, 0) {
		return nil, OverflowError.Errorf("integer division result too large for a float")
	}
	return starlark.Float(f), nil
}

func shift(op syntax.Token, a, b starlark.Int) (starlark.Value, error) {
	if b.Sign() < 0 {
		return nil, ValueError.Errorf("negative shift count")
	}
	n, ok := b.Int64()
	if op == syntax.GTGT {
		if !ok || n > maxBits {
			n = maxBits
		}
		return a.Rsh(uint(n)), nil
	}
	if a.Sign() == 0 {
		return zero, nil
	}
	const digit = 30 // bits, in CPython
	if !ok || n/digit+min(n%digit, 1)+int64(bitLen(a)+digit-1)/digit > (math.MaxInt64-1)/digit {
		return nil, OverflowError.Errorf("too many digits in integer")
	}
	if n > maxBits-int64(bitLen(a)) {
		return nil, MemoryError.New()
	}
	return a.Lsh(uint(n)), nil
}

// Divmod returns (x // y, x % y).
func Divmod(x, y starlark.Value) (starlark.Value, error) {
	if isOperand(x) || isOperand(y) {
		return Binary(nil, OpDivmod, x, y)
	}
	a, b := Number(x), Number(y)
	_, xInt := a.(starlark.Int)
	_, yInt := b.(starlark.Int)
	if f, okx, errx := AsFloat(a); okx && !(xInt && yInt) {
		if g, oky, erry := AsFloat(b); oky {
			switch {
			case errx != nil:
				return nil, errx
			case erry != nil:
				return nil, erry
			case g == 0:
				return nil, zeroDivision()
			}
			q, r := floatDivmod(f, g)
			return value.Pair(value.Float(q), value.Float(r)), nil
		}
	}
	if !xInt || !yInt {
		return Binary(nil, OpDivmod, x, y)
	}
	q, err := FloorDiv(a, b)
	if err != nil {
		return nil, err
	}
	r, err := Mod(a, b)
	if err != nil {
		return nil, err
	}
	return value.Pair(value.Of(q), value.Of(r)), nil
}

// Pos returns +x.
func Pos(x starlark.Value) (starlark.Value, error) { return unary(syntax.PLUS, x) }

// Neg returns -x.
func Neg(x starlark.Value) (starlark.Value, error) { return unary(syntax.MINUS, x) }

// Invert returns ~x.
func Invert(x starlark.Value) (starlark.Value, error) { return unary(syntax.TILDE, x) }

func unary(op syntax.Token, x starlark.Value) (starlark.Value, error) {
	if h, ok := Number(x).(starlark.HasUnary); ok {
		if v, err := h.Unary(op); v != nil || err != nil && !unsupported(err) {
			return Inward(v), err
		}
	}
	return nil, TypeError.Errorf("bad operand type for unary %s: '%s'", op, TypeName(x))
}

// Abs returns abs(x).
func Abs(x starlark.Value) (starlark.Value, error) {
	switch x := Number(x).(type) {
	case starlark.Int:
		if x.Sign() < 0 {
			return zero.(starlark.Int).Sub(x), nil
		}
		return x, nil
	case starlark.Float:
		return starlark.Float(math.Abs(float64(x))), nil
	case interface {
		Abs() (starlark.Value, error)
	}:
		if v, err := x.Abs(); !unsupported(err) {
			return v, err
		}
	}
	return nil, TypeError.Errorf("bad operand type for abs(): '%s'", TypeName(x))
}
