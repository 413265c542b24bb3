package pydoc

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// module returns what help says about a module.
func (h helper) module(v starlark.Value, name, doc string) string {
	text := "Help on module " + name + ":\n\nNAME\n    " + name
	if _, _, _, native := h.p.Place(v); native {
		return text + "\n\nDESCRIPTION\n" + indented(readable(doc)) + h.nativeMembers(v, name)
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
		fn, isFunction := object.FunctionOf(v)
		_, _, isModule := h.p.Module(v)
		switch {
		case isClass && moduleName(class) == name:
			classes = append(classes, h.class(class))
		case isFunction && moduleOf(fn) == name:
			functions = append(functions, h.function(fn))
		case !isClass && !isFunction && !isModule && !object.IsBuiltin(v):
			data = append(data, member+" = "+object.Repr(v)+"\n")
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

// nativeMembers returns the sections about the members of a module in Go that say by themselves
// what there is to say about them.
func (h helper) nativeMembers(v starlark.Value, name string) string {
	var classes, functions, data []string
	for member, v := range h.p.Members(v) {
		doc := object.DocOf(v)
		if _, foreign := v.(*starlark.Builtin); foreign { // of the embedding program: it says nothing of itself
			functions = append(functions, member+"(...)\n")
			continue
		}
		if doc == "" {
			continue
		}
		class, isClass := v.(*object.Class)
		_, isFunction := object.ParametersOf(v)
		if !isClass && isFunction {
			functions = append(functions, signatureOf(member, v)+"\n"+indented(doc))
		} else if !isClass {
			data = append(data, member+"\n"+indented(doc))
		} else if module, _, _, ok := h.p.Place(class); ok && module == name {
			classes = append(classes, h.nativeClass(member, class))
		}
	}
	text := ""
	if len(classes) > 0 {
		text += "\nCLASSES\n" + indented(strings.Join(classes, "\n"))
	}
	if len(functions) > 0 {
		text += "\nFUNCTIONS\n" + indented(strings.Join(functions, ""))
	}
	if len(data) > 0 {
		text += "\nDATA\n" + indented(strings.Join(data, ""))
	}
	return text
}

// nativeClass returns what the text about a module says of a class in Go: less than the help
// about the class.
func (h helper) nativeClass(name string, class *object.Class) string {
	title := name
	if _, ok := object.ParametersOf(class); ok {
		title = signatureOf(name, class)
	}
	text := title + "\n" + indented(object.DocOf(class))
	texts := h.attributeTexts(class, class, make(map[string]bool))
	for _, kind := range kinds {
		text += indented(strings.Join(texts[kind], ""))
	}
	return text
}
