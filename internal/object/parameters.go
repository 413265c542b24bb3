package object

import (
	"strings"

	"go.starlark.net/starlark"
)

// Parameters are the parameters of a function in Go, as text: "fn, /, *args, **kwargs". Those
// of a method begin with self.
//
// A builtin has them as its receiver while it is bound to nothing, where CPython's have their
// module. So functions know their parameters, which costs calls nothing, and go when they go.
type Parameters string

var _ starlark.Value = Parameters("")

// String returns the text.
func (p Parameters) String() string { return string(p) }

// Type returns "module": what a script in Starlark sees in the repr of a function.
func (p Parameters) Type() string { return "module" }

// Freeze does nothing.
func (p Parameters) Freeze() {}

// Truth returns true.
func (p Parameters) Truth() starlark.Bool { return true }

// Hash returns a hash of the text.
func (p Parameters) Hash() (uint32, error) { return starlark.String(p).Hash() }

func (p Parameters) text() string { return string(p) }

// unbound is a receiver that stands for none: Parameters, or what embeds them.
type unbound interface{ text() string }

// Self returns what a builtin is bound to, or nil if it is bound to nothing.
func Self(b *starlark.Builtin) starlark.Value {
	if _, ok := b.Receiver().(unbound); ok {
		return nil
	}
	return b.Receiver()
}

// ParametersOf returns the parameters of a function or a class in Go. A bound method has
// those behind self, and a class those of its constructor. They are not known of every one:
// ok tells. Nothing is called to find out.
func ParametersOf(v starlark.Value) (params string, ok bool) {
	switch v := v.(type) {
	case *NativeMethod:
		params, ok := ParametersOf(v.method)
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
	case Builtin:
		return v.Parameters()
	}
	b, ok := v.(interface {
		Name() string
		Receiver() starlark.Value
	})
	if !ok {
		return "", false
	}
	switch self := b.Receiver().(type) {
	case nil:
		return "", false
	case unbound:
		return self.text(), true
	default:
		method := MethodOf(self, b.Name())
		if method == nil {
			return "", false
		}
		params, ok := ParametersOf(method)
		return withoutSelf(params), ok
	}
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

// MethodOf returns what the class of self, or self if it is a class, has under the name of
// a method that is bound to it; nil if there is none.
func MethodOf(self starlark.Value, name string) starlark.Value {
	if class, ok := self.(*Class); ok {
		if v, _ := class.Lookup(name); v != nil {
			return v
		}
	}
	v, _ := ClassOf(self).Lookup(name)
	return v
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
