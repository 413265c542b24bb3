package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// This file has the statements around a yield. A present value that one returns is yielded; a return
// statement is a signal. Where a statement may be in more than one place when the generator yields, it has a
// slot of the frame that says which, by a signal.

// lasting are slots of a generator's frame for what lasts from one yield to the next. Nothing else uses
// them. The statements of a block share them, as only one of them is under way.
type lasting struct {
	slots []uint8
	taken int // the first of them
}

// shared returns what shares slots among the statements of a block.
func (l *lasting) shared() sharing { return sharing{l, l.taken, l.taken} }

// A sharing is told of each statement when it is compiled, and of the end of the block.
type sharing struct {
	of          *lasting
	first, most int
}

func (s *sharing) next() {
	s.most = max(s.most, s.of.taken)
	s.of.taken = s.first
}

func (s *sharing) end() { s.of.taken = s.most }

// slot takes one.
func (l *lasting) slot(k *compiler, pos syntax.Position) uint8 {
	if l.taken == len(l.slots) {
		if k.size >= farSlot {
			k.unsupported(pos, "so large a generator")
		}
		if k.kept == nil {
			k.kept = make(map[int]bool)
		}
		k.kept[k.size] = true
		l.slots = append(l.slots, uint8(k.size))
		k.size++
	}
	l.taken++
	return l.slots[l.taken-1]
}

// A resumable is a statement that yields: begin runs it, and goOn goes on with it behind the yield. Who
// has it knows whether it is under way. goOn is nil for one that does not yield.
type resumable struct{ begin, goOn stmt }

// stateful returns a statement that knows itself whether it is under way: the slot is 0 when it is not.
//
//go:noinline
func stateful(state uint8, r resumable) stmt {
	if r.goOn == nil {
		return r.begin
	}
	return func(f *value.Frame) value.Value {
		run := r.begin
		if f[state].Signal() != 0 {
			run = r.goOn
			f[state].SetSignal(0)
		}
		v := run(f)
		if v.Present() {
			f[state].SetSignal(1)
		}
		return v
	}
}

// stateless is a statement that knows itself whether it is under way.
func stateless(run stmt) resumable { return resumable{run, run} }

// plainYield returns the yield expression that a statement is, if that has no other within it; or nil.
func plainYield(s syntax.Stmt) *pysyntax.YieldExpr {
	if s, ok := s.(*syntax.ExprStmt); ok {
		if y, ok := unparen(s.X).(*pysyntax.YieldExpr); ok && !yields(y.X) {
			return y
		}
	}
	return nil
}

// yielded compiles what a yield expression yields.
func (k *compiler) yielded(y *pysyntax.YieldExpr) expr {
	if y.X == nil {
		return constant(value.None)
	}
	if x, ok := unparen(y.X).(*syntax.TupleExpr); ok && 1 < len(x.List) && len(x.List) <= script.MaxRow && !slices.ContainsFunc(x.List, isStarred) {
		list := make([]*operand, len(x.List))
		for i, x := range x.List {
			list[i] = k.operand(x)
		}
		return rowOf(k.self, list)
	}
	return k.expr(y.X)
}

// yield compiles a yield of x. What the generator is sent then goes to a slot, if there is one.
func (k *compiler) yield(x expr, to *uint8, pos syntax.Position) resumable {
	return resumable{stmt(x), behindYield(k.self, to, k.site(pos))}
}

