package host

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// ExecModule runs a module of script code as the main script, as python3 -m does. It looks
// for it on sys.path, imports the packages that it is in, and makes its file sys.argv[0]. For
// a package that is its module __main__.
//
// It is as ExecFile in all else. An error that is no [*ScriptError] says why there is nothing
// to run, in words of python3's where it has some.
func (h *Host) ExecModule(ctx context.Context, name string) (starlark.StringDict, error) {
	return h.execModule(ctx, name, true)
}

// RunModule is [Host.ExecModule] for who needs no globals: see [Host.RunFile].
func (h *Host) RunModule(ctx context.Context, name string) error {
	_, err := h.execModule(ctx, name, false)
	return err
}

func (h *Host) execModule(ctx context.Context, name string, wanted bool) (starlark.StringDict, error) {
	if h.dialect != Python {
		return nil, errors.New("only modules in Python can be run by name")
	}
	var nothing notRunnable
	globals, err := h.exec(ctx, func(t *script.Thread) (starlark.StringDict, error) {
		file, pkg, err := h.findMain(t, name)
		if err != nil {
			errors.As(err, &nothing)
			return nil, err
		}
		var src []byte
		t.Block(func(context.Context) { src, err = h.loader.readFile(file) })
		if err != nil {
			nothing = notRunnable(err.Error())
			return nil, nothing
		}
		text := string(src)
		h.sources.put(file, text)
		if argv, ok := h.sys.Members["argv"].(*value.List); ok && argv.Len() > 0 {
			argv.SetIndex(0, starlark.String(file))
		}
		m := h.python.NewMain(file)
		m.Set("__package__", starlark.String(pkg))
		return h.execPython(t, m, text, wanted)
	})
	if nothing != "" {
		return nil, nothing
	}
	return globals, err
}

// notRunnable says why a module cannot be the main script.
type notRunnable string

func (e notRunnable) Error() string { return string(e) }

// findMain returns the file of the module to run for an absolute name, and the package that
// this is in, "" for none. It imports that package, and those around.
func (h *Host) findMain(t *script.Thread, name string) (file, pkg string, err error) {
	if h.module(name) != nil {
		return "", "", notRunnable("the module " + name + " is built in: there is no code of it to run")
	}
	find := importer{h, h.loader.readFile}.Find
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		pkg = name[:i]
		if err := h.importPackage(t, pkg, name); err != nil {
			return "", "", err
		}
	}
	file, isPackage, found := find(name)
	if !found {
		return "", "", notRunnable("No module named " + name)
	}
	if !isPackage {
		return file, pkg, nil
	}
	if err := h.importPackage(t, name, name); err != nil {
		return "", "", err
	}
	if file, _, found = find(name + ".__main__"); !found {
		return "", "", notRunnable(fmt.Sprintf("No module named %[1]s.__main__; '%[1]s' is a package and cannot be directly executed", name))
	}
	return file, name, nil
}

// importPackage imports a package that the module called name is in.
func (h *Host) importPackage(t *script.Thread, pkg, name string) error {
	v, err := h.python.Import(t, pkg)
	if err != nil {
		if m := object.ModuleNotFoundError; object.IsA(err, m) && strings.HasPrefix(pkg+".", missingModule(err)+".") {
			return notRunnable("No module named " + name)
		}
		return err
	}
	if m, ok := v.(*pyrt.Module); ok && !m.IsPackage() {
		return notRunnable(fmt.Sprintf("No module named %s: '%s' is not a package", name, pkg))
	}
	return nil
}

// missingModule returns the name of the module that a ModuleNotFoundError is about.
func missingModule(err error) string {
	var e *object.Exception
	if errors.As(err, &e) {
		if name, ok := starlark.AsString(e.Member("name")); ok {
			return name
		}
	}
	return ""
}
