package value

import "unsafe"

// The index of a table has slots of 8, 16 or 32 bits, a power of two of them: each is 0 or one
// more than the position of an entry. Where a key may be follows from its hash, by CPython's
// sequence. A table is never fuller than two thirds.

// noEntry is one less than the content of a slot that is free.
const noEntry = 1<<32 - 1

// minSlots is the size of the smallest index.
const minSlots = 8

// usable returns how many entries an index of that many slots is for.
func usable(slots int) int { return slots * 2 / 3 }

// slotsFor returns how many slots n entries need.
func slotsFor(n int) int {
	slots := minSlots
	for usable(slots) < n {
		slots *= 2
	}
	return slots
}

// Small tables are one allocation.
type (
	table8 struct {
		entries [minSlots * 2 / 3]entry
		index   [minSlots]uint8
	}
	table16 struct {
		entries [16 * 2 / 3]entry
		index   [16]uint8
	}
)

// allocate makes an index of that many slots, all free, and entries for n of them at least.
func (t *table) allocate(slots, n int) {
	switch slots {
	case minSlots:
		m := new(table8)
		t.entries, t.index = m.entries[:0], unsafe.Pointer(&m.index)
	case 16:
		m := new(table16)
		t.entries, t.index = m.entries[:0], unsafe.Pointer(&m.index)
	default:
		t.entries, t.index = make([]entry, 0, n), newIndex(slots)
	}
	t.begin(slots)
}

// begin says that the index has that many slots, all free.
func (t *table) begin(slots int) {
	t.mask = uint32(slots - 1)
	t.room = uint32(usable(slots))
	t.first = 0
	t.version++
}

// newIndex returns an index of more than 16 slots.
func newIndex(slots int) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(make([]uint32, indexBytes(slots)/4)))
}

func indexBytes(slots int) int {
	switch {
	case slots <= 1<<8:
		return slots
	case slots <= 1<<16:
		return 2 * slots
	}
	return 4 * slots
}

// slots returns the size of the index, 0 of a table that has none yet.
func (t *table) slots() int {
	if t.index == nil {
		return 0
	}
	return int(t.mask) + 1
}

func (t *table) slot(i uint32) uint32 {
	switch {
	case t.mask < 1<<8:
		return uint32(*(*uint8)(unsafe.Add(t.index, i)))
	case t.mask < 1<<16:
		return uint32(*(*uint16)(unsafe.Add(t.index, uintptr(i)*2)))
	}
	return *(*uint32)(unsafe.Add(t.index, uintptr(i)*4))
}

func (t *table) setSlot(i, n uint32) {
	switch {
	case t.mask < 1<<8:
		*(*uint8)(unsafe.Add(t.index, i)) = uint8(n)
	case t.mask < 1<<16:
		*(*uint16)(unsafe.Add(t.index, uintptr(i)*2)) = uint16(n)
	default:
		*(*uint32)(unsafe.Add(t.index, uintptr(i)*4)) = n
	}
}

// freeSlot returns the first free slot where a key of that hash may be.
func (t *table) freeSlot(h uint64) uint32 {
	p := t.probe(h)
	for t.slot(p.at) != 0 {
		p.next()
	}
	return p.at
}

// link makes an index refer to the entries from start on, none of which it has.
func (t *table) link(start int) {
	switch {
	case t.mask < 1<<8:
		linkAll(unsafe.Slice((*uint8)(t.index), t.slots()), t.entries, start)
	case t.mask < 1<<16:
		linkAll(unsafe.Slice((*uint16)(t.index), t.slots()), t.entries, start)
	default:
		linkAll(unsafe.Slice((*uint32)(t.index), t.slots()), t.entries, start)
	}
}

func linkAll[N uint8 | uint16 | uint32](index []N, entries []entry, start int) {
	mask := uint32(len(index) - 1)
	for i := start; i < len(entries); i++ {
		h := entries[i].hash
		p := probe{uint32(h) & mask, mask, h}
		for index[p.at] != 0 {
			p.next()
		}
		index[p.at] = N(i + 1)
	}
}

// A probe goes over the slots where a key may be.
type probe struct {
	at   uint32
	mask uint32
	rest uint64
}

func (t *table) probe(h uint64) probe { return probe{uint32(h) & t.mask, t.mask, h} }

func (p *probe) next() {
	p.rest >>= 5
	p.at = (p.at*5 + uint32(p.rest) + 1) & p.mask
}
