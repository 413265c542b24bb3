package pysyntax

import (
	"slices"

	"go.starlark.net/syntax"
)

// bindIdent parses a name that is bound here.
func (p *parser) bindIdent() *syntax.Ident {
	if p.tok == tName && isConstantName(p.text()) {
		p.failToken("invalid syntax")
	}
	id := p.ident()
	p.binds(id.Name)
	return id
}

// decorated parses decorators and the definition after them.
func (p *parser) decorated() syntax.Stmt {
	var list []*Decorator
	for p.tok == tAt {
		d := &Decorator{At: p.advance()}
		d.X = p.namedExpr()
		list = append(list, d)
		p.want(tNewline)
	}
	if p.tok == tAsync && p.ahead(1) == tDef {
		p.async()
	}
	switch p.tok {
	case tDef:
		return p.defStmt(list)
	case tClass:
		return p.classStmt(list)
	}
	p.unexpected()
	return nil
}

func (p *parser) defStmt(decorators []*Decorator) syntax.Stmt {
	s := syntax.DefStmt{Def: p.advance(), Name: p.bindIdent()}
	var typeParams []*TypeParam
	if p.tok == tLbrack {
		typeParams = p.typeParamsOfDef()
	}
	if p.tok != tLparen {
		p.failToken("expected '('")
	}
	s.Lparen = p.advance()
	p.brackets++
	s.Params = p.params(tRparen, false)
	s.Rparen = p.closing(tRparen)
	var arrow syntax.Position
	var returns syntax.Expr
	if p.tok == tArrow {
		arrow = p.advance()
		returns = p.annotation(false)
	}
	p.wantColon(true)
	fn := p.push(inFunction)
	s.Body = p.block("function definition", s.Def)
	p.pop()
	if fn.declares {
		p.checkScope(s.Params, s.Body)
	}
	if decorators == nil && typeParams == nil && returns == nil && !fn.yields {
		return &s
	}
	return &DefStmt{DefStmt: s, Decorators: decorators, TypeParams: typeParams, Arrow: arrow, Returns: returns, Generator: fn.yields}
}

func (p *parser) classStmt(decorators []*Decorator) syntax.Stmt {
	s := &ClassStmt{Decorators: decorators, Class: p.advance(), Name: p.bindIdent()}
	s.TypeParams = p.typeParams()
	if p.tok == tLparen {
		lparen := p.advance()
		s.Args, _ = p.arguments(lparen)
	}
	p.wantColon(false)
	fn := p.push(inClass)
	s.Body = p.block("class definition", s.Class)
	p.pop()
	if fn.declares {
		p.checkScope(nil, s.Body)
	}
	return s
}

// typeParamsOfDef parses type parameters of a function, or nothing if they are ill-formed.
func (p *parser) typeParamsOfDef() (list []*TypeParam) {
	before := *p
	err := p.run(func(p *parser) { list = p.typeParams() })
	switch {
	case err == nil:
		return list
	case err.Msg != "invalid syntax" || p.atEnd():
		panic(err)
	}
	*p = before
	return nil
}

// typeParams parses the optional type parameters of a function, class or type.
func (p *parser) typeParams() []*TypeParam {
	if p.tok != tLbrack {
		return nil
	}
	p.advance()
	p.brackets++
	if p.tok == tRbrack {
		p.failToken("Type parameter list cannot be empty")
	}
	var list []*TypeParam
	defaults := false
	for p.tok != tRbrack {
		start := p.pos()
		t := new(TypeParam)
		if p.tok == tStar || p.tok == tStarStar {
			t.Op = syntax.STAR
			if p.tok == tStarStar {
				t.Op = syntax.STARSTAR
			}
			t.OpPos = p.advance()
		}
		t.Name = p.bindIdent()
		if p.tok == tColon {
			colon := p.advance()
			t.Bound = p.expr()
			switch t.Op {
			case syntax.STAR:
				p.failFrom(colon, "cannot use bound with TypeVarTuple")
			case syntax.STARSTAR:
				p.failFrom(colon, "cannot use bound with ParamSpec")
			}
		}
		if p.accept(tEq) {
			if t.Op == syntax.STAR {
				t.Default = p.starExpr()
			} else {
				t.Default = p.expr()
			}
			defaults = true
		} else if defaults && p.semantic == nil {
			p.semantic = rangeError(start, p.prevEnd(), "non-default type parameter '%s' follows default type parameter", t.Name.Name)
		}
		if p.semantic == nil && slices.ContainsFunc(list, func(other *TypeParam) bool { return other.Name.Name == t.Name.Name }) {
			p.semantic = rangeError(start, p.prevEnd(), "duplicate type parameter '%s'", t.Name.Name)
		}
		list = append(list, t)
		if p.tok != tRbrack {
			p.want(tComma)
		}
	}
	p.closing(tRbrack)
	return list
}

