package types

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A viewKind is one of the three views that a dict gives.
type viewKind struct {
	class, iterator, doc string
	set                  bool // it has the operators of sets
	item                 func(k, v value.Value) value.Value
}

var (
	keysView = &viewKind{"dict_keys", "dict_keyiterator", "a view of the keys of a dict", true,
		func(k, _ value.Value) value.Value { return k }}
	valuesView = &viewKind{"dict_values", "dict_valueiterator", "a view of the values of a dict", false,
		func(_, v value.Value) value.Value { return v }}
	itemsView = &viewKind{"dict_items", "dict_itemiterator", "a view of the pairs of keys and values of a dict", true,
		func(k, v value.Value) value.Value { return value.Pair(k, v).Value() }}
)

// A DictView is what keys(), values() and items() of a dict return: it shows the dict
// as it is at any time. Source: "Dictionary view objects" in the Python library
// reference.
type DictView struct {
	object.Opaque
	caller object.Caller
	d      *value.Dict
	kind   *viewKind
}

// of returns the view of a dict: it is the dict's method.
func (k *viewKind) of(d *value.Dict, t *script.Thread) (*DictView, error) {
	return k.view(t, d), nil
}

func (k *viewKind) quick(t *script.Thread, x value.Value) (v value.Value) {
	if d, ok := value.Dicts.Get(x); ok {
		return value.Of(k.view(t, d))
	}
	return v
}

func (k *viewKind) view(t *script.Thread, d *value.Dict) *DictView {
	return &DictView{Opaque: object.NewOpaque(k.class), caller: t.Caller(), d: d, kind: k}
}

// table returns what the views of a kind have.
func (k *viewKind) table() native.Table {
	table := native.Table{
		Doc: k.doc,
		Attributes: []*native.Attribute{
			native.Get("mapping", "the dict, to be read only", func(v *DictView) (*MappingProxy, error) { return NewMappingProxy(v.d), nil }),
		},
	}
	if k.set {
		table.Methods = []*native.Function{
			native.M1("isdisjoint", "other, /", "whether it has no element in common with an iterable", (*DictView).isDisjoint),
		}
	}
	return table
}

func (v *DictView) isDisjoint(t *script.Thread, iterable starlark.Value) (bool, error) {
	return disjoint(t, iterable, func(e value.Value) (bool, error) { return v.Contains(e.Starlark()) })
}

var (
	_ starlark.Sequence  = (*DictView)(nil)
	_ starlark.HasBinary = (*DictView)(nil)
	_ object.HasIter     = (*DictView)(nil)
	_ object.HasContains = (*DictView)(nil)
	_ object.HasCompare  = (*DictView)(nil)
)

// elements returns what the view shows now.
func (v *DictView) elements() []value.Value {
	elems := make([]value.Value, 0, v.d.Len())
	for k, x := range v.d.All() {
		elems = append(elems, v.kind.item(k, x))
	}
	return elems
}

// Listed says what the repr, such as dict_keys([1, 2]), lists.
func (v *DictView) Listed() (name string, in starlark.Value) {
	return v.kind.class, value.ListOf(v.elements())
}

// String returns "dict_keys([1, 2])".
func (v *DictView) String() string { return object.Repr(v) }

// Truth reports whether the dict has items.
func (v *DictView) Truth() starlark.Bool { return v.d.Len() > 0 }

// Hash fails for the views that compare as sets.
func (v *DictView) Hash() (uint32, error) {
	if v.kind.set {
		return 0, typeErrorf("unhashable type: '%s'", v.kind.class)
	}
	return object.AddressHash(v), nil
}

// Len returns the length of the dict.
func (v *DictView) Len() int { return v.d.Len() }

