package lower

import (
	"iter"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
	"fstar/internal/unparse"
)

// An annotation is one of a function: of a parameter, or "return".
type annotation struct {
	name string
	pos  syntax.Position
	x    syntax.Expr
}

// annotationsOf returns the annotations of a function.
func annotationsOf(d *syntax.DefStmt, ext *pysyntax.DefStmt) []annotation {
	var list []annotation
	for _, p := range d.Params {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			list = append(list, annotation{pysyntax.ParamName(p).Name, ann.Colon, ann.Annotation})
		}
	}
	if ext != nil && ext.Returns != nil {
		list = append(list, annotation{"return", ext.Arrow, ext.Returns})
	}
	return list
}

// annotationsText returns the source of a dict display of the annotations; nothing if
// there are none.
func (l *lowerer) annotationsText(list []annotation) string {
	if len(list) == 0 {
		return ""
	}
	entries := make([]string, len(list))
	for i, ann := range list {
		x := unparse.Expr(ann.x)
		if l.future {
			x = unparse.Expr(text(ann.pos, x))
		}
		entries[i] = "'" + ann.name + "': " + x
	}
	return "{" + strings.Join(entries, ", ") + "}"
}

// variables yields those that an annotation names; none if it stays a text.
func (l *lowerer) variables(ann annotation) iter.Seq[*variable] {
	return func(yield func(*variable) bool) {
		if l.future {
			return
		}
		more := true
		pysyntax.Walk(ann.x, func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok && more {
				if v := variableOf(id); v != nil {
					more = yield(v)
				}
			}
			return more
		})
	}
}

// typeParamsIn returns the names of the type parameters in annotations, each once.
func (l *lowerer) typeParamsIn(list []annotation) []string {
	var names []string
	for _, ann := range list {
		for v := range l.variables(ann) {
			if v.scope.kind == typeScope && !slices.Contains(names, v.name) {
				names = append(names, v.name)
			}
		}
	}
	return names
}

// local reports whether an annotation can be evaluated only where it stands, as it names
// variables of a function, or of a class in one.
func (l *lowerer) local(ann annotation) bool {
	for v := range l.variables(ann) {
		switch {
		case v.store == module, v.store == global, v.scope.kind == typeScope:
		case v.store == classVar && v.scope == l.scope && !strings.Contains(qualname(v.scope), "<locals>"):
		default:
			return true
		}
	}
	return false
}

// attributes lowers what a function must be given as attributes: its annotations, if some
// are no mere text; and a place for attributes, if the file assigns some to functions of
// that name. It returns nil if there are none, and the annotations that are left.
func (l *lowerer) attributes(d *syntax.DefStmt, list []annotation) (syntax.Expr, []annotation) {
	pos := d.Def
	if slices.ContainsFunc(list, l.local) {
		entries := make([]syntax.Expr, len(list))
		for i, ann := range list {
			entries[i] = &syntax.DictEntry{Key: text(pos, ann.name), Colon: ann.pos, Value: l.later(ann.pos, ann.x)}
		}
		return &syntax.DictExpr{Lbrace: pos, List: entries, Rbrace: pos}, nil
	}
	if l.owners[d.Name.Name] {
		return &syntax.DictExpr{Lbrace: pos, Rbrace: pos}, list
	}
	return nil, list
}

// annotate emits what keeps the annotation of a variable of a module or class.
func (l *lowerer) annotate(s *pysyntax.AnnAssignStmt) {
	id, ok := s.Target.(*syntax.Ident)
	if !ok {
		return
	}
	ns := "$g"
	switch l.scope.kind {
	case moduleScope:
	case classScope:
		ns = l.scope.namespace
	default:
		return
	}
	pos := s.Colon
	args := []syntax.Expr{ident(pos, ns), text(id.NamePos, id.Name), text(pos, unparse.Expr(s.Annotation))}
	if !l.future {
		args = append(args, l.later(pos, s.Annotation))
	}
	l.emitCall(pos, "$annotate", args...)
}

// later returns a function that evaluates x when it is called with one argument, which
// only marks it as emitted.
func (l *lowerer) later(pos syntax.Position, x syntax.Expr) syntax.Expr {
	if s, ok := x.(*pysyntax.StarredExpr); ok { // *args: *Ts
		x = s.X
	}
	return &syntax.LambdaExpr{Lambda: pos, Params: []syntax.Expr{ident(pos, "$")}, Body: l.inner(x)}
}
