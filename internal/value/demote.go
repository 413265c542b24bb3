package value

import (
	"sync/atomic"
	"unsafe"

	"go.starlark.net/starlark"
)

// current is v, or what it was demoted to.
func (v Value) current() Value {
	switch v.n {
	case Lists.word:
		if u := (*List)(v.p).up.Load(); u != nil {
			return Of(u)
		}
	case Dicts.word:
		if u := (*Dict)(v.p).up.Load(); u != nil {
			return Of(u)
		}
	case Sets.word:
		if u := (*Set)(v.p).up.Load(); u != nil {
			return Of(u)
		}
	}
	return v
}

// Demotions returns how many containers [Arena.Export] has demoted. What is put into a
// container that was demoted before is demoted, too, and not counted.
func (a *Arena) Demotions() int { return a.demotions }

var demoted atomic.Int64

// Demoted returns how many containers have been demoted in this process, by whichever Host.
func Demoted() int64 { return demoted.Load() }

// Export returns v as Go code of others knows it. Lists, dicts and sets become
// go.starlark.net's, in depth: see the package comment. A tuple is copied. All others are what
// [Arena.Starlark] returns, also those that hold values, such as instances.
//
// It runs script code for __hash__ and __eq__ of keys, as go.starlark.net's tables ask them
// again; that cannot change what is exported ([ErrExporting]). A dict or set with a key that
// such a table cannot have, as its Hash method fails or it is equal to another, stays what it
// is: a starlark.Mapping or starlark.Iterable, though no *starlark.Dict or *starlark.Set.
//
// A frozen container keeps its elements, and is demoted to a frozen copy. So any number of
// goroutines may export it.
func (a *Arena) Export(v Value) starlark.Value {
	if !v.isObject() {
		return a.Starlark(v)
	}
	switch v.n {
	case wordText:
		return v.object()
	case Tuples.word, Lists.word, Dicts.word, Sets.word:
	default:
		if !holdsOwn(v) {
			return v.object()
		}
		t, _ := AsTuple(v)
		v = t.Value()
	}
	x := exporter{arena: a}
	for {
		out := x.value(v)
		if x.fill() {
			x.publish()
			return out
		}
		x.abandon()
	}
}

// holdsOwn reports whether v is a starlark.Tuple with containers or tuples of this package in it.
func holdsOwn(v Value) bool {
	t, ok := v.object().(starlark.Tuple)
	if !ok {
		return false
	}
	for _, x := range t {
		switch x.(type) {
		case *List, *Tuple, *Dict, *Set, starlark.Tuple:
			return true
		}
	}
	return false
}

// exported returns what foreign Go code gets of v: what is put into a container that it may
// see is demoted, too, without being counted.
func exported(v Value) starlark.Value {
	if !v.isObject() || v.is(wordText) {
		return v.Starlark()
	}
	return new(Arena).Export(v)
}

func exportedAll(elems []Value) []starlark.Value {
	a := new(Arena)
	out := make([]starlark.Value, len(elems))
	for i, v := range elems {
		out[i] = a.Export(v)
	}
	return out
}

// Import returns the Value of what foreign Go code has made: as [Of], but a starlark.Tuple
// becomes a *Tuple, and those in it, too; and go.starlark.net's other containers become own ones
// that are the same as they: see [ListOver].
func Import(x starlark.Value) Value {
	t, ok := x.(starlark.Tuple)
	if !ok {
		return importContainer(x)
	}
	var m importer
	out := m.tuple(t)
	for len(m.work) > 0 {
		w := m.work[len(m.work)-1]
		m.work = m.work[:len(m.work)-1]
		for i, e := range w.from {
			if inner, ok := e.(starlark.Tuple); ok {
				w.to[i] = m.tuple(inner)
			} else {
				w.to[i] = importContainer(e)
			}
		}
	}
	return out
}

// importContainer is Import of all but a tuple.
func importContainer(x starlark.Value) Value {
	switch x := x.(type) {
	case *starlark.List:
		return ListOver(x).Value()
	case *starlark.Dict:
		return DictOver(x).Value()
	case *starlark.Set:
		return SetOver(x).Value()
	}
	return Of(x)
}

// An importer makes tuples, each only once: one may be an element of many.
type importer struct {
	work []importation
	made map[importedTuple]Value
}

type importation struct {
	from starlark.Tuple
	to   []Value
}

type importedTuple struct {
	first *starlark.Value
	n     int
}

// tuple returns a tuple whose elements are still to be set.
func (m *importer) tuple(t starlark.Tuple) Value {
	if len(t) == 0 {
		return emptyTuple.Value()
	}
	id := importedTuple{unsafe.SliceData(t), len(t)}
	if v, ok := m.made[id]; ok {
		return v
	}
	made, elems := MakeTuple(len(t))
	m.work = append(m.work, importation{t, elems})
	if m.made == nil {
		m.made = map[importedTuple]Value{}
	}
	m.made[id] = made.Value()
	return made.Value()
}
