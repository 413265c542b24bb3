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
	h := helper{p}
	if name, doc, ok := p.Module(v); ok {
		return h.module(v, name, doc)
	}
	switch x := v.(type) {
	case *object.Class:
		return "Help on class " + x.Qualname() + h.in(moduleName(x)) + ":\n\n" + h.class(x)
	case *object.Method:
		if fn, attrs := function(x.Func); fn != nil {
			class, isClass := x.Self.(*object.Class)
			how := " class method of %s"
			if !isClass {
				class, how = object.ClassOf(x.Self), " method of %s instance"
			}
			name := name(fn, attrs)
			return "Help on method " + name + h.in(moduleOf(fn)) + ":\n\n" +
				name + parameters(fn, 1) + fmt.Sprintf(how, moduleName(class)+"."+class.Qualname()) + "\n" +
				indented(inheritedDoc(class, name, docOf(fn, attrs)))
		}
	}
	if fn, attrs := function(v); fn != nil {
		return "Help on function " + name(fn, attrs) + h.in(moduleOf(fn)) + ":\n\n" + h.function(v)
	}
	if b, ok := v.(starlark.Callable); ok && isNative(v) {
		module, name, doc, ok := p.Place(v)
		if !ok {
			return "Help on built-in function " + b.Name() + ":\n\n" + h.method(b)
		}
		return "Help on built-in function " + name + h.in(module) + ":\n\n" + h.entry(doc, module, name)
	}
	class := object.ClassOf(v)
	in := ""
	if class.Module() != "" { // that of built-in types is no attribute of their instances
		in = h.in(class.Module())
	}
	return "Help on " + class.Qualname() + in + " object:\n\n" + h.class(class)
}

// isNative reports whether v is a function in Go.
func isNative(v starlark.Value) bool {
	switch v.(type) {
	case *starlark.Builtin, *object.NativeMethod:
		return true
	case *object.Instance: // of a class of ours: Go's type does not tell whether it can be called
		return false
	}
	return object.ClassOf(v).Caller() == nil // such as exit, but no instance that has a __call__
}

// helper makes the texts.
type helper struct{ p Program }

// in returns " in module m".
func (h helper) in(module string) string { return " in module " + module }

// function returns the signature and the docstring of a function of a script.
func (h helper) function(v starlark.Value) string {
	fn, attrs := function(v)
	title := name(fn, attrs)
	if title == "<lambda>" {
		text := parameters(fn, 0)
		return title + " lambda " + text[1:len(text)-1] + "\n" // as CPython has it
	}
	return title + parameters(fn, 0) + "\n" + indented(docOf(fn, attrs))
}

// entry returns what the comment of a package says about a name, or else that.
func (h helper) entry(doc, module, name string) string {
	if text := find(doc, module, name); text != "" {
		return text
	}
	return name + "(...)\n"
}

// method returns what the comment of a package says about a method of a class there, or else
// its name.
func (h helper) method(v starlark.Callable) string {
	var of *object.Class
	switch v := v.(type) {
	case *object.NativeMethod:
		of = v.Owner()
	case *starlark.Builtin:
		if v.Receiver() != nil {
			of = object.ClassOf(v.Receiver())
		}
	}
	if of != nil {
		for _, class := range of.MRO() {
			if module, name, doc, ok := h.p.Place(class); ok {
				if text := findMethod(find(doc, module, name), v.Name()); text != "" {
					return text
				}
			}
		}
	}
	return v.Name() + "(...)\n"
}

// function returns the function of a script that v is, and what attributes it has of its
// own; fn is nil for others.
func function(v starlark.Value) (fn *starlark.Function, attrs *object.Namespace) {
	switch v := v.(type) {
	case *starlark.Function:
		return v, nil
	case *object.Function:
		return v.Function, v.Attrs()
	}
	return nil, nil
}

// name returns the name of a function.
func name(fn *starlark.Function, attrs *object.Namespace) string {
	if attrs != nil {
		if s, ok := starlark.AsString(orNone(attrs.Get("__name__"))); ok {
			return s
		}
	}
	return object.FunctionName(fn.Name())
}

// docOf returns the docstring of a function, or "".
func docOf(fn *starlark.Function, attrs *object.Namespace) string {
	if attrs != nil {
		if doc := attrs.Get("__doc__"); doc != nil {
			s, _ := starlark.AsString(doc)
			return clean(s)
		}
	}
	return clean(fn.Doc())
}

func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}

// moduleOf returns the name of the module of a function.
func moduleOf(fn *starlark.Function) string {
	v, _ := object.FunctionAttr(fn, "__module__")
	s, _ := starlark.AsString(orNone(v))
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
