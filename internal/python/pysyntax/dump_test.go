package pysyntax_test

import (
	"fmt"
	"strconv"
	"strings"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

// A dumper writes our trees in the form of testdata/dump.py, as if they were those of
// CPython's ast module.
type dumper struct {
	b strings.Builder
}

func dumpTree(f *syntax.File) string {
	d := new(dumper)
	d.b.WriteString("(Module ")
	d.stmts(f.Stmts)
	d.b.WriteString(")")
	return d.b.String()
}

func (d *dumper) open(name string, pos syntax.Position) {
	d.b.WriteString("(" + name)
	if pos.IsValid() {
		fmt.Fprintf(&d.b, "@%d:%d", pos.Line, pos.Col)
	}
}

func (d *dumper) raw(s string) { d.b.WriteString(" " + s) }
func (d *dumper) close()       { d.b.WriteString(")") }

func (d *dumper) str(s string) { d.b.WriteString(quoteASCII(s)) }

// quoteASCII is Python's json.dumps.
func quoteASCII(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\f':
			b.WriteString(`\f`)
		case r == '\b':
			b.WriteString(`\b`)
		case r >= 0x10000:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		case r < ' ' || r > '~':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func (d *dumper) none() { d.b.WriteString("~") }

func (d *dumper) sp() { d.b.WriteByte(' ') }

func list[T any](d *dumper, items []T, one func(T)) {
	d.b.WriteByte('[')
	for i, x := range items {
		if i > 0 {
			d.sp()
		}
		one(x)
	}
	d.b.WriteByte(']')
}

func (d *dumper) exprs(items []syntax.Expr) { list(d, items, d.expr) }
func (d *dumper) stmts(items []syntax.Stmt) { list(d, items, d.stmt) }

func (d *dumper) opt(x syntax.Expr) {
	if x == nil {
		d.none()
	} else {
		d.expr(x)
	}
}

func (d *dumper) name(id *syntax.Ident) {
	if id == nil {
		d.none()
	} else {
		d.str(id.Name)
	}
}

var augNames = map[syntax.Token]string{
	syntax.PLUS_EQ: "Add", syntax.MINUS_EQ: "Sub", syntax.STAR_EQ: "Mult", syntax.SLASH_EQ: "Div",
	syntax.SLASHSLASH_EQ: "FloorDiv", syntax.PERCENT_EQ: "Mod", syntax.AMP_EQ: "BitAnd", syntax.PIPE_EQ: "BitOr",
	syntax.CIRCUMFLEX_EQ: "BitXor", syntax.LTLT_EQ: "LShift", syntax.GTGT_EQ: "RShift", pysyntax.MatMulEq: "MatMult",
}

var opNames = map[syntax.Token]string{
	syntax.PLUS: "Add", syntax.MINUS: "Sub", syntax.STAR: "Mult", syntax.SLASH: "Div",
	syntax.SLASHSLASH: "FloorDiv", syntax.PERCENT: "Mod", syntax.AMP: "BitAnd", syntax.PIPE: "BitOr",
	syntax.CIRCUMFLEX: "BitXor", syntax.LTLT: "LShift", syntax.GTGT: "RShift", pysyntax.MatMul: "MatMult",
}

var cmpNames = map[syntax.Token]string{
	syntax.EQL: "Eq", syntax.NEQ: "NotEq", syntax.LT: "Lt", syntax.GT: "Gt", syntax.LE: "LtE", syntax.GE: "GtE",
	syntax.IN: "In", syntax.NOT_IN: "NotIn", syntax.IS: "Is",
}

func (d *dumper) stmt(s syntax.Stmt) {
	pos := syntax.Start(s)
	switch s := s.(type) {
	case *syntax.ExprStmt:
		d.open("Expr", syntax.Start(s.X))
		d.sp()
		d.expr(s.X)
	case *syntax.AssignStmt:
		if s.Op == syntax.EQ {
			d.assign(pos, []syntax.Expr{s.LHS}, s.RHS)
		} else {
			d.open("AugAssign", pos)
			d.sp()
			d.expr(s.LHS)
			d.raw(augNames[s.Op] + " ")
			d.expr(s.RHS)
		}
	case *pysyntax.TypeAliasStmt:
		d.open("TypeAlias", pos)
		d.sp()
		d.expr(s.Name)
		d.sp()
		d.expr(s.Value)
	case *pysyntax.PowAssignStmt:
		d.open("AugAssign", pos)
		d.sp()
		d.expr(s.LHS)
		d.raw("Pow ")
		d.expr(s.RHS)
	case *pysyntax.MultiAssignStmt:
		d.assign(pos, s.Targets, s.RHS)
	case *pysyntax.AnnAssignStmt:
		d.open("AnnAssign", pos)
		d.sp()
		d.expr(s.Target)
		d.sp()
		d.expr(s.Annotation)
		d.sp()
		d.opt(s.Value)
		if s.Simple() {
			d.raw("1")
		} else {
			d.raw("0")
		}
	case *syntax.BranchStmt:
		d.open(map[syntax.Token]string{syntax.PASS: "Pass", syntax.BREAK: "Break", syntax.CONTINUE: "Continue"}[s.Token], pos)
	case *syntax.ReturnStmt:
		d.open("Return", pos)
		d.sp()
		d.opt(s.Result)
	case *syntax.DefStmt:
		d.def(&pysyntax.DefStmt{DefStmt: *s})
	case *pysyntax.DefStmt:
		d.def(s)
	case *pysyntax.ClassStmt:
		d.open("ClassDef", pos)
		d.sp()
		d.name(s.Name)
		d.sp()
		d.args(s.Args)
		d.sp()
		d.stmts(s.Body)
		d.sp()
		d.decorators(s.Decorators)
	case *syntax.IfStmt:
		d.open("If", pos)
		d.sp()
		d.expr(s.Cond)
		d.sp()
		d.stmts(s.True)
		d.sp()
		d.stmts(s.False)
	case *syntax.WhileStmt:
		d.while(s, nil)
	case *pysyntax.WhileElseStmt:
		d.while(&s.WhileStmt, s.Else)
	case *syntax.ForStmt:
		d.forStmt(s, nil)
	case *pysyntax.ForElseStmt:
		d.forStmt(&s.ForStmt, s.Else)
	case *pysyntax.ImportStmt:
		d.open("Import", pos)
		d.sp()
		list(d, s.Names, d.alias)
	case *pysyntax.FromStmt:
		d.open("ImportFrom", pos)
		d.sp()
		if len(s.Module) == 0 {
			d.none()
		} else {
			d.str(dotted(s.Module))
		}
		d.sp()
		if s.Star.IsValid() {
			d.b.WriteString("[")
			d.open("alias", s.Star)
			d.b.WriteString(` "*" ~)]`)
		} else {
			list(d, s.Names, d.alias)
		}
		d.raw(strconv.Itoa(s.Dots))
	case *pysyntax.TryStmt:
		d.open("Try", pos)
		d.sp()
		d.stmts(s.Body)
		d.sp()
		list(d, s.Handlers, func(c *pysyntax.ExceptClause) {
			d.open("ExceptHandler", c.Except)
			d.sp()
			d.opt(c.Type)
			d.sp()
			d.name(c.Name)
			d.sp()
			d.stmts(c.Body)
			d.close()
		})
		d.sp()
		d.stmts(s.Else)
		d.sp()
		d.stmts(s.Finally)
	case *pysyntax.WithStmt:
		d.open("With", pos)
		d.sp()
		list(d, s.Items, func(i *pysyntax.WithItem) {
			d.b.WriteString("(withitem ")
			d.expr(i.X)
			d.sp()
			d.opt(i.Target)
			d.close()
		})
		d.sp()
		d.stmts(s.Body)
	case *pysyntax.RaiseStmt:
		d.open("Raise", pos)
		d.sp()
		d.opt(s.X)
		d.sp()
		d.opt(s.Cause)
	case *pysyntax.AssertStmt:
		d.open("Assert", pos)
		d.sp()
		d.expr(s.Cond)
		d.sp()
		d.opt(s.Msg)
	case *pysyntax.DelStmt:
		d.open("Delete", pos)
		d.sp()
		d.exprs(s.Targets)
	case *pysyntax.GlobalStmt:
		d.open("Global", pos)
		d.sp()
		list(d, s.Names, d.name)
	case *pysyntax.NonlocalStmt:
		d.open("Nonlocal", pos)
		d.sp()
		list(d, s.Names, d.name)
	case *pysyntax.MatchStmt:
		d.open("Match", pos)
		d.sp()
		d.expr(s.Subject)
		d.sp()
		list(d, s.Cases, func(c *pysyntax.CaseClause) {
			d.b.WriteString("(match_case ")
			d.pattern(c.Pattern)
			d.sp()
			d.opt(c.Guard)
			d.sp()
			d.stmts(c.Body)
			d.close()
		})
	default:
		d.open(fmt.Sprintf("%T", s), pos)
	}
	d.close()
}

func (d *dumper) assign(pos syntax.Position, targets []syntax.Expr, value syntax.Expr) {
	d.open("Assign", pos)
	d.sp()
	d.exprs(targets)
	d.sp()
	d.expr(value)
}

func (d *dumper) while(s *syntax.WhileStmt, orelse []syntax.Stmt) {
	d.open("While", s.While)
	d.sp()
	d.expr(s.Cond)
	d.sp()
	d.stmts(s.Body)
	d.sp()
	d.stmts(orelse)
}

func (d *dumper) forStmt(s *syntax.ForStmt, orelse []syntax.Stmt) {
	d.open("For", s.For)
	d.sp()
	d.expr(s.Vars)
	d.sp()
	d.expr(s.X)
	d.sp()
	d.stmts(s.Body)
	d.sp()
	d.stmts(orelse)
}

func dotted(path []*syntax.Ident) string {
	var parts []string
	for _, id := range path {
		parts = append(parts, id.Name)
	}
	return strings.Join(parts, ".")
}

func (d *dumper) alias(n *pysyntax.ImportName) {
	d.open("alias", syntax.Start(n))
	d.sp()
	d.str(dotted(n.Path))
	d.sp()
	d.name(n.As)
	d.close()
}

func (d *dumper) decorators(l []*pysyntax.Decorator) {
	list(d, l, func(x *pysyntax.Decorator) { d.expr(x.X) })
}

func (d *dumper) def(s *pysyntax.DefStmt) {
	d.open("FunctionDef", s.Def)
	d.sp()
	d.name(s.Name)
	d.sp()
	d.params(s.Params)
	d.sp()
	d.stmts(s.Body)
	d.sp()
	d.decorators(s.Decorators)
	d.sp()
	d.opt(s.Returns)
}

func (d *dumper) params(params []syntax.Expr) {
	var posonly, args, kwonly []syntax.Expr
	var defaults, kwdefaults []syntax.Expr
	var vararg, kwarg syntax.Expr
	star := false
	for _, p := range params {
		inner := p
		if a, ok := p.(*pysyntax.AnnotatedParam); ok {
			inner = a.Param
		}
		switch x := inner.(type) {
		case *pysyntax.SlashParam:
			posonly, args = args, nil
		case *syntax.UnaryExpr:
			if x.Op == syntax.STARSTAR {
				kwarg = p
			} else {
				star = true
				if x.X != nil {
					vararg = p
				}
			}
		default:
			var dflt syntax.Expr
			if b, ok := x.(*syntax.BinaryExpr); ok {
				dflt = b.Y
			}
			if star {
				kwonly = append(kwonly, p)
				kwdefaults = append(kwdefaults, dflt)
			} else {
				args = append(args, p)
				if dflt != nil {
					defaults = append(defaults, dflt)
				}
			}
		}
	}
	one := func(p syntax.Expr) {
		if p == nil {
			d.none()
			return
		}
		id := pysyntax.ParamName(p)
		d.open("arg", id.NamePos)
		d.sp()
		d.name(id)
		d.sp()
		if a, ok := p.(*pysyntax.AnnotatedParam); ok {
			d.expr(a.Annotation)
		} else {
			d.none()
		}
		d.close()
	}
	d.b.WriteString("(arguments ")
	list(d, posonly, one)
	d.sp()
	list(d, args, one)
	d.sp()
	one(vararg)
	d.sp()
	list(d, kwonly, one)
	d.sp()
	list(d, kwdefaults, d.opt)
	d.sp()
	one(kwarg)
	d.sp()
	d.exprs(defaults)
	d.close()
}

// args writes positional arguments and keywords as two lists.
func (d *dumper) args(args []syntax.Expr) {
	var pos, kw []syntax.Expr
	for _, a := range args {
		switch x := a.(type) {
		case *syntax.UnaryExpr:
			if x.Op == syntax.STARSTAR {
				kw = append(kw, a)
				continue
			}
		case *syntax.BinaryExpr:
			if x.Op == syntax.EQ {
				kw = append(kw, a)
				continue
			}
		}
		pos = append(pos, a)
	}
	d.exprs(pos)
	d.sp()
	list(d, kw, func(x syntax.Expr) {
		d.open("keyword", syntax.Start(x))
		d.sp()
		switch x := x.(type) {
		case *syntax.UnaryExpr:
			d.none()
			d.sp()
			d.expr(x.X)
		case *syntax.BinaryExpr:
			d.name(x.X.(*syntax.Ident))
			d.sp()
			d.expr(x.Y)
		}
		d.close()
	})
}
