package object

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// A NamedTuple is a tuple whose elements are attributes too: an instance of a class that
// [NewNamedTuple] returned, or of one that a script derived from it.
// Source: collections.namedtuple in the Python library reference.
type NamedTuple struct {
	class  *Class
	fields []string
	values starlark.Tuple
	attrs  Namespace // of an instance of a derived class
}

var (
	_ Classed              = (*NamedTuple)(nil)
	_ starlark.HasSetField = (*NamedTuple)(nil)
	_ starlark.HasBinary   = (*NamedTuple)(nil)
	_ starlark.Comparable  = (*NamedTuple)(nil)
	_ starlark.Sequence    = (*NamedTuple)(nil)
	_ starlark.Sliceable   = (*NamedTuple)(nil)
)

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
	c := &Class{module: module, name: name, bases: []*Class{Tuple}}
	c.mro = append([]*Class{c}, Tuple.mro...)
	return c
}

// AddNamedTuple gives the class c, of which there are no instances yet, what makes its
// instances named tuples.
func AddNamedTuple(c *Class, fields []string, defaults starlark.Tuple) {
	fields = slices.Clone(fields)
	names, all := make(starlark.Tuple, len(fields)), starlark.NewDict(len(defaults))
	for i, f := range fields {
		names[i] = starlark.String(f)
	}
	for i, v := range defaults {
		all.SetKey(names[len(fields)-len(defaults)+i], v)
	}
	c.attrs.Set("_fields", names)
	c.attrs.Set("__match_args__", names)
	c.attrs.Set("_field_defaults", all)
	make := func(cls *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		values, err := bindFields(cls, fields, defaults, args, kwargs)
		if err != nil {
			return nil, err
		}
		return &NamedTuple{class: cls, fields: fields, values: values}, nil
	}
	c.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin("__new__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			if cls, ok := args[0].(*Class); ok && cls.Is(c) {
				return make(cls, args[1:], kwargs)
			}
		}
		return nil, TypeError.Errorf("%s.__new__(X): X is not a type derived from %s", c.Name(), c.Name())
	})))
	c.attrs.Set("_make", NewClassMethod(native("_make", func(cls starlark.Value, args starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 {
			return nil, TypeError.Errorf("%s._make() takes 2 positional arguments but %d were given", c.Name(), len(args)+1)
		}
		it := starlark.Iterate(args[0])
		if it == nil {
			return nil, TypeError.Errorf("'%s' object is not iterable", TypeName(args[0]))
		}
		defer it.Done()
		var values starlark.Tuple
		var v starlark.Value
		for it.Next(&v) {
			values = append(values, v)
		}
		if len(values) != len(fields) {
			return nil, TypeError.Errorf("Expected %d arguments, got %d", len(fields), len(values))
		}
		return &NamedTuple{class: cls.(*Class), fields: fields, values: values}, nil
	})))
	method := tupleMethod(c)
	method("_asdict", func(nt *NamedTuple, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d := starlark.NewDict(len(fields))
		for i := range fields {
			d.SetKey(names[i], nt.values[i])
		}
		return d, nil
	})
	method("_replace", func(nt *NamedTuple, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) > 0 {
			return nil, TypeError.Errorf("_replace() takes 1 positional argument but %d were given", len(args)+1)
		}
		values := slices.Clone(nt.values)
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
		return &NamedTuple{class: nt.class, fields: fields, values: values}, nil
	})
	addTupleMethods(c)
}

// tupleMethod returns the function that adds a method to the class c.
func tupleMethod(c *Class) func(name string, fn func(nt *NamedTuple, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) {
	return func(name string, fn func(nt *NamedTuple, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)) {
		c.attrs.Set(name, starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) > 0 {
				if nt, ok := args[0].(*NamedTuple); ok {
					return fn(nt, args[1:], kwargs)
				}
			}
			return nil, TypeError.Errorf("%s() needs a '%s' object", name, c.Name())
		}))
	}
}

// addTupleMethods gives the class c the methods that tuples have.
func addTupleMethods(c *Class) {
	method := tupleMethod(c)
	method("count", func(nt *NamedTuple, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		n := 0
		for _, v := range nt.values {
			if len(args) != 1 {
				break
			}
			eq, err := starlark.Equal(v, args[0])
			if err != nil {
				return nil, err
			}
			if eq {
				n++
			}
		}
		return starlark.MakeInt(n), nil
	})
	method("index", func(nt *NamedTuple, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		for i, v := range nt.values {
			if len(args) != 1 {
				break
			}
			if eq, err := starlark.Equal(v, args[0]); eq || err != nil {
				return starlark.MakeInt(i), err
			}
		}
		return nil, ValueError.Errorf("tuple.index(x): x not in tuple")
	})
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
func MakeNamedTuple(c *Class, values ...starlark.Value) *NamedTuple {
	names := c.attrs.Get("_fields").(starlark.Tuple)
	fields := make([]string, len(names))
	for i := range names {
		fields[i], _ = starlark.AsString(names[i])
	}
	return &NamedTuple{class: c, fields: fields, values: values}
}

// Values returns the elements, which the caller must not change.
func (n *NamedTuple) Values() starlark.Tuple { return n.values }

// Class returns the class.
func (n *NamedTuple) Class() *Class { return n.class }

// String returns the repr, such as "Point(x=1, y=2)".
func (n *NamedTuple) String() string {
	if s, ok := textFrom(n, n.class, "__repr__"); ok {
		return s
	}
	var b strings.Builder
	name := n.class.Name()
	if n.isStruct() { // those have their module in their repr
		name = n.class.QualifiedName()
	}
	b.WriteString(name + "(")
	for i, f := range n.fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f + "=" + Repr(n.values[i]))
	}
	return b.String() + ")"
}

