package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// def lowers a function definition. ext is nil if there is no more to it than d says.
func (l *lowerer) def(d *syntax.DefStmt, ext *pysyntax.DefStmt) {
	var decorators []syntax.Expr
	generator := false
	if ext != nil {
		generator = ext.Generator
		decorators = l.decorators(ext.Decorators)
		l.typeParameters(d, ext.TypeParams)
	}
	s := d.Function.(*scope)
	annotations := l.annotations(d, ext)
	params := l.params(d.Params)
	v := variableOf(d.Name)
	direct := v.store == plain && len(decorators) == 0 && annotations == nil
	name := v.emit
	if !direct {
		name = d.Name.Name + "$"
	}
	code := l.codeOf(s, name, d.Def, d.Params, ends(d.Body)...)
	body := l.inFrame(&frame{}, s, func() {
		l.code = code
		if !generator {
			l.function(s, d.Body)
			return
		}
		if doc := docstring(d.Body); doc != nil {
			l.emit(&syntax.ExprStmt{X: doc})
			d.Body = d.Body[1:]
		}
		name := d.Name.Name + "$gen"
		inner := l.collect(len(d.Body)+1, func() { l.function(s, d.Body) })
		names := paramNames(d.Params)
		innerParams := make([]syntax.Expr, len(names))
		args := []syntax.Expr{ident(d.Def, name)}
		for i, p := range names {
			innerParams[i] = ident(d.Def, p)
			args = append(args, ident(d.Def, p))
		}
		l.emit(&syntax.DefStmt{Def: d.Def, Name: ident(d.Def, name), Lparen: d.Def, Params: innerParams, Rparen: d.Def, Body: inner})
		l.emit(&syntax.ReturnStmt{Return: d.Def, Result: call(d.Def, "$generator", args...)})
	})

	pos := d.Name.NamePos
	l.emit(&syntax.DefStmt{Def: d.Def, Name: ident(pos, name), Lparen: d.Lparen, Params: params, Rparen: d.Rparen, Body: body})
	if direct {
		return
	}
	var x syntax.Expr = ident(pos, name)
	if annotations != nil {
		x = call(pos, "$funcattrs", x, annotations)
	}
	if ext != nil {
		x = l.decorated(ext.Decorators, decorators, x)
	}
	l.emit(assign(pos, l.place(v, pos, true), x))
}

// function lowers the body of the current function, whose scope is s.
func (l *lowerer) function(s *scope, body []syntax.Stmt) {
	if doc := docstring(body); doc != nil {
		l.emit(&syntax.ExprStmt{X: doc})
		body = body[1:]
	}
	if s.box != "" {
		pos := syntax.Position{}
		if len(body) > 0 {
			pos = syntax.Start(body[0])
		}
		l.emit(assign(pos, ident(pos, s.box), l.newBox(s, pos)))
	}
	l.stmts(body)
	if len(l.out) == 0 {
		l.emit(pass(syntax.Position{}))
	}
}

// newBox returns a box for the variables of s, with those that are parameters set.
func (l *lowerer) newBox(s *scope, pos syntax.Position) syntax.Expr {
	var args []syntax.Expr
	for _, v := range s.order {
		if v.store == boxed && v.param {
			args = append(args, named(pos, v.name, ident(pos, v.emit)))
		}
	}
	return call(pos, "$box", args...)
}

// params lowers a list of parameters: their names and defaults.
func (l *lowerer) params(params []syntax.Expr) []syntax.Expr {
	list := make([]syntax.Expr, 0, len(params))
	rename := func(id *syntax.Ident) *syntax.Ident {
		return ident(id.NamePos, variableOf(id).emit)
	}
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		switch p := p.(type) {
		case *syntax.Ident:
			list = append(list, rename(p))
		case *syntax.BinaryExpr:
			x := binary(rename(p.X.(*syntax.Ident)), p.OpPos, syntax.EQ, l.expr(p.Y))
			list = append(list, x)
		case *syntax.UnaryExpr:
			u := &syntax.UnaryExpr{OpPos: p.OpPos, Op: p.Op}
			if id, ok := p.X.(*syntax.Ident); ok {
				u.X = rename(id)
			}
			list = append(list, u)
		}
	}
	return list
}

// paramNames returns what the parameters are called in the emitted code.
func paramNames(params []syntax.Expr) []string {
	var names []string
	for _, p := range params {
		if id := pysyntax.ParamName(p); id != nil {
			names = append(names, variableOf(id).emit)
		}
	}
	return names
}

