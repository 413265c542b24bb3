package pysyntax

import "go.starlark.net/syntax"

// A kind is a lexical token's kind. The order matters: see isKeyword.
type kind uint8

const (
	tEOF kind = iota
	tError
	tNewline
	tIndent
	tDedent

	tName
	tInt
	tFloat
	tString
	tFStart  // f" and the like
	tFMiddle // literal text in an f-string or in its format spec
	tFEnd    // the closing quotes

	tPlus
	tMinus
	tStar
	tSlash
	tSlashSlash
	tPercent
	tAmp
	tPipe
	tCaret
	tLtLt
	tGtGt
	tStarStar
	tAt
	tTilde
	tDot
	tEllipsis
	tComma
	tEq
	tSemi
	tColon
	tColonEq
	tArrow
	tExclam // only within an f-string's replacement field
	tLparen
	tRparen
	tLbrack
	tRbrack
	tLbrace
	tRbrace
	tLt
	tGt
	tGe
	tLe
	tEqEq
	tNe
	tPlusEq
	tMinusEq
	tStarEq
	tSlashEq
	tSlashSlashEq
	tPercentEq
	tAmpEq
	tPipeEq
	tCaretEq
	tLtLtEq
	tGtGtEq
	tStarStarEq
	tAtEq

	tAnd
	tAs
	tAsync
	tAwait
	tBreak
	tClass
	tContinue
	tDef
	tDel
	tElif
	tElse
	tExcept
	tFinally
	tFor
	tFrom
	tGlobal
	tIf
	tImport
	tIn
	tIs
	tLambda
	tNonlocal
	tNot
	tOr
	tPass
	tRaise
	tReturn
	tTry
	tWhile
	tWith
	tYield

	numKinds
)

// A token is a piece of the source. Its text stays there.
type token struct {
	kind      kind
	flags     tokenFlags
	off, end  int32 // byte offsets
	line, col int32 // of its first code point
}

type tokenFlags uint8

const (
	flagRaw      tokenFlags = 1 << iota // string: no escapes
	flagBytes                           // string: bytes
	flagTriple                          // string: triple quotes
	flagSpec                            // f-string text: within a format spec
	flagNonASCII                        // name: may need normalising
)

// keyword returns the kind of a name: tName, or that of a keyword. Soft keywords
// (match, case, type), assert and load are names: only their place in a statement
// makes them more, because Starlark programs use them as names.
func keyword(s string) kind {
	if len(s) < 2 || len(s) > 8 {
		return tName
	}
	switch s {
	case "and":
		return tAnd
	case "as":
		return tAs
	case "async":
		return tAsync
	case "await":
		return tAwait
	case "break":
		return tBreak
	case "class":
		return tClass
	case "continue":
		return tContinue
	case "def":
		return tDef
	case "del":
		return tDel
	case "elif":
		return tElif
	case "else":
		return tElse
	case "except":
		return tExcept
	case "finally":
		return tFinally
	case "for":
		return tFor
	case "from":
		return tFrom
	case "global":
		return tGlobal
	case "if":
		return tIf
	case "import":
		return tImport
	case "in":
		return tIn
	case "is":
		return tIs
	case "lambda":
		return tLambda
	case "nonlocal":
		return tNonlocal
	case "not":
		return tNot
	case "or":
		return tOr
	case "pass":
		return tPass
	case "raise":
		return tRaise
	case "return":
		return tReturn
	case "try":
		return tTry
	case "while":
		return tWhile
	case "with":
		return tWith
	case "yield":
		return tYield
	}
	return tName
}

// startsExpr holds the tokens an expression can begin with, not counting stars.
var startsExpr = [numKinds]bool{
	tName: true, tInt: true, tFloat: true, tString: true, tFStart: true,
	tPlus: true, tMinus: true, tTilde: true, tEllipsis: true,
	tLparen: true, tLbrack: true, tLbrace: true,
	tNot: true, tLambda: true, tAwait: true,
}

// Binding powers of binary operators, loosest first.
const (
	precNone = iota
	precOr
	precAnd
	precNot
	precCompare
	precPipe
	precCaret
	precAmp
	precShift
	precSum
	precProduct
	precUnary
)

// precedence holds each binary operator's binding power. `not` counts because of
// `not in`. `**` is missing: it binds tighter than the unary operators on its left.
var precedence = [numKinds]uint8{
	tOr: precOr, tAnd: precAnd, tNot: precCompare,
	tLt: precCompare, tGt: precCompare, tGe: precCompare, tLe: precCompare,
	tEqEq: precCompare, tNe: precCompare, tIn: precCompare, tIs: precCompare,
	tPipe: precPipe, tCaret: precCaret, tAmp: precAmp,
	tLtLt: precShift, tGtGt: precShift,
	tPlus: precSum, tMinus: precSum,
	tStar: precProduct, tSlash: precProduct, tSlashSlash: precProduct, tPercent: precProduct, tAt: precProduct,
}

// The tokens of @ and @=, which syntax.BinaryExpr and syntax.AssignStmt nodes have. Upstream
// has none, and they have no String.
const (
	MatMul   syntax.Token = 90
	MatMulEq              = MatMul - syntax.PLUS + syntax.PLUS_EQ
)

// upstreamOp maps operators to the tokens of syntax nodes.
var upstreamOp = [numKinds]syntax.Token{
	tOr: syntax.OR, tAnd: syntax.AND, tNot: syntax.NOT,
	tLt: syntax.LT, tGt: syntax.GT, tGe: syntax.GE, tLe: syntax.LE,
	tEqEq: syntax.EQL, tNe: syntax.NEQ, tIn: syntax.IN, tIs: syntax.IS,
	tPipe: syntax.PIPE, tCaret: syntax.CIRCUMFLEX, tAmp: syntax.AMP,
	tLtLt: syntax.LTLT, tGtGt: syntax.GTGT,
	tPlus: syntax.PLUS, tMinus: syntax.MINUS, tTilde: syntax.TILDE,
	tStar: syntax.STAR, tSlash: syntax.SLASH, tSlashSlash: syntax.SLASHSLASH, tPercent: syntax.PERCENT, tAt: MatMul,
	tPlusEq: syntax.PLUS_EQ, tMinusEq: syntax.MINUS_EQ, tStarEq: syntax.STAR_EQ,
	tSlashEq: syntax.SLASH_EQ, tSlashSlashEq: syntax.SLASHSLASH_EQ, tPercentEq: syntax.PERCENT_EQ,
	tAmpEq: syntax.AMP_EQ, tPipeEq: syntax.PIPE_EQ, tCaretEq: syntax.CIRCUMFLEX_EQ,
	tLtLtEq: syntax.LTLT_EQ, tGtGtEq: syntax.GTGT_EQ, tAtEq: MatMulEq,
}
