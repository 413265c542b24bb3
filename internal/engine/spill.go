package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// A spill takes the yields out of the expressions of a statement: it makes statements that come
// before it, which compute what is evaluated up to the last yield, and keep that in slots.
type spill struct {
	k    *compiler
	list []resumable
}

// spilled compiles a statement, of whose expressions make takes the yields out. It may be nil, if all there is to
// it is before it.
func (k *compiler) spilled(make func(sp *spill) stmt) resumable {
	sp := &spill{k: k}
	if s := make(sp); s != nil {
		sp.add(s)
	}
	return k.all(sp.list, syntax.Position{})
}

// add adds a statement that does not yield.
func (sp *spill) add(s stmt) { sp.list = append(sp.list, resumable{begin: s}) }

// A slotExpr is the value in a slot.
type slotExpr struct {
	syntax.Expr // the expression that it stands for
	slot        uint8
}

// A spilledComp is a comprehension or generator expression over what is left of its first iterable,
// without yields.
type spilledComp struct {
	syntax.Expr
	over syntax.Expr
}

// A spilledLambda is a lambda expression whose parameters have defaults without yields.
type spilledLambda struct {
	syntax.Expr
	params []syntax.Expr
}

func (k *compiler) spilledComp(x *spilledComp) expr {
	switch c := x.Expr.(type) {
	case *syntax.Comprehension:
		return k.comprehension(c, c, x.over)
	case *pysyntax.SetComp:
		return k.comprehension(&c.Comprehension, c, x.over)
	}
	return k.generatorExpr(x.Expr.(*pysyntax.GenExpr), x.over, nil)
}

// keep makes a statement that computes x, and returns what reads the value.
func (sp *spill) keep(x syntax.Expr) syntax.Expr {
	if _, ok := x.(*slotExpr); ok {
		return x
	}
	if _, ok := constantOf(x); ok {
		return x
	}
	slot := sp.k.value.slot(sp.k, syntax.Start(x))
	sp.add(storeLocal(slot, sp.k.expr(x)))
	return &slotExpr{x, slot}
}

// expr returns x without yields.
func (sp *spill) expr(x syntax.Expr) syntax.Expr {
	if x == nil || !yields(x) {
		return x
	}
	k := sp.k
	switch x := x.(type) {
	case *pysyntax.YieldExpr:
		v := constant(value.None)
		if x.X != nil {
			v = k.expr(sp.expr(x.X))
		}
		to := k.value.slot(k, x.Yield)
		sp.list = append(sp.list, k.yield(v, &to, x.Yield))
		return &slotExpr{x, to}
	case *pysyntax.YieldFromExpr:
		v := k.iterable(sp.expr(x.X))
		state, to := k.state.slot(k, x.Yield), k.value.slot(k, x.Yield)
		sp.list = append(sp.list, yieldFrom(k.self, state, v, to, k.site(x.Yield)))
		return &slotExpr{x, to}
	case *syntax.ParenExpr:
		return sp.expr(x.X)
	case *syntax.BinaryExpr:
		if x.Op == syntax.AND || x.Op == syntax.OR {
			return sp.either(x)
		}
		c := *x
		sp.all(&c.X, &c.Y)
		return &c
	case *pysyntax.PowExpr:
		c := *x
		sp.all(&c.X, &c.Y)
		return &c
	case *syntax.UnaryExpr:
		c := *x
		sp.all(&c.X)
		return &c
	case *pysyntax.CompareExpr:
		return sp.chain(x)
	case *syntax.CondExpr:
		return sp.choose(x)
	case *syntax.DotExpr:
		c := *x
		sp.all(&c.X)
		return &c
	case *syntax.IndexExpr:
		c := *x
		sp.all(&c.X, &c.Y)
		return &c
	case *syntax.SliceExpr:
		c := *x
		sp.all(&c.X, &c.Lo, &c.Hi, &c.Step)
		return &c
	case *pysyntax.SliceItem:
		c := *x
		sp.all(&c.Lo, &c.Hi, &c.Step)
		return &c
	case *syntax.TupleExpr:
		c := *x
		c.List = sp.exprs(x.List)
		return &c
	case *syntax.ListExpr:
		c := *x
		c.List = sp.exprs(x.List)
		return &c
	case *pysyntax.SetExpr:
		c := *x
		c.List = sp.exprs(x.List)
		return &c
	case *syntax.DictExpr:
		return sp.dict(x)
	case *pysyntax.StarredExpr:
		c := *x
		sp.all(&c.X)
		return &c
	case *pysyntax.NamedExpr:
		c := *x
		sp.all(&c.X)
		return &c
	case *syntax.CallExpr:
		return sp.call(x)
	case *syntax.Comprehension:
		return &spilledComp{x, sp.expr(firstIterable(x))}
	case *pysyntax.SetComp:
		return &spilledComp{x, sp.expr(firstIterable(&x.Comprehension))}
	case *pysyntax.GenExpr:
		return &spilledComp{x, sp.expr(firstIterable(&x.Comprehension))}
	case *syntax.LambdaExpr:
		_, params := sp.definition(nil, x.Params)
		return &spilledLambda{x, params}
	case *pysyntax.LambdaExpr:
		_, params := sp.definition(nil, x.Params)
		return &spilledLambda{x, params}
	case *pysyntax.FStringExpr:
		c := *x
		c.Parts = sp.fields(x.Parts)
		return &c
	}
	k.unsupported(syntax.Start(x), something)
	return nil
}

