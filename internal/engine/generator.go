package engine

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Generator is a generator: a function that runs in turns. Its frame is its own, and each
// statement around a yield has in it where it was.
// Source: PEP 255, PEP 342, PEP 380.
type Generator struct {
	rt              *script.Runtime
	body            *body
	frame           *value.Frame
	state           generatorState
	left            bool        // who runs it surely closes it, or runs it to its end: see SurelyLeft
	told            bool        // script.Suspend was told of it
	only            bool        // nobody knows it but the loop, or the generator, that goes over it: see madeFor
	wants           uint8       // for how many values at once it is resumed: see rowYielded
	over            outcome     // how what it delegated to has ended, for its body
	in              value.Value // what send gave; None for next
	result          value.Value // what return gave, for who ran it to its end
	on              *Generator  // what it delegates to while it is suspended, if going on is a matter of that alone; or nil
	onAt            site        // where it does
	argumentOf      site        // of a generator expression that is an argument: the call, else nil
	*generatorExtra             // nil until there is one: see extra
}

// A generatorExtra is what few generators have.
type generatorExtra struct {
	name, qualname string            // unless they are those of its code
	thrown         *object.Exception // what throw gave, or nil
	handled        *object.Exception // what its body handles where it has yielded
}

func (g *Generator) extra() *generatorExtra {
	if g.generatorExtra == nil {
		g.generatorExtra = &generatorExtra{name: g.body.code.name, qualname: g.body.code.qualname}
	}
	return g.generatorExtra
}

// names returns __name__ and __qualname__.
func (g *Generator) names() (name, qualname string) {
	if x := g.generatorExtra; x != nil {
		return x.name, x.qualname
	}
	return g.body.code.name, g.body.code.qualname
}

// takeThrown returns what throw gave, once, or nil.
func (g *Generator) takeThrown() *object.Exception {
	x := g.generatorExtra
	if x == nil {
		return nil
	}
	e := x.thrown
	x.thrown = nil
	return e
}

// handling returns what the body handles where it has yielded, or nil.
func (g *Generator) handling() *object.Exception {
	if x := g.generatorExtra; x != nil {
		return x.handled
	}
	return nil
}

type generatorState uint8

const (
	created generatorState = iota
	suspended
	running
	closed
)

// An outcome is how a generator has ended that another one delegated to.
type outcome uint8

const (
	notOver outcome = iota
	hasEnded
	hasFailed // the thread knows how
)

var generators = value.KindOf[Generator]()

var (
	_ object.Iterator   = (*Generator)(nil)
	_ object.HasResult  = (*Generator)(nil)
	_ starlark.HasAttrs = (*Generator)(nil)
	_ starlark.Iterable = (*Generator)(nil)
)

// newGenerator returns what runs a call of a generator function: it makes a generator of the body.
//
//go:noinline
func newGenerator(b *body) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		x := &t.Execution
		g := again(x, b)
		switch {
		case g != nil: // it has all that it needs
		case b.cleanup: // what script.Suspend is told of must not refer to itself, as to a frame in it
			g = &Generator{frame: value.NewFrame(b.size)}
		default:
			var own *value.Frame
			g, own = value.NewWithFrame[Generator](b.size)
			g.frame = own
		}
		g.rt, g.body = t.Runtime(), b
		if fn := functionOf(f); fn.properties != &b.code.properties && (fn.name != b.code.name || fn.qualname != b.code.qualname) {
			more := g.extra()
			more.name, more.qualname = fn.name, fn.qualname
		}
		copy(g.frame[:b.size], f[:b.size])
		if !b.cleanup {
			g.frame[b.generator] = value.Hold(g)
		}
		x.Fresh, x.FreshFuel, x.FreshAt = g, x.Fuel, x.Calls[x.Depth-1].At
		return generators.Of(g)
	}
}

// generatorIn returns the generator whose frame f is, which has it in a slot.
func generatorIn(f *value.Frame, slot uint8) *Generator { return value.Held[Generator](f[slot]) }

