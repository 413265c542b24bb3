package check

import (
	"slices"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/suggest"
)

// A starlarkFile is the source of a script in plain Starlark.
type starlarkFile struct {
	cfg      Config
	opts     *syntax.FileOptions
	name     string
	tree     *syntax.File // nil if it cannot be parsed
	problems []Problem
}

// judge returns what is wrong with the file.
func (s *starlarkFile) judge(src []byte) []Problem {
	if err := s.parse(src); err != nil {
		s.problems = compileProblems(err)
	}
	if s.tree != nil {
		for _, stmt := range s.tree.Stmts {
			syntax.Walk(stmt, s.visit)
		}
	}
	return s.problems
}

// parse parses and resolves the file.
func (s *starlarkFile) parse(src []byte) error {
	tree, err := s.opts.Parse(s.name, src, 0)
	if err != nil {
		return err
	}
	s.tree = tree
	return resolve.File(tree, s.cfg.Names.Has, starlark.Universe.Has)
}

// globals returns the names of the file's variables.
func (s *starlarkFile) globals() []string {
	var names []string
	for _, b := range s.tree.Module.(*resolve.Module).Globals {
		names = append(names, b.First.Name)
	}
	return names
}

func (s *starlarkFile) visit(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.LoadStmt:
		s.load(n)
		return false
	case *syntax.DotExpr:
		s.attribute(n)
	}
	return true
}

func (s *starlarkFile) report(n syntax.Node, code Code, message string) {
	s.problems = append(s.problems, problemAt(n, Error, code, message))
}

// attribute looks for x.name, where x is one of the modules that all scripts have.
func (s *starlarkFile) attribute(x *syntax.DotExpr) {
	id, ok := x.X.(*syntax.Ident)
	if !ok {
		return
	}
	if b, ok := id.Binding.(*resolve.Binding); !ok || b.Scope != resolve.Predeclared {
		return
	}
	m, ok := s.cfg.Names[id.Name].(starlark.HasAttrs)
	if !ok || m.Type() != "module" {
		return
	}
	if v, err := m.Attr(x.Name.Name); v == nil || err != nil {
		message := "module '" + id.Name + "' has no attribute '" + x.Name.Name + "'"
		s.report(x.Name, UnknownMember, message+didYouMeanAttribute(x.Name.Name, suggest.Closest(x.Name.Name, m.AttrNames())))
	}
}

// load looks for what a load statement loads.
func (s *starlarkFile) load(stmt *syntax.LoadStmt) {
	name := stmt.ModuleName()
	names, err := s.loaded(name)
	if err != nil {
		s.report(stmt.Module, err.code, err.message)
		return
	}
	for _, id := range stmt.From {
		if !slices.Contains(names, id.Name) {
			s.report(id, UnknownMember, notThere(id.Name, name)+didYouMean(suggest.Closest(id.Name, names)))
		}
	}
}

// loaded returns the names that a load statement can load from a module.
func (s *starlarkFile) loaded(name string) ([]string, *importError) {
	if m, ok := s.cfg.Module(name).(starlark.HasAttrs); ok {
		return m.AttrNames(), nil
	}
	if s.cfg.Read == nil {
		return nil, &importError{UnknownModule, "No module named '" + name + "'"}
	}
	f := &starlarkFile{cfg: s.cfg, opts: s.opts, name: loadPath(s.name, name)}
	src, err := s.cfg.Read(f.name)
	if err != nil {
		return nil, &importError{UnknownModule, err.Error()}
	}
	if err := f.parse(src); err != nil {
		return nil, &importError{SyntaxError, "cannot load " + name + ": " + object.CatchCompile(err).Message()}
	}
	return f.globals(), nil
}

// compileProblems returns the problems that an error of upstream's parser, resolver or
// compiler is; none for nil.
func compileProblems(err error) []Problem {
	if err == nil {
		return nil
	}
	var list []Problem
	for _, e := range object.CompileErrors(err) {
		p := Problem{
			File: e.Pos().Filename(), Line: int(e.Pos().Line), Column: int(e.Pos().Col),
			Severity: Error, Code: SyntaxError, Message: e.Message(),
		}
		if e.Class().Is(object.NameError) {
			p.Code = UndefinedName
		}
		list = append(list, p)
	}
	return list
}
