package lower

import (
	"fmt"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// match lowers a match statement: each case to a test and its body, the next case in the
// else branch.
func (l *lowerer) match(s *pysyntax.MatchStmt) {
	m := &matcher{lowerer: l}
	x, t := l.typed(s.Subject)
	subject := l.temp(s.Match, x)
	m.cases(ident(s.Match, subject), t, s.Cases)
}

// A matcher lowers patterns. Names are bound when a whole pattern has matched; until then
// variables hold what they are bound to.
type matcher struct {
	*lowerer
	captures []capture
}

type capture struct {
	id  *syntax.Ident
	tmp string
}

func (m *matcher) cases(x *syntax.Ident, t types, cases []*pysyntax.CaseClause) {
	if len(cases) == 0 {
		return
	}
	c := cases[0]
	pos := c.Case
	m.captures = nil
	test, ok := m.test(c.Pattern, x, t)
	if ok { // an expression does for the pattern
		m.bind(pos)
		if c.Guard != nil {
			guard := m.cond(c.Guard)
			if test == nil {
				test = guard
			} else {
				test = binary(test, pos, syntax.AND, guard)
			}
		}
		if test == nil {
			m.stmts(c.Body)
			return
		}
		branch := ifThen(pos, test, m.body(pos, c.Body))
		m.emit(branch)
		m.otherwise(branch, x, t, cases[1:])
		return
	}
	matched := m.unique("$m")
	m.emit(assign(pos, ident(pos, matched), ident(pos, "False")))
	m.pattern(c.Pattern, x, t, func() {
		m.bind(pos)
		set := assign(pos, ident(pos, matched), ident(pos, "True"))
		if c.Guard == nil {
			m.emit(set)
			return
		}
		m.emit(ifThen(pos, m.cond(c.Guard), []syntax.Stmt{set}))
	})
	branch := ifThen(pos, ident(pos, matched), m.body(pos, c.Body))
	m.emit(branch)
	m.otherwise(branch, x, t, cases[1:])
}

func (m *matcher) otherwise(branch *syntax.IfStmt, x *syntax.Ident, t types, rest []*pysyntax.CaseClause) {
	if len(rest) == 0 {
		return
	}
	branch.ElsePos = branch.If
	branch.False = m.collect(2, func() { m.cases(x, t, rest) })
	if len(branch.False) == 0 {
		branch.False = nil
	}
}

// bind emits the assignments to the names of a pattern that has matched.
func (m *matcher) bind(pos syntax.Position) {
	for _, c := range m.captures {
		m.store(c.id, pos, ident(c.id.NamePos, c.tmp))
	}
	m.captures = nil
}

// capture notes that id is bound to what tmp holds if the pattern matches.
func (m *matcher) capture(id *syntax.Ident, tmp string) {
	m.captures = append(m.captures, capture{id, tmp})
}

// test returns an expression that says whether x matches p, nil if it always does, and
// false if that takes statements.
func (m *matcher) test(p pysyntax.Pattern, x *syntax.Ident, t types) (syntax.Expr, bool) {
	switch p := p.(type) {
	case *pysyntax.WildcardPattern:
		return nil, true
	case *pysyntax.CapturePattern:
		m.capture(p.Name, x.Name)
		return nil, true
	case *pysyntax.ValuePattern:
		return m.value(p, x, t), true
	case *pysyntax.OrPattern:
		for _, alt := range p.Alts {
			if !testable(alt) {
				return nil, false
			}
		}
		var sum syntax.Expr
		for _, alt := range p.Alts {
			test, _ := m.test(alt, x, t)
			switch {
			case test == nil:
				return nil, true // the last one, as others would be unreachable
			case sum == nil:
				sum = test
			default:
				sum = binary(sum, syntax.Start(alt), syntax.OR, test)
			}
		}
		return sum, true
	case *pysyntax.AsPattern:
		if !testable(p.Pattern) {
			return nil, false
		}
		// The name is bound although the guard may fail, but not if the pattern does.
		return nil, false
	}
	return nil, false
}

// testable reports whether an expression without captures does for p.
func testable(p pysyntax.Pattern) bool {
	switch p := p.(type) {
	case *pysyntax.ValuePattern:
		return true
	case *pysyntax.WildcardPattern:
		return true
	case *pysyntax.OrPattern:
		for _, alt := range p.Alts {
			if !testable(alt) {
				return false
			}
		}
		return true
	}
	return false
}

// value returns the comparison of x with a value. None, True and False match themselves.
func (m *matcher) value(p *pysyntax.ValuePattern, x *syntax.Ident, t types) syntax.Expr {
	pos := syntax.Start(p.X)
	y, ty := m.typed(p.X)
	subject := ident(pos, x.Name)
	if singleton(y) {
		return binary(subject, pos, syntax.EQL, y)
	}
	return m.compare(syntax.EQL, false, pos, subject, t, y, ty)
}

// pattern emits statements that run what success emits, once, if x matches p.
func (m *matcher) pattern(p pysyntax.Pattern, x *syntax.Ident, t types, success func()) {
	pos := syntax.Start(p)
	if _, ok := p.(*pysyntax.OrPattern); !ok || testable(p) {
		if test, ok := m.test(p, x, t); ok {
			if test == nil {
				success()
				return
			}
			m.emit(ifThen(pos, test, m.collect(2, success)))
			return
		}
	}
	when := func(test syntax.Expr, then func()) {
		m.emit(ifThen(pos, test, m.collect(2, then)))
	}
	subject := func() syntax.Expr { return ident(pos, x.Name) }
	switch p := p.(type) {
	case *pysyntax.AsPattern:
		m.pattern(p.Pattern, x, t, func() {
			m.capture(p.Name, x.Name)
			success()
		})
	case *pysyntax.SequencePattern:
		before, after, star := len(p.List), 0, "False"
		for i, e := range p.List {
			if _, ok := e.(*pysyntax.StarPattern); ok {
				before, after, star = i, len(p.List)-i-1, "True"
			}
		}
		test := call(pos, "$matchseq", subject(), integer(pos, before+after), ident(pos, star))
		when(test, func() {
			if len(p.List) == 0 || len(p.List) == 1 && star == "True" && p.List[0].(*pysyntax.StarPattern).Name == nil {
				success()
				return
			}
			m.elements(p.List, pos, m.unpack(pos, subject(), before, after, star == "True"), success)
		})
	case *pysyntax.StarPattern:
		if p.Name != nil {
			m.capture(p.Name, x.Name)
		}
		success()
	case *pysyntax.MappingPattern:
		m.mapping(p, x, success)
	case *pysyntax.ClassPattern:
		m.class(p, x, success)
	case *pysyntax.OrPattern:
		m.alternatives(p, x, t, success)
	default:
		panic(fmt.Sprintf("lower: unexpected pattern %T", p))
	}
}

// elements unpacks a tuple into variables and matches these.
func (m *matcher) elements(list []pysyntax.Pattern, pos syntax.Position, x syntax.Expr, success func()) {
	vars := make([]syntax.Expr, len(list))
	names := make([]string, len(list))
	for i := range list {
		names[i] = m.unique("$p")
		vars[i] = ident(pos, names[i])
	}
	m.emit(assign(pos, tuple(pos, vars...), x))
	var next func(i int)
	next = func(i int) {
		if i == len(list) {
			success()
			return
		}
		m.pattern(list[i], ident(pos, names[i]), tUnknown, func() { next(i + 1) })
	}
	next(0)
}

func (m *matcher) mapping(p *pysyntax.MappingPattern, x *syntax.Ident, success func()) {
	pos := p.Lbrace
	// The keys are literals or dotted names, which may be evaluated twice.
	keys := m.exprs(p.Keys)
	values := m.unique("$p")
	keyTuple := m.unique("$p")
	m.emit(assign(pos, ident(pos, keyTuple), tuple(pos, keys...)))
	m.emit(assign(pos, ident(pos, values), call(pos, "$matchmap", ident(pos, x.Name), ident(pos, keyTuple))))
	m.emit(ifThen(pos, notNone(pos, values), m.collect(2, func() {
		then := success
		if p.Rest != nil {
			then = func() {
				rest := m.temp(pos, call(pos, "$matchrest", ident(pos, x.Name), ident(pos, keyTuple)))
				m.capture(p.Rest, rest)
				success()
			}
		}
		if len(p.Values) == 0 {
			then()
		} else {
			m.elements(p.Values, pos, ident(pos, values), then)
		}
	})))
}

func (m *matcher) class(p *pysyntax.ClassPattern, x *syntax.Ident, success func()) {
	pos := syntax.Start(p.Class)
	list := append([]pysyntax.Pattern(nil), p.Args...)
	names := make([]syntax.Expr, 0, len(p.Keywords))
	for _, k := range p.Keywords {
		list = append(list, k.Pattern)
		names = append(names, text(k.Name.NamePos, k.Name.Name))
	}
	values := m.unique("$p")
	m.emit(assign(pos, ident(pos, values), call(pos, "$matchclass", ident(pos, x.Name), m.expr(p.Class),
		integer(pos, len(p.Args)), tuple(pos, names...))))
	m.emit(ifThen(pos, notNone(pos, values), m.collect(2, func() {
		if len(list) == 0 {
			success()
		} else {
			m.elements(list, pos, ident(pos, values), success)
		}
	})))
}

// alternatives matches one after the other; all bind the same names, by the same
// variables.
func (m *matcher) alternatives(p *pysyntax.OrPattern, x *syntax.Ident, t types, success func()) {
	pos := p.StartPos
	matched := m.unique("$m")
	shared := make(map[string]capture)
	var order []string
	m.emit(assign(pos, ident(pos, matched), ident(pos, "False")))
	outer := m.captures
	for i, alt := range p.Alts {
		try := func() {
			m.captures = nil
			m.pattern(alt, x, t, func() {
				for _, c := range m.captures {
					name := c.id.Name
					if _, ok := shared[name]; !ok {
						shared[name] = capture{c.id, m.unique("$p")}
						order = append(order, name)
					}
					m.emit(assign(pos, ident(pos, shared[name].tmp), ident(pos, c.tmp)))
				}
				m.emit(assign(pos, ident(pos, matched), ident(pos, "True")))
			})
		}
		if i == 0 {
			try()
		} else {
			m.emit(ifThen(pos, not(pos, ident(pos, matched)), m.collect(2, try)))
		}
	}
	m.captures = outer
	for _, name := range order {
		m.captures = append(m.captures, shared[name])
	}
	m.emit(ifThen(pos, ident(pos, matched), m.collect(2, success)))
}
