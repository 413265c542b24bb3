package pysyntax

import "go.starlark.net/syntax"

// A MultiAssignStmt assigns one value to several targets, from left to right:
//
//	a = b[i] = x, *y = RHS
//
// An assignment to one target is a syntax.AssignStmt. In either, a target may hold
// a StarredExpr.
type MultiAssignStmt struct {
	stmtBase
	Targets []syntax.Expr     // two or more
	OpPos   []syntax.Position // the "=" after each target
	RHS     syntax.Expr
}

// Span returns the start of the first target and the end of the value.
func (x *MultiAssignStmt) Span() (start, end syntax.Position) {
	return syntax.Start(x.Targets[0]), syntax.End(x.RHS)
}

// A PowAssignStmt is LHS **= RHS. The other augmented assignments are
// syntax.AssignStmts.
type PowAssignStmt struct {
	stmtBase
	LHS   syntax.Expr
	OpPos syntax.Position
	RHS   syntax.Expr
}

// Span returns the start of the target and the end of the value.
func (x *PowAssignStmt) Span() (start, end syntax.Position) {
	return syntax.Start(x.LHS), syntax.End(x.RHS)
}

// An AnnAssignStmt is an annotated name, with or without a value:
//
//	Target: Annotation
//	Target: Annotation = Value
type AnnAssignStmt struct {
	stmtBase
	Target     syntax.Expr // Ident, DotExpr, IndexExpr, SliceExpr or a ParenExpr of one
	Colon      syntax.Position
	Annotation syntax.Expr
	OpPos      syntax.Position // of "=", not valid without a value
	Value      syntax.Expr     // may be nil
}

// Simple reports whether the target is a bare name: only those annotations are kept
// in __annotations__, and make the name local where there is no value.
func (x *AnnAssignStmt) Simple() bool {
	_, ok := x.Target.(*syntax.Ident)
	return ok
}

// Span returns the start of the target and the end of the value or annotation.
func (x *AnnAssignStmt) Span() (start, end syntax.Position) {
	if x.Value != nil {
		return syntax.Start(x.Target), syntax.End(x.Value)
	}
	return syntax.Start(x.Target), syntax.End(x.Annotation)
}

// An ImportStmt is import a.b.c as x, d.
type ImportStmt struct {
	stmtBase
	Import syntax.Position
	Names  []*ImportName
}

// Span returns the start of the keyword and the end of the last name.
func (x *ImportStmt) Span() (start, end syntax.Position) {
	return x.Import, syntax.End(x.Names[len(x.Names)-1])
}

// An ImportName is one of the names of an ImportStmt or a FromStmt. It is an Expr
// only for Walk's sake.
type ImportName struct {
	exprBase
	Path []*syntax.Ident // a.b.c; one name in a FromStmt
	As   *syntax.Ident   // nil without "as"
}

// Binds returns the identifier the statement binds: As, or else the first of Path.
func (x *ImportName) Binds() *syntax.Ident {
	if x.As != nil {
		return x.As
	}
	return x.Path[0]
}

// Span returns the start of the path and the end of the path or of the new name.
func (x *ImportName) Span() (start, end syntax.Position) {
	if x.As != nil {
		return x.Path[0].NamePos, syntax.End(x.As)
	}
	return x.Path[0].NamePos, syntax.End(x.Path[len(x.Path)-1])
}

// A FromStmt is one of
//
//	from a.b import c as x, d
//	from ..a import (b, c)
//	from . import a
//	from a import *
type FromStmt struct {
	stmtBase
	From   syntax.Position
	Dots   int             // leading dots: 0 for an absolute import
	Module []*syntax.Ident // a.b; empty after dots alone
	Import syntax.Position
	Star   syntax.Position // valid for import *
	Names  []*ImportName   // empty for import *
	EndPos syntax.Position
}

// Span returns the start of "from" and the end of the names.
func (x *FromStmt) Span() (start, end syntax.Position) { return x.From, x.EndPos }

