package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

func (k *compiler) ifAgain(s *syntax.IfStmt) resumable {
	q, then := k.cond(s.Cond), k.body(s.True)
	if len(s.False) == 0 {
		return resumable{ifThen(q, then.begin), then.goOn}
	}
	return k.choose(q, then, k.body(s.False), s.If)
}

// choose is an if statement with an else clause.
func (k *compiler) choose(q cond, then, other resumable, pos syntax.Position) resumable {
	switch {
	case other.goOn == nil:
		return resumable{ifElse(q, then.begin, other.begin), then.goOn}
	case then.goOn == nil:
		return resumable{ifElse(q, then.begin, other.begin), other.goOn}
	}
	state := k.state.slot(k, pos)
	begin := ifElse(q, noting(state, inThen, then.begin), noting(state, inOther, other.begin))
	return resumable{begin, goOnWith(state, then.goOn, other.goOn)}
}

// Where an if statement is.
const (
	inThen = iota + 1
	inOther
)

// noting notes in a slot where the generator is when a statement yields.
//
//go:noinline
func noting(state uint8, where uint64, s stmt) stmt {
	return func(f *value.Frame) value.Value {
		v := s(f)
		if v.Present() {
			f[state].SetSignal(where)
		}
		return v
	}
}

//go:noinline
func goOnWith(state uint8, then, other stmt) stmt {
	return func(f *value.Frame) value.Value {
		run := other
		if f[state].Signal() == inThen {
			run = then
		}
		v := run(f)
		if !v.Present() {
			f[state].SetSignal(0)
		}
		return v
	}
}

func (k *compiler) matchAgain(s *pysyntax.MatchStmt) resumable {
	if yields(s.Subject) {
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Subject = sp.expr(s.Subject)
			sp.list = append(sp.list, k.matchAgain(&c))
			return nil
		})
	}
	state := k.state.slot(k, s.Match)
	subject := k.value.slot(k, s.Match)
	c := *s
	c.Cases = slices.Clone(s.Cases)
	for i, clause := range c.Cases {
		if yields(clause.Guard) { // case p: if not guard: the next case
			with := *clause
			with.Guard, with.Body = nil, unless(clause.Case, clause.Guard, misses, clause.Body)
			c.Cases[i] = &with
		}
	}
	return stateless(matchAgain(state, subject, k.expr(s.Subject), k.cases(&c, subject)))
}

//go:noinline
func matchAgain(state, subject uint8, x expr, cases []matchCase) stmt {
	return func(f *value.Frame) value.Value {
		at := f[state].Signal()
		f[state].SetSignal(0)
		i, resumed := int(at)-1, at != 0
		if !resumed {
			i = 0
			v := x(f)
			if !v.Present() {
				return v
			}
			f[subject] = v
		}
		for {
			if !resumed {
				n, ok := choice(f, cases[i:])
				if !ok {
					return failure
				}
				if n < 0 {
					return next
				}
				i += n
			}
			v := cases[i].body(f)
			if v.Present() {
				f[state].SetSignal(uint64(i) + 1)
			} else if v.Signal() == misses {
				i, resumed = i+1, false
				continue
			}
			return v
		}
	}
}
