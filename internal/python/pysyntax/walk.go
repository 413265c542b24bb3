package pysyntax

import (
	"fmt"
	"iter"

	"go.starlark.net/syntax"
)

// Walk traverses a syntax tree in depth-first order, like syntax.Walk, which knows
// only upstream's nodes: it calls f(n), walks the [Children] of n if f returns true, and
// then calls f(nil). n must not be nil.
func Walk(n syntax.Node, f func(syntax.Node) bool) {
	if !f(n) {
		return
	}
	for c := range Children(n) {
		Walk(c, f)
	}
	f(nil)
}

// Children goes over the nodes that a node is made of: in upstream's order in upstream's nodes, and
// in source order in those of this package. It is what all code that goes over trees is built on.
func Children(n syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		switch n.(type) {
		case Pattern:
			patternChildren(n, yield)
		case syntax.Expr:
			exprChildren(n, yield)
		case syntax.Stmt:
			stmtChildren(n, yield)
		default:
			partChildren(n, yield)
		}
	}
}

func all[N syntax.Node](list []N, yield func(syntax.Node) bool) bool {
	for _, n := range list {
		if !yield(n) {
			return false
		}
	}
	return true
}

// opt yields x unless it is nil.
func opt(x syntax.Expr, yield func(syntax.Node) bool) bool { return x == nil || yield(x) }

func optName(id *syntax.Ident, yield func(syntax.Node) bool) bool { return id == nil || yield(id) }

// exprChildren goes over the children of an expression.
func exprChildren(n syntax.Node, yield func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *syntax.Ident, *syntax.Literal, *EllipsisExpr, *SlashParam:
		return true
	case *syntax.CallExpr:
		return yield(n.Fn) && all(n.Args, yield)
	case *syntax.DotExpr:
		return yield(n.X) && yield(n.Name)
	case *syntax.BinaryExpr:
		return yield(n.X) && yield(n.Y)
	case *syntax.UnaryExpr:
		return opt(n.X, yield)
	case *syntax.ParenExpr:
		return yield(n.X)
	case *syntax.TupleExpr:
		return all(n.List, yield)
	case *syntax.ListExpr:
		return all(n.List, yield)
	case *syntax.DictExpr:
		return all(n.List, yield)
	case *syntax.DictEntry:
		return yield(n.Key) && yield(n.Value)
	case *syntax.IndexExpr:
		return yield(n.X) && yield(n.Y)
	case *syntax.SliceExpr:
		return yield(n.X) && opt(n.Lo, yield) && opt(n.Hi, yield) && opt(n.Step, yield)
	case *syntax.CondExpr:
		return yield(n.Cond) && yield(n.True) && yield(n.False)
	case *syntax.Comprehension:
		return comprehension(n, yield)
	case *syntax.LambdaExpr:
		return all(n.Params, yield) && yield(n.Body)
	case *StarredExpr:
		return yield(n.X)
	case *PowExpr:
		return yield(n.X) && yield(n.Y)
	case *CompareExpr:
		if !yield(n.X) {
			return false
		}
		for _, link := range n.Links {
			if !yield(link.Y) {
				return false
			}
		}
		return true
	case *NamedExpr:
		return yield(n.Name) && yield(n.X)
	case *YieldExpr:
		return opt(n.X, yield)
	case *YieldFromExpr:
		return yield(n.X)
	case *SetExpr:
		return all(n.List, yield)
	case *SetComp:
		return comprehension(&n.Comprehension, yield)
	case *GenExpr:
		return comprehension(&n.Comprehension, yield)
	case *SliceItem:
		return opt(n.Lo, yield) && opt(n.Hi, yield) && opt(n.Step, yield)
	case *LambdaExpr:
		return all(n.Params, yield) && yield(n.Body)
	case *AnnotatedParam:
		return yield(n.Param) && yield(n.Annotation)
	case *FStringExpr:
		return all(n.Parts, yield)
	case *FStringField:
		return yield(n.X) && all(n.Spec, yield)
	case *ImportName:
		return all(n.Path, yield) && optName(n.As, yield)
	case *WithItem:
		return yield(n.X) && opt(n.Target, yield)
	case *Decorator:
		return yield(n.X)
	case *TypeParam:
		return yield(n.Name) && opt(n.Bound, yield) && opt(n.Default, yield)
	}
	panic(fmt.Sprintf("pysyntax.Children: unexpected node %T", n))
}

func comprehension(n *syntax.Comprehension, yield func(syntax.Node) bool) bool {
	return yield(n.Body) && all(n.Clauses, yield)
}

