package lower

import (
	"fmt"
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// exprs analyzes those of the expressions that are there.
func (a *analysis) exprs(list ...syntax.Expr) {
	for _, x := range list {
		if x != nil {
			a.expr(x)
		}
	}
}

func (a *analysis) expr(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Ident:
		a.ident(x)
	case *syntax.Literal, *pysyntax.EllipsisExpr, *pysyntax.SlashParam:
	case *syntax.ParenExpr:
		a.expr(x.X)
	case *syntax.CallExpr:
		a.call(x)
	case *syntax.DotExpr:
		a.expr(x.X)
		a.mangle(x.Name)
	case *syntax.BinaryExpr:
		if x.Op == syntax.EQ { // a keyword argument
			a.mangle(x.X.(*syntax.Ident))
			a.expr(x.Y)
			return
		}
		a.expr(x.X)
		a.expr(x.Y)
	case *syntax.UnaryExpr:
		a.exprs(x.X)
	case *syntax.TupleExpr:
		a.exprs(x.List...)
	case *syntax.ListExpr:
		a.exprs(x.List...)
	case *syntax.DictExpr:
		a.exprs(x.List...)
	case *syntax.DictEntry:
		a.expr(x.Key)
		a.expr(x.Value)
	case *syntax.IndexExpr:
		a.expr(x.X)
		a.expr(x.Y)
	case *syntax.SliceExpr:
		a.exprs(x.X, x.Lo, x.Hi, x.Step)
	case *syntax.CondExpr:
		a.expr(x.Cond)
		a.expr(x.True)
		a.expr(x.False)
	case *syntax.Comprehension:
		a.comprehension(x, false)
	case *pysyntax.SetComp:
		a.comprehension(&x.Comprehension, false)
	case *pysyntax.GenExpr:
		a.comprehension(&x.Comprehension, true)
	case *syntax.LambdaExpr:
		a.lambda(x)
	case *pysyntax.LambdaExpr:
		a.lambda(&x.LambdaExpr)
	case *pysyntax.StarredExpr:
		a.expr(x.X)
	case *pysyntax.PowExpr:
		a.expr(x.X)
		a.expr(x.Y)
	case *pysyntax.CompareExpr:
		a.expr(x.X)
		for _, link := range x.Links {
			a.expr(link.Y)
		}
	case *pysyntax.NamedExpr:
		a.expr(x.X)
		a.use(x.Name, walrus, &definition{x: x.X})
	case *pysyntax.YieldExpr:
		a.exprs(x.X)
	case *pysyntax.YieldFromExpr:
		a.expr(x.X)
	case *pysyntax.SetExpr:
		a.exprs(x.List...)
	case *pysyntax.SliceItem:
		a.exprs(x.Lo, x.Hi, x.Step)
	case *pysyntax.FStringExpr:
		a.exprs(x.Parts...)
	case *pysyntax.FStringField:
		a.expr(x.X)
		a.exprs(x.Spec...)
	default:
		panic(fmt.Sprintf("lower: unexpected expression %T", x))
	}
}

// ident notes a read. None, True and False are no names.
func (a *analysis) ident(id *syntax.Ident) {
	switch id.Name {
	case "None", "True", "False":
		return
	case "super":
		for s := a.scope; s != nil; s = s.parent {
			if s.kind == classScope {
				s.usesCell = true
				break
			}
		}
	}
	a.read(id)
}

// eager has the builtins that take all elements of their argument. Some could fail before
// the last, so that those behind are never made: docs/language.md says so.
var eager = map[string]bool{
	"sum": true, "list": true, "tuple": true, "set": true, "frozenset": true, "sorted": true,
	"min": true, "max": true, "dict": true,
}

// assigns reports whether a generator expression assigns to variables that outlive it.
func assigns(gen *pysyntax.GenExpr) bool {
	found := false
	pysyntax.Walk(gen, func(n syntax.Node) bool {
		if _, ok := n.(*pysyntax.NamedExpr); ok {
			found = true
		}
		return !found
	})
	return found
}

