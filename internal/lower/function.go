package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// def lowers a function definition. ext is nil if there is no more to it than d says.
func (l *lowerer) def(d *syntax.DefStmt, ext *pysyntax.DefStmt) {
	var decorators []syntax.Expr
	generator, native := false, true
	if ext != nil {
		generator = ext.Generator
		native = l.nativeDecorators(ext.Decorators)
		decorators = l.decorators(ext.Decorators)
		l.typeParameters(d, ext.TypeParams)
	}
	s := d.Function.(*scope)
	attributes, annotations := l.attributes(d, annotationsOf(d, ext))
	params := l.params(d.Params)
	v := variableOf(d.Name)
	direct := v.store == plain && len(decorators) == 0 && attributes == nil
	name := v.emit
	if !direct {
		name = d.Name.Name + "$"
	}
	if fn := l.noteFunction(s, name, d.Def, d.Params, ends(d.Body)...); fn != nil {
		fn.Generator = generator
		fn.Annotations, fn.TypeParams = l.annotationsText(annotations), l.typeParamsIn(annotations)
	}
	body := l.inFrame(&frame{}, s, func() {
		if doc := docstring(d.Body); doc != nil {
			l.emit(&syntax.ExprStmt{X: doc})
			d.Body = d.Body[1:]
		}
		if !generator {
			l.function(s, d.Body)
			return
		}
		name := d.Name.Name + "$gen"
		inner := l.collect(len(d.Body)+1, func() {
			l.function(s, d.Body)
		})
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
	if attributes != nil {
		x = call(pos, "$funcattrs", x, attributes)
	}
	if ext != nil {
		if attributes == nil && !native {
			args := []syntax.Expr{x}
			for _, d := range decorators {
				args = append(args, again(d))
			}
			x = l.nested("$decorated", pos, args)
		}
		x = l.decorated(ext.Decorators, decorators, x)
	}
	l.emit(assign(pos, l.place(v, pos, true), x))
}

// function lowers the body of the current function, whose scope is s.
func (l *lowerer) function(s *scope, body []syntax.Stmt) {
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
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		if id := pysyntax.ParamName(p); id != nil {
			id.Name = variableOf(id).emit
		}
		switch p := p.(type) {
		case *pysyntax.SlashParam:
			continue
		case *syntax.BinaryExpr:
			p.Y = l.expr(p.Y)
		}
		list = append(list, p)
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
		if _, ok := x.(*syntax.Ident); !ok {
			x = ident(d.At, l.temp(d.At, x))
		}
		out[i] = x
	}
	return out
}

// nativeDecorators reports whether all decorators are builtins, which give functions no
// attributes.
func (l *lowerer) nativeDecorators(list []*pysyntax.Decorator) bool {
	for _, d := range list {
		switch x := d.X.(type) {
		case *syntax.Ident:
			switch x.Name {
			case "property", "staticmethod", "classmethod":
				if l.isBuiltin(variableOf(x)) {
					continue
				}
			}
		case *syntax.DotExpr:
			switch x.Name.Name {
			case "getter", "setter", "deleter":
				continue
			}
		}
		return false
	}
	return true
}

// decorated applies the decorators to x, the last one first.
func (l *lowerer) decorated(list []*pysyntax.Decorator, fns []syntax.Expr, x syntax.Expr) syntax.Expr {
	for i := len(fns) - 1; i >= 0; i-- {
		pos := list[i].At
		x = &syntax.CallExpr{Fn: fns[i], Lparen: pos, Args: []syntax.Expr{x}, Rparen: pos}
	}
	return x
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
	outer, scope, code := l.frame, l.scope, l.code
	if fn := l.noteFunction(s, "lambda", x.Lambda, params, x.Body); fn != nil {
		fn.Generator = generator
	}
	l.frame, l.scope, l.code = &frame{}, s, s
	x.Body = l.inner(x.Body)
	l.frame, l.scope, l.code = outer, scope, code
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