// again compiles a statement of a generator that yields.
func (k *compiler) again(s syntax.Stmt) resumable {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if y := plainYield(s); y != nil {
			return k.yield(k.yielded(y), nil, y.Yield)
		}
		return k.spilled(func(sp *spill) stmt {
			x := sp.expr(s.X)
			if _, ok := x.(*slotExpr); ok {
				return nil
			}
			return k.exprStmt(&syntax.ExprStmt{X: x})
		})
	case *syntax.AssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			if c.Op != syntax.EQ && yields(s.RHS) {
				sp.target(&c.LHS)
				if id, ok := unparen(c.LHS).(*syntax.Ident); ok { // it is read first
					old := sp.keep(id)
					c.RHS = sp.expr(s.RHS)
					return k.update(id, c.OpPos, c.Op-syntax.PLUS_EQ+syntax.PLUS, old, c.RHS)
				}
				c.RHS = sp.expr(s.RHS)
				return k.stmt(&c)
			}
			c.RHS = sp.expr(s.RHS)
			if yields(c.LHS) {
				c.RHS = sp.keep(c.RHS)
				sp.target(&c.LHS)
			}
			return k.stmt(&c)
		})
	case *pysyntax.MultiAssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.RHS = sp.expr(s.RHS)
			return k.stmt(&c)
		})
	case *pysyntax.AnnAssignStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Value = sp.expr(s.Value)
			if yields(c.Target) {
				if c.Value != nil {
					c.Value = sp.keep(c.Value)
				}
				sp.target(&c.Target)
			}
			return k.stmt(&c)
		})
	case *syntax.ReturnStmt:
		return k.spilled(func(sp *spill) stmt {
			return k.returnStmt(&syntax.ReturnStmt{Return: s.Return, Result: sp.expr(s.Result)})
		})
	case *pysyntax.RaiseStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.X = sp.expr(s.X)
			if s.Cause != nil {
				c.X = sp.keep(c.X)
				c.Cause = sp.expr(s.Cause)
			}
			return k.raise(&c)
		})
	case *pysyntax.AssertStmt:
		if !isFalse(s.Cond) && yields(s.Msg) { // if not cond: assert False, msg
			fails := &pysyntax.AssertStmt{Assert: s.Assert, Cond: &syntax.Ident{NamePos: s.Assert, Name: "False"}, Msg: s.Msg}
			not := &syntax.UnaryExpr{OpPos: s.Assert, Op: syntax.NOT, X: s.Cond}
			return k.again(&syntax.IfStmt{If: s.Assert, Cond: not, True: []syntax.Stmt{fails}})
		}
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Cond, c.Msg = sp.expr(s.Cond), sp.expr(s.Msg)
			return k.stmt(&c)
		})
	case *pysyntax.DelStmt:
		return k.spilled(func(sp *spill) stmt {
			c := *s
			c.Targets = append([]syntax.Expr(nil), s.Targets...)
			for i := range c.Targets {
				sp.target(&c.Targets[i])
			}
			return k.stmt(&c)
		})
	case *syntax.IfStmt:
		if yields(s.Cond) {
			return k.spilled(func(sp *spill) stmt {
				c := *s
				c.Cond = sp.expr(s.Cond)
				sp.list = append(sp.list, k.ifAgain(&c))
				return nil
			})
		}
		return k.ifAgain(s)
	case *syntax.ForStmt:
		return k.forAgain(s, nil)
	case *pysyntax.ForElseStmt:
		return k.forAgain(&s.ForStmt, s.Else)
	case *syntax.WhileStmt:
		return k.whileAgain(s, nil)
	case *pysyntax.WhileElseStmt:
		return k.whileAgain(&s.WhileStmt, s.Else)
	case *pysyntax.TryStmt:
		return stateless(k.tryAgain(s))
	case *pysyntax.WithStmt:
		return k.withAgain(s.With, s.Items, s.Body)
	case *pysyntax.MatchStmt:
		return k.matchAgain(s)
	case *syntax.DefStmt:
		return k.spilled(func(sp *spill) stmt {
			_, params := sp.definition(nil, s.Params)
			return k.def(s, nil, nil, params)
		})
	case *pysyntax.DefStmt:
		return k.spilled(func(sp *spill) stmt {
			decorators, params := sp.definition(s.Decorators, s.Params)
			return k.def(&s.DefStmt, s, decorators, params)
		})
	case *pysyntax.ClassStmt:
		return k.spilled(func(sp *spill) stmt {
			decorators, args := sp.definition(s.Decorators, s.Args)
			return k.class(s, decorators, args)
		})
	}
	k.unsupported(syntax.Start(s), something)
	return resumable{}
}

func isFalse(x syntax.Expr) bool {
	v, ok := constantOf(x)
	return ok && v == value.False
}

// update compiles id op= rhs, old being what id was before.
func (k *compiler) update(id *syntax.Ident, pos syntax.Position, op syntax.Token, old, rhs syntax.Expr) stmt {
	n := newInPlace(op, k.site(pos))
	return storeTo(k.assign(id.Name, id.NamePos), arithmetic(n, k.operand(old), k.rightOf(n, rhs)))
}

