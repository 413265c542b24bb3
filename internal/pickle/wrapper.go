package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// wrapper writes a value that has a function or a class in it.
func (c *coder) wrapper(e *Encoder, v starlark.Value) error {
	switch v := v.(type) {
	case *object.Method:
		if b, ok := object.BuiltinOf(v.Func); ok {
			return c.nativeMethod(e, v.Self, b.Name())
		}
		e.Remember(v)
		e.Tag(tagMethod)
		if err := e.Value(v.Self); err != nil {
			return within(err, "__self__")
		}
		return e.Value(v.Func)
	case *starlark.Builtin, object.Builtin:
		b, _ := object.BuiltinOf(v)
		if self := b.Self(); self != nil {
			return c.nativeMethod(e, self, b.Name())
		}
		for _, class := range []*object.Class{object.StrType, object.BytesType, object.BytearrayType} { // which have static methods
			if m, _ := class.Attr(b.Name()); m == v {
				return c.nativeMethod(e, class, b.Name())
			}
		}
		return c.unknown(e, v)
	case *object.NativeMethod:
		owner, _ := v.Attr("__objclass__")
		return c.nativeMethod(e, owner, v.Name())
	case *object.ClassMethod:
		e.Remember(v)
		e.Tag(tagClassMethod)
		return e.Value(v.Func)
	case *object.StaticMethod:
		e.Remember(v)
		e.Tag(tagStaticMethod)
		return e.Value(v.Func)
	case *object.Property:
		e.Remember(v)
		e.Tag(tagProperty)
		for _, x := range []starlark.Value{v.Get, v.Set, v.Del, v.Doc} {
			if err := c.optional(e, x); err != nil {
				return err
			}
		}
		return nil
	}
	return c.unknown(e, v)
}

// nativeMethod writes the method of self, a value or a class, that is in Go.
func (c *coder) nativeMethod(e *Encoder, self starlark.Value, name string) error {
	e.Tag(tagNativeMethod)
	if err := e.Value(self); err != nil {
		return within(err, "__self__")
	}
	e.Text(name)
	return nil
}

// decodeWrapper reads a value that has a function or a class in it.
func (c *coder) decodeWrapper(d *Decoder, tag Tag) (starlark.Value, error) {
	number := d.Begin(nil)
	switch tag {
	case tagMethod:
		self, err := d.Value()
		if err != nil {
			return nil, err
		}
		fn, err := d.Value()
		m := &object.Method{Self: self, Func: fn}
		d.Complete(number, m)
		return m, err
	case tagClassMethod, tagStaticMethod:
		fn, err := d.Value()
		var v starlark.Value = object.NewStaticMethod(fn)
		if tag == tagClassMethod {
			v = object.NewClassMethod(fn)
		}
		d.Complete(number, v)
		return v, err
	case tagProperty:
		var fns [4]starlark.Value
		for i := range fns {
			var err error
			if fns[i], err = d.optional(); err != nil {
				return nil, err
			}
		}
		p := object.NewProperty(fns[0], fns[1], fns[2])
		p.Doc = fns[3]
		d.Complete(number, p)
		return p, nil
	}
	return nil, d.Errorf("a bad tag %d", tag)
}

// decodeNativeMethod reads a method that is in Go.
func decodeNativeMethod(d *Decoder) (starlark.Value, error) {
	recv, err := d.Value()
	if err != nil {
		return nil, err
	}
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	return pyrt.Attr(recv, name)
}
