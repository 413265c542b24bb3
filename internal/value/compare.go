package value

import (
	"strings"
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/alarm"
)

const lessThan = syntax.LT

// maxDepth bounds how deeply values are nested that are compared or hashed. CPython is at
// the end of its stack somewhere beyond 50,000.
const maxDepth = 100_000

// Equal reports whether v == w as Python's operator does. What is of no built-in type is asked
// of keys, also inside of containers. The error is [ErrDepth], or from keys.
func Equal(keys Keys, v, w Value) (bool, error) {
	if same, known := equalScalars(v, w); known {
		return same, nil
	}
	if c, ok := keys.(*comparison); ok {
		return c.equal(v, w)
	}
	c := comparison{keys: keys, depth: maxDepth}
	return c.equal(v, w)
}

// SameOrEqual reports whether v is w or equals it: how containers look for elements.
func SameOrEqual(keys Keys, v, w Value) (bool, error) {
	if v == w {
		return true, nil
	}
	return Equal(keys, v, w)
}

// A comparison is one of two values with all that is in them.
type comparison struct {
	keys  Keys
	depth int // how deep values may be nested still
	pairs int // of containers, that were compared

	// once has pairs that are equal, and took long to compare, once there were many: so it takes no longer where
	// containers are in others more than once.
	once map[[2]unsafe.Pointer]struct{}
}

const (
	manyPairs = 1 << 17 // after which pairs are noted: some milliseconds
	longPair  = 16      // how many others there are in a pair that is
)

func (c *comparison) sameOrEqual(v, w Value) (bool, error) {
	if v == w {
		return true, nil
	}
	if same, known := equalScalars(v, w); known {
		return same, nil
	}
	if Same(v, w) { // two views of one container
		return true, nil
	}
	return c.equal(v, w)
}

// equal compares what are no scalars.
func (c *comparison) equal(v, w Value) (same bool, err error) {
	if c.depth == 0 {
		return false, ErrDepth
	}
	if err := alarm.Err(); err != nil {
		return false, err
	}
	class := v.class()
	if class == foreignClass || class != w.class() {
		return orPython(c.keys).Equal(v, w)
	}
	c.pairs++
	before := c.pairs
	if _, known := c.once[[2]unsafe.Pointer{v.p, w.p}]; known {
		return true, nil
	}
	c.depth--
	switch class {
	case dictClass:
		same, err = c.equalDicts(v.asDict(), w.asDict())
	case setClass:
		same, err = c.equalSets(v.asSet(), w.asSet())
	default:
		same, err = c.equalSequences(v.asSequence(), w.asSequence())
	}
	c.depth++
	if same && c.pairs > manyPairs && c.pairs-before >= longPair {
		if c.once == nil {
			c.once = map[[2]unsafe.Pointer]struct{}{}
		}
		c.once[[2]unsafe.Pointer{v.p, w.p}] = struct{}{}
	}
	return same, err
}

// equalSets compares two sets. Elements that are sets are compared as deep in this comparison as they are.
func (c *comparison) equalSets(x, y *Set) (bool, error) {
	inner := &comparison{c.keys, c.depth, c.pairs, c.once} // which is on the heap
	same, err := equalSets(inner, x, y)
	c.pairs, c.once = inner.pairs, inner.once
	return same, err
}

// Hash is that of the Keys: a comparison is the Keys by which sets in it find their elements.
func (c *comparison) Hash(v Value) (uint64, error) { return orPython(c.keys).Hash(v) }

// Equal is that of the Keys.
func (c *comparison) Equal(v, w Value) (bool, error) { return orPython(c.keys).Equal(v, w) }

// Spellings is that of the Keys, if they have any.
func (c *comparison) Spellings(k Value) []starlark.Value {
	if s, ok := orPython(c.keys).(Speller); ok {
		return s.Spellings(k)
	}
	return nil
}

// equalScalars reports whether v == w, if that can be known without looking into containers
// or asking a Keys.
func equalScalars(v, w Value) (equal, known bool) {
	if !v.isObject() && !w.isObject() {
		if v.p == tag(tagNone) || w.p == tag(tagNone) || !v.Present() || !w.Present() {
			return v.p == w.p, true
		}
		return equalNumbers(v, w), true
	}
	if s, ok := v.Text(); ok {
		if t, ok := w.Text(); ok {
			return s == t, true
		}
	}
	a, b := v.class(), w.class()
	switch {
	case a == foreignClass || b == foreignClass:
		return false, false
	case a >= tupleClass && a == b:
		return false, false
	case (a == numberClass || a == bigClass) && (b == numberClass || b == bigClass):
		return equalNumbers(v, w), true
	case a == bytesClass && b == bytesClass:
		return v.object() == w.object(), true
	}
	return false, true
}

