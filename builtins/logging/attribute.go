package logging

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// An attribute is a name with its value.
type attribute struct {
	name  string
	value starlark.Value
}

// setAttributes sets attributes of an object of ours.
func setAttributes(self *object.Instance, attributes ...attribute) error {
	for _, a := range attributes {
		if err := self.SetField(a.name, a.value); err != nil {
			return err
		}
	}
	return nil
}

// attr returns an attribute of an object of ours, which in most cases has it itself.
func attr(self *object.Instance, name string) (starlark.Value, error) {
	if v := self.Attrs().Get(name); v != nil {
		return v, nil
	}
	return self.Attr(name)
}

// attrOr returns an attribute of any value, or def if there is none.
func attrOr(v starlark.Value, name string, def starlark.Value) (starlark.Value, error) {
	a, err := object.Getattr(v, name)
	if err != nil && object.IsA(err, object.AttributeError) {
		return def, nil
	}
	return a, err
}

// list returns an attribute of an object of ours that is a list.
func list(self *object.Instance, name string) (*value.List, error) {
	v, err := attr(self, name)
	if err != nil {
		return nil, err
	}
	l, ok := v.(*value.List)
	if !ok {
		return nil, object.TypeError.Errorf("%s is of type '%s', want list", name, object.TypeName(v))
	}
	return l, nil
}

// add appends v to an attribute of self that is a list, unless it is there.
func add(self *object.Instance, name string, v starlark.Value) error {
	l, err := list(self, name)
	if err != nil || index(l, v) >= 0 {
		return err
	}
	return l.Append(value.Of(v))
}

// remove gives self a list without v in the place of an attribute that is a list, if v is there: who goes over the
// old one sees it to its end.
func remove(self *object.Instance, name string, v starlark.Value) error {
	values, err := list(self, name)
	if err != nil {
		return err
	}
	i := index(values, v)
	if i < 0 {
		return nil
	}
	return self.SetField(name, value.ListOf(slices.Concat(values.Elems()[:i], values.Elems()[i+1:])))
}

// index returns where v is in a list, or -1.
func index(l *value.List, v starlark.Value) int {
	for i := range l.Len() {
		if eq, err := starlark.Equal(l.Index(i), v); eq && err == nil {
			return i
		}
	}
	return -1
}

// truth returns whether an argument is true; def if it was not given.
func truth(v starlark.Value, def bool) bool {
	if v == nil {
		return def
	}
	return bool(v.Truth())
}

// given returns an argument, or None if it was not given.
func given(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}
