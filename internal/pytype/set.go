package pytype

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// toSet returns the set of the elements of any iterable that is combined with a set by op. Of
// what is intersected nothing is made an element, so that nothing without a hash is called one.
func toSet(t *script.Thread, op syntax.Token, v starlark.Value) (*starlark.Set, error) {
	if s, ok := pyop.AsSet(v); ok {
		return s, nil
	}
	s := new(starlark.Set)
	err := pyop.Each(t, v, func(e starlark.Value) error {
		if op == syntax.AMP || op == syntax.LE {
			if _, err := pyop.Hash(e); err != nil {
				return err
			}
		}
		return pyop.SetAdd(s, e)
	})
	return s, err
}

// addSetMethods adds what set and frozenset have in common.
func addSetMethods[S starlark.Value](m script.Methods, class string) {
	add := func(name, params string, fn func(t *script.Thread, s starlark.Value, a signature.Args) (starlark.Value, error)) {
		script.AddMethod(m, class, name, params, func(t *script.Thread, s S, a signature.Args) (starlark.Value, error) { return fn(t, s, a) })
	}
	for name, op := range map[string]syntax.Token{"union": syntax.PIPE, "intersection": syntax.AMP, "difference": syntax.MINUS} {
		add(name, "*others", func(t *script.Thread, s starlark.Value, a signature.Args) (starlark.Value, error) {
			if len(a.Rest) == 0 {
				return copySet(s), nil
			}
			return combine(t, op, s, a.Rest)
		})
	}
	add("symmetric_difference", "other, /", func(t *script.Thread, s starlark.Value, a signature.Args) (starlark.Value, error) {
		return combine(t, syntax.CIRCUMFLEX, s, starlark.Tuple{a.Values[0]})
	})
	for name, op := range map[string]syntax.Token{"issubset": syntax.LE, "issuperset": syntax.GE} {
		add(name, "other, /", func(t *script.Thread, s starlark.Value, a signature.Args) (starlark.Value, error) {
			other, err := toSet(t, op, a.Values[0])
			if err != nil {
				return nil, err
			}
			b, err := pyop.Compare(op, s, other)
			return starlark.Bool(b), err
		})
	}
	add("isdisjoint", "other, /", func(t *script.Thread, s starlark.Value, a signature.Args) (starlark.Value, error) {
		set, _ := pyop.AsSet(s)
		disjoint := true
		err := pyop.EachWhile(t, a.Values[0], func(e starlark.Value) (bool, error) {
			found, err := pyop.SetHas(set, e)
			disjoint = !found
			return disjoint, err
		})
		return starlark.Bool(disjoint), err
	})
	add("copy", "", func(_ *script.Thread, s starlark.Value, _ signature.Args) (starlark.Value, error) {
		return copySet(s), nil
	})
}

func copySet(v starlark.Value) starlark.Value {
	if s, ok := v.(*starlark.Set); ok {
		return pyop.CopySet(s)
	}
	return v // a frozenset
}

func combine(t *script.Thread, op syntax.Token, s starlark.Value, others starlark.Tuple) (starlark.Value, error) {
	for _, v := range others {
		other, err := toSet(t, op, v)
		if err != nil {
			return nil, err
		}
		if s, err = pyop.Binary(t, op, s, other); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func frozensetMethods() script.Methods {
	m := script.Methods{}
	addSetMethods[*pyop.FrozenSet](m, "frozenset")
	return m
}

// setMethods returns the methods of set.
func setMethods() script.Methods {
	m := script.Methods{}
	addSetMethods[*starlark.Set](m, "set")
	add := func(name, params string, fn func(t *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error)) {
		script.AddMethod(m, "set", name, params, fn)
	}
	for name, op := range map[string]syntax.Token{"update": syntax.PIPE, "intersection_update": syntax.AMP, "difference_update": syntax.MINUS} {
		add(name, "*others", func(t *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error) {
			if op == syntax.PIPE {
				for _, v := range a.Rest {
					elems, err := pyop.Elements(t, v) // v may be s
					if err != nil {
						return nil, err
					}
					for _, e := range elems {
						if err := pyop.SetAdd(s, e); err != nil {
							return nil, err
						}
					}
				}
				return starlark.None, nil
			}
			v, err := combine(t, op, s, a.Rest)
			if err != nil {
				return nil, err
			}
			return starlark.None, pyop.SetReplace(s, v.(*starlark.Set))
		})
	}
	add("symmetric_difference_update", "other, /", func(t *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error) {
		v, err := combine(t, syntax.CIRCUMFLEX, s, starlark.Tuple{a.Values[0]})
		if err != nil {
			return nil, err
		}
		return starlark.None, pyop.SetReplace(s, v.(*starlark.Set))
	})
	add("add", "elem, /", func(_ *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error) {
		return starlark.None, pyop.SetAdd(s, a.Values[0])
	})
	add("clear", "", func(_ *script.Thread, s *starlark.Set, _ signature.Args) (starlark.Value, error) {
		return starlark.None, caught(s.Clear())
	})
	add("discard", "elem, /", func(_ *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error) {
		_, err := pyop.SetDelete(s, a.Values[0])
		return starlark.None, err
	})
	add("remove", "elem, /", func(_ *script.Thread, s *starlark.Set, a signature.Args) (starlark.Value, error) {
		found, err := pyop.SetDelete(s, a.Values[0])
		if err == nil && !found {
			err = exception.KeyError.New(a.Values[0])
		}
		return starlark.None, err
	})
	add("pop", "", func(_ *script.Thread, s *starlark.Set, _ signature.Args) (starlark.Value, error) {
		var first starlark.Value
		for e := range s.Elements() {
			first = e
			break
		}
		if first == nil {
			return nil, exception.KeyError.New(starlark.String("pop from an empty set"))
		}
		_, err := s.Delete(first)
		return first, caught(err)
	})
	return m
}