func (a *analysis) call(x *syntax.CallExpr) {
	a.expr(x.Fn)
	if seesLocals(x) {
		a.noteLocals(x)
	}
	if fn, ok := x.Fn.(*syntax.Ident); ok && fn.Name == "isinstance" && len(x.Args) == 2 && namesSlice(x.Args[1]) {
		if id, ok := x.Args[0].(*syntax.Ident); ok {
			a.sliced = append(a.sliced, id)
		}
	}
	for i, arg := range x.Args {
		gen, ok := arg.(*pysyntax.GenExpr)
		if !ok || i > 0 {
			a.expr(arg)
			continue
		}
		s := a.comprehension(&gen.Comprehension, true)
		if !stillArgs(x.Args[1:]) {
			continue // the elements come after what these do
		}
		switch fn := x.Fn.(type) {
		case *syntax.Ident:
			if eager[fn.Name] && !assigns(gen) {
				a.lazy = append(a.lazy, lazyComp{fn, s})
			}
		case *syntax.DotExpr:
			if lit, ok := unparen(fn.X).(*syntax.Literal); ok && lit.Token == syntax.STRING && fn.Name.Name == "join" {
				a.lazy = append(a.lazy, lazyComp{nil, s})
			}
		}
	}
}

// namesSlice reports whether classes, as isinstance takes them, name slice.
func namesSlice(classes syntax.Expr) bool {
	switch x := unparen(classes).(type) {
	case *syntax.Ident:
		return x.Name == "slice"
	case *syntax.TupleExpr:
		return slices.ContainsFunc(x.List, namesSlice)
	case *syntax.BinaryExpr: // int | slice
		return namesSlice(x.X) || namesSlice(x.Y)
	}
	return false
}

// isSlice reports whether x makes a slice.
func isSlice(x syntax.Expr) bool {
	c, ok := x.(*syntax.CallExpr)
	if !ok {
		return false
	}
	fn, ok := c.Fn.(*syntax.Ident)
	return ok && fn.Name == "slice"
}

// comprehension finds the scope of a comprehension or generator expression.
func (a *analysis) comprehension(x *syntax.Comprehension, generator bool) *scope {
	first := x.Clauses[0].(*syntax.ForClause)
	a.expr(first.X)
	s := &scope{kind: compScope, generator: generator}
	a.scopes[x] = s
	outer := a.enter(s, generator)
	a.loopTarget(first.Vars, first.X)
	for _, c := range x.Clauses[1:] {
		switch c := c.(type) {
		case *syntax.ForClause:
			a.expr(c.X)
			a.loopTarget(c.Vars, c.X)
		case *syntax.IfClause:
			a.expr(c.Cond)
		}
	}
	a.expr(x.Body)
	a.where = outer
	return s
}

func (a *analysis) lambda(x *syntax.LambdaExpr) {
	a.defaults(x.Params)
	s := &scope{kind: functionScope, name: "<lambda>"}
	x.Function = s
	outer := a.enter(s, true)
	a.params(x.Params)
	a.expr(x.Body)
	a.bindLocals(s)
	a.where = outer
}

// defaults analyzes what is evaluated when a function is defined.
func (a *analysis) defaults(params []syntax.Expr) {
	for _, p := range params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		if d, ok := p.(*syntax.BinaryExpr); ok {
			a.expr(d.Y)
		}
	}
}

// params binds the parameters of the current function. The name of one that is only
// positional cannot be spelled by a caller.
func (a *analysis) params(params []syntax.Expr) {
	for i, p := range params {
		if _, ok := p.(*pysyntax.SlashParam); ok {
			for _, p := range params[:i] {
				v := a.scope.variable(pysyntax.ParamName(p).Name)
				v.emit = v.name + "$"
			}
			continue
		}
		id := pysyntax.ParamName(p)
		if id == nil {
			continue
		}
		var def *definition
		if u, ok := p.(*syntax.UnaryExpr); ok {
			def = &definition{t: tTuple}
			if u.Op == syntax.STARSTAR {
				def.t = tDict
			}
		}
		a.use(id, writes, def)
		v := a.scope.variable(id.Name)
		v.param = true
		if def != nil {
			a.scope.stars = append(a.scope.stars, v)
		}
		if i == 0 {
			a.scope.self = v
		}
	}
}