// params parses parameters up to closer, which stays. Their form is upstream's:
//
//	Ident   BinaryExpr{Op: EQ}   UnaryExpr{Op: STAR, X: nil or Ident}   UnaryExpr{Op: STARSTAR}
//
// plus AnnotatedParam and SlashParam.
func (p *parser) params(closer kind, lambda bool) []syntax.Expr {
	var list []syntax.Expr
	var names []*syntax.Ident
	var slash, star, defaults bool
	var bare syntax.Position // of a bare star until a name follows
	for p.tok != closer {
		if len(list) > 0 {
			p.want(tComma)
			if p.tok == closer {
				break
			}
		}
		switch p.tok {
		case tSlash:
			switch {
			case len(list) == 0 && p.ahead(1) != tComma:
				p.failToken("invalid syntax")
			case len(list) == 0:
				p.failToken("at least one parameter must precede /")
			case slash:
				p.failToken("/ may appear only once")
			case star:
				p.failToken("/ must be ahead of *")
			}
			slash = true
			list = append(list, &SlashParam{Pos: p.advance()})
			if p.tok == tStar {
				p.failToken("expected comma between / and *")
			}

		case tStar:
			if star {
				p.failToken("* may appear only once")
			}
			star = true
			u := &syntax.UnaryExpr{OpPos: p.advance(), Op: syntax.STAR}
			if p.tok != tName {
				if p.tok == closer {
					p.fail(u.OpPos, "named parameters must follow bare *")
				}
				bare = u.OpPos
				list = append(list, u)
				break
			}
			id := p.bindIdent()
			names = append(names, id)
			u.X = id
			list = append(list, p.annotated(u, lambda, true))
			if p.tok == tEq {
				p.failToken("var-positional parameter cannot have default value")
			}

		case tStarStar:
			if bare.IsValid() {
				p.fail(bare, "named parameters must follow bare *")
			}
			u := &syntax.UnaryExpr{OpPos: p.advance(), Op: syntax.STARSTAR}
			id := p.bindIdent()
			names = append(names, id)
			u.X = id
			list = append(list, p.annotated(u, lambda, false))
			if p.tok == tEq {
				p.failToken("var-keyword parameter cannot have default value")
			}
			if p.accept(tComma) && p.tok != closer {
				p.failToken("parameters cannot follow var-keyword parameter")
			}
			if p.tok != closer {
				p.last = nil
				p.unexpected()
			}

		case tLparen:
			what := "Function"
			if lambda {
				what = "Lambda expression"
			}
			pos := p.pos()
			if _, ok := p.attempt(func() { p.group() }); ok {
				p.group()
				p.failFrom(pos, "%s parameters cannot be parenthesized", what)
			}
			p.failToken("%s parameters cannot be parenthesized", what)

		default:
			p.last = nil
			id := p.bindIdent()
			names = append(names, id)
			bare = syntax.Position{}
			param := p.annotated(id, lambda, false)
			if p.tok == tEq {
				param = p.withDefault(param, id, closer)
				defaults = true
			} else if defaults && !star {
				p.failNode(id, "parameter without a default follows parameter with a default")
			}
			list = append(list, param)
		}
	}
	if bare.IsValid() {
		p.fail(bare, "named parameters must follow bare *")
	}
	p.duplicateParams(names)
	return list
}

// annotated parses the optional annotation of a parameter; star says whether it may
// be starred, as in *args: *Ts.
func (p *parser) annotated(param syntax.Expr, lambda, star bool) syntax.Expr {
	if lambda || p.tok != tColon {
		return param
	}
	x := &AnnotatedParam{Param: param, Colon: p.advance()}
	x.Annotation = p.annotation(star)
	return x
}

// annotation parses an annotation, which Python evaluates, if at all, in a scope of its
// own.
func (p *parser) annotation(star bool) syntax.Expr {
	walrus, yields := p.walrus, p.yields
	var x syntax.Expr
	if star {
		x = p.starExpr()
	} else {
		x = p.expr()
	}
	if p.yields != yields {
		p.later(x, "yield expression cannot be used within an annotation")
	}
	if p.walrus != walrus {
		p.later(x, "named expression cannot be used within an annotation")
	}
	return x
}

// withDefault parses the default value of a parameter.
func (p *parser) withDefault(param syntax.Expr, id *syntax.Ident, closer kind) syntax.Expr {
	d := &syntax.BinaryExpr{X: id, OpPos: p.pos(), Op: syntax.EQ}
	if k := p.ahead(1); k == tComma || k == closer {
		p.failToken("expected default value expression")
	}
	p.advance()
	d.Y = p.expr()
	if a, ok := param.(*AnnotatedParam); ok {
		a.Param = d
		return a
	}
	return d
}

func (p *parser) duplicateParams(ids []*syntax.Ident) {
	if p.semantic != nil {
		return
	}
	if len(ids) <= 8 {
		for i, id := range ids {
			for _, other := range ids[:i] {
				if id.Name == other.Name {
					p.later(id, "duplicate parameter '%s' in function definition", id.Name)
				}
			}
		}
		return
	}
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if seen[id.Name] {
			p.later(id, "duplicate parameter '%s' in function definition", id.Name)
		}
		seen[id.Name] = true
	}
}
