package engine

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// A pattern says whether the value in a slot matches.
type pattern = cond

// match compiles a match statement. Names are bound when a whole pattern has matched; until then
// slots hold what they are bound to.
//
//go:noinline
func (k *compiler) match(s *pysyntax.MatchStmt) stmt {
	subject := k.temp(s.Match)
	x := k.expr(s.Subject)
	cases := k.cases(s, subject)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		f[subject] = v
		i, ok := choice(f, cases)
		switch {
		case !ok:
			return failure
		case i < 0:
			return next
		}
		return cases[i].body(f)
	}
}

// choice returns which case matches, -1 for none. It is not ok if that failed.
func choice(f *value.Frame, cases []matchCase) (i int, ok bool) {
	for i := range cases {
		c := &cases[i]
		switch c.test(f) {
		case bad:
			return 0, false
		case no:
			continue
		}
		for _, b := range c.binds {
			if b(f) != next {
				return 0, false
			}
		}
		if c.guard != nil {
			switch c.guard(f) {
			case bad:
				return 0, false
			case no:
				continue
			}
		}
		return i, true
	}
	return -1, true
}

// cases compiles the cases of a match statement, whose subject is in a slot.
func (k *compiler) cases(s *pysyntax.MatchStmt, subject uint8) []matchCase {
	m := &matcher{compiler: k}
	var cases []matchCase
	for _, c := range s.Cases {
		temps := k.temps
		m.captures = nil
		mc := matchCase{test: m.pattern(c.Pattern, subject)}
		for _, cp := range m.captures {
			mc.binds = append(mc.binds, moveTo(cp.slot, k.assign(cp.id.Name, c.Case)))
		}
		if c.Guard != nil {
			mc.guard = k.cond(c.Guard)
		}
		mc.body = k.block(c.Body)
		cases = append(cases, mc)
		if !k.generator() {
			k.temps = temps
		}
	}
	return cases
}

type matchCase struct {
	test  pattern
	binds []stmt
	guard cond // nil for none
	body  stmt
}

type matcher struct {
	*compiler
	captures []capture
}

type capture struct {
	id   *syntax.Ident
	slot uint8
}

// capture notes that a name is bound to what the slot has.
func (m *matcher) capture(id *syntax.Ident, slot uint8) pattern {
	to := m.temp(id.NamePos)
	for _, c := range m.captures {
		if c.id.Name == id.Name { // of another alternative
			to = c.slot
		}
	}
	m.captures = append(m.captures, capture{id, to})
	return func(f *value.Frame) int {
		f[to] = f[slot]
		return yes
	}
}

func always(*value.Frame) int { return yes }

// pattern compiles the test of what a slot has.
func (m *matcher) pattern(p pysyntax.Pattern, slot uint8) pattern {
	switch p := p.(type) {
	case *pysyntax.WildcardPattern:
		return always
	case *pysyntax.CapturePattern:
		return m.capture(p.Name, slot)
	case *pysyntax.ValuePattern:
		x := &operand{shape: 'E', expr: slotNode(slot)}
		if id, ok := p.X.(*syntax.Ident); ok {
			return m.link(syntax.IS, false, id.NamePos, x, m.operand(id))
		}
		return m.link(syntax.EQL, false, syntax.Start(p.X), x, m.operand(p.X))
	case *pysyntax.OrPattern:
		var q pattern
		for _, alt := range p.Alts {
			if n := m.pattern(alt, slot); q == nil {
				q = n
			} else {
				q = or(q, n)
			}
		}
		return q
	case *pysyntax.AsPattern:
		return and(m.pattern(p.Pattern, slot), m.capture(p.Name, slot))
	case *pysyntax.SequencePattern:
		return m.sequence(p, slot)
	case *pysyntax.MappingPattern:
		return m.mapping(p, slot)
	case *pysyntax.ClassPattern:
		return m.class(p, slot)
	}
	m.unsupported(syntax.Start(p), something)
	return nil
}

// parts compiles the tests of values that are put into slots.
func (m *matcher) parts(pos syntax.Position, patterns []pysyntax.Pattern) (slots []uint8, q pattern) {
	q = always
	slots = make([]uint8, len(patterns))
	for i := range patterns {
		slots[i] = m.temp(pos)
	}
	for i, p := range patterns {
		if s, ok := p.(*pysyntax.StarPattern); ok {
			if s.Name != nil {
				q = and(q, m.capture(s.Name, slots[i]))
			}
			continue
		}
		q = and(q, m.pattern(p, slots[i]))
	}
	return slots, q
}

