package pydoc

import (
	"fmt"
	"iter"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// A Program is what help has to know of the program that it is in.
type Program interface {
	// Module returns the name of a module and its docstring, or, if it is written in Go,
	// the comment of its package; ok is false if v is no module.
	Module(v starlark.Value) (name, doc string, ok bool)

	// Names returns the names of the modules of ours.
	Names() []string

	// Find returns what a name means: a module, something in one, or a builtin; or nil.
	Find(name string) starlark.Value

	// Members yields what is in a module: the names that do not begin with an underscore.
	Members(v starlark.Value) iter.Seq2[string, starlark.Value]

	// Place returns the module, and the name there, of a value that is written in Go, and
	// the comment of its package; ok is false if it has none.
	Place(v starlark.Value) (module, name, doc string, ok bool)
}

// Help returns what help says about a value.
func Help(p Program, v starlark.Value) string {
	h := helper{p, make(map[*object.Class]entry)}
	if name, doc, ok := p.Module(v); ok {
		return h.module(v, name, doc)
	}
	switch x := v.(type) {
	case *object.Class:
		return "Help on class " + x.Qualname() + h.in(moduleName(x)) + ":\n\n" + h.class(x)
	case *object.Method:
		if fn, ok := object.FunctionOf(x.Func); ok {
			class, isClass := x.Self.(*object.Class)
			how := " class method of %s"
			if !isClass {
				class, how = object.ClassOf(x.Self), " method of %s instance"
			}
			name := fn.Name()
			return "Help on method " + name + h.in(moduleOf(fn)) + ":\n\n" +
				name + parameters(fn, 1) + fmt.Sprintf(how, moduleName(class)+"."+class.Qualname()) + "\n" +
				indented(inheritedDoc(class, name, clean(fn.Doc())))
		}
	}
	if fn, ok := object.FunctionOf(v); ok {
		return "Help on function " + fn.Name() + h.in(moduleOf(fn)) + ":\n\n" + h.function(fn)
	}
	if text, ok := h.native(v); ok {
		return text
	}
	class := object.ClassOf(v)
	return "Help on " + class.Qualname() + h.in(moduleName(class)) + " object:\n\n" + h.class(class)
}

// helper makes the texts.
type helper struct {
	p       Program
	entries map[*object.Class]entry // that were looked for
}

// in returns " in module m".
func (h helper) in(module string) string { return " in module " + module }

// function returns the signature and the docstring of a function of a script.
func (h helper) function(fn object.Function) string {
	title := fn.Name()
	if title == "<lambda>" {
		text := parameters(fn, 0)
		return title + " lambda " + text[1:len(text)-1] + "\n" // as CPython has it
	}
	return title + parameters(fn, 0) + "\n" + indented(clean(fn.Doc()))
}

func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// moduleOf returns the name of the module of a function.
func moduleOf(fn object.Function) string {
	s, _ := starlark.AsString(fn.Module())
	return s
}

// moduleName returns the name of the module of a class.
func moduleName(c *object.Class) string {
	if c.Module() == "" {
		return "builtins"
	}
	return c.Module()
}

// clean returns a docstring without the indentation of its lines, and without blank lines
// around, as inspect.cleandoc.
func clean(doc string) string {
	lines := strings.Split(strings.ReplaceAll(doc, "\t", "        "), "\n")
	margin := -1
	for _, line := range lines[1:] {
		if text := strings.TrimLeft(line, " "); text != "" {
			if n := len(line) - len(text); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, line := range lines[1:] {
		lines[i+1] = line[min(max(margin, 0), len(line)):]
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// indented returns text with four spaces before each line that is not blank, and a newline;
// "" if it is empty.
func indented(text string) string { return prefixed("    ", text) }

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		b.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
	return b.String()
}
