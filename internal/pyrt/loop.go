package pyrt

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// iterate is $iter(x).
func iterate(t *script.Thread, x starlark.Value) (starlark.Value, error) { return over(t, x) }

// iterateUnpacked is $iter(x, n).
func iterateUnpacked(t *script.Thread, x, n starlark.Value) (starlark.Value, error) {
	size, err := starlark.AsInt32(n)
	if err != nil {
		return nil, err
	}
	it, err := over(t, x)
	if err != nil {
		return nil, err
	}
	return pyop.Unpacked(t, it, size), nil
}

// over returns what a loop over x goes over.
func over(t *script.Thread, x starlark.Value) (starlark.Iterable, error) {
	it, err := pyop.Iterate(t, x)
	if err != nil {
		return nil, err
	}
	if g, ok := it.(*Generator); ok {
		since := 1 // step: the subscript that applies $iter
		if _, made := x.(*object.Instance); made {
			since = 0 // by its __iter__, now
		}
		if g.isNew(t, since) {
			return &ownedGenerator{g}, nil
		}
	}
	return it, nil
}

// note notes at which step of the interpreter the generator is made, if no Go code but
// that of a bound method is between its function and the script code that called it.
func (s *generatorState) note(interp *starlark.Thread, name string) {
	if name == "<genexpr>" {
		s.maker, s.made = interp, interp.Steps
		return
	}
	caller := 2 // behind $generator and the function
	for depth := interp.CallStackDepth(); caller < depth; caller++ {
		switch fn := interp.DebugFrame(caller).Callable().(type) {
		case *object.Method, *withoutFirst:
			continue
		case object.Guarded:
			return // Go code has called it
		default:
			if f, ok := object.FunctionOf(fn); ok && f.Attrs() == nil {
				s.maker, s.made = interp, interp.Steps+1 // the next one returns it
			}
			return
		}
	}
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
	it := &ownedIterator{generatorIterator{g: o.Generator}}
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
	if err := t.Failure(); err != nil { // it leaves the loop, and is not one of what close runs
		defer t.Fail(err)
	}
	for i := slices.Index(h.owned, it); i >= 0 && len(h.owned) > i; {
		last := h.owned[len(h.owned)-1]
		h.owned[len(h.owned)-1] = nil
		h.owned = h.owned[:len(h.owned)-1]
		last.g.close(t)
	}
}
