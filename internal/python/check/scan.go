package check

import (
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// scan finds what is to be known of a file beside its names.
func (f *file) scan() {
	f.unbound = f.names.unbound(f.annotationsAreTexts())
	f.variables = f.names.order[f.names.module]
	f.binds = make(map[string]bool, len(f.variables))
	for _, name := range f.variables {
		f.binds[name] = true
	}
	f.imports = make(map[variable][]ref)
	for _, m := range []*map[string]bool{&f.bound, &f.platforms, &f.assigned, &f.probed, &f.made} {
		*m = make(map[string]bool)
	}
	s := &scanner{file: f}
	for _, stmt := range f.tree.Stmts {
		pysyntax.Walk(stmt, s.visit)
	}
}

// annotationsAreTexts reports whether the file has from __future__ import annotations.
func (f *file) annotationsAreTexts() bool {
	for _, stmt := range f.tree.Stmts {
		if from, ok := stmt.(*pysyntax.FromStmt); ok && from.Dots == 0 && dotted(from.Module) == "__future__" {
			for _, n := range from.Names {
				if n.Path[0].Name == "annotations" {
					return true
				}
			}
		}
	}
	return false
}

// A scanner walks over a file for scan.
type scanner struct {
	*file
	inFunction []bool // for each node around: whether it is in a function
}

func (s *scanner) visit(n syntax.Node) bool {
	if n == nil {
		s.inFunction = s.inFunction[:len(s.inFunction)-1]
		return true
	}
	if !s.node(n) {
		return false
	}
	inside := len(s.inFunction) > 0 && s.inFunction[len(s.inFunction)-1]
	switch n.(type) {
	case *syntax.DefStmt, *pysyntax.DefStmt, *syntax.LambdaExpr, *pysyntax.LambdaExpr:
		inside = true
	}
	s.inFunction = append(s.inFunction, inside)
	return true
}

// node notes what n tells, and reports whether to go on with what it is made of.
func (s *scanner) node(n syntax.Node) bool {
	switch n := n.(type) {
	case *pysyntax.ImportStmt:
		for _, name := range n.Names {
			s.importName(name)
		}
		return false
	case *pysyntax.FromStmt:
		s.from(n)
		return false
	case *syntax.Ident:
		s.name(n)
	case *syntax.DotExpr:
		switch n.Name.Name {
		case "__globals__", "__builtins__", "global_enum", "_convert_": // the last are enum's
			s.dynamic = true
		case "path":
			s.path = s.path || isName(n.X, "sys")
		case "modules":
			s.made[""] = s.made[""] || isName(n.X, "sys")
		}
		pysyntax.Walk(n.X, s.visit)
		return false
	case *syntax.IndexExpr:
		if s.isGlobals(n.X) {
			return !s.binds(n.Y)
		}
		if d, ok := n.X.(*syntax.DotExpr); ok && d.Name.Name == "modules" {
			s.module(n.Y)
			return false
		}
	case *syntax.BinaryExpr:
		if (n.Op == syntax.IN || n.Op == syntax.NOT_IN) && s.isGlobals(n.Y) {
			return !s.binds(n.X)
		}
	case *syntax.CallExpr:
		return s.call(n)
	case *syntax.AssignStmt:
		s.target(n.LHS)
		if id, ok := n.LHS.(*syntax.Ident); ok && s.asks(n.RHS) == anyFailure {
			s.platforms[id.Name] = true
		}
	case *pysyntax.MultiAssignStmt:
		for _, t := range n.Targets {
			s.target(t)
		}
	case *pysyntax.AnnAssignStmt:
		s.target(n.Target)
	case *pysyntax.PowAssignStmt:
		s.target(n.LHS)
	case *syntax.ForStmt:
		s.target(n.Vars)
	case *pysyntax.ForElseStmt:
		s.target(n.Vars)
	case *syntax.ForClause:
		s.target(n.Vars)
	case *pysyntax.WithItem:
		s.target(n.Target)
	case *pysyntax.DelStmt:
		for _, t := range n.Targets {
			s.target(t)
		}
	case *pysyntax.ClassStmt:
		s.prepares = s.prepares || hasMetaclass(n)
	case *syntax.DefStmt:
		s.prepares = s.prepares || n.Name.Name == "__prepare__"
	case *pysyntax.DefStmt:
		s.prepares = s.prepares || n.Name.Name == "__prepare__"
	}
	return true
}

// name notes a builtin that may bind names, where it is used in a way that no other method
// here knows.
func (s *scanner) name(id *syntax.Ident) {
	if _, ok := s.unbound[id]; !ok {
		return
	}
	switch id.Name {
	case "globals", "__builtins__", "__loader__", "__spec__":
		s.dynamic = true
	}
}

// module notes sys.modules[x]: what is done with it may make a module, or be about this
// one.
func (s *scanner) module(x syntax.Expr) {
	name := literal(x)
	s.dynamic = s.dynamic || name == "" || name == "__main__"
	if !isName(x, "__name__") {
		s.made[name] = true
	}
	pysyntax.Walk(x, s.visit)
}

// call notes what a call tells, and reports whether to go on with what it is made of.
func (s *scanner) call(x *syntax.CallExpr) bool {
	switch fn := x.Fn.(type) {
	case *syntax.DotExpr:
		switch fn.Name.Name {
		case "setattr", "delattr", "patch", "object": // of a test's tools
			for _, arg := range x.Args {
				name := literal(arg)
				if name != "" {
					s.assigned[name[strings.LastIndexByte(name, '.')+1:]] = true
				}
			}
		case "get", "keys", "items", "values", "copy":
			if s.isGlobals(fn.X) { // it only reads
				for _, arg := range x.Args {
					pysyntax.Walk(arg, s.visit)
				}
				return false
			}
		}
	case *syntax.Ident:
		if _, ok := s.unbound[fn]; !ok {
			return true
		}
		switch fn.Name {
		case "exec":
			s.dynamic = s.dynamic || len(x.Args) < 2
		case "locals", "vars":
			s.dynamic = s.dynamic || s.isGlobals(x)
		case "hasattr", "getattr":
			if len(x.Args) > 1 {
				s.probed[literal(x.Args[1])] = true
			}
		case "setattr", "delattr":
			if len(x.Args) > 1 {
				s.assigned[literal(x.Args[1])] = true
			}
		}
	}
	return true
}

// hasMetaclass reports whether a class has a metaclass that may define names for its body.
func hasMetaclass(c *pysyntax.ClassStmt) bool {
	for _, arg := range c.Args {
		if kw, ok := arg.(*syntax.BinaryExpr); ok && kw.Op == syntax.EQ && isName(kw.X, "metaclass") {
			d, ok := kw.Y.(*syntax.DotExpr)
			return !isName(kw.Y, "ABCMeta") && !isName(kw.Y, "type") && !(ok && d.Name.Name == "ABCMeta")
		}
	}
	return false
}

// isGlobals reports whether x is a call of a builtin that returns the variables of the
// module, or of a class.
func (s *scanner) isGlobals(x syntax.Expr) bool {
	c, ok := x.(*syntax.CallExpr)
	if !ok || len(c.Args) > 0 {
		return false
	}
	fn, ok := c.Fn.(*syntax.Ident)
	if !ok {
		return false
	}
	if _, ok := s.unbound[fn]; !ok {
		return false
	}
	switch fn.Name {
	case "globals":
		return true
	case "locals", "vars", "dir":
		return len(s.inFunction) == 0 || !s.inFunction[len(s.inFunction)-1]
	}
	return false
}

// binds notes that the variable may be there that is called as x says. It reports whether
// x does.
func (s *scanner) binds(x syntax.Expr) bool {
	name := literal(x)
	s.bound[name] = true
	return name != ""
}

// target notes the attributes that an assignment to x changes.
func (s *scanner) target(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.DotExpr:
		s.assigned[s.names.name(x.Name)] = true
	case *syntax.ParenExpr:
		s.target(x.X)
	case *pysyntax.StarredExpr:
		s.target(x.X)
	case *syntax.TupleExpr:
		for _, e := range x.List {
			s.target(e)
		}
	case *syntax.ListExpr:
		for _, e := range x.List {
			s.target(e)
		}
	}
}

