package unparse

import (
	"fmt"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// opText returns how a binary operator is written.
func opText(op syntax.Token) string {
	if op == pysyntax.MatMul {
		return "@"
	}
	return op.String()
}

// operation writes what has operators or words in it.
func (p *printer) operation(x syntax.Expr, at level) {
	switch x := x.(type) {
	case *syntax.BinaryExpr:
		own := binary[x.Op]
		left, right := own, own+1
		switch own {
		case cmp:
			left = own + 1
		case and, or: // a chain of them is one operation
			left, right = own+1, own+1
			if l, ok := x.X.(*syntax.BinaryExpr); ok && l.Op == x.Op {
				left = own
			}
		}
		p.within(own, at, func() {
			p.expr(x.X, left)
			p.write(" ", opText(x.Op), " ")
			p.expr(x.Y, right)
		})
	case *pysyntax.PowExpr:
		p.within(power, at, func() {
			p.expr(x.X, power+1)
			p.write(" ** ")
			p.expr(x.Y, power)
		})
	case *pysyntax.CompareExpr:
		p.within(cmp, at, func() {
			p.expr(x.X, cmp+1)
			for _, link := range x.Links {
				p.write(" ", linkText(link), " ")
				p.expr(link.Y, cmp+1)
			}
		})
	case *syntax.UnaryExpr:
		own, op := factor, x.Op.String()
		if x.Op == syntax.NOT {
			own, op = not, "not "
		}
		p.within(own, at, func() {
			p.write(op)
			p.expr(x.X, own)
		})
	case *syntax.CondExpr:
		p.within(test, at, func() {
			p.expr(x.True, test+1)
			p.write(" if ")
			p.expr(x.Cond, test+1)
			p.write(" else ")
			p.expr(x.False, test)
		})
	case *syntax.LambdaExpr:
		p.lambda(x, at)
	case *pysyntax.LambdaExpr:
		p.lambda(&x.LambdaExpr, at)
	case *pysyntax.NamedExpr:
		p.write("(", x.Name.Name, " := ")
		p.expr(x.X, atom)
		p.write(")")
	case *pysyntax.YieldExpr:
		p.write("(yield")
		if x.X != nil {
			p.write(" ")
			p.expr(x.X, tuple)
		}
		p.write(")")
	case *pysyntax.YieldFromExpr:
		p.write("(yield from ")
		p.expr(x.X, test)
		p.write(")")
	default:
		p.display(x, at)
	}
}

func linkText(link pysyntax.CompareLink) string {
	switch {
	case link.Op != syntax.IS:
		return link.Op.String()
	case link.Not:
		return "is not"
	}
	return "is"
}

// lambda writes a lambda expression.
func (p *printer) lambda(x *syntax.LambdaExpr, at level) {
	p.within(test, at, func() {
		p.write("lambda")
		for i, param := range x.Params {
			if i > 0 {
				p.write(",")
			}
			p.write(" ")
			p.param(param)
		}
		p.write(": ")
		p.expr(x.Body, test)
	})
}

// param writes a parameter of a lambda.
func (p *printer) param(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Ident:
		p.write(x.Name)
	case *pysyntax.SlashParam:
		p.write("/")
	case *syntax.BinaryExpr: // with a default
		p.expr(x.X, atom)
		p.write("=")
		p.expr(x.Y, test)
	case *syntax.UnaryExpr:
		p.write(x.Op.String())
		if x.X != nil {
			p.expr(x.X, atom)
		}
	default:
		panic(fmt.Sprintf("unparse: unexpected parameter %T", x))
	}
}

// call writes a call.
func (p *printer) call(x *syntax.CallExpr) {
	p.expr(x.Fn, atom)
	if len(x.Args) == 1 {
		if gen, ok := x.Args[0].(*pysyntax.GenExpr); ok { // within the call's parentheses
			p.expr(gen, atom)
			return
		}
	}
	p.write("(")
	for i, arg := range x.Args {
		if i > 0 {
			p.write(", ")
		}
		switch arg := arg.(type) {
		case *syntax.BinaryExpr:
			if arg.Op == syntax.EQ {
				p.param(arg)
				continue
			}
		case *syntax.UnaryExpr:
			if arg.Op == syntax.STAR || arg.Op == syntax.STARSTAR {
				p.write(arg.Op.String())
				p.expr(arg.X, bitOr)
				continue
			}
		}
		p.expr(arg, test)
	}
	p.write(")")
}

func (p *printer) slice(lo, hi, step syntax.Expr) {
	if lo != nil {
		p.expr(lo, test)
	}
	p.write(":")
	if hi != nil {
		p.expr(hi, test)
	}
	if step != nil {
		p.write(":")
		p.expr(step, test)
	}
}
