package symtable

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// maxBlocks is how many blocks CPython lets code nest: loops, with items, comprehensions, and what
// try statements guard. A generator function is one by itself.
// Source: CO_MAXBLOCKS in CPython's Include/internal/pycore_code.h.
const maxBlocks = 21

// blocks are those around the place in the code of a scope.
type blocks struct {
	depth  int
	yields bool
	deep   [2]syntax.Node // the first that is one too many, for other code and for generators
}

// enter notes that what follows is in a block of n.
func (b *blocks) enter(n syntax.Node) {
	b.depth++
	for i := range b.deep {
		if b.depth+i > maxBlocks && b.deep[i] == nil {
			b.deep[i] = n
		}
	}
}

// block analyzes the statements in a block of n.
func (a *analyzer) block(n syntax.Node, list []syntax.Stmt) {
	a.blocks.enter(n)
	a.stmts(list)
	a.blocks.depth--
}

// try analyzes a try statement. Its else clause is guarded by finally only; that, and the handlers,
// are in a block where there is an exception.
func (a *analyzer) try(s *pysyntax.TryStmt) {
	around := a.blocks.depth
	if s.Finally != nil {
		a.blocks.enter(s)
	}
	if len(s.Handlers) == 0 {
		a.stmts(s.Body)
	} else {
		a.block(s, s.Body)
		a.blocks.enter(s)
		for _, h := range s.Handlers {
			a.opt(h.Type)
			if h.Name != nil {
				a.bind(h.Name)
			}
			a.block(h, h.Body)
		}
		a.blocks.depth--
	}
	a.stmts(s.Else)
	a.blocks.depth = around
	if s.Finally != nil {
		a.block(s, s.Finally)
	}
}

// endBlocks notes the error of blocks nested too deep in the scope.
func (a *analyzer) endBlocks() {
	n := a.blocks.deep[0]
	if a.blocks.yields {
		n = a.blocks.deep[1]
	}
	if n != nil {
		a.tooDeep = append(a.tooDeep, a.errorAt(n, "too many statically nested blocks"))
	}
}
