package dataclasses

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// fieldValues returns the values of those fields that are chosen.
func fieldValues(self starlark.Value, fields []*field, chosen func(*field) bool) (starlark.Tuple, error) {
	values := make(starlark.Tuple, 0, len(fields))
	for _, f := range fields {
		if !chosen(f) {
			continue
		}
		v, err := pyrt.Attr(self, f.name)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func compared(f *field) bool { return f.compare }

// methods is what the methods of a dataclass know of it.
type methods struct {
	class  *object.Class
	fields []*field
	active map[starlark.Value]bool // whose repr is being made
}

// The methods that the decorator adds; their state is a *methods.
var (
	reprMethod   = native.M1("__repr__", "self", "", (*methods).repr)
	hashMethod   = native.M1("__hash__", "self", "", (*methods).hash)
	equalMethod  = native.M2("__eq__", "self, other", "", (*methods).equal)
	orderMethods = []*native.Function{orderMethod("__lt__", syntax.LT), orderMethod("__le__", syntax.LE), orderMethod("__gt__", syntax.GT), orderMethod("__ge__", syntax.GE)}
	// Those that refuse to set and delete.
	frozenMethods = []*native.Function{
		native.M3("__setattr__", "self, name, value", "", (*methods).refuseSet),
		native.M2("__delattr__", "self, name", "", (*methods).refuseDelete),
	}
)

func (m *methods) repr(_ *script.Thread, self starlark.Value) (string, error) {
	if m.active[self] {
		return "...", nil
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
		v, err := pyrt.Attr(self, f.name)
		if err != nil {
			return "", err
		}
		b.WriteString(sep + f.name + "=" + object.Repr(v))
		sep = ", "
	}
	return b.String() + ")", nil
}

func (m *methods) hash(_ *script.Thread, self starlark.Value) (int64, error) {
	values, err := fieldValues(self, m.fields, (*field).hashed)
	if err != nil {
		return 0, err
	}
	h, err := values.Hash()
	return int64(h), err
}

// equal is __eq__: instances of the same class are equal if the fields are, one after the
// other.
func (m *methods) equal(_ *script.Thread, self, other starlark.Value) (starlark.Value, error) {
	if self == other {
		return starlark.True, nil
	}
	if object.ClassOf(self) != object.ClassOf(other) {
		return object.NotImplemented, nil
	}
	for _, f := range m.fields {
		if !f.compare {
			continue
		}
		x, err := pyrt.Attr(self, f.name)
		if err != nil {
			return nil, err
		}
		y, err := pyrt.Attr(other, f.name)
		if err != nil {
			return nil, err
		}
		if eq, err := pyop.Compare(syntax.EQL, x, y); !eq || err != nil {
			return starlark.False, err
		}
	}
	return starlark.True, nil
}

// orderMethod defines a comparison of instances of the same class, as of tuples of their fields.
func orderMethod(name string, op syntax.Token) *native.Function {
	return native.M2(name, "self, other", "", func(m *methods, _ *script.Thread, self, other starlark.Value) (starlark.Value, error) {
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
		result, err := pyop.Compare(op, x, y)
		return starlark.Bool(result), err
	})
}

func (m *methods) refuseSet(t *script.Thread, self, name, v starlark.Value) (starlark.Value, error) {
	return m.refuse(t, "__setattr__", "assign to", starlark.Tuple{self, name, v})
}

func (m *methods) refuseDelete(t *script.Thread, self, name starlark.Value) (starlark.Value, error) {
	return m.refuse(t, "__delattr__", "delete", starlark.Tuple{self, name})
}

// refuse returns an error for fields of all instances, and for other attributes of those of the
// class itself. Else it calls the method called method of the next class.
func (m *methods) refuse(t *script.Thread, method, verb string, args starlark.Tuple) (starlark.Value, error) {
	self, name := args[0], args[1]
	if object.ClassOf(self) == m.class || slices.ContainsFunc(m.fields, func(f *field) bool { return f.name == text(name) }) {
		return nil, FrozenInstanceError.Errorf("cannot %s field %s", verb, object.Repr(name))
	}
	super, err := object.NewSuper(m.class, self)
	if err != nil {
		return nil, err
	}
	fn, err := super.Attr(method)
	if err != nil {
		return nil, err
	}
	return starlark.Call(t.Interp(), fn, args[1:], nil)
}

// text returns the string that v is.
func text(v starlark.Value) string {
	s, _ := object.AsString(v)
	return s
}
