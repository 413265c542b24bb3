package value_test

import (
	"errors"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/value"
)

func (m *machine) dictStep() {
	d := m.dict
	refused := func(err error, what string) bool {
		m.t.Helper()
		return m.refused(err, m.dictFrozen, m.dictHeld, what)
	}
	k := m.atom()
	if m.byte() > 250 { // what is no key
		var unhashable *value.UnhashableError
		k := []value.Value{m.list.Value(), m.dict.Value(), value.NewTuple(m.set.Value()).Value()}[m.byte()%3]
		_, err1 := d.Lookup(&m.keys, k)
		err2 := d.Set(&m.keys, k, value.None)
		_, err3 := d.Delete(&m.keys, k)
		for _, err := range []error{err1, err2, err3} {
			if !errors.As(err, &unhashable) {
				m.fatalf("%v as a key: %v", k, err)
			}
		}
		return
	}
	i := m.find(k)
	old := value.Value{}
	if i >= 0 {
		old = m.items[i].v
	}
	equal := func(what string, got value.Value) {
		m.t.Helper()
		if shallow([]value.Value{got}) != shallow([]value.Value{old}) && !m.changed {
			m.fatalf("%s of %v is %v, not %v", what, k, got, old)
		}
	}
	set := func(v value.Value) {
		if i >= 0 {
			m.items[i].v = v
		} else {
			m.items = append(m.items, item{k, v})
			m.dictKeys++
		}
	}
	switch m.byte() % 12 {
	case 0, 1, 2, 3:
		v := m.elem()
		var err error
		if s, ok := k.Text(); ok && m.byte()%2 == 0 {
			h := value.HashText(s)
			if p, old, ok := d.FindHashed(k, h); ok && m.byte()%2 == 0 {
				if old.Present() != (i >= 0) {
					m.fatalf("%v is found: %v", k, old.Present())
				}
				d.SetFound(p, k, v)
			} else {
				err = d.SetHashed(&m.keys, k, h, v)
			}
		} else {
			err = d.Set(&m.keys, k, v)
		}
		if !refused(err, "d[k] = v") && !m.changed {
			set(v)
		}
	case 4:
		v, err := d.Lookup(&m.keys, k)
		if !m.changed && err != nil {
			m.fatalf("d[%v]: %v", k, err)
		}
		equal("value", v)
		if s, ok := k.Text(); ok {
			if v := d.QuickHashed(k, value.HashText(s)); v.Present() {
				equal("value by hash", v)
			}
		}
	case 5, 6, 7:
		v, err := d.Delete(&m.keys, k)
		switch {
		case m.changed:
		case i < 0:
			if v.Present() || err != nil {
				m.fatalf("del d[%v]: %v %v", k, v, err)
			}
		case !refused(err, "del d[k]"):
			equal("deleted value", v)
			m.items = slices.Delete(m.items, i, i+1)
			m.dictKeys++
		}
	case 8:
		v := m.elem()
		got, err := d.SetDefault(&m.keys, k, v)
		switch {
		case m.changed:
		case i >= 0:
			if err != nil {
				m.fatalf("setdefault of %v: %v", k, err)
			}
			equal("setdefault", got)
		case !refused(err, "setdefault"):
			set(v)
		}
	case 9:
		gotK, gotV, err := d.PopItem()
		if len(m.items) == 0 {
			if gotK.Present() || gotV.Present() {
				m.fatalf("popitem of an empty dict: %v %v", gotK, gotV)
			}
			return
		}
		if !refused(err, "popitem") && !m.changed {
			last := m.items[len(m.items)-1]
			if shown(gotK) != shown(last.k) || shallow([]value.Value{gotV}) != shallow([]value.Value{last.v}) {
				m.fatalf("popitem: %v %v, want %v %v", gotK, gotV, last.k, last.v)
			}
			m.items = m.items[:len(m.items)-1]
			m.dictKeys++
		}
	case 10:
		c, err := d.Copy(&m.keys)
		if err != nil || c.Len() != len(m.items) {
			m.fatalf("copy is %v, %v", c, err)
		}
		if err := value.CheckDict(c); err != nil {
			m.fatalf("copy: %v", err)
		}
		if err := c.Update(&m.keys, d); err != nil && !m.changed {
			m.fatalf("update: %v", err)
		}
		if m.changed || m.nested() {
			return
		}
		if same, err := value.Equal(&m.keys, c.Value(), d.Value()); !m.changed && (!same || err != nil) {
			m.fatalf("%v != %v, %v", c, d, err)
		}
	case 11:
		if m.byte()%8 != 0 || len(m.items) == 0 {
			return
		}
		if !refused(d.Clear(), "clear") {
			m.items = nil
			m.dictKeys++
		}
	}
}

// nested reports whether a container is in the dict: then comparing it may not end.
func (m *machine) nested() bool {
	return slices.ContainsFunc(m.items, func(i item) bool { return isContainer(i.v) })
}

