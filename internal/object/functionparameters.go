package object

import (
	"strings"

	"go.starlark.net/starlark"
)

// ParametersOf returns the parameters of a function or a class in Go. A bound method has
// those behind self, and a class those of its constructor. They are not known of every one:
// ok tells. Nothing is called to find out.
func ParametersOf(v starlark.Value) (params string, ok bool) {
	switch v := v.(type) {
	case *NativeMethod:
		params, ok := v.method.Parameters()
		if rest := withoutSelf(params); v.owner.module == "" && rest != params && !strings.Contains(rest, "/") {
			params = strings.TrimSuffix("self, /, "+rest, ", ") // as in CPython, where it is in C
		}
		return params, ok
	case *Method:
		params, ok := ParametersOf(v.Func)
		return withoutSelf(params), ok
	case *ClassMethod:
		params, ok := ParametersOf(v.Func)
		return withoutSelf(params), ok
	case *StaticMethod:
		return ParametersOf(v.Func)
	case *Class:
		return v.parameters()
	}
	if b, ok := BuiltinOf(v); ok {
		return b.Parameters()
	}
	return "", false
}

// TextSignature returns the __text_signature__ of a function in Go, or None if that is not
// known.
func TextSignature(fn starlark.Value) starlark.Value {
	params, ok := ParametersOf(fn)
	if !ok {
		return starlark.None
	}
	if behind, ok := strings.CutPrefix(params, "self"); ok {
		params = "$self" + behind
	}
	return starlark.String("(" + params + ")")
}

// parameters returns those of the constructor of c.
func (c *Class) parameters() (string, bool) {
	if c.construct != nil {
		return ParametersOf(c.construct)
	}
	init, _ := c.Lookup("__init__")
	params, ok := ParametersOf(init)
	return withoutSelf(params), ok && params != anyArguments
}

// anyArguments are the parameters of the __init__ of object and of exceptions, which say nothing
// about what the class is called with.
const anyArguments = "self, /, *args, **kwargs"

// withoutSelf returns parameters without self, which is the first of a method's.
func withoutSelf(params string) string {
	first, rest, _ := strings.Cut(params, ", ")
	if first != "self" {
		return params
	}
	return strings.TrimPrefix(strings.TrimPrefix(rest, "/"), ", ")
}
