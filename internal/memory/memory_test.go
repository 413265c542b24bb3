package memory

import (
	"math"
	"testing"
)

func TestRoom(t *testing.T) {
	for _, n := range []int{0, 1, small, 1 << 20, unnoticed + 1} {
		if !Room(n) {
			t.Errorf("no room for %d bytes", n)
		}
	}
	for _, n := range []int{math.MaxInt, math.MaxInt - 1, math.MaxInt - 1<<20, -1} {
		if Room(n) {
			t.Errorf("room for %d bytes", n)
		}
	}
	if Elements(math.MaxInt/4, 16) || Elements(math.MaxInt/16, 16) || !Elements(1000, 16) || !Elements(100000, 16) {
		t.Error("Elements")
	}
	if Low() {
		t.Errorf("little memory is left of %d", limit())
	}
}

func TestFits(t *testing.T) {
	most := limit()
	for _, tt := range []struct {
		h    heap
		n    int64
		want bool
	}{
		{heap{0, 0, 0}, most / 2, true},
		{heap{most / 2, most / 2, 0}, most / 2, false},                // beside the objects
		{heap{most / 10, most / 10 * 9, 0}, most / 5, false},          // there are no addresses
		{heap{most / 10, most / 10 * 9, most / 2}, most / 100, true},  // in what is free
		{heap{most / 10, most / 10 * 9, most / 10}, most / 10, false}, // which may be in pieces
	} {
		if got := tt.h.fits(tt.n); got != tt.want {
			t.Errorf("%v of %d: %d fits: %v", tt.h, most, tt.n, got)
		}
	}
}

func TestSmallAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Room(100) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
