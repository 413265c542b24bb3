package check

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/lower"
	"fstar/internal/object"
	"fstar/internal/pysyntax"
	"fstar/internal/spell"
)

// A Config says what scripts can use.
type Config struct {
	// Names are the names that every script has.
	Names starlark.StringDict

	// Modules are the names of the modules that are no files, and Module returns one of
	// them, or nil.
	Modules []string
	Module  func(name string) starlark.Value

	// Find returns where the module that is a file, or a package, is for a main script, and
	// Read reads a file. Without Read there are no files.
	Find func(script, name string) (file string, isPackage, found bool)
	Read func(name string) ([]byte, error)
}

// A module is one that a script imports: one of the Config's, or a file.
type module struct {
	name      string
	root      string // its own modules are beside this file
	value     starlark.HasAttrs
	file      *file
	isPackage bool
}

// A library finds modules for scripts, and reads each file once.
type library struct {
	Config
	files map[string]*file
}

func newLibrary(cfg Config) *library { return &library{cfg, make(map[string]*file)} }

// parse parses the source of a file.
func (l *library) parse(name string, src []byte) *file {
	f := &file{library: l, name: name}
	l.files[name] = f
	f.findPlace()
	tree, err := pysyntax.Parse(name, src)
	if err != nil {
		f.err = err.(*pysyntax.Error)
		return f
	}
	f.tree, f.names = tree, lower.Analyze(tree, lower.Options{})
	f.scan()
	return f
}

// load returns a file that another one imports.
func (l *library) load(name string) (*file, error) {
	if f := l.files[name]; f != nil {
		return f, nil
	}
	src, err := l.Read(name)
	if err != nil {
		return nil, err
	}
	return l.parse(name, src), nil
}

// An importError says why a module cannot be imported.
type importError struct {
	code    Code
	message string
}

// find returns the module with an absolute name, for a script whose modules are beside
// the file root.
func (l *library) find(root, name string) (*module, *importError) {
	if m := l.builtin(name); m != nil {
		return m, nil
	}
	parent := &module{isPackage: true}
	i := strings.LastIndexByte(name, '.')
	if i >= 0 {
		var err *importError
		if parent, err = l.find(root, name[:i]); err != nil {
			return nil, err
		}
		if !parent.isPackage {
			return nil, &importError{UnknownModule, fmt.Sprintf("No module named '%s'; '%s' is not a package", name, name[:i])}
		}
	}
	if l.Read != nil {
		if path, isPackage, found := l.Find(root, name); found {
			f, err := l.load(path)
			switch {
			case err != nil:
				return nil, &importError{UnknownModule, err.Error()}
			case f.err != nil:
				return nil, &importError{SyntaxError, fmt.Sprintf("cannot import '%s': %s:%d: %s", name, filepath.Base(path), f.err.Line, f.err.Msg)}
			}
			return &module{name: name, root: root, file: f, isPackage: isPackage}, nil
		}
	}
	message := fmt.Sprintf("No module named '%s'", name)
	if inPython(name) {
		return nil, &importError{UnsupportedModule, message + ": fstar does not have this module of Python's"}
	}
	return nil, &importError{UnknownModule, message + didYouMean(spell.Nearest(name, l.Modules))}
}

// builtin returns the module of the Config with that name, or nil.
func (l *library) builtin(name string) *module {
	value, ok := l.Module(name).(starlark.HasAttrs)
	if !ok {
		return nil
	}
	return &module{name: name, value: value}
}

// member looks for what the module m has by a name. The result is a module if that is one.
// known is false if m may have others than we can tell.
func (l *library) member(m *module, name string) (sub *module, found, known bool) {
	if m.value != nil {
		if sub := l.builtin(m.name + "." + name); sub != nil {
			return sub, true, true
		}
		v, err := m.value.Attr(name)
		if v == nil || err != nil {
			return nil, false, true
		}
		if attrs, ok := v.(starlark.HasAttrs); ok && v.Type() == "module" {
			return &module{name: m.name + "." + name, value: attrs}, true, true
		}
		return nil, true, true
	}
	if m.isPackage {
		switch sub, err := l.find(m.root, m.name+"."+name); {
		case err == nil:
			return sub, true, true
		case err.code == SyntaxError:
			return nil, true, true
		}
	}
	if m.file.names.Binds(name) || isDunder(name) {
		return nil, true, true
	}
	return nil, false, !m.file.dynamic && !m.file.names.Binds("__getattr__") && !m.file.starBinds(name)
}

// members returns the names of what m has.
func (m *module) members() []string {
	if m.value != nil {
		return m.value.AttrNames()
	}
	return slices.Collect(m.file.names.Variables())
}

// why returns what the module says about a member that it has not, after a colon; or else
// which one may be meant.
func (m *module) why(name string) string {
	if m.value != nil {
		_, err := m.value.Attr(name)
		if e, ok := err.(*object.Exception); ok {
			if _, why, ok := strings.Cut(e.Message(), "no attribute '"+name+"'"); ok && why != "" {
				return why
			}
		}
	}
	return didYouMean(spell.Nearest(name, m.members()))
}

// didYouMean returns what CPython adds to a message; nothing without a name.
func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return ". Did you mean: '" + name + "'?"
}

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}