// stmtChildren goes over the children of a statement.
func stmtChildren(n syntax.Node, yield func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *syntax.BranchStmt:
		return true
	case *syntax.ExprStmt:
		return yield(n.X)
	case *syntax.AssignStmt:
		return yield(n.LHS) && yield(n.RHS)
	case *syntax.IfStmt:
		return yield(n.Cond) && all(n.True, yield) && all(n.False, yield)
	case *syntax.ForStmt:
		return loop(n, yield)
	case *syntax.WhileStmt:
		return yield(n.Cond) && all(n.Body, yield)
	case *syntax.ReturnStmt:
		return opt(n.Result, yield)
	case *syntax.DefStmt:
		return yield(n.Name) && all(n.Params, yield) && all(n.Body, yield)
	case *syntax.LoadStmt:
		return yield(n.Module) && all(n.From, yield) && all(n.To, yield)
	case *MultiAssignStmt:
		return all(n.Targets, yield) && yield(n.RHS)
	case *PowAssignStmt:
		return yield(n.LHS) && yield(n.RHS)
	case *AnnAssignStmt:
		return yield(n.Target) && yield(n.Annotation) && opt(n.Value, yield)
	case *ImportStmt:
		return all(n.Names, yield)
	case *FromStmt:
		return all(n.Module, yield) && all(n.Names, yield)
	case *TryStmt:
		return all(n.Body, yield) && all(n.Handlers, yield) && all(n.Else, yield) && all(n.Finally, yield)
	case *ExceptClause:
		return opt(n.Type, yield) && optName(n.Name, yield) && all(n.Body, yield)
	case *WithStmt:
		return all(n.Items, yield) && all(n.Body, yield)
	case *RaiseStmt:
		return opt(n.X, yield) && opt(n.Cause, yield)
	case *AssertStmt:
		return yield(n.Cond) && opt(n.Msg, yield)
	case *DelStmt:
		return all(n.Targets, yield)
	case *GlobalStmt:
		return all(n.Names, yield)
	case *NonlocalStmt:
		return all(n.Names, yield)
	case *TypeAliasStmt:
		return yield(n.Name) && all(n.TypeParams, yield) && yield(n.Value)
	case *DefStmt:
		return all(n.Decorators, yield) && yield(n.Name) && all(n.TypeParams, yield) && all(n.Params, yield) && opt(n.Returns, yield) && all(n.Body, yield)
	case *ClassStmt:
		return all(n.Decorators, yield) && yield(n.Name) && all(n.TypeParams, yield) && all(n.Args, yield) && all(n.Body, yield)
	case *ForElseStmt:
		return loop(&n.ForStmt, yield) && all(n.Else, yield)
	case *WhileElseStmt:
		return yield(n.Cond) && all(n.Body, yield) && all(n.Else, yield)
	case *MatchStmt:
		return yield(n.Subject) && all(n.Cases, yield)
	case *CaseClause:
		return yield(n.Pattern) && opt(n.Guard, yield) && all(n.Body, yield)
	}
	panic(fmt.Sprintf("pysyntax.Children: unexpected node %T", n))
}

func loop(n *syntax.ForStmt, yield func(syntax.Node) bool) bool {
	return yield(n.Vars) && yield(n.X) && all(n.Body, yield)
}

// patternChildren goes over the children of a pattern.
func patternChildren(n syntax.Node, yield func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *WildcardPattern:
		return true
	case *ValuePattern:
		return yield(n.X)
	case *CapturePattern:
		return yield(n.Name)
	case *SequencePattern:
		return all(n.List, yield)
	case *StarPattern:
		return optName(n.Name, yield)
	case *MappingPattern:
		for i, key := range n.Keys {
			if !yield(key) || !yield(n.Values[i]) {
				return false
			}
		}
		return optName(n.Rest, yield)
	case *ClassPattern:
		return yield(n.Class) && all(n.Args, yield) && all(n.Keywords, yield)
	case *KeywordPattern:
		return yield(n.Name) && yield(n.Pattern)
	case *OrPattern:
		return all(n.Alts, yield)
	case *AsPattern:
		return yield(n.Pattern) && yield(n.Name)
	}
	panic(fmt.Sprintf("pysyntax.Children: unexpected node %T", n))
}

// partChildren goes over the children of what is none of these.
func partChildren(n syntax.Node, yield func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *syntax.ForClause:
		return yield(n.Vars) && yield(n.X)
	case *syntax.IfClause:
		return yield(n.Cond)
	case *syntax.File:
		return all(n.Stmts, yield)
	}
	panic(fmt.Sprintf("pysyntax.Children: unexpected node %T", n))
}