// Str returns str(n).
func (n *NamedTuple) Str() string {
	if s, ok := textFrom(n, n.class, "__str__"); ok {
		return s
	}
	return n.String()
}

// Type returns the name of the class. It is not "tuple", since go.starlark.net takes
// every value with that type for its own.
func (n *NamedTuple) Type() string { return n.class.Name() }

// Freeze freezes the elements.
func (n *NamedTuple) Freeze() { n.values.Freeze() }

// Truth reports whether there are elements.
func (n *NamedTuple) Truth() starlark.Bool {
	if v, found, err := special(n, n.class, "__bool__"); found {
		if err != nil {
			fail(n.class, err)
			return false
		}
		return v.Truth()
	}
	return len(n.values) > 0
}

// Hash returns the hash of the tuple.
func (n *NamedTuple) Hash() (uint32, error) {
	if h, owner := n.class.Lookup("__hash__"); h != nil && h != starlark.None && owner != Object {
		return hashOf(n, n.class)
	}
	return n.values.Hash()
}

// Len returns the number of elements.
func (n *NamedTuple) Len() int { return len(n.values) }

// Index returns an element.
func (n *NamedTuple) Index(i int) starlark.Value { return n.values[i] }

// Slice returns a plain tuple of some elements.
func (n *NamedTuple) Slice(start, end, step int) starlark.Value {
	return n.values.Slice(start, end, step)
}

// Iterate returns an iterator over the elements.
func (n *NamedTuple) Iterate() starlark.Iterator { return n.values.Iterate() }

// Binary is n + tuple, n * int and in, or what the class says.
func (n *NamedTuple) Binary(op token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if name, ok := binaryMethods[op]; ok {
		prefix := "__"
		if side == starlark.Right {
			prefix = "__r"
		}
		if v, found, err := special(n, n.class, prefix+name+"__", y); found && v != NotImplemented {
			return v, err
		}
	}
	if op == syntax.IN || op == syntax.NOT_IN {
		if side == starlark.Left {
			return nil, nil
		}
		return starlark.Binary(op, y, n.values)
	}
	if other, ok := y.(*NamedTuple); ok {
		y = other.values
	}
	_, isTuple := y.(starlark.Tuple)
	_, isInt := y.(starlark.Int)
	if op == syntax.PLUS && isTuple || op == syntax.STAR && isInt {
		if side == starlark.Right {
			return starlark.Binary(op, y, n.values)
		}
		return starlark.Binary(op, n.values, y)
	}
	return nil, nil
}

// CompareSameType compares two named tuples of classes of one name.
func (n *NamedTuple) CompareSameType(op token, y starlark.Value, depth int) (bool, error) {
	if v, err := n.CompareWith(op, y); v != nil || err != nil {
		return err == nil && bool(v.Truth()), err
	}
	return equalityOnly(op, false, n, y)
}

// CompareWith compares n, as the tuple it is, with a value of any type; nil stands for
// NotImplemented.
func (n *NamedTuple) CompareWith(op token, y starlark.Value) (starlark.Value, error) {
	if v, err := compareWith(n, n.class, comparisons[op][0], y); v != nil || err != nil {
		return v, err
	}
	var values starlark.Tuple
	switch y := y.(type) {
	case *NamedTuple:
		values = y.values
	case starlark.Tuple:
		values = y
	default:
		return nil, nil
	}
	result, err := starlark.Compare(op, n.values, values)
	return starlark.Bool(result), err
}

// Attr returns the attribute called name.
func (n *NamedTuple) Attr(name string) (starlark.Value, error) {
	if i := slices.Index(n.fields, name); i >= 0 {
		return n.values[i], nil
	}
	return attrOf(n, n.class, &n.attrs, name)
}

// AttrNames returns the names of the attributes, sorted.
func (n *NamedTuple) AttrNames() []string {
	names := slices.Concat(n.class.AttrNames(), n.attrs.Names(), n.fields)
	slices.Sort(names)
	return slices.Compact(names)
}

// SetField sets an attribute of an instance of a derived class.
func (n *NamedTuple) SetField(name string, v starlark.Value) error {
	if n.isStruct() {
		return n.setStructField(name)
	}
	if slices.Contains(n.fields, name) {
		return AttributeError.Errorf("can't set attribute")
	}
	if n.class.attrs.Get("_fields") != nil { // the class itself has no room
		return AttributeError.Errorf("'%s' object has no attribute '%s'", n.class.Name(), name)
	}
	return setAttr(n, n.class, &n.attrs, name, v)
}