func (m *machine) setStep() {
	s := m.set
	refused := func(err error, what string) bool {
		m.t.Helper()
		return m.refused(err, m.setFrozen, m.setHeld, what)
	}
	x := m.atom()
	i := m.member(x)
	switch m.byte() % 10 {
	case 0, 1, 2, 3:
		err := s.Add(&m.keys, x)
		if i < 0 && !refused(err, "add") && !m.changed { // what is there already may be refused or not
			m.members = append(m.members, x)
		}
	case 4:
		if found, err := s.Contains(&m.keys, x); !m.changed && (found != (i >= 0) || err != nil) {
			m.fatalf("%v in set: %t %v", x, found, err)
		}
	case 5, 6:
		found, err := s.Discard(&m.keys, x)
		switch {
		case m.changed:
		case i < 0:
			if found || err != nil {
				m.fatalf("discard(%v): %t %v", x, found, err)
			}
		case !refused(err, "discard"):
			m.members = slices.Delete(m.members, i, i+1)
		}
	case 7:
		got, err := s.Pop()
		if len(m.members) > 0 && !refused(err, "pop") {
			m.equal("pop", got, m.members[0])
			m.members = m.members[1:]
		}
	case 8:
		if m.byte()%8 == 0 && len(m.members) > 0 && !refused(s.Clear(), "clear") {
			m.members = nil
		}
	case 9:
		f, err := copied(&m.keys, s)
		if err != nil {
			m.fatalf("frozenset: %v", err)
		}
		if same, err := value.Equal(&m.keys, f.Value(), s.Value()); !m.changed && (!same || err != nil) {
			m.fatalf("%v != %v, %v", f, s, err)
		}
		if err := f.Set().Add(nil, value.Int(1000)); !errors.Is(err, value.ErrFrozen) {
			m.fatalf("a frozenset changes: %v", err)
		}
	}
}

func copied(keys value.Keys, s *value.Set) (*value.FrozenSet, error) {
	c, err := s.Copy(keys)
	if err != nil {
		return nil, err
	}
	return value.NewFrozenSet(keys, c)
}

// algebraStep combines the set with another.
func (m *machine) algebraStep() {
	other := value.NewSet(0)
	var theirs []value.Value
	for range m.byte() % 8 {
		x := m.atom()
		if err := other.Add(&m.keys, x); err != nil {
			m.fatalf("add %v: %v", x, err)
		}
		if !slices.ContainsFunc(theirs, func(y value.Value) bool { return canon(x) == canon(y) }) {
			theirs = append(theirs, x)
		}
	}
	if m.changed {
		return
	}
	if m.byte()%4 == 0 {
		m.arena.Export(other.Value())
	}
	in := func(all []value.Value) func(value.Value) bool {
		return func(x value.Value) bool {
			return slices.ContainsFunc(all, func(y value.Value) bool { return canon(x) == canon(y) })
		}
	}
	filter := func(all []value.Value, keep func(value.Value) bool) (out []string) {
		for _, x := range all {
			if keep(x) {
				out = append(out, canon(x))
			}
		}
		return out
	}
	not := func(f func(value.Value) bool) func(value.Value) bool {
		return func(x value.Value) bool { return !f(x) }
	}
	mine := m.members
	all := func(value.Value) bool { return true }
	check := func(what string, got *value.Set, err error, want []string) {
		m.t.Helper()
		if m.changed {
			return
		}
		if err != nil {
			m.fatalf("%s: %v", what, err)
		}
		if err := value.CheckSet(got); err != nil {
			m.fatalf("%s: %v", what, err)
		}
		var have []string
		for x := range got.All() {
			have = append(have, canon(x))
		}
		if !slices.Equal(have, want) {
			m.fatalf("%s: %q, want %q", what, have, want)
		}
	}
	s, err := m.set.Union(&m.keys, other)
	check("union", s, err, append(filter(mine, all), filter(theirs, not(in(mine)))...))
	s, err = m.set.Intersection(&m.keys, other)
	small, large := mine, theirs
	if len(small) > len(large) {
		small, large = large, small
	}
	check("intersection", s, err, filter(small, in(large)))
	s, err = m.set.Difference(&m.keys, other)
	check("difference", s, err, filter(mine, not(in(theirs))))
	if s != nil && err == nil && !m.changed {
		c, err := m.set.Copy(&m.keys)
		if err == nil {
			err = c.DifferenceUpdate(&m.keys, other)
		}
		check("difference_update", c, err, filter(mine, not(in(theirs))))
	}
	s, err = m.set.SymmetricDifference(&m.keys, other)
	check("symmetric_difference", s, err, append(filter(mine, not(in(theirs))), filter(theirs, not(in(mine)))...))
	common := len(filter(mine, in(theirs)))
	b, err := m.set.IsSubset(&m.keys, other)
	if !m.changed && (b != (common == len(mine)) || err != nil) {
		m.fatalf("issubset: %t, %v", b, err)
	}
	b, err = other.IsSubset(&m.keys, m.set)
	if !m.changed && (b != (common == len(theirs)) || err != nil) {
		m.fatalf("issuperset: %t, %v", b, err)
	}
	b, err = m.set.IsDisjoint(&m.keys, other)
	if !m.changed && (b != (common == 0) || err != nil) {
		m.fatalf("isdisjoint: %t, %v", b, err)
	}
	if m.changed || m.byte()%4 != 0 || len(mine)+len(theirs) == 0 {
		return
	}
	if err := m.set.Replace(&m.keys, other); !m.refused(err, m.setFrozen, m.setHeld, "replace") {
		m.members = theirs
	}
}

