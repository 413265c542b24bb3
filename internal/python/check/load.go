package check

import (
	"cmp"
	"fmt"
	"path/filepath"

	"go.starlark.net/syntax"
)

// loadPath returns the file that a load statement in the file from means.
func loadPath(from, name string) string {
	path := filepath.Clean(name)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(from), path)
}

// notThere is what a load statement of a name that a module has not fails with.
func notThere(name, module string) string {
	return fmt.Sprintf("load: name %s not found in module %s", name, module)
}

// load judges a load statement.
func (j *judge) load(s *syntax.LoadStmt) {
	name := s.ModuleName()
	m, err := j.loaded(name)
	if err != nil {
		j.report(s.Module, noModule, err.code, err.message)
		return
	}
	for _, id := range s.From {
		if !m.has(id.Name) {
			j.report(id, noMember, UnknownMember, notThere(id.Name, name)+cmp.Or(m.why(id.Name), didYouMean(m.meant(id.Name))))
		}
	}
}

// loaded returns the module that a load statement loads.
func (j *judge) loaded(name string) (*module, *importError) {
	if m := j.builtin(name); m != nil {
		return m, nil
	}
	if j.Read == nil {
		return nil, &importError{UnknownModule, fmt.Sprintf("No module named '%s'", name)}
	}
	f, err := j.library.load(loadPath(j.name, name))
	switch {
	case err != nil:
		return nil, &importError{UnknownModule, err.Error()}
	case f.failure() != nil:
		p := syntaxProblem(f.failure())
		return nil, &importError{p.Code, fmt.Sprintf("cannot load %s: line %d: %s", name, p.Line, p.Message)}
	}
	return &module{lib: j.library, name: name, script: f, root: f.place.root}, nil
}