// definition takes the yields out of the decorators of a definition, and out of its parameters, or the
// arguments of a class.
func (sp *spill) definition(decorators []*pysyntax.Decorator, args []syntax.Expr) ([]*pysyntax.Decorator, []syntax.Expr) {
	decorators, args = slices.Clone(decorators), slices.Clone(args)
	var list []*syntax.Expr
	for i, d := range decorators {
		c := *d
		decorators[i] = &c
		list = append(list, &c.X)
	}
	for i, x := range args {
		to := &args[i]
		if ann, ok := x.(*pysyntax.AnnotatedParam); ok {
			c := *ann
			*to, to, x = &c, &c.Param, c.Param
		}
		switch x := x.(type) {
		case *syntax.BinaryExpr:
			if x.Op == syntax.EQ {
				c := *x
				*to, to = &c, &c.Y
			}
		case *syntax.UnaryExpr:
			if x.Op == syntax.STAR || x.Op == syntax.STARSTAR {
				c := *x
				*to, to = &c, &c.X
			}
		case *pysyntax.SlashParam:
			continue
		}
		list = append(list, to)
	}
	sp.all(list...)
	return decorators, args
}

// all takes the yields out of expressions that are evaluated one after the other. Those before the
// last that yields are kept.
func (sp *spill) all(list ...*syntax.Expr) {
	last := -1
	for i, p := range list {
		if *p != nil && yields(*p) {
			last = i
		}
	}
	for i, p := range list[:last+1] {
		if *p == nil {
			continue
		}
		x := sp.expr(*p)
		if i < last {
			switch s := x.(type) {
			case *pysyntax.StarredExpr:
				c := *s
				c.X = sp.keep(s.X)
				x = &c
			case *pysyntax.SliceItem:
				c := *s
				for _, p := range []*syntax.Expr{&c.Lo, &c.Hi, &c.Step} {
					if *p != nil {
						*p = sp.keep(*p)
					}
				}
				x = &c
			default:
				x = sp.keep(x)
			}
		}
		*p = x
	}
}

func (sp *spill) exprs(list []syntax.Expr) []syntax.Expr {
	out := append([]syntax.Expr(nil), list...)
	ps := make([]*syntax.Expr, len(out))
	for i := range out {
		ps[i] = &out[i]
	}
	sp.all(ps...)
	return out
}

// fields takes the yields out of the parts of an f-string, or of a format spec. The fields before the last that
// yields are formatted, and their texts kept.
func (sp *spill) fields(parts []syntax.Expr) []syntax.Expr {
	out := append([]syntax.Expr(nil), parts...)
	last := -1
	for i, p := range out {
		if yields(p) {
			last = i
		}
	}
	for i, p := range out[:last+1] {
		field, ok := p.(*pysyntax.FStringField)
		if !ok {
			continue
		}
		f := *field
		f.X = sp.expr(f.X)
		if anyYields(f.Spec) {
			f.X = sp.keep(f.X)
			f.Spec = sp.fields(f.Spec)
		}
		out[i] = &f
		if i < last {
			text := sp.keep(&pysyntax.FStringExpr{StartPos: f.Lbrace, Parts: []syntax.Expr{&f}, EndPos: f.Rbrace})
			out[i] = &pysyntax.FStringField{Lbrace: f.Lbrace, X: text, Rbrace: f.Rbrace}
		}
	}
	return out
}

func (sp *spill) dict(x *syntax.DictExpr) syntax.Expr {
	c := *x
	c.List = append([]syntax.Expr(nil), x.List...)
	var ps []*syntax.Expr
	for i, e := range c.List {
		switch e := e.(type) {
		case *syntax.DictEntry:
			d := *e
			c.List[i] = &d
			ps = append(ps, &d.Key, &d.Value)
		case *pysyntax.StarredExpr:
			s := *e
			c.List[i] = &s
			ps = append(ps, &s.X)
		}
	}
	sp.all(ps...)
	return &c
}

