package pysyntax

import (
	"fmt"

	"go.starlark.net/syntax"
)

// Walk traverses a syntax tree in depth-first order, like syntax.Walk, which knows
// only upstream's nodes: it calls f(n), walks the children of n if f returns true, and
// then calls f(nil). n must not be nil.
//
// Children come in upstream's order in upstream's nodes, and in source order in those of
// this package.
func Walk(n syntax.Node, f func(syntax.Node) bool) {
	if !f(n) {
		return
	}
	walkChildren(n, f)
	f(nil)
}

func walkExprs[E syntax.Node](list []E, f func(syntax.Node) bool) {
	for _, x := range list {
		Walk(x, f)
	}
}

// walkOpt walks x unless it is nil.
func walkOpt(x syntax.Expr, f func(syntax.Node) bool) {
	if x != nil {
		Walk(x, f)
	}
}

func walkName(id *syntax.Ident, f func(syntax.Node) bool) {
	if id != nil {
		Walk(id, f)
	}
}

func walkChildren(n syntax.Node, f func(syntax.Node) bool) {
	switch n := n.(type) {
	case *syntax.Ident, *syntax.Literal, *syntax.BranchStmt:
	case *syntax.CallExpr:
		Walk(n.Fn, f)
		walkExprs(n.Args, f)
	case *syntax.DotExpr:
		Walk(n.X, f)
		Walk(n.Name, f)
	case *syntax.ExprStmt:
		Walk(n.X, f)
	case *syntax.AssignStmt:
		Walk(n.LHS, f)
		Walk(n.RHS, f)
	case *syntax.BinaryExpr:
		Walk(n.X, f)
		Walk(n.Y, f)
	case *syntax.UnaryExpr:
		walkOpt(n.X, f)
	case *syntax.ParenExpr:
		Walk(n.X, f)
	case *syntax.TupleExpr:
		walkExprs(n.List, f)
	case *syntax.ListExpr:
		walkExprs(n.List, f)
	case *syntax.DictExpr:
		walkExprs(n.List, f)
	case *syntax.DictEntry:
		Walk(n.Key, f)
		Walk(n.Value, f)
	case *syntax.IndexExpr:
		Walk(n.X, f)
		Walk(n.Y, f)
	case *syntax.SliceExpr:
		Walk(n.X, f)
		walkOpt(n.Lo, f)
		walkOpt(n.Hi, f)
		walkOpt(n.Step, f)
	case *syntax.CondExpr:
		Walk(n.Cond, f)
		Walk(n.True, f)
		Walk(n.False, f)
	case *syntax.Comprehension:
		walkComp(n, f)
	case *syntax.ForClause:
		Walk(n.Vars, f)
		Walk(n.X, f)
	case *syntax.IfClause:
		Walk(n.Cond, f)
	case *syntax.LambdaExpr:
		walkExprs(n.Params, f)
		Walk(n.Body, f)
	case *syntax.IfStmt:
		Walk(n.Cond, f)
		walkExprs(n.True, f)
		walkExprs(n.False, f)
	case *syntax.ForStmt:
		walkFor(n, f)
	case *syntax.WhileStmt:
		Walk(n.Cond, f)
		walkExprs(n.Body, f)
	case *syntax.ReturnStmt:
		walkOpt(n.Result, f)
	case *syntax.DefStmt:
		Walk(n.Name, f)
		walkExprs(n.Params, f)
		walkExprs(n.Body, f)
	case *syntax.LoadStmt:
		Walk(n.Module, f)
		walkExprs(n.From, f)
		walkExprs(n.To, f)
	case *syntax.File:
		walkExprs(n.Stmts, f)
	default:
		if !walkExprExt(n, f) && !walkStmtExt(n, f) && !walkPattern(n, f) {
			panic(fmt.Sprintf("pysyntax.Walk: unexpected node %T", n))
		}
	}
}

func walkComp(n *syntax.Comprehension, f func(syntax.Node) bool) {
	Walk(n.Body, f)
	walkExprs(n.Clauses, f)
}

func walkFor(n *syntax.ForStmt, f func(syntax.Node) bool) {
	Walk(n.Vars, f)
	Walk(n.X, f)
	walkExprs(n.Body, f)
}

