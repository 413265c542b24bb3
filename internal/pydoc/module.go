package pydoc

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/format"
	"fstar/internal/object"
)

// module returns what help says about a module.
func (h helper) module(v starlark.Value, name, doc string) string {
	text := "Help on module " + name + ":\n\nNAME\n    " + name
	if _, _, _, native := h.p.Place(v); native {
		return text + "\n\nDESCRIPTION\n" + indented(readable(doc))
	}
	summary, rest, _ := strings.Cut(clean(doc), "\n")
	if summary != "" {
		text += " - " + summary
	}
	text += "\n\n"
	if rest = strings.TrimSpace(rest); rest != "" {
		text += "DESCRIPTION\n" + indented(rest) + "\n"
	}
	var classes, functions, data []string
	for member, v := range h.p.Members(v) {
		class, isClass := v.(*object.Class)
		fn, _ := function(v)
		_, _, isModule := h.p.Module(v)
		switch {
		case isClass && moduleName(class) == name:
			classes = append(classes, h.class(class))
		case fn != nil && moduleOf(fn) == name:
			functions = append(functions, h.function(v))
		case !isClass && fn == nil && !isModule && !isBuiltin(v):
			data = append(data, member+" = "+format.Repr(v)+"\n")
		}
	}
	for _, s := range []struct {
		title string
		texts []string
	}{{"CLASSES", classes}, {"FUNCTIONS", functions}, {"DATA", data}} {
		if len(s.texts) == 0 {
			continue
		}
		between := "\n"
		if s.title == "DATA" {
			between = ""
		}
		text += s.title + "\n" + indented(strings.Join(s.texts, between)) + "\n"
	}
	return strings.TrimRight(text, "\n") + "\n"
}

func isBuiltin(v starlark.Value) bool {
	_, ok := v.(*starlark.Builtin)
	return ok
}