func (m *matcher) sequence(p *pysyntax.SequencePattern, slot uint8) pattern {
	at := m.site(syntax.Start(p))
	n, star := len(p.List), -1
	for i, e := range p.List {
		if _, ok := e.(*pysyntax.StarPattern); ok {
			star = i
			n--
		}
	}
	slots, q := m.parts(syntax.Start(p), p.List)
	if star >= 0 && p.List[star].(*pysyntax.StarPattern).Name == nil {
		return items(p, slot, slots, star, q, at)
	}
	return func(f *value.Frame) int {
		x := f[slot].Starlark()
		if !pyrt.MatchSequence(x, n, star >= 0) {
			return no
		}
		t := threadOf(f)
		var elems []value.Value
		var err error
		if star >= 0 {
			elems, err = object.UnpackStar(t, x, star, n-star)
		} else {
			elems, err = object.Unpack(t, x, n)
		}
		if err != nil {
			return failCond(f, at, err)
		}
		for i, s := range slots {
			f[s] = elems[i]
		}
		return q(f)
	}
}

// items is a sequence pattern with *_, for which no list is made: the elements before and behind it are
// asked for by their number.
//
//go:noinline
func items(p *pysyntax.SequencePattern, slot uint8, slots []uint8, star int, q pattern, at site) pattern {
	asked := make([]bool, len(p.List))
	for i, e := range p.List {
		_, wild := e.(*pysyntax.WildcardPattern)
		asked[i] = i != star && !wild
	}
	return func(f *value.Frame) int {
		x := f[slot].Starlark()
		if !pyrt.MatchSequence(x, len(asked)-1, true) {
			return no
		}
		n := starlark.Len(object.Plain(x))
		for i, s := range slots {
			if !asked[i] {
				continue
			}
			at0 := i
			if i > star {
				at0 = n - len(asked) + i
			}
			v, err := object.GetItem(x, starlark.MakeInt(at0))
			if err != nil {
				return failCond(f, at, err)
			}
			f[s] = value.Of(v)
		}
		return q(f)
	}
}

func (m *matcher) mapping(p *pysyntax.MappingPattern, slot uint8) pattern {
	at := m.site(syntax.Start(p))
	keys := m.exprs(p.Keys)
	slots, q := m.parts(syntax.Start(p), p.Values)
	var rest uint8
	if p.Rest != nil {
		rest = m.temp(p.Lbrace)
		q = and(q, m.capture(p.Rest, rest))
	}
	return func(f *value.Frame) int {
		x := f[slot].Starlark()
		if !pyrt.MatchesMapping(x) {
			return no // without asking for the keys
		}
		tuple := make(starlark.Tuple, len(keys))
		for i, k := range keys {
			v := k(f)
			if !v.Present() {
				return bad
			}
			tuple[i] = v.Starlark()
		}
		values, ok, err := pyrt.MatchMapping(threadOf(f), x, tuple)
		if err != nil {
			return failCond(f, at, err)
		}
		if !ok {
			return no
		}
		for i, s := range slots {
			f[s] = value.Of(values[i])
		}
		if p.Rest != nil {
			d, err := pyrt.MatchRest(x, tuple)
			if err != nil {
				return failCond(f, at, err)
			}
			f[rest] = value.Of(d)
		}
		return q(f)
	}
}

func (m *matcher) class(p *pysyntax.ClassPattern, slot uint8) pattern {
	at := m.site(p.Lparen)
	class := m.expr(p.Class)
	patterns := p.Args
	names := make([]string, len(p.Keywords))
	for i, kw := range p.Keywords {
		patterns = append(patterns[:len(patterns):len(patterns)], kw.Pattern)
		names[i] = m.scope.Mangle(kw.Name.Name)
	}
	slots, q := m.parts(p.Lparen, patterns)
	n := len(p.Args)
	return func(f *value.Frame) int {
		c := class(f)
		if !c.Present() {
			return bad
		}
		values, ok, err := pyrt.MatchClass(f[slot].Starlark(), c.Starlark(), n, names)
		if err != nil {
			return failCond(f, at, err)
		}
		if !ok {
			return no
		}
		for i, s := range slots {
			f[s] = value.Of(values[i])
		}
		return q(f)
	}
}
