package object

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/memory"
	"fstar/internal/value"
)

// Stringer is a value whose str is not its repr.
type Stringer interface {
	starlark.Value
	// Str returns what Python's str gives for the value. It must not block.
	Str() string
}

// A Listed has a repr such as dict_keys([1, 2]).
type Listed interface {
	starlark.Value
	// Listed returns what is before the parentheses, and what is in them: a list or a dict.
	Listed() (name string, in starlark.Value)
}

// A DictView is a value that has the repr of a dict, which may hold the value.
type DictView interface {
	starlark.Value
	// AsDict returns the dict as it is now.
	AsDict() *value.Dict
}

// A Composed has a repr in which there are those of other values, or its own.
type Composed interface {
	starlark.Value
	// Compose returns the parts of the repr: texts as they are, and values whose reprs are in their places.
	Compose() []any
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
	defer w.end()
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
const maxReprDepth = 10_000

// reprWriter writes the repr of a container.
//
// An element that is an instance of a script's class may have the repr of a container around it in its own, by another
// writer: so the thread knows of the containers before code of a script is called. Of a writer whose container turns out
// to be inside itself what it wrote of that is taken back.
type reprWriter struct {
	b    *strings.Builder
	path []opened // the containers around

	caller Caller // whose thread knows of the first ones of path
	known  int    // how many
	back   int    // the length of path without the one that is inside itself, while it is left
}

// An opened container is one whose repr is under way.
type opened struct {
	container starlark.Value
	start     int    // where its repr begins
	again     string // what it is inside itself
}

// write writes the repr of v. It returns false if a container around v is to be left.
func (w *reprWriter) write(v starlark.Value) bool {
	if writeSimple(w.b, v) {
		return true
	}
	switch v := v.(type) {
	case *value.List:
		return w.list(value.Identity(v), v, "[", "]", "[...]")
	case Listed:
		name, in := v.Listed()
		if d, ok := in.(*value.Dict); ok {
			w.b.WriteString(name + "(")
			all := w.dict(v, d)
			w.b.WriteByte(')')
			return all
		}
		return w.list(v, in.(*value.List), name+"([", "])", "...")
	case Composed:
		return w.composed(v)
	case starlark.Tuple:
		t, _ := value.AsTuple(value.Of(v))
		return w.tuple(t)
	case *value.Tuple:
		return w.tuple(v)
	case *value.Dict:
		return w.dict(v, v)
	case DictView:
		return w.dict(v, v.AsDict())
	case *value.Set:
		return w.set(v, v, "{", "}")
	case *value.FrozenSet:
		return w.set(v, v.Set(), "frozenset({", "})")
	case *starlark.Builtin:
		if recv := v.Receiver(); recv != nil {
			fmt.Fprintf(w.b, "<built-in method %s of %s object at 0x%x>", v.Name(), TypeName(recv), address(recv))
		} else {
			fmt.Fprintf(w.b, "<built-in function %s>", v.Name())
		}
	case nil:
		w.b.WriteString("<NULL>") // as CPython; it is no value
	default:
		if f, ok := FunctionOf(v); ok {
			fmt.Fprintf(w.b, "<function %s at 0x%x>", f.QualifiedName(), address(f.Value()))
			return true
		}
		if o, ok := v.(Operand); ok && len(w.path) > 0 && !w.tell(o.Class().Caller()) {
			return false
		}
		text := v.String()
		if stop, ok := strings.CutPrefix(text, "range("); ok && v.Type() == "range" && !strings.Contains(stop, ",") {
			text = "range(0, " + stop // Starlark leaves the 0 out
		}
		w.b.WriteString(text)
	}
	return true
}

// list writes the repr of a container that lists elems.
func (w *reprWriter) list(container starlark.Value, elems *value.List, begin, end, again string) bool {
	if !w.enter(container, again) {
		return true
	}
	w.b.WriteString(begin)
	w.b.Grow(4 * elems.Len())
	for i := 0; i < elems.Len(); i++ { // it may change in a String method
		w.comma(i)
		if !w.write(elems.Index(i)) {
			return w.abandon()
		}
	}
	w.b.WriteString(end)
	w.leave()
	return true
}

// dict writes the repr of d, which is that of v.
func (w *reprWriter) dict(v starlark.Value, d *value.Dict) bool {
	if !w.enter(value.Identity(v), "{...}") {
		return true
	}
	w.b.WriteByte('{')
	w.b.Grow(8 * d.Len())
	i := 0
	for key, v := range d.Entries() {
		w.comma(i)
		if !w.write(key) {
			return w.abandon()
		}
		w.b.WriteString(": ")
		if !w.write(v) {
			return w.abandon()
		}
		i++
	}
	w.b.WriteByte('}')
	w.leave()
	return true
}

func (w *reprWriter) composed(v Composed) bool {
	if !w.enter(v, "...") {
		return true
	}
	for _, part := range v.Compose() {
		switch part := part.(type) {
		case string:
			w.b.WriteString(part)
		case starlark.Value:
			if !w.write(part) {
				return w.abandon()
			}
		}
	}
	w.leave()
	return true
}

func (w *reprWriter) tuple(v *value.Tuple) bool {
	if v.Len() == 0 {
		w.b.WriteString("()")
		return true
	}
	if !w.enter(v, "(...)") {
		return true
	}
	w.b.WriteByte('(')
	for i, elem := range v.Elems() {
		w.comma(i)
		if !w.write(elem.Starlark()) {
			return w.abandon()
		}
	}
	if v.Len() == 1 {
		w.b.WriteByte(',')
	}
	w.b.WriteByte(')')
	w.leave()
	return true
}

func (w *reprWriter) set(v starlark.Value, elems *value.Set, begin, end string) bool {
	if elems.Len() == 0 {
		w.b.WriteString(TypeName(v) + "()")
		return true
	}
	if !w.enter(v, TypeName(v)+"(...)") {
		return true
	}
	w.b.WriteString(begin)
	i := 0
	for elem := range elems.Elements() {
		w.comma(i)
		if !w.write(elem) {
			return w.abandon()
		}
		i++
	}
	w.b.WriteString(end)
	w.leave()
	return true
}

// comma separates the element at index i from the one before it.
func (w *reprWriter) comma(i int) {
	if i%1024 == 1023 {
		alarm.Must()
		memory.Must(w.b.Len())
	}
	if i > 0 {
		w.b.WriteString(", ")
	}
}

// enter begins a container. If the container is inside itself, enter writes again
// in its place and returns false.
func (w *reprWriter) enter(container starlark.Value, again string) bool {
	for _, outer := range w.path {
		if outer.container == container {
			w.b.WriteString(again)
			return false
		}
	}
	if len(w.path) >= maxReprDepth {
		w.b.WriteString("...")
		return false
	}
	alarm.Must()
	if w.b.Len() == w.b.Cap() || w.b.Len() > 1<<20 {
		memory.Must(w.b.Cap())
	}
	w.path = append(w.path, opened{container, w.b.Len(), again})
	return true
}

// leave ends the container that was entered last.
func (w *reprWriter) leave() {
	last := len(w.path) - 1
	if w.known > last {
		w.known--
		w.caller.LeaveRepr(w.path[last].container)
	}
	w.path = w.path[:last]
}

// tell has the thread know of the containers around an element that code of a script writes, by its class's Caller, if
// that is not nil. It returns false if one of them is inside itself.
func (w *reprWriter) tell(c Caller) bool {
	if c == nil || c.Running() == nil {
		return true
	}
	w.caller = c
	for ; w.known < len(w.path); w.known++ {
		if !c.EnterRepr(w.path[w.known].container) {
			w.back = w.known
			return false
		}
	}
	return true
}

// abandon leaves a container, in which one was found that is inside itself. It returns true if that is this one.
func (w *reprWriter) abandon() bool {
	o := w.path[len(w.path)-1]
	w.leave()
	if len(w.path) != w.back {
		return false
	}
	before := w.b.String()[:o.start]
	w.b.Reset()
	w.b.WriteString(before)
	w.b.WriteString(o.again)
	return true
}

// end leaves the containers that a panic has left open.
func (w *reprWriter) end() {
	for len(w.path) > 0 {
		w.leave()
	}
}

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
