package futures

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A nestedCall is a call that was submitted by a __getstate__, or other method of a value
// that is being sent to the same pool. It is written after the call that the value is of,
// as in CPython, which writes them one by one in a thread.
type nestedCall struct {
	*processCall
	fn     starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// sendNested sends what was submitted so.
func (p *processPool) sendNested(t *script.Thread) {
	for len(p.nested) > 0 && p.encoding == nil {
		c := p.nested[0]
		p.nested = p.nested[1:]
		c.nested = false
		if _, err := p.send(t, c.processCall, c.fn, c.args, c.kwargs); err != nil {
			if run, _ := c.SetRunning(); run {
				c.settle(t, p.pools, nil, object.Catch(err, t.Depth()))
			}
		}
	}
}

// forNested reports whether all that w waits for is nested calls that t itself is to send.
func (w *wait) forNested(t *script.Thread) bool {
	if w.future != nil { // without an iterator, which needs memory
		return !w.future.settled() && w.future.isNested(t)
	}
	n := 0
	for f := range w.futures() {
		if f.settled() {
			continue
		}
		if !f.isNested(t) {
			return false
		}
		n++
	}
	return n > 0
}

// isNested reports whether f is that of a nested call that t is to send.
func (f *Future) isNested(t *script.Thread) bool {
	c, ok := f.task.(*processCall)
	return ok && c.nested && c.pool.encoding == t
}
