package types

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A MappingProxy shows a dict, as it is at any time, to who must not change it.
// Source: types.MappingProxyType in the Python library reference.
type MappingProxy struct{ of *value.Dict }

// NewMappingProxy returns a MappingProxy of a dict.
func NewMappingProxy(d *value.Dict) *MappingProxy { return &MappingProxy{d} }

var (
	_ starlark.IterableMapping = (*MappingProxy)(nil)
	_ starlark.HasBinary       = (*MappingProxy)(nil)
	_ object.HasCompare        = (*MappingProxy)(nil)
	_ object.HasIter           = (*MappingProxy)(nil)
	_ object.HasContains       = (*MappingProxy)(nil)
)

// ofDict returns a method of dict, as a method of a proxy.
func ofDict[R any](method func(*value.Dict, *script.Thread) (R, error)) func(*MappingProxy, *script.Thread) (R, error) {
	return func(p *MappingProxy, t *script.Thread) (R, error) { return method(p.of, t) }
}

func mappingProxyTable() native.Table {
	return native.Table{
		Doc: "a dict to be read only",
		Methods: []*native.Function{
			native.M0("copy", "", "a copy of the dict", ofDict(dictCopy)),
			native.M2("get", "key, default=None, /", "the value of a key, or default if it is not there",
				func(p *MappingProxy, t *script.Thread, key, otherwise value.Value) (value.Value, error) {
					return dictGet(p.of, t, key, otherwise)
				}),
			native.M0("items", "", "a view of the pairs of keys and values", ofDict(itemsView.of)),
			native.M0("keys", "", "a view of the keys", ofDict(keysView.of)),
			native.M0("values", "", "a view of the values", ofDict(valuesView.of)),
		},
		Slots: []*native.Function{reprSlot()},
	}
}

// Copy returns a copy of the dict.
func (p *MappingProxy) Copy() (*value.Dict, error) { return p.of.Copy(object.Keys) }

// Get returns the value of a key.
func (p *MappingProxy) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	x, err := object.Lookup(p.of, value.Of(key))
	return x.Starlark(), x.Present(), err
}

// Contains reports whether there is a value for a key.
func (p *MappingProxy) Contains(key starlark.Value) (bool, error) {
	x, err := object.Lookup(p.of, value.Of(key))
	return x.Present(), err
}

// Iter returns an iterator over the keys.
func (p *MappingProxy) Iter(t object.Thread) (starlark.Value, error) { return object.Iter(t, p.of) }

// Iterate is Iter for the interpreter.
func (p *MappingProxy) Iterate() starlark.Iterator { return p.of.Iterate() }

// Items returns the keys and values.
func (p *MappingProxy) Items() []starlark.Tuple { return p.of.Items() }

// Len returns the length of the dict.
func (p *MappingProxy) Len() int { return p.of.Len() }

// Binary is p | y and y | p: a new dict.
func (p *MappingProxy) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (v starlark.Value, err error) {
	if op != syntax.PIPE {
		return nil, nil
	}
	if other, ok := y.(*MappingProxy); ok {
		y = other.of
	}
	a, b := starlark.Value(p.of), y
	if side == starlark.Right {
		a, b = b, a
	}
	return object.Binary(nil, op, a, b)
}

// CompareWith compares the dict.
func (p *MappingProxy) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	if other, ok := y.(*MappingProxy); ok {
		y = other.of
	}
	b, err := object.Compare(op, p.of, y)
	return starlark.Bool(b), err
}

// Listed says what is in mappingproxy({'a': 1}).
func (p *MappingProxy) Listed() (name string, in starlark.Value) { return p.Type(), p.of }

// String returns the repr.
func (p *MappingProxy) String() string { return object.Repr(p) }

// Str returns that of the dict.
func (p *MappingProxy) Str() string { return object.Repr(p.of) }

// Type returns "mappingproxy".
func (p *MappingProxy) Type() string { return "mappingproxy" }

// Freeze does nothing.
func (p *MappingProxy) Freeze() {}

// Truth reports whether the dict has items.
func (p *MappingProxy) Truth() starlark.Bool { return p.of.Truth() }

// Hash fails, as a dict has no hash.
func (p *MappingProxy) Hash() (uint32, error) { return p.of.Hash() }
