package pysyntax_test

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

func (d *dumper) expr(x syntax.Expr) {
	pos := syntax.Start(x)
	for {
		p, ok := x.(*syntax.ParenExpr)
		if !ok {
			break
		}
		x = p.X
		if t, ok := x.(*syntax.TupleExpr); ok && !t.Lparen.IsValid() {
			pos = p.Lparen
		} else {
			pos = syntax.Start(x)
		}
	}
	switch x := x.(type) {
	case *syntax.Ident:
		switch x.Name {
		case "None", "True", "False":
			d.open("Constant", pos)
			d.raw(x.Name)
		default:
			d.open("Name", pos)
			d.sp()
			d.name(x)
		}
	case *syntax.Literal:
		d.open("Constant", pos)
		d.sp()
		d.constant(x.Token, x.Value)
	case *pysyntax.EllipsisExpr:
		d.open("Constant", pos)
		d.raw("...")
	case *syntax.TupleExpr:
		d.open("Tuple", pos)
		d.sp()
		d.exprs(x.List)
	case *syntax.ListExpr:
		d.open("List", pos)
		d.sp()
		d.exprs(x.List)
	case *pysyntax.SetExpr:
		d.open("Set", pos)
		d.sp()
		d.exprs(x.List)
	case *syntax.DictExpr:
		d.open("Dict", pos)
		d.sp()
		list(d, x.List, func(e syntax.Expr) {
			if e, ok := e.(*syntax.DictEntry); ok {
				d.expr(e.Key)
			} else {
				d.none()
			}
		})
		d.sp()
		list(d, x.List, func(e syntax.Expr) {
			switch e := e.(type) {
			case *syntax.DictEntry:
				d.expr(e.Value)
			case *pysyntax.StarredExpr:
				d.expr(e.X)
			}
		})
	case *syntax.Comprehension:
		name := "ListComp"
		if x.Curly {
			name = "DictComp"
		}
		d.comprehension(name, x)
	case *pysyntax.SetComp:
		d.comprehension("SetComp", &x.Comprehension)
	case *pysyntax.GenExpr:
		d.comprehension("GeneratorExp", &x.Comprehension)
	case *syntax.CallExpr:
		d.open("Call", pos)
		d.sp()
		d.expr(x.Fn)
		d.sp()
		d.args(x.Args)
	case *syntax.DotExpr:
		d.open("Attribute", pos)
		d.sp()
		d.expr(x.X)
		d.sp()
		d.name(x.Name)
	case *syntax.IndexExpr:
		d.open("Subscript", pos)
		d.sp()
		d.expr(x.X)
		d.sp()
		d.expr(x.Y)
	case *syntax.SliceExpr:
		d.open("Subscript", pos)
		d.sp()
		d.expr(x.X)
		d.sp()
		d.slice(x.Lo, x.Hi, x.Step)
		d.close()
	case *pysyntax.SliceItem:
		d.slice(x.Lo, x.Hi, x.Step)
	case *syntax.CondExpr:
		d.open("IfExp", pos)
		d.sp()
		d.expr(x.Cond)
		d.sp()
		d.expr(x.True)
		d.sp()
		d.expr(x.False)
	case *syntax.LambdaExpr:
		d.lambda(x)
	case *pysyntax.LambdaExpr:
		d.lambda(&x.LambdaExpr)
	case *syntax.UnaryExpr:
		if x.Op == syntax.STAR { // in a call
			d.open("Starred", pos)
		} else {
			d.open("UnaryOp", pos)
			d.raw(map[syntax.Token]string{syntax.MINUS: "USub", syntax.PLUS: "UAdd", syntax.TILDE: "Invert", syntax.NOT: "Not"}[x.Op])
		}
		d.sp()
		d.expr(x.X)
	case *pysyntax.StarredExpr:
		d.open("Starred", pos)
		d.sp()
		d.expr(x.X)
	case *syntax.BinaryExpr:
		d.binary(x, pos)
	case *pysyntax.PowExpr:
		d.open("BinOp", pos)
		d.sp()
		d.expr(x.X)
		d.raw("Pow ")
		d.expr(x.Y)
	case *pysyntax.CompareExpr:
		d.open("Compare", pos)
		d.sp()
		d.expr(x.X)
		d.sp()
		list(d, x.Links, func(l pysyntax.CompareLink) {
			d.b.WriteString(cmpNames[l.Op])
			if l.Not {
				d.b.WriteString("Not")
			}
		})
		d.sp()
		list(d, x.Links, func(l pysyntax.CompareLink) { d.expr(l.Y) })
	case *pysyntax.NamedExpr:
		d.open("NamedExpr", pos)
		d.sp()
		d.expr(x.Name)
		d.sp()
		d.expr(x.X)
	case *pysyntax.YieldExpr:
		d.open("Yield", pos)
		d.sp()
		d.opt(x.X)
	case *pysyntax.YieldFromExpr:
		d.open("YieldFrom", pos)
		d.sp()
		d.expr(x.X)
	case *pysyntax.FStringExpr:
		d.open("JoinedStr", pos)
		d.sp()
		d.parts(x.Parts)
	default:
		d.open(fmt.Sprintf("%T", x), pos)
	}
	d.close()
}