// equalSequences compares two lists, or two tuples. What is compared may change them.
func (c *comparison) equalSequences(x, y sequence) (bool, error) {
	if x.Len() != y.Len() {
		return false, nil
	}
	i, differ, err := quickPrefix(elements(x), elements(y))
	if differ || err != nil {
		return false, err
	}
	for ; i < x.Len() && i < y.Len(); i++ {
		if same, err := c.sameOrEqual(x.At(i), y.At(i)); !same || err != nil {
			return false, err
		}
	}
	return x.Len() == y.Len(), nil
}

// quickPrefix returns how many elements are known to be equal, before the first of which that is
// not known, or which differ.
func quickPrefix(x, y []Value) (n int, differ bool, err error) {
	most := min(len(x), len(y))
	for {
		part := x[n:min(n+alarm.Every, most)]
		for i, v := range part {
			w := y[n+i]
			if v == w {
				continue
			}
			if same, known := equalScalars(v, w); !same {
				return n + i, known, nil
			}
		}
		if n += len(part); n == most {
			return n, false, nil
		}
		if err := alarm.Err(); err != nil {
			return n, false, err
		}
	}
}

// Compare returns whether v is less than w (-1), equal (0) or greater (1), for two numbers,
// two texts, two bytes, or two tuples or lists of these, as Python's operators order them. In
// all other cases ok is false: if there is a NaN that matters, or a value of another type.
func Compare(v, w Value) (order int, ok bool) {
	order = order4(v, w, maxDepth)
	return order, order <= 1
}

// What order4 returns beside -1, 0 and 1.
const (
	unordered = 2 // none is less, and they are not equal: a NaN
	unknown   = 3 // it is not for this package to say
)

func order4(v, w Value, depth int) int {
	if v.p == tag(tagInt) && w.p == tag(tagInt) {
		return compareInts(int64(v.n), int64(w.n))
	}
	if v.is(wordText) && w.is(wordText) {
		return strings.Compare(*(*string)(v.p), *(*string)(w.p))
	}
	if v.is(Tuples.word) && w.is(Tuples.word) && depth > 0 {
		return orderElems((*Tuple)(v.p).Elems(), (*Tuple)(w.p).Elems(), depth-1)
	}
	a, b := v.class(), w.class()
	switch {
	case (a == numberClass || a == bigClass) && (b == numberClass || b == bigClass):
		if order, ok := compareNumbers(v, w); ok {
			return order
		}
		return unordered
	case a != b || depth == 0:
		return unknown
	}
	switch a {
	case bytesClass:
		return strings.Compare(string(v.object().(starlark.Bytes)), string(w.object().(starlark.Bytes)))
	case tupleClass, listClass:
		return orderSequences(v.asSequence(), w.asSequence(), depth-1)
	}
	return unknown
}

// orderSequences orders by the first elements that are not equal.
func orderSequences(x, y sequence, depth int) int {
	for i := range min(x.Len(), y.Len()) {
		if i%alarm.Every == 0 {
			alarm.Must()
		}
		v, w := x.At(i), y.At(i)
		if v == w { // a NaN, too
			continue
		}
		if order := order4(v, w, depth); order != 0 {
			return order
		}
	}
	return compareInts(int64(x.Len()), int64(y.Len()))
}

func orderElems(x, y []Value, depth int) int {
	for i, v := range x[:min(len(x), len(y))] {
		if i%alarm.Every == 0 {
			alarm.Must()
		}
		if v == y[i] { // a NaN, too
			continue
		}
		if order := order4(v, y[i], depth); order != 0 {
			return order
		}
	}
	return compareInts(int64(len(x)), int64(len(y)))
}

// A sequence is a list or a tuple.
type sequence interface {
	Len() int
	At(i int) Value
}

// asSequence returns the list or tuple that v is.
func (v Value) asSequence() sequence {
	switch {
	case v.is(Lists.word):
		return (*List)(v.p)
	case v.is(Tuples.word):
		return (*Tuple)(v.p)
	}
	switch x := v.object().(type) {
	case *starlark.List:
		return ListOver(x)
	case starlark.Tuple:
		return upstreamTuple(x)
	}
	panic("value: neither a list nor a tuple")
}

// upstreamTuple is a starlark.Tuple as a sequence.
type upstreamTuple starlark.Tuple

func (t upstreamTuple) Len() int { return len(t) }

func (t upstreamTuple) At(i int) Value { return importContainer(t[i]) }
