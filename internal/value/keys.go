package value

import "go.starlark.net/starlark"

// Keys hashes and compares values that are of no built-in type: instances of classes, and
// whatever else Go code defines. Operations that look for a key or an element take one, as
// only the caller knows the thread that __hash__ and __eq__ are to run on. They do not ask it
// if built-in values alone are concerned.
//
// What Keys runs may do anything to the containers that are just looked into: the operation
// begins again then, as in CPython.
//
// A nil Keys is [Python]. All that look into one dict or set must use Keys that agree.
type Keys interface {
	// Hash returns hash(v).
	Hash(v Value) (uint64, error)
	// Equal reports whether v == w. v is the one that is in the container.
	Equal(v, w Value) (bool, error)
}

// A Speller is a Keys that knows more than one way in which go.starlark.net's dicts and sets,
// which compare Go types first, may have a key. It matters for those that were demoted, or are
// an embedder's. True for 1 and the like need none.
type Speller interface {
	Keys
	// Spellings returns starlark.Values that equal k in Python and are of other Go types.
	Spellings(k Value) []starlark.Value
}

// Python is the Keys of all containers of scripts, which package object sets when the program starts.
// Without that package it hashes by the values' Hash method, and compares by starlark.Equal.
var Python Keys = plainKeys{}

type plainKeys struct{}

func (plainKeys) Hash(v Value) (uint64, error) {
	h, err := v.Starlark().Hash()
	return uint64(h), err
}

func (plainKeys) Equal(v, w Value) (bool, error) { return starlark.Equal(v.Starlark(), w.Starlark()) }

func orPython(keys Keys) Keys {
	if keys == nil {
		return Python
	}
	return keys
}
