package value

import (
	"unsafe"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
)

// An exporter makes containers of go.starlark.net, which nobody sees until all are made.
type exporter struct {
	arena  *Arena
	work   worklist
	filled int                               // how many of it are
	made   map[unsafe.Pointer]starlark.Value // what is made of whom that cannot be marked
	kept   map[unsafe.Pointer]bool           // dicts and sets that cannot be made
}

// An exportation is a container or tuple, and what is made of it.
type exportation struct {
	of    Value
	made  starlark.Value
	elems []starlark.Value // those of a list or tuple
}

// A worklist is a list that does not move what is in it when it grows.
type worklist struct {
	chunks [][]exportation
	n      int
}

const chunkSize = 256

func (w *worklist) at(i int) *exportation { return &w.chunks[i/chunkSize][i%chunkSize] }

func (w *worklist) add(e exportation) {
	last := w.n / chunkSize
	switch {
	case last < len(w.chunks):
	case last == 0:
		w.chunks = append(w.chunks, nil) // most are short
	default:
		w.chunks = append(w.chunks, make([]exportation, 0, chunkSize))
	}
	w.chunks[last] = append(w.chunks[last], e)
	w.n++
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
		if made := x.known(v, &l.state); made != nil {
			return made
		}
		elems := make([]starlark.Value, len(l.elems))
		return x.begin(&l.state, exportation{v, starlark.NewList(elems), elems})
	case Dicts.word:
		d := (*Dict)(v.p)
		if u := d.up.Load(); u != nil {
			return u
		}
		if made := x.known(v, &d.state); made != nil {
			return made
		}
		return x.begin(&d.state, exportation{v, starlark.NewDict(d.Len()), nil})
	case Sets.word:
		s := (*Set)(v.p)
		if u := s.up.Load(); u != nil {
			return u
		}
		if made := x.known(v, &s.state); made != nil {
			return made
		}
		return x.begin(&s.state, exportation{v, starlark.NewSet(s.Len()), nil})
	}
	if holdsOwn(v) {
		t, _ := AsTuple(v)
		return x.tuple(t.Value())
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
		if made := x.made[v.p]; made != nil {
			return made
		}
	}
	elems := make(starlark.Tuple, t.Len())
	if !flat {
		return x.begin(nil, exportation{v, elems, elems})
	}
	for i, e := range t.Elems() {
		elems[i] = x.value(e)
	}
	return elems
}

// known returns what is made of a container already, or the container if it is not to be made;
// nil otherwise.
func (x *exporter) known(v Value, s *state) starlark.Value {
	switch {
	case s.flags&exporting != 0:
		if i := int(s.mark); i < x.work.n && x.work.at(i).of.p == v.p {
			return x.work.at(i).made
		}
		return v.object() // an exporter is at work with it that runs the script code that is here
	case x.kept[v.p]:
		return v.object()
	}
	return x.made[v.p]
}

// begin puts a container on the list of work, and returns what is made of it.
func (x *exporter) begin(s *state, e exportation) starlark.Value {
	if s != nil && !s.isFrozen() {
		s.flags |= exporting
		s.mark = uint32(x.work.n)
	} else { // a tuple, or what does not change: others may read its state
		if x.made == nil {
			x.made = map[unsafe.Pointer]starlark.Value{}
		}
		x.made[e.of.p] = e.made
	}
	x.work.add(e)
	return e.made
}

// state returns that of the container, nil for a tuple.
func (e *exportation) state() *state {
	switch e.of.n {
	case Lists.word:
		return &(*List)(e.of.p).state
	case Dicts.word:
		return &(*Dict)(e.of.p).state
	case Sets.word:
		return &(*Set)(e.of.p).state
	}
	return nil
}

// fill fills all that is on the list of work, which gets longer meanwhile. It reports false if
// there is a container that cannot be made.
func (x *exporter) fill() bool {
	for ; x.filled < x.work.n; x.filled++ {
		e := *x.work.at(x.filled)
		var elems []Value
		made := true
		switch e.of.n {
		case Tuples.word:
			elems = (*Tuple)(e.of.p).Elems()
		case Lists.word:
			elems = (*List)(e.of.p).elems
		case Dicts.word:
			made = x.fillDict(e.made.(*starlark.Dict), (*Dict)(e.of.p))
		case Sets.word:
			made = x.fillSet(e.made.(*starlark.Set), (*Set)(e.of.p))
		}
		if !made {
			if x.kept == nil {
				x.kept = map[unsafe.Pointer]bool{}
			}
			x.kept[e.of.p] = true
			return false
		}
		for i, v := range elems {
			if i%alarm.Every == 0 {
				x.look()
			}
			e.elems[i] = x.value(v)
		}
	}
	return true
}

// look panics, as alarm.Must does, if the script is to stop. Nothing is made then.
func (x *exporter) look() {
	if err := alarm.Err(); err != nil {
		x.abandon()
		panic(alarm.Stop{Err: err})
	}
}

// fillDict reports false if not all keys can be in u.
func (x *exporter) fillDict(u *starlark.Dict, d *Dict) bool {
	for i := range d.entries {
		if i%alarm.Every == 0 {
			x.look()
		}
		if e := &d.entries[i]; e.key.Present() {
			if k := x.key(e.key); k == nil || u.SetKey(k, x.value(e.value)) != nil {
				return false
			}
		}
	}
	return u.Len() == d.Len()
}

// fillSet reports false if not all elements can be in u.
func (x *exporter) fillSet(u *starlark.Set, s *Set) bool {
	for i := range s.entries {
		if i%alarm.Every == 0 {
			x.look()
		}
		if e := &s.entries[i]; e.key.Present() {
			if k := x.key(e.key); k == nil || u.Insert(k) != nil {
				return false
			}
		}
	}
	return u.Len() == s.Len()
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
func exportedKey(k Value) starlark.Value {
	if k.class() != tupleClass {
		return k.Starlark()
	}
	return (&exporter{arena: new(Arena)}).key(k)
}

func (x *exporter) keyWithin(v Value, size *int) starlark.Value {
	if *size--; *size < 0 {
		return nil
	}
	t, ok := AsTuple(v)
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
	for i := range x.work.n {
		x.work.at(i).release()
	}
	x.work, x.filled, x.made = worklist{}, 0, nil
}

// release says that the container may change again.
func (e *exportation) release() {
	if s := e.state(); s != nil && s.flags&exporting != 0 {
		s.flags &^= exporting
		s.mark = 0
	}
}

// publish makes what was made that which holds the elements.
func (x *exporter) publish() {
	for i := range x.work.n {
		e := x.work.at(i)
		e.release()
		s := e.state()
		if s == nil {
			continue
		}
		x.arena.demotions++
		demoted.Add(1)
		keeps := s.isFrozen()
		if keeps {
			e.made.Freeze()
		}
		switch e.of.n {
		case Lists.word:
			l := (*List)(e.of.p)
			if l.up.CompareAndSwap(nil, e.made.(*starlark.List)) && !keeps {
				l.hold(nil)
			}
		case Dicts.word:
			d := (*Dict)(e.of.p)
			if d.up.CompareAndSwap(nil, e.made.(*starlark.Dict)) && !keeps {
				d.empty()
			}
		case Sets.word:
			s := (*Set)(e.of.p)
			if s.up.CompareAndSwap(nil, e.made.(*starlark.Set)) && !keeps {
				s.empty()
			}
		}
	}
}
