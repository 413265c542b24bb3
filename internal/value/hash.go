package value

import (
	"math"
	"math/big"
	"math/bits"

	"go.starlark.net/starlark"
)

// Hashes are what Python's hash() returns, as numbers without sign: those of numbers, None,
// and tuples and frozensets of them are CPython's own, so that hash(1.0) of a script's
// __hash__ is the hash of 1 and True. Those of texts and bytes differ from process to process.

// hashModulus is the prime that CPython hashes numbers modulo of.
const hashModulus = 1<<61 - 1

// hashNone is hash(None).
const hashNone = 0xFCA86420

// Hash returns hash(v). What is no built-in type's is asked of keys, also inside of tuples and
// frozensets. The error is an [*UnhashableError] for a list, dict or set, [ErrDepth] for tuples
// that are nested too deeply, or from keys.
func Hash(keys Keys, v Value) (uint64, error) { return hash(keys, v, maxDepth) }

func hash(keys Keys, v Value, depth int) (uint64, error) {
	switch v.p {
	case tag(tagInt), tag(tagBool):
		return HashInt(int64(v.n)), nil
	case tag(tagFloat):
		return HashFloat(math.Float64frombits(v.n)), nil
	case tag(tagNone):
		return hashNone, nil
	}
	switch v.n {
	case wordText:
		return HashText(*(*string)(v.p)), nil
	case wordInt:
		return HashBigInt(v.object().(starlark.Int).BigInt()), nil
	case Tuples.word:
		return (*Tuple)(v.p).hashed(keys, depth)
	case FrozenSets.word:
		return (*FrozenSet)(v.p).hashed()
	}
	switch v.class() {
	case bytesClass:
		return HashText(string(v.object().(starlark.Bytes))), nil
	case tupleClass:
		return (*Tuple)(Import(v.object()).p).hashed(keys, depth)
	case foreignClass:
		return orPython(keys).Hash(v)
	}
	return 0, &UnhashableError{v}
}

// HashInt returns the hash of an int.
func HashInt(i int64) uint64 {
	if -hashModulus < i && i < hashModulus {
		if i == -1 {
			i = -2
		}
		return uint64(i)
	}
	return signedHash(magnitude(i)%hashModulus, i < 0)
}

// magnitude returns |i|.
func magnitude(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}

// signedHash returns the hash of a number of that sign whose magnitude is h. -1 is an error
// code in CPython, and no hash.
func signedHash(h uint64, negative bool) uint64 {
	if negative {
		h = -h
	}
	if h == math.MaxUint64 {
		h--
	}
	return h
}

// HashBigInt returns the hash of an int of any size.
func HashBigInt(x *big.Int) uint64 {
	var h uint64
	words := x.Bits() // 2**61 is 1, so a shift by a word is a rotation
	for i := len(words) - 1; i >= 0; i-- {
		h = h<<(bits.UintSize%61)&hashModulus | h>>(61-bits.UintSize%61)
		h = reduce(h + uint64(words[i])&hashModulus)
		h = reduce(h + uint64(words[i])>>61)
	}
	return signedHash(h, x.Sign() < 0)
}

func reduce(h uint64) uint64 {
	if h >= hashModulus {
		h -= hashModulus
	}
	return h
}

// HashFloat returns the hash of a float; that of an int if the two are equal. That of a NaN is
// 0, whichever it is: a NaN has no identity of its own here.
func HashFloat(f float64) uint64 {
	if i := int64(f); float64(i) == f && i != math.MaxInt64 && i != math.MinInt64 {
		return HashInt(i)
	}
	switch {
	case f != f:
		return 0
	case math.IsInf(f, 0):
		return signedHash(314159, f < 0)
	}
	fraction, exponent := math.Frexp(math.Abs(f))
	h := uint64(fraction * (1 << 53))
	shift := (exponent - 53) % 61
	if shift < 0 {
		shift += 61
	}
	h = reduce(h<<shift&hashModulus | h>>(61-shift))
	return signedHash(h, f < 0)
}

// A tupleHash is the hash of a tuple, from those of its elements: CPython's, which is
// xxHash's.
type tupleHash struct{ acc uint64 }

const (
	xxPrime1 = 11400714785074694791
	xxPrime2 = 14029467366897019727
	xxPrime5 = 2870177450012600261
)

func newTupleHash() tupleHash { return tupleHash{xxPrime5} }

func (t *tupleHash) add(h uint64) {
	t.acc = bits.RotateLeft64(t.acc+h*xxPrime2, 31) * xxPrime1
}

func (t *tupleHash) sum(n int) uint64 {
	h := t.acc + (uint64(n) ^ (xxPrime5 ^ 3527539))
	if h == math.MaxUint64 {
		return 1546275796
	}
	return h
}

// A setHash is the hash of a frozenset, which does not depend on an order.
type setHash struct{ acc uint64 }

func (s *setHash) add(h uint64) { s.acc ^= (h ^ 89869747 ^ h<<16) * 3644798167 }

func (s *setHash) sum(n int) uint64 {
	h := s.acc ^ (uint64(n)+1)*1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == math.MaxUint64 {
		return 590923713
	}
	return h
}
