package object

import (
	"fmt"
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// An Interval is a range: a [Range] or a [LongRange].
type Interval interface {
	starlark.Value
	// Limits returns what the range was made of.
	Limits() (start, stop, step starlark.Int)
	// Count returns the number of elements.
	Count() starlark.Int
}

var (
	_ Interval = (*Range)(nil)
	_ Interval = (*LongRange)(nil)
)

// A LongRange is a range that is no [Range], as its bounds, or the number of its elements, may be no
// machine integers.
type LongRange struct{ start, stop, step, n starlark.Int }

var (
	_ HasIter     = (*LongRange)(nil)
	_ HasLength   = (*LongRange)(nil)
	_ HasContains = (*LongRange)(nil)
	_ HasItems    = (*LongRange)(nil)
	_ HasCompare  = (*LongRange)(nil)
)

// LimitedRange returns the range from start to stop, in steps that are not 0.
func LimitedRange(start, stop, step starlark.Int) Interval {
	if a, ok := start.Int64(); ok {
		if b, ok := stop.Int64(); ok {
			if c, ok := step.Int64(); ok && isMachineRange(a, b, c) {
				return machineRange(int(a), int(b), int(c))
			}
		}
	}
	r := &LongRange{start: start, stop: stop, step: step}
	from, to, by := start, stop, step
	if step.Sign() < 0 {
		from, to, by = stop, start, zeroInt.Sub(step)
	}
	if cmpInt(from, to) < 0 {
		r.n = to.Sub(from).Sub(oneInt).Div(by).Add(oneInt)
	}
	return r
}

var zeroInt, oneInt = starlark.MakeInt(0), starlark.MakeInt(1)

// Limits returns start, stop and step.
func (r *LongRange) Limits() (start, stop, step starlark.Int) { return r.start, r.stop, r.step }

// Count returns the number of elements.
func (r *LongRange) Count() starlark.Int { return r.n }

// String returns "range(0, 3)".
func (r *LongRange) String() string {
	if step, ok := r.step.Int64(); ok && step == 1 {
		return fmt.Sprintf("range(%s, %s)", r.start, r.stop)
	}
	return fmt.Sprintf("range(%s, %s, %s)", r.start, r.stop, r.step)
}

// Type returns "range".
func (r *LongRange) Type() string { return "range" }

// Freeze does nothing: a range does not change.
func (r *LongRange) Freeze() {}

// Truth reports whether the range has elements.
func (r *LongRange) Truth() starlark.Bool { return r.n.Sign() > 0 }

// Hash is that of a [Range].
func (r *LongRange) Hash() (uint32, error) { return hashInterval(r) }

// Length returns the number of elements, if it is a length.
func (r *LongRange) Length() (int, error) { return AsCount(r.n) }

// at returns the element with an index, which need not be one of the range.
func (r *LongRange) at(i starlark.Int) starlark.Int { return r.start.Add(i.Mul(r.step)) }

// Iter returns an iterator.
func (r *LongRange) Iter(t Thread) (starlark.Value, error) {
	i := value.Of(r.start)
	step := value.Of(r.step)
	left := uint64(math.MaxUint64) // which nobody will see the end of
	if n, ok := r.n.Uint64(); ok {
		left = n
	}
	return NewIterator(t, "longrange_iterator", func(Thread) (value.Value, error) {
		if left == 0 {
			return value.Value{}, nil
		}
		left--
		v := i
		if sum, ok := value.Add(i, step); ok {
			i = sum
		} else {
			i = value.Of(i.Starlark().(starlark.Int).Add(r.step))
		}
		return v, nil
	}).ReducedBy(func() *Reduction {
		return BuiltinReduction("iter", LimitedRange(i.Starlark().(starlark.Int), r.stop, r.step))
	}), nil
}

// Reversed returns an iterator over the elements from the last to the first.
func (r *LongRange) Reversed(t Thread) (starlark.Value, error) {
	back := LimitedRange(r.at(r.n.Sub(oneInt)), r.start.Sub(r.step), zeroInt.Sub(r.step))
	return Iter(t, back)
}

// Contains reports whether x is an element.
func (r *LongRange) Contains(x starlark.Value) (bool, error) {
	if isOperand(x) {
		return false, ErrUnsupported
	}
	_, ok := PositionIn(r, x)
	return ok, nil
}

// PositionIn returns the index of x in a range; ok is false if x is not among its elements.
func PositionIn(r Interval, x starlark.Value) (i starlark.Int, ok bool) {
	x = Number(x)
	if f, isFloat := x.(starlark.Float); isFloat {
		n, err := starlark.NumberToInt(f)
		if err != nil || n.Float() != f {
			return i, false
		}
		x = n
	}
	n, ok := x.(starlark.Int)
	if !ok {
		return i, false
	}
	start, _, step := r.Limits()
	d := n.Sub(start)
	i = d.Div(step)
	return i, d.Mod(step).Sign() == 0 && i.Sign() >= 0 && cmpInt(i, r.Count()) < 0
}

// GetItem returns an element, or for a slice a range.
func (r *LongRange) GetItem(key starlark.Value) (starlark.Value, error) {
	if s, ok := key.(*Slice); ok {
		return sliceOfRange(r, s)
	}
	i, ok, err := asInt(key)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, TypeError.Errorf("range indices must be integers or slices, not %s", TypeName(key))
	}
	if i.Sign() < 0 {
		i = i.Add(r.n)
	}
	if i.Sign() < 0 || cmpInt(i, r.n) >= 0 {
		return nil, IndexError.Errorf("range object index out of range")
	}
	return r.at(i), nil
}

