package pyrt

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// An Importer finds modules for import statements.
type Importer interface {
	// Builtin returns the module of ours with an absolute name, such as
	// "concurrent.futures", or nil.
	Builtin(name string) starlark.Value

	// Find returns where the script module, or package, with an absolute name is, for
	// a main script; found is false if there is none.
	Find(script, name string) (file string, isPackage, found bool)

	// Exec runs the file of m, which has been made, on t.
	Exec(t *script.Thread, m *Module) error
}

// modules are the modules that were imported, by absolute name.
type modules struct {
	r        *Runtime
	importer Importer
	script   string // the file of the main module
	loaded   map[string]*Module
}

// SetScript tells where the main script is, beside which modules are found.
func (r *Runtime) SetScript(filename string) { r.modules.script = filename }

func newModules(r *Runtime, importer Importer) *modules {
	return &modules{r: r, importer: importer, loaded: make(map[string]*Module)}
}

// resolve returns the absolute name that an import in module m is about.
func (m *Module) resolve(name string) (string, error) {
	dots := len(name) - len(strings.TrimLeft(name, "."))
	if dots == 0 {
		return name, nil
	}
	pkg := m.name
	if m.path == "" {
		pkg, _ = cutLast(pkg)
	}
	for range dots - 1 {
		if pkg == "" {
			return "", object.ImportError.Errorf("attempted relative import beyond top-level package")
		}
		pkg, _ = cutLast(pkg)
	}
	if pkg == "" {
		return "", object.ImportError.Errorf("attempted relative import with no known parent package")
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
	if v := ms.importer.Builtin(name); v != nil {
		return v, nil
	}
	if m := ms.loaded[name]; m != nil {
		return m, nil
	}
	var parent starlark.Value
	pkg, last := cutLast(name)
	if pkg != "" {
		var err error
		if parent, err = ms.load(t, pkg); err != nil {
			return nil, err
		}
		if p, ok := parent.(*Module); !ok || p.path == "" {
			return nil, object.ModuleNotFoundError.Errorf("No module named '%s'; '%s' is not a package", name, pkg)
		}
	}
	file, isPackage, found := ms.importer.Find(ms.script, name)
	if !found {
		e := object.ModuleNotFoundError.Errorf("No module named '%s'", name)
		e.Attrs().Set("name", starlark.String(name))
		return nil, e
	}
	m := ms.r.NewModule(name, file)
	if isPackage {
		m.path = name
	}
	ms.loaded[name] = m
	if err := ms.importer.Exec(t, m); err != nil {
		delete(ms.loaded, name)
		return nil, err
	}
	if p, ok := parent.(*Module); ok {
		p.Set(last, m)
	}
	return m, nil
}

// importName is $import: the module that name is, as seen from m.
func (m *Module) importName(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	name, err := m.resolve(text(args[0]))
	if err != nil {
		return nil, err
	}
	return m.r.modules.load(t, name)
}

// importTop is $importtop: import a.b binds a.
func (m *Module) importTop(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	name := text(args[0])
	v, err := m.r.modules.load(t, name)
	if err != nil {
		return nil, err
	}
	top, rest, dotted := strings.Cut(name, ".")
	if !dotted {
		return v, nil
	}
	if m := m.r.modules.loaded[top]; m != nil {
		return m, nil
	}
	// A package of ours has its modules as attributes; if it is no module by itself,
	// as concurrent, make one.
	if v := m.r.modules.importer.Builtin(top); v != nil {
		return v, nil
	}
	p := m.r.NewModule(top, "")
	p.path = top
	m.r.modules.loaded[top] = p
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
	return m.r.modules.loaded[top], nil
}

// importFrom is $importfrom.
func (m *Module) importFrom(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	name := text(args[1])
	from, _ := args[0].(starlark.HasAttrs)
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
	fullName, where := moduleName(from), "unknown location"
	if mod, ok := from.(*Module); ok {
		if mod.file != "" {
			where = mod.file
		}
		if mod.path != "" {
			v, err := m.r.modules.load(t, mod.name+"."+name)
			if err == nil || !object.IsA(err, object.ModuleNotFoundError) {
				return v, err
			}
		}
	} else if v := m.r.modules.importer.Builtin(fullName + "." + name); v != nil {
		return v, nil
	}
	e := object.ImportError.Errorf("cannot import name '%s' from '%s' (%s)", name, fullName, where)
	e.Attrs().Set("name", starlark.String(fullName))
	return nil, e
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

// importStar is $importstar.
func importStar(args starlark.Tuple) (starlark.Value, error) {
	to, from := args[0].(*Module), args[1].(starlark.HasAttrs)
	names := from.AttrNames()
	if all, err := from.Attr("__all__"); all != nil && err == nil {
		names = nil
		it := starlark.Iterate(all)
		if it == nil {
			return nil, object.TypeError.Errorf("__all__ must be a sequence of str")
		}
		defer it.Done()
		var v starlark.Value
		for it.Next(&v) {
			names = append(names, text(v))
		}
	}
	for _, name := range names {
		if strings.HasPrefix(name, "_") {
			continue
		}
		v, err := from.Attr(name)
		if err != nil {
			return nil, err
		}
		to.Set(name, v)
	}
	return starlark.None, nil
}

func (r *Runtime) importNames() map[string]starlark.Value {
	return map[string]starlark.Value{"$importstar": plain("$importstar", importStar)}
}
