package pysyntax

import "go.starlark.net/syntax"

// A context is a module, function, lambda or class that is being parsed.
type context struct {
	kind     contextKind
	outer    *context
	loops    int  // loops around the current statement
	yields   bool // it has a yield of its own
	declares bool // it has a global or nonlocal statement
}

type contextKind uint8

const (
	inModule contextKind = iota
	inFunction
	inLambda
	inClass
)

func (p *parser) push(kind contextKind) *context {
	p.fn = &context{kind: kind, outer: p.fn}
	return p.fn
}

func (p *parser) pop() { p.fn = p.fn.outer }

// A scopeChecker checks a function's or class's global and nonlocal statements, which
// must come before any use of their names.
type scopeChecker struct {
	p        *parser
	params   map[string]bool
	used     map[string]bool
	assigned map[string]bool
	declared map[string]string // name to "global" or "nonlocal"
	stores   map[*syntax.Ident]bool
}

// checkScope checks the declarations of a scope, not of those in it.
func (p *parser) checkScope(params []syntax.Expr, body []syntax.Stmt) {
	c := &scopeChecker{
		p: p, params: map[string]bool{}, used: map[string]bool{}, assigned: map[string]bool{},
		declared: map[string]string{}, stores: map[*syntax.Ident]bool{},
	}
	for _, param := range params {
		if id := ParamName(param); id != nil {
			c.params[id.Name] = true
		}
	}
	for _, s := range body {
		Walk(s, c.visit)
	}
}

// ParamName returns the name of a parameter in the form that function definitions and
// lambdas hold it; nil for a bare star or slash.
func ParamName(param syntax.Expr) *syntax.Ident {
	switch x := param.(type) {
	case *syntax.Ident:
		return x
	case *syntax.BinaryExpr:
		return x.X.(*syntax.Ident)
	case *syntax.UnaryExpr:
		id, _ := x.X.(*syntax.Ident)
		return id
	case *AnnotatedParam:
		return ParamName(x.Param)
	}
	return nil
}

// store notes the names that a target binds.
func (c *scopeChecker) store(x syntax.Node) {
	switch x := x.(type) {
	case *syntax.Ident:
		c.stores[x] = true
	case *syntax.ParenExpr:
		c.store(x.X)
	case *StarredExpr:
		c.store(x.X)
	case *syntax.TupleExpr:
		for _, e := range x.List {
			c.store(e)
		}
	case *syntax.ListExpr:
		for _, e := range x.List {
			c.store(e)
		}
	}
}

func (c *scopeChecker) walk(nodes ...syntax.Expr) {
	for _, n := range nodes {
		if n != nil {
			Walk(n, c.visit)
		}
	}
}

// defaults walks what a function definition evaluates at once.
func (c *scopeChecker) defaults(params []syntax.Expr) {
	for _, param := range params {
		if a, ok := param.(*AnnotatedParam); ok {
			param = a.Param
		}
		if d, ok := param.(*syntax.BinaryExpr); ok {
			c.walk(d.Y)
		}
	}
}

func (c *scopeChecker) visit(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Ident:
		if c.stores[n] {
			c.assigned[n.Name] = true
		} else {
			c.used[n.Name] = true
		}
	case *syntax.AssignStmt:
		c.store(n.LHS)
	case *MultiAssignStmt:
		for _, t := range n.Targets {
			c.store(t)
		}
	case *PowAssignStmt:
		c.store(n.LHS)
	case *AnnAssignStmt:
		if id, ok := n.Target.(*syntax.Ident); ok {
			if kind := c.declared[id.Name]; kind != "" {
				c.p.later(n, "annotated name '%s' can't be %s", id.Name, kind)
			}
		}
		c.store(n.Target)
	case *syntax.ForStmt:
		c.store(n.Vars)
	case *ForElseStmt:
		c.store(n.Vars)
	case *WithItem:
		c.store(n.Target)
	case *ExceptClause:
		if n.Name != nil {
			c.store(n.Name)
		}
	case *NamedExpr:
		c.store(n.Name)
	case *DelStmt:
		for _, t := range n.Targets {
			c.store(t)
		}
	case *ImportName:
		c.assigned[n.Binds().Name] = true
		return false
	case *syntax.DotExpr:
		c.walk(n.X)
		return false
	case *syntax.BinaryExpr:
		if n.Op == syntax.EQ { // keyword argument
			c.walk(n.Y)
			return false
		}
	case *syntax.DefStmt:
		c.assigned[n.Name.Name] = true
		c.defaults(n.Params)
		return false
	case *DefStmt:
		for _, d := range n.Decorators {
			c.walk(d.X)
		}
		c.assigned[n.Name.Name] = true
		c.defaults(n.Params)
		return false
	case *ClassStmt:
		for _, d := range n.Decorators {
			c.walk(d.X)
		}
		c.walk(n.Args...)
		c.assigned[n.Name.Name] = true
		return false
	case *syntax.LambdaExpr:
		c.defaults(n.Params)
		return false
	case *LambdaExpr:
		c.defaults(n.Params)
		return false
	case *syntax.Comprehension:
		return c.comprehension(n)
	case *SetComp:
		return c.comprehension(&n.Comprehension)
	case *GenExpr:
		return c.comprehension(&n.Comprehension)
	case *CapturePattern:
		c.store(n.Name)
	case *GlobalStmt:
		c.declare("global", n.Names)
		return false
	case *NonlocalStmt:
		c.declare("nonlocal", n.Names)
		return false
	}
	return true
}

// comprehension walks the first iterable, the only part that belongs to this scope.
func (c *scopeChecker) comprehension(x *syntax.Comprehension) bool {
	c.walk(x.Clauses[0].(*syntax.ForClause).X)
	return false
}

func (c *scopeChecker) declare(kind string, names []*syntax.Ident) {
	for _, id := range names {
		switch name := id.Name; {
		case c.params[name]:
			c.p.later(id, "name '%s' is parameter and %s", name, kind)
		case c.used[name]:
			c.p.later(id, "name '%s' is used prior to %s declaration", name, kind)
		case c.assigned[name]:
			c.p.later(id, "name '%s' is assigned to before %s declaration", name, kind)
		case c.declared[name] != "" && c.declared[name] != kind:
			c.p.later(id, "name '%s' is nonlocal and global", name)
		}
		c.declared[id.Name] = kind
	}
}