// SetItem is not supported.
func (r *LongRange) SetItem(starlark.Value, starlark.Value) error { return ErrUnsupported }

// DelItem is not supported.
func (r *LongRange) DelItem(starlark.Value) error { return ErrUnsupported }

// CompareWith tells whether y is a range of the same elements.
func (r *LongRange) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	s, ok := y.(Interval)
	if !ok || op != syntax.EQL && op != syntax.NEQ {
		return nil, nil
	}
	return starlark.Bool(sameElements(r, s) == (op == syntax.EQL)), nil
}

// sameElements reports whether two ranges have the same elements.
func sameElements(r, s Interval) bool {
	n := r.Count()
	a, _, step := r.Limits()
	b, _, otherStep := s.Limits()
	switch {
	case cmpInt(n, s.Count()) != 0:
		return false
	case n.Sign() == 0:
		return true
	case cmpInt(a, b) != 0:
		return false
	}
	return cmpInt(n, oneInt) == 0 || cmpInt(step, otherStep) == 0
}

// hashInterval hashes the elements, by number, first and step.
func hashInterval(r Interval) (uint32, error) {
	n := r.Count()
	start, _, step := r.Limits()
	key := starlark.Tuple{n, starlark.None, starlark.None}
	if n.Sign() > 0 {
		key[1] = start
	}
	if cmpInt(n, oneInt) > 0 {
		key[2] = step
	}
	return key.Hash()
}

// sliceOfRange returns the range that a slice of one is.
func sliceOfRange(r Interval, s *Slice) (Interval, error) {
	n := r.Count()
	by := oneInt
	if s.Step != starlark.None {
		var err error
		if by, err = rangeBound(s.Step); err != nil {
			return nil, err
		}
		if by.Sign() == 0 {
			return nil, ValueError.Errorf("slice step cannot be zero")
		}
	}
	first, last := zeroInt, n // where start and stop are cut to
	if by.Sign() < 0 {
		first, last = starlark.MakeInt(-1), n.Sub(oneInt)
	}
	clip := func(v starlark.Value, none starlark.Int) (starlark.Int, error) {
		if v == starlark.None {
			return none, nil
		}
		i, err := rangeBound(v)
		if i.Sign() < 0 {
			i = i.Add(n)
		}
		switch {
		case cmpInt(i, first) < 0:
			i = first
		case cmpInt(i, last) > 0:
			i = last
		}
		return i, err
	}
	from, to := first, last
	if by.Sign() < 0 {
		from, to = last, first
	}
	from, err := clip(s.Start, from)
	if err == nil {
		to, err = clip(s.Stop, to)
	}
	if err != nil {
		return nil, err
	}
	start, _, step := r.Limits()
	return LimitedRange(start.Add(from.Mul(step)), start.Add(to.Mul(step)), step.Mul(by)), nil
}

// rangeBound returns the int that a bound of a slice of a range is.
func rangeBound(v starlark.Value) (starlark.Int, error) {
	i, ok, err := asInt(v)
	if err == nil && !ok {
		err = TypeError.Errorf("slice indices must be integers or None or have an __index__ method")
	}
	return i, err
}
