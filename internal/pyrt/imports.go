package pyrt

import (
	"path/filepath"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// An Importer finds modules for import statements.
type Importer interface {
	// Builtin returns the module of ours with an absolute name, such as
	// "concurrent.futures", or nil.
	Builtin(name string) starlark.Value

	// Find returns where the script module, or package, with an absolute name is; found
	// is false if there is none. It is called under the script lock.
	Find(name string) (file string, isPackage, found bool)

	// Exec runs the file of m, which has been made, on t.
	Exec(t *script.Thread, m *Module) error

	// Run runs a text for exec, or for eval, an expression, whose value it returns, in a module.
	// Locals, if not nil, is the mapping that its names are in first of all.
	Run(t *script.Thread, m *Module, src string, expression bool, locals starlark.Value) (starlark.Value, error)
}

// modules are the modules that were imported, by absolute name.
type modules struct {
	r        *Runtime
	importer Importer
	builtins *Native
	all      *value.Dict // sys.modules
}

// Modules returns sys.modules: the modules that were imported, by absolute name. What a
// script puts there is what it imports afterwards.
func (r *Runtime) Modules() *value.Dict { return r.modules.all }

// Substitutes returns the entries of sys.modules that no import has made: what scripts have
// put there.
func (r *Runtime) Substitutes() *value.Dict {
	d := new(value.Dict)
	for key, v := range r.modules.all.Entries() {
		name, ok := starlark.AsString(key)
		switch m := v.(type) {
		case *Module:
			ok = ok && m.name == name
		case *Native:
			ok = ok && (m == r.modules.builtins || r.modules.importer.Builtin(name) == v)
		default:
			ok = false
		}
		if !ok {
			object.DictSet(d, key, v) // it has been a key before
		}
	}
	return d
}

// NewMain returns a module for the main script in a file.
func (r *Runtime) NewMain(filename string) *Module {
	m := r.NewModule("__main__", filename)
	r.modules.put(m.name, m)
	return m
}

func newModules(r *Runtime, importer Importer) *modules {
	return &modules{r: r, importer: importer, all: new(value.Dict)}
}

// Globals returns the module of script code with that absolute name, or nil.
func (r *Runtime) Globals(name string) object.Globals {
	if m, ok := r.modules.get(name).(*Module); ok {
		return m
	}
	return nil
}

// get returns the module in sys.modules with that name, or nil.
func (ms *modules) get(name string) starlark.Value {
	if v, found, _ := ms.all.Get(starlark.String(name)); found {
		return v
	}
	return nil
}

// put makes v the module with that name.
func (ms *modules) put(name string, v starlark.Value) error {
	return ms.all.SetKey(starlark.String(name), v)
}

// notFound returns the error of a module that there is not.
func notFound(name, format string, args ...any) error {
	e := object.ModuleNotFoundError.Errorf(format, args...)
	e.SetMember("name", starlark.String(name))
	return e
}

// Resolve returns the absolute name of the module that code of m imports under a name, which
// may begin with dots.
func (m *Module) Resolve(name string) (string, error) {
	dots := len(name) - len(strings.TrimLeft(name, "."))
	if dots == 0 {
		return name, nil
	}
	pkg := m.name
	if p, ok := m.own.Get("__package__").(starlark.String); ok {
		pkg = string(p)
	} else if m.path == "" {
		pkg, _ = cutLast(pkg)
	}
	if pkg == "" {
		return "", object.ImportError.Errorf("attempted relative import with no known parent package")
	}
	for range dots - 1 {
		if pkg, _ = cutLast(pkg); pkg == "" {
			return "", object.ImportError.Errorf("attempted relative import beyond top-level package")
		}
	}
	if rest := name[dots:]; rest != "" {
		return pkg + "." + rest, nil
	}
	return pkg, nil
}

// cutLast cuts a dotted name before its last part.
func cutLast(name string) (before, last string) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name
	}
	return name[:i], name[i+1:]
}

// load returns the module with an absolute name, importing it, and the packages it is
// in, if need be.
func (ms *modules) load(t *script.Thread, name string) (starlark.Value, error) {
	if v := ms.get(name); v != nil {
		if v == starlark.None {
			return nil, notFound(name, "import of %s halted; None in sys.modules", name)
		}
		return v, nil
	}
	pkg, last := cutLast(name)
	if v := ms.importer.Builtin(name); v != nil {
		if pkg != "" && ms.importer.Builtin(pkg) != nil {
			if _, err := ms.load(t, pkg); err != nil {
				return nil, err
			}
		}
		return v, ms.put(name, v)
	}
	var parent starlark.Value
	if pkg != "" {
		var err error
		if parent, err = ms.load(t, pkg); err != nil {
			return nil, err
		}
		if p, ok := parent.(*Module); !ok || p.path == "" {
			return nil, notFound(name, "No module named '%s'; '%s' is not a package", name, pkg)
		}
	}
	file, isPackage, found := ms.importer.Find(name)
	if !found {
		return nil, notFound(name, "No module named '%s'", name)
	}
	m := ms.r.NewModule(name, file)
	m.Set("__package__", starlark.String(pkg))
	if isPackage {
		m.path = name
		m.Set("__package__", starlark.String(name))
		m.Set("__path__", value.ListFrom([]starlark.Value{starlark.String(filepath.Dir(file))}))
	}
	if err := ms.put(name, m); err != nil {
		return nil, err
	}
	m.begun = true
	err := ms.importer.Exec(t, m)
	m.begun = false
	if err != nil {
		ms.all.Delete(nil, value.Text(name))
		return nil, err
	}
	if p, ok := parent.(*Module); ok {
		p.Set(last, m)
	}
	if v := ms.get(name); v != nil { // the module may have put another one there
		return v, nil
	}
	return m, nil
}

