package value

import (
	"math/bits"

	"fstar/internal/alarm"
)

// A ranked is an element's place among the others by a number.
type ranked struct {
	rank  uint64
	index int
}

// fewRanked is how many elements are sorted by insertion.
const fewRanked = 48

// sortRanked sorts by rank, stably: digit by digit, from the last to the first, of those in which the ranks
// differ. It returns a, or a slice of the same length. It stops with the error of look, which it calls now
// and then.
func sortRanked(a []ranked, look func() error) ([]ranked, error) {
	if inOrder(a) {
		return a, nil
	}
	if len(a) <= fewRanked {
		insertRanked(a)
		return a, nil
	}
	var differ uint64 // the bits that are not the same in all
	for i := range a {
		differ |= a[i].rank ^ a[0].rank
	}
	b := make([]ranked, len(a))
	for differ != 0 {
		shift := bits.TrailingZeros64(differ)
		differ &^= 0xff << shift
		if err := sortDigit(b, a, shift, look); err != nil {
			return nil, err
		}
		a, b = b, a
	}
	return a, nil
}

// sortDigit puts the elements of from into to by the 8 bits of their ranks from bit shift on.
func sortDigit(to, from []ranked, shift int, look func() error) error {
	var next [256]int // how many there are of each digit; then the place of its next one
	for i := range from {
		next[uint8(from[i].rank>>shift)]++
	}
	sum := 0
	for digit, n := range next {
		next[digit] = sum
		sum += n
	}
	for lo := 0; lo < len(from); lo += alarm.Every {
		if err := look(); err != nil {
			return err
		}
		for _, x := range from[lo:min(lo+alarm.Every, len(from))] {
			place := &next[uint8(x.rank>>shift)]
			to[*place] = x
			*place++
		}
	}
	return nil
}

func inOrder(a []ranked) bool {
	for i := 1; i < len(a); i++ {
		if a[i].rank < a[i-1].rank {
			return false
		}
	}
	return true
}

func insertRanked(a []ranked) {
	for i := 1; i < len(a); i++ {
		x := a[i]
		j := i
		for j > 0 && x.rank < a[j-1].rank {
			a[j] = a[j-1]
			j--
		}
		a[j] = x
	}
}
