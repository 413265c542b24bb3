package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/pytuple"
	"fstar/internal/value"
)

// dataclassParams is the attribute of a dataclass that has what the decorator was given.
const dataclassParams = "__dataclass_params__"

// namedTupleFields is the attribute of a class of named tuples that has their names.
const namedTupleFields = "_fields"

// class writes a class of a script by value: its name, bases and metaclass, and then its
// attributes, in which the class may come again. What Go code has added, as @dataclass
// does, is added again by who reads it.
func (c *coder) class(e *Encoder, class *object.Class) error {
	attrs := class.Attrs()
	fields, _ := value.TupleOf(attrs.Get(namedTupleFields))
	if class.Caller() == nil && fields == nil {
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
	e.Text(moduleName(class))
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
	params, _ := attrs.Get(dataclassParams).(starlark.HasAttrs)
	slots := attrs.Get("__slots__")
	if params != nil {
		if added, _ := params.Attr("slots"); added == starlark.True {
			slots = nil // the decorator adds them
		}
	}
	if err := c.optional(e, slots); err != nil {
		return err
	}
	if err := c.namedTuple(e, attrs, fields); err != nil {
		return err
	}
	ordered := false
	var names []string
	for _, name := range attrs.AllNames() {
		switch v := attrs.Get(name); {
		case name == "__slots__" || isMember(v) || params != nil && ofDataclass[name]:
		case !c.isOurs(v):
			names = append(names, name)
		case params != nil || fields != nil: // whoever reads it adds it
		case orderings[name]:
			ordered = true
		default:
			names = append(names, name)
		}
	}
	e.Uint(len(names))
	for _, name := range names {
		e.Text(name)
		if err := e.Value(attrs.Get(name)); err != nil {
			return within(err, "attribute '"+name+"' of "+class.Name())
		}
	}
	if err := e.Value(starlark.Bool(ordered)); err != nil {
		return err
	}
	if params == nil {
		return c.optional(e, nil)
	}
	return c.dataclass(e, class, params)
}

// ofDataclass are the attributes of a dataclass that its decorator sets, besides methods.
var ofDataclass = map[string]bool{dataclassParams: true, "__dataclass_fields__": true, "__match_args__": true, "__hash__": true}

// orderings are the methods that functools.total_ordering adds.
var orderings = map[string]bool{"__lt__": true, "__le__": true, "__gt__": true, "__ge__": true}

// isOurs reports whether an attribute of a class is a function in Go that has no name by
// which it can be found.
func (c *coder) isOurs(v starlark.Value) bool {
	switch v := v.(type) {
	case *starlark.Builtin, object.Builtin:
		b, _ := object.BuiltinOf(v)
		_, named := c.nativeGlobal(v)
		return b.Self() == nil && !named
	case *object.NativeMethod:
		return true
	case *object.StaticMethod:
		return c.isOurs(v.Func)
	case *object.ClassMethod:
		return c.isOurs(v.Func)
	}
	return v.Type() == "_tuplegetter"
}

// isMember reports whether an attribute of a class is a place that __slots__ made.
func isMember(v starlark.Value) bool { return v.Type() == "member_descriptor" }

// namedTuple writes the fields, and the defaults, of a class of named tuples; fields is nil
// for others.
func (c *coder) namedTuple(e *Encoder, attrs *object.Namespace, fields starlark.Tuple) error {
	if fields == nil {
		return c.optional(e, nil)
	}
	if err := e.Value(fields); err != nil {
		return err
	}
	var defaults starlark.Tuple
	if d, ok := attrs.Get("_field_defaults").(*value.Dict); ok {
		for _, v := range d.Entries() {
			defaults = append(defaults, v)
		}
	}
	if err := e.Value(defaults); err != nil {
		return within(err, "a default of a field")
	}
	return nil
}

// dataclass writes the arguments of the decorator, and the fields that the class itself
// has.
func (c *coder) dataclass(e *Encoder, class *object.Class, params starlark.HasAttrs) error {
	kwargs := new(value.Dict)
	for _, name := range params.AttrNames() {
		v, _ := params.Attr(name)
		kwargs.SetKey(starlark.String(name), v)
	}
	if err := e.Value(kwargs); err != nil {
		return err
	}
	own := new(value.Dict)
	all, _ := class.Attrs().Get("__dataclass_fields__").(*value.Dict)
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

// moduleName returns the name by which a class's module is found.
func moduleName(class *object.Class) string {
	if name := class.Module(); name != pyrt.WorkerMain {
		return name
	}
	return "__main__"
}

// decodeClass reads a class.
func (c *coder) decodeClass(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	def := object.Definition{}
	var err error
	if def.Module, err = d.Text(); err != nil {
		return nil, err
	}
	if m, ok := c.p.Module(def.Module).(*pyrt.Module); ok && m.Variable("__name__") == starlark.String(pyrt.WorkerMain) {
		def.Module = pyrt.WorkerMain
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
	if def.Meta, err = d.class(); err != nil {
		return nil, err
	}
	slots, err := d.optional()
	if err != nil {
		return nil, err
	}
	if slots != nil {
		def.Attrs.Set("__slots__", slots)
	}
	def.Caller = c.p.Caller()
	class, err := object.Restore(def)
	if err != nil {
		return nil, err
	}
	d.Complete(number, class)
	return class, d.Mutable(number, func() error {
		if err := decodeNamedTuple(d, class); err != nil {
			return err
		}
		err := d.names(func(name string, v starlark.Value) error {
			class.Set(name, v)
			if named, ok := v.(object.Named); ok {
				return named.SetName(class, name)
			}
			return nil
		})
		if err != nil {
			return err
		}
		ordered, err := d.Value()
		if err != nil {
			return err
		}
		if ordered == starlark.True {
			if err := c.decorate(class, global{"functools", "total_ordering"}, nil); err != nil {
				return err
			}
		}
		return c.decodeDataclass(d, class)
	})
}

// decodeNamedTuple reads what makes class one of named tuples, if it is one.
func decodeNamedTuple(d *Decoder, class *object.Class) error {
	v, err := d.optional()
	if err != nil || v == nil {
		return err
	}
	fields, ok := value.TupleOf(v)
	if !ok {
		return d.Errorf("fields of a named tuple: a %s", v.Type())
	}
	if v, err = d.Value(); err != nil {
		return err
	}
	defaults, ok := value.TupleOf(v)
	if !ok {
		return d.Errorf("defaults of a named tuple: a %s", v.Type())
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i], _ = starlark.AsString(f)
	}
	pytuple.AddNamedTuple(class, names, defaults)
	return nil
}

// decorate calls a decorator of a module of ours.
func (c *coder) decorate(class *object.Class, decorator global, kwargs []starlark.Tuple) error {
	fn := decorator.find(c.p)
	if fn == nil {
		return object.ModuleNotFoundError.Errorf("No module named '%s'", decorator.module)
	}
	_, err := object.Call(c.interp(), fn, starlark.Tuple{class}, kwargs)
	return err
}

// decodeDataclass reads what makes a class a dataclass, if it is one.
func (c *coder) decodeDataclass(d *Decoder, class *object.Class) error {
	v, err := d.optional()
	if err != nil || v == nil {
		return err
	}
	params, ok := v.(*value.Dict)
	if !ok {
		return d.Errorf("parameters of a dataclass: a %s", v.Type())
	}
	if v, err = d.Value(); err != nil {
		return err
	}
	fields, ok := v.(*value.Dict)
	if !ok {
		return d.Errorf("fields of a dataclass: a %s", v.Type())
	}
	for name, field := range fields.Entries() {
		class.Attrs().Set(string(name.(starlark.String)), field)
	}
	return c.decorate(class, global{"dataclasses", "dataclass"}, params.Items())
}

// class reads a class that must be one.
func (d *Decoder) class() (*object.Class, error) {
	v, err := d.Value()
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *object.Class:
		return v, nil
	case *absent:
		return nil, v.fail()
	}
	return nil, d.Errorf("a %s for a class", v.Type())
}
