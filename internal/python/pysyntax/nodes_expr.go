package pysyntax

import "go.starlark.net/syntax"

// A StarredExpr is *X in a list, tuple, set, subscript, assignment target or
// expression list, or **X in a dict display. In a call the stars are
// syntax.UnaryExprs, as upstream has them.
type StarredExpr struct {
	exprBase
	OpPos syntax.Position
	Op    syntax.Token // STAR or STARSTAR
	X     syntax.Expr
}

// Span returns the start of the stars and the end of the operand.
func (x *StarredExpr) Span() (start, end syntax.Position) { return x.OpPos, syntax.End(x.X) }

// A PowExpr is X ** Y.
type PowExpr struct {
	exprBase
	X     syntax.Expr
	OpPos syntax.Position
	Y     syntax.Expr
}

// Span returns the start of the base and the end of the exponent.
func (x *PowExpr) Span() (start, end syntax.Position) { return syntax.Start(x.X), syntax.End(x.Y) }

// A CompareExpr is a comparison that a syntax.BinaryExpr cannot carry: a chain, or
// one with "is":
//
//	X < Y1 <= Y2
//	X is not Y
//
// Each operand is evaluated once at most, and no further than the first false link.
type CompareExpr struct {
	exprBase
	X     syntax.Expr
	Links []CompareLink
}

// A CompareLink is an operator of a CompareExpr and its right operand.
type CompareLink struct {
	OpPos syntax.Position
	Op    syntax.Token // EQL NEQ LT GT LE GE IN NOT_IN or IS
	Not   bool         // is not
	Y     syntax.Expr
}

// Span returns the start of the first operand and the end of the last.
func (x *CompareExpr) Span() (start, end syntax.Position) {
	return syntax.Start(x.X), syntax.End(x.Links[len(x.Links)-1].Y)
}

// A NamedExpr is Name := X.
type NamedExpr struct {
	exprBase
	Name  *syntax.Ident
	OpPos syntax.Position
	X     syntax.Expr
}

// Span returns the start of the name and the end of the value.
func (x *NamedExpr) Span() (start, end syntax.Position) { return x.Name.NamePos, syntax.End(x.X) }

// A YieldExpr is yield or yield X.
type YieldExpr struct {
	exprBase
	Yield syntax.Position
	X     syntax.Expr // may be nil
}

// Span returns the start of "yield" and the end of the value.
func (x *YieldExpr) Span() (start, end syntax.Position) {
	if x.X == nil {
		return x.Yield, after(x.Yield, len("yield"))
	}
	return x.Yield, syntax.End(x.X)
}

// A YieldFromExpr is yield from X.
type YieldFromExpr struct {
	exprBase
	Yield syntax.Position
	X     syntax.Expr
}

// Span returns the start of "yield" and the end of the iterable.
func (x *YieldFromExpr) Span() (start, end syntax.Position) { return x.Yield, syntax.End(x.X) }

// An EllipsisExpr is "..." as a value.
type EllipsisExpr struct {
	exprBase
	Pos syntax.Position
}

// Span returns the start and end of the dots.
func (x *EllipsisExpr) Span() (start, end syntax.Position) { return x.Pos, after(x.Pos, 3) }

// A SetExpr is {a, b, *c}.
type SetExpr struct {
	exprBase
	Lbrace syntax.Position
	List   []syntax.Expr // not empty
	Rbrace syntax.Position
}

// Span returns the start of the opening and the end of the closing brace.
func (x *SetExpr) Span() (start, end syntax.Position) { return x.Lbrace, after(x.Rbrace, 1) }

// A SetComp is {Body for ... in ...}. List and dict comprehensions are
// syntax.Comprehensions.
type SetComp struct {
	syntax.Comprehension
}

// A GenExpr is (Body for ... in ...). As a call's only argument it may share the
// call's parentheses; its brackets are these then.
type GenExpr struct {
	syntax.Comprehension
}

// A SliceItem is Lo:Hi:Step within a subscript of several items, a[1:2, ::3], which
// is a syntax.IndexExpr of a TupleExpr. A lone slice is a syntax.SliceExpr.
type SliceItem struct {
	exprBase
	Lo     syntax.Expr // may be nil
	Colon  syntax.Position
	Hi     syntax.Expr // may be nil
	Step   syntax.Expr // may be nil
	EndPos syntax.Position
}

// Span returns the extent of the item.
func (x *SliceItem) Span() (start, end syntax.Position) {
	if x.Lo != nil {
		return syntax.Start(x.Lo), x.EndPos
	}
	return x.Colon, x.EndPos
}

// A LambdaExpr is a lambda whose body yields. Others are syntax.LambdaExprs.
type LambdaExpr struct {
	syntax.LambdaExpr
	Generator bool // always true
}

// An AnnotatedParam is a parameter with an annotation:
//
//	x: T    x: T = default    *args: T    **kwargs: T
//
// Param is the parameter as it would stand without it.
type AnnotatedParam struct {
	exprBase
	Param      syntax.Expr // Ident, BinaryExpr{Op: EQ} or UnaryExpr, as in a syntax.DefStmt
	Colon      syntax.Position
	Annotation syntax.Expr // a StarredExpr in *args: *Ts
}

// Span returns the start of the parameter and the end of its default or annotation.
func (x *AnnotatedParam) Span() (start, end syntax.Position) {
	if d, ok := x.Param.(*syntax.BinaryExpr); ok {
		return d.Span()
	}
	return syntax.Start(x.Param), syntax.End(x.Annotation)
}

// A SlashParam is the "/" that ends the positional-only parameters.
type SlashParam struct {
	exprBase
	Pos syntax.Position
}

// Span returns the start and end of the slash.
func (x *SlashParam) Span() (start, end syntax.Position) { return x.Pos, after(x.Pos, 1) }

// An FStringExpr is an f-string, or adjacent string literals with an f-string among
// them. Its value is the text of its parts, one after the other.
type FStringExpr struct {
	exprBase
	StartPos syntax.Position
	Parts    []syntax.Expr // *syntax.Literal (STRING) or *FStringField
	EndPos   syntax.Position
}

// Span returns the extent from the first prefix or quote to the last quote.
func (x *FStringExpr) Span() (start, end syntax.Position) { return x.StartPos, x.EndPos }

// An FStringField is a replacement field of an f-string or of a format spec:
//
//	{X}  {X=}  {X!r}  {X:spec}  {X=!r:>{width}}
//
// Without conversion and spec, {X=} converts with repr.
type FStringField struct {
	exprBase
	Lbrace syntax.Position
	X      syntax.Expr
	Equal  string          // the source text up to and with "=" and space around; "" without "="
	Conv   byte            // 'r', 's', 'a', or 0
	Colon  syntax.Position // valid if there is a spec, even an empty one
	Spec   []syntax.Expr   // as FStringExpr.Parts
	Rbrace syntax.Position
}

// Span returns the start of the opening and the end of the closing brace.
func (x *FStringField) Span() (start, end syntax.Position) { return x.Lbrace, after(x.Rbrace, 1) }
