package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// classBody is the namespace of a class whose body runs.
type classBody struct {
	m       *Module
	t       *script.Thread
	attrs   object.Namespace
	mapping starlark.Value // what __prepare__ returned; if not nil it has the variables
}

var _ starlark.HasSetField = (*classBody)(nil)

// A ClassBody is the namespace of a class whose body runs.
type ClassBody = classBody

// NewLocals returns the namespace of code for exec whose names are first of all in a mapping.
func NewLocals(m *Module, t *script.Thread, mapping starlark.Value) *ClassBody {
	return &classBody{m: m, t: t, mapping: mapping}
}

// Dict returns locals() of the code: what is changed there is changed in the namespace.
func (b *classBody) Dict() starlark.Value {
	if b.mapping != nil {
		return b.mapping
	}
	return b.attrs.Live()
}

// Get returns a variable of the class, or nil.
func (b *classBody) Get(name string) (starlark.Value, error) { return b.get(name) }

func (b *classBody) get(name string) (starlark.Value, error) {
	if b.mapping == nil {
		return b.attrs.Get(name), nil
	}
	v, err := object.GetItem(b.mapping, starlark.String(name))
	if err != nil && object.IsA(err, object.KeyError) {
		return nil, nil
	}
	return v, err
}

func (b *classBody) Attr(name string) (starlark.Value, error) {
	if v, err := b.get(name); v != nil || err != nil {
		return v, err
	}
	if v := b.m.Read(name); v != nil {
		return v, nil
	}
	return nil, object.UndefinedName(name)
}

func (b *classBody) AttrNames() []string { return b.attrs.Names() }

func (b *classBody) SetField(name string, v starlark.Value) error {
	if b.mapping != nil {
		return object.SetItem(b.t, b.mapping, starlark.String(name), v)
	}
	b.attrs.Set(name, v)
	return nil
}

func (b *classBody) DelField(name string) error {
	if b.mapping != nil {
		err := object.DelItem(b.mapping, starlark.String(name))
		if err == nil || !object.IsA(err, object.KeyError) {
			return err
		}
	} else if b.attrs.Delete(name) {
		return nil
	}
	return object.UndefinedName(name)
}

func (b *classBody) String() string        { return "<class body>" }
func (b *classBody) Type() string          { return "class body" }
func (b *classBody) Freeze()               {}
func (b *classBody) Truth() starlark.Bool  { return true }
func (b *classBody) Hash() (uint32, error) { return object.AddressHash(b), nil }
