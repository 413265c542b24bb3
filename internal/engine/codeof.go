package engine

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
)

// The Codes of a unit are made when the code around them is compiled, or when somebody asks for one
// by its number: of one scope there is one Code.

// code returns the Code of a scope.
func (u *Unit) code(s *symtable.Scope) *Code {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.locked(s)
}

// locked is code for who has the lock.
func (u *Unit) locked(s *symtable.Scope) *Code {
	c := u.codes[s]
	if c == nil {
		c = u.newCode(s)
		u.codes[s] = c
	}
	return c
}

func (u *Unit) newCode(s *symtable.Scope) *Code {
	if s.Later {
		return u.laterCode(s)
	}
	switch n := s.Node.(type) {
	case *syntax.DefStmt:
		return u.defCode(s, n, nil)
	case *pysyntax.DefStmt:
		return u.defCode(s, &n.DefStmt, n)
	case *syntax.LambdaExpr:
		return u.lambdaCode(s, n, false)
	case *pysyntax.LambdaExpr:
		return u.lambdaCode(s, &n.LambdaExpr, true)
	case *pysyntax.GenExpr:
		c := u.plainCode(s, n, "<genexpr>", n.Lbrack)
		c.kind, c.positions, c.params = generatorCode, 1, []string{".0"}
		return c
	case *pysyntax.ClassStmt:
		c := u.plainCode(s, n, n.Name.Name, n.Class)
		c.kind = classCode
		c.setDoc(n.Body)
		return c
	}
	return nil // what has no code of its own
}

// plainCode returns a Code without parameters.
func (u *Unit) plainCode(s *symtable.Scope, n syntax.Node, name string, pos syntax.Position) *Code {
	return &Code{unit: u, scope: s, node: n, properties: properties{name: name, qualname: s.Qualname()}, pos: pos, star: -1, starstar: -1}
}

// setDoc notes the docstring that a body begins with.
func (c *Code) setDoc(body []syntax.Stmt) {
	if doc := docstring(body); doc != nil {
		c.doc, c.hasDoc = doc.Value.(string), true
	}
}

// defCode returns the Code of a function definition. ext is nil if there is no more to it than d
// says.
func (u *Unit) defCode(s *symtable.Scope, d *syntax.DefStmt, ext *pysyntax.DefStmt) *Code {
	c := u.plainCode(s, d, d.Name.Name, d.Def)
	if ext != nil && ext.Generator {
		c.kind = generatorCode
	}
	c.setParams(d.Params)
	if c.starstar >= 0 {
		c.passedOn = c.passesOn(d.Body)
	}
	c.setDoc(d.Body)
	if notes := s.Parent.Child(d.Name); notes != nil {
		c.annotate = u.locked(notes)
	}
	return c
}

// passesOn reports whether a function's body does nothing with the dict of **kwargs but to give calls its items, as
// f(**kwargs) does.
func (c *Code) passesOn(body []syntax.Stmt) bool {
	kwargs := c.params[c.starstar]
	uses, spreads, seen := 0, 0, false
	for _, s := range body {
		pysyntax.Walk(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Ident:
				switch n.Name {
				case "locals", "vars", "dir", "eval", "exec":
					seen = true
				}
				if c.scope.Mangle(n.Name) == kwargs {
					uses++
				}
			case *syntax.CallExpr:
				for _, x := range n.Args {
					if x, ok := x.(*syntax.UnaryExpr); ok && x.Op == syntax.STARSTAR {
						if id, ok := x.X.(*syntax.Ident); ok && c.scope.Mangle(id.Name) == kwargs {
							spreads++
						}
					}
				}
			case *syntax.DefStmt, *syntax.LambdaExpr, *pysyntax.DefStmt, *pysyntax.LambdaExpr, *pysyntax.ClassStmt:
				seen = true
			}
			return !seen
		})
	}
	return !seen && uses == spreads
}

func (u *Unit) lambdaCode(s *symtable.Scope, x *syntax.LambdaExpr, generator bool) *Code {
	c := u.plainCode(s, x, "<lambda>", x.Lambda)
	if generator {
		c.kind = generatorCode
	}
	c.setParams(x.Params)
	return c
}

// setParams notes the parameters.
func (c *Code) setParams(params []syntax.Expr) {
	keywords, star := false, false
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		switch p := p.(type) {
		case *pysyntax.SlashParam:
			c.only = c.positions
			continue
		case *syntax.UnaryExpr:
			if p.Op == syntax.STAR {
				keywords, star = true, star || p.X != nil
			}
			continue
		}
		if keywords {
			c.keywords++
		} else {
			c.positions++
		}
	}
	for _, v := range c.scope.Params {
		c.params = append(c.params, v.Name)
		if v.Place != symtable.Slot {
			refuse(c.pos, "a function with so many parameters")
		}
	}
	n := c.positions + c.keywords
	if star {
		c.star = n
		n++
	}
	if n < len(c.params) {
		c.starstar = n
	}
}

// laterCode returns the Code that evaluates annotations, or the value of a type alias; nil for what
// nobody asks for.
func (u *Unit) laterCode(s *symtable.Scope) *Code {
	l := &later{Node: s.Node}
	switch n := s.Node.(type) {
	case *syntax.DefStmt:
		l.addParams(s.Parent, n.Params)
	case *pysyntax.DefStmt:
		l.addParams(s.Parent, n.Params)
		if n.Returns != nil {
			l.add("return", n.Returns)
		}
	case *pysyntax.AnnAssignStmt:
		l.add("", n.Annotation)
	case *pysyntax.TypeAliasStmt:
		l.add("", n.Value)
	default:
		return nil
	}
	if _, alias := s.Node.(*pysyntax.TypeAliasStmt); u.future && !alias {
		l.exprs = nil
	}
	c := u.plainCode(s, l, "__annotate__", syntax.Position{})
	c.later = l
	return c
}

// addParams adds the annotations of parameters of a function that is defined in a scope.
func (l *later) addParams(in *symtable.Scope, params []syntax.Expr) {
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			l.add(in.Mangle(pysyntax.ParamName(p).Name), ann.Annotation)
		}
	}
}
