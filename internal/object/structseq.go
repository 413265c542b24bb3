package object

import (
	"strings"

	"go.starlark.net/starlark"
)

// NewStructSequence returns the class of the tuples that C structures are in Python,
// such as time.struct_time: the first of the fields, visible in number, are the elements,
// and all are attributes. It is called with a sequence of the values; those of fields
// that are not visible may be left out, or be in a dict behind the sequence.
// Source: "Struct Sequence Objects" in the Python/C API reference.
func NewStructSequence(module, name string, fields []string, visible int) *Class {
	c := NewTupleBase(module, name)
	names := make(starlark.Tuple, len(fields))
	for i, f := range fields {
		names[i] = starlark.String(f)
	}
	c.attrs.Set(structFields, names)
	c.attrs.Set("__match_args__", names[:visible])
	for attr, n := range map[string]int{"n_fields": len(fields), "n_sequence_fields": visible, "n_unnamed_fields": 0} {
		c.attrs.Set(attr, starlark.MakeInt(n))
	}
	c.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var sequence, more starlark.Value
		if err := starlark.UnpackArgs(b.Name(), args[1:], kwargs, "sequence", &sequence, "dict?", &more); err != nil {
			return nil, err
		}
		return newStruct(c, sequence, more)
	})))
	addTupleMethods(c)
	return c
}

// structFields is the attribute of the class of a structure that has the names of all
// fields.
const structFields = "__fields__"

// newStruct is the call of the class of a structure.
func newStruct(c *Class, sequence, more starlark.Value) (starlark.Value, error) {
	it := starlark.Iterate(sequence)
	if it == nil {
		return nil, TypeError.Errorf("constructor requires a sequence")
	}
	defer it.Done()
	dict, ok := more.(*starlark.Dict)
	if more != nil && !ok {
		return nil, TypeError.Errorf("%s() takes a dict as second arg, if any", c.QualifiedName())
	}
	fields := c.attrs.Get(structFields).(starlark.Tuple)
	least, most := starlark.Len(c.attrs.Get("__match_args__")), len(fields)
	values := make([]starlark.Value, 0, most)
	var v starlark.Value
	for it.Next(&v) {
		values = append(values, v)
	}
	if given := len(values); given < least || given > most {
		return nil, wrongLength(c, least, most, given)
	}
	for _, name := range fields[len(values):] {
		v, found := starlark.Value(starlark.None), false
		if dict != nil {
			v, found, _ = dict.Get(name)
		}
		if !found {
			v = starlark.None
		}
		values = append(values, v)
	}
	return MakeStruct(c, values...), nil
}

func wrongLength(c *Class, least, most, given int) error {
	switch name := c.QualifiedName(); {
	case least == most:
		return TypeError.Errorf("%s() takes a %d-sequence (%d-sequence given)", name, most, given)
	case given < least:
		return TypeError.Errorf("%s() takes an at least %d-sequence (%d-sequence given)", name, least, given)
	default:
		return TypeError.Errorf("%s() takes an at most %d-sequence (%d-sequence given)", name, most, given)
	}
}

// MakeStruct returns an instance of a class that NewStructSequence returned, with a
// value for each of its fields.
func MakeStruct(c *Class, values ...starlark.Value) *NamedTuple {
	names := c.attrs.Get(structFields).(starlark.Tuple)
	n := &NamedTuple{class: c, fields: make([]string, starlark.Len(c.attrs.Get("__match_args__")))}
	n.values = values[:len(n.fields):len(n.fields)]
	for i, name := range names {
		s := string(name.(starlark.String))
		if i < len(n.fields) {
			n.fields[i] = s
		} else {
			n.attrs.Set(s, values[i])
		}
	}
	return n
}

// isStruct reports whether n is a structure.
func (n *NamedTuple) isStruct() bool { return n.class.attrs.Get(structFields) != nil }

// setStructField fails as assigning to an attribute of a structure does.
func (n *NamedTuple) setStructField(name string) error {
	for _, field := range n.class.attrs.Get(structFields).(starlark.Tuple) {
		if s, _ := starlark.AsString(field); s == name || strings.HasPrefix(name, "n_") {
			return AttributeError.Errorf("readonly attribute")
		}
	}
	return AttributeError.Errorf("'%s' object has no attribute '%s'", n.class.QualifiedName(), name)
}
