package lower

import (
	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// class lowers a class definition.
func (l *lowerer) class(c *pysyntax.ClassStmt) {
	decorators := l.decorators(c.Decorators)
	l.typeParameters(c, c.TypeParams)
	s := l.scopes[c.Name]
	pos := c.Class
	bases, kwargs := l.classArgs(c)
	param := []syntax.Expr{ident(pos, s.namespace)}
	cell := none(pos)
	if s.usesCell {
		// The methods get the cell by a default: the variable around the class is another
		// one's when the class is made again.
		s.cell = l.unique("$cell")
		outer := l.temp(pos, call(pos, "$cell"))
		param = append(param, named(pos, s.cell, ident(pos, outer)))
		cell = ident(pos, outer)
	}
	l.noteFunction(s, c.Name.Name+"$class", pos, nil, ends(c.Body)...)
	body := l.inFrame(&frame{}, s, func() {
		ns := func() syntax.Expr { return ident(pos, s.namespace) }
		if doc := docstring(c.Body); doc != nil {
			l.emit(assign(doc.TokenPos, dot(ns(), doc.TokenPos, "__doc__"), doc))
			c.Body = c.Body[1:]
		}
		if q := qualname(s); q != s.name {
			l.emit(assign(pos, dot(ns(), pos, "__qualname__"), text(pos, q)))
		}
		l.stmts(c.Body)
		if len(l.out) == 0 {
			l.emit(pass(pos))
		}
	})
	name := c.Name.Name + "$class"
	l.emit(&syntax.DefStmt{Def: pos, Name: ident(pos, name), Lparen: pos, Params: param, Rparen: pos, Body: body})
	var x syntax.Expr = call(pos, "$class", text(pos, c.Name.Name), ident(pos, name), bases, kwargs, cell)
	x = l.decorated(c.Decorators, decorators, x)
	l.store(c.Name, c.Name.NamePos, x)
}

// classArgs lowers the bases and the keyword arguments of a class.
func (l *lowerer) classArgs(c *pysyntax.ClassStmt) (bases, kwargs syntax.Expr) {
	pos := c.Class
	if len(c.Args) == 0 {
		return tuple(pos), &syntax.DictExpr{Lbrace: pos, Rbrace: pos}
	}
	args := l.arguments(nil, c.Args, pos)
	if args.varargs != nil {
		bases = args.varargs
		if len(args.positional) > 0 || !args.varargsTuple {
			bases = call(pos, "$tuple", tuple(pos, args.positional...), args.varargs)
		}
	} else {
		bases = tuple(pos, args.positional...)
	}
	return bases, args.keywords(pos)
}

// qualname returns the dotted name of a class or function.
func qualname(s *scope) string {
	if s.parent != nil && s.parent.declared[s.name] { // global
		return s.name
	}
	for p := s.parent; p != nil; p = p.parent {
		switch p.kind {
		case classScope:
			return qualname(p) + "." + s.name
		case functionScope:
			return qualname(p) + ".<locals>." + s.name
		}
	}
	return s.name
}

// super lowers super() without arguments. It returns nil where that means nothing.
func (l *lowerer) super(x *syntax.CallExpr) syntax.Expr {
	super, _ := l.superOf(x)
	return super
}

// superOf is super, and returns the first argument of the method, too.
func (l *lowerer) superOf(x *syntax.CallExpr) (super syntax.Expr, of *variable) {
	if len(x.Args) > 0 || l.callee(x) != "super" {
		return nil, nil
	}
	var self *variable
	for s := l.scope; s != nil; s = s.parent {
		if s.kind == functionScope && self == nil {
			self = s.self
		}
		if s.kind == classScope {
			if self == nil {
				return nil, nil
			}
			return l.apply2(x.Lparen, "$super", ident(x.Lparen, s.cell), l.place(self, x.Lparen, false)), self
		}
	}
	return nil, nil
}
