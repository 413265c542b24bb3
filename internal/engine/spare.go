package engine

import "fstar/internal/script"

// The spareGenerators of a thread have come to their end, and nobody knows them any more: they are used again. Those
// with frames of one size are a list, by on.
type spareGenerators [maxSpareSize + 1]struct {
	first *Generator
	n     int
}

const (
	maxSpareSize = 24 // of the frame
	maxSpare     = 16 // of a size
)

// again returns a generator with a frame for a body that is used again, or nil.
func again(x *script.Execution, b *body) *Generator {
	s, ok := x.Spare.(*spareGenerators)
	if !ok || b.size > maxSpareSize || b.cleanup {
		return nil
	}
	list := &s[b.size]
	g := list.first
	if g != nil {
		list.first, g.on = g.on, nil
		list.n--
	}
	return g
}

// overFor keeps g to be used again, if it has ended well and only the caller knows it, who forgets it.
func (g *Generator) overFor(t *script.Thread) {
	if !g.only || g.frame == nil {
		return
	}
	s, ok := t.Execution.Spare.(*spareGenerators)
	if !ok {
		s = new(spareGenerators)
		t.Execution.Spare = s
	}
	if list := &s[g.body.size]; list.n < maxSpare {
		*g = Generator{frame: g.frame, on: list.first}
		list.first = g
		list.n++
	}
}

// madeFor reports whether g was just made, by a call of its function for what goes over it now, so that nobody
// else knows it.
func madeFor(t *script.Thread, g *Generator) bool {
	x := &t.Execution
	made := x.Fresh == any(g) && x.FreshAt != nil && g.body.size <= maxSpareSize && !g.body.cleanup
	if made {
		x.Fresh = nil
	}
	return made
}
