package value

import (
	"math"

	"fstar/internal/alarm"
)

// What follows looks for elements of sequences. What is compared may change them.

// IndexOf returns the index of the first element from start to stop that is v or equals it,
// or -1. The indices are within the list.
func (l *List) IndexOf(keys Keys, v Value, start, stop int) (int, error) {
	return indexOf(keys, l, v, start, stop)
}

// Contains reports whether an element is v or equals it.
func (l *List) Contains(keys Keys, v Value) (bool, error) {
	i, err := indexOf(keys, l, v, 0, math.MaxInt)
	return i >= 0, err
}

// Count returns how many elements are v or equal it.
func (l *List) Count(keys Keys, v Value) (int, error) { return count(keys, l, v) }

// IndexOf returns the index of the first element from start to stop that is v or equals it,
// or -1. The indices are within the tuple.
func (t *Tuple) IndexOf(keys Keys, v Value, start, stop int) (int, error) {
	return indexOf(keys, t, v, start, stop)
}

// Contains reports whether an element is v or equals it.
func (t *Tuple) Contains(keys Keys, v Value) (bool, error) {
	i, err := indexOf(keys, t, v, 0, math.MaxInt)
	return i >= 0, err
}

// Count returns how many elements are v or equal it.
func (t *Tuple) Count(keys Keys, v Value) (int, error) { return count(keys, t, v) }

// elements are the own elements of a sequence, or none.
func elements(s sequence) []Value {
	switch s := s.(type) {
	case *List:
		return s.elems
	case *Tuple:
		return s.Elems()
	}
	return nil
}

func indexOf(keys Keys, s sequence, v Value, start, stop int) (int, error) {
	i := start
	if elems := elements(s); start < len(elems) { // quickly, while nothing is asked of keys
		elems = elems[:max(start, min(stop, len(elems)))]
		n, err := quickIndex(elems[start:], v)
		i += n
		switch {
		case err != nil:
			return -1, err
		case i == len(elems):
			return -1, nil
		case elems[i] == v:
			return i, nil
		}
	}
	var steps alarm.Steps
	for ; i < stop; i++ {
		if err := steps.Err(); err != nil {
			return -1, err
		}
		e := s.At(i)
		if !e.Present() {
			break
		}
		if same, err := SameOrEqual(keys, e, v); same || err != nil {
			return i, err
		}
	}
	return -1, nil
}

// quickIndex returns the index of the first element that is or may be equal to v; others are
// known not to be.
func quickIndex(elems []Value, v Value) (int, error) {
	for start := 0; ; start += alarm.Every {
		part := elems[start:min(start+alarm.Every, len(elems))]
		i := indexInPart(part, v)
		if i < len(part) || start+i == len(elems) {
			return start + i, nil
		}
		if err := alarm.Err(); err != nil {
			return 0, err
		}
	}
}

// indexInPart is quickIndex for not too many elements.
func indexInPart(elems []Value, v Value) int {
	for i, e := range elems {
		if e == v {
			return i
		}
		if e.p == v.p && e.p == tag(tagInt) {
			continue
		}
		if same, known := equalScalars(e, v); same || !known {
			return i
		}
	}
	return len(elems)
}

func count(keys Keys, s sequence, v Value) (n int, err error) {
	var steps alarm.Steps
	for i := 0; ; i++ {
		e := s.At(i)
		if !e.Present() {
			return n, nil
		}
		if err := steps.Err(); err != nil {
			return 0, err
		}
		same, err := SameOrEqual(keys, e, v)
		if err != nil {
			return 0, err
		}
		if same {
			n++
		}
	}
}
