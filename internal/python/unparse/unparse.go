// Package unparse spells expressions as CPython does where it keeps their text: in the
// annotations of a file with "from __future__ import annotations".
//
// Source: Python/ast_unparse.c says which parentheses are written; this is written anew.
package unparse

import (
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// Expr returns the text of x, a tree of package pysyntax: on one line, with one space around operators, no more parentheses than it takes, and strings
// in single quotes.
func Expr(x syntax.Expr) string {
	var p printer
	p.expr(x, test)
	return p.String()
}

// A level is how tightly an expression binds. One that binds less than its place asks for
// is put in parentheses.
type level int

const (
	tuple level = iota
	test        // x if y else z, lambda
	or
	and
	not
	cmp
	bitOr
	bitXor
	bitAnd
	shift
	arith
	term
	factor
	power
	atom
)

var binary = map[syntax.Token]level{
	syntax.OR: or, syntax.AND: and,
	syntax.EQL: cmp, syntax.NEQ: cmp, syntax.LT: cmp, syntax.GT: cmp, syntax.LE: cmp, syntax.GE: cmp, syntax.IN: cmp, syntax.NOT_IN: cmp,
	syntax.PIPE: bitOr, syntax.CIRCUMFLEX: bitXor, syntax.AMP: bitAnd, syntax.LTLT: shift, syntax.GTGT: shift,
	syntax.PLUS: arith, syntax.MINUS: arith,
	syntax.STAR: term, syntax.SLASH: term, syntax.SLASHSLASH: term, syntax.PERCENT: term, pysyntax.MatMul: term,
}

// printer writes expressions.
type printer struct{ strings.Builder }

func (p *printer) write(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// within calls f, between parentheses if something of level own stands where at least at
// is needed.
func (p *printer) within(own, at level, f func()) {
	if own < at {
		p.write("(")
		defer p.write(")")
	}
	f()
}

// list writes the expressions with commas between them.
func (p *printer) list(list []syntax.Expr) {
	for i, x := range list {
		if i > 0 {
			p.write(", ")
		}
		p.expr(x, test)
	}
}

func (p *printer) expr(x syntax.Expr, at level) {
	switch x := x.(type) {
	case *syntax.ParenExpr:
		p.expr(x.X, at)
	case *syntax.Ident:
		p.write(x.Name)
	case *syntax.Literal:
		p.write(constant(x))
	case *pysyntax.EllipsisExpr:
		p.write("...")
	case *syntax.DotExpr:
		var of printer
		of.expr(x.X, atom)
		p.write(of.String())
		if s := of.String(); strings.Trim(s, "0123456789") == "" { // a dot would make it a float
			p.write(" ")
		}
		p.write(".", x.Name.Name)
	case *syntax.CallExpr:
		p.call(x)
	case *syntax.IndexExpr:
		p.expr(x.X, atom)
		p.write("[")
		p.expr(x.Y, tuple)
		p.write("]")
	case *syntax.SliceExpr:
		p.expr(x.X, atom)
		p.write("[")
		p.slice(x.Lo, x.Hi, x.Step)
		p.write("]")
	case *pysyntax.SliceItem:
		p.slice(x.Lo, x.Hi, x.Step)
	case *pysyntax.StarredExpr:
		if x.Op == syntax.STARSTAR {
			p.write("*")
		}
		p.write("*")
		p.expr(x.X, bitOr)
	default:
		p.operation(x, at)
	}
}
