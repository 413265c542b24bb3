package pysyntax

import "go.starlark.net/syntax"

// The syntax package closes its Stmt and Expr interfaces with unexported methods.
// Embedding an interface value borrows the method without any of a node's fields;
// the aliases keep the embedded fields unexported.
type (
	anyExpr = syntax.Expr
	anyStmt = syntax.Stmt
)

// exprBase makes the type it is embedded in a syntax.Expr.
type exprBase struct {
	anyExpr
	comments *syntax.Comments
}

// Comments returns the comments attached to the node, nil if there are none.
func (b *exprBase) Comments() *syntax.Comments { return b.comments }

// AllocComments makes Comments return a value to fill.
func (b *exprBase) AllocComments() {
	if b.comments == nil {
		b.comments = new(syntax.Comments)
	}
}

// stmtBase makes the type it is embedded in a syntax.Stmt.
type stmtBase struct {
	anyStmt
	comments *syntax.Comments
}

// Comments returns the comments attached to the node, nil if there are none.
func (b *stmtBase) Comments() *syntax.Comments { return b.comments }

// AllocComments makes Comments return a value to fill.
func (b *stmtBase) AllocComments() {
	if b.comments == nil {
		b.comments = new(syntax.Comments)
	}
}

// after returns the position n columns to the right of pos.
func after(pos syntax.Position, n int) syntax.Position {
	pos.Col += int32(n)
	return pos
}

func endOf(stmts []syntax.Stmt) syntax.Position { return syntax.End(stmts[len(stmts)-1]) }
