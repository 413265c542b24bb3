package value

import (
	"unsafe"

	"go.starlark.net/starlark"
)

// An exporter makes containers of go.starlark.net, which nobody sees until all are made.
type exporter struct {
	arena  *Arena
	work   []exportation
	filled int                               // how many of them are
	made   map[unsafe.Pointer]starlark.Value // what is made of whom, if work is long
	kept   map[unsafe.Pointer]bool           // dicts and sets that cannot be made
}

// An exportation is a container, and what is made of it. Its list, dict, set or tuple is set.
type exportation struct {
	list  *List
	dict  *Dict
	set   *Set
	tuple *Tuple
	elems []starlark.Value // of the list or tuple
	made  starlark.Value
}

// value returns what v is exported as. Containers are put on the list of work.
func (x *exporter) value(v Value) starlark.Value {
	if !v.isObject() {
		return x.arena.Starlark(v)
	}
	switch v.n {
	case Tuples.word:
		return x.tuple(v)
	case Lists.word:
		l := (*List)(v.p)
		if u := l.up.Load(); u != nil {
			return u
		}
		if made, ok := x.known(v); ok {
			return made
		}
		elems := make([]starlark.Value, len(l.elems))
		return x.begin(v, &l.state, exportation{list: l, elems: elems, made: starlark.NewList(elems)})
	case Dicts.word:
		d := (*Dict)(v.p)
		if u := d.up.Load(); u != nil {
			return u
		}
		if made, ok := x.known(v); ok {
			return made
		}
		return x.begin(v, &d.state, exportation{dict: d, made: starlark.NewDict(d.Len())})
	case Sets.word:
		s := (*Set)(v.p)
		if u := s.up.Load(); u != nil {
			return u
		}
		if made, ok := x.known(v); ok {
			return made
		}
		return x.begin(v, &s.state, exportation{set: s, made: starlark.NewSet(s.Len())})
	}
	return v.object()
}

// tuple copies a tuple: each that has others in it only once, as one may be an element of many.
func (x *exporter) tuple(v Value) starlark.Value {
	t := (*Tuple)(v.p)
	flat := true
	for _, e := range t.Elems() {
		if e.isObject() && !e.is(wordText) {
			flat = false
			break
		}
	}
	if !flat {
		if made, ok := x.known(v); ok {
			return made
		}
	}
	elems := make(starlark.Tuple, t.Len())
	if !flat {
		return x.begin(v, nil, exportation{tuple: t, elems: elems, made: elems})
	}
	for i, e := range t.Elems() {
		elems[i] = x.value(e)
	}
	return elems
}

// manyExports is from when on a map finds them.
const manyExports = 8

// known returns what is made of a container already, or the container if it is not to be made.
func (x *exporter) known(v Value) (made starlark.Value, ok bool) {
	if x.kept[v.p] {
		return v.object(), true
	}
	if x.made != nil {
		made, ok := x.made[v.p]
		return made, ok
	}
	for i := range x.work {
		if e := &x.work[i]; e.pointer() == v.p {
			return e.made, true
		}
	}
	return nil, false
}

// begin puts a container on the list of work, and returns what is made of it.
func (x *exporter) begin(v Value, s *state, e exportation) starlark.Value {
	if s != nil && s.flags&exporting != 0 { // by an exporter that runs the script code that is here
		return v.object()
	}
	if s != nil && !s.isFrozen() { // a frozen one does not change, and others may read its state
		s.flags |= exporting
	}
	x.work = append(x.work, e)
	switch {
	case x.made != nil:
		x.made[v.p] = e.made
	case len(x.work) == manyExports:
		x.made = map[unsafe.Pointer]starlark.Value{}
		for i := range x.work {
			x.made[x.work[i].pointer()] = x.work[i].made
		}
	}
	return e.made
}

// pointer returns the address of the container.
func (e *exportation) pointer() unsafe.Pointer {
	switch {
	case e.list != nil:
		return unsafe.Pointer(e.list)
	case e.dict != nil:
		return unsafe.Pointer(e.dict)
	case e.set != nil:
		return unsafe.Pointer(e.set)
	}
	return unsafe.Pointer(e.tuple)
}

