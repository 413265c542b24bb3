package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// iterate is $iter.
func (r *Runtime) iterate(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	x, err := pyop.Iterate(t, args[0])
	if err != nil {
		return nil, err
	}
	if g, ok := x.(*Generator); ok {
		since := len(args) // steps: constants pushed, and the call
		if _, made := args[0].(*object.Instance); made {
			since = 0 // by its __iter__, now
		}
		if g.isNew(t, since) {
			x = &ownedGenerator{g}
		}
	}
	if len(args) == 1 {
		return x, nil
	}
	n, err := starlark.AsInt32(args[1])
	if err != nil {
		return nil, err
	}
	return &unpacked{x, r, n}, nil
}

// note notes at which step of the interpreter the generator is made, if no Go code but
// that of a bound method is between its function and the script code that called it.
func (s *generatorState) note(interp *starlark.Thread, name string) {
	if name == "<genexpr>" {
		s.maker, s.made = interp, interp.Steps
		return
	}
	depth := interp.CallStackDepth()
	caller := 2 // behind $generator and the function
	if depth > caller+1 {
		if _, ok := interp.DebugFrame(caller).Callable().(*object.Method); ok {
			caller++
		}
	}
	if depth <= caller {
		return
	}
	switch fn := interp.DebugFrame(caller).Callable().(type) {
	case *starlark.Function:
	case *starlark.Builtin:
		if fn.Name() != "$iter" { // which calls __iter__
			return
		}
	default:
		return
	}
	s.maker, s.made = interp, interp.Steps+1 // the next one returns it
}

// isNew reports whether nobody can have the generator but the $iter that asks: since it
// was made and returned, the interpreter has done no more than the given steps.
func (s *generatorState) isNew(t *script.Thread, since int) bool {
	return s.maker == t.Interp() && s.made+uint64(since) == s.maker.Steps
}

// An ownedGenerator is a generator that only a for loop has: it is closed when the loop
// is left, as CPython does by counting references.
type ownedGenerator struct{ *Generator }

var _ starlark.Iterable = (*ownedGenerator)(nil)

// Iterate returns an iterator that closes the generator when it is done. What goes wrong
// then is ignored, as it is in CPython, for nobody asked for it.
func (o *ownedGenerator) Iterate() starlark.Iterator {
	it := &ownedIterator{generatorIterator{o.Generator}}
	h := handlingOf(o.r.rt.Running())
	h.owned = append(h.owned, it)
	return it
}

type ownedIterator struct{ generatorIterator }

// Done closes the generator, and those of the loops inside of this one first: the
// interpreter tells the outer loop first when a function is left.
func (it *ownedIterator) Done() {
	t := it.g.r.rt.Running()
	h := handlingOf(t)
	for i := slices.Index(h.owned, it); i >= 0 && len(h.owned) > i; {
		last := h.owned[len(h.owned)-1]
		h.owned[len(h.owned)-1] = nil
		h.owned = h.owned[:len(h.owned)-1]
		last.g.close(t)
	}
}

// unpacked has the elements of an iterable in such a form that the interpreter unpacks
// each into n variables: as tuples or lists.
type unpacked struct {
	starlark.Iterable
	r *Runtime
	n int
}

// Iterate returns an iterator.
func (u *unpacked) Iterate() starlark.Iterator {
	return &unpackedIterator{u.Iterable.Iterate(), u.r, u.n}
}

type unpackedIterator struct {
	starlark.Iterator
	r *Runtime
	n int
}

// Next unpacks what is no list or tuple. Those of another length are the interpreter's
// to complain about.
func (it *unpackedIterator) Next(p *starlark.Value) bool {
	if !it.Iterator.Next(p) {
		return false
	}
	switch (*p).(type) {
	case starlark.Tuple, *starlark.List:
		return true
	}
	t := it.r.rt.Running()
	elems, err := pyop.Unpack(t, *p, it.n)
	if err != nil {
		t.Fail(err)
		return false
	}
	*p = elems
	return true
}
