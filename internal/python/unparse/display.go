package unparse

import (
	"fmt"
	"math/big"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
)

// display writes displays, comprehensions and f-strings.
func (p *printer) display(x syntax.Expr, at level) {
	switch x := x.(type) {
	case *syntax.TupleExpr:
		if len(x.List) == 0 {
			p.write("()")
			return
		}
		p.within(tuple, at, func() {
			p.list(x.List)
			if len(x.List) == 1 {
				p.write(",")
			}
		})
	case *syntax.ListExpr:
		p.write("[")
		p.list(x.List)
		p.write("]")
	case *pysyntax.SetExpr:
		p.write("{")
		p.list(x.List)
		p.write("}")
	case *syntax.DictExpr:
		p.write("{")
		p.list(x.List)
		p.write("}")
	case *syntax.DictEntry:
		p.expr(x.Key, test)
		p.write(": ")
		p.expr(x.Value, test)
	case *syntax.Comprehension:
		open, end := "[", "]"
		if x.Curly {
			open, end = "{", "}"
		}
		p.comprehension(open, x, end)
	case *pysyntax.SetComp:
		p.comprehension("{", &x.Comprehension, "}")
	case *pysyntax.GenExpr:
		p.comprehension("(", &x.Comprehension, ")")
	case *pysyntax.FStringExpr:
		p.fstring(x)
	default:
		panic(fmt.Sprintf("unparse: unexpected expression %T", x))
	}
}

func (p *printer) comprehension(open string, x *syntax.Comprehension, end string) {
	p.write(open)
	p.expr(x.Body, test)
	for _, c := range x.Clauses {
		switch c := c.(type) {
		case *syntax.ForClause:
			p.write(" for ")
			p.expr(c.Vars, tuple)
			p.write(" in ")
			p.expr(c.X, test+1)
		case *syntax.IfClause:
			p.write(" if ")
			p.expr(c.Cond, test+1)
		}
	}
	p.write(end)
}

// fstring writes an f-string: its text is the repr of what is between the quotes.
func (p *printer) fstring(x *pysyntax.FStringExpr) {
	var in printer
	in.parts(x.Parts)
	p.write("f", object.Repr(starlark.String(in.String())))
}

func (p *printer) parts(parts []syntax.Expr) {
	braces := strings.NewReplacer("{", "{{", "}", "}}")
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Literal:
			p.write(braces.Replace(part.Value.(string)))
		case *pysyntax.FStringField:
			p.write(part.Equal) // what {x=} shows before the value
			p.write("{")
			p.expr(part.X, test+1)
			if part.Conv != 0 {
				p.write("!", string(rune(part.Conv)))
			} else if part.Equal != "" && !part.Colon.IsValid() {
				p.write("!r")
			}
			if part.Colon.IsValid() {
				p.write(":")
				p.parts(part.Spec)
			}
			p.write("}")
		}
	}
}

// constant returns the repr of a literal.
func constant(x *syntax.Literal) string {
	switch v := x.Value.(type) {
	case int64:
		return starlark.MakeInt64(v).String()
	case *big.Int:
		return v.String()
	case float64:
		s := object.Repr(starlark.Float(v))
		return strings.ReplaceAll(s, "inf", "1e309")
	case string:
		if x.Token == syntax.BYTES {
			return object.Repr(starlark.Bytes(v))
		}
		return object.Repr(starlark.String(v))
	}
	return x.Raw
}
