package object

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// A named tuple is an instance of a class derived from tuple whose elements are
// attributes too. Source: collections.namedtuple in the Python library reference.

// NewNamedTuple returns the class of named tuples with the given fields, of which the
// last have defaults. The names are the caller's to check.
func NewNamedTuple(module, name string, fields []string, defaults starlark.Tuple) *Class {
	c := NewTupleBase(module, name)
	AddNamedTuple(c, fields, defaults)
	return c
}

// NewTupleBase returns a class derived from tuple that classes of named tuples can
// derive from.
func NewTupleBase(module, name string) *Class {
	c := &Class{module: module, name: name, bases: []*Class{Tuple}, layout: Tuple}
	c.self = c
	c.mro = append([]*Class{c}, Tuple.mro...)
	c.attrs.class = true
	return c
}

// field is the attribute of a class of named tuples that is an element.
type field struct {
	descriptor
	index int
}

var _ Descriptor = (*field)(nil)

func (f *field) GetFrom(self starlark.Value, _ *Class) (starlark.Value, error) {
	values, ok := Plain(self).(starlark.Tuple)
	if !ok || f.index >= len(values) {
		return nil, IndexError.Errorf("tuple index out of range")
	}
	return values[f.index], nil
}

func (f *field) SetIn(starlark.Value, *Class, starlark.Value) error {
	return AttributeError.Errorf("can't set attribute")
}

func (f *field) DeleteIn(starlark.Value, *Class) error {
	return AttributeError.Errorf("can't delete attribute")
}

// AddNamedTuple gives the class c, of which there are no instances yet, what makes its
// instances named tuples.
func AddNamedTuple(c *Class, fields []string, defaults starlark.Tuple) {
	fields = slices.Clone(fields)
	names, all := make(starlark.Tuple, len(fields)), starlark.NewDict(len(defaults))
	for i, f := range fields {
		names[i] = starlark.String(f)
		c.attrs.Set(f, &field{descriptor{"_tuplegetter"}, i})
	}
	for i, v := range defaults {
		all.SetKey(names[len(fields)-len(defaults)+i], v)
	}
	c.hooks.noDict = true
	c.attrs.Set("_fields", names)
	c.attrs.Set("__match_args__", names)
	c.attrs.Set("_field_defaults", all)
	c.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin("__new__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		class, err := classArgument(c, args)
		if err != nil {
			return nil, err
		}
		values, err := bindFields(class, fields, defaults, args[1:], kwargs)
		if err != nil {
			return nil, err
		}
		return NewInstance(class, values), nil
	})))
	c.attrs.Set("_make", NewClassMethod(native(Type, "_make", 1, func(class starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		values, err := elementsOf(args[0])
		if err != nil {
			return nil, err
		}
		if len(values) != len(fields) {
			return nil, TypeError.Errorf("Expected %d arguments, got %d", len(fields), len(values))
		}
		return NewInstance(class.(*Class), values), nil
	})))
	method := func(name string, fn func(self *Instance, values, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) {
		c.attrs.Set(name, &NativeMethod{c, starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			self := b.Receiver().(*Instance)
			return fn(self, self.plain.(starlark.Tuple), args, kwargs)
		})})
	}
	method("__repr__", func(self *Instance, values, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.String(fieldsRepr(self.class.Name(), fields, values)), nil
	})
	method("__getnewargs__", func(_ *Instance, values, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return values, nil
	})
	method("_asdict", func(_ *Instance, values, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d := starlark.NewDict(len(fields))
		for i := range fields {
			d.SetKey(names[i], values[i])
		}
		return d, nil
	})
	method("_replace", func(self *Instance, values, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			return nil, TypeError.Errorf("_replace() takes 1 positional argument but %d were given", len(args)+1)
		}
		values = slices.Clone(values)
		var unknown []string
		for _, kw := range kwargs {
			name, _ := starlark.AsString(kw[0])
			if i := slices.Index(fields, name); i >= 0 {
				values[i] = kw[1]
			} else {
				unknown = append(unknown, "'"+name+"'")
			}
		}
		if unknown != nil {
			return nil, TypeError.Errorf("Got unexpected field names: [%s]", strings.Join(unknown, ", "))
		}
		return NewInstance(self.class, values), nil
	})
}

// elementsOf returns the elements of an iterable.
func elementsOf(v starlark.Value) (starlark.Tuple, error) {
	it := starlark.Iterate(v)
	if it == nil {
		return nil, TypeError.Errorf("'%s' object is not iterable", TypeName(v))
	}
	defer it.Done()
	var values starlark.Tuple
	var x starlark.Value
	for it.Next(&x) {
		values = append(values, x)
	}
	return values, nil
}

// bindFields returns the values of the fields for a call of the class.
func bindFields(cls *Class, fields []string, defaults, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Tuple, error) {
	if len(args) > len(fields) {
		takes := fmt.Sprint(len(fields) + 1)
		if len(defaults) > 0 {
			takes = fmt.Sprintf("from %d to %d", len(fields)+1-len(defaults), len(fields)+1)
		}
		return nil, TypeError.Errorf("%s.__new__() takes %s positional arguments but %d were given", cls.Name(), takes, len(args)+1)
	}
	values := make(starlark.Tuple, len(fields))
	copy(values, args)
	for _, kw := range kwargs {
		name, _ := starlark.AsString(kw[0])
		i := slices.Index(fields, name)
		switch {
		case i < 0:
			return nil, TypeError.Errorf("%s.__new__() got an unexpected keyword argument '%s'", cls.Name(), name)
		case values[i] != nil:
			return nil, TypeError.Errorf("%s.__new__() got multiple values for argument '%s'", cls.Name(), name)
		}
		values[i] = kw[1]
	}
	var missing []string
	for i := range values {
		if values[i] != nil {
			continue
		}
		if k := i - (len(fields) - len(defaults)); k >= 0 {
			values[i] = defaults[k]
			continue
		}
		missing = append(missing, "'"+fields[i]+"'")
	}
	switch n := len(missing); {
	case n == 1:
		return nil, TypeError.Errorf("%s.__new__() missing 1 required positional argument: %s", cls.Name(), missing[0])
	case n == 2:
		return nil, TypeError.Errorf("%s.__new__() missing 2 required positional arguments: %s and %s", cls.Name(), missing[0], missing[1])
	case n > 2:
		return nil, TypeError.Errorf("%s.__new__() missing %d required positional arguments: %s, and %s", cls.Name(), n, strings.Join(missing[:n-1], ", "), missing[n-1])
	}
	return values, nil
}

// MakeNamedTuple returns an instance of a class that NewNamedTuple returned, of as many
// values as it has fields.
func MakeNamedTuple(c *Class, values ...starlark.Value) *Instance {
	return NewInstance(c, starlark.Tuple(values))
}