// walkExprExt walks the children of this package's expressions.
func walkExprExt(n syntax.Node, f func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *EllipsisExpr, *SlashParam:
	case *StarredExpr:
		Walk(n.X, f)
	case *PowExpr:
		Walk(n.X, f)
		Walk(n.Y, f)
	case *CompareExpr:
		Walk(n.X, f)
		for _, link := range n.Links {
			Walk(link.Y, f)
		}
	case *NamedExpr:
		Walk(n.Name, f)
		Walk(n.X, f)
	case *YieldExpr:
		walkOpt(n.X, f)
	case *YieldFromExpr:
		Walk(n.X, f)
	case *SetExpr:
		walkExprs(n.List, f)
	case *SetComp:
		walkComp(&n.Comprehension, f)
	case *GenExpr:
		walkComp(&n.Comprehension, f)
	case *SliceItem:
		walkOpt(n.Lo, f)
		walkOpt(n.Hi, f)
		walkOpt(n.Step, f)
	case *LambdaExpr:
		walkExprs(n.Params, f)
		Walk(n.Body, f)
	case *AnnotatedParam:
		Walk(n.Param, f)
		Walk(n.Annotation, f)
	case *FStringExpr:
		walkExprs(n.Parts, f)
	case *FStringField:
		Walk(n.X, f)
		walkExprs(n.Spec, f)
	default:
		return false
	}
	return true
}

// walkStmtExt walks the children of this package's statements and of their parts.
func walkStmtExt(n syntax.Node, f func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *MultiAssignStmt:
		walkExprs(n.Targets, f)
		Walk(n.RHS, f)
	case *PowAssignStmt:
		Walk(n.LHS, f)
		Walk(n.RHS, f)
	case *AnnAssignStmt:
		Walk(n.Target, f)
		Walk(n.Annotation, f)
		walkOpt(n.Value, f)
	case *ImportStmt:
		walkExprs(n.Names, f)
	case *ImportName:
		walkExprs(n.Path, f)
		walkName(n.As, f)
	case *FromStmt:
		walkExprs(n.Module, f)
		walkExprs(n.Names, f)
	case *TryStmt:
		walkExprs(n.Body, f)
		walkExprs(n.Handlers, f)
		walkExprs(n.Else, f)
		walkExprs(n.Finally, f)
	case *ExceptClause:
		walkOpt(n.Type, f)
		walkName(n.Name, f)
		walkExprs(n.Body, f)
	case *WithStmt:
		walkExprs(n.Items, f)
		walkExprs(n.Body, f)
	case *WithItem:
		Walk(n.X, f)
		walkOpt(n.Target, f)
	case *RaiseStmt:
		walkOpt(n.X, f)
		walkOpt(n.Cause, f)
	case *AssertStmt:
		Walk(n.Cond, f)
		walkOpt(n.Msg, f)
	case *DelStmt:
		walkExprs(n.Targets, f)
	case *GlobalStmt:
		walkExprs(n.Names, f)
	case *NonlocalStmt:
		walkExprs(n.Names, f)
	case *TypeAliasStmt:
		Walk(n.Name, f)
		walkExprs(n.TypeParams, f)
		Walk(n.Value, f)
	case *DefStmt:
		walkExprs(n.Decorators, f)
		Walk(n.Name, f)
		walkExprs(n.TypeParams, f)
		walkExprs(n.Params, f)
		walkOpt(n.Returns, f)
		walkExprs(n.Body, f)
	case *Decorator:
		Walk(n.X, f)
	case *TypeParam:
		Walk(n.Name, f)
		walkOpt(n.Bound, f)
		walkOpt(n.Default, f)
	case *ClassStmt:
		walkExprs(n.Decorators, f)
		Walk(n.Name, f)
		walkExprs(n.TypeParams, f)
		walkExprs(n.Args, f)
		walkExprs(n.Body, f)
	case *ForElseStmt:
		walkFor(&n.ForStmt, f)
		walkExprs(n.Else, f)
	case *WhileElseStmt:
		Walk(n.Cond, f)
		walkExprs(n.Body, f)
		walkExprs(n.Else, f)
	case *MatchStmt:
		Walk(n.Subject, f)
		walkExprs(n.Cases, f)
	case *CaseClause:
		Walk(n.Pattern, f)
		walkOpt(n.Guard, f)
		walkExprs(n.Body, f)
	default:
		return false
	}
	return true
}

// walkPattern walks the children of patterns.
func walkPattern(n syntax.Node, f func(syntax.Node) bool) bool {
	switch n := n.(type) {
	case *WildcardPattern:
	case *ValuePattern:
		Walk(n.X, f)
	case *CapturePattern:
		Walk(n.Name, f)
	case *SequencePattern:
		walkExprs(n.List, f)
	case *StarPattern:
		walkName(n.Name, f)
	case *MappingPattern:
		for i, key := range n.Keys {
			Walk(key, f)
			Walk(n.Values[i], f)
		}
		walkName(n.Rest, f)
	case *ClassPattern:
		Walk(n.Class, f)
		walkExprs(n.Args, f)
		walkExprs(n.Keywords, f)
	case *KeywordPattern:
		Walk(n.Name, f)
		Walk(n.Pattern, f)
	case *OrPattern:
		walkExprs(n.Alts, f)
	case *AsPattern:
		Walk(n.Pattern, f)
		Walk(n.Name, f)
	default:
		return false
	}
	return true
}
