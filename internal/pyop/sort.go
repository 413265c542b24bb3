package pyop

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/script"
)

// Sort sorts elems, those that are equal keeping their order, by their keys if key is
// not nil or None. Only < is asked of the elements, as in CPython.
func Sort(t *script.Thread, elems []starlark.Value, key starlark.Value, reverse bool) error {
	pairs := make([]keyed, len(elems))
	for i, e := range elems {
		pairs[i] = keyed{e, e}
		if key != nil && key != starlark.None {
			k, err := Call(t, key, e)
			if err != nil {
				return err
			}
			pairs[i].key = k
		}
	}
	if reverse { // so that equal elements keep their order
		slices.Reverse(pairs)
	}
	s := sorter{t: t}
	s.sort(pairs, make([]keyed, len(pairs)))
	if s.err != nil {
		return s.err
	}
	if reverse {
		slices.Reverse(pairs)
	}
	for i, p := range pairs {
		elems[i] = p.value
	}
	return nil
}

type keyed struct{ key, value starlark.Value }

// sorter is a merge sort under way.
type sorter struct {
	t     *script.Thread
	count int
	err   error
}

// less reports whether x < y; it is false once there was an error.
func (s *sorter) less(x, y keyed) bool {
	switch a := x.key.(type) { // the usual keys
	case starlark.String:
		if b, ok := y.key.(starlark.String); ok {
			return a < b
		}
	case starlark.Int:
		if b, ok := y.key.(starlark.Int); ok {
			if m, n, ok := smallInts(a, b); ok {
				return m < n
			}
		}
	}
	if s.err != nil {
		return false
	}
	if s.count++; s.count%eachTick == 0 {
		if s.err = Tick(s.t); s.err != nil {
			return false
		}
	}
	less, err := Compare(syntax.LT, x.key, y.key)
	if err != nil {
		s.err = err
		return false
	}
	return less
}

// runLen is the length up to which insertion is faster than merging.
const runLen = 12

func (s *sorter) sort(a, buf []keyed) {
	if len(a) <= runLen {
		for i := 1; i < len(a); i++ {
			x := a[i]
			j := i
			for ; j > 0 && s.less(x, a[j-1]); j-- {
				a[j] = a[j-1]
			}
			a[j] = x
		}
		return
	}
	mid := len(a) / 2
	s.sort(a[:mid], buf[:mid])
	s.sort(a[mid:], buf[mid:])
	if !s.less(a[mid], a[mid-1]) {
		return // in order already
	}
	left := buf[:mid]
	copy(left, a)
	i, j, k := 0, mid, 0
	for i < mid && j < len(a) {
		if s.less(a[j], left[i]) {
			a[k] = a[j]
			j++
		} else {
			a[k] = left[i]
			i++
		}
		k++
	}
	copy(a[k:], left[i:])
}
