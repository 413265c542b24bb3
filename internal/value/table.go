package value

import (
	"unsafe"

	"fstar/internal/alarm"
	"fstar/internal/memory"
)

// A table is the hash table of a dict or set: entries in the order in which they came, and an
// index of them. A deleted entry stays, without its key, until the table is made anew.
type table struct {
	entries []entry
	index   unsafe.Pointer // see index.go
	mask    uint32         // one less than the number of slots
	room    uint32         // how many slots may still be taken
	live    uint32         // how many entries have a key
	first   uint32         // no entry before this one has a key
	state
}

type entry struct {
	hash  uint64
	key   Value // the zero Value: deleted
	value Value // the zero Value in a set
}

// add puts a key that is not there behind all others, into a free slot where it may be.
func (t *table) add(slot uint32, k Value, h uint64, v Value) {
	if t.room == 0 {
		t.resize(int(t.live) * 3)
		slot = t.freeSlot(h)
	}
	if len(t.entries) == cap(t.entries) {
		t.extend()
	}
	n := len(t.entries)
	t.entries = t.entries[:n+1]
	t.entries[n] = entry{h, k, v}
	t.setSlot(slot, uint32(n+1))
	t.room--
	t.live++
}

// extend makes room for more entries than there were allocated, and at most for as many as
// there are slots to be taken.
func (t *table) extend() {
	most := len(t.entries) + int(t.room)
	entries := make([]entry, len(t.entries), min(most, len(t.entries)*3/2+minSlots))
	copy(entries, t.entries)
	drop(t.entries)
	t.entries = entries
}

// drop clears the memory of few entries that is used no more: it may be behind the head of a
// dict, where nobody else would do that as long as the dict is there.
func drop(entries []entry) {
	if len(entries) <= usable(minSlots) {
		clear(entries)
	}
}

// resize makes the table one of that many slots at least, without deleted entries.
func (t *table) resize(least int) {
	slots := minSlots
	for slots < least {
		slots *= 2
	}
	n, old := len(t.entries), t.entries[t.first:]
	if slots != t.slots() {
		t.allocate(slots, usable(slots))
		t.fill(old)
		drop(old)
		return
	}
	t.entries = t.entries[:0]
	clear(unsafe.Slice((*byte)(t.index), indexBytes(slots)))
	t.begin(slots)
	t.fill(old)
	clear(t.entries[len(t.entries):n])
}

// largeTable is the number of entries from which on a table is made anew by grow: it takes milliseconds.
const largeTable = 1 << 16

// mustGrow reports whether grow is to make room for one more entry.
func (t *table) mustGrow() bool { return t.room == 0 && t.live >= largeTable }

// grow is resize of a large table for one more entry. It stops, and changes nothing, if the script is to stop. The
// error may be ErrSize.
func (t *table) grow() error {
	slots := slotsFor(int(t.live) * 2)
	if !memory.Room(indexBytes(slots)) || !memory.Elements(usable(slots), int(unsafe.Sizeof(entry{}))) {
		return ErrSize
	}
	var g table
	g.allocate(slots, usable(slots))
	for start := int(t.first); start < len(t.entries); start += alarm.Every {
		if err := alarm.Err(); err != nil {
			return err
		}
		n := len(g.entries)
		for _, e := range t.entries[start:min(start+alarm.Every, len(t.entries))] {
			if e.key.Present() {
				g.entries = append(g.entries, e)
			}
		}
		g.link(n)
	}
	t.entries, t.index, t.mask, t.first = g.entries, g.index, g.mask, 0
	t.room = g.room - uint32(len(g.entries))
	t.version++
	return nil
}

// fill puts those of some entries that have a key into a table without any, which has slots
// for them.
func (t *table) fill(entries []entry) {
	if int(t.live) == len(entries) {
		t.entries = append(t.entries, entries...)
	} else {
		for i := range entries {
			if entries[i].key.Present() {
				t.entries = append(t.entries, entries[i])
			}
		}
	}
	t.link(0)
	t.room -= uint32(len(t.entries))
}

// reserve makes room for n more entries.
func (t *table) reserve(n int) {
	switch {
	case n <= int(t.room):
	case t.live == 0:
		t.allocate(slotsFor(n), n)
	default:
		t.resize(slotsFor(int(t.live) + n))
	}
}

// remove takes the entry at a position away, and returns its value.
func (t *table) remove(position int) Value {
	e := &t.entries[position]
	v := e.value
	e.key, e.value = Value{}, Value{}
	t.live--
	for t.first < uint32(len(t.entries)) && !t.entries[t.first].key.Present() {
		t.first++
	}
	return v
}

// pop takes the last entry of a table that is not empty away, and those without a key behind
// it. Their slots stay taken, and refer to what is not there.
func (t *table) pop() (k, v Value) {
	n := len(t.entries) - 1
	for !t.entries[n].key.Present() {
		n--
	}
	e := &t.entries[n]
	k, v = e.key, e.value
	e.key, e.value = Value{}, Value{}
	t.entries = t.entries[:n]
	t.live--
	return k, v
}

// empty takes all entries away.
func (t *table) empty() {
	drop(t.entries)
	*t = table{state: t.state}
	t.version++
}

// take makes the entries of another table those of t, and leaves that empty.
func (t *table) take(o *table) {
	t.empty()
	s := t.state
	*t = *o
	t.state = s
	*o = table{state: o.state}
	o.version++
}

// next returns the position of the first entry at or behind a position, or missing.
func (t *table) next(position int) int {
	for i := max(position, int(t.first)); i < len(t.entries); i++ {
		if t.entries[i].key.Present() {
			return i
		}
	}
	return missing
}

// previous returns the position of the last entry at or before a position, or missing; that
// also if there is no such position any more, as CPython.
func (t *table) previous(position int) int {
	if position >= len(t.entries) {
		return missing
	}
	for i := position; i >= int(t.first); i-- {
		if t.entries[i].key.Present() {
			return i
		}
	}
	return missing
}

// copyOf makes t, which is empty, a copy of another table.
func (t *table) copyOf(o *table) {
	if o.live == 0 {
		return
	}
	slots := slotsFor(int(o.live))
	if slots != o.slots() || int(o.live) != len(o.entries) || o.room != uint32(usable(slots)-len(o.entries)) {
		t.allocate(slots, int(o.live))
		t.live = o.live
		t.fill(o.entries)
		return
	}
	size := indexBytes(slots)
	if slots <= 16 {
		t.allocate(slots, 0)
		t.entries = append(t.entries, o.entries...)
	} else {
		t.entries, t.index = append([]entry(nil), o.entries...), newIndex(slots)
		t.begin(slots)
	}
	copy(unsafe.Slice((*byte)(t.index), size), unsafe.Slice((*byte)(o.index), size))
	t.live, t.room = o.live, o.room
}
