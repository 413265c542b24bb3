package value

import (
	"encoding/binary"
	"math"
	"slices"
)

// byRanks sorts by keys that are ints, floats or texts, or tuples of such, all of them with the same type in
// a column: by numbers that stand for the keys, so hardly any keys are compared.
type byRanks struct {
	keys    []Value
	column  int // that is sorted by, of tuples
	columns int // 0 if the keys are no tuples
	reverse bool
	look    func() error
}

// maxColumns is how many elements tuples have at most that are sorted by columns.
const maxColumns = 16

// sortRanks sorts elems by their keys. known is false, and nothing has changed, if it cannot say how they
// compare.
func sortRanks(elems, keys []Value, reverse bool, look func() error) (known bool, err error) {
	r := byRanks{keys: keys, reverse: reverse, look: look}
	if first, ok := Tuples.Get(keys[0]); ok {
		r.columns = first.Len()
		if r.columns == 0 || r.columns > maxColumns {
			return false, nil
		}
		for _, k := range keys {
			if t, ok := Tuples.Get(k); !ok || t.Len() != r.columns {
				return false, nil
			}
		}
	}
	a := make([]ranked, len(keys))
	for i := range a {
		a[i].index = i
	}
	if known, err = r.sort(a); !known || err != nil {
		return known, err
	}
	old := slices.Clone(elems)
	for i := range elems {
		elems[i] = old[a[i].index]
	}
	return true, nil
}

// key returns what is compared of the key with this index.
func (r *byRanks) key(index int) Value {
	k := r.keys[index]
	if r.columns > 0 {
		return (*Tuple)(k.p).Elems()[r.column]
	}
	return k
}

// text is key of a text.
func (r *byRanks) text(index int) string { return *(*string)(r.key(index).p) }

// sort puts a, which is in the order of the elements, into the order of their keys.
func (r *byRanks) sort(a []ranked) (known bool, err error) {
	isTexts, long := false, false
	switch r.common(a) {
	case tagInt:
		for i := range a {
			a[i].rank = r.key(a[i].index).n ^ 1<<63
		}
	case tagFloat:
		for i := range a {
			a[i].rank = floatRank(math.Float64frombits(r.key(a[i].index).n))
		}
	case commonText:
		isTexts = true
		for i := range a {
			s := r.text(a[i].index)
			a[i].rank = textRank(s)
			long = long || len(s) > rankedBytes
		}
	default:
		return false, nil
	}
	if r.reverse {
		for i := range a {
			a[i].rank = ^a[i].rank
		}
	}
	sorted, err := sortRanked(a, r.look)
	if err != nil {
		return true, err
	}
	copy(a, sorted)
	same := func(x, y *ranked) bool { return x.rank == y.rank }
	if isTexts && long {
		if _, err := eachTie(a, same, r.sortTexts); err != nil {
			return true, err
		}
		same = func(x, y *ranked) bool { return x.rank == y.rank && r.text(x.index) == r.text(y.index) }
	}
	if r.column+1 >= r.columns {
		return true, nil
	}
	behind := *r
	behind.column++
	return eachTie(a, same, behind.sort)
}

// eachTie sorts each part of a in which all are the same.
func eachTie(a []ranked, same func(x, y *ranked) bool, sort func(tie []ranked) (known bool, err error)) (known bool, err error) {
	for lo := 0; lo < len(a); {
		hi := lo + 1
		for hi < len(a) && same(&a[lo], &a[hi]) {
			hi++
		}
		if hi-lo > 1 {
			if known, err := sort(a[lo:hi]); !known || err != nil {
				return known, err
			}
		}
		lo = hi
	}
	return true, nil
}

// commonText is what common returns for texts.
const commonText = numTags

// common returns the tag that all keys of a have, commonText if they are texts, or -1 if they are
// of other types, of several, or a NaN.
func (r *byRanks) common(a []ranked) int {
	switch first := r.key(a[0].index); {
	case first.IsInt():
		for i := range a {
			if !r.key(a[i].index).IsInt() {
				return -1
			}
		}
		return tagInt
	case first.IsFloat():
		for i := range a {
			if f, ok := r.key(a[i].index).Float64(); !ok || f != f {
				return -1
			}
		}
		return tagFloat
	case first.IsText():
		for i := range a {
			if !r.key(a[i].index).IsText() {
				return -1
			}
		}
		return commonText
	}
	return -1
}

// floatRank returns a number that is less than that of another float where the float is. 0.0 and -0.0 have
// the same.
func floatRank(f float64) uint64 {
	b := int64(math.Float64bits(f))
	if b < 0 { // of -0.0, it is the least
		b = math.MinInt64 - b
	}
	return uint64(b) ^ 1<<63
}

// rankedBytes is how many bytes of a text are in its rank.
const rankedBytes = 7

// textRank returns a number that is less than that of another text only where the text is. Of texts that are
// not longer than rankedBytes, only equal ones have the same: behind the bytes it has how many there are.
func textRank(s string) (r uint64) {
	if len(s) > rankedBytes {
		return binary.BigEndian.Uint64([]byte(s[:8]))&^0xff | rankedBytes + 1
	}
	for i := range len(s) {
		r |= uint64(s[i]) << (56 - 8*i)
	}
	return r | uint64(len(s))
}

// A rankedText is an element's place among the others by what its rank does not say of its text.
type rankedText struct {
	rank  uint64
	text  string
	index int
}

// sortTexts sorts by texts with the same rank.
func (r *byRanks) sortTexts(tie []ranked) (known bool, err error) {
	a := make([]rankedText, len(tie))
	for i, x := range tie {
		s := r.text(x.index)
		s = s[min(rankedBytes, len(s)):]
		a[i] = rankedText{textRank(s), s, x.index}
	}
	sortTurned(a, func(x, y *rankedText) bool {
		return x.rank < y.rank || x.rank == y.rank && x.text < y.text
	}, r.look, &err, r.reverse)
	for i := range a {
		tie[i].index = a[i].index
	}
	return true, err
}
