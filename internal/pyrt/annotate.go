package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// An annotated is a namespace whose variables may have annotations.
type annotated interface{ annotations() *object.Annotations }

// Annotate notes the annotation of a variable of a module or a class: its text, and a function that
// evaluates it; nil if the text is the annotation.
func Annotate(in starlark.Value, name, text string, fn starlark.Value) error {
	in.(annotated).annotations().Set(name, text, fn)
	if m, ok := in.(*Module); ok && fn == nil { // the module sees the texts as they come
		d, ok := m.own.Get("__annotations__").(*value.Dict)
		if !ok {
			d = new(value.Dict)
			m.Set("__annotations__", d)
		}
		return d.SetKey(starlark.String(name), starlark.String(text))
	}
	return nil
}

func (b *classBody) annotations() *object.Annotations {
	const name = "__annotate_func__"
	a := annotationsIn(&b.attrs, name)
	if b.mapping != nil { // what makes the class finds them there
		b.SetField(name, a)
	}
	return a
}

func (m *Module) annotations() *object.Annotations { return annotationsIn(&m.own, "__annotate__") }

// A namespace has named values.
type namespace interface {
	Get(name string) starlark.Value
	Set(name string, v starlark.Value)
}

func annotationsIn(ns namespace, name string) *object.Annotations {
	a, ok := ns.Get(name).(*object.Annotations)
	if !ok {
		a = new(object.Annotations)
		ns.Set(name, a)
	}
	return a
}