// A TryStmt is
//
//	try: Body
//	except ...: ...     # Handlers
//	else: Else
//	finally: Finally
type TryStmt struct {
	stmtBase
	Try        syntax.Position
	Body       []syntax.Stmt
	Handlers   []*ExceptClause // may be empty with a Finally
	ElsePos    syntax.Position
	Else       []syntax.Stmt // nil without else
	FinallyPos syntax.Position
	Finally    []syntax.Stmt // nil without finally
}

// Span returns the start of "try" and the end of the last clause.
func (x *TryStmt) Span() (start, end syntax.Position) {
	switch {
	case x.Finally != nil:
		return x.Try, endOf(x.Finally)
	case x.Else != nil:
		return x.Try, endOf(x.Else)
	default:
		return x.Try, syntax.End(x.Handlers[len(x.Handlers)-1])
	}
}

// An ExceptClause is except Type as Name: Body. In
//
//	except A, B: Body
//
// which Python permits since 3.14, Type is a TupleExpr without parentheses.
type ExceptClause struct {
	stmtBase
	Except syntax.Position
	Type   syntax.Expr   // nil in a bare except
	Name   *syntax.Ident // nil without "as"
	Body   []syntax.Stmt
}

// Span returns the start of "except" and the end of the body.
func (x *ExceptClause) Span() (start, end syntax.Position) { return x.Except, endOf(x.Body) }

// A WithStmt is
//
//	with X as Target, Y: Body
//	with (X as Target, Y): Body
type WithStmt struct {
	stmtBase
	With  syntax.Position
	Items []*WithItem
	Body  []syntax.Stmt
}

// Span returns the start of "with" and the end of the body.
func (x *WithStmt) Span() (start, end syntax.Position) { return x.With, endOf(x.Body) }

// A WithItem is X as Target. It is an Expr only for Walk's sake.
type WithItem struct {
	exprBase
	X      syntax.Expr
	As     syntax.Position
	Target syntax.Expr // nil without "as"
}

// Span returns the start of the expression and the end of the target, if any.
func (x *WithItem) Span() (start, end syntax.Position) {
	if x.Target != nil {
		return syntax.Start(x.X), syntax.End(x.Target)
	}
	return x.X.Span()
}

// A RaiseStmt is raise, raise X, or raise X from Cause.
type RaiseStmt struct {
	stmtBase
	Raise syntax.Position
	X     syntax.Expr // nil in a bare raise
	From  syntax.Position
	Cause syntax.Expr // nil without "from"
}

// Span returns the start of "raise" and the end of the statement.
func (x *RaiseStmt) Span() (start, end syntax.Position) {
	switch {
	case x.Cause != nil:
		return x.Raise, syntax.End(x.Cause)
	case x.X != nil:
		return x.Raise, syntax.End(x.X)
	default:
		return x.Raise, after(x.Raise, len("raise"))
	}
}

// An AssertStmt is assert Cond, Msg.
type AssertStmt struct {
	stmtBase
	Assert syntax.Position
	Cond   syntax.Expr
	Msg    syntax.Expr // may be nil
}

// Span returns the start of "assert" and the end of the statement.
func (x *AssertStmt) Span() (start, end syntax.Position) {
	if x.Msg != nil {
		return x.Assert, syntax.End(x.Msg)
	}
	return x.Assert, syntax.End(x.Cond)
}

// A DelStmt is del a, b.c, d[i], (e, f).
type DelStmt struct {
	stmtBase
	Del     syntax.Position
	Targets []syntax.Expr // as written: may hold ParenExpr, TupleExpr and ListExpr
}

// Span returns the start of "del" and the end of the last target.
func (x *DelStmt) Span() (start, end syntax.Position) {
	return x.Del, syntax.End(x.Targets[len(x.Targets)-1])
}

// A GlobalStmt is global a, b.
type GlobalStmt struct {
	stmtBase
	Global syntax.Position
	Names  []*syntax.Ident
}

// Span returns the start of "global" and the end of the last name.
func (x *GlobalStmt) Span() (start, end syntax.Position) {
	return x.Global, syntax.End(x.Names[len(x.Names)-1])
}

// A NonlocalStmt is nonlocal a, b.
type NonlocalStmt struct {
	stmtBase
	Nonlocal syntax.Position
	Names    []*syntax.Ident
}

