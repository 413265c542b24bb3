package object

import (
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// A Slice is Python's slice object: three values, None where there is none.
type Slice struct{ Start, Stop, Step starlark.Value }

var _ starlark.Comparable = (*Slice)(nil)

// NewSlice returns a slice. A nil bound is None.
func NewSlice(start, stop, step starlark.Value) *Slice {
	for _, p := range []*starlark.Value{&start, &stop, &step} {
		if *p == nil {
			*p = starlark.None
		}
	}
	return &Slice{start, stop, step}
}

// String returns "slice(1, 2, None)".
func (s *Slice) String() string {
	return "slice(" + Repr(s.Start) + ", " + Repr(s.Stop) + ", " + Repr(s.Step) + ")"
}

// Type returns "slice".
func (s *Slice) Type() string { return "slice" }

// Freeze does nothing.
func (s *Slice) Freeze() {}

// Truth returns true.
func (s *Slice) Truth() starlark.Bool { return true }

// Hash hashes the bounds.
func (s *Slice) Hash() (uint32, error) { return s.tuple().Hash() }

func (s *Slice) tuple() *value.Tuple {
	return value.NewTuple(value.Of(s.Start), value.Of(s.Stop), value.Of(s.Step))
}

// CompareSameType compares slices as tuples of their bounds.
func (s *Slice) CompareSameType(op syntax.Token, y starlark.Value, depth int) (bool, error) {
	return compareSequences(op, s.tuple(), y.(*Slice).tuple(), depth)
}

// bound returns a bound as an index; those that are too large are cut.
func bound(v starlark.Value, must string) (int, error) {
	i, ok, err := asInt(v)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, TypeError.Errorf("slice indices must be %s or have an __index__ method", must)
	}
	if n, ok := i.Int64(); ok {
		return int(min(max(n, -math.MaxInt), math.MaxInt)), nil
	}
	if i.Sign() < 0 {
		return -math.MaxInt, nil
	}
	return math.MaxInt, nil
}

// Bounds returns where the slice lo:hi of n elements begins and ends, None being no bound. It reports !ok if
// the bounds are something else than ints.
func Bounds(lo, hi value.Value, n int) (i, j int, ok bool) {
	j = n
	if a, ok := lo.Int64(); ok {
		i = clip(a, n)
	} else if !lo.IsNone() {
		return 0, 0, false
	}
	if b, ok := hi.Int64(); ok {
		j = clip(b, n)
	} else if !hi.IsNone() {
		return 0, 0, false
	}
	return i, max(i, j), true
}

// clip returns an index of n elements from 0 to n.
func clip(i int64, n int) int {
	if i < 0 {
		i = max(i+int64(n), 0)
	}
	return int(min(i, int64(n)))
}

// Indices returns start, stop and step for a sequence of n elements: the indices are
// start, start+step and so on, before stop.
func (s *Slice) Indices(n int) (start, stop, step int, err error) {
	return s.indices(n, "integers")
}

// OwnIndices is Indices with the message that the method indices and ranges have.
func (s *Slice) OwnIndices(n int) (start, stop, step int, err error) {
	return s.indices(n, "integers or None")
}

func (s *Slice) indices(n int, must string) (start, stop, step int, err error) {
	step = 1
	if s.Step != starlark.None {
		if step, err = bound(s.Step, must); err != nil {
			return 0, 0, 0, err
		}
		if step == 0 {
			return 0, 0, 0, ValueError.Errorf("slice step cannot be zero")
		}
	}
	first, last := 0, n // where start and stop are cut to
	if step < 0 {
		first, last = -1, n-1
	}
	clip := func(v starlark.Value, none int) (int, error) {
		if v == starlark.None {
			return none, nil
		}
		i, err := bound(v, must)
		if i < 0 {
			i += n
		}
		return min(max(i, first), last), err
	}
	none := [2]int{first, last}
	if step < 0 {
		none = [2]int{last, first}
	}
	if start, err = clip(s.Start, none[0]); err != nil {
		return 0, 0, 0, err
	}
	if stop, err = clip(s.Stop, none[1]); err != nil {
		return 0, 0, 0, err
	}
	return start, stop, step, nil
}

// sliceLen returns how many indices there are.
func sliceLen(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && start > stop:
		return (start-stop-1)/-step + 1
	}
	return 0
}