// body compiles statements of which some may yield.
func (k *compiler) body(stmts []syntax.Stmt) resumable {
	if !k.generator() || !anyYields(stmts) {
		return resumable{begin: k.block(stmts)}
	}
	list := make([]resumable, 0, len(stmts))
	states, values := k.state.shared(), k.value.shared()
	for _, s := range stmts {
		temps := k.temps
		if yields(s) {
			list = append(list, k.again(s))
			states.next()
			values.next()
		} else if n := k.stmt(s); n != nil {
			list = append(list, resumable{begin: n})
		}
		k.temps = temps
	}
	states.end()
	values.end()
	return k.all(list, syntax.Start(stmts[0]))
}

// all is statements one after the other.
func (k *compiler) all(list []resumable, pos syntax.Position) resumable {
	var plain []stmt
	var parts []resumable // those that yield, but for the last each with those behind it
	var before stmt
	gather := func() stmt {
		if len(plain) == 0 {
			return nil
		}
		s := sequence(plain)
		plain = nil
		return s
	}
	for _, s := range list {
		if s.goOn == nil {
			plain = append(plain, s.begin)
			continue
		}
		if n := len(parts); n > 0 {
			parts[n-1] = then(parts[n-1], gather())
		} else {
			before = gather()
		}
		parts = append(parts, s)
	}
	n := len(parts)
	if n == 0 {
		return resumable{begin: sequence(plain)}
	}
	parts[n-1] = then(parts[n-1], gather())
	all := parts[0]
	if n > 1 {
		all = each(k.state.slot(k, pos), parts)
	}
	if before != nil {
		all.begin = two(before, all.begin)
	}
	return all
}

// then returns a statement that yields with another one behind it, which does not.
func then(s resumable, behind stmt) resumable {
	if behind == nil {
		return s
	}
	return resumable{two(s.begin, behind), two(s.goOn, behind)}
}

// each is statements of which all yield. The slot has the number of the one that is under way.
func each(state uint8, list []resumable) resumable {
	return resumable{eachFrom(state, list, false), eachFrom(state, list, true)}
}

//go:noinline
func eachFrom(state uint8, list []resumable, resumed bool) stmt {
	return func(f *value.Frame) value.Value {
		i := 0
		v := next
		if resumed {
			i = int(f[state].Signal())
			v = list[i].goOn(f)
			i++
		}
		for v == next && i < len(list) {
			v = list[i].begin(f)
			i++
		}
		if v.Present() {
			f[state].SetSignal(uint64(i) - 1)
		} else {
			f[state].SetSignal(0)
		}
		return v
	}
}

// yields reports whether a statement, or an expression, yields in the function that it is in.
func yields(n syntax.Node) bool {
	if n == nil {
		return false
	}
	found := false
	pysyntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *pysyntax.YieldExpr, *pysyntax.YieldFromExpr:
			found = true
		case *syntax.LambdaExpr:
			found = found || anyDefaultYields(n.Params)
			return false
		case *pysyntax.LambdaExpr:
			found = found || anyDefaultYields(n.Params)
			return false
		case *syntax.DefStmt:
			found = found || anyDefaultYields(n.Params)
			return false
		case *pysyntax.DefStmt:
			found = found || anyYields(n.Decorators) || anyDefaultYields(n.Params)
			return false
		case *pysyntax.ClassStmt:
			found = found || anyYields(n.Decorators) || anyYields(n.Args)
			return false
		case *slotExpr, *spilledComp, *spilledLambda, *signalStmt:
			return false
		}
		return !found
	})
	return found
}

func anyYields[N syntax.Node](list []N) bool {
	for _, n := range list {
		if yields(n) {
			return true
		}
	}
	return false
}

// anyDefaultYields reports whether the default of a parameter yields.
func anyDefaultYields(params []syntax.Expr) bool {
	return slices.ContainsFunc(params, func(p syntax.Expr) bool {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		b, ok := p.(*syntax.BinaryExpr)
		return ok && yields(b.Y)
	})
}
