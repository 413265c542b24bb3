package value

import "go.starlark.net/starlark"

// go.starlark.net's tables compare Go types first, so True and 1 are two keys for them, and 1
// and 1.0 are one. What follows looks for a key in each way in which it may be there.

// maxSpellings is how many ways are tried; beyond that, all keys of the table are compared.
const maxSpellings = 64

// findKey returns the key of a table of go.starlark.net that equals k in Python, or nil. has
// looks for a key, keys goes over all.
func findKey(keys Keys, k Value, has func(starlark.Value) (bool, error), all starlark.Iterable) (starlark.Value, error) {
	if err := hashable(keys, k); err != nil {
		return nil, err
	}
	x := exportedKey(k)
	if x == nil {
		return nil, nil
	}
	if found, err := has(x); found || err != nil {
		return ifFound(x, found), err
	}
	others, complete := spellings(x)
	if speller, ok := orPython(keys).(Speller); ok {
		for _, y := range speller.Spellings(k) {
			more, _ := spellings(y)
			others = append(append(others, y), more...)
		}
	}
	for _, y := range others {
		if found, err := has(y); found || err != nil {
			return ifFound(y, found), err
		}
	}
	if complete {
		return nil, nil
	}
	it := all.Iterate()
	it.Done() // comparisons may change the table
	var y starlark.Value
	for it.Next(&y) {
		same, err := Equal(keys, Of(y), k)
		if same {
			same, err = has(y)
		}
		if same || err != nil {
			return ifFound(y, same), err
		}
	}
	return nil, nil
}

// ifFound returns x or nil.
func ifFound(x starlark.Value, found bool) starlark.Value {
	if found {
		return x
	}
	return nil
}

// hashable returns the error of a key that is, or has in it, a list, dict or set.
func hashable(keys Keys, k Value) error {
	switch c := k.class(); {
	case c == tupleClass:
		_, err := Hash(keys, k)
		return err
	case c >= listClass && !FrozenSets.Is(k):
		return &UnhashableError{k}
	}
	return nil
}

// spellings returns the other ways in which a key may be spelled. It reports whether these are
// all.
func spellings(x starlark.Value) (others []starlark.Value, complete bool) {
	switch x := x.(type) {
	case starlark.Bool:
		return []starlark.Value{Bool(bool(x)).number()}, true
	case starlark.Int, starlark.Float:
		v := Of(x)
		for _, b := range []Value{False, True} {
			if equalNumbers(v, b) {
				return []starlark.Value{b.Starlark()}, true
			}
		}
	case starlark.Tuple:
		return tupleSpellings(x)
	}
	return nil, true
}

func tupleSpellings(t starlark.Tuple) (others []starlark.Value, complete bool) {
	all := []starlark.Tuple{t}
	for i, e := range t {
		more, complete := spellings(e)
		if !complete || len(all)*(len(more)+1) > maxSpellings {
			return nil, false
		}
		for _, s := range all[:len(all):len(all)] {
			for _, y := range more {
				s = append(starlark.Tuple(nil), s...)
				s[i] = y
				all = append(all, s)
			}
		}
	}
	for _, s := range all[1:] {
		others = append(others, s)
	}
	return others, true
}
