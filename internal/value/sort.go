package value

import (
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
	if known, err := sortRanks(elems, keys, o.Reverse, look); known {
		return err
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
