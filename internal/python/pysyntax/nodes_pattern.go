package pysyntax

import "go.starlark.net/syntax"

// A MatchStmt is match Subject: with its case clauses.
type MatchStmt struct {
	stmtBase
	Match   syntax.Position
	Subject syntax.Expr // a TupleExpr for match a, b:
	Cases   []*CaseClause
}

// Span returns the start of "match" and the end of the last clause.
func (x *MatchStmt) Span() (start, end syntax.Position) {
	return x.Match, syntax.End(x.Cases[len(x.Cases)-1])
}

// A CaseClause is case Pattern if Guard: Body.
type CaseClause struct {
	stmtBase
	Case    syntax.Position
	Pattern Pattern
	If      syntax.Position
	Guard   syntax.Expr // nil without "if"
	Body    []syntax.Stmt
}

// Span returns the start of "case" and the end of the body.
func (x *CaseClause) Span() (start, end syntax.Position) { return x.Case, endOf(x.Body) }

// A Pattern is what follows "case": one of the types named …Pattern. Parentheses
// around a pattern leave no trace.
type Pattern interface {
	syntax.Expr
	pattern()
}

type patternBase struct{ exprBase }

func (*patternBase) pattern() {}

// A ValuePattern is a literal or a dotted name, and matches what is equal to it; but
// None, True and False, which are Idents, match by identity.
//
// X is a syntax.Literal, a UnaryExpr{Op: MINUS} of one, an FStringExpr never, an Ident
// for None, True and False, or a DotExpr.
type ValuePattern struct {
	patternBase
	X syntax.Expr
}

// Span returns the extent of the value.
func (x *ValuePattern) Span() (start, end syntax.Position) { return x.X.Span() }

// A CapturePattern is a name, which matches anything and is bound to it.
type CapturePattern struct {
	patternBase
	Name *syntax.Ident
}

// Span returns the extent of the name.
func (x *CapturePattern) Span() (start, end syntax.Position) { return x.Name.Span() }

// A WildcardPattern is "_", which matches anything.
type WildcardPattern struct {
	patternBase
	Pos syntax.Position
}

// Span returns the extent of the underscore.
func (x *WildcardPattern) Span() (start, end syntax.Position) { return x.Pos, after(x.Pos, 1) }

// A SequencePattern is [a, b], (a, b) or a, b, with at most one StarPattern.
type SequencePattern struct {
	patternBase
	StartPos syntax.Position
	List     []Pattern
	Rbrack   syntax.Position // of the bracket or parenthesis; not valid without
}

// Span returns the extent of the brackets or, without, of the elements.
func (x *SequencePattern) Span() (start, end syntax.Position) {
	if x.Rbrack.IsValid() {
		return x.StartPos, after(x.Rbrack, 1)
	}
	return x.StartPos, syntax.End(x.List[len(x.List)-1])
}

// A StarPattern is *Name in a sequence pattern.
type StarPattern struct {
	patternBase
	Star   syntax.Position
	Name   *syntax.Ident // nil for *_
	EndPos syntax.Position
}

// Span returns the extent of star and name.
func (x *StarPattern) Span() (start, end syntax.Position) { return x.Star, x.EndPos }

// A MappingPattern is {Keys[0]: Values[0], ..., **Rest}.
type MappingPattern struct {
	patternBase
	Lbrace syntax.Position
	Keys   []syntax.Expr // as ValuePattern.X
	Values []Pattern
	Rest   *syntax.Ident // may be nil
	Rbrace syntax.Position
}

// Span returns the extent of the braces.
func (x *MappingPattern) Span() (start, end syntax.Position) { return x.Lbrace, after(x.Rbrace, 1) }

// A ClassPattern is Class(Args, Keywords).
type ClassPattern struct {
	patternBase
	Class    syntax.Expr // Ident or DotExpr
	Lparen   syntax.Position
	Args     []Pattern
	Keywords []*KeywordPattern
	Rparen   syntax.Position
}

// Span returns the extent from the class to the closing parenthesis.
func (x *ClassPattern) Span() (start, end syntax.Position) {
	return syntax.Start(x.Class), after(x.Rparen, 1)
}

// A KeywordPattern is Name=Pattern in a ClassPattern.
type KeywordPattern struct {
	patternBase
	Name    *syntax.Ident
	OpPos   syntax.Position
	Pattern Pattern
}

// Span returns the extent from name to pattern.
func (x *KeywordPattern) Span() (start, end syntax.Position) {
	return x.Name.NamePos, syntax.End(x.Pattern)
}

// An OrPattern is a | b | c.
type OrPattern struct {
	patternBase
	StartPos syntax.Position // that of the first alternative's parenthesis, if it has one
	Alts     []Pattern       // two or more
}

// Span returns the extent of the alternatives.
func (x *OrPattern) Span() (start, end syntax.Position) {
	return x.StartPos, syntax.End(x.Alts[len(x.Alts)-1])
}

// An AsPattern is Pattern as Name.
type AsPattern struct {
	patternBase
	StartPos syntax.Position // that of the pattern's parenthesis, if it has one
	Pattern  Pattern
	As       syntax.Position
	Name     *syntax.Ident
}

// Span returns the extent from pattern to name.
func (x *AsPattern) Span() (start, end syntax.Position) {
	return x.StartPos, syntax.End(x.Name)
}
