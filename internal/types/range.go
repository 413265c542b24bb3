package types

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

func rangeTable() native.Table {
	return native.Table{
		Doc: "the integers from start to before stop, in steps",
		Methods: []*native.Function{
			native.M1("count", "value, /", "1 if value is among them, else 0", rangeCount),
			native.M1("index", "value, /", "where value is among them", rangeIndex),
		},
		Slots: slices.Concat(
			containerSlots(),
			comparisons(isRange, false),
			[]*native.Function{containsSlot(), itemSlot("key"), reprSlot(), hashSlot()},
		),
		Attributes: []*native.Attribute{
			native.Get("start", "the first", startOfRange),
			native.Get("step", "the difference of neighbours", stepOfRange),
			native.Get("stop", "before which they end", stopOfRange),
		},
	}
}

func startOfRange(r object.Interval) (starlark.Int, error) {
	start, _, _ := r.Limits()
	return start, nil
}

func stopOfRange(r object.Interval) (starlark.Int, error) {
	_, stop, _ := r.Limits()
	return stop, nil
}

func stepOfRange(r object.Interval) (starlark.Int, error) {
	_, _, step := r.Limits()
	return step, nil
}

func rangeCount(r object.Interval, _ *script.Thread, v starlark.Value) (int, error) {
	if _, ok := object.PositionIn(r, v); ok {
		return 1, nil
	}
	return 0, nil
}

func rangeIndex(r object.Interval, _ *script.Thread, v starlark.Value) (starlark.Int, error) {
	i, ok := object.PositionIn(r, v)
	if ok {
		return i, nil
	}
	if _, isInt := v.(starlark.Int); isInt {
		return i, valueErrorf("range.index(x): x not in range")
	}
	return i, valueErrorf("sequence.index(x): x not in sequence")
}

func sliceTable() native.Table {
	return native.Table{
		Doc: "what is between the brackets of x[start:stop:step]",
		Methods: []*native.Function{
			native.M1("indices", "length, /", "start, stop and step for a sequence of a length", sliceIndices),
		},
		Slots: append(comparisons(isSlice, true), reprSlot()),
		Attributes: []*native.Attribute{
			native.Get("start", "where it begins, or None", func(s *object.Slice) (starlark.Value, error) { return s.Start, nil }),
			native.Get("step", "the step, or None", func(s *object.Slice) (starlark.Value, error) { return s.Step, nil }),
			native.Get("stop", "before where it ends, or None", func(s *object.Slice) (starlark.Value, error) { return s.Stop, nil }),
		},
	}
}

func sliceIndices(s *object.Slice, _ *script.Thread, length int) (starlark.Tuple, error) {
	if length < 0 {
		return nil, valueErrorf("length should not be negative")
	}
	start, stop, step, err := s.OwnIndices(length)
	return starlark.Tuple{starlark.MakeInt(start), starlark.MakeInt(stop), starlark.MakeInt(step)}, err
}