func (sp *spill) call(x *syntax.CallExpr) syntax.Expr {
	c := *x
	c.Args = append([]syntax.Expr(nil), x.Args...)
	ps := []*syntax.Expr{&c.Fn}
	if d, ok := unparen(c.Fn).(*syntax.DotExpr); ok && !yields(d.X) {
		dot := *d // the object is kept, and not the method
		c.Fn = &dot
		ps = []*syntax.Expr{&dot.X}
	}
	for i, a := range c.Args {
		switch a := a.(type) {
		case *syntax.UnaryExpr:
			if a.Op == syntax.STAR || a.Op == syntax.STARSTAR {
				u := *a
				c.Args[i] = &u
				ps = append(ps, &u.X)
				continue
			}
		case *syntax.BinaryExpr:
			if a.Op == syntax.EQ {
				b := *a
				c.Args[i] = &b
				ps = append(ps, &b.Y)
				continue
			}
		}
		ps = append(ps, &c.Args[i])
	}
	sp.all(ps...)
	return &c
}

// part compiles x, and what is before it, to a statement that puts the value into a slot.
func (sp *spill) part(x syntax.Expr, slot uint8) resumable {
	k := sp.k
	in := &spill{k: k}
	y := in.expr(x)
	in.add(storeLocal(slot, k.expr(y)))
	return k.all(in.list, syntax.Start(x))
}

// either is x and y, or x or y.
func (sp *spill) either(x *syntax.BinaryExpr) syntax.Expr {
	k := sp.k
	slot := k.value.slot(k, x.OpPos)
	sp.list = append(sp.list, sp.part(x.X, slot))
	q := truthy(slotNode(slot), k.site(x.OpPos))
	then, other := sp.part(x.Y, slot), resumable{begin: nothing}
	if x.Op == syntax.OR {
		then, other = other, then
	}
	sp.list = append(sp.list, k.choose(q, then, other, x.OpPos))
	return &slotExpr{x, slot}
}

func (sp *spill) choose(x *syntax.CondExpr) syntax.Expr {
	k := sp.k
	slot := k.value.slot(k, x.If)
	q := k.cond(sp.expr(x.Cond))
	then, other := sp.part(x.True, slot), sp.part(x.False, slot)
	sp.list = append(sp.list, k.choose(q, then, other, x.If))
	return &slotExpr{x, slot}
}

// chain is a comparison of several operands, each of which is evaluated if those before it hold.
func (sp *spill) chain(x *pysyntax.CompareExpr) syntax.Expr {
	k := sp.k
	left, right, result := k.value.slot(k, x.Links[0].OpPos), k.value.slot(k, x.Links[0].OpPos), k.value.slot(k, x.Links[0].OpPos)
	sp.list = append(sp.list, sp.part(x.X, left))
	run := resumable{begin: nothing}
	for i := len(x.Links) - 1; i >= 0; i-- {
		l := x.Links[i]
		compare := storeLocal(result, k.linkValue(l, &operand{shape: 'E', expr: slotNode(left)}, &operand{shape: 'E', expr: slotNode(right)}))
		list := []resumable{sp.part(l.Y, right), {begin: compare}}
		if i < len(x.Links)-1 {
			goOn := k.all([]resumable{{begin: storeLocal(left, slotNode(right))}, run}, l.OpPos)
			list = append(list, k.choose(truthy(slotNode(result), k.site(l.OpPos)), goOn, resumable{begin: nothing}, l.OpPos))
		}
		run = k.all(list, l.OpPos)
	}
	sp.list = append(sp.list, run)
	return &slotExpr{x, result}
}

// target takes the yields out of what is assigned to.
func (sp *spill) target(p *syntax.Expr) {
	switch x := unparen(*p).(type) {
	case *syntax.DotExpr:
		c := *x
		c.X = sp.expr(x.X)
		if !yields(x.X) {
			c.X = sp.keep(c.X)
		}
		*p = &c
	case *syntax.IndexExpr:
		c := *x
		sp.all(&c.X, &c.Y)
		c.X = sp.keep(c.X)
		if _, ok := c.Y.(*pysyntax.SliceItem); !ok {
			c.Y = sp.keep(c.Y)
		}
		*p = &c
	case *syntax.SliceExpr:
		c := *x
		sp.all(&c.X, &c.Lo, &c.Hi, &c.Step)
		for _, p := range []*syntax.Expr{&c.X, &c.Lo, &c.Hi, &c.Step} {
			if *p != nil {
				*p = sp.keep(*p)
			}
		}
		*p = &c
	case *syntax.TupleExpr:
		c := *x
		c.List = sp.targets(x.List)
		*p = &c
	case *syntax.ListExpr:
		c := *x
		c.List = sp.targets(x.List)
		*p = &c
	case *pysyntax.StarredExpr:
		c := *x
		sp.target(&c.X)
		*p = &c
	}
}

func (sp *spill) targets(list []syntax.Expr) []syntax.Expr {
	list = slices.Clone(list)
	for i := range list {
		sp.target(&list[i])
	}
	return list
}
