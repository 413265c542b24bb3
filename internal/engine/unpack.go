package engine

import (
	"slices"

	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

// unpack compiles the assignment of elements to targets.
func (k *compiler) unpack(targets []syntax.Expr, pos syntax.Position) store {
	before, after, star := len(targets), 0, false
	places := make([]place, len(targets))
	for i, x := range targets {
		if s, ok := x.(*pysyntax.StarredExpr); ok {
			before, after, star = i, len(targets)-i-1, true
			x = s.X
		}
		places[i] = k.place(x, pos)
	}
	if star {
		return unpackStar(places, before, after, k.site(pos))
	}
	return unpack(places, k.site(pos))
}

// unpack returns what assigns the elements of a value to as many places.
func unpack(places []place, at site) store {
	if len(places) == 2 {
		return unpackTwo(places[0], places[1], at)
	}
	return unpackAll(places, at)
}

//go:noinline
func unpackTwo(a, b place, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		if t, ok := value.Tuples.Get(v); ok && t.Len() == 2 {
			elems := t.Elems()
			return a.assign(f, elems[0]) || b.assign(f, elems[1])
		}
		if l, ok := value.Lists.Get(v); ok && l.Len() == 2 {
			second := l.At(1)
			return a.assign(f, l.At(0)) || b.assign(f, second)
		}
		elems, err := object.Unpack(threadOf(f), v.Starlark(), 2)
		if err != nil {
			return failStore(f, at, err)
		}
		return a.assign(f, elems[0]) || b.assign(f, elems[1])
	}
}

//go:noinline
func unpackAll(places []place, at site) store {
	onlySlots := !slices.ContainsFunc(places, func(p place) bool { return p.store != nil })
	return func(f *value.Frame, v value.Value) bool {
		var elems []value.Value
		if t, ok := value.Tuples.Get(v); ok && t.Len() == len(places) {
			elems = t.Elems()
		} else if l, ok := value.Lists.Get(v); ok && l.Len() == len(places) && len(l.Own()) == len(places) {
			if elems = l.Own(); !onlySlots {
				if len(elems) <= fewElements {
					return unpackFew(f, elems, places)
				}
				elems = slices.Clone(elems) // whatever the assignments do to it
			}
		} else {
			var err error
			if elems, err = object.Unpack(threadOf(f), v.Starlark(), len(places)); err != nil {
				return failStore(f, at, err)
			}
		}
		for i, p := range places {
			if p.assign(f, elems[i]) {
				return true
			}
		}
		return false
	}
}

// fewElements is how many elements of a list are copied without asking for memory.
const fewElements = 4

// unpackFew assigns the few elements that a list has, whatever the assignments do to it.
//
//go:noinline
func unpackFew(f *value.Frame, elems []value.Value, places []place) bool {
	var few [fewElements]value.Value
	copy(few[:], elems)
	for i, p := range places {
		if p.assign(f, few[i]) {
			return true
		}
	}
	return false
}

//go:noinline
func unpackStar(places []place, before, after int, at site) store {
	return func(f *value.Frame, v value.Value) bool {
		elems, err := object.UnpackStar(threadOf(f), v.Starlark(), before, after)
		if err != nil {
			return failStore(f, at, err)
		}
		for i, p := range places {
			if p.assign(f, elems[i]) {
				return true
			}
		}
		return false
	}
}