func (d *dumper) constant(tok syntax.Token, v any) {
	switch v := v.(type) {
	case string:
		if tok == syntax.BYTES {
			d.b.WriteString("b" + hex.EncodeToString([]byte(v)))
		} else {
			d.str(v)
		}
	case int64:
		d.b.WriteString("0x" + strconv.FormatInt(v, 16))
	case *big.Int:
		d.b.WriteString("0x" + v.Text(16))
	case float64:
		fmt.Fprintf(&d.b, "f%016x", math.Float64bits(v))
	}
}

func (d *dumper) slice(lo, hi, step syntax.Expr) {
	d.b.WriteString("(Slice ")
	d.opt(lo)
	d.sp()
	d.opt(hi)
	d.sp()
	d.opt(step)
}

func (d *dumper) lambda(x *syntax.LambdaExpr) {
	d.open("Lambda", x.Lambda)
	d.sp()
	d.params(x.Params)
	d.sp()
	d.expr(x.Body)
}

func (d *dumper) comprehension(name string, x *syntax.Comprehension) {
	d.open(name, x.Lbrack)
	d.sp()
	if e, ok := x.Body.(*syntax.DictEntry); ok {
		d.expr(e.Key)
		d.sp()
		d.expr(e.Value)
	} else {
		d.expr(x.Body)
	}
	d.b.WriteString(" [")
	for i := 0; i < len(x.Clauses); {
		f := x.Clauses[i].(*syntax.ForClause)
		if i > 0 {
			d.sp()
		}
		d.b.WriteString("(comprehension ")
		d.expr(f.Vars)
		d.sp()
		d.expr(f.X)
		d.b.WriteString(" [")
		first := true
		for i++; i < len(x.Clauses); i++ {
			c, ok := x.Clauses[i].(*syntax.IfClause)
			if !ok {
				break
			}
			if !first {
				d.sp()
			}
			first = false
			d.expr(c.Cond)
		}
		d.b.WriteString("] 0)")
	}
	d.b.WriteString("]")
}