// resume runs the body up to the next yield, and returns what is yielded; at its end, and when it
// fails, an absent value with goOn or failed. The caller has put in, or thrown, what the body is to
// get.
func (g *Generator) resume(t *script.Thread, f *value.Frame, at site) value.Value {
	switch g.state {
	case running:
		g.takeThrown()
		return failNowhere(t, object.ValueError.Errorf("generator already executing"))
	case closed:
		g.result = value.None // only the one who ran it to its end is told
		if e := g.takeThrown(); e != nil {
			return raiseOn(t, e)
		}
		return next
	case created:
		if e := g.takeThrown(); e != nil {
			g.close()
			return raiseOn(t, e)
		}
	}
	if g.on != nil && (g.generatorExtra == nil || g.thrown == nil) {
		return g.goOnWithin(t, f, at)
	}
	x := &t.Execution
	d := x.Depth
	if uint(d) < uint(len(x.Calls)) && x.MayRun() { // as enter does, quickly
		x.Calls[d] = script.Activation{At: at, Frame: f}
		x.Depth = d + 1
		x.Fuel--
	} else if !enter(t, at, f) {
		return failure
	}
	outer := x.Handled
	frame := g.frame
	if frame[threadSlot] != value.Hold(t) {
		frame[threadSlot] = value.Hold(t)
	}
	b := g.body
	run := b.goOn
	if g.state == created {
		run = b.begin
	}
	g.state = running
	if b.cleanup {
		frame[b.generator] = value.Hold(g)
	}
	v := run(frame)
	if b.cleanup {
		g.mayCleanUp(frame, v)
	}
	handled := x.Handled
	if handled != outer {
		x.Handled = outer
	}
	x.Depth = d
	if v.Present() {
		g.state = suspended
		if handled == outer {
			handled = nil
		}
		if handled != nil || g.generatorExtra != nil {
			g.extra().handled = handled
		}
		if handled != nil {
			g.on = nil
		}
		return v
	}
	if g.generatorExtra != nil {
		g.handled = nil
	}
	g.closeFrame()
	if v == failure {
		return g.fails(t)
	}
	if v.Signal() != returns {
		g.result = value.None
	}
	return next
}

// mayCleanUp is told how a body has ended, or yielded, with a yield in a try or with statement.
func (g *Generator) mayCleanUp(frame *value.Frame, v value.Value) {
	frame[g.body.generator] = value.Value{} // so that nothing refers to g that g refers to: see script.Suspend
	switch {
	case v.Present():
		if !g.told && !g.left {
			g.told = true
			script.Suspend(g)
		}
	case g.told:
		script.Ended(g)
	}
}

// goOnWithin resumes the last of the generators that g delegates to, each to the next one, and runs the
// bodies of others only when that has come to its end.
func (g *Generator) goOnWithin(t *script.Thread, f *value.Frame, at site) value.Value {
	x := &t.Execution
	d := x.Depth
	last := g
	entered := true
	for last.on != nil && last.state == suspended {
		if n := x.Depth; uint(n) < uint(len(x.Calls)) && x.MayRun() { // as enter does, quickly
			x.Calls[n] = script.Activation{At: at, Frame: f}
			x.Depth = n + 1
			x.Fuel--
		} else if entered = enter(t, at, f); !entered {
			break
		}
		last.state = running
		f, at = last.frame, last.onAt
		if f[threadSlot] != value.Hold(t) {
			f[threadSlot] = value.Hold(t)
		}
		last = last.on
	}
	v := failure
	if entered {
		if last.in != g.in {
			last.in = g.in
		}
		v = last.resume(t, f, at)
	}
	for last != g && !v.Present() {
		outer := g
		for outer.on != last {
			outer = outer.on
		}
		outer.on, outer.over, outer.state = nil, hasEnded, suspended
		if v == failure {
			outer.over = hasFailed
		}
		x.Depth--
		x.Fuel++ // it has been resumed before
		v = outer.resume(t, x.Calls[x.Depth].Frame, x.Calls[x.Depth].At)
		last = outer
	}
	for ; g != last; g = g.on {
		g.state = suspended
	}
	x.Depth = d
	return v
}

// SurelyLeft says that who has made g runs it to its end, or closes it, whatever happens: nobody else need
// close it when it cannot be reached any more.
func (g *Generator) SurelyLeft() { g.left = true }

