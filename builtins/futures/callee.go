package futures

import (
	"math"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// calleeName returns the __qualname__ of what is to be called, or, if it has none, the
// name of its class. It calls nothing of a script.
func calleeName(fn starlark.Value) string {
	if f, ok := object.FunctionOf(fn); ok {
		return f.QualifiedName()
	}
	name := ""
	switch fn := fn.(type) {
	case interface{ Callee() starlark.Value }: // a functools.partial
		return "partial(" + calleeName(fn.Callee()) + ")"
	case interface{ QualifiedName() string }:
		name = fn.QualifiedName()
	case *object.Instance: // its Name is that of no function
	case starlark.Callable:
		name = fn.Name()
	}
	if name == "" {
		return object.TypeName(fn)
	}
	return name
}

// chunkName returns which function a processChunk calls with the arguments args, and how
// often.
func chunkName(args starlark.Tuple) (name string, calls int) {
	count, _ := starlark.AsInt32(args[1])
	return calleeName(args[0]), starlark.Len(args[2]) / count
}

// What shortArgs leaves of arguments.
const (
	maxArgs     = 4
	maxArgRunes = 40
)

// shortArgs returns the arguments of a call as they could be written, but at most four of
// them. It calls nothing of a script, and takes the same time for all values: those of
// types other than None, bool, int, float and str are given by their types.
func shortArgs(args starlark.Tuple, kwargs []starlark.Tuple) string {
	var b strings.Builder
	n := 0
	next := func() bool {
		if n++; n > 1 {
			b.WriteString(", ")
		}
		if n > maxArgs {
			b.WriteString("…")
		}
		return n <= maxArgs
	}
	for _, v := range args {
		if !next() {
			return b.String()
		}
		writeShort(&b, v)
	}
	for _, kw := range kwargs {
		if !next() {
			return b.String()
		}
		name, _ := starlark.AsString(kw[0])
		b.WriteString(name)
		b.WriteByte('=')
		writeShort(&b, kw[1])
	}
	return b.String()
}

func writeShort(b *strings.Builder, v starlark.Value) {
	switch v := v.(type) {
	case starlark.NoneType, starlark.Bool, starlark.Float:
		b.WriteString(object.Repr(v))
		return
	case starlark.Int:
		if n, ok := v.Int64(); ok && n > math.MinInt64 {
			b.WriteString(v.String())
			return
		}
	case starlark.String:
		b.WriteString(shortRepr(v))
		return
	}
	b.WriteByte('<')
	b.WriteString(object.TypeName(v))
	b.WriteByte('>')
}

// shortRepr returns the repr of a text, or that of its beginning.
func shortRepr(s starlark.String) string {
	runes := 0
	for i := range string(s) {
		if runes++; runes > maxArgRunes {
			return object.Repr(s[:i]) + "…"
		}
	}
	return object.Repr(s)
}