// Span returns the start of "nonlocal" and the end of the last name.
func (x *NonlocalStmt) Span() (start, end syntax.Position) {
	return x.Nonlocal, syntax.End(x.Names[len(x.Names)-1])
}

// A TypeAliasStmt is type Name[TypeParams] = Value.
type TypeAliasStmt struct {
	stmtBase
	Type       syntax.Position
	Name       *syntax.Ident
	TypeParams []*TypeParam
	OpPos      syntax.Position
	Value      syntax.Expr
}

// Span returns the start of "type" and the end of the value.
func (x *TypeAliasStmt) Span() (start, end syntax.Position) { return x.Type, syntax.End(x.Value) }

// A DefStmt is a function definition that a syntax.DefStmt cannot carry whole: one
// with decorators, a return annotation, type parameters, or yield in its body.
//
//	@Decorators
//	def Name[TypeParams](Params) -> Returns: Body
//
// In it, in a syntax.DefStmt and in a syntax.LambdaExpr the parameters may hold
// AnnotatedParam and SlashParam.
type DefStmt struct {
	syntax.DefStmt
	Decorators []*Decorator
	TypeParams []*TypeParam
	Arrow      syntax.Position
	Returns    syntax.Expr // nil without annotation
	Generator  bool        // the body has a yield of its own
}

// Span returns the start of "def", not of a decorator, and the end of the body.
func (x *DefStmt) Span() (start, end syntax.Position) { return x.Def, endOf(x.Body) }

// A Decorator is @X before a function or class. It is an Expr only for Walk's sake.
type Decorator struct {
	exprBase
	At syntax.Position
	X  syntax.Expr
}

// Span returns the start of "@" and the end of the expression.
func (x *Decorator) Span() (start, end syntax.Position) { return x.At, syntax.End(x.X) }

// A TypeParam is T, T: Bound, *Ts or **P, each with = Default, in the brackets after
// the name of a function, class or type. It is an Expr only for Walk's sake.
type TypeParam struct {
	exprBase
	OpPos   syntax.Position // of the stars
	Op      syntax.Token    // STAR, STARSTAR or 0
	Name    *syntax.Ident
	Bound   syntax.Expr // may be nil
	Default syntax.Expr // may be nil
}

// Span returns the start of the stars or the name, and the end of what follows it.
func (x *TypeParam) Span() (start, end syntax.Position) {
	start, end = x.Name.Span()
	if x.Op != 0 {
		start = x.OpPos
	}
	if x.Default != nil {
		end = syntax.End(x.Default)
	} else if x.Bound != nil {
		end = syntax.End(x.Bound)
	}
	return start, end
}

// A ClassStmt is
//
//	@Decorators
//	class Name[TypeParams](Args): Body
type ClassStmt struct {
	stmtBase
	Class      syntax.Position
	Name       *syntax.Ident
	TypeParams []*TypeParam
	Args       []syntax.Expr // bases and keywords, as a syntax.CallExpr's
	Decorators []*Decorator
	Body       []syntax.Stmt
}

// Span returns the start of "class", not of a decorator, and the end of the body.
func (x *ClassStmt) Span() (start, end syntax.Position) { return x.Class, endOf(x.Body) }

// A ForElseStmt is for Vars in X: Body; else: Else. Without else it is a
// syntax.ForStmt.
type ForElseStmt struct {
	syntax.ForStmt
	ElsePos syntax.Position
	Else    []syntax.Stmt
}

// Span returns the start of "for" and the end of the else clause.
func (x *ForElseStmt) Span() (start, end syntax.Position) { return x.For, endOf(x.Else) }

// A WhileElseStmt is while Cond: Body; else: Else. Without else it is a
// syntax.WhileStmt.
type WhileElseStmt struct {
	syntax.WhileStmt
	ElsePos syntax.Position
	Else    []syntax.Stmt
}

// Span returns the start of "while" and the end of the else clause.
func (x *WhileElseStmt) Span() (start, end syntax.Position) { return x.While, endOf(x.Else) }