// Runtime returns the runtime whose generator g is.
func (g *Generator) Runtime() *script.Runtime { return g.rt }

// Close closes a suspended generator that nobody can reach any more. What goes wrong is told on the
// standard error output, as CPython does.
func (g *Generator) Close(t *script.Thread) {
	if g.state != suspended {
		return
	}
	if _, err := g.closeNow(t); err != nil {
		g.rt.Ignore(g.String(), err)
	}
}

// cleansUp reports whether there is a yield in a try or with statement of a generator's body.
func cleansUp(body syntax.Node) bool {
	found := false
	pysyntax.Walk(body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *pysyntax.TryStmt:
			found = found || yields(n)
		case *pysyntax.WithStmt:
			found = found || yields(n)
		case *syntax.DefStmt, *syntax.LambdaExpr, *pysyntax.LambdaExpr, *pysyntax.ClassStmt:
			return n == body
		case *pysyntax.DefStmt:
			return n == body
		}
		return !found
	})
	return found
}

// fails is the end of a body by an exception: a StopIteration is a RuntimeError.
func (g *Generator) fails(t *script.Thread) value.Value {
	g.result = value.None
	if object.IsA(t.Execution.Err, object.StopIteration) {
		e := caught(t)
		raised := object.RuntimeError.Errorf("generator raised StopIteration").WithCause(e)
		raised.SetContext(e)
		return raiseOn(t, raised)
	}
	return failure
}

// close ends a generator whose body does not run any more.
func (g *Generator) close() {
	g.closeFrame()
	g.result = value.None
}

// closeFrame lets go what the body has.
func (g *Generator) closeFrame() {
	g.state = closed
	if g.rt.FrameMade(g.frame) == nil {
		g.frame.Clear(0, g.body.size)
		if g.only { // see overFor
			return
		}
	}
	g.frame = nil
}

// next returns the next value, for a loop in the frame f.
func (g *Generator) next(f *value.Frame, at site) value.Value {
	g.sendNone()
	return g.resume(threadOf(f), f, at)
}

// rowYielded is what a yield of a tuple returns to a loop that takes it apart: instead of the tuple there are its
// elements, in Execution.Row.
var rowYielded = value.Hold(new(byte))

// nextRow is next for a loop that assigns to n variables.
func (g *Generator) nextRow(f *value.Frame, at site, n int) value.Value {
	g.wants = uint8(n)
	v := g.next(f, at)
	g.wants = 0
	return v
}

// rowOf is tupleOf for what is yielded: nobody need see the tuple.
//
//go:noinline
func rowOf(self uint8, list []*operand) expr {
	return func(f *value.Frame) value.Value {
		var row [script.MaxRow]value.Value
		for i := range list {
			x := list[i]
			if row[i] = x.value(f); !row[i].Present() {
				return x.missing(f)
			}
		}
		if int(generatorIn(f, self).wants) == len(list) {
			threadOf(f).Execution.Row = row
			return rowYielded
		}
		if len(list) == 2 {
			return value.Pair(row[0], row[1]).Value()
		}
		return value.NewTuple(row[:len(list)]...).Value()
	}
}

// nextAt is next(g) at a place: its end is a StopIteration.
func (g *Generator) nextAt(f *value.Frame, at site) value.Value {
	t := threadOf(f)
	g.sendNone()
	v := g.resume(t, f, at)
	switch {
	case v == failure:
		pass(f, at)
	case !v.Present():
		return fail(f, at, g.StopIteration())
	}
	if g.argumentOf == at { // see LeaveOff
		return left(t, g, v)
	}
	return v
}

// sendNone makes None what yield gives.
func (g *Generator) sendNone() {
	if !g.in.IsNone() {
		g.in = value.None
	}
}

// from resumes the body for Go code: v is absent at the end, and when there is an error.
func (g *Generator) from(t *script.Thread) (v value.Value, err error) {
	var f *value.Frame
	if d := t.Execution.Depth; d > 0 {
		f = t.Execution.Calls[d-1].Frame
	}
	v = g.resume(t, f, nowhere)
	if v == failure {
		return value.Value{}, taken(t)
	}
	return v, nil
}
