package value

import (
	"fmt"
	"unsafe"
)

// CheckDict and CheckSet say what is wrong with a table.
func CheckDict(d *Dict) error { return d.check() }

func CheckSet(s *Set) error { return s.check() }

func (t *table) check() error {
	if t.index == nil {
		if len(t.entries) != 0 || t.live != 0 {
			return fmt.Errorf("%d entries without an index", len(t.entries))
		}
		return nil
	}
	live, taken := 0, 0
	for i := range t.slots() {
		if t.slot(uint32(i)) != 0 {
			taken++
		}
	}
	if taken+int(t.room) != usable(t.slots()) || len(t.entries) > taken {
		return fmt.Errorf("%d of %d slots are taken by %d entries, with room for %d", taken, t.slots(), len(t.entries), t.room)
	}
	for i, e := range t.entries {
		if !e.key.Present() {
			if e.value.Present() {
				return fmt.Errorf("entry %d has a value and no key", i)
			}
			continue
		}
		live++
		if uint32(i) < t.first {
			return fmt.Errorf("entry %d is before the first, %d", i, t.first)
		}
		found := false
		for p, n := t.probe(e.hash), 0; n <= t.slots()+64 && t.slot(p.at) != 0; n++ {
			if t.slot(p.at) == uint32(i+1) {
				found = true
				break
			}
			p.next()
		}
		if !found {
			return fmt.Errorf("entry %d, %v, is not in the index", i, e.key)
		}
	}
	if live != int(t.live) {
		return fmt.Errorf("%d live entries, not %d", live, t.live)
	}
	return nil
}

// Boxed, SmallInts and BigInts say which tricks are used.
func Boxed() bool { return boxed }

func SmallInts() bool { return smallInts != nil }

func BigInts() bool { return bigInts }

// StackSize returns how many values the segments of a stack have room for.
func StackSize(s *Stack) int {
	n := len(s.segment) + len(s.spare)
	for _, o := range s.outer {
		n += len(o.segment)
	}
	return n - framePadding*(len(s.outer)+1)
}

// SizeOf is the size of a Value.
const SizeOf = unsafe.Sizeof(Value{})

// Switches are the names that FSTAR_VALUES may have.
var Switches = switches

// WordOf returns the second word of a Value.
func WordOf(v Value) uint64 { return v.n }
