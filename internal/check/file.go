package check

import (
	"path/filepath"
	"slices"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/lower"
	"fstar/internal/pysyntax"
)

// A file is the source of a script or of a module, and what is to be known of it before
// anything in it is judged.
type file struct {
	*library
	name  string
	place place
	err   *pysyntax.Error // if not nil, there is nothing else
	tree  *syntax.File
	names *lower.Analysis

	unbound map[*syntax.Ident]lower.Unbound // builtins, and what is not defined

	imports  map[any][]*module // what imports bind, by variable; nil for what we do not know
	stars    []*module         // of star imports; nil for an unknown one
	dynamic  bool              // the file may bind names that its text does not have
	bound    map[string]bool   // names that it binds, or looks for, by way of globals(); "" for any
	assigned map[string]bool   // attributes that it assigns or deletes; "" for any
	probed   map[string]bool   // attributes that hasattr and getattr ask for; "" for any
	prepares bool              // it has a metaclass with a namespace of its own for classes
	modules  bool              // it puts modules into sys.modules
}

// starBinds reports whether a star import may bind name.
func (f *file) starBinds(name string) bool {
	return len(f.stars) > 0 && f.starHas(name, make(map[*file]bool))
}

func (f *file) starHas(name string, seen map[*file]bool) bool {
	if seen[f] {
		return false
	}
	seen[f] = true
	for _, m := range f.stars {
		if m == nil {
			return true
		}
		if m.file != nil && (m.file.dynamic || m.file.starHas(name, seen)) {
			return true
		}
		if _, found, _ := f.member(m, name); found {
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
func (f *file) findPlace() {
	f.place.root = f.name
	var path []string
	for f.Read != nil {
		dir, err := filepath.Abs(filepath.Dir(f.place.root))
		if err != nil || filepath.Dir(dir) == dir {
			break
		}
		if _, err := f.Read(filepath.Join(filepath.Dir(f.place.root), "__init__.py")); err != nil {
			break
		}
		path = append(path, filepath.Base(dir))
		f.place.root = dir
	}
	slices.Reverse(path)
	f.place.pkg = strings.Join(path, ".")
}

// lookup returns the module that an import in the file is about.
func (f *file) lookup(dots int, path []*syntax.Ident) (*module, *importError) {
	name := dotted(path)
	pkg := f.place.pkg
	if dots == 0 {
		m, err := f.find(f.place.root, name)
		if err != nil && pkg != "" { // it may be a main script all the same
			if m, err := f.find(f.name, name); err == nil {
				return m, nil
			}
		}
		return m, err
	}
	if pkg == "" {
		return nil, &importError{UnknownModule, "attempted relative import with no known parent package"}
	}
	for range dots - 1 {
		if pkg = pkg[:max(strings.LastIndexByte(pkg, '.'), 0)]; pkg == "" {
			return nil, &importError{UnknownModule, "attempted relative import beyond top-level package"}
		}
	}
	if name != "" {
		pkg += "." + name
	}
	return f.find(f.place.root, pkg)
}

func dotted(path []*syntax.Ident) string {
	names := make([]string, len(path))
	for i, id := range path {
		names[i] = id.Name
	}
	return strings.Join(names, ".")
}
