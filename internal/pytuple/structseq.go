package object

import (
	"fmt"
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
	c.hooks.noDict, c.structure = true, true
	names := make(starlark.Tuple, len(fields))
	for i, f := range fields {
		names[i] = starlark.String(f)
		c.attrs.Set(f, &structMember{descriptor{"member_descriptor"}, c, f, i})
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
	c.attrs.Set("__repr__", native(c, "__repr__", 0, func(self starlark.Value, _ starlark.Tuple) (starlark.Value, error) {
		return starlark.String(fieldsRepr(c.QualifiedName(), fields[:visible], Plain(self).(starlark.Tuple))), nil
	}))
	return c
}

// structFields is the attribute of the class of a structure that has the names of all
// fields.
const structFields = "__fields__"

// isStruct reports whether the instances of c are structures.
func (c *Class) isStruct() bool { return c.structure }

// newStruct is the call of the class of a structure.
func newStruct(c *Class, sequence, more starlark.Value) (starlark.Value, error) {
	it := starlark.Iterate(sequence)
	if it == nil {
		return nil, TypeError.Errorf("constructor requires a sequence")
	}
	defer it.Done()
	dict, ok := Plain(more).(*starlark.Dict)
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
func MakeStruct(c *Class, values ...starlark.Value) *Instance {
	visible := starlark.Len(c.attrs.Get("__match_args__"))
	i := NewInstance(c, starlark.Tuple(values[:visible:visible]))
	for k, name := range c.attrs.Get(structFields).(starlark.Tuple)[visible:] {
		i.attrs.Set(slotPrefix+string(name.(starlark.String)), values[visible+k])
	}
	return i
}

// structMember is the attribute of the class of a structure that is a field.
type structMember struct {
	descriptor
	class *Class
	name  string
	index int
}

var _ Descriptor = (*structMember)(nil)

func (m *structMember) GetFrom(self starlark.Value, _ *Class) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok {
		if values, ok := i.plain.(starlark.Tuple); ok && m.index < len(values) {
			return values[m.index], nil
		}
		if v := i.attrs.Get(slotPrefix + m.name); v != nil {
			return v, nil
		}
	}
	return nil, NoAttribute(self, m.name)
}

func (m *structMember) SetIn(starlark.Value, *Class, starlark.Value) error {
	return AttributeError.Errorf("readonly attribute")
}

func (m *structMember) DeleteIn(starlark.Value, *Class) error {
	return AttributeError.Errorf("readonly attribute")
}

func (m *structMember) String() string {
	return fmt.Sprintf("<member '%s' of '%s' objects>", m.name, m.class.QualifiedName())
}

// fieldsRepr returns the repr of a named tuple, or a structure, such as "Point(x=1, y=2)".
func fieldsRepr(name string, fields []string, values starlark.Tuple) string {
	var b strings.Builder
	b.WriteString(name + "(")
	for i, f := range fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f + "=" + Repr(values[i]))
	}
	return b.String() + ")"
}
