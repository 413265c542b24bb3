package object

import "go.starlark.net/starlark"

// A Builtin is a function in Go, or a method with its receiver: package native makes them,
// and [BuiltinOf] one of a *starlark.Builtin.
type Builtin interface {
	starlark.Callable
	// Self returns what the function is bound to, or nil if it is bound to nothing.
	Self() starlark.Value
	// Bind returns the function with self as its first argument, or with self in place
	// of what it is bound to.
	Bind(self starlark.Value) starlark.Callable
	// Parameters returns the parameters as a def statement has them, without what the
	// function is bound to, and whether they are known.
	Parameters() (params string, known bool)
	// Doc returns what help() says, or "".
	Doc() string
}

// BuiltinOf returns the function in Go that v is: also for a *starlark.Builtin, such as an
// embedder's.
func BuiltinOf(v starlark.Value) (b Builtin, ok bool) {
	switch v := v.(type) {
	case *starlark.Builtin: // first: to ask for an interface costs more
		return upstreamBuiltin{v}, true
	case Builtin:
		return v, true
	}
	return nil, false
}

// IsBuiltin reports whether v is a function in Go.
func IsBuiltin(v starlark.Value) bool {
	switch v.(type) {
	case *starlark.Builtin, Builtin:
		return true
	}
	return false
}

// DocOf returns what help() says of what Go code defines in a class or a module, or "".
func DocOf(v starlark.Value) string {
	switch v := v.(type) {
	case *Class:
		doc, _ := starlark.AsString(v.Attrs().Get("__doc__"))
		return doc
	case *ClassMethod:
		return DocOf(v.Func)
	case *StaticMethod:
		return DocOf(v.Func)
	case interface{ Doc() string }:
		return v.Doc()
	}
	return ""
}

// upstreamBuiltin is a function of go.starlark.net's kind.
type upstreamBuiltin struct{ *starlark.Builtin }

var _ Builtin = upstreamBuiltin{}

func (b upstreamBuiltin) Self() starlark.Value { return b.Receiver() }

func (b upstreamBuiltin) Bind(self starlark.Value) starlark.Callable {
	return b.BindReceiver(self)
}

// Parameters returns those of the method of that name that the class of the receiver has.
func (b upstreamBuiltin) Parameters() (string, bool) {
	if b.Receiver() == nil {
		return "", false
	}
	method, _ := ClassOf(b.Receiver()).Lookup(b.Name())
	params, ok := ParametersOf(method)
	return withoutSelf(params), ok
}

func (b upstreamBuiltin) Doc() string { return "" }
