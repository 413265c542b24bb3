package engine

import (
	"math/bits"

	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// restOfProduct compiles a * b % c of three variables in slots. It needs no memory for a product of more than 64
// bits, which ints of more than 32 bits have when a script computes modulo such a number. It returns nil for other
// expressions.
func (k *compiler) restOfProduct(x *syntax.BinaryExpr) expr {
	p, ok := unparen(x.X).(*syntax.BinaryExpr)
	if !ok || x.Op != syntax.PERCENT || p.Op != syntax.STAR {
		return nil
	}
	a, nameA, ok1 := k.slotOf(p.X)
	b, nameB, ok2 := k.slotOf(p.Y)
	c, nameC, ok3 := k.slotOf(x.Y)
	if !ok1 || !ok2 || !ok3 {
		return nil
	}
	mul, mod := newOperation(p.Op, k.site(p.OpPos)).of(nameA, nameB), newOperation(x.Op, k.site(x.OpPos)).of("", nameC)
	return restOfProduct(mul, mod, a, b, c)
}

//go:noinline
func restOfProduct(mul, mod *operation, as, bs, cs uint8) expr {
	return func(f *value.Frame) value.Value {
		a, ok1 := f[as].Int64()
		b, ok2 := f[bs].Int64()
		c, ok3 := f[cs].Int64()
		if ok1 && ok2 && ok3 && (a|b) >= 0 && c > 0 {
			hi, lo := bits.Mul64(uint64(a), uint64(b))
			if hi == 0 {
				return value.Int(int64(lo % uint64(c)))
			}
			if hi >= uint64(c) {
				hi %= uint64(c)
			}
			_, r := bits.Div64(hi, lo, uint64(c))
			return value.Int(int64(r))
		}
		p := mul.slow(f, f[as], f[bs])
		if !p.Present() {
			return p
		}
		return mod.slow(f, p, f[cs])
	}
}
