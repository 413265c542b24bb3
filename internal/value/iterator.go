package value

import "go.starlark.net/starlark"

// A DictIterator goes over the items of a dict and finds out if that was changed, as CPython
// does. Values may change.
type DictIterator struct {
	d    *Dict
	walk walk
}

// Iterator returns an iterator over d.
func (d *Dict) Iterator() DictIterator {
	return DictIterator{d, walk{size: d.Len()}}
}

// Reversed returns an iterator from the end of d to its beginning.
func (d *Dict) Reversed() DictIterator {
	return DictIterator{d, walk{size: d.Len(), at: len(d.entries) - 1, back: true}}
}

// Left returns how many items are still to come.
func (it *DictIterator) Left() int {
	if it.d == nil {
		return 0
	}
	return it.walk.left()
}

// Next returns the next item; zero Values at the end, for ever. The error is [ErrChangedSize],
// for ever, or [ErrChangedKeys], once.
func (it *DictIterator) Next() (k, v Value, err error) {
	if it.d == nil {
		return Value{}, Value{}, nil
	}
	if e := it.walk.quickly(&it.d.table); e != nil {
		return e.key, e.value, nil
	}
	return it.next()
}

// next is Next of all that is not quick.
func (it *DictIterator) next() (k, v Value, err error) {
	if err := it.walk.check(it.d.Len()); err != nil {
		return Value{}, Value{}, err
	}
	k, v, gone := it.nextUnchecked()
	if gone || k.Present() && it.walk.done > it.walk.size && !it.walk.back {
		it.d = nil
		return Value{}, Value{}, ErrChangedKeys
	}
	if !k.Present() {
		it.d = nil
	}
	return k, v, nil
}

// nextUnchecked is Next of whatever d has become. It reports whether the key was deleted from
// what d was demoted to, which keeps its place no longer.
func (it *DictIterator) nextUnchecked() (k, v Value, gone bool) {
	if u := it.d.upstream(); u != nil {
		x, ok := it.walk.upstream(u, u.Keys)
		if x == nil {
			return Value{}, Value{}, ok
		}
		w, found := upstreamDict{u}.valueOf(x)
		if !found {
			return Value{}, Value{}, true
		}
		return importContainer(x), importContainer(w), false
	}
	if e := it.walk.own(&it.d.table); e != nil {
		return e.key, e.value, false
	}
	return Value{}, Value{}, false
}

// hash returns the hash of the key that was just returned, if d has it.
func (it *DictIterator) hash() (h uint64, ok bool) { return it.walk.hash(&it.d.table) }

// A SetIterator goes over the elements of a set and finds out if that got larger or smaller.
type SetIterator struct {
	s    *Set
	walk walk
}

// Iterator returns an iterator over s.
func (s *Set) Iterator() SetIterator { return SetIterator{s, walk{size: s.Len()}} }

// Next returns the next element; the zero Value at the end, for ever. The error is
// [ErrChangedSize], for ever, or [ErrChangedKeys], once.
func (it *SetIterator) Next() (Value, error) {
	if it.s == nil {
		return Value{}, nil
	}
	if e := it.walk.quickly(&it.s.table); e != nil {
		return e.key, nil
	}
	if err := it.walk.check(it.s.Len()); err != nil {
		return Value{}, err
	}
	x, gone := it.nextUnchecked()
	if !x.Present() {
		it.s = nil
	}
	if gone {
		return Value{}, ErrChangedKeys
	}
	return x, nil
}

// Left returns how many elements are still to come.
func (it *SetIterator) Left() int {
	if it.s == nil {
		return 0
	}
	return it.walk.left()
}

// hash returns the hash of the element that was just returned, if s has it.
func (it *SetIterator) hash() (h uint64, ok bool) { return it.walk.hash(&it.s.table) }

func (it *SetIterator) nextUnchecked() (x Value, gone bool) {
	if u := it.s.upstream(); u != nil {
		x, ok := it.walk.upstream(u, nil)
		return importContainer(x), ok && x == nil
	}
	if e := it.walk.own(&it.s.table); e != nil {
		return e.key, false
	}
	return Value{}, false
}

// A walk is a place in a table, or in what that was demoted to.
type walk struct {
	size int  // of the table when the walk began; -1 once that changed
	at   int  // the position of the next entry
	done int  // how many entries were returned
	back bool // goes from the end to the beginning
	keys starlark.Iterator
}

// left returns how many entries are still to come if nothing changes.
func (w *walk) left() int { return max(w.size-w.done, 0) }

// check reports that the table has another size than when the walk began.
func (w *walk) check(size int) error {
	if w.size != size {
		w.size = -1
		return ErrChangedSize
	}
	return nil
}

// quickly returns the entry at the place, if it has a key and the table has the size that it had.
func (w *walk) quickly(t *table) *entry {
	if int(t.live) == w.size && w.done < w.size && !w.back && w.at < len(t.entries) {
		if e := &t.entries[w.at]; e.key.p != nil {
			w.at++
			w.done++
			return e
		}
	}
	return nil
}

// own returns the next entry of a table, or nil.
func (w *walk) own(t *table) *entry {
	i := missing
	if w.back {
		i = t.previous(w.at)
		w.at = i - 1
	} else if i = t.next(w.at); i >= 0 {
		w.at = i + 1
	}
	if i < 0 {
		return nil
	}
	w.done++
	return &t.entries[i]
}

// hash returns the hash of the entry that own returned last.
func (w *walk) hash(t *table) (h uint64, ok bool) {
	if w.keys != nil || w.back || w.at == 0 || w.at > len(t.entries) {
		return 0, false
	}
	return t.entries[w.at-1].hash, true
}

// upstream returns the next key of go.starlark.net's table, if there is one; nil if it was
// deleted. It does not keep the table from being changed, as its iterators else do.
func (w *walk) upstream(u starlark.Iterable, all func() []starlark.Value) (x starlark.Value, ok bool) {
	if w.keys == nil {
		if w.back {
			w.keys = &backwards{all()}
		} else {
			w.keys = u.Iterate()
		}
		w.keys.Done()
		for range w.done {
			w.keys.Next(&x)
		}
		x = nil
	}
	if ok = w.keys.Next(&x); ok {
		w.done++
	}
	return x, ok
}

// backwards goes over values from the last to the first.
type backwards struct{ values []starlark.Value }

func (b *backwards) Next(p *starlark.Value) bool {
	n := len(b.values)
	if n == 0 {
		return false
	}
	*p, b.values = b.values[n-1], b.values[:n-1]
	return true
}

func (*backwards) Done() {}
