package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// functionWithAttrs is $funcattrs.
func functionWithAttrs(args starlark.Tuple) (starlark.Value, error) {
	fn := object.WithAttrs(args[0])
	f, ok := object.FunctionOf(fn)
	if list := args[1].(*value.Dict); ok && list.Len() > 0 {
		annotations := new(object.Annotations)
		for name, e := range list.Entries() {
			annotations.Set(text(name), "", e)
		}
		f.Attrs().Set("__annotate__", annotations)
	}
	return fn, nil
}

// decorated is $decorated. A decorator that is a script's may set attributes.
func decorated(args starlark.Tuple) (starlark.Value, error) {
	for _, d := range args[1:] {
		switch d := d.(type) {
		case *starlark.Builtin, object.Builtin:
		case *object.Class:
			if d.Caller() != nil {
				return object.WithAttrs(args[0]), nil
			}
		default:
			return object.WithAttrs(args[0]), nil
		}
	}
	return args[0], nil
}

// An annotated is a namespace whose variables may have annotations.
type annotated interface{ annotations() *object.Annotations }

// annotate is $annotate.
func annotate(args starlark.Tuple) (starlark.Value, error) {
	var fn starlark.Value
	if len(args) > 3 {
		fn = args[3]
	}
	args[0].(annotated).annotations().Set(text(args[1]), text(args[2]), fn)
	if m, ok := args[0].(*Module); ok && fn == nil { // the module sees the texts as they come
		d, ok := m.own.Get("__annotations__").(*value.Dict)
		if !ok {
			d = new(value.Dict)
			m.Set("__annotations__", d)
		}
		return starlark.None, d.SetKey(args[1], args[2])
	}
	return starlark.None, nil
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
