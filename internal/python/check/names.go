package check

import (
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
)

// names are the names in a file: what package symtable finds, by identifier and by variable.
type names struct {
	module *symtable.Scope
	errs   []*pysyntax.Error
	scopes map[*syntax.Ident]*symtable.Scope // that they are names of
	order  map[*symtable.Scope][]string      // the names of their variables, in order of appearance
	writes map[variable]int                  // how many places bind them, or delete; 0 for those that are declared only
	reads  []symtable.Use
}

// A variable is one of a scope.
type variable struct {
	scope *symtable.Scope
	name  string
}

// findNames finds the names in a file.
func findNames(f *syntax.File) *names {
	n := &names{
		scopes: make(map[*syntax.Ident]*symtable.Scope), order: make(map[*symtable.Scope][]string), writes: make(map[variable]int),
	}
	var writes []symtable.Use
	n.module, n.errs = symtable.AnalyzeNoting(f, false, func(u symtable.Use) {
		n.scopes[u.Name] = u.Scope
		switch u.Kind {
		case symtable.Reads:
			n.reads = append(n.reads, u)
		case symtable.Binds, symtable.Declares:
			writes = append(writes, u)
		}
	})
	for _, u := range writes {
		n.write(u)
	}
	return n
}

// write notes that u binds or declares a variable. A nonlocal statement declares that of another
// function, and a global statement of the module nothing.
func (n *names) write(u symtable.Use) {
	v := n.variable(u.Name)
	declares := u.Kind == symtable.Declares
	if declares && (v.scope != u.Scope && v.scope != n.module || u.Scope == n.module && u.Scope.Declared(v.name)) {
		return
	}
	if _, ok := n.writes[v]; !ok {
		n.order[v.scope] = append(n.order[v.scope], v.name)
	}
	if !declares {
		n.writes[v]++
	} else if _, ok := n.writes[v]; !ok {
		n.writes[v] = 0
	}
}

// name returns a name as the code around knows it: a private one is that of a class.
func (n *names) name(id *syntax.Ident) string {
	if s := n.scopes[id]; s != nil {
		return s.Mangle(id.Name)
	}
	return id.Name
}

// imported returns the name of a module, or of a member of one, that an import of the file has, which
// binds a variable.
func (n *names) imported(path []*syntax.Ident, binds *syntax.Ident) string {
	return n.scopes[binds].Mangle(dotted(path))
}

// variable returns the variable that a name is. It has no scope for a name that is none, such as
// None or that of an attribute.
func (n *names) variable(id *syntax.Ident) variable {
	s := n.scopes[id]
	if s == nil {
		return variable{}
	}
	name := s.Mangle(id.Name)
	return variable{s.Owner(name), name}
}

// An unbound is a read of a module's variable that nothing in the file binds or declares: of a
// builtin, or of a name that is not defined. A star import may bind it all the same.
type unbound struct {
	id    *syntax.Ident
	name  string
	scope *symtable.Scope
}

// unbound returns all of them. If annotations are texts, what they read does not count.
func (n *names) unbound(texts bool) map[*syntax.Ident]unbound {
	found := make(map[*syntax.Ident]unbound)
	for _, r := range n.reads {
		v := n.variable(r.Name)
		if _, bound := n.writes[v]; v.scope != n.module || bound {
			continue
		}
		u := unbound{r.Name, v.name, r.Scope}
		if later := u.later(); later == nil || !texts || !isAnnotation(later) {
			found[r.Name] = u
		}
	}
	return found
}

// isAnnotation reports whether what a scope evaluates later are annotations, and not the value of a
// type alias, or the bound of a type parameter.
func isAnnotation(s *symtable.Scope) bool {
	switch s.Node.(type) {
	case *syntax.DefStmt, *pysyntax.DefStmt, *pysyntax.AnnAssignStmt:
		return true
	}
	return false
}

// inClass reports whether the name is read in the body of a class itself, where a metaclass could
// define it.
func (u unbound) inClass() bool { return u.scope.Kind == symtable.Class }

// seesClass reports whether the code that reads the name sees the names of a class around.
func (u unbound) seesClass() bool { return u.inClass() || u.scope.InClass() }

// later returns the scope of what is evaluated later, if ever, that the name is read in; or nil.
func (u unbound) later() *symtable.Scope {
	for s := u.scope; s != nil; s = s.Parent {
		if s.Later {
			return s
		}
	}
	return nil
}

// visible returns the names of the variables that the code around can read, innermost first.
func (n *names) visible(u unbound) []string {
	var list []string
	for s := u.scope; s != nil; s = s.Parent {
		if s.Kind != symtable.Class || s == u.scope {
			list = append(list, n.order[s]...)
		}
	}
	return list
}

// member reports whether the class of the method around has an attribute of that name, and what the
// method calls its instance.
func (n *names) member(u unbound) (self string, ok bool) {
	for s := u.scope; s.Parent != nil; s = s.Parent {
		if first := firstParam(s); first != nil && s.Parent.Kind == symtable.Class {
			return first.Name, n.writes[variable{s.Parent, u.name}] > 0
		}
	}
	return "", false
}

// firstParam returns the name of the first parameter of a function without decorators, or nil.
func firstParam(s *symtable.Scope) *syntax.Ident {
	var params []syntax.Expr
	switch d := s.Node.(type) {
	case *syntax.DefStmt:
		params = d.Params
	case *pysyntax.DefStmt:
		if len(d.Decorators) == 0 {
			params = d.Params
		}
	}
	if len(params) == 0 || s.Later {
		return nil
	}
	return pysyntax.ParamName(params[0])
}