// decorators lowers what decorates a definition that follows.
func (l *lowerer) decorators(list []*pysyntax.Decorator) []syntax.Expr {
	out := make([]syntax.Expr, len(list))
	for i, d := range list {
		x := l.expr(d.X)
		if !simple(x) {
			x = ident(d.At, l.temp(d.At, x))
		}
		out[i] = x
	}
	return out
}

// decorated applies the decorators to x, the last one first.
func (l *lowerer) decorated(list []*pysyntax.Decorator, fns []syntax.Expr, x syntax.Expr) syntax.Expr {
	for i := len(fns) - 1; i >= 0; i-- {
		pos := list[i].At
		x = &syntax.CallExpr{Fn: fns[i], Lparen: pos, Args: []syntax.Expr{x}, Rparen: pos}
	}
	return x
}

// annotations returns the attributes that the annotations of a function give it; nil if
// there are none, or nobody wants them.
func (l *lowerer) annotations(d *syntax.DefStmt, ext *pysyntax.DefStmt) syntax.Expr {
	none := func() syntax.Expr {
		if !l.owners[d.Name.Name] {
			return nil
		}
		// The file gives functions of this name attributes: it must take them.
		return &syntax.DictExpr{Lbrace: d.Def, Rbrace: d.Def}
	}
	if !l.opts.FuncAttrs {
		return none()
	}
	var entries []syntax.Expr
	add := func(name string, pos syntax.Position, x syntax.Expr) {
		entries = append(entries, &syntax.DictEntry{Key: text(pos, name), Colon: pos, Value: l.later(pos, x)})
	}
	for _, p := range d.Params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			add(pysyntax.ParamName(p).Name, ann.Colon, ann.Annotation)
		}
	}
	if ext != nil && ext.Returns != nil {
		add("return", ext.Arrow, ext.Returns)
	}
	if entries == nil {
		return none()
	}
	pos := d.Def
	return &syntax.DictExpr{Lbrace: pos, Rbrace: pos, List: []syntax.Expr{
		&syntax.DictEntry{Key: text(pos, "__annotations__"), Colon: pos,
			Value: &syntax.DictExpr{Lbrace: pos, List: entries, Rbrace: pos}},
	}}
}

// later returns a function that evaluates x when it is called with one argument, which
// only marks it as emitted.
func (l *lowerer) later(pos syntax.Position, x syntax.Expr) syntax.Expr {
	if s, ok := x.(*pysyntax.StarredExpr); ok { // *args: *Ts
		x = s.X
	}
	return &syntax.LambdaExpr{Lambda: pos, Params: []syntax.Expr{ident(pos, "$")}, Body: l.inner(x)}
}

// typeParameters emits variables for type parameters of the construct n.
func (l *lowerer) typeParameters(n syntax.Node, params []*pysyntax.TypeParam) {
	for _, p := range params {
		v := variableOf(p.Name)
		pos := p.Name.NamePos
		l.emit(assign(pos, ident(pos, v.emit), call(pos, "$typeparam", text(pos, v.name))))
	}
}

// inner lowers the body of a lambda.
func (l *lowerer) inner(x syntax.Expr) syntax.Expr {
	l.inside++
	x = l.expr(x)
	l.inside--
	return x
}

func (l *lowerer) typeAlias(s *pysyntax.TypeAliasStmt) {
	l.typeParameters(s, s.TypeParams)
	pos := s.Type
	x := call(pos, "$typealias", text(s.Name.NamePos, s.Name.Name), l.later(pos, s.Value))
	l.store(s.Name, s.OpPos, x)
}

// lambda lowers a lambda expression.
func (l *lowerer) lambda(x *syntax.LambdaExpr, generator bool) syntax.Expr {
	s := x.Function.(*scope)
	x.Function = nil
	names := paramNames(x.Params)
	params := x.Params
	x.Params = l.params(params)
	outer, scope, code, codeScope := l.frame, l.scope, l.code, l.codeScope
	l.code = l.codeOf(s, "lambda", x.Lambda, params, x.Body)
	l.frame, l.scope, l.codeScope = &frame{}, s, s
	x.Body = l.inner(x.Body)
	l.frame, l.scope, l.code, l.codeScope = outer, scope, code, codeScope
	pos := x.Lambda
	if s.box != "" {
		x.Body = let(pos, []string{s.box}, []syntax.Expr{l.newBox(s, pos)}, x.Body)
	}
	if generator {
		params := []syntax.Expr{ident(pos, "$lambda")}
		args := []syntax.Expr{nil, none(pos)}
		for _, name := range names {
			params = append(params, ident(pos, name))
			args = append(args, ident(pos, name))
		}
		args[0] = &syntax.LambdaExpr{Lambda: pos, Params: params, Body: x.Body}
		x.Body = call(pos, "$generator", args...)
	}
	return x
}