// Iter returns an iterator that fails if the dict changes its size.
func (v *DictView) Iter(t object.Thread) (starlark.Value, error) {
	if v.kind != itemsView {
		return object.DictIterator(t, v.kind.iterator, v.d, v.kind.item), nil
	}
	items := v.d.Iterator()
	return object.NewRows(t, v.kind.iterator, 2, func(_ object.Thread, item []value.Value) (bool, error) {
		var err error
		item[0], item[1], err = items.Next()
		return item[0].Present(), object.DictChanged(err)
	}).Over(v.d).ReducedBy(func() *object.Reduction {
		left := items // a copy, which goes on alone
		return object.ListOfRest(func() (value.Value, error) {
			k, v, err := left.Next()
			if err != nil || !k.Present() {
				return value.Value{}, err
			}
			return value.Pair(k, v).Value(), nil
		})
	}), nil
}

// Iterate is Iter for the interpreter. Outside of scripts it is over what the dict has now.
func (v *DictView) Iterate() starlark.Iterator {
	t := v.caller.Running()
	if t == nil {
		return value.ListOf(v.elements()).Iterate()
	}
	it, _ := v.Iter(t)
	return it.(starlark.Iterable).Iterate()
}

// Reversed is Iter from the end.
func (v *DictView) Reversed(t object.Thread) (starlark.Value, error) {
	return object.ReversedDictIterator(t, strings.Replace(v.kind.iterator, "_", "_reverse", 1), v.d, v.kind.item), nil
}

// Contains reports whether x is in the view.
func (v *DictView) Contains(x starlark.Value) (bool, error) {
	switch v.kind {
	case keysView:
		found, err := object.Lookup(v.d, value.Of(x))
		return found.Present(), err
	case itemsView:
		pair, ok := value.AsTuple(value.Of(x))
		if !ok || pair.Len() != 2 {
			return false, nil
		}
		found, err := object.Lookup(v.d, pair.At(0))
		if err != nil || !found.Present() {
			return false, err
		}
		return object.SameValue(found, pair.At(1))
	}
	for _, e := range v.elements() {
		if eq, err := object.SameValue(e, value.Of(x)); eq || err != nil {
			return eq, err
		}
	}
	return false, nil
}

// Has is Contains for the interpreter.
func (v *DictView) Has(x starlark.Value) (bool, error) { return v.Contains(x) }

// asSet returns the set of the elements.
func (v *DictView) asSet() (*value.Set, error) {
	s := value.NewSet(v.Len())
	for _, e := range v.elements() {
		if err := object.SetAdd(s, e.Starlark()); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// CompareWith compares keys and items as sets.
func (v *DictView) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	if !v.kind.set {
		return nil, nil
	}
	other, ok := object.AsSet(y)
	if w, isView := y.(*DictView); isView && w.kind.set {
		s, err := w.asSet()
		if err != nil {
			return nil, err
		}
		other, ok = s, true
	}
	if !ok {
		return nil, nil
	}
	own, err := v.asSet()
	if err != nil {
		return nil, err
	}
	b, err := object.Compare(op, own, other)
	return starlark.Bool(b), err
}

// Binary has the operators of sets; the other operand may be any iterable.
func (v *DictView) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	switch op {
	case syntax.PIPE, syntax.AMP, syntax.MINUS, syntax.CIRCUMFLEX:
	default:
		return nil, nil
	}
	if !v.kind.set {
		return nil, nil
	}
	var result starlark.Value
	err := v.caller.With(func(t object.Thread) error {
		if op == syntax.AMP && side == starlark.Left {
			common := new(value.Set)
			result = common
			return object.Each(t, y, func(e starlark.Value) error {
				found, err := v.Contains(e)
				if found {
					err = object.SetAdd(common, e)
				}
				return err
			})
		}
		own, err := v.asSet()
		if err != nil {
			return err
		}
		other := new(value.Set)
		if err := object.Each(t, y, func(e starlark.Value) error { return object.SetAdd(other, e) }); err != nil {
			return err
		}
		if side == starlark.Right {
			own, other = other, own
		}
		result, err = object.Binary(t, op, own, other)
		return err
	})
	return result, err
}
