package pytuple

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// NewStructSequence returns the class of the tuples that C structures are in Python,
// such as time.struct_time: the first of the fields, visible in number, are the elements,
// and all are attributes. It is called with a sequence of the values; those of fields
// that are not visible may be left out, or be in a dict behind the sequence.
func NewStructSequence(module, name string, fields []string, visible int) *object.Class {
	c := object.NewTupleBase(module, name)
	c.WithoutDict()
	c.SetStructure()
	attrs := c.Attrs()
	for i, f := range fields {
		m := &structMember{descriptor: descriptor{"member_descriptor"}, class: c, name: f, index: i}
		if i >= visible {
			m.hidden = object.NewMember(c, f)
		}
		attrs.Set(f, m)
	}
	names := texts(fields)
	attrs.Set(structFields, names)
	attrs.Set("__match_args__", names[:visible])
	for attr, n := range map[string]int{"n_fields": len(fields), "n_sequence_fields": visible, "n_unnamed_fields": 0} {
		attrs.Set(attr, starlark.MakeInt(n))
	}
	return native.Table{
		StaticMethods: []*native.Function{
			native.F3("__new__", "cls, /, sequence, dict=<unrepresentable>", "a "+name+" of the values of its fields",
				func(t *script.Thread, class, sequence, more starlark.Value) (*object.Instance, error) {
					if _, err := object.ClassArgument(c, starlark.Tuple{class}); err != nil {
						return nil, err
					}
					return newStruct(c, t, sequence, more)
				}),
		},
		Slots: []*native.Function{
			native.M0("__repr__", "", "repr(self)", func(self *object.Instance, _ *script.Thread) (string, error) {
				return repr(c.QualifiedName(), fields[:visible], elements(self)), nil
			}),
		},
	}.Define(c)
}

// structFields is the attribute of the class of a structure that has the names of all
// fields.
const structFields = "__fields__"

// newStruct is the call of the class of a structure.
func newStruct(c *object.Class, t *script.Thread, sequence, more starlark.Value) (*object.Instance, error) {
	values, err := object.Elements(t, sequence)
	if object.IsA(err, object.TypeError) && !object.IsIterable(t, sequence) {
		return nil, object.TypeError.Errorf("constructor requires a sequence")
	}
	if err != nil {
		return nil, err
	}
	dict, ok := object.Plain(more).(*value.Dict)
	if more != nil && !ok {
		return nil, object.TypeError.Errorf("%s() takes a dict as second arg, if any", c.QualifiedName())
	}
	fields, _ := value.TupleOf(c.Attrs().Get(structFields))
	least, most := starlark.Len(c.Attrs().Get("__match_args__")), len(fields)
	if given := len(values); given < least || given > most {
		return nil, wrongLength(c, least, most, given)
	}
	for _, name := range fields[len(values):] {
		v := starlark.Value(starlark.None)
		if dict != nil {
			if given, found, _ := dict.Get(name); found { // a text has a hash
				v = given
			}
		}
		values = append(values, v)
	}
	return MakeStruct(c, values...), nil
}

func wrongLength(c *object.Class, least, most, given int) error {
	switch name := c.QualifiedName(); {
	case least == most:
		return object.TypeError.Errorf("%s() takes a %d-sequence (%d-sequence given)", name, most, given)
	case given < least:
		return object.TypeError.Errorf("%s() takes an at least %d-sequence (%d-sequence given)", name, least, given)
	default:
		return object.TypeError.Errorf("%s() takes an at most %d-sequence (%d-sequence given)", name, most, given)
	}
}

// MakeStruct returns an instance of a class that NewStructSequence returned, with a
// value for each of its fields.
func MakeStruct(c *object.Class, values ...starlark.Value) *object.Instance {
	visible := starlark.Len(c.Attrs().Get("__match_args__"))
	i := object.NewInstance(c, value.TupleFrom(values[:visible]))
	fields, _ := value.TupleOf(c.Attrs().Get(structFields))
	for k, name := range fields[visible:] {
		field := c.Attrs().Get(string(name.(starlark.String))).(*structMember)
		field.hidden.SetIn(i, c, values[visible+k]) // an Instance has a place for it
	}
	return i
}

// structMember is the attribute of the class of a structure that is a field.
type structMember struct {
	descriptor
	class  *object.Class
	name   string
	index  int
	hidden *object.Member // where the value is if it is no element
}

var _ object.Descriptor = (*structMember)(nil)

// GetFrom returns the value of the field of self.
func (m *structMember) GetFrom(self starlark.Value, class *object.Class) (starlark.Value, error) {
	if m.hidden != nil {
		return m.hidden.GetFrom(self, class)
	}
	if values := elements(self); m.index < len(values) {
		return values[m.index], nil
	}
	return nil, object.NoAttribute(self, m.name)
}

// SetIn fails: a structure does not change.
func (m *structMember) SetIn(starlark.Value, *object.Class, starlark.Value) error {
	return object.AttributeError.Errorf("readonly attribute")
}

// DeleteIn fails: a structure does not change.
func (m *structMember) DeleteIn(starlark.Value, *object.Class) error {
	return object.AttributeError.Errorf("readonly attribute")
}

// String returns the repr.
func (m *structMember) String() string {
	return fmt.Sprintf("<member '%s' of '%s' objects>", m.name, m.class.QualifiedName())
}
