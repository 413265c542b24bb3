package object

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

func randomInt(r *rand.Rand, words int) *big.Int {
	bits := make([]big.Word, words)
	for i := range bits {
		bits[i] = big.Word(r.Uint64())
	}
	return new(big.Int).SetBits(bits)
}

func never() bool { return false }

// Products in pieces are those of math/big.
func TestProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range [][2]int{{0, 5}, {1, 1}, {1, 40_000}, {pieceWords, pieceWords}, {pieceWords + 1, 1}, {pieceWords + 1, pieceWords}, {40_000, 20_000}, {40_001, 20_001}, {50_000, 50_000}} {
		x, y := randomInt(r, n[0]), randomInt(r, n[1])
		y.Neg(y)
		if got, want := product(x, y, never), new(big.Int).Mul(x, y); got.Cmp(want) != 0 {
			t.Errorf("%d words times %d words: wrong", n[0], n[1])
		}
	}
}

func TestPowers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []uint64{0, 1, 2, 3, 64, 1000, 12345} {
		x := randomInt(r, 3)
		x.Neg(x)
		if got, want := powerOf(x, n, never), new(big.Int).Exp(x, new(big.Int).SetUint64(n), nil); got.Cmp(want) != 0 {
			t.Errorf("** %d: wrong", n)
		}
	}
	for _, n := range [][2]int{{1, 1}, {1, 50}, {100, 0}, {100, 1}, {100, 100}, {700, 30}, {3000, 1}} {
		m, e := randomInt(r, n[0]), randomInt(r, n[1])
		x := new(big.Int).Mod(randomInt(r, n[0]+1), m)
		if got, want := powerModulo(x, e, m, never), new(big.Int).Exp(x, e, m); got.Cmp(want) != 0 {
			t.Errorf("power of %d words modulo %d words: wrong", n[1], n[0])
		}
	}
	if got := powerModulo(new(big.Int), new(big.Int), big.NewInt(1), never); got.Sign() != 0 {
		t.Errorf("0 ** 0 %% 1 = %v", got)
	}
}

// What is to stop does so.
func TestWorkStops(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	x := randomInt(r, 1_000_000)
	for name, work := range map[string]func(func() bool){
		"product":     func(stop func() bool) { product(x, x, stop) },
		"powerOf":     func(stop func() bool) { powerOf(x, 1<<40, stop) },
		"powerModulo": func(stop func() bool) { powerModulo(big.NewInt(3), x, randomInt(r, 1000), stop) },
	} {
		asked := 0
		work(func() bool { asked++; return asked > 3 })
		if asked < 4 || asked > 100 {
			t.Errorf("%s asked %d times", name, asked)
		}
	}
}
