package corelib

import (
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func length(t *script.Thread, v starlark.Value) (int, error) {
	if in, ok := v.(*object.Instance); ok {
		return object.LenOf(t, in)
	}
	return object.Len(v)
}

func quickLength(t *script.Thread, x value.Value) (v value.Value) {
	if l, ok := value.Lists.Get(x); ok {
		return value.Int(int64(l.Len()))
	}
	if s, ok := x.Text(); ok {
		return value.Int(int64(object.TextLenOn(&t.Workspace, s)))
	}
	if d, ok := value.Dicts.Get(x); ok {
		return value.Int(int64(d.Len()))
	}
	if e, ok := value.Tuples.Get(x); ok {
		return value.Int(int64(e.Len()))
	}
	if s, ok := value.Sets.Get(x); ok {
		return value.Int(int64(s.Len()))
	}
	return v
}

func all(t *script.Thread, iterable starlark.Value) (bool, error) {
	result := true
	err := object.EachInTurns(t, iterable, func(v value.Value) (bool, error) {
		b, err := object.TruthOf(v)
		result = b
		return b, err
	})
	return result, err
}

func anyOf(t *script.Thread, iterable starlark.Value) (bool, error) {
	result := false
	err := object.EachInTurns(t, iterable, func(v value.Value) (bool, error) {
		b, err := object.TruthOf(v)
		result = b
		return !b, err
	})
	return result, err
}

// unsummable returns the error of a sum that begins with a text or bytes.
func unsummable(total starlark.Value) error {
	switch total.(type) {
	case starlark.String:
		return typeErrorf("sum() can't sum strings [use ''.join(seq) instead]")
	case object.Bytes:
		return typeErrorf("sum() can't sum bytes [use b''.join(seq) instead]")
	case *object.Bytearray:
		return typeErrorf("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	return nil
}

// sum adds from left to right: ints that are small, then floats, then what there is.
func sum(t *script.Thread, iterable, total starlark.Value) (starlark.Value, error) {
	if err := unsummable(total); err != nil {
		if _, notIterable := object.Iter(t, iterable); notIterable != nil {
			return nil, notIterable
		}
		return nil, err
	}
	var ints intSum // the total, while it is an int
	isInt := false
	if i, ok := total.(starlark.Int); ok {
		ints, isInt = intSum{large: i}, true
	}
	var floats compensated // the total, while it is a float
	isFloat := false
	if f, ok := total.(starlark.Float); ok {
		floats, isFloat = compensated{high: float64(f)}, true
	}
	add := func(e value.Value) (err error) {
		switch {
		case isInt:
			if n, ok := e.Index64(); ok {
				ints.add(n)
				return nil
			}
			isInt = false
			v := e.Starlark()
			total, err = object.Add(ints.sum(), v)
			if i, ok := total.(starlark.Int); ok {
				ints, isInt = intSum{large: i}, true
			}
			if f, ok := total.(starlark.Float); ok {
				floats, isFloat = compensated{high: float64(f)}, true
			}
			return err
		case isFloat:
			if x, ok := e.Float64(); ok {
				floats.add(x)
				return nil
			}
			v := e.Starlark()
			if i, ok := object.Number(object.Plain(v)).(starlark.Int); ok {
				x, _, err := object.AsFloat(i)
				floats.add(x)
				return err
			}
			isFloat = false
			total = starlark.Float(floats.sum())
		}
		total, err = object.Add(total, e.Starlark())
		return err
	}
	err := object.EachInTurns(t, iterable, func(e value.Value) (bool, error) { return true, add(e) })
	switch {
	case err != nil:
		return nil, err
	case isInt:
		return ints.sum(), nil
	case isFloat:
		return starlark.Float(floats.sum()), nil
	}
	return total, nil
}

// intSum is a sum of ints, those of 64 bits apart, so that few of the sums on the way need memory.
type intSum struct {
	large starlark.Int
	small int64
}

func (s *intSum) add(n int64) {
	if n < 0 && s.small < math.MinInt64-n || n >= 0 && s.small > math.MaxInt64-n {
		s.large = s.large.Add(starlark.MakeInt64(s.small))
		s.small = 0
	}
	s.small += n
}

func (s *intSum) sum() starlark.Int {
	if s.small == 0 {
		return s.large
	}
	return s.large.Add(starlark.MakeInt64(s.small))
}

// compensated is a sum of floats that keeps what was lost by rounding, by Neumaier's algorithm.
//
// Source: CompensatedSum in CPython's Python/bltinmodule.c.
type compensated struct{ high, low float64 }

func (s *compensated) add(x float64) {
	high := s.high + x
	if math.Abs(s.high) >= math.Abs(x) {
		s.low += (s.high - high) + x
	} else {
		s.low += (x - high) + s.high
	}
	s.high = high
}

// sum returns the sum. What was lost does not make a NaN of infinity.
func (s *compensated) sum() float64 {
	if s.low != 0 && !math.IsInf(s.low, 0) && !math.IsNaN(s.low) {
		return s.high + s.low
	}
	return s.high
}

// extreme is min, or max.
func extreme(name string, least bool) func(*script.Thread, native.Args, native.Maybe, native.Opt[starlark.Value]) (value.Value, error) {
	op := syntax.GT
	if least {
		op = syntax.LT
	}
	return func(t *script.Thread, args native.Args, dflt native.Maybe, key native.Opt[starlark.Value]) (value.Value, error) {
		switch {
		case len(args) == 0:
			return value.Value{}, typeErrorf("%s expected at least 1 argument, got 0", name)
		case len(args) > 1 && dflt.Present():
			return value.Value{}, typeErrorf("Cannot specify a default for %s() with multiple positional arguments", name)
		case len(args) > 1 && !key.Given:
			if best, ok := extremeNumber(args, least); ok {
				return best, nil
			}
		}
		var best, bestKey value.Value
		take := func(v value.Value) (err error) {
			k := v
			if key.Given {
				if k, err = object.CallValues(t, key.Value, v); err != nil {
					return err
				}
			}
			better := !best.Present()
			if !better {
				if better, err = object.CompareValues(op, k, bestKey); err != nil {
					return err
				}
			}
			if better {
				best, bestKey = v, k
			}
			return nil
		}
		var err error
		if len(args) == 1 {
			err = object.EachInTurns(t, args[0].Starlark(), func(v value.Value) (bool, error) { return true, take(v) })
		} else {
			for _, v := range args {
				if err = take(v); err != nil {
					break
				}
			}
		}
		switch {
		case err != nil:
			return value.Value{}, err
		case best.Present():
			return best, nil
		case dflt.Present():
			return dflt.Value, nil
		}
		return value.Value{}, object.ValueError.Errorf("%s() iterable argument is empty", name)
	}
}

// extremeNumber is extreme for ints of 64 bits only, or floats only; ok is false for others.
// quickExtreme returns extreme of two numbers.
func quickExtreme(least bool) func(_ *script.Thread, x, y value.Value) value.Value {
	return func(_ *script.Thread, x, y value.Value) (v value.Value) {
		if a, ok := x.Int64(); ok {
			if b, ok := y.Int64(); ok {
				if least && b < a || !least && b > a {
					return y
				}
				return x
			}
		} else if a, ok := x.Float64(); ok {
			if b, ok := y.Float64(); ok {
				if least && b < a || !least && b > a {
					return y
				}
				return x
			}
		}
		return v
	}
}

func extremeNumber(args native.Args, least bool) (best value.Value, ok bool) {
	best = args[0]
	if i, ok := best.Int64(); ok {
		for _, v := range args[1:] {
			j, ok := v.Int64()
			if !ok {
				return best, false
			}
			if least && j < i || !least && j > i {
				best, i = v, j
			}
		}
		return best, true
	}
	f, ok := best.Float64()
	if !ok {
		return best, false
	}
	for _, v := range args[1:] {
		g, ok := v.Float64()
		if !ok {
			return best, false
		}
		if least && g < f || !least && g > f {
			best, f = v, g
		}
	}
	return best, true
}

func sorted(t *script.Thread, iterable, key starlark.Value, reverse bool) (starlark.Value, error) {
	elems, err := object.Values(t, iterable)
	if err != nil {
		return nil, err
	}
	return object.Sorted(t, elems, key, reverse)
}
