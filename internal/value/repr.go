package value

import (
	"strings"
	"unsafe"
)

// maxTextDepth bounds how deeply nested containers are written.
const maxTextDepth = 100

// text returns the value as its String method has it, containers with what is in them.
func (v Value) text() string {
	w := textWriter{}
	w.write(v)
	return w.String()
}

// A textWriter writes containers; inside is those that it is in.
type textWriter struct {
	strings.Builder
	inside []unsafe.Pointer
}

func (w *textWriter) write(v Value) {
	switch v.class() {
	case absentClass:
		w.WriteString("<absent>")
	case listClass:
		l, _ := AsList(v)
		w.container(v, "[", "]", func(separate func()) {
			for _, e := range l.All() {
				separate()
				w.write(e)
			}
		})
	case tupleClass:
		t, _ := AsTuple(v)
		end := ")"
		if t.Len() == 1 {
			end = ",)"
		}
		w.container(v, "(", end, func(separate func()) {
			for _, e := range t.Elems() {
				separate()
				w.write(e)
			}
		})
	case dictClass:
		w.container(v, "{", "}", func(separate func()) {
			for k, e := range v.asDict().All() {
				separate()
				w.write(k)
				w.WriteString(": ")
				w.write(e)
			}
		})
	case setClass:
		s := v.asSet()
		begin, end := "{", "}"
		if FrozenSets.Is(v) {
			begin, end = "frozenset({", "})"
		}
		if s.Len() == 0 {
			w.WriteString(typeName(v) + "()")
			return
		}
		w.container(v, begin, end, func(separate func()) {
			for e := range s.All() {
				separate()
				w.write(e)
			}
		})
	default:
		w.WriteString(v.Starlark().String())
	}
}

// container writes what is in v. elems calls separate before each element.
func (w *textWriter) container(v Value, begin, end string, elems func(separate func())) {
	w.WriteString(begin)
	v = v.current() // which all views have in common
	if w.within(v) {
		w.WriteString("...")
	} else {
		w.inside = append(w.inside, v.p)
		first := true
		elems(func() {
			if !first {
				w.WriteString(", ")
			}
			first = false
		})
		w.inside = w.inside[:len(w.inside)-1]
	}
	w.WriteString(end)
}

func (w *textWriter) within(v Value) bool {
	if len(w.inside) == maxTextDepth {
		return true
	}
	for _, p := range w.inside {
		if p == v.p {
			return true
		}
	}
	return false
}
