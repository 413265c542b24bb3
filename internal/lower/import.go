package lower

import (
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

func dotted(path []*syntax.Ident) string {
	names := make([]string, len(path))
	for i, id := range path {
		names[i] = id.Name
	}
	return strings.Join(names, ".")
}

func (l *lowerer) importStmt(s *pysyntax.ImportStmt) {
	for _, n := range s.Names {
		pos := n.Path[0].NamePos
		fn := "$import"
		if n.As == nil && len(n.Path) > 1 {
			fn = "$importtop"
		}
		l.store(n.Binds(), pos, call(pos, fn, text(pos, dotted(n.Path))))
	}
}

// isFuture reports whether s is one of the compiler's own: from __future__ import x.
func isFuture(s *pysyntax.FromStmt) bool {
	return s.Dots == 0 && len(s.Module) == 1 && s.Module[0].Name == "__future__"
}

func (l *lowerer) fromStmt(s *pysyntax.FromStmt) {
	pos := s.From
	name := strings.Repeat(".", s.Dots) + dotted(s.Module)
	if isFuture(s) {
		return
	}
	m := call(pos, "$import", text(pos, name))
	if s.Star.IsValid() {
		l.emitCall(pos, "$importstar", ident(pos, "$g"), m)
		return
	}
	var module syntax.Expr = m
	if len(s.Names) > 1 {
		module = ident(pos, l.temp(pos, m))
	}
	for i, n := range s.Names {
		if i > 0 {
			module = again(module)
		}
		at := n.Path[0].NamePos
		l.store(n.Binds(), at, call(at, "$importfrom", module, text(at, n.Path[0].Name)))
	}
}
