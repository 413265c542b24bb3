package value

import (
	"math/bits"
	"slices"

	"fstar/internal/alarm"
)

// sortStably sorts with few comparisons: it merges the runs that are there already, in the
// order of J. I. Munro and S. Wild, "Nearly-Optimal Mergesorts" (powersort), as CPython does.
// Fewer than 64 elements are compared and moved in CPython's order. If less sets failed, it says
// false from then on, and the elements stay in the order that they have reached. So they do if look, which is called now
// and then, returns an error, which failed is set to.
func sortStably[T any](a []T, less func(x, y *T) bool, look func() error, failed *error) {
	s := merger[T]{a: a, less: less, look: look, failed: failed}
	minimum := minRun(len(a))
	for lo := 0; lo < len(a); {
		n := s.run(lo)
		if n < minimum {
			most := min(minimum, len(a)-lo)
			s.insert(lo, n, most)
			n = most
		}
		s.push(lo, n)
		lo += n
		s.step(n)
		if *failed != nil {
			return
		}
	}
	for len(s.runs) > 1 && *failed == nil {
		s.mergeLast()
	}
}

// minRun returns how long runs are made: 32 to 64, so that there are about a power of two.
func minRun(n int) int {
	rest := 0
	for n >= 64 {
		rest |= n & 1
		n >>= 1
	}
	return n + rest
}

type merger[T any] struct {
	a      []T
	less   func(x, y *T) bool
	look   func() error
	failed *error
	steps  int // since the last look
	runs   []mergeRun
	buf    []T
}

// step counts n elements that were gone over, and looks around now and then.
func (s *merger[T]) step(n int) {
	if s.steps += n; s.steps >= alarm.Every {
		s.steps = 0
		if *s.failed == nil {
			*s.failed = s.look()
		}
	}
}

// A mergeRun is a sorted part. The power is that of the boundary to the run before it: the
// depth of the boundary in the tree of merges.
type mergeRun struct{ lo, n, power int }

// run returns how many elements from lo on are in order. If they are descending, it turns them
// round, but not those that are equal.
func (s *merger[T]) run(lo int) int {
	a := s.a[lo:]
	n := s.ascending(a, 1)
	if n == len(a) || n > 1 && s.less(&a[0], &a[n-1]) {
		return n
	}
	if *s.failed != nil {
		return len(a)
	}
	slices.Reverse(a[:n]) // equal ones
	n++
	equal := 1 // how many of the last are
	for ; n < len(a); n++ {
		if s.less(&a[n], &a[n-1]) {
			slices.Reverse(a[n-equal : n])
			equal = 1
		} else if s.less(&a[n-1], &a[n]) {
			break
		} else {
			equal++
		}
		if *s.failed != nil {
			return len(a)
		}
	}
	if *s.failed != nil {
		return len(a)
	}
	slices.Reverse(a[n-equal : n])
	slices.Reverse(a[:n])
	return s.ascending(a, n)
}

// ascending returns how many elements are in order, of which n are.
func (s *merger[T]) ascending(a []T, n int) int {
	for n < len(a) && !s.less(&a[n], &a[n-1]) {
		n++
	}
	return n
}

// insert makes a sorted run of n elements one of most, by binary insertion.
func (s *merger[T]) insert(lo, n, most int) {
	a := s.a[lo : lo+most]
	for i := n; i < most; i++ {
		x := a[i]
		l, r := 0, i
		for l < r {
			m := int(uint(l+r) >> 1)
			if s.less(&x, &a[m]) {
				r = m
			} else {
				l = m + 1
			}
		}
		if *s.failed != nil {
			return
		}
		copy(a[l+1:i+1], a[l:i])
		a[l] = x
	}
}

// push adds a run, and merges those before it that are deeper in the tree.
func (s *merger[T]) push(lo, n int) {
	if len(s.runs) > 0 {
		last := s.runs[len(s.runs)-1]
		power := s.power(last.lo, last.n, n)
		for len(s.runs) > 1 && s.runs[len(s.runs)-1].power > power {
			s.mergeLast()
		}
		s.runs = append(s.runs, mergeRun{lo, n, power})
		return
	}
	s.runs = append(s.runs, mergeRun{lo, n, 0})
}

// power returns that of the boundary between a run of n1 elements at lo and the next of n2.
func (s *merger[T]) power(lo, n1, n2 int) int {
	size := uint64(len(s.a))
	a := 2*uint64(lo) + uint64(n1) // twice the middles of the runs
	b := a + uint64(n1) + uint64(n2)
	l, _ := bits.Div64(a>>2, a<<62, size) // as fractions of 2*size, scaled by 2**62
	r, _ := bits.Div64(b>>2, b<<62, size)
	return bits.LeadingZeros64(l ^ r)
}

// mergeLast merges the last two runs.
func (s *merger[T]) mergeLast() {
	k := len(s.runs)
	x, y := s.runs[k-2], s.runs[k-1]
	s.runs = s.runs[:k-1]
	s.runs[k-2].n += y.n
	a, b := s.a[x.lo:y.lo], s.a[y.lo:y.lo+y.n]
	if !s.less(&b[0], &a[len(a)-1]) {
		return
	}
	s.buf = append(s.buf[:0], a...)
	out, i, j, k := s.a[x.lo:y.lo+y.n], 0, 0, 0
	for i < len(s.buf) && j < len(b) {
		if k%alarm.Every == 0 {
			if s.step(alarm.Every); *s.failed != nil {
				break // the others of b are in their place
			}
		}
		if s.less(&b[j], &s.buf[i]) {
			out[k] = b[j]
			j++
		} else {
			out[k] = s.buf[i]
			i++
		}
		k++
	}
	copy(out[k:], s.buf[i:])
}
