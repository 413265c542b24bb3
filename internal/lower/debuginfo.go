package lower

import (
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
	"fstar/internal/pysyntax"
)

// noteFunction notes a function that CPython would know: its scope, what it is called in the
// emitted code, or "" if no code can call it, its parameters and its body. It returns nil if
// nobody wants to know.
func (l *lowerer) noteFunction(s *scope, name string, def syntax.Position, params []syntax.Expr, body ...syntax.Node) *debuginfo.Function {
	if l.opts.Info == nil {
		return nil
	}
	fn := &debuginfo.Function{Name: name, Qualname: qualname(s), Locals: make([]string, len(s.order))}
	for i, v := range s.order {
		fn.Locals[i] = v.name
	}
	if len(params) > 0 {
		fn.Params = make([]debuginfo.Param, 0, len(params))
	}
	keywordOnly := false
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		if star, ok := p.(*syntax.UnaryExpr); ok {
			keywordOnly = true
			fn.Kwargs = fn.Kwargs || star.Op == syntax.STARSTAR
			continue
		}
		id := pysyntax.ParamName(p)
		if id == nil { // the slash
			continue
		}
		v := variableOf(id)
		_, optional := p.(*syntax.BinaryExpr)
		fn.Params = append(fn.Params, debuginfo.Param{
			Name: v.name, Positional: strings.HasSuffix(v.emit, "$"), KeywordOnly: keywordOnly, Optional: optional,
		})
	}
	l.opts.Info.AddFunction(fn, def, body...)
	return fn
}

// ends returns the first and the last statement.
func ends(body []syntax.Stmt) []syntax.Node {
	if len(body) == 0 {
		return nil
	}
	return []syntax.Node{body[0], body[len(body)-1]}
}

// noteUse notes that v is used at pos, if it is a variable of a function around.
func (l *lowerer) noteUse(v *variable, pos syntax.Position) {
	if l.code != nil && (v.store == plain || v.store == boxed) && v.scope != l.code && v.scope.function() != l.code {
		l.opts.Info.Mark(pos, debuginfo.Free)
	}
}

// noteCall notes a call, if it has keyword arguments.
func (l *lowerer) noteCall(x *syntax.CallExpr) {
	if l.opts.Info == nil || !slices.ContainsFunc(x.Args, isKeyword) {
		return
	}
	c := new(debuginfo.Call)
	for _, arg := range x.Args {
		switch b := arg.(type) {
		case *syntax.BinaryExpr:
			if b.Op == syntax.EQ {
				c.Keywords = append(c.Keywords, b.X.(*syntax.Ident).Name)
				continue
			}
		case *syntax.UnaryExpr:
			switch b.Op {
			case syntax.STAR:
				c.Starred = true
				continue
			case syntax.STARSTAR:
				c.Mapping = true
				continue
			}
		}
		c.Positional++
	}
	l.opts.Info.AddCall(x.Lparen, c)
}

// isKeyword reports whether an argument is k=x or **x.
func isKeyword(arg syntax.Expr) bool {
	switch x := arg.(type) {
	case *syntax.BinaryExpr:
		return x.Op == syntax.EQ
	case *syntax.UnaryExpr:
		return x.Op == syntax.STARSTAR
	}
	return false
}
