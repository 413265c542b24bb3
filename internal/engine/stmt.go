package engine

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// block compiles statements.
func (k *compiler) block(stmts []syntax.Stmt) stmt {
	if k.generator() && anyYields(stmts) {
		return stateful(k.state.slot(k, syntax.Start(stmts[0])), k.body(stmts))
	}
	var few [8]stmt // sequence keeps a copy
	list := few[:0]
	for i, s := range stmts {
		if q, rest := guard(s), stmts[i+1:]; q != nil && len(rest) > 0 && k.guards < maxGuards {
			k.guards++
			list = append(list, k.guarded(q, rest))
			k.guards--
			break
		}
		temps := k.temps
		if n := k.stmt(s); n != nil {
			list = append(list, n)
		}
		k.temps = temps
	}
	return sequence(list)
}

func sequence(list []stmt) stmt {
	switch len(list) {
	case 0:
		return nothing
	case 1:
		return list[0]
	case 2:
		return two(list[0], list[1])
	case 3:
		return three(list[0], list[1], list[2])
	}
	return many(slices.Clone(list))
}

func nothing(*value.Frame) value.Value { return next }

//go:noinline
func two(a, b stmt) stmt {
	return func(f *value.Frame) value.Value {
		if v := a(f); v != next {
			return v
		}
		return b(f)
	}
}

//go:noinline
func three(a, b, c stmt) stmt {
	return func(f *value.Frame) value.Value {
		if v := a(f); v != next {
			return v
		}
		if v := b(f); v != next {
			return v
		}
		return c(f)
	}
}

//go:noinline
func many(list []stmt) stmt {
	return func(f *value.Frame) value.Value {
		for _, s := range list {
			if v := s(f); v != next {
				return v
			}
		}
		return next
	}
}

// stmt compiles a statement; nil for one that does nothing.
func (k *compiler) stmt(s syntax.Stmt) stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return k.exprStmt(s)
	case *syntax.AssignStmt:
		if s.Op != syntax.EQ {
			return k.augmented(s.LHS, s.OpPos, s.Op-syntax.PLUS_EQ+syntax.PLUS, s.RHS)
		}
		return k.assignStmt(s)
	case *pysyntax.PowAssignStmt:
		return k.augmented(s.LHS, s.OpPos, syntax.STARSTAR, s.RHS)
	case *pysyntax.MultiAssignStmt:
		return k.multiAssign(s)
	case *pysyntax.AnnAssignStmt:
		return k.annAssign(s)
	case *syntax.BranchStmt:
		switch s.Token {
		case syntax.BREAK:
			return signal(breaks)
		case syntax.CONTINUE:
			return signal(continues)
		}
		return nil
	case *syntax.ReturnStmt:
		return k.returnStmt(s)
	case *syntax.IfStmt:
		return k.ifStmt(s)
	case *syntax.ForStmt:
		return k.forStmt(s, nil)
	case *pysyntax.ForElseStmt:
		return k.forStmt(&s.ForStmt, s.Else)
	case *syntax.WhileStmt:
		return k.whileStmt(s, nil)
	case *pysyntax.WhileElseStmt:
		return k.whileStmt(&s.WhileStmt, s.Else)
	case *syntax.DefStmt:
		return k.def(s, nil, nil, s.Params)
	case *pysyntax.DefStmt:
		return k.def(&s.DefStmt, s, s.Decorators, s.Params)
	case *pysyntax.ClassStmt:
		return k.class(s, s.Decorators, s.Args)
	case *pysyntax.ImportStmt:
		return k.importStmt(s)
	case *pysyntax.FromStmt:
		return k.fromStmt(s)
	case *syntax.LoadStmt:
		return k.loadStmt(s)
	case *pysyntax.TryStmt:
		return k.try(s)
	case *pysyntax.WithStmt:
		return k.with(s.With, s.Items, s.Body)
	case *pysyntax.RaiseStmt:
		return k.raise(s)
	case *pysyntax.AssertStmt:
		return k.assert(s)
	case *pysyntax.DelStmt:
		return k.del(s.Targets)
	case *pysyntax.GlobalStmt, *pysyntax.NonlocalStmt:
		return nil
	case *pysyntax.MatchStmt:
		return k.match(s)
	case *pysyntax.TypeAliasStmt:
		return k.typeAlias(s)
	case *signalStmt:
		return signal(s.signal)
	}
	k.unsupported(syntax.Start(s), something)
	return nil
}

//go:noinline
func signal(n uint64) stmt {
	v := value.Signal(n)
	return func(*value.Frame) value.Value { return v }
}

func (k *compiler) exprStmt(s *syntax.ExprStmt) stmt {
	if k.unit.show != nil && k.code.kind == moduleCode {
		return shown(k.expr(s.X), k.unit.show, k.site(syntax.End(s.X)))
	}
	if _, ok := constantOf(s.X); ok {
		return nil
	}
	return evaluate(k.expr(s.X))
}

// shown computes an expression whose value a session shows.
//
//go:noinline
func shown(x expr, show func(t *script.Thread, v starlark.Value) error, at site) stmt {
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		if err := show(threadOf(f), v.Starlark()); err != nil {
			return fail(f, at, err)
		}
		return next
	}
}

// evaluate computes an expression for what it does.
//
//go:noinline
func evaluate(x expr) stmt {
	return func(f *value.Frame) value.Value {
		if v := x(f); !v.Present() {
			return v
		}
		return next
	}
}

func (k *compiler) returnStmt(s *syntax.ReturnStmt) stmt {
	if k.generator() {
		x := constant(value.None)
		if s.Result != nil {
			x = k.expr(s.Result)
		}
		return returnFrom(k.self, x)
	}
	if s.Result == nil {
		return stmt(constant(value.None))
	}
	return stmt(k.expr(s.Result))
}

// returnFrom ends a generator.
//
//go:noinline
func returnFrom(self uint8, x expr) stmt {
	over := value.Signal(returns)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		generatorIn(f, self).result = v
		return over
	}
}
