package check

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// A script is a file as those see it that import it.
type script struct {
	*library
	name  string
	place place
	err   *pysyntax.Error // if not nil, there is nothing else

	unsupported []*pysyntax.Error // what fstar has not, in no order

	variables []string        // that the file binds or declares
	binds     map[string]bool // the same
	stars     []ref           // star imports
	dynamic   bool            // it may bind names that its text does not have
	bound     map[string]bool // names that it binds, or looks for, by way of globals(); "" for any
}

// failure returns why the script does not run at all: of what fstar has not, it is the first.
// It is nil if there is no reason.
func (s *script) failure() *pysyntax.Error {
	if s.err != nil || len(s.unsupported) == 0 {
		return s.err
	}
	return slices.MinFunc(s.unsupported, func(a, b *pysyntax.Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// A file is a script that is looked at itself, and what is to be known of it before
// anything in it is judged.
type file struct {
	*script
	tree    *syntax.File
	names   *names
	unbound map[*syntax.Ident]unbound // builtins, and what is not defined

	imports   map[variable][]ref // what imports bind
	platforms map[string]bool    // variables that tell the platform or the version
	assigned  map[string]bool    // attributes that it assigns or deletes; "" for any
	probed    map[string]bool    // attributes that hasattr and getattr ask for; "" for any
	made      map[string]bool    // modules that it may put into sys.modules; "" for any
	prepares  bool               // it may have a metaclass with a namespace of its own for classes
	path      bool               // it may have modules in other places, by sys.path
}

// A ref is what an import names: a module, or a member of one.
type ref struct {
	dots   int // before a relative name
	module string
	member string // "" for the module itself
}

// mayBind reports whether the script has a variable of that name, or can have for all we
// know.
func (s *script) mayBind(name string) bool { return s.binds[name] || s.hides(name) }

// hides reports whether the script may bind a name in other ways than by a statement with
// the name in it.
func (s *script) hides(name string) bool { return s.starBinds(name, make(map[*script]bool)) }

// starBinds is hides; seen are the scripts that were asked.
func (s *script) starBinds(name string, seen map[*script]bool) bool {
	if s.dynamic || s.bound[name] || s.bound[""] {
		return true
	}
	if seen[s] {
		return false
	}
	seen[s] = true
	for _, r := range s.stars {
		m, err := s.resolve(r)
		switch {
		case err != nil:
			return true
		case m.script == nil && m.has(name):
			return true
		case m.script != nil && (m.script.binds[name] || m.script.starBinds(name, seen) || m.submodule(name) != nil):
			return true
		}
	}
	return false
}

// place is where a file is among packages.
type place struct {
	root string // the absolute imports of the file find modules beside this one
	pkg  string // the package that the file is in, dotted; "" for none
}

// findPlace looks for the outermost package that the file is in.
func (s *script) findPlace() {
	s.place.root = s.name
	var path []string
	for s.Read != nil {
		dir := filepath.Dir(s.place.root)
		if _, err := s.Read(filepath.Join(dir, "__init__.py")); err != nil {
			break
		}
		if base := filepath.Base(dir); base == "." || base == ".." { // its name is elsewhere
			abs, err := filepath.Abs(dir)
			if err != nil {
				break
			}
			dir = abs
		}
		if filepath.Dir(dir) == dir {
			break
		}
		path = append(path, filepath.Base(dir))
		s.place.root = dir
	}
	slices.Reverse(path)
	s.place.pkg = strings.Join(path, ".")
}

// resolve returns the module that r names, or is the member of; or why it cannot be
// imported.
func (s *script) resolve(r ref) (*module, *importError) {
	pkg := s.place.pkg
	if r.dots == 0 {
		m, err := s.find(s.place.root, r.module)
		if err != nil && pkg != "" { // it may be a main script all the same
			if m, err := s.find(s.name, r.module); err == nil {
				return m, nil
			}
		}
		return m, err
	}
	if pkg == "" {
		return nil, &importError{UnknownModule, "attempted relative import with no known parent package"}
	}
	for range r.dots - 1 {
		if pkg = pkg[:max(strings.LastIndexByte(pkg, '.'), 0)]; pkg == "" {
			return nil, &importError{UnknownModule, "attempted relative import beyond top-level package"}
		}
	}
	if r.module != "" {
		pkg += "." + r.module
	}
	return s.find(s.place.root, pkg)
}

func dotted(path []*syntax.Ident) string {
	names := make([]string, len(path))
	for i, id := range path {
		names[i] = id.Name
	}
	return strings.Join(names, ".")
}
