package value

// freeze makes v read-only, and all that is in it: containers of this package without recursion,
// and each once.
func freeze(v Value) {
	work := []Value{v}
	seen := map[*Tuple]bool{}
	for len(work) > 0 {
		v := work[len(work)-1]
		work = work[:len(work)-1]
		if !v.isObject() || v.is(wordText) {
			continue
		}
		switch v.n {
		case Tuples.word:
			if t := (*Tuple)(v.p); !seen[t] {
				seen[t] = true
				work = append(work, t.Elems()...)
			}
		case Lists.word:
			l := (*List)(v.p)
			if u := l.upstream(); u != nil {
				u.Freeze()
			}
			if l.state.freeze() {
				work = append(work, l.elems...)
			}
		case Dicts.word:
			d := (*Dict)(v.p)
			if u := d.upstream(); u != nil {
				u.Freeze()
			}
			if d.state.freeze() {
				work = d.appendAll(work)
			}
		case Sets.word:
			s := (*Set)(v.p)
			if u := s.upstream(); u != nil {
				u.Freeze()
			}
			if s.state.freeze() {
				work = s.appendAll(work)
			}
		case FrozenSets.word:
			work = (*FrozenSet)(v.p).set.appendAll(work)
		default:
			v.object().Freeze()
		}
	}
}

// freeze sets the flag, and reports whether it was not set.
func (s *state) freeze() bool {
	if s.isFrozen() {
		return false
	}
	s.flags |= frozen
	return true
}

// appendAll appends keys and values.
func (t *table) appendAll(out []Value) []Value {
	for i := range t.entries {
		if e := &t.entries[i]; e.key.Present() {
			out = append(out, e.key)
			if e.value.Present() {
				out = append(out, e.value)
			}
		}
	}
	return out
}
