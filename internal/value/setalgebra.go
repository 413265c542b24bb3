package value

import "fstar/internal/alarm"

// What follows combines two sets. The elements of the result are in the order of the operands.
// What is compared may change these: then the error is [ErrChangedSize].

// Update adds the elements of other.
func (s *Set) Update(keys Keys, other *Set) error {
	if s.is(other) {
		return nil
	}
	if s.live == 0 && s.up.Load() == nil && s.flags == 0 && other.upstream() == nil {
		s.empty()
		s.copyOf(&other.table)
		return nil
	}
	if s.upstream() == nil && s.flags == 0 {
		s.reserve(other.Len())
	}
	return other.each(func(x Value, h uint64, hashed bool) error {
		return s.addElement(keys, x, h, hashed)
	})
}

// is reports whether two sets are one.
func (s *Set) is(other *Set) bool {
	u := s.upstream()
	return s == other || u != nil && u == other.upstream()
}

// each calls f for each element, with its hash if s has it.
func (s *Set) each(f func(x Value, h uint64, hashed bool) error) error {
	elems := s.Iterator()
	var steps alarm.Steps
	for {
		if err := steps.Err(); err != nil {
			return err
		}
		if e := elems.walk.quickly(&s.table); e != nil {
			if err := f(e.key, e.hash, true); err != nil {
				return err
			}
			continue
		}
		x, err := elems.Next()
		if err != nil || !x.Present() {
			return err
		}
		h, hashed := elems.hash()
		if err := f(x, h, hashed); err != nil {
			return err
		}
	}
}

// Union returns a new set of the elements of both.
func (s *Set) Union(keys Keys, other *Set) (*Set, error) {
	if s.upstream() == nil {
		c := NewSet(s.Len() + other.Len())
		c.live = s.live
		c.fill(s.entries)
		return c, c.Update(keys, other)
	}
	c, err := s.Copy(keys)
	if err != nil {
		return nil, err
	}
	return c, c.Update(keys, other)
}

// Intersection returns a new set of the elements that are in both: those of the smaller set,
// or of other if both are of one size.
func (s *Set) Intersection(keys Keys, other *Set) (*Set, error) {
	c := new(Set)
	a, b := s, other
	if a.Len() > b.Len() {
		a, b = b, a
	}
	theirs := a.Len() == b.Len()
	return c, a.each(func(x Value, h uint64, hashed bool) error {
		y, err := b.elementHashed(keys, x, h, hashed)
		if err != nil || !y.Present() {
			return err
		}
		if theirs {
			x = y
		}
		return c.addElement(keys, x, h, hashed)
	})
}

// elementHashed is element for an element of another set.
func (s *Set) elementHashed(keys Keys, x Value, h uint64, hashed bool) (Value, error) {
	if !hashed || s.upstream() != nil {
		return s.element(keys, x)
	}
	p, err := s.locateHashed(keys, x, h)
	switch {
	case p.position >= 0:
		return s.entries[p.position].key, nil
	case err == nil && s.upstream() != nil: // demoted meanwhile
		return s.element(keys, x)
	}
	return Value{}, err
}

// addElement adds an element of another set.
func (s *Set) addElement(keys Keys, x Value, h uint64, hashed bool) error {
	if hashed {
		return s.addHashed(keys, x, h)
	}
	return s.Add(keys, x)
}

// Difference returns a new set of the elements that are not in other.
func (s *Set) Difference(keys Keys, other *Set) (*Set, error) {
	c := new(Set)
	return c, s.addMissing(keys, c, other)
}

// addMissing adds the elements of s that are not in other to c.
func (s *Set) addMissing(keys Keys, c, other *Set) error {
	return s.each(func(x Value, h uint64, hashed bool) error {
		y, err := other.elementHashed(keys, x, h, hashed)
		if err != nil || y.Present() {
			return err
		}
		return c.addElement(keys, x, h, hashed)
	})
}

// SymmetricDifference returns a new set of the elements that are in one of the two only.
func (s *Set) SymmetricDifference(keys Keys, other *Set) (*Set, error) {
	c, err := s.Difference(keys, other)
	if err != nil {
		return nil, err
	}
	return c, other.addMissing(keys, c, s)
}

// DifferenceUpdate takes the elements of other away.
func (s *Set) DifferenceUpdate(keys Keys, other *Set) error {
	if s.is(other) {
		return s.Clear()
	}
	return other.each(func(x Value, h uint64, hashed bool) error {
		if !hashed || s.upstream() != nil {
			_, err := s.Discard(keys, x)
			return err
		}
		p, err := s.locateHashed(keys, x, h)
		switch {
		case err != nil:
			return err
		case p.position < 0:
			if s.upstream() != nil { // demoted meanwhile
				_, err = s.Discard(keys, x)
			}
			return err
		case s.flags != 0:
			return s.refusal("delete from", "set")
		}
		s.remove(p.position)
		return nil
	})
}

// Replace makes the elements of other, which the caller uses no more, those of s. It is what
// is left to do for s &= t and s ^= t.
func (s *Set) Replace(keys Keys, other *Set) error {
	if s.is(other) {
		return nil
	}
	if u := s.upstream(); u != nil {
		return upstreamSet{u}.replace(other)
	}
	if s.flags != 0 {
		return s.refusal("change", "set")
	}
	if other.upstream() != nil {
		var err error
		if other, err = other.Copy(keys); err != nil {
			return err
		}
	}
	s.take(&other.table)
	return nil
}

// IsSubset reports whether all elements of s are in other.
func (s *Set) IsSubset(keys Keys, other *Set) (bool, error) {
	if s.Len() > other.Len() {
		return false, nil
	}
	missing, err := s.any(keys, other, false)
	return !missing && err == nil, err
}

// IsDisjoint reports whether no element of s is in other.
func (s *Set) IsDisjoint(keys Keys, other *Set) (bool, error) {
	if s.Len() > other.Len() {
		s, other = other, s
	}
	common, err := s.any(keys, other, true)
	return !common && err == nil, err
}

// any reports whether there is an element that is in other, or one that is not.
func (s *Set) any(keys Keys, other *Set, in bool) (found bool, err error) {
	elems := s.Iterator()
	var steps alarm.Steps
	for {
		if err := steps.Err(); err != nil {
			return false, err
		}
		x, err := elems.Next()
		if err != nil || !x.Present() {
			return false, err
		}
		h, hashed := elems.hash()
		y, err := other.elementHashed(keys, x, h, hashed)
		if err != nil || y.Present() == in {
			return err == nil, err
		}
	}
}

// equalSets reports whether two sets have the same elements.
func equalSets(keys Keys, x, y *Set) (bool, error) {
	if x.Len() != y.Len() {
		return false, nil
	}
	return x.IsSubset(keys, y)
}