// importName notes a name of an import statement, which binds the first of a dotted one
// without as.
func (s *scanner) importName(n *pysyntax.ImportName) {
	path := n.Path
	if path[0].Name == "builtins" || path[0].Name == "__main__" {
		s.dynamic = true
	}
	if n.As == nil {
		path = path[:1]
	}
	s.binding(n, ref{module: s.names.imported(path, n.Binds())})
}

// from notes a from statement.
func (s *scanner) from(n *pysyntax.FromStmt) {
	r := ref{dots: n.Dots, module: dotted(n.Module)}
	if n.Star.IsValid() {
		s.stars = append(s.stars, r)
	}
	for _, name := range n.Names {
		r.module, r.member = s.names.imported(n.Module, name.Binds()), s.names.imported(name.Path, name.Binds())
		if r.module == "sys" {
			s.path = s.path || r.member == "path"
			s.made[""] = s.made[""] || r.member == "modules"
			s.dynamic = s.dynamic || r.member == "modules"
		}
		s.binding(name, r)
	}
}

// binding notes that an import binds a variable.
func (s *scanner) binding(n *pysyntax.ImportName, r ref) {
	v := s.names.variable(n.Binds())
	s.imports[v] = append(s.imports[v], r)
}

// literal returns the text that x is, if it is a literal of one, or else "".
func literal(x syntax.Expr) string {
	lit, ok := x.(*syntax.Literal)
	if !ok || lit.Token != syntax.STRING {
		return ""
	}
	return lit.Value.(string)
}
