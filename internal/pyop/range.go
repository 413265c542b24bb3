package pyop

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
)

// A Range is Python's range. It differs from that of go.starlark.net by its repr,
// and in that it can be hashed.
type Range struct {
	Start, Stop, Step int
	n                 int
}

var (
	_ starlark.Sequence   = (*Range)(nil)
	_ starlark.Sliceable  = (*Range)(nil)
	_ starlark.Container  = (*Range)(nil)
	_ starlark.Comparable = (*Range)(nil)
)

// NewRange returns a range. A step of zero is a ValueError.
func NewRange(start, stop, step int) (*Range, error) {
	if step == 0 {
		return nil, exception.ValueError.Errorf("range() arg 3 must not be zero")
	}
	return &Range{start, stop, step, sliceLen(start, stop, step)}, nil
}

// String returns "range(0, 3)".
func (r *Range) String() string {
	if r.Step == 1 {
		return fmt.Sprintf("range(%d, %d)", r.Start, r.Stop)
	}
	return fmt.Sprintf("range(%d, %d, %d)", r.Start, r.Stop, r.Step)
}

// Type returns "range".
func (r *Range) Type() string { return "range" }

// Freeze does nothing: a range does not change.
func (r *Range) Freeze() {}

// Truth reports whether the range has elements.
func (r *Range) Truth() starlark.Bool { return r.n > 0 }

// Hash hashes the elements, by number, first and step.
func (r *Range) Hash() (uint32, error) {
	key := starlark.Tuple{starlark.MakeInt(r.n), starlark.None, starlark.None}
	if r.n > 0 {
		key[1] = starlark.MakeInt(r.Start)
	}
	if r.n > 1 {
		key[2] = starlark.MakeInt(r.Step)
	}
	return key.Hash()
}

// Len returns the number of elements.
func (r *Range) Len() int { return r.n }

// Index returns an element.
func (r *Range) Index(i int) starlark.Value { return starlark.MakeInt(r.Start + i*r.Step) }

// Slice returns a range of the elements from start to end.
func (r *Range) Slice(start, end, step int) starlark.Value {
	s := &Range{r.Start + start*r.Step, r.Start + end*r.Step, r.Step * step, sliceLen(start, end, step)}
	return s
}

// Iterate returns a new iterator.
func (r *Range) Iterate() starlark.Iterator { return &rangeIterator{r, 0} }

type rangeIterator struct {
	r *Range
	i int
}

func (it *rangeIterator) Next(p *starlark.Value) bool {
	if it.i == it.r.n {
		return false
	}
	*p = it.r.Index(it.i)
	it.i++
	return true
}

func (it *rangeIterator) Done() {}

// Find returns the index of x, or -1.
func (r *Range) Find(x starlark.Value) int {
	x = Number(x)
	if f, ok := x.(starlark.Float); ok {
		i, err := starlark.NumberToInt(f)
		if err != nil || i.Float() != f {
			return -1
		}
		x = i
	}
	i, ok := x.(starlark.Int)
	if !ok {
		return -1
	}
	n, ok := i.Int64()
	if !ok || r.n == 0 {
		return -1
	}
	d := int(n) - r.Start
	if d%r.Step != 0 || d/r.Step < 0 || d/r.Step >= r.n {
		return -1
	}
	return d / r.Step
}

// Has reports whether x is an element.
func (r *Range) Has(x starlark.Value) (bool, error) { return r.Find(x) >= 0, nil }

// CompareSameType tells whether the ranges have the same elements.
func (r *Range) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	s, ok := y.(*Range)
	eq := ok && r.n == s.n && (r.n == 0 || r.Start == s.Start && (r.n == 1 || r.Step == s.Step))
	switch op {
	case syntax.EQL:
		return eq, nil
	case syntax.NEQ:
		return !eq, nil
	}
	return false, fmt.Errorf("range %s range not implemented", op)
}
