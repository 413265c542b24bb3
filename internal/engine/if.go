package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

func (k *compiler) ifStmt(s *syntax.IfStmt) stmt {
	q, then := k.cond(s.Cond), k.block(s.True)
	if len(s.False) == 0 {
		return ifThen(q, then)
	}
	return ifElse(q, then, k.block(s.False))
}

//go:noinline
func ifThen(q cond, then stmt) stmt {
	return func(f *value.Frame) value.Value {
		switch q(f) {
		case yes:
			return then(f)
		case no:
			return next
		}
		return failure
	}
}

//go:noinline
func ifElse(q cond, then, other stmt) stmt {
	return func(f *value.Frame) value.Value {
		switch q(f) {
		case yes:
			return then(f)
		case no:
			return other(f)
		}
		return failure
	}
}

// maxGuards is how many guards are in one another at most: each is a Go call.
const maxGuards = 8

// guard returns s if it is an if statement that leaves the block when its condition holds, as
// `if n < 2: return n`; nil if not.
func guard(s syntax.Stmt) *syntax.IfStmt {
	if s, ok := s.(*syntax.IfStmt); ok && leaves(s.True) {
		return s
	}
	return nil
}

// leaves reports whether what is behind the statements is never reached.
func leaves(stmts []syntax.Stmt) bool {
	switch s := stmts[len(stmts)-1].(type) {
	case *syntax.ReturnStmt, *pysyntax.RaiseStmt:
		return true
	case *syntax.BranchStmt:
		return s.Token != syntax.PASS
	case *syntax.IfStmt:
		return len(s.False) > 0 && leaves(s.True) && leaves(s.False)
	}
	return false
}

// guarded compiles a guard and the statements behind it, which are its else: that saves asking whether
// the guard has left the block.
func (k *compiler) guarded(s *syntax.IfStmt, rest []syntax.Stmt) stmt {
	temps := k.temps
	q, then := k.cond(s.Cond), k.block(s.True)
	k.temps = temps
	return ifElse(q, then, k.block(slices.Concat(s.False, rest)))
}
