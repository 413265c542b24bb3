package pydoc

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// What there is to say about what is written in Go: the parameters it knows itself, and the
// text is that of its package's comment.

// native returns what help says about a function or a method in Go; ok is false for others.
func (h helper) native(v starlark.Value) (text string, ok bool) {
	fn, ok := v.(starlark.Callable)
	if !ok || !isNative(v) {
		return "", false
	}
	if class, how := boundTo(v); class != nil {
		title := "Help on method " + fn.Name() + h.in(moduleName(class))
		switch {
		case class.Module() != "":
		case how == unboundMethod:
			title = "Help on method_descriptor"
		default:
			title = "Help on built-in function " + fn.Name()
		}
		line := signatureOf(fn.Name(), v) + strings.Replace(string(how), "%", moduleName(class)+"."+class.Qualname(), 1)
		return title + ":\n\n" + line + "\n" + indented(h.memberDoc(class, fn.Name())), true
	}
	module, name, doc, ok := h.p.Place(v)
	if !ok {
		ok := object.IsBuiltin(v)
		return "Help on built-in function " + fn.Name() + ":\n\n" + signatureOf(fn.Name(), v) + "\n", ok
	}
	e, _ := find(entries(doc), module, name)
	if doc := object.DocOf(v); doc != "" {
		e = entry{text: strings.Split(doc, "\n")}
	}
	if _, ok := object.ParametersOf(v); !ok { // what happens to be callable, such as typing.Union
		return "Help on " + name + h.in(module) + ":\n\n" + name + "\n" + indented(e.doc()), true
	}
	return "Help on built-in function " + name + h.in(module) + ":\n\n" + signatureOf(name, v) + "\n" + indented(e.doc()), true
}

// isNative reports whether v is a function in Go.
func isNative(v starlark.Value) bool {
	switch v := v.(type) {
	case *starlark.Builtin, object.Builtin, *object.NativeMethod:
		return true
	case *object.Method:
		return isNative(v.Func)
	}
	return object.ClassOf(v).Caller() == nil // such as exit, but no instance that has a __call__
}

// A binding is how the title of a method goes on; % is the class.
type binding string

const (
	unboundMethod binding = " unbound % method"
	ofInstance    binding = " method of % instance"
	ofClass       binding = " class method of %"
)

// boundTo returns the class of a method in Go, or nil if v is no method.
func boundTo(v starlark.Value) (*object.Class, binding) {
	var self starlark.Value
	switch v := v.(type) {
	case interface{ Owner() *object.Class }: // read from its class
		return v.Owner(), unboundMethod
	case *object.Method:
		self = v.Self
	}
	if b, ok := object.BuiltinOf(v); ok {
		self = b.Self()
	}
	switch self := self.(type) {
	case nil:
		return nil, ""
	case *object.Class:
		return self, ofClass
	}
	return object.ClassOf(self), ofInstance
}

// isOurs reports whether a class is written in Go. Those of logging are, as far as package
// object knows, of a script.
func (h helper) isOurs(class *object.Class) bool {
	_, _, _, ok := h.p.Place(class)
	return ok || class.Caller() == nil
}

// signatureOf returns the name and the parameters of a function or a class in Go.
func signatureOf(name string, v starlark.Value) string {
	params, ok := object.ParametersOf(v)
	if !ok {
		params = "..."
	}
	return name + "(" + params + ")"
}

// memberDoc returns what there is to say about an attribute of a class in Go.
func (h helper) memberDoc(class *object.Class, name string) string {
	for _, k := range class.MRO() {
		if doc := object.DocOf(k.Attrs().Get(name)); doc != "" {
			return doc
		}
		if e, ok := find(h.classEntry(k).members, "", name); ok {
			return e.doc()
		}
	}
	return ""
}

// classEntry returns what there is to say about a class in Go; nothing for others.
func (h helper) classEntry(class *object.Class) entry {
	e, ok := h.entries[class]
	if !ok {
		e = h.findClass(class)
		h.entries[class] = e
	}
	return e
}

func (h helper) findClass(class *object.Class) entry {
	module, name, doc, ok := h.p.Place(class)
	switch {
	case ok:
	case class.Module() == "" && class.Caller() == nil: // a type without a name, such as dict_keys
		module, name, doc = "builtins", class.Name(), Builtins
	default:
		return entry{}
	}
	e, _ := find(entries(doc), module, name)
	return e
}
