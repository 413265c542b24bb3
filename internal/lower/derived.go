package lower

import (
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// Upstream compares values of different Go types by type alone: an instance of a class
// derived from str is no text to it. Where the file may meet such instances, comparisons
// are left to the run time, and so is the look-up of keys.

// keyTypes are the built-in types whose values are keys of dicts.
var keyTypes = []string{"int", "float", "str", "bytes", "tuple", "frozenset"}

// comparisons are the special methods whose absence makes upstream's comparisons do.
var comparisons = []string{"__eq__", "__ne__", "__lt__", "__gt__", "__le__", "__ge__"}

// derives notes that a class has bases.
func (a *analysis) derives(bases []syntax.Expr) {
	for _, b := range bases {
		if id, ok := unparen(b).(*syntax.Ident); ok {
			switch {
			case slices.Contains(keyTypes, id.Name):
				a.derivedKeys = true
				a.compareAtRunTime()
			case slices.Contains([]string{"list", "dict", "set", "bytearray"}, id.Name):
				a.compareAtRunTime()
			}
		}
	}
}

func (a *analysis) compareAtRunTime() {
	a.derived = true
	for _, name := range comparisons {
		a.dunders[name] = true
	}
}

// imports notes that a module is imported.
func (a *analysis) imports(dots int, path []*syntax.Ident) {
	var name strings.Builder
	name.WriteString(strings.Repeat(".", dots))
	for i, id := range path {
		if i > 0 {
			name.WriteByte('.')
		}
		name.WriteString(id.Name)
	}
	if a.opts.Derives != nil && a.opts.Derives(name.String()) {
		a.compareAtRunTime()
	}
}

// importsOf notes the modules of an import statement.
func (a *analysis) importsOf(s *pysyntax.ImportStmt) {
	for _, n := range s.Names {
		a.imports(0, n.Path)
	}
}
