package types

import (
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// setMethods returns the methods that set and frozenset, of which S is the Go type, have in
// common.
func setMethods[S starlark.Value]() []*native.Function {
	return []*native.Function{
		native.M0("copy", "", "a copy, with the same elements", copied[S]),
		native.M1("difference", "*others", "a set of the elements that none of the others has", combined[S](syntax.MINUS)),
		native.M1("intersection", "*others", "a set of the elements that all the others have, too", combined[S](syntax.AMP)),
		native.M1("isdisjoint", "other, /", "whether it has no element in common with another", isDisjoint[S]),
		native.M1("issubset", "other, /", "whether another has all its elements", compared[S](syntax.LE)),
		native.M1("issuperset", "other, /", "whether it has all elements of another", compared[S](syntax.GE)),
		native.M1("symmetric_difference", "other, /", "a set of the elements that only this or only the other has", symmetricDifference[S]),
		native.M1("union", "*others", "a set of the elements of this and all the others", combined[S](syntax.PIPE)),
		containsSlot(),
	}
}

// setSlots returns the dunder methods that set and frozenset have in common.
func setSlots() []*native.Function {
	return slices.Concat(
		containerSlots(),
		comparisons(isSet, true),
		operators(isSet, setOperators...),
		reflected(isSet, setOperators...),
		[]*native.Function{namedReprSlot()},
	)
}

var setOperators = []syntax.Token{syntax.AMP, syntax.PIPE, syntax.CIRCUMFLEX, syntax.MINUS}

func frozensetTable() native.Table {
	return native.Table{
		Doc:     "a set that does not change",
		Methods: setMethods[*value.FrozenSet](),
		Slots:   append(setSlots(), hashSlot()),
	}
}

func setTable() native.Table {
	return native.Table{
		Doc: "elements without an order, each once",
		Methods: append(setMethods[*value.Set](),
			native.M1("add", "elem, /", "adds an element", setAdd).Quick2(quickAdd),
			native.M0("clear", "", "removes all elements", setClear),
			native.M1("difference_update", "*others", "removes the elements that one of the others has", differenceUpdate),
			native.M1("discard", "elem, /", "removes an element, if it is there", setDiscard),
			native.M1("intersection_update", "*others", "removes the elements that one of the others does not have", updated(syntax.AMP)),
			native.M0("pop", "", "removes some element, and returns it", setPop),
			native.M1("remove", "elem, /", "removes an element; KeyError if it is not there", setRemove),
			native.M1("symmetric_difference_update", "other, /", "adds the elements that only the other has, and removes those in both", symmetricUpdate),
			native.M1("update", "*others", "adds the elements of the others", setUpdate),
		),
		Slots: slices.Concat(
			setSlots(),
			inPlace(isSet, setOperators...),
			[]*native.Function{native.M1("__init__", "iterable=(), /", "makes it set(iterable)", initSet)},
		),
	}
}

// toSet returns the set of the elements of any iterable that is combined with a set by op. Of
// what is intersected nothing is made an element, so that nothing without a hash is called one.
func toSet(t *script.Thread, op syntax.Token, v starlark.Value) (*value.Set, error) {
	if s, ok := object.AsSet(v); ok {
		return s, nil
	}
	s := new(value.Set)
	err := object.Each(t, v, func(e starlark.Value) error {
		if op == syntax.AMP || op == syntax.LE {
			if _, err := object.Hash(e); err != nil {
				return err
			}
		}
		return object.SetAdd(s, e)
	})
	return s, err
}

func copied[S starlark.Value](s S, _ *script.Thread) (starlark.Value, error) { return copySet(s) }

func copySet(v starlark.Value) (starlark.Value, error) {
	if s, ok := v.(*value.Set); ok {
		return object.CopySet(s)
	}
	return v, nil // a frozenset
}

// combined returns the method that makes a set of this and others by an operator.
func combined[S starlark.Value](op syntax.Token) func(s S, t *script.Thread, others native.Args) (starlark.Value, error) {
	return func(s S, t *script.Thread, others native.Args) (starlark.Value, error) {
		if len(others) == 0 {
			return copySet(s)
		}
		return combine(t, op, s, others)
	}
}

func symmetricDifference[S starlark.Value](s S, t *script.Thread, other value.Value) (starlark.Value, error) {
	return combine(t, syntax.CIRCUMFLEX, s, native.Args{other})
}

func combine(t *script.Thread, op syntax.Token, s starlark.Value, others native.Args) (starlark.Value, error) {
	for _, v := range others {
		other, err := toSet(t, op, v.Starlark())
		if err != nil {
			return nil, err
		}
		if s, err = object.Binary(t, op, s, other); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// compared returns the method that compares the set with the elements of an iterable.
func compared[S starlark.Value](op syntax.Token) func(s S, t *script.Thread, iterable starlark.Value) (bool, error) {
	return func(s S, t *script.Thread, iterable starlark.Value) (bool, error) {
		other, err := toSet(t, op, iterable)
		if err != nil {
			return false, err
		}
		return object.Compare(op, s, other)
	}
}

func isDisjoint[S starlark.Value](s S, t *script.Thread, iterable starlark.Value) (bool, error) {
	set, _ := object.AsSet(s)
	return disjoint(t, iterable, func(e value.Value) (bool, error) { return object.SetHas(set, e) })
}

// disjoint reports whether has is false for all elements of an iterable.
func disjoint(t *script.Thread, iterable starlark.Value, has func(value.Value) (bool, error)) (bool, error) {
	disjoint := true
	err := object.EachWhile(t, iterable, func(e value.Value) (bool, error) {
		found, err := has(e)
		disjoint = !found
		return disjoint, err
	})
	return disjoint, err
}

// updated returns the method that makes a set what combined returns.
func updated(op syntax.Token) func(s *value.Set, t *script.Thread, others native.Args) (value.Value, error) {
	return func(s *value.Set, t *script.Thread, others native.Args) (value.Value, error) {
		v, err := combine(t, op, s, others)
		if err != nil {
			return value.Value{}, err
		}
		return value.None, object.ContainerError(s.Replace(object.Keys, v.(*value.Set)))
	}
}

func symmetricUpdate(s *value.Set, t *script.Thread, other value.Value) (value.Value, error) {
	return updated(syntax.CIRCUMFLEX)(s, t, native.Args{other})
}

func setUpdate(s *value.Set, t *script.Thread, others native.Args) (value.Value, error) {
	for _, v := range others {
		if other, ok := object.AsSet(v.Starlark()); ok && other == s {
			continue
		}
		if err := object.EachValue(t, v.Starlark(), func(e value.Value) error { return object.AddTo(s, e) }); err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

func differenceUpdate(s *value.Set, t *script.Thread, others native.Args) (value.Value, error) {
	for _, v := range others {
		other, ok := object.AsSet(v.Starlark())
		if ok && other == s {
			if err := s.Clear(); err != nil {
				return value.Value{}, object.ContainerError(err)
			}
			continue
		}
		err := object.EachValue(t, v.Starlark(), func(e value.Value) error {
			_, err := object.SetDelete(s, e)
			return err
		})
		if err != nil {
			return value.Value{}, err
		}
	}
	return value.None, nil
}

func setAdd(s *value.Set, _ *script.Thread, elem value.Value) (value.Value, error) {
	return value.None, object.AddTo(s, elem)
}

func quickAdd(_ *script.Thread, x, elem value.Value) (v value.Value) {
	if s, ok := value.Sets.Get(x); ok && s.AddQuickly(elem) {
		return value.None
	}
	return v
}

func setClear(s *value.Set, _ *script.Thread) (value.Value, error) {
	return value.None, object.ContainerError(s.Clear())
}

func setDiscard(s *value.Set, _ *script.Thread, elem value.Value) (value.Value, error) {
	_, err := object.SetDelete(s, elem)
	return value.None, err
}

func setRemove(s *value.Set, _ *script.Thread, elem value.Value) (value.Value, error) {
	found, err := object.SetDelete(s, elem)
	if err == nil && !found {
		err = object.KeyError.New(elem.Starlark())
	}
	return value.None, err
}

func setPop(s *value.Set, _ *script.Thread) (value.Value, error) {
	v, err := s.Pop()
	if err == nil && !v.Present() {
		err = object.KeyError.New(starlark.String("pop from an empty set"))
	}
	return v, object.ContainerError(err)
}

func initSet(s *value.Set, t *script.Thread, iterable starlark.Value) (value.Value, error) {
	if err := s.Clear(); err != nil {
		return value.Value{}, object.ContainerError(err)
	}
	if iterable == nil {
		return value.None, nil
	}
	return setUpdate(s, t, native.Args{value.Of(iterable)})
}
