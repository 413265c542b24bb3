package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A classStatement is a class statement that runs.
type classStatement struct {
	m        *Module
	t        *script.Thread
	name     string
	bases    starlark.Tuple
	meta     starlark.Value // a class, or whatever is to be called
	keywords []starlark.Tuple
	cell     starlark.Value // None if no method uses it
}

// A ClassDefinition is what a class statement says before its body.
type ClassDefinition struct {
	Name, Qualname string
	Bases          starlark.Tuple
	Keywords       []starlark.Tuple
}

// DefineClass makes a class of the module. The body fills the namespace of the class, and returns
// the object.ClassCell that its methods know the class by; nil, or None, if they do not.
func (m *Module) DefineClass(t *script.Thread, d ClassDefinition, body func(ns *ClassBody) (starlark.Value, error)) (starlark.Value, error) {
	s := &classStatement{m: m, t: t, name: d.Name}
	bases := d.Bases
	if err := s.resolve(bases); err != nil {
		return nil, err
	}
	if err := s.findMeta(d.Keywords); err != nil {
		return nil, err
	}
	ns := &classBody{m: m, t: t}
	if err := s.prepare(ns); err != nil {
		return nil, err
	}
	ns.SetField("__module__", starlark.String(m.ModuleName()))
	if err := ns.SetField("__qualname__", starlark.String(d.Qualname)); err != nil {
		return nil, err
	}
	var err error
	if s.cell, err = body(ns); err != nil {
		return nil, err
	}
	if len(s.bases) != len(bases) || !slices.Equal(s.bases, bases) {
		if err := ns.SetField("__orig_bases__", bases); err != nil {
			return nil, err
		}
	}
	return s.define(ns)
}

// A Generic is a value that stands for a class among bases, such as typing.Generic[T];
// or for none, if Origin returns nil.
type Generic interface {
	starlark.Value
	Origin() *object.Class
}

// resolve finds the classes that the bases are.
func (s *classStatement) resolve(bases starlark.Tuple) error {
	for _, b := range bases {
		switch b := b.(type) {
		case *object.Class:
			s.bases = append(s.bases, b)
		case Generic:
			if origin := b.Origin(); origin != nil {
				s.bases = append(s.bases, origin)
			}
		default:
			entries, err := Attr(b, "__mro_entries__")
			if err != nil {
				s.bases = append(s.bases, b) // what it is called on fails, or not
				continue
			}
			v, err := object.Call(s.t.Interp(), entries, starlark.Tuple{bases}, nil)
			if err != nil {
				return err
			}
			classes, ok := value.TupleOf(v)
			if !ok {
				return object.TypeError.Errorf("__mro_entries__ must return a tuple")
			}
			s.bases = append(s.bases, classes...)
		}
	}
	return nil
}

// findMeta finds out what makes the class: what the keyword metaclass says, or the
// metaclass of a base.
func (s *classStatement) findMeta(kwargs []starlark.Tuple) error {
	for _, item := range kwargs {
		if text(item[0]) == "metaclass" {
			s.meta = item[1]
		} else {
			s.keywords = append(s.keywords, item)
		}
	}
	if s.meta == nil {
		s.meta = object.Type
		if len(s.bases) > 0 {
			s.meta = object.ClassOf(s.bases[0])
		}
	}
	meta, ok := s.meta.(*object.Class)
	if !ok || !meta.Is(object.Type) {
		return nil
	}
	var classes []*object.Class
	for _, b := range s.bases {
		if c, ok := b.(*object.Class); ok {
			classes = append(classes, c)
		}
	}
	meta, err := object.Metaclass(meta, classes)
	s.meta = meta
	return err
}

// prepare asks the metaclass for the namespace of the class.
func (s *classStatement) prepare(ns *classBody) error {
	meta, ok := s.meta.(*object.Class)
	if !ok || meta.Caller() == nil {
		return nil
	}
	prepare, owner := meta.Lookup("__prepare__")
	if prepare == nil || owner == object.Type {
		return nil
	}
	prepare, err := meta.Attr("__prepare__")
	if err != nil {
		return err
	}
	v, err := object.Call(s.t.Interp(), prepare, starlark.Tuple{starlark.String(s.name), s.bases}, s.keywords)
	if err != nil {
		return err
	}
	if _, ok := v.(starlark.Mapping); !ok {
		return object.TypeError.Errorf("%s.__prepare__() must return a mapping, not %s", meta.Name(), object.TypeName(v))
	}
	ns.mapping = v
	return nil
}

// define makes the class of what its body left.
func (s *classStatement) define(ns *classBody) (starlark.Value, error) {
	meta, isClass := s.meta.(*object.Class)
	c, hasCell := s.cell.(object.ClassCell)
	isOurs := isClass && meta.Caller() == nil && meta.Is(object.Type) && ns.mapping == nil
	for _, b := range s.bases {
		if _, ok := b.(*object.Class); !ok {
			isOurs = false
		}
	}
	if !isOurs {
		mapping := ns.mapping
		if mapping == nil {
			mapping = ns.attrs.Dict()
			ns.mapping = mapping
		}
		if hasCell {
			if err := ns.SetField("__classcell__", c); err != nil {
				return nil, err
			}
		}
		return object.Call(s.t.Interp(), s.meta, starlark.Tuple{starlark.String(s.name), s.bases, mapping}, s.keywords)
	}
	d := object.Definition{Module: s.m.ModuleName(), Name: s.name, Caller: s.m.r, Meta: meta}
	for _, b := range s.bases {
		d.Bases = append(d.Bases, b.(*object.Class))
	}
	if q := text(ns.attrs.Get("__qualname__")); q != "" {
		d.Name = q
	}
	ns.attrs.Delete("__qualname__")
	ns.attrs.Delete("__module__")
	for _, name := range ns.attrs.Names() { // which may be in a dict: that is the body's own
		d.Attrs.Set(name, ns.attrs.Get(name))
	}
	class, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	if hasCell {
		c.SetClass(class)
	}
	return class, class.SetNames(s.keywords)
}
