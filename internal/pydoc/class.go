package pydoc

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// class returns what there is to say about a class, without the title.
func (h helper) class(c *object.Class) string {
	var bases []string
	for _, b := range c.Bases() {
		if b.Module() == c.Module() {
			bases = append(bases, b.Name())
		} else {
			bases = append(bases, moduleName(b)+"."+b.Qualname())
		}
	}
	text := "class " + c.Name() + "(" + strings.Join(bases, ", ") + ")\n"
	return text + prefixed(" |  ", strings.TrimRight(strings.Join(h.sections(c), "----------------------------------------------------------------------\n"), "\n"))
}

// sections returns the parts of the text of a class: the first is about itself.
func (h helper) sections(c *object.Class) []string {
	var first strings.Builder
	if init, _ := c.Lookup("__init__"); init != nil {
		if fn, ok := object.FunctionOf(init); ok {
			first.WriteString(c.Name() + withoutResult(parameters(fn, 1)) + "\n\n")
		}
	}
	if _, ok := object.ParametersOf(c); ok {
		first.WriteString(signatureOf(c.Name(), c) + "\n\n")
	}
	doc, _ := starlark.AsString(orNone(c.Attrs().Get("__doc__")))
	if doc == "" {
		doc = h.classEntry(c).doc()
	}
	if doc != "" {
		first.WriteString(clean(doc) + "\n\n")
	}
	if len(c.MRO()) > 2 {
		first.WriteString("Method resolution order:\n")
		for _, k := range c.MRO() {
			name := k.Name()
			if k.Module() != c.Module() {
				name = moduleName(k) + "." + k.Qualname()
			}
			first.WriteString("    " + name + "\n")
		}
		first.WriteString("\n")
	}
	var sections []string
	seen := make(map[string]bool)
	for _, k := range c.MRO() {
		if k == object.Object && k != c {
			continue
		}
		where := "defined here"
		if k != c {
			where = "inherited from " + k.Name()
		}
		sections = append(sections, h.attributes(c, k, where, seen)...)
	}
	if len(sections) == 0 {
		return []string{first.String()}
	}
	sections[0] = first.String() + sections[0]
	return sections
}

func withoutResult(params string) string {
	before, _, _ := strings.Cut(params, " -> ")
	return before
}

// The kinds of attributes of a class, in their order.
var kinds = []string{"Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors", "Data and other attributes"}

// attributes returns the sections on the attributes of k that c has, but for those in seen.
func (h helper) attributes(c, k *object.Class, where string, seen map[string]bool) []string {
	texts := h.attributeTexts(c, k, seen)
	for _, m := range h.classEntry(k).members { // those that the values have by themselves
		for i, name := range m.names {
			name = name[strings.LastIndexByte(name, '.')+1:]
			if seen[name] {
				continue
			}
			seen[name] = true
			kind := "Data descriptors"
			if strings.Contains(m.heads[i], "(") {
				kind = "Methods"
			}
			texts[kind] = append(texts[kind], m.heads[i]+"\n"+indented(m.doc()))
		}
	}
	var sections []string
	for _, kind := range kinds {
		if list := texts[kind]; list != nil {
			sections = append(sections, kind+" "+where+":\n\n"+strings.Join(list, "\n")+"\n")
		}
	}
	return sections
}

// attributeTexts returns what there is to say about the attributes of k that c has, by kind, but
// for those in seen.
func (h helper) attributeTexts(c, k *object.Class, seen map[string]bool) map[string][]string {
	names := slices.Sorted(slices.Values(k.Attrs().Names()))
	texts := make(map[string][]string)
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		kind, text := h.attribute(c, name, k.Attrs().Get(name))
		special := object.IsDunder(name) && !h.isOurs(k)
		if special && kind == "Methods" || !strings.HasPrefix(name, "_") {
			texts[kind] = append(texts[kind], text)
		}
	}
	return texts
}

// attribute returns which kind an attribute of c is of, and what there is to say.
func (h helper) attribute(c *object.Class, name string, v starlark.Value) (kind, text string) {
	described := func(kind string, v starlark.Value, skip int) (string, string) {
		fn, ok := object.FunctionOf(v)
		if !ok {
			return kind, signatureOf(name, v) + "\n" + indented(h.memberDoc(c, name))
		}
		return kind, name + parameters(fn, skip) + "\n" + indented(inheritedDoc(c, name, clean(fn.Doc())))
	}
	_, isMethod := v.(interface{ Owner() *object.Class })
	if isMethod || object.IsFunction(v) || object.IsBuiltin(v) {
		return described("Methods", v, 0)
	}
	switch v := v.(type) {
	case *object.ClassMethod:
		if object.IsBuiltin(v.Func) {
			return described("Class methods", v, 0)
		}
		return described("Class methods", v.Func, 1)
	case *object.StaticMethod:
		return described("Static methods", v.Func, 0)
	case *object.Property:
		kind := "Data descriptors"
		if v.Set == nil && v.Del == nil {
			kind = "Readonly properties"
		}
		doc, _ := starlark.AsString(orNone(v.Doc))
		if fn, ok := object.FunctionOf(v.Get); v.Doc == nil && ok {
			doc = clean(fn.Doc())
		}
		if doc == "" {
			doc = h.memberDoc(c, name)
		}
		return kind, name + "\n" + indented(clean(doc))
	case object.Getter:
		return "Data descriptors", name + "\n" + indented(h.memberDoc(c, name))
	}
	return "Data and other attributes", name + " = " + object.Repr(v) + "\n"
}

// inheritedDoc returns the docstring of a method of c, or if that has none, that of the one
// it overrides.
func inheritedDoc(c *object.Class, name, doc string) string {
	for _, k := range c.MRO() {
		if fn, ok := object.FunctionOf(k.Attrs().Get(name)); doc == "" && ok {
			doc = clean(fn.Doc())
		}
	}
	return doc
}
