package pytuple

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// NewNamedTuple returns the class of named tuples with the given fields, of which the
// last have defaults. The names are the caller's to check.
func NewNamedTuple(module, name string, fields []string, defaults starlark.Tuple) *object.Class {
	c := object.NewTupleBase(module, name)
	AddNamedTuple(c, fields, defaults)
	return c
}

// MakeNamedTuple returns an instance of a class that NewNamedTuple returned, of as many
// values as it has fields.
func MakeNamedTuple(c *object.Class, values ...starlark.Value) *object.Instance {
	return object.NewInstance(c, value.TupleFrom(values))
}

// AddNamedTuple gives the class c, of which there are no instances yet, what makes its
// instances named tuples.
func AddNamedTuple(c *object.Class, fields []string, defaults starlark.Tuple) {
	n := &namedTuple{c, slices.Clone(fields), texts(fields), defaults}
	all := value.NewDict(len(defaults))
	for i, v := range defaults {
		all.SetKey(n.names[n.required()+i], v)
	}
	attrs := c.Attrs()
	for i, f := range fields {
		attrs.Set(f, &field{descriptor{"_tuplegetter"}, i})
	}
	c.WithoutDict()
	attrs.Set("_fields", n.names)
	attrs.Set("__match_args__", n.names)
	attrs.Set("_field_defaults", all)
	attrs.Set("__new__", object.NewStaticMethod(n.constructor()))
	native.Table{
		ClassMethods: []*native.Function{
			native.M1("_make", "iterable", "a named tuple of the elements of an iterable", n.make),
		},
		Methods: []*native.Function{
			native.M0("__repr__", "", "repr(self)", n.repr).AnyThread(),
			native.M0("__getnewargs__", "", "the elements, as a plain tuple", n.plain),
			native.M0("_asdict", "", "a dict of the elements by the names of their fields", n.dict),
			native.M1("_replace", "/, **kwds", "a named tuple with other elements in the fields that are named", n.replace),
		},
	}.Define(c)
}

// A namedTuple is what the methods of a class of named tuples know.
type namedTuple struct {
	class    *object.Class
	fields   []string
	names    starlark.Tuple // the same
	defaults starlark.Tuple // of the last
}

// required returns how many fields have no default.
func (n *namedTuple) required() int { return len(n.fields) - len(n.defaults) }

// constructor returns __new__.
func (n *namedTuple) constructor() *native.Function {
	params := []native.Param{{Name: "_cls"}}
	for i, f := range n.fields {
		params = append(params, native.Param{Name: f, Default: i >= n.required()})
	}
	return native.FV(n.class.Name()+".__new__", params, "a named tuple of a class and the elements", func(_ *script.Thread, args []value.Value) (value.Value, error) {
		class, err := object.ClassArgument(n.class, starlark.Tuple{args[0].Starlark()})
		if err != nil {
			return value.Value{}, err
		}
		tuple, values := value.MakeTuple(len(args) - 1)
		for i, v := range args[1:] {
			if !v.Present() {
				v = value.Of(n.defaults[i-n.required()])
			}
			values[i] = v
		}
		return value.Of(object.NewInstance(class, tuple)), nil
	}).AnyThread()
}

func (n *namedTuple) make(class *object.Class, t *script.Thread, iterable starlark.Value) (*object.Instance, error) {
	values, err := object.Elements(t, iterable)
	if err != nil {
		return nil, err
	}
	if len(values) != len(n.fields) {
		return nil, object.TypeError.Errorf("Expected %d arguments, got %d", len(n.fields), len(values))
	}
	return MakeNamedTuple(class, values...), nil
}

func (n *namedTuple) repr(self *object.Instance, _ *script.Thread) (string, error) {
	return repr(self.Class().Name(), n.fields, elements(self)), nil
}

func (n *namedTuple) plain(self *object.Instance, _ *script.Thread) (starlark.Tuple, error) {
	return elements(self), nil
}

func (n *namedTuple) dict(self *object.Instance, _ *script.Thread) (*value.Dict, error) {
	d := value.NewDict(len(n.fields))
	for i, v := range elements(self) {
		d.SetKey(n.names[i], v)
	}
	return d, nil
}

func (n *namedTuple) replace(self *object.Instance, _ *script.Thread, others native.Keywords) (*object.Instance, error) {
	values := slices.Clone(elements(self))
	var unknown []string
	for _, kw := range others {
		if i := slices.Index(n.fields, kw.Name); i >= 0 {
			values[i] = kw.Value.Starlark()
		} else {
			unknown = append(unknown, "'"+kw.Name+"'")
		}
	}
	if unknown != nil {
		return nil, object.TypeError.Errorf("Got unexpected field names: [%s]", strings.Join(unknown, ", "))
	}
	return object.NewInstance(self.Class(), values), nil
}

// field is the attribute of a class of named tuples that is an element.
type field struct {
	descriptor
	index int
}

var _ object.Descriptor = (*field)(nil)

// GetFrom returns the element of self.
func (f *field) GetFrom(self starlark.Value, _ *object.Class) (starlark.Value, error) {
	values := elements(self)
	if f.index >= len(values) {
		return nil, object.IndexError.Errorf("tuple index out of range")
	}
	return values[f.index], nil
}

// SetIn fails: a tuple does not change.
func (f *field) SetIn(starlark.Value, *object.Class, starlark.Value) error {
	return object.AttributeError.Errorf("can't set attribute")
}

// DeleteIn fails: a tuple does not change.
func (f *field) DeleteIn(starlark.Value, *object.Class) error {
	return object.AttributeError.Errorf("can't delete attribute")
}
