package value

import "unsafe"

// A table is the hash table of a dict or set: entries in the order in which they came, and an
// index of them. A deleted entry stays, without its key, until the table is made anew.
type table struct {
	entries []entry
	index   unsafe.Pointer // see index.go
	mask    uint32         // one less than the number of slots
	live    uint32         // how many entries have a key
	first   uint32         // no entry before this one has a key
	version uint32         // changes when entries get other positions
}

type entry struct {
	hash  uint64
	key   Value // the zero Value: deleted
	value Value // the zero Value in a set
}

// What find returns beside positions.
const (
	missing = -1
	unsure  = -2 // a Keys must be asked
)

// locate returns the position of a key, or missing, and its hash. It may run script code.
func (t *table) locate(keys Keys, k Value) (position int, h uint64, err error) {
	switch {
	case k.p == tag(tagInt):
		h = HashInt(int64(k.n))
		position = t.findInt(k, h)
	case k.is(wordText):
		h = HashText(*(*string)(k.p))
		position = t.findText(k, h)
	default:
		if h, err = Hash(keys, k); err != nil {
			return missing, 0, err
		}
		position = unsure
	}
	if position == unsure {
		position, err = t.find(keys, k, h)
	}
	return position, h, err
}

// locateHashed is locate for a key whose hash is known.
func (t *table) locateHashed(keys Keys, k Value, h uint64) (position int, err error) {
	if k.is(wordText) {
		if position = t.findText(k, h); position != unsure {
			return position, nil
		}
	}
	return t.find(keys, k, h)
}

// findText returns the position of a str.
func (t *table) findText(k Value, h uint64) int {
	if t.live == 0 {
		return missing
	}
	s := *(*string)(k.p)
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return missing
			}
			continue
		}
		e := &t.entries[i]
		if e.hash != h {
			continue
		}
		if e.key.is(wordText) {
			if e.key.p == k.p || *(*string)(e.key.p) == s {
				return int(i)
			}
		} else if e.key.class() == foreignClass {
			return unsure
		}
	}
}

// findInt returns the position of an int of 64 bits.
func (t *table) findInt(k Value, h uint64) int {
	if t.live == 0 {
		return missing
	}
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return missing
			}
			continue
		}
		switch e := &t.entries[i]; {
		case e.key == k:
			return int(i)
		case e.hash == h && e.key.p != tag(tagInt) && e.key.Present():
			return unsure
		}
	}
}

// find returns the position of any key. It may run script code, which may change the table:
// then it begins again.
func (t *table) find(keys Keys, k Value, h uint64) (int, error) {
again:
	if t.live == 0 {
		return missing, nil
	}
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return missing, nil
			}
			continue
		}
		e := &t.entries[i]
		if e.hash != h || !e.key.Present() {
			continue
		}
		stored, version := e.key, t.version
		same := Same(stored, k)
		if !same {
			var err error
			if same, err = Equal(keys, stored, k); err != nil {
				return missing, err
			}
		}
		if t.version != version || uint(i) >= uint(len(t.entries)) || t.entries[i].key != stored {
			goto again
		}
		if same {
			return int(i), nil
		}
	}
}

// add puts a key that is not there behind all others.
func (t *table) add(k Value, h uint64, v Value) {
	if len(t.entries) == cap(t.entries) {
		t.resize(int(t.live) * 3)
	}
	t.link(h, len(t.entries))
	t.entries = append(t.entries, entry{h, k, v})
	t.live++
}

// resize makes room for entries: a table of that many slots at least, without deleted ones.
func (t *table) resize(least int) {
	slots := minSlots
	for slots < least {
		slots *= 2
	}
	old := t.entries[t.first:]
	if slots == t.slots() {
		t.entries = unsafe.Slice(unsafe.SliceData(t.entries), usable(slots))[:0]
		t.version++
		t.first = 0
		for i := range old {
			if old[i].key.Present() {
				t.entries = append(t.entries, old[i])
			}
		}
		clear(t.entries[len(t.entries):usable(slots)])
		t.relink()
		return
	}
	t.allocate(slots)
	t.fill(old)
}

// fill puts the entries of another table into an empty one that has room for them.
func (t *table) fill(entries []entry) {
	for i := range entries {
		if entries[i].key.Present() {
			t.link(entries[i].hash, len(t.entries))
			t.entries = append(t.entries, entries[i])
		}
	}
	t.live = uint32(len(t.entries))
}

// reserve makes room for n entries in a table that is empty.
func (t *table) reserve(n int) {
	if n > 0 {
		t.allocate(slotsFor(n))
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

// last returns the position of the last entry of a table that is not empty, and drops the
// deleted ones behind it. Their slots stay taken, and refer to what is not there; so there is
// less room.
func (t *table) last() int {
	n := len(t.entries)
	for !t.entries[n-1].key.Present() {
		n--
	}
	t.entries = t.entries[: n : cap(t.entries)-(len(t.entries)-n)]
	return n - 1
}

// empty takes all entries away.
func (t *table) empty() {
	*t = table{version: t.version + 1}
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

// previous returns the position of the last entry at or before a position, or missing.
func (t *table) previous(position int) int {
	for i := min(position, len(t.entries)-1); i >= int(t.first); i-- {
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
	if int(o.live) < len(o.entries) || slotsFor(len(o.entries)) != o.slots() {
		t.reserve(int(o.live))
		t.fill(o.entries)
		return
	}
	t.allocate(o.slots())
	t.entries = append(t.entries, o.entries...)
	size := indexBytes(o.slots())
	copy(unsafe.Slice((*byte)(t.index), size), unsafe.Slice((*byte)(o.index), size))
	t.live = o.live
}
