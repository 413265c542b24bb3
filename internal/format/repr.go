package format

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// Stringer is a value whose str is not its repr.
type Stringer interface {
	starlark.Value
	// Str returns what Python's str gives for the value. It must not block.
	Str() string
}

// A DictView is a value that has the repr of a dict, which may hold the value.
type DictView interface {
	starlark.Value
	// AsDict returns the dict as it is now.
	AsDict() *value.Dict
}

// Repr returns what Python's repr gives for v. A container has the reprs of its
// elements, and "..." where it is inside itself. A value of a type that is not
// Starlark's own has its String method.
func Repr(v starlark.Value) string {
	if v, ok := v.(starlark.Int); ok {
		return v.String()
	}
	var b strings.Builder
	if writeSimple(&b, v) {
		return b.String()
	}
	w := reprWriter{b: new(strings.Builder)} // so that b stays on the stack
	w.write(v)
	return w.b.String()
}

// Str returns what Python's str gives for v: a string itself, what the method of a
// [Stringer] returns, and otherwise the repr.
func Str(v starlark.Value) string {
	switch v := v.(type) {
	case starlark.String:
		return string(v)
	case Stringer:
		return v.Str()
	}
	return Repr(v)
}

// ASCII returns what Python's ascii gives for v: its repr, with escapes for what is
// not ASCII.
func ASCII(v starlark.Value) string {
	return string(appendASCII(nil, Repr(v)))
}

// writeSimple writes the repr of the commonest values that are no containers. It
// returns false for the others.
func writeSimple(b *strings.Builder, v starlark.Value) bool {
	switch v := v.(type) {
	case starlark.Int:
		if i, ok := v.Int64(); ok {
			var buf [20]byte
			b.Write(strconv.AppendInt(buf[:0], i, 10))
		} else {
			b.WriteString(v.String())
		}
	case starlark.String:
		writeQuoted(b, string(v))
	case starlark.Float:
		var buf [32]byte
		b.Write(appendFloatRepr(buf[:0], float64(v)))
	case starlark.NoneType:
		b.WriteString("None")
	case starlark.Bool:
		b.WriteString(boolRepr(v))
	case starlark.Bytes:
		writeBytes(b, string(v))
	default:
		return false
	}
	return true
}

// maxDepth is how deeply nested a value may be to be written. CPython raises a
// RecursionError long before; here the rest is "...".
const maxDepth = 10_000

// reprWriter writes the repr of a container.
type reprWriter struct {
	b    *strings.Builder
	path []any // the containers around, by their addresses
}

func (w *reprWriter) write(v starlark.Value) {
	if writeSimple(w.b, v) {
		return
	}
	switch v := v.(type) {
	case *value.List:
		if !w.enter(value.Identity(v), "[...]") {
			return
		}
		w.b.WriteByte('[')
		w.b.Grow(4 * v.Len())
		for i := 0; i < v.Len(); i++ { // it may change in a String method
			w.comma(i)
			w.write(v.Index(i))
		}
		w.b.WriteByte(']')
		w.leave()
	case starlark.Tuple:
		t, _ := value.AsTuple(value.Of(v))
		w.tuple(t)
	case *value.Tuple:
		w.tuple(v)
	case *value.Dict:
		w.dict(v, v)
	case DictView:
		w.dict(v, v.AsDict())
	case *value.Set:
		w.set(v, v, "{", "}")
	case *value.FrozenSet:
		w.set(v, v.Set(), "frozenset({", "})")
	case *starlark.Builtin:
		if recv := v.Receiver(); recv != nil {
			fmt.Fprintf(w.b, "<built-in method %s of %s object at 0x%x>", v.Name(), object.TypeName(recv), address(recv))
		} else {
			fmt.Fprintf(w.b, "<built-in function %s>", v.Name())
		}
	case nil:
		w.b.WriteString("<NULL>") // as CPython; it is no value
	default:
		if f, ok := object.FunctionOf(v); ok {
			fmt.Fprintf(w.b, "<function %s at 0x%x>", f.QualifiedName(), address(f.Value()))
			return
		}
		text := v.String()
		if stop, ok := strings.CutPrefix(text, "range("); ok && v.Type() == "range" && !strings.Contains(stop, ",") {
			text = "range(0, " + stop // Starlark leaves the 0 out
		}
		w.b.WriteString(text)
	}
}

// dict writes the repr of d, which is that of v.
func (w *reprWriter) dict(v starlark.Value, d *value.Dict) {
	if !w.enter(value.Identity(v), "{...}") {
		return
	}
	w.b.WriteByte('{')
	w.b.Grow(8 * d.Len())
	i := 0
	for key, v := range d.Entries() {
		w.comma(i)
		w.write(key)
		w.b.WriteString(": ")
		w.write(v)
		i++
	}
	w.b.WriteByte('}')
	w.leave()
}

func (w *reprWriter) tuple(v *value.Tuple) {
	if v.Len() == 0 {
		w.b.WriteString("()")
		return
	}
	if !w.enter(v, "(...)") {
		return
	}
	w.b.WriteByte('(')
	for i, elem := range v.Elems() {
		w.comma(i)
		w.write(elem.Starlark())
	}
	if v.Len() == 1 {
		w.b.WriteByte(',')
	}
	w.b.WriteByte(')')
	w.leave()
}

func (w *reprWriter) set(v starlark.Value, elems *value.Set, begin, end string) {
	if elems.Len() == 0 {
		w.b.WriteString(object.TypeName(v) + "()")
		return
	}
	if !w.enter(v, object.TypeName(v)+"(...)") {
		return
	}
	w.b.WriteString(begin)
	i := 0
	for elem := range elems.Elements() {
		w.comma(i)
		w.write(elem)
		i++
	}
	w.b.WriteString(end)
	w.leave()
}

// comma separates the element at index i from the one before it.
func (w *reprWriter) comma(i int) {
	if i > 0 {
		w.b.WriteString(", ")
	}
}

// enter begins a container. If the container is inside itself, enter writes again
// in its place and returns false.
func (w *reprWriter) enter(container any, again string) bool {
	for _, outer := range w.path {
		if outer == container {
			w.b.WriteString(again)
			return false
		}
	}
	if len(w.path) >= maxDepth {
		w.b.WriteString("...")
		return false
	}
	w.path = append(w.path, container)
	return true
}

func (w *reprWriter) leave() { w.path = w.path[:len(w.path)-1] }

func boolRepr(v starlark.Bool) string {
	if v {
		return "True"
	}
	return "False"
}

// address returns where v is in memory; 0 if it is nowhere, like a number.
func address(v starlark.Value) uintptr {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Func, reflect.Chan, reflect.String:
		return r.Pointer()
	}
	return 0
}
