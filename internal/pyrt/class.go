package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// classBody is the namespace of a class whose body runs.
type classBody struct {
	m     *Module
	attrs object.Namespace
}

var _ starlark.HasSetField = (*classBody)(nil)

func (b *classBody) Attr(name string) (starlark.Value, error) {
	if v := b.attrs.Get(name); v != nil {
		return v, nil
	}
	if v := b.m.names[name]; v != nil {
		return v, nil
	}
	return nil, object.NameError.Errorf("name '%s' is not defined", name)
}

func (b *classBody) AttrNames() []string { return b.attrs.Names() }

func (b *classBody) SetField(name string, v starlark.Value) error {
	b.attrs.Set(name, v)
	return nil
}

func (b *classBody) DelField(name string) error {
	if !b.attrs.Delete(name) {
		return object.NameError.Errorf("name '%s' is not defined", name)
	}
	return nil
}

func (b *classBody) String() string        { return "<class body>" }
func (b *classBody) Type() string          { return "class body" }
func (b *classBody) Freeze()               {}
func (b *classBody) Truth() starlark.Bool  { return true }
func (b *classBody) Hash() (uint32, error) { return script.AddressHash(b) }

// cell is the value of $cell(): the class that super() and __class__ are about.
type cell struct{ class *object.Class }

var _ starlark.HasAttrs = (*cell)(nil)

func (c *cell) Attr(name string) (starlark.Value, error) {
	if c.class == nil {
		return nil, object.NameError.Errorf("cannot access free variable '__class__' where it is not associated with a value in enclosing scope")
	}
	return c.class, nil
}

func (c *cell) AttrNames() []string   { return []string{"cls"} }
func (c *cell) String() string        { return "<cell>" }
func (c *cell) Type() string          { return "cell" }
func (c *cell) Freeze()               {}
func (c *cell) Truth() starlark.Bool  { return true }
func (c *cell) Hash() (uint32, error) { return script.AddressHash(c) }

// class is $class, for the classes of module m.
func (m *Module) class(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	name, body := text(args[0]), args[1].(starlark.Callable)
	bases, kwargs := args[2].(starlark.Tuple), args[3]
	d := object.Definition{Module: m.name, Name: name, Caller: m.r}
	for _, b := range bases {
		base, ok := b.(*object.Class)
		if !ok {
			if g, isGeneric := b.(Generic); isGeneric {
				if base = g.Origin(); base == nil {
					continue
				}
			} else {
				return nil, object.TypeError.Errorf("%s() takes no bases of type '%s'", name, object.TypeName(b))
			}
		}
		if base != object.Object || len(bases) == 1 {
			d.Bases = append(d.Bases, base)
		}
	}
	var keywords []starlark.Tuple
	abstract := false
	if kw, ok := kwargs.(*starlark.Dict); ok {
		for _, item := range kw.Items() {
			if text(item[0]) != "metaclass" {
				keywords = append(keywords, item)
				continue
			}
			meta, ok := item[1].(*object.Class)
			if !ok || meta != object.Type && meta.Name() != "ABCMeta" {
				return nil, object.NotImplementedError.Errorf("metaclass %s is not supported: use a class decorator or __init_subclass__", object.Repr(item[1]))
			}
			abstract = meta != object.Type
		}
	}
	ns := &classBody{m: m}
	ns.attrs.Set("__module__", starlark.String(m.name))
	ns.attrs.Set("__qualname__", starlark.String(name))
	if _, err := starlark.Call(t.Interp(), body, starlark.Tuple{ns}, nil); err != nil {
		return nil, err
	}
	if q := text(ns.attrs.Get("__qualname__")); q != "" {
		d.Name = q
	}
	ns.attrs.Delete("__qualname__")
	ns.attrs.Delete("__module__")
	for _, name := range ns.attrs.Names() { // which may be in a dict: that is the body's own
		d.Attrs.Set(name, ns.attrs.Get(name))
	}
	for _, special := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := d.Attrs.Get(special).(*starlark.Function); ok {
			d.Attrs.Set(special, object.NewClassMethod(f))
		}
	}
	class, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	setAbstract(class, abstract)
	if c, ok := args[4].(*cell); ok {
		c.class = class
	}
	return class, class.SetNames(keywords)
}

// A Generic is a value that stands for a class among bases, such as typing.Generic[T];
// or for none, if Origin returns nil.
type Generic interface {
	starlark.Value
	Origin() *object.Class
}

// setAbstract notes the abstract methods that a class does not define.
func setAbstract(class *object.Class, meta bool) {
	var names []starlark.Value
	seen := make(map[string]bool)
	for _, k := range class.MRO() {
		if v, ok := k.Attrs().Get("__abstractmethods__").(*starlark.Set); ok && v.Len() > 0 {
			meta = true
		}
		if k.Name() == "ABC" {
			meta = true
		}
	}
	if !meta {
		return
	}
	for _, k := range class.MRO() {
		for _, name := range k.Attrs().Names() {
			if seen[name] {
				continue
			}
			seen[name] = true
			if isAbstract(k.Attrs().Get(name)) {
				names = append(names, starlark.String(name))
			}
		}
	}
	set := starlark.NewSet(len(names))
	for _, name := range names {
		set.Insert(name)
	}
	class.Attrs().Set("__abstractmethods__", set)
}

func isAbstract(v starlark.Value) bool {
	switch v := v.(type) {
	case *object.Function:
		mark := v.Attrs().Get("__isabstractmethod__")
		return mark != nil && bool(mark.Truth())
	case *object.Property:
		return v.Get != nil && isAbstract(v.Get)
	case *object.ClassMethod:
		return isAbstract(v.Func)
	case *object.StaticMethod:
		return isAbstract(v.Func)
	}
	return false
}

