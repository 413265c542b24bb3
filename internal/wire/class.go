package wire

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// dataclassParams is the attribute of a dataclass that has what the decorator was given.
const dataclassParams = "__dataclass_params__"

// class writes a class of a script by value: its name, bases and metaclass, and then its
// attributes, in which the class may come again. What Go code has added, as @dataclass
// does, is added again by who reads it.
func (c *coder) class(e *Encoder, class *object.Class) error {
	if class.Caller() == nil {
		return c.unknown(e, class)
	}
	if c.sender != nil && !c.news {
		n, err := c.sender.tell(class)
		if err == nil {
			e.Tag(tagNews)
			e.Uint(n)
		}
		return err
	}
	e.Remember(class)
	if c.sender != nil {
		c.sender.addClass(class)
	}
	e.Tag(tagClass)
	e.Text(class.Module())
	e.Text(class.Qualname())
	bases := class.Bases()
	e.Uint(len(bases))
	for _, base := range bases {
		if err := e.Value(base); err != nil {
			return within(err, "base "+base.Name())
		}
	}
	if err := e.Value(object.ClassOf(class)); err != nil {
		return within(err, "metaclass")
	}
	attrs := class.Attrs()
	params := attrs.Get(dataclassParams)
	var names []string
	for _, name := range attrs.AllNames() {
		if params == nil || !c.generated(name, attrs.Get(name)) {
			names = append(names, name)
		}
	}
	e.Uint(len(names))
	for _, name := range names {
		e.Text(name)
		if err := c.attribute(e, attrs.Get(name)); err != nil {
			return within(err, "attribute '"+name+"' of "+class.Name())
		}
	}
	if params == nil {
		e.Tag(tagNone)
		return nil
	}
	return c.dataclass(e, class, params.(starlark.HasAttrs))
}

// generated reports whether a dataclass has an attribute from its decorator.
func (c *coder) generated(name string, v starlark.Value) bool {
	switch name {
	case dataclassParams, "__dataclass_fields__", "__match_args__", "__hash__":
		return true
	}
	b, ok := v.(*starlark.Builtin)
	return ok && b.Receiver() == nil
}

// attribute writes an attribute of a class: annotations are functions and texts.
func (c *coder) attribute(e *Encoder, v starlark.Value) error {
	a, ok := v.(*object.Annotations)
	if !ok {
		return e.Value(v)
	}
	e.Tag(tagAnnotations)
	e.Uint(len(a.Names()))
	for _, name := range a.Names() {
		text, fn := a.Get(name)
		e.Text(name)
		e.Text(text)
		if err := c.optional(e, fn); err != nil {
			return err
		}
	}
	return nil
}

// dataclass writes the arguments of the decorator, and the fields that the class itself
// has.
func (c *coder) dataclass(e *Encoder, class *object.Class, params starlark.HasAttrs) error {
	kwargs := new(starlark.Dict)
	for _, name := range params.AttrNames() {
		v, _ := params.Attr(name)
		kwargs.SetKey(starlark.String(name), v)
	}
	kwargs.Delete(starlark.String("slots")) // __slots__ is among the attributes
	if err := e.Value(kwargs); err != nil {
		return err
	}
	own := new(starlark.Dict)
	all, _ := class.Attrs().Get("__dataclass_fields__").(*starlark.Dict)
	annotations := class.Annotations()
	if all != nil && annotations != nil {
		for _, name := range annotations.Names() {
			if f, found, _ := all.Get(starlark.String(name)); found {
				own.SetKey(starlark.String(name), f)
			}
		}
	}
	return e.Value(own)
}

// decodeClass reads a class.
func (c *coder) decodeClass(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	def := object.Definition{}
	var err error
	if def.Module, err = d.Text(); err != nil {
		return nil, err
	}
	if def.Name, err = d.Text(); err != nil {
		return nil, err
	}
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	for range n {
		base, err := d.class()
		if err != nil {
			return nil, err
		}
		def.Bases = append(def.Bases, base)
	}
	if _, err = d.class(); err != nil { // TODO(derived): the metaclass
		return nil, err
	}
	def.Caller = c.p.Caller()
	class, fill, err := object.Restore(def)
	if err != nil {
		return nil, err
	}
	d.Complete(number, class)
	err = d.Mutable(number, func() error {
		if err := d.names(fill.Set); err != nil {
			return err
		}
		return fill.Done()
	})
	if err != nil {
		return nil, err
	}
	return class, d.Mutable(number, func() error { return c.decodeDataclass(d, class) })
}

// decodeDataclass reads what makes a class a dataclass, if it is one.
func (c *coder) decodeDataclass(d *Decoder, class *object.Class) error {
	v, err := d.Value()
	if err != nil || v == starlark.None {
		return err
	}
	params, ok := v.(*starlark.Dict)
	if !ok {
		return d.Errorf("parameters of a dataclass: a %s", v.Type())
	}
	if v, err = d.Value(); err != nil {
		return err
	}
	fields, ok := v.(*starlark.Dict)
	if !ok {
		return d.Errorf("fields of a dataclass: a %s", v.Type())
	}
	for name, field := range fields.Entries() {
		class.Attrs().Set(string(name.(starlark.String)), field)
	}
	decorate := global{"dataclasses", "dataclass"}.find(c.p)
	if decorate == nil {
		return object.ModuleNotFoundError.Errorf("No module named 'dataclasses'")
	}
	_, err = starlark.Call(c.t.Interp(), decorate, starlark.Tuple{class}, params.Items())
	return err
}

// class reads a class that must be one.
func (d *Decoder) class() (*object.Class, error) {
	v, err := d.Value()
	if err != nil {
		return nil, err
	}
	if class, ok := v.(*object.Class); ok {
		return class, nil
	}
	return nil, d.Errorf("a %s for a class", v.Type())
}

// decodeAnnotations reads the annotations of a class.
func (c *coder) decodeAnnotations(d *Decoder) (starlark.Value, error) {
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	a := new(object.Annotations)
	for range n {
		name, err := d.Text()
		if err != nil {
			return nil, err
		}
		text, err := d.Text()
		if err != nil {
			return nil, err
		}
		fn, err := d.optional()
		if err != nil {
			return nil, err
		}
		a.Set(name, text, fn)
	}
	return a, nil
}