// def analyzes a function. ext is nil if there is no more to it than d says.
func (a *analysis) def(d *syntax.DefStmt, ext *pysyntax.DefStmt) {
	beforeTypes := a.where
	static := false
	if ext != nil {
		for _, dec := range ext.Decorators {
			a.expr(dec.X)
			static = true
		}
	}
	a.defaults(d.Params)
	inClass := a.scope.kind == classScope
	if ext != nil {
		a.typeParams(d, ext.TypeParams)
	}
	for _, ann := range annotationsOf(d, ext) {
		a.annotation(ann.x)
	}
	s := &scope{kind: functionScope, name: d.Name.Name}
	d.Function = s
	a.enter(s, true)
	a.params(d.Params)
	s.isMethod = inClass && !static && s.self != nil
	switch d.Name.Name {
	case "__getitem__", "__setitem__", "__delitem__":
		if key := 1; inClass && len(d.Params) > key {
			if id := pysyntax.ParamName(d.Params[key]); id != nil {
				a.sliced = append(a.sliced, id)
			}
		}
	}
	a.stmts(d.Body)
	a.bindLocals(s)
	a.where = beforeTypes
	a.write(d.Name)
	if inClass && len(d.Name.Name) > 4 && d.Name.Name[:2] == "__" {
		a.dunders[d.Name.Name] = true
	}
}

// annotation analyzes an expression that is evaluated later, if ever.
func (a *analysis) annotation(x syntax.Expr) {
	if a.future {
		return
	}
	outer := a.enter(&scope{kind: functionScope, annotation: true}, true)
	a.expr(x)
	a.where = outer
}

// typeParams begins the scope of type parameters, if there are any.
func (a *analysis) typeParams(n syntax.Node, params []*pysyntax.TypeParam) {
	if len(params) == 0 {
		return
	}
	s := &scope{kind: typeScope}
	a.scopes[n] = s
	a.enter(s, false)
	for _, p := range params {
		a.write(p.Name)
		s.variable(p.Name.Name).emit = a.unique("$" + p.Name.Name)
	}
}

func (a *analysis) class(c *pysyntax.ClassStmt) {
	for _, dec := range c.Decorators {
		a.expr(dec.X)
	}
	beforeTypes := a.where
	a.typeParams(c, c.TypeParams)
	a.exprs(c.Args...)
	a.derives(c.Args)
	s := &scope{kind: classScope, mangle: trimUnderscores(c.Name.Name), name: c.Name.Name}
	a.scopes[c.Name] = s
	a.enter(s, true)
	s.namespace = a.unique("$c")
	s.bind("__module__")
	s.bind("__qualname__")
	a.stmts(c.Body)
	a.where = beforeTypes
	for _, v := range s.order {
		if len(v.name) > 4 && v.name[:2] == "__" {
			a.dunders[v.name] = true
		}
	}
	if len(c.Decorators) == 0 {
		a.use(c.Name, writes, &definition{t: tClass})
	} else {
		a.write(c.Name)
	}
}

// trimUnderscores returns what private names in a class are prefixed with; nothing if
// the class is named by underscores alone.
func trimUnderscores(name string) string {
	for len(name) > 0 && name[0] == '_' {
		name = name[1:]
	}
	return name
}

func (a *analysis) match(s *pysyntax.MatchStmt) {
	a.expr(s.Subject)
	for _, c := range s.Cases {
		a.inBlock(func() {
			a.pattern(c.Pattern)
			a.exprs(c.Guard)
			a.stmts(c.Body)
		})
	}
}

func (a *analysis) pattern(p pysyntax.Pattern) {
	switch p := p.(type) {
	case *pysyntax.WildcardPattern:
	case *pysyntax.ValuePattern:
		a.expr(p.X)
	case *pysyntax.CapturePattern:
		a.write(p.Name)
	case *pysyntax.SequencePattern:
		for _, e := range p.List {
			a.pattern(e)
		}
	case *pysyntax.StarPattern:
		if p.Name != nil {
			a.write(p.Name)
		}
	case *pysyntax.MappingPattern:
		a.exprs(p.Keys...)
		for _, e := range p.Values {
			a.pattern(e)
		}
		if p.Rest != nil {
			a.write(p.Rest)
		}
	case *pysyntax.ClassPattern:
		a.expr(p.Class)
		for _, e := range p.Args {
			a.pattern(e)
		}
		for _, k := range p.Keywords {
			a.mangle(k.Name)
			a.pattern(k.Pattern)
		}
	case *pysyntax.OrPattern:
		for _, e := range p.Alts {
			a.pattern(e)
		}
	case *pysyntax.AsPattern:
		a.pattern(p.Pattern)
		a.write(p.Name)
	default:
		panic(fmt.Sprintf("lower: unexpected pattern %T", p))
	}
}
