package lower_test

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"go.starlark.net/syntax"
)

// unparse prints a plain tree. It panics at nodes that plain trees do not have.
func unparse(f *syntax.File) string {
	var p printer
	p.stmts(f.Stmts)
	return p.String()
}

type printer struct {
	strings.Builder
	indent int
}

func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.Repeat("    ", p.indent))
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

func (p *printer) block(stmts []syntax.Stmt) {
	p.indent++
	p.stmts(stmts)
	p.indent--
}

func (p *printer) stmts(stmts []syntax.Stmt) {
	for _, s := range stmts {
		p.stmt(s)
	}
}

func (p *printer) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		p.line("%s", expr(s.X))
	case *syntax.AssignStmt:
		op := "="
		if s.Op != syntax.EQ {
			op = s.Op.String()
		}
		lhs := expr(s.LHS)
		if _, ok := s.LHS.(*syntax.TupleExpr); ok {
			lhs = strings.TrimSuffix(strings.TrimPrefix(lhs, "("), ")")
		}
		p.line("%s %s %s", lhs, op, expr(s.RHS))
	case *syntax.IfStmt:
		word := "if"
		for {
			p.line("%s %s:", word, expr(s.Cond))
			p.block(s.True)
			if len(s.False) == 1 {
				if elif, ok := s.False[0].(*syntax.IfStmt); ok {
					s, word = elif, "elif"
					continue
				}
			}
			break
		}
		if s.False != nil {
			p.line("else:")
			p.block(s.False)
		}
	case *syntax.ForStmt:
		p.line("for %s in %s:", expr(s.Vars), expr(s.X))
		p.block(s.Body)
	case *syntax.WhileStmt:
		p.line("while %s:", expr(s.Cond))
		p.block(s.Body)
	case *syntax.DefStmt:
		p.line("def %s(%s):", s.Name.Name, exprs(s.Params))
		p.block(s.Body)
	case *syntax.ReturnStmt:
		if s.Result == nil {
			p.line("return")
		} else {
			p.line("return %s", expr(s.Result))
		}
	case *syntax.BranchStmt:
		p.line("%s", s.Token)
	case *syntax.LoadStmt:
		var names []string
		for i := range s.From {
			names = append(names, fmt.Sprintf("%s=%q", s.To[i].Name, s.From[i].Name))
		}
		p.line("load(%q, %s)", s.ModuleName(), strings.Join(names, ", "))
	default:
		panic(fmt.Sprintf("not a plain statement: %T", s))
	}
}

func exprs(list []syntax.Expr) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = expr(x)
	}
	return strings.Join(out, ", ")
}

// operand prints an expression in parentheses if it is an operation.
func operand(x syntax.Expr) string {
	switch x.(type) {
	case *syntax.BinaryExpr, *syntax.UnaryExpr, *syntax.CondExpr, *syntax.LambdaExpr:
		return "(" + expr(x) + ")"
	}
	return expr(x)
}

func optional(x syntax.Expr) string {
	if x == nil {
		return ""
	}
	return expr(x)
}

func expr(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Ident:
		return x.Name
	case *syntax.Literal:
		switch v := x.Value.(type) {
		case string:
			if x.Token == syntax.BYTES {
				return "b" + strconv.Quote(v)
			}
			return strconv.Quote(v)
		case int64, float64, *big.Int:
			return fmt.Sprint(v)
		}
		panic(fmt.Sprintf("literal with a %T", x.Value))
	case *syntax.ParenExpr:
		return "(" + expr(x.X) + ")"
	case *syntax.CallExpr:
		return operand(x.Fn) + "(" + exprs(x.Args) + ")"
	case *syntax.DotExpr:
		return operand(x.X) + "." + x.Name.Name
	case *syntax.IndexExpr:
		return operand(x.X) + "[" + expr(x.Y) + "]"
	case *syntax.SliceExpr:
		s := operand(x.X) + "[" + optional(x.Lo) + ":" + optional(x.Hi)
		if x.Step != nil {
			s += ":" + expr(x.Step)
		}
		return s + "]"
	case *syntax.BinaryExpr:
		if x.Op == syntax.EQ {
			return expr(x.X) + "=" + expr(x.Y)
		}
		return operand(x.X) + " " + x.Op.String() + " " + operand(x.Y)
	case *syntax.UnaryExpr:
		op := x.Op.String()
		if x.Op == syntax.NOT {
			op = "not "
		}
		if x.X == nil {
			return op
		}
		return op + operand(x.X)
	case *syntax.CondExpr:
		return operand(x.True) + " if " + operand(x.Cond) + " else " + operand(x.False)
	case *syntax.TupleExpr:
		if len(x.List) == 1 {
			return "(" + expr(x.List[0]) + ",)"
		}
		return "(" + exprs(x.List) + ")"
	case *syntax.ListExpr:
		return "[" + exprs(x.List) + "]"
	case *syntax.DictExpr:
		return "{" + exprs(x.List) + "}"
	case *syntax.DictEntry:
		return expr(x.Key) + ": " + expr(x.Value)
	case *syntax.LambdaExpr:
		return strings.TrimSuffix("lambda "+exprs(x.Params), " ") + ": " + expr(x.Body)
	case *syntax.Comprehension:
		s := expr(x.Body)
		for _, c := range x.Clauses {
			switch c := c.(type) {
			case *syntax.ForClause:
				s += " for " + expr(c.Vars) + " in " + operand(c.X)
			case *syntax.IfClause:
				s += " if " + operand(c.Cond)
			}
		}
		if x.Curly {
			return "{" + s + "}"
		}
		return "[" + s + "]"
	}
	panic(fmt.Sprintf("not a plain expression: %T", x))
}