// super is $super.
func super(x, self starlark.Value) (starlark.Value, error) {
	c := x.(*cell)
	if c.class == nil {
		return nil, object.RuntimeError.Errorf("super(): empty __class__ cell")
	}
	return object.NewSuper(c.class, self)
}

// isInstance is isinstance(v, classes), and isSubclass is issubclass.
func isInstance(v starlark.Value, classes starlark.Value) (bool, error) {
	return isDerived(object.ClassOf(v), classes, "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

func isDerived(class *object.Class, classes starlark.Value, wrong string) (bool, error) {
	switch classes := classes.(type) {
	case *object.Class:
		if hook := classInstanceHook(classes); hook != nil {
			return hook(class), nil
		}
		return class.Is(classes), nil
	case starlark.Tuple:
		for _, c := range classes {
			if is, err := isDerived(class, c, wrong); is || err != nil {
				return is, err
			}
		}
		return false, nil
	case *object.Union:
		return isDerived(class, classes.Members, wrong)
	}
	if classes == starlark.None {
		return class == object.None, nil
	}
	return false, object.TypeError.Errorf("%s", wrong)
}

// classInstanceHook returns how classes are tested for a class that others belong to
// without deriving from it, such as those of collections.abc; nil for most.
func classInstanceHook(c *object.Class) func(*object.Class) bool {
	if c.Module() != "collections.abc" {
		return nil
	}
	return abstractClasses[c.Name()]
}

// abstractClasses says which classes belong to those of collections.abc.
var abstractClasses = map[string]func(*object.Class) bool{
	"Callable": func(c *object.Class) bool {
		has, _ := c.Lookup("__call__")
		return has != nil || c == object.FunctionType || c == object.BuiltinType || c == object.Type
	},
	"Hashable": func(c *object.Class) bool { return c != object.List && c != object.Dict && c != object.Set },
}

// makeClass is type(name, bases, dict).
func (r *Runtime) makeClass(a args) (starlark.Value, error) {
	name, isText := starlark.AsString(a.Values[0])
	bases, isTuple := a.Values[1].(starlark.Tuple)
	dict, isDict := a.Values[2].(*starlark.Dict)
	if !isText || !isTuple || !isDict {
		return nil, object.TypeError.Errorf("type() takes a str, a tuple of classes and a dict")
	}
	d := object.Definition{Module: "__main__", Name: name, Caller: r}
	for _, b := range bases {
		base, ok := b.(*object.Class)
		if !ok {
			return nil, object.TypeError.Errorf("type() takes no bases of type '%s'", object.TypeName(b))
		}
		d.Bases = append(d.Bases, base)
	}
	for _, item := range dict.Items() {
		d.Attrs.Set(text(item[0]), item[1])
	}
	class, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	return class, class.SetNames(nil)
}

func (r *Runtime) classNames() map[string]starlark.Value {
	object.Type.SetConstructor(public("type", "object, bases=None, dict=None, /", func(_ *script.Thread, a args) (starlark.Value, error) {
		if a.Values[1] == nil {
			return object.ClassOf(a.Values[0]), nil
		}
		return r.makeClass(a)
	}))
	return map[string]starlark.Value{
		"$cell":  plain("$cell", func(starlark.Tuple) (starlark.Value, error) { return new(cell), nil }),
		"$super": binary("$super", super),
		"$typeparam": plain("$typeparam", func(args starlark.Tuple) (starlark.Value, error) {
			return &sentinel{text(args[0])}, nil
		}),
		"$typealias": plain("$typealias", func(args starlark.Tuple) (starlark.Value, error) {
			return &typeAlias{r: r, name: text(args[0]), later: args[1]}, nil
		}),
		"type":     object.Type,
		"object":   object.Object,
		"property": property,
		"staticmethod": public("staticmethod", "function, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			return object.NewStaticMethod(a.Values[0]), nil
		}),
		"classmethod": public("classmethod", "function, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			return object.NewClassMethod(a.Values[0]), nil
		}),
		"super": public("super", "type, object, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			class, ok := a.Values[0].(*object.Class)
			if !ok {
				return nil, object.TypeError.Errorf("super() argument 1 must be a type, not %s", object.TypeName(a.Values[0]))
			}
			return object.NewSuper(class, a.Values[1])
		}),
		"isinstance": public("isinstance", "obj, class_or_tuple, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			is, err := isInstance(a.Values[0], a.Values[1])
			return starlark.Bool(is), err
		}),
		"issubclass": public("issubclass", "cls, class_or_tuple, /", func(_ *script.Thread, a args) (starlark.Value, error) {
			class, ok := a.Values[0].(*object.Class)
			if !ok {
				return nil, object.TypeError.Errorf("issubclass() arg 1 must be a class")
			}
			is, err := isDerived(class, a.Values[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union")
			return starlark.Bool(is), err
		}),
	}
}

var property = public("property", "fget=None, fset=None, fdel=None, doc=None", func(_ *script.Thread, a args) (starlark.Value, error) {
	orNil := func(v starlark.Value) starlark.Value {
		if v == starlark.None {
			return nil
		}
		return v
	}
	return object.NewProperty(orNil(a.Values[0]), orNil(a.Values[1]), orNil(a.Values[2])), nil
})

// sentinel is a value that only stands for itself.
type sentinel struct{ name string }

func (s *sentinel) String() string        { return s.name }
func (s *sentinel) Type() string          { return "TypeVar" }
func (s *sentinel) Freeze()               {}
func (s *sentinel) Truth() starlark.Bool  { return true }
func (s *sentinel) Hash() (uint32, error) { return script.AddressHash(s) }
