package object

import (
	"fmt"
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A Range is Python's range, of machine integers that are so small that no arithmetic with them
// overflows: see [LongRange] for others. It differs from that of go.starlark.net by its repr, and in
// that it can be hashed.
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
func NewRange(start, stop, step starlark.Int) (Interval, error) {
	if step.Sign() == 0 {
		return nil, ValueError.Errorf("range() arg 3 must not be zero")
	}
	return LimitedRange(start, stop, step), nil
}

// SmallRange is [NewRange] for machine integers; ok is false if it is no Range, or an error.
func SmallRange(start, stop, step int64) (r *Range, ok bool) {
	if step == 0 || !isMachineRange(start, stop, step) {
		return nil, false
	}
	return machineRange(int(start), int(stop), int(step)), true
}

// maxLimit is what the numbers that a Range is made of do not exceed.
const maxLimit = math.MaxInt / 4

// isMachineRange reports whether the range is a Range.
func isMachineRange(start, stop, step int64) bool {
	small := func(i int64) bool { return -maxLimit <= i && i <= maxLimit }
	return small(start) && small(stop) && small(step)
}

func machineRange(start, stop, step int) *Range {
	return &Range{start, stop, step, sliceLen(start, stop, step)}
}

// Limits returns start, stop and step.
func (r *Range) Limits() (start, stop, step starlark.Int) {
	return starlark.MakeInt(r.Start), starlark.MakeInt(r.Stop), starlark.MakeInt(r.Step)
}

// Count returns the number of elements.
func (r *Range) Count() starlark.Int { return starlark.MakeInt(r.n) }

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
func (r *Range) Hash() (uint32, error) { return hashInterval(r) }

// Len returns the number of elements.
func (r *Range) Len() int { return r.n }

// Index returns an element.
func (r *Range) Index(i int) starlark.Value { return starlark.MakeInt(r.Start + i*r.Step) }

// Slice returns a range of the elements from start to end.
func (r *Range) Slice(start, end, step int) starlark.Value {
	by := starlark.MakeInt(r.Step).Mul(starlark.MakeInt(step))
	return LimitedRange(starlark.MakeInt(r.Start+start*r.Step), starlark.MakeInt(r.Start+end*r.Step), by)
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

// Has reports whether x is an element.
func (r *Range) Has(x starlark.Value) (bool, error) {
	if i, ok := x.(starlark.Int); ok { // quickly
		n, ok := i.Int64()
		if !ok || r.n == 0 || n < int64(min(r.Start, r.Stop)) || n > int64(max(r.Start, r.Stop)) || int(n) == r.Stop {
			return false, nil
		}
		return (int(n)-r.Start)%r.Step == 0, nil
	}
	_, ok := PositionIn(r, x)
	return ok, nil
}

// CompareSameType tells whether the ranges have the same elements.
func (r *Range) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	s, ok := y.(Interval)
	eq := ok && sameElements(r, s)
	switch op {
	case syntax.EQL:
		return eq, nil
	case syntax.NEQ:
		return !eq, nil
	}
	return false, fmt.Errorf("range %s range not implemented", op)
}
