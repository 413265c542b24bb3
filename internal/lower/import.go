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

func (l *lowerer) fromStmt(s *pysyntax.FromStmt) {
	pos := s.From
	name := strings.Repeat(".", s.Dots) + dotted(s.Module)
	if name == "__future__" {
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
