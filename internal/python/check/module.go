package check

import (
	"fmt"
	"path/filepath"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/suggest"
)

// A module is one that a script imports: one of the Config's, or a file.
type module struct {
	lib   *library
	name  string
	value starlark.HasAttrs // or

	script    *script
	root      string // its own modules are beside this file
	isPackage bool
}

// An importError says why a module cannot be imported.
type importError struct {
	code    Code
	message string
}

// A library finds modules for scripts, and reads each file once.
type library struct {
	Config
	scripts map[string]*script
	found   map[moduleKey]foundModule
}

type moduleKey struct{ root, name string }

type foundModule struct {
	m   *module
	err *importError
}

func newLibrary(cfg Config) *library {
	return &library{cfg, make(map[string]*script), make(map[moduleKey]foundModule)}
}

// parse parses the source of a file.
func (l *library) parse(name string, src []byte) *file {
	f := &file{script: &script{library: l, name: name}}
	f.findPlace()
	tree, err := pysyntax.ParseNoting(name, src, func(e *pysyntax.Error) { f.unsupported = append(f.unsupported, e) })
	if err != nil {
		f.err = err.(*pysyntax.Error)
		return f
	}
	f.tree, f.names = tree, findNames(tree)
	f.scan()
	return f
}

// load returns a file that another one imports.
func (l *library) load(name string) (*script, error) {
	if s := l.scripts[name]; s != nil {
		return s, nil
	}
	src, err := l.Read(name)
	if err != nil {
		return nil, err
	}
	s := l.parse(name, src).script
	l.scripts[name] = s
	return s, nil
}

// find returns the module with an absolute name, for a script whose modules are beside
// the file root; or why it cannot be imported.
func (l *library) find(root, name string) (*module, *importError) {
	key := moduleKey{root, name}
	found, ok := l.found[key]
	if !ok {
		found.m, found.err = l.search(root, name)
		l.found[key] = found
	}
	return found.m, found.err
}

func (l *library) search(root, name string) (*module, *importError) {
	if m := l.builtin(name); m != nil {
		return m, nil
	}
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		switch parent, err := l.find(root, name[:i]); {
		case err != nil:
			return nil, err
		case !parent.isPackage:
			return nil, &importError{UnknownModule, fmt.Sprintf("No module named '%s'; '%s' is not a package", name, name[:i])}
		}
	}
	if l.Read != nil {
		if path, isPackage, found := l.Find(root, name); found {
			return l.fromFile(root, name, path, isPackage)
		}
	}
	message := fmt.Sprintf("No module named '%s'", name)
	if InPython(name) {
		return nil, &importError{UnsupportedModule, message + NoSuchModule}
	}
	return nil, &importError{UnknownModule, message + didYouMean(suggest.Closest(name, l.Modules))}
}

// builtin returns the module of the Config with that name, or nil.
func (l *library) builtin(name string) *module {
	value, ok := l.Module(name).(starlark.HasAttrs)
	if !ok {
		return nil
	}
	return &module{lib: l, name: name, value: value}
}

// fromFile returns the module that is in a file.
func (l *library) fromFile(root, name, path string, isPackage bool) (*module, *importError) {
	s, err := l.load(path)
	switch {
	case err != nil:
		return nil, &importError{UnknownModule, err.Error()}
	case s.failure() != nil:
		p := syntaxProblem(s.failure())
		return nil, &importError{p.Code, fmt.Sprintf("cannot import '%s': %s:%d: %s", name, filepath.Base(path), p.Line, p.Message)}
	}
	return &module{lib: l, name: name, script: s, root: root, isPackage: isPackage}, nil
}

// has reports whether m has a member of that name, or can have for all we know.
func (m *module) has(name string) bool {
	if isDunder(name) {
		return true
	}
	if m.value != nil {
		v, err := m.value.Attr(name)
		return v != nil && err == nil || m.submodule(name) != nil
	}
	if m.script.mayBind(name) || m.script.binds["__getattr__"] {
		return true
	}
	if !m.isPackage {
		return false
	}
	_, err := m.lib.find(m.root, m.name+"."+name)
	return err == nil || err.code == SyntaxError || err.code == UnsupportedSyntax // it is there
}

// submodule returns the module that m has as a member of that name, or nil.
func (m *module) submodule(name string) *module {
	full := m.name + "." + name
	if m.value == nil {
		if !m.isPackage {
			return nil
		}
		sub, _ := m.lib.find(m.root, full)
		return sub
	}
	if v, err := m.value.Attr(name); v != nil && err == nil {
		if attrs, ok := v.(starlark.HasAttrs); ok && v.Type() == "module" {
			return &module{lib: m.lib, name: full, value: attrs}
		}
		return nil
	}
	return m.lib.builtin(full)
}

// why returns what the module says about a member that it has not, after a colon, or else "".
func (m *module) why(name string) string {
	if m.value == nil {
		return ""
	}
	_, err := m.value.Attr(name)
	if e, ok := err.(*object.Exception); ok {
		if _, why, ok := strings.Cut(e.Message(), "no attribute '"+name+"'"); ok && why != "" {
			return why
		}
	}
	return ""
}

// meant returns the member of the module that may be meant by a name, or "".
func (m *module) meant(name string) string {
	if m.value == nil {
		return suggest.Closest(name, m.script.variables)
	}
	return suggest.Closest(name, m.value.AttrNames())
}

// didYouMean returns what CPython adds to a message about a name; nothing without the other.
func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return ". Did you mean: '" + name + "'?"
}

// didYouMeanAttribute returns what CPython adds to a message about an attribute that is not
// there; nothing without another.
func didYouMeanAttribute(wrong, name string) string {
	if name == "" {
		return ""
	}
	return ". Did you mean '." + name + "' instead of '." + wrong + "'?"
}

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}
