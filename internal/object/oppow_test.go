package object

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What shortPower knows is what longPower says, to the last bit, and it knows nearly all small exponents.
func TestShortPower(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	bases := []float64{1, math.Nextafter(1, 2), math.Nextafter(1, 0), 2, 3, 4, 0.5, 0.1, 10, 1.5, 0x1p16, 0x1p-16, 1e4}
	for range 200 {
		bases = append(bases, math.Ldexp(1+r.Float64(), r.IntN(32)-16), float64(r.IntN(1000)+1), 1+r.Float64()*0x1p-20)
	}
	asked, known := 0, 0
	for _, x := range bases {
		for k := range 33 {
			for n := range 2 {
				for _, inverse := range []bool{false, true} {
					asked++
					got, ok := shortPower(x, k, n, inverse)
					if !ok {
						continue
					}
					known++
					if want := longPower(x, k, n, inverse); got != want {
						t.Fatalf("%v, %d, %d, %v: %x, want %x", x, k, n, inverse, got, want)
					}
				}
			}
		}
	}
	if known < asked*99/100 {
		t.Errorf("knows %d of %d", known, asked)
	}
	if _, ok := shortPower(3, 33, 0, false); ok {
		t.Error("knows a large exponent")
	}
	if n := testing.AllocsPerRun(100, func() { power(1.7, -1.5); power(1.7, 3) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