// state returns that of the container, nil for a tuple.
func (e *exportation) state() *state {
	switch {
	case e.list != nil:
		return &e.list.state
	case e.dict != nil:
		return &e.dict.state
	case e.set != nil:
		return &e.set.state
	}
	return nil
}

// fill fills all that is on the list of work, which gets longer meanwhile. It reports false if
// there is a container that cannot be made.
func (x *exporter) fill() bool {
	for ; x.filled < len(x.work); x.filled++ {
		e := x.work[x.filled]
		var elems []Value
		switch {
		case e.tuple != nil:
			elems = e.tuple.Elems()
		case e.list != nil:
			elems = e.list.elems
		default:
			if !x.fillTable(&e) {
				if x.kept == nil {
					x.kept = map[unsafe.Pointer]bool{}
				}
				x.kept[e.pointer()] = true
				return false
			}
		}
		for i, v := range elems {
			e.elems[i] = x.value(v)
		}
	}
	return true
}

// fillTable fills a dict or set. It reports false if not all keys can be in it.
func (x *exporter) fillTable(e *exportation) bool {
	if e.dict != nil {
		u := e.made.(*starlark.Dict)
		for i := range e.dict.entries {
			if entry := &e.dict.entries[i]; entry.key.Present() {
				if k := x.key(entry.key); k == nil || u.SetKey(k, x.value(entry.value)) != nil {
					return false
				}
			}
		}
		return u.Len() == e.dict.Len()
	}
	u := e.made.(*starlark.Set)
	for i := range e.set.entries {
		if entry := &e.set.entries[i]; entry.key.Present() {
			if k := x.key(entry.key); k == nil || u.Insert(k) != nil {
				return false
			}
		}
	}
	return u.Len() == e.set.Len()
}

// maxKeySize bounds how many elements a tuple may have, with those of its elements, that is a
// key: go.starlark.net hashes a tuple again for each place where it is.
const maxKeySize = 1 << 16

// key returns what a key is exported as, with all that is in it, as it has to be hashed; nil if
// it is too large.
func (x *exporter) key(v Value) starlark.Value {
	size := maxKeySize
	return x.keyWithin(v, &size)
}

// exportedKey is key without an exporter at work: there is no container in a key that changes.
func exportedKey(k Value) starlark.Value { return (&exporter{arena: new(Arena)}).key(k) }

func (x *exporter) keyWithin(v Value, size *int) starlark.Value {
	if *size--; *size < 0 {
		return nil
	}
	t, ok := Tuples.Get(v)
	if !ok {
		return x.value(v)
	}
	elems := t.Elems()
	out := make(starlark.Tuple, len(elems))
	for i, e := range elems {
		if out[i] = x.keyWithin(e, size); out[i] == nil {
			return nil
		}
	}
	return out
}

// abandon forgets what was made.
func (x *exporter) abandon() {
	for i := range x.work {
		x.work[i].release()
	}
	x.work, x.filled, x.made = nil, 0, nil
}

// release says that the container may change again.
func (e *exportation) release() {
	if s := e.state(); s != nil && s.flags&exporting != 0 {
		s.flags &^= exporting
	}
}

// publish makes what was made that which holds the elements.
func (x *exporter) publish() {
	for i := range x.work {
		e := &x.work[i]
		e.release()
		s := e.state()
		if s == nil {
			continue
		}
		x.arena.demotions++
		keeps := s.isFrozen()
		if keeps {
			e.made.Freeze()
		}
		switch {
		case e.list != nil:
			if e.list.up.CompareAndSwap(nil, e.made.(*starlark.List)) && !keeps {
				e.list.elems = nil
			}
		case e.dict != nil:
			if e.dict.up.CompareAndSwap(nil, e.made.(*starlark.Dict)) && !keeps {
				e.dict.empty()
			}
		default:
			if e.set.up.CompareAndSwap(nil, e.made.(*starlark.Set)) && !keeps {
				e.set.empty()
			}
		}
	}
}
