package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// generatorExpr compiles a generator expression: a function of what the first clause goes over. It is
// an argument of the call at argumentOf, if that is not nil.
//
//go:noinline
func (k *compiler) generatorExpr(x *pysyntax.GenExpr, over syntax.Expr, argumentOf site) expr {
	first := k.iterable(over)
	c := k.unit.code(k.scope.Child(x))
	from := capturesOf(c.scope)
	at := k.site(syntax.Start(firstIterable(&x.Comprehension)))
	return func(f *value.Frame) value.Value {
		v := first(f)
		if !v.Present() {
			return v
		}
		t := threadOf(f)
		it, err := iterateAt(f, v, at)
		if err != nil {
			return fail(f, at, err)
		}
		if it == nil {
			return failure
		}
		outer := functionOf(f)
		fn := &Function{properties: &c.properties, code: c, module: outer.module, globals: outer.globals, cells: cellsOf(f, from)}
		b := c.compiled()
		fn.body.Store(b)
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = f[threadSlot], functions.Of(fn)
		frame[firstParam] = value.Hold(&heldIterator{iterator: it, own: owned(t, it)})
		v = fn.run(t, b, f, at, frame)
		t.Stack.Pop(mark)
		if g, ok := generators.Get(v); ok {
			g.argumentOf = argumentOf
		}
		return v
	}
}

// generatorBody compiles the body of a generator expression.
func (k *compiler) generatorBody(x *pysyntax.GenExpr) resumable {
	return k.generatorClauses(x.Clauses, true, func() resumable { return k.yield(k.expr(x.Body), nil, syntax.Start(x.Body)) })
}

// generatorClauses compiles the clauses around the body. The iterator of the first is a parameter.
func (k *compiler) generatorClauses(list []syntax.Node, first bool, body func() resumable) resumable {
	if len(list) == 0 {
		return body()
	}
	switch c := list[0].(type) {
	case *syntax.ForClause:
		at := k.site(c.In)
		slot := uint8(firstParam)
		var x expr
		if !first {
			x = k.expr(c.X)
			slot = k.state.slot(k, c.For)
		}
		to := k.loopTarget(c.Vars, c.For)
		goOn := forGoOn(slot, to, k.generatorClauses(list[1:], false, body), nil, at)
		if first {
			return resumable{goOn, goOn}
		}
		return resumable{forBegin(slot, x, goOn, at), goOn}
	case *syntax.IfClause:
		q, then := k.cond(c.Cond), k.generatorClauses(list[1:], false, body)
		return resumable{ifThen(q, then.begin), then.goOn}
	}
	return resumable{}
}
