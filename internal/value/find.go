package value

import "math"

// What find returns beside positions.
const (
	missing = -1
	unsure  = -2 // a Keys must be asked
)

// A place is where a key is in a table, or may be put: the position of its entry, or missing,
// and a slot that is free then.
type place struct {
	position int
	slot     uint32
}

// locate returns the place of a key, and its hash. It may run script code.
func (t *table) locate(keys Keys, k Value) (p place, h uint64, err error) {
	if t.index != nil {
		if p, h = t.quick(k); p.position != unsure {
			return p, h, nil
		}
	}
	if h, err = Hash(keys, k); err != nil {
		return place{missing, 0}, 0, err
	}
	p, err = t.locateHashed(keys, k, h)
	return p, h, err
}

// locateHashed is locate for a key whose hash is known.
func (t *table) locateHashed(keys Keys, k Value, h uint64) (place, error) {
	p := place{unsure, 0}
	switch {
	case t.index == nil: // add resizes it
		return place{missing, 0}, nil
	case k.p == tag(tagInt):
		p = t.findInt(k, h)
	case k.is(wordText):
		p = t.findText(k, h)
	}
	if p.position == unsure {
		return t.find(keys, k, h)
	}
	return p, nil
}

// findText returns the place of a str.
func (t *table) findText(k Value, h uint64) place {
	s := *(*string)(k.p)
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return place{missing, p.at}
			}
			continue
		}
		e := &t.entries[i]
		if e.hash != h {
			continue
		}
		if e.key.is(wordText) {
			if e.key.p == k.p || *(*string)(e.key.p) == s {
				return place{int(i), 0}
			}
		} else if e.key.class() == foreignClass {
			return place{unsure, 0}
		}
	}
}

// findInt returns the place of an int of 64 bits.
func (t *table) findInt(k Value, h uint64) place {
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return place{missing, p.at}
			}
			continue
		}
		switch e := &t.entries[i]; {
		case e.key == k:
			return place{int(i), 0}
		case e.hash == h && e.key.p != tag(tagInt) && e.key.Present():
			return place{unsure, 0}
		}
	}
}

// find returns the place of any key. It may run script code, which may change the table: then
// it begins again.
func (t *table) find(keys Keys, k Value, h uint64) (place, error) {
again:
	if t.index == nil {
		return place{missing, 0}, nil
	}
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return place{missing, p.at}, nil
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
				return place{missing, 0}, err
			}
		}
		if t.version != version || uint(i) >= uint(len(t.entries)) || t.entries[i].key != stored {
			goto again
		}
		if same {
			return place{int(i), 0}, nil
		}
	}
}

// quick returns the place of a key, and its hash, if that takes no Keys; else the place is unsure. There is an index.
func (t *table) quick(k Value) (p place, h uint64) {
	switch {
	case k.p == tag(tagInt):
		h = HashInt(int64(k.n))
		return t.findInt(k, h), h
	case k.is(wordText):
		h = HashText(*(*string)(k.p))
		return t.findText(k, h), h
	case k.p == tag(tagFloat):
		// A float that is no int is no other number.
		if f := math.Float64frombits(k.n); f != math.Trunc(f) {
			h = HashFloat(f)
			return t.findInt(k, h), h
		}
	default:
		if tuple, ok := Tuples.Get(k); ok {
			if h, ok = tuple.quickHash(); ok {
				return t.findTuple(k, h), h
			}
		}
	}
	return place{unsure, 0}, 0
}

// findTuple returns the place of a tuple of ints of 64 bits and texts.
func (t *table) findTuple(k Value, h uint64) place {
	elems := (*Tuple)(k.p).Elems()
	for p := t.probe(h); ; p.next() {
		i := t.slot(p.at) - 1
		if uint(i) >= uint(len(t.entries)) {
			if i == noEntry {
				return place{missing, p.at}
			}
			continue
		}
		e := &t.entries[i]
		if e.hash != h || !e.key.Present() {
			continue
		}
		other, ok := Tuples.Get(e.key)
		if !ok {
			return place{unsure, 0}
		}
		switch sameIntsAndTexts(elems, other.Elems()) {
		case yes:
			return place{int(i), 0}
		case unsure:
			return place{unsure, 0}
		}
	}
}

// What sameIntsAndTexts says, or unsure.
const (
	no  = 0
	yes = 1
)

// sameIntsAndTexts reports whether ints of 64 bits and texts equal other elements. It is unsure where these are
// neither.
func sameIntsAndTexts(elems, others []Value) int {
	if len(elems) != len(others) {
		return no
	}
	for i, x := range elems {
		y := others[i]
		switch {
		case x == y:
		case x.is(wordText) && y.is(wordText):
			if *(*string)(x.p) != *(*string)(y.p) {
				return no
			}
		case x.p == tag(tagInt) && y.p == tag(tagInt):
			return no
		default:
			return unsure
		}
	}
	return yes
}