// iterateStep begins an iteration over the dict, or goes on with one.
func (m *machine) iterateStep() {
	if len(m.iterators) < 3 && m.byte()%3 == 0 {
		it := &iteration{it: m.dict.Iterator(), from: m.dict, back: m.byte()%4 == 0, version: m.dictKeys, want: slices.Clone(m.items), size: len(m.items)}
		if it.back {
			it.it = m.dict.Reversed()
			slices.Reverse(it.want)
		}
		m.iterators = append(m.iterators, it)
		return
	}
	if len(m.iterators) == 0 {
		return
	}
	n := m.byte() % len(m.iterators)
	it := m.iterators[n]
	for range 1 + m.byte()%4 {
		k, v, err := it.it.Next()
		ended := !k.Present()
		switch {
		case m.changed:
			ended = true
		case it.size != len(m.items):
			if !errors.Is(err, value.ErrChangedSize) {
				m.fatalf("the dict changed size: %v %v", k, err)
			}
		case it.version == m.dictKeys:
			if len(it.want) == 0 {
				if !ended || err != nil {
					m.fatalf("iteration does not end: %v %v", k, err)
				}
				break
			}
			i := m.find(it.want[0].k)
			if shown(k) != shown(it.want[0].k) || shallow([]value.Value{v}) != shallow([]value.Value{m.items[i].v}) || err != nil {
				m.fatalf("iteration: %v, not %v; %v", k, it.want[0].k, err)
			}
			it.want = it.want[1:]
		case err != nil:
			if !errors.Is(err, value.ErrChangedKeys) {
				m.fatalf("iteration: %v", err)
			}
		case !ended:
			if it.done++; it.done > it.size && !it.back {
				m.fatalf("more than %d keys", it.size)
			}
			if m.find(k) < 0 {
				m.fatalf("%v is no key", k)
			}
		}
		if ended {
			m.iterators = slices.Delete(m.iterators, n, n+1)
			return
		}
	}
}

// borderStep gives the containers to Go code, which may freeze them or go over them.
func (m *machine) borderStep() {
	which := m.byte() % 3
	v := []value.Value{m.list.Value(), m.dict.Value(), m.set.Value()}[which]
	switch m.byte() % 10 {
	case 0, 1, 2:
		x := m.arena.Export(v)
		if !value.Same(value.Import(x), v) {
			m.fatalf("%v is not what it was exported as", v)
		}
		switch x.(type) {
		case *starlark.List, *starlark.Dict, *starlark.Set:
		default:
			m.fatalf("%T is exported", x)
		}
		if y := m.arena.Export(v); y != x {
			m.fatalf("exported twice")
		}
	case 3:
		if m.byte()%8 != 0 {
			return
		}
		switch which { // what is in it is frozen, too
		case 0:
			m.list.Freeze()
		case 1:
			m.dict.Freeze()
		case 2:
			m.set.Freeze()
		}
		m.freezeFrom(v)
	case 4, 5:
		x, ok := m.arena.Export(v).(starlark.Iterable)
		if !ok || len(m.held) > 4 {
			return
		}
		it := x.Iterate()
		var first starlark.Value
		it.Next(&first)
		m.held = append(m.held, it)
		switch which {
		case 0:
			m.listHeld = true
		case 1:
			m.dictHeld = true
		case 2:
			m.setHeld = true
		}
	case 6, 7:
		m.release()
	case 8:
		if m.byte()%4 == 0 {
			m.renew()
		}
	case 9: // an embedder's container is used in place
		if len(m.held) > 0 || m.listFrozen || m.dictFrozen || m.setFrozen {
			return
		}
		switch x := m.arena.Export(v).(type) {
		case *starlark.List:
			m.list = value.ListOver(x)
		case *starlark.Dict:
			m.dict = value.DictOver(x)
			m.iterators = nil
		case *starlark.Set:
			m.set = value.SetOver(x)
		}
	}
}

// freezeFrom notes that a container is frozen, and those in it.
func (m *machine) freezeFrom(v value.Value) {
	same := func(w value.Value) bool { return value.Same(v, w) }
	switch {
	case same(m.list.Value()) && !m.listFrozen:
		m.listFrozen = true
		for _, e := range m.elems {
			m.freezeFrom(e)
		}
	case same(m.dict.Value()) && !m.dictFrozen:
		m.dictFrozen = true
		for _, i := range m.items {
			m.freezeFrom(i.v)
		}
	case same(m.set.Value()):
		m.setFrozen = true
	}
}
