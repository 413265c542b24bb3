package dataclasses

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// attrOf is pyrt.Attr, faster.
func attrOf(v starlark.Value, name string) (starlark.Value, error) {
	if i, ok := v.(*object.Instance); ok {
		return i.ReadAttr(name)
	}
	return pyrt.Attr(v, name)
}

// fieldValues returns the values of those fields that are chosen.
func fieldValues(self starlark.Value, fields []*field, chosen func(*field) bool) (starlark.Tuple, error) {
	values := make(starlark.Tuple, 0, len(fields))
	for _, f := range fields {
		if !chosen(f) {
			continue
		}
		v, err := attrOf(self, f.name)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func compared(f *field) bool { return f.compare }

// methods are the methods of a dataclass that the decorator adds.
type methods struct {
	class  *object.Class
	fields []*field
	active map[starlark.Value]bool // whose repr is being made
	places places                  // of the fields that are compared
}

// define returns a method. Messages name the class.
func (m *methods) define(name string, params []native.Param, fn func(*script.Thread, starlark.Tuple) (starlark.Value, error)) *native.Function {
	return newMethod(m.class, name, params, nil, func(t *script.Thread, args []value.Value) (value.Value, error) {
		tuple := make(starlark.Tuple, len(args))
		for i, v := range args {
			tuple[i] = t.Arena.Starlark(v)
		}
		v, err := fn(t, tuple)
		return value.Of(v), err
	})
}

// The parameters of the methods.
var (
	selfOnly  = []native.Param{{Name: "self"}}
	selfOther = []native.Param{{Name: "self"}, {Name: "other"}}
	selfName  = []native.Param{{Name: "self"}, {Name: "name"}}
	selfValue = []native.Param{{Name: "self"}, {Name: "name"}, {Name: "value"}}
)

func (m *methods) repr(_ *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	self := args[0]
	if m.active[self] {
		return starlark.String("..."), nil
	}
	if m.active == nil {
		m.active = make(map[starlark.Value]bool)
	}
	m.active[self] = true
	defer delete(m.active, self)
	var b strings.Builder
	b.WriteString(qualname(object.ClassOf(self)) + "(")
	sep := ""
	for _, f := range m.fields {
		if !f.repr {
			continue
		}
		v, err := attrOf(self, f.name)
		if err != nil {
			return nil, err
		}
		b.WriteString(sep + f.name + "=" + object.Repr(v))
		sep = ", "
	}
	return starlark.String(b.String() + ")"), nil
}

func (m *methods) hash(_ *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	values, err := fieldValues(args[0], m.fields, (*field).hashed)
	if err != nil {
		return nil, err
	}
	h, err := values.Hash()
	return starlark.MakeUint64(uint64(h)), err
}

// equality returns __eq__: instances of the same class are equal if the fields are, one after the
// other.
func (m *methods) equality() *native.Function {
	m.places.fields = slices.DeleteFunc(slices.Clone(m.fields), func(f *field) bool { return !f.compare })
	return newMethod(m.class, "__eq__", selfOther, nil, m.equal)
}

func (m *methods) equal(_ *script.Thread, args []value.Value) (value.Value, error) {
	if args[0] == args[1] {
		return value.True, nil
	}
	if a, ok := instances.Get(args[0]); ok {
		if b, ok := instances.Get(args[1]); ok && a.Class() == b.Class() {
			return m.equalInstances(a, b)
		}
	}
	self, other := args[0].Starlark(), args[1].Starlark()
	if object.ClassOf(self) != object.ClassOf(other) {
		return value.Of(object.NotImplemented), nil
	}
	for _, f := range m.places.fields {
		x, err := attrOf(self, f.name)
		if err != nil {
			return value.Value{}, err
		}
		y, err := attrOf(other, f.name)
		if err != nil {
			return value.Value{}, err
		}
		if eq, err := object.Compare(syntax.EQL, x, y); !eq || err != nil {
			return value.False, err
		}
	}
	return value.True, nil
}

// equalInstances is equal for instances of one class.
func (m *methods) equalInstances(a, b *object.Instance) (value.Value, error) {
	where := m.places.of(a)
	for i := range m.places.fields {
		x, err := m.places.get(a, where, i)
		if err != nil {
			return value.Value{}, err
		}
		y, err := m.places.get(b, where, i)
		if err != nil {
			return value.Value{}, err
		}
		if x == y && x.IsInt() {
			continue
		}
		if eq, err := object.CompareValues(syntax.EQL, x, y); !eq || err != nil {
			return value.False, err
		}
	}
	if where == nil {
		m.places.learn(a)
	}
	return value.True, nil
}

var instances = value.KindOf[object.Instance]()

// orders are the operators of the methods that order=True adds.
var orders = []struct {
	name string
	op   syntax.Token
}{{"__lt__", syntax.LT}, {"__le__", syntax.LE}, {"__gt__", syntax.GT}, {"__ge__", syntax.GE}}

// order returns a comparison of instances of the same class, as of tuples of their fields.
func (m *methods) order(op syntax.Token) func(*script.Thread, starlark.Tuple) (starlark.Value, error) {
	return func(_ *script.Thread, args starlark.Tuple) (starlark.Value, error) {
		self, other := args[0], args[1]
		if object.ClassOf(self) != object.ClassOf(other) {
			return object.NotImplemented, nil
		}
		x, err := fieldValues(self, m.fields, compared)
		if err != nil {
			return nil, err
		}
		y, err := fieldValues(other, m.fields, compared)
		if err != nil {
			return nil, err
		}
		result, err := object.Compare(op, x, y)
		return starlark.Bool(result), err
	}
}

// frozen returns the methods that refuse to set and delete: fields in all instances, and other
// attributes in those of the class itself.
func (m *methods) frozen() []*native.Function {
	refuse := func(name, verb string, params []native.Param) *native.Function {
		return m.define(name, params, func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			self, attr := args[0], args[1]
			if object.ClassOf(self) == m.class || slices.ContainsFunc(m.fields, func(f *field) bool { return f.name == text(attr) }) {
				return nil, FrozenInstanceError.Errorf("cannot %s field %s", verb, object.Repr(attr))
			}
			super, err := object.NewSuper(m.class, self)
			if err != nil {
				return nil, err
			}
			fn, err := super.Attr(name)
			if err != nil {
				return nil, err
			}
			return t.Invoke(fn, args[1:], nil)
		})
	}
	return []*native.Function{refuse("__setattr__", "assign to", selfValue), refuse("__delattr__", "delete", selfName)}
}

// text returns the string that v is.
func text(v starlark.Value) string {
	s, _ := object.AsString(v)
	return s
}
