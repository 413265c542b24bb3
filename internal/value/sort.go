package value

import (
	"math"
	"slices"

	"fstar/internal/alarm"
)

// An Ordering says how a list is sorted. The zero Ordering compares what [Compare] can compare.
type Ordering struct {
	// Key returns what to compare of an element; if nil, the element. It may run script code,
	// which finds the list empty.
	Key func(Value) (Value, error)
	// Less reports whether v < w. It is called for what [Compare] cannot compare, and may run
	// script code. If nil, such values are an [*OrderError].
	Less func(v, w Value) (bool, error)
	// Reverse puts the greatest first. Equal elements stay in their order.
	Reverse bool
	// Look is called now and then. If it returns an error, sorting stops. If nil, it is alarm.Err.
	Look func() error
}

// An OrderError says that two values have no order.
type OrderError struct{ V, W Value }

// Error returns CPython's text.
func (e *OrderError) Error() string {
	return "'<' not supported between instances of '" + typeName(e.V) + "' and '" + typeName(e.W) + "'"
}

// Sort sorts the list, stably. If Key or Less fails, the elements are all there still, in the
// order that they have reached; and so if Look does. The error is [ErrChangedSort] if the list was changed meanwhile; it is sorted then, too.
func (l *List) Sort(o Ordering) error {
	u := l.upstream()
	if u == nil && l.state.flags != 0 {
		return l.state.refusal("sort", "list")
	}
	if u != nil {
		before := upstreamValues(u)
		elems := upstreamElems(u)
		err := o.sort(elems)
		if !slices.EqualFunc(before, upstreamValues(u), identical) {
			err = orErr(err, ErrChangedSort)
		}
		return orErr(upstreamReplace(u, exportedAll(elems)), err)
	}
	elems := l.elems
	l.elems = nil
	sorted := false
	defer func() {
		if !sorted { // a comparison has panicked: see alarm.Must
			l.elems = elems
		}
	}()
	err := o.sort(elems)
	sorted = true
	changed := l.elems != nil
	if u := l.upstream(); u != nil { // demoted meanwhile
		if u.Len() > 0 {
			err = orErr(err, ErrChangedSort)
		}
		return orErr(upstreamReplace(u, exportedAll(elems)), err)
	}
	l.elems = elems
	if changed {
		err = orErr(err, ErrChangedSort)
	}
	return err
}

func orErr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// sort sorts elements in place.
func (o *Ordering) sort(elems []Value) error {
	keys := elems
	look := o.Look
	if look == nil {
		look = alarm.Err
	}
	if o.Key != nil {
		keys = make([]Value, len(elems))
		for i, e := range elems {
			if i%nearby == 0 {
				bring(elems[i:min(i+nearby, len(elems))])
			}
			var err error
			if keys[i], err = o.Key(e); err != nil {
				return err
			}
		}
	}
	if len(elems) < 2 {
		return nil
	}
	switch common(keys) {
	case tagInt:
		return sortBy(elems, keys, o.Reverse, look, func(k Value) int64 { return int64(k.n) })
	case tagFloat:
		return sortBy(elems, keys, o.Reverse, look, func(k Value) int64 { return floatRank(math.Float64frombits(k.n)) })
	case commonText:
		return sortTexts(elems, keys, o.Reverse, look)
	}
	return o.sortAny(elems, keys, look)
}

// nearby is how many elements are brought into the processor's cache at once.
const nearby = 32

// bring reads the heads of the tuples among elems, which lie anywhere in memory once they were sorted. So the
// processor waits for all of them at once, and not for one at each call of a key function.
//
//go:noinline
func bring(elems []Value) (total int) {
	for _, e := range elems {
		if t, ok := Tuples.Get(e); ok {
			total += t.Len()
		}
	}
	return total
}

// commonText is what common returns for texts.
const commonText = numTags

// common returns the tag that all keys have, commonText if they are texts, or -1 if they are
// of other types, of several, or a NaN.
func common(keys []Value) int {
	switch first := keys[0]; {
	case first.IsInt():
		for _, k := range keys {
			if !k.IsInt() {
				return -1
			}
		}
		return tagInt
	case first.IsFloat():
		for _, k := range keys {
			if f, ok := k.Float64(); !ok || f != f {
				return -1
			}
		}
		return tagFloat
	case first.IsText():
		for _, k := range keys {
			if !k.IsText() {
				return -1
			}
		}
		return commonText
	}
	return -1
}

// floatRank returns an int that is less than that of another float where the float is. 0.0
// and -0.0 have the same.
func floatRank(f float64) int64 {
	b := int64(math.Float64bits(f))
	if b < 0 { // of -0.0, it is the least
		b = math.MinInt64 - b
	}
	return b
}

// A ranked is an element's place among the others by a number.
type ranked struct {
	rank  int64
	index int
}

func sortBy(elems, keys []Value, reverse bool, look func() error, rank func(Value) int64) error {
	a := make([]ranked, len(elems))
	for i, k := range keys {
		r := rank(k)
		if reverse {
			r = ^r
		}
		a[i] = ranked{r, i}
	}
	a, err := mergeRanked(a, look)
	if err != nil {
		return err
	}
	permute(elems, func(i int) int { return a[i].index })
	return nil
}

// permute puts the element at index from(i) to index i.
func permute(elems []Value, from func(i int) int) {
	old := slices.Clone(elems)
	for i := range elems {
		elems[i] = old[from(i)]
	}
}

// A keyed is an element with its key.
type keyed struct{ key, elem Value }

// sortAny sorts by keys of any types.
func (o *Ordering) sortAny(elems, keys []Value, look func() error) error {
	var failed error // then nothing is compared any more
	less := func(x, y *keyed) bool {
		if failed != nil {
			return false
		}
		switch order := order4(x.key, y.key, maxDepth); {
		case order != unknown:
			return order < 0
		case o.Less == nil:
			failed = &OrderError{x.key, y.key}
		default:
			var is bool
			is, failed = o.Less(x.key, y.key)
			return is && failed == nil
		}
		return false
	}
	a := make([]keyed, len(elems))
	for i := range elems {
		a[i] = keyed{keys[i], elems[i]}
	}
	sortTurned(a, less, look, &failed, o.Reverse)
	for i := range a {
		elems[i] = a[i].elem
	}
	return failed
}

// sortTurned sorts, and then puts the greatest first if reverse.
func sortTurned[T any](a []T, less func(x, y *T) bool, look func() error, failed *error, reverse bool) {
	if reverse { // twice, so equal elements stay in their order
		slices.Reverse(a)
		defer slices.Reverse(a)
	}
	sortStably(a, less, look, failed)
}

// A rankedText is an element's place among the others by a text. The rank is the text's first
// bytes.
type rankedText struct {
	rank  uint64
	text  string
	index int
}

func sortTexts(elems, keys []Value, reverse bool, look func() error) error {
	a := make([]rankedText, len(elems))
	for i, k := range keys {
		s := *(*string)(k.p)
		a[i] = rankedText{textRank(s), s, i}
	}
	less := func(x, y *rankedText) bool {
		return x.rank < y.rank || x.rank == y.rank && x.text < y.text
	}
	var failed error
	sortTurned(a, less, look, &failed, reverse)
	permute(elems, func(i int) int { return a[i].index })
	return failed
}

// textRank returns the first 8 bytes of a text as a number.
func textRank(s string) (r uint64) {
	for i := range min(len(s), 8) {
		r |= uint64(s[i]) << (56 - 8*i)
	}
	return r
}
