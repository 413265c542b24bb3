package object

import (
	"context"
	"math/big"

	"fstar/internal/alarm"
)

// Operations on ints that take long are done in pieces of some milliseconds, between which they stop if they are to,
// and without the script lock.

const (
	// slowBits is the size of a result, in bits, from which on it is computed without the script lock: it takes
	// longer than the switch.
	slowBits = 100_000
	// pieceWords is the size, in words, of factors whose product takes some milliseconds.
	pieceWords = 1 << 13
)

// block calls f without the script lock, if there is a thread. f ends early when stop says so, and then the error is
// why.
func block(t Thread, f func(stop func() bool)) error {
	if t == nil {
		var why error // an interrupt is told once
		stop := func() bool {
			if why == nil {
				why = alarm.Err()
			}
			return why != nil
		}
		f(stop)
		stop()
		return why
	}
	t.Block(func(ctx context.Context) { f(func() bool { return ctx.Err() != nil }) })
	return t.Interrupted()
}

// product returns x * y, or something else once stop says so.
func product(x, y *big.Int, stop func() bool) *big.Int {
	z := productOf(x.Bits(), y.Bits(), stop)
	if x.Sign()*y.Sign() < 0 {
		z.Neg(z)
	}
	return z
}

// productOf is product of natural numbers. It does as Karatsuba did, down to pieces that math/big takes.
func productOf(x, y []big.Word, stop func() bool) *big.Int {
	if len(x) < len(y) {
		x, y = y, x
	}
	z := new(big.Int)
	switch half := (len(x) + 1) / 2; {
	case stop():
		return z
	case len(x) <= pieceWords:
		return z.Mul(natural(x), natural(y))
	case len(y) <= half: // so there are two products
		low, high := productOf(x[:half], y, stop), productOf(x[half:], y, stop)
		return z.Add(z.Lsh(high, uint(half)*wordBits), low)
	default:
		low, high := productOf(x[:half], y[:half], stop), productOf(x[half:], y[half:], stop)
		sums := productOf(sum(x, half), sum(y, half), stop)
		sums.Sub(sums.Sub(sums, low), high)
		return z.Add(z.Lsh(z.Add(z.Lsh(high, uint(half)*wordBits), sums), uint(half)*wordBits), low)
	}
}

const wordBits = 32 << (^uint(0) >> 63)

// natural returns the number with these words, which it does not copy.
func natural(words []big.Word) *big.Int { return new(big.Int).SetBits(words) }

// sum returns the sum of the two halves of a number.
func sum(x []big.Word, half int) []big.Word {
	return new(big.Int).Add(natural(x[:half]), natural(x[half:])).Bits()
}

// powerOf returns x ** n, or something else once stop says so.
func powerOf(x *big.Int, n uint64, stop func() bool) *big.Int {
	z := big.NewInt(1)
	for i := 63; i >= 0 && !stop(); i-- {
		if z.BitLen() > 1 || z.Sign() < 0 {
			z = product(z, z, stop)
		}
		if n>>i&1 != 0 {
			z = product(z, x, stop)
		}
	}
	return z
}

// powerModulo returns x ** n % m for 0 <= x < m and n >= 0, or something else once stop says so: some bits of n at
// a time.
func powerModulo(x, n, m *big.Int, stop func() bool) *big.Int {
	words := len(m.Bits()) + 1
	step := max(1, 2_000_000/(words*words))
	z := new(big.Int).Mod(big.NewInt(1), m)
	for end := n.BitLen(); end > 0 && !stop(); end -= step {
		k := min(step, end)
		part := new(big.Int).Rsh(n, uint(end-k))
		part.And(part, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(k)), big.NewInt(1)))
		z.Exp(z, new(big.Int).Lsh(big.NewInt(1), uint(k)), m)
		z.Mod(product(z, part.Exp(x, part, m), stop), m)
	}
	return z
}