// Import returns the module with an absolute name, importing it, and the packages it is in,
// if need be.
func (r *Runtime) Import(t *script.Thread, name string) (starlark.Value, error) {
	return r.modules.load(t, name)
}

// Import returns the module that a name is in code of m.
func (m *Module) Import(t *script.Thread, name string) (starlark.Value, error) {
	name, err := m.Resolve(name)
	if err != nil {
		return nil, err
	}
	return m.r.modules.load(t, name)
}

// ImportTop returns the package that import a.b binds.
func (m *Module) ImportTop(t *script.Thread, name string) (starlark.Value, error) {
	v, err := m.r.modules.load(t, name)
	if err != nil {
		return nil, err
	}
	top, rest, dotted := strings.Cut(name, ".")
	if !dotted {
		return v, nil
	}
	if v := m.r.modules.get(top); v != nil {
		return v, nil
	}
	// A package of ours has its modules as attributes; one that is no module by itself is
	// made.
	p := m.r.NewModule(top, "")
	p.path = top
	if err := m.r.modules.put(top, p); err != nil {
		return nil, err
	}
	for rest != "" {
		var first string
		first, rest, _ = strings.Cut(rest, ".")
		inner, err := m.r.modules.load(t, p.name+"."+first)
		if err != nil {
			return nil, err
		}
		p.Set(first, inner)
		next, ok := inner.(*Module)
		if !ok {
			break
		}
		p = next
	}
	return m.r.modules.get(top), nil
}

// ImportFrom returns a name of a module.
func (m *Module) ImportFrom(t *script.Thread, module starlark.Value, name string) (starlark.Value, error) {
	from, _ := module.(starlark.HasAttrs)
	if from == nil {
		return nil, object.ImportError.Errorf("cannot import name '%s'", name)
	}
	v, err := from.Attr(name)
	if v != nil && err == nil {
		return v, nil
	}
	if err != nil && !object.IsA(err, object.AttributeError) {
		return nil, err
	}
	fullName, what := moduleName(from), ""
	var file starlark.Value = starlark.None
	where := "unknown location"
	if mod, ok := from.(*Module); ok {
		if mod.file != "" {
			file, where = starlark.String(mod.file), mod.file
		}
		if mod.path != "" {
			v, err := m.r.modules.load(t, mod.name+"."+name)
			if err == nil || !object.IsA(err, object.ModuleNotFoundError) {
				return v, err
			}
		}
		switch {
		case mod.begun && mod.mayShadow():
			where = mod.considerRenaming()
		case mod.begun:
			what, where = "partially initialized module ", "most likely due to a circular import) ("+where
		}
	} else if v := m.r.modules.importer.Builtin(fullName + "." + name); v != nil {
		return m.r.modules.load(t, fullName+"."+name)
	} else if native, ok := from.(*Native); ok {
		if why := native.why(name); why != "" {
			where = why
		}
	}
	e := object.ImportError.Errorf("cannot import name '%s' from %s'%s' (%s)", name, what, fullName, where)
	e.SetMember("name", starlark.String(fullName))
	e.SetMember("path", file)
	e.SetMember("name_from", starlark.String(name))
	return nil, e
}

// mayShadow reports whether the module is in the first directory of sys.path, as those beside the script:
// CPython takes it for one that hides a library then.
func (m *Module) mayShadow() bool {
	dir := filepath.Dir(m.file)
	if m.path != "" {
		dir = filepath.Dir(dir)
	}
	sys, ok := m.r.modules.importer.Builtin("sys").(*Native)
	if !ok {
		return false
	}
	path, ok := sys.member("path").(*value.List)
	return ok && path.Len() > 0 && text(path.At(0).Starlark()) == dir
}

// considerRenaming is what errors of a circular import say of a module that mayShadow.
func (m *Module) considerRenaming() string {
	return "consider renaming " + object.Repr(starlark.String(m.file)) + " if it has the same name as a library you intended to import"
}

func moduleName(v starlark.Value) string {
	switch v := v.(type) {
	case *Module:
		return v.name
	case *Native:
		return v.m.Name
	}
	return v.String()
}

// ImportStar is from … import *.
func (m *Module) ImportStar(module starlark.Value) error {
	from := module.(starlark.HasAttrs)
	var names []string
	if all, err := from.Attr("__all__"); all != nil && err == nil {
		it := starlark.Iterate(all)
		if it == nil {
			return object.TypeError.Errorf("'%s' object does not support indexing", object.TypeName(all))
		}
		defer it.Done()
		var v starlark.Value
		for it.Next(&v) {
			name, ok := object.AsString(v)
			if !ok {
				return object.TypeError.Errorf("Item in %s.__all__ must be str, not %s", moduleName(module), object.TypeName(v))
			}
			names = append(names, name)
		}
	} else {
		names = slices.DeleteFunc(from.AttrNames(), func(name string) bool { return strings.HasPrefix(name, "_") })
	}
	for _, name := range names {
		v, err := from.Attr(name)
		if err != nil {
			return err
		}
		m.Set(name, v)
	}
	return nil
}