func (d *dumper) binary(x *syntax.BinaryExpr, pos syntax.Position) {
	if x.Op == syntax.AND || x.Op == syntax.OR {
		operands := []syntax.Expr{x.Y}
		left := x.X
		for {
			b, ok := left.(*syntax.BinaryExpr)
			if !ok || b.Op != x.Op {
				break
			}
			operands = append(operands, b.Y)
			left = b.X
		}
		operands = append(operands, left)
		for i, j := 0, len(operands)-1; i < j; i, j = i+1, j-1 {
			operands[i], operands[j] = operands[j], operands[i]
		}
		d.open("BoolOp", pos)
		d.raw(map[syntax.Token]string{syntax.AND: "And", syntax.OR: "Or"}[x.Op])
		d.sp()
		d.exprs(operands)
		return
	}
	if op := cmpNames[x.Op]; op != "" {
		d.open("Compare", pos)
		d.sp()
		d.expr(x.X)
		d.raw("[" + op + "] [")
		d.expr(x.Y)
		d.b.WriteString("]")
		return
	}
	d.open("BinOp", pos)
	d.sp()
	d.expr(x.X)
	d.raw(opNames[x.Op] + " ")
	d.expr(x.Y)
}

// parts writes an f-string's parts, with adjacent text joined as CPython joins it.
func (d *dumper) parts(parts []syntax.Expr) {
	var text strings.Builder
	first := true
	sep := func() {
		if !first {
			d.sp()
		}
		first = false
	}
	flush := func() {
		if text.Len() > 0 {
			sep()
			d.b.WriteString("(Constant ")
			d.str(text.String())
			d.close()
			text.Reset()
		}
	}
	d.b.WriteString("[")
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Literal:
			text.WriteString(part.Value.(string))
		case *pysyntax.FStringField:
			text.WriteString(part.Equal)
			flush()
			sep()
			conv := -1
			if part.Conv != 0 {
				conv = int(part.Conv)
			} else if part.Equal != "" && !part.Colon.IsValid() {
				conv = 'r'
			}
			d.open("FormattedValue", part.Lbrace)
			d.sp()
			d.expr(part.X)
			d.raw(strconv.Itoa(conv))
			d.sp()
			if part.Colon.IsValid() {
				d.b.WriteString("(JoinedStr ")
				d.parts(part.Spec)
				d.close()
			} else {
				d.none()
			}
			d.close()
		}
	}
	flush()
	d.b.WriteString("]")
}

func (d *dumper) pattern(x pysyntax.Pattern) {
	pos := syntax.Start(x)
	patterns := func(l []pysyntax.Pattern) { list(d, l, d.pattern) }
	switch x := x.(type) {
	case *pysyntax.ValuePattern:
		if id, ok := x.X.(*syntax.Ident); ok {
			d.open("MatchSingleton", pos)
			d.raw(id.Name)
		} else {
			d.open("MatchValue", pos)
			d.sp()
			d.expr(x.X)
		}
	case *pysyntax.CapturePattern:
		d.open("MatchAs", pos)
		d.raw("~ ")
		d.name(x.Name)
	case *pysyntax.WildcardPattern:
		d.open("MatchAs", pos)
		d.raw("~ ~")
	case *pysyntax.AsPattern:
		d.open("MatchAs", pos)
		d.sp()
		d.pattern(x.Pattern)
		d.sp()
		d.name(x.Name)
	case *pysyntax.SequencePattern:
		d.open("MatchSequence", pos)
		d.sp()
		patterns(x.List)
	case *pysyntax.StarPattern:
		d.open("MatchStar", pos)
		d.sp()
		d.name(x.Name)
	case *pysyntax.MappingPattern:
		d.open("MatchMapping", pos)
		d.sp()
		d.exprs(x.Keys)
		d.sp()
		patterns(x.Values)
		d.sp()
		d.name(x.Rest)
	case *pysyntax.ClassPattern:
		d.open("MatchClass", pos)
		d.sp()
		d.expr(x.Class)
		d.sp()
		patterns(x.Args)
		d.sp()
		list(d, x.Keywords, func(k *pysyntax.KeywordPattern) { d.name(k.Name) })
		d.sp()
		list(d, x.Keywords, func(k *pysyntax.KeywordPattern) { d.pattern(k.Pattern) })
	case *pysyntax.OrPattern:
		d.open("MatchOr", pos)
		d.sp()
		patterns(x.Alts)
	}
	d.close()
}
