package host

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/check"
	"fstar/internal/suggest"
)

// hint returns what is added to the message of e, str(e), when that is printed: which name was meant,
// as in CPython, or that a module or a builtin is one of Python's that fstar does not have.
// The caller has the script lock.
//
// Source: TracebackException in CPython's Lib/traceback.py.
func (h *Host) hint(e *object.Exception, message string) string {
	var wrong, near string
	switch class := e.Class(); {
	case class.Is(object.NameError):
		wrong, near = h.meantName(e)
		if check.IsPythonBuiltin(wrong) && message == "name '"+wrong+"' is not defined" {
			return check.NoSuchBuiltin
		}
	case class.Is(object.AttributeError):
		wrong, near = meantAttr(e)
	case class.Is(object.ModuleNotFoundError):
		if name, _ := starlark.AsString(e.Member("name")); check.InPython(name) && message == "No module named '"+name+"'" {
			return check.NoSuchModule
		}
	case class.Is(object.ImportError):
		wrong, near = h.meantImport(e)
	}
	hint := ""
	switch {
	case near == "":
	case e.Class().Is(object.AttributeError):
		hint = ". Did you mean '." + near + "' instead of '." + wrong + "'?"
	default:
		hint = ". Did you mean: '" + near + "'?"
	}
	if e.Class().Is(object.NameError) && wrong != "" && h.isModule(wrong) {
		if hint == "" {
			return ". Did you forget to import '" + wrong + "'?"
		}
		hint += " Or did you forget to import '" + wrong + "'?"
	}
	return hint
}

// meantName returns the name that a NameError is about, and one that can be seen where it was
// raised.
func (h *Host) meantName(e *object.Exception) (wrong, near string) {
	wrong, ok := starlark.AsString(e.Member("name"))
	if !ok || len(e.CallStack()) == 0 {
		return "", ""
	}
	pos := e.CallStack()[len(e.CallStack())-1].Pos
	names := e.Locals()
	if module := h.moduleIn(pos.Filename()); module != nil {
		names = slices.Concat(names, module.VariableNames())
	}
	names = slices.Concat(names, pyrt.AttrNames(h.python.Builtins()))
	return wrong, suggest.Closest(wrong, names)
}

// moduleIn returns the module of script code that a file has, or nil.
func (h *Host) moduleIn(filename string) *pyrt.Module {
	for _, v := range h.python.Modules().Items() {
		if m, ok := v[1].(*pyrt.Module); ok && m.File() == filename {
			return m
		}
	}
	return nil
}

// isModule reports whether the Host has a module of its own called name.
func (h *Host) isModule(name string) bool {
	return h.modules[name] != nil || h.deferred[name] != nil
}

// meantAttr returns the name that an AttributeError is about, and an attribute of the value.
func meantAttr(e *object.Exception) (wrong, near string) {
	wrong, _ = starlark.AsString(e.Member("name"))
	return wrong, nearAttr(e.Member("obj"), wrong)
}

// meantImport returns the name that could not be imported, and one that can.
func (h *Host) meantImport(e *object.Exception) (wrong, near string) {
	wrong, _ = starlark.AsString(e.Member("name_from"))
	module, _ := starlark.AsString(e.Member("name"))
	return wrong, nearAttr(h.python.Module(module), wrong)
}

// nearAttr returns the attribute of v that has almost the name wrong, or "".
func nearAttr(v starlark.Value, wrong string) string {
	if v == nil || wrong == "" {
		return ""
	}
	names := pyrt.AttrNames(v)
	if wrong[0] != '_' {
		names = slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "_") })
	}
	return suggest.Closest(wrong, names)
}
