package engine

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
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

// NextValue returns the next value that the generator yields, absent at its end.
func (g *Generator) NextValue(t object.Thread) (value.Value, error) {
	g.sendNone()
	v, err := g.from(t.(*script.Thread))
	if err != nil || !v.Present() {
		return value.Value{}, err
	}
	return v, nil
}

// Iterate returns an iterator over what is left.
func (g *Generator) Iterate() starlark.Iterator {
	return &generatorIterator{object.Iteration{By: g.rt.Caller}, g}
}

type generatorIterator struct {
	object.Iteration
	g *Generator
}

func (it *generatorIterator) Next(p *starlark.Value) bool {
	return it.Step(it.g, p)
}

// LeaveOff closes a generator expression that only the function in Go has which leaves it off: the
// one that it is written as an argument of. CPython does that by counting references.
func (g *Generator) LeaveOff(on object.Thread) {
	t := on.(*script.Thread)
	x := &t.Execution
	if g.argumentOf != nil && x.Depth > 0 && x.Calls[x.Depth-1].At == g.argumentOf {
		g.closeNow(t)
	}
}

// StopIteration is what the end of a generator is to next and send.
func (g *Generator) StopIteration() error {
	v := g.takeResult()
	if v.IsNone() {
		return object.StopIteration.New()
	}
	return object.StopIteration.New(v.Starlark())
}

// goOn resumes the body. Its end is a StopIteration.
func (g *Generator) goOn(t *script.Thread) (value.Value, error) {
	v, err := g.from(t)
	if err == nil && !v.Present() {
		err = g.StopIteration()
	}
	return v, err
}

func (g *Generator) nextNow(t *script.Thread) (value.Value, error) {
	g.sendNone()
	return g.goOn(t)
}

func (g *Generator) send(t *script.Thread, v value.Value) (value.Value, error) {
	if g.state == created && !v.IsNone() {
		return value.Value{}, object.TypeError.Errorf("can't send non-None value to a just-started generator")
	}
	g.in = v
	return g.goOn(t)
}

func (g *Generator) throw(t *script.Thread, typ starlark.Value, val native.Opt[starlark.Value], _ value.Value) (value.Value, error) {
	thrown := typ
	if val.Given {
		thrown = val.Value
	}
	e, err := pyrt.Instance(t, thrown)
	if err != nil {
		return value.Value{}, object.TypeError.Errorf("exceptions must be classes or instances deriving from BaseException, not %s", object.TypeName(thrown))
	}
	e.Throw(g.handling())
	g.extra().thrown = e
	return g.goOn(t)
}

// closeNow is generator.close(). It returns what a return statement gave, as since CPython 3.13.
func (g *Generator) closeNow(t *script.Thread) (value.Value, error) {
	switch g.state {
	case closed:
		return value.None, nil
	case created:
		g.close()
		return value.None, nil
	}
	g.extra().thrown = object.GeneratorExit.New()
	v, err := g.from(t)
	switch {
	case err == nil && v.Present():
		return value.Value{}, object.RuntimeError.Errorf("generator ignored GeneratorExit")
	case err != nil && !object.IsA(err, object.GeneratorExit):
		return value.Value{}, err
	case err == nil:
		return g.takeResult(), nil
	}
	return value.None, nil
}

// generatorTable has what scripts know of generators.
var generatorClass = native.Table{
	Doc: "what a generator function returns: its body runs from one yield to the next",
	Methods: []*native.Function{
		native.M0("__iter__", "", "", func(g *Generator, _ *script.Thread) (*Generator, error) { return g, nil }),
		native.M0("__next__", "", "", (*Generator).nextNow),
		native.M0("close", "", "raises GeneratorExit where the body is, which ends it", (*Generator).closeNow),
		native.M1("send", "value, /", "goes on with value as what yield gives; returns what is yielded next", (*Generator).send),
		native.M3("throw", "typ, val=None, tb=None, /", "raises an exception where the body is; returns what is yielded next", (*Generator).throw),
	},
	Attributes: []*native.Attribute{
		native.Get("__name__", "", func(g *Generator) (string, error) { name, _ := g.names(); return name, nil }),
		native.Get("__qualname__", "", func(g *Generator) (string, error) { _, name := g.names(); return name, nil }),
		native.Get("gi_suspended", "whether its body has yielded", func(g *Generator) (bool, error) { return g.state == suspended, nil }),
		native.Get("gi_code", "", func(g *Generator) (*codeValue, error) { return (*codeValue)(g.body.code), nil }),
		native.Get("gi_frame", "the frame of its body, or None at its end", (*Generator).frameNow),
		native.Get("gi_running", "whether its body runs", func(g *Generator) (bool, error) { return g.state == running, nil }),
	},
}.Define(object.NewNative("", "generator"))

// generatorMethod returns a method that a value has if it is a generator, else an absent value.
func generatorMethod(v value.Value, name string) value.Value {
	if !generators.Is(v) {
		return value.Value{}
	}
	return value.Of(object.FunctionNamed(v.Starlark(), name))
}

// Class returns the class of generators.
func (g *Generator) Class() *object.Class { return generatorClass }

// Attr returns the attribute called name, or nil.
func (g *Generator) Attr(name string) (starlark.Value, error) { return generatorClass.AttrOf(g, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (g *Generator) MethodClass() *object.Class { return generatorClass }

// SetField sets __name__ or __qualname__, to a str.
func (g *Generator) SetField(name string, v starlark.Value) error {
	switch name {
	case "__name__":
		return setName(&g.extra().name, name, v)
	case "__qualname__":
		return setName(&g.extra().qualname, name, v)
	}
	return object.NoPlace(g, generatorClass, name)
}

// AttrNames returns the names of the attributes.
func (g *Generator) AttrNames() []string { return generatorClass.AttrNamesOf() }

func (g *Generator) String() string {
	_, name := g.names()
	return fmt.Sprintf("<generator object %s at %#x>", name, object.Address(g))
}
func (g *Generator) Type() string          { return "generator" }
func (g *Generator) Freeze()               {}
func (g *Generator) Truth() starlark.Bool  { return true }
func (g *Generator) Hash() (uint32, error) { return object.AddressHash(g), nil }

// yields reports whether a statement, or an expression, yields in the function that it is in.
func yields(n syntax.Node) bool {
	if n == nil {
		return false
	}
	found := false
	pysyntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *pysyntax.YieldExpr, *pysyntax.YieldFromExpr:
			found = true
		case *syntax.LambdaExpr:
			found = found || anyDefaultYields(n.Params)
			return false
		case *pysyntax.LambdaExpr:
			found = found || anyDefaultYields(n.Params)
			return false
		case *syntax.DefStmt:
			found = found || anyDefaultYields(n.Params)
			return false
		case *pysyntax.DefStmt:
			found = found || anyYields(n.Decorators) || anyDefaultYields(n.Params)
			return false
		case *pysyntax.ClassStmt:
			found = found || anyYields(n.Decorators) || anyYields(n.Args)
			return false
		case *slotExpr, *spilledComp, *spilledLambda, *signalStmt:
			return false
		}
		return !found
	})
	return found
}

func anyYields[N syntax.Node](list []N) bool {
	for _, n := range list {
		if yields(n) {
			return true
		}
	}
	return false
}

// anyDefaultYields reports whether the default of a parameter yields.
func anyDefaultYields(params []syntax.Expr) bool {
	return slices.ContainsFunc(params, func(p syntax.Expr) bool {
		if ann, ok := p.(*pysyntax.AnnotatedParam); ok {
			p = ann.Param
		}
		b, ok := p.(*syntax.BinaryExpr)
		return ok && yields(b.Y)
	})
}

// generatorExpr compiles a generator expression: a function of what the first clause goes over. It is
// an argument of the call at argumentOf, if that is not nil.
//
//go:noinline
func (k *compiler) generatorExpr(x *pysyntax.GenExpr, over syntax.Expr, argumentOf site) expr {
	first := k.iterable(over)
	c := k.unit.code(k.scope.Child(x))
	from := capturesOf(c.scope)
	at := k.site(syntax.Start(firstIterable(&x.Comprehension)))
	return func(f *value.Frame) value.Value {
		v := first(f)
		if !v.Present() {
			return v
		}
		t := threadOf(f)
		it, err := iterateAt(f, v, at)
		if err != nil {
			return fail(f, at, err)
		}
		if it == nil {
			return failure
		}
		outer := functionOf(f)
		fn := &Function{properties: &c.properties, code: c, module: outer.module, globals: outer.globals, cells: cellsOf(f, from)}
		b := c.compiled()
		fn.body.Store(b)
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = f[threadSlot], functions.Of(fn)
		frame[firstParam] = value.Hold(&heldIterator{iterator: it, own: owned(t, it)})
		v = fn.run(t, b, f, at, frame)
		t.Stack.Pop(mark)
		if g, ok := generators.Get(v); ok {
			g.argumentOf = argumentOf
		}
		return v
	}
}

// generatorBody compiles the body of a generator expression.
func (k *compiler) generatorBody(x *pysyntax.GenExpr) resumable {
	return k.generatorClauses(x.Clauses, true, func() resumable { return k.yield(k.expr(x.Body), nil, syntax.Start(x.Body)) })
}

// generatorClauses compiles the clauses around the body. The iterator of the first is a parameter.
func (k *compiler) generatorClauses(list []syntax.Node, first bool, body func() resumable) resumable {
	if len(list) == 0 {
		return body()
	}
	switch c := list[0].(type) {
	case *syntax.ForClause:
		at := k.site(c.In)
		slot := uint8(firstParam)
		var x expr
		if !first {
			x = k.expr(c.X)
			slot = k.state.slot(k, c.For)
		}
		to := k.loopTarget(c.Vars, c.For)
		goOn := forGoOn(slot, to, k.generatorClauses(list[1:], false, body), nil, at)
		if first {
			return resumable{goOn, goOn}
		}
		return resumable{forBegin(slot, x, goOn, at), goOn}
	case *syntax.IfClause:
		q, then := k.cond(c.Cond), k.generatorClauses(list[1:], false, body)
		return resumable{ifThen(q, then.begin), then.goOn}
	}
	return resumable{}
}

// behindYield goes on behind a yield. What the generator is sent goes to a slot, if there is one.
//
//go:noinline
func behindYield(self uint8, to *uint8, at site) stmt {
	return func(f *value.Frame) value.Value {
		g := generatorIn(f, self)
		if e := g.takeThrown(); e != nil {
			if e == locating {
				return located(f, at)
			}
			raiseOn(threadOf(f), e)
			pass(f, at)
			return failure
		}
		if to != nil {
			f[*to] = g.in
		}
		return next
	}
}

// yieldFrom delegates to another iterator, which is in a slot meanwhile. What that returns goes to a slot, too.
func yieldFrom(self, slot uint8, x expr, to uint8, at site) resumable {
	return resumable{beginFrom(self, slot, x, to, at), goOnFrom(self, slot, to, at)}
}

//go:noinline
func beginFrom(self, slot uint8, x expr, to uint8, at site) stmt {
	iter := &special{name: "__iter__"}
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		of := x(f)
		if !of.Present() {
			return of
		}
		inner := delegateTo(f, iter, of, at)
		if !inner.Present() {
			return failure
		}
		f[slot] = inner
		if on, ok := generators.Get(inner); ok {
			on.sendNone()
			return delegated(f, generatorIn(f, self), on, slot, to, at, on.resume(t, f, at))
		}
		d := value.Held[delegate](inner)
		v, err := d.next(t)
		return d.delegated(f, slot, to, at, v, err)
	}
}

//go:noinline
func goOnFrom(self, slot, to uint8, at site) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		g := generatorIn(f, self)
		e := g.takeThrown()
		if e == locating {
			return located(f, at)
		}
		if on, ok := generators.Get(f[slot]); ok {
			v := next
			switch {
			case g.over == hasFailed:
				v = failure
			case g.over == hasEnded:
			case e != nil:
				v = on.throwFromOuter(t, f, at, e)
			default:
				on.in = g.in
				v = on.resume(t, f, at)
			}
			g.over = notOver
			return delegated(f, g, on, slot, to, at, v)
		}
		d := value.Held[delegate](f[slot])
		if e != nil {
			v, err := d.throw(t, e)
			if err != nil {
				err = thrownOn(t, err)
			}
			return d.delegated(f, slot, to, at, v, err)
		}
		v, err := d.send(t, g.in)
		return d.delegated(f, slot, to, at, v, err)
	}
}

// delegated yields what the generator has given to which g delegates, or goes on at its end.
func delegated(f *value.Frame, g, on *Generator, slot, to uint8, at site, v value.Value) value.Value {
	if v.Present() {
		if !g.body.cleanup {
			g.on, g.onAt = on, at
		}
		return v
	}
	g.on = nil
	f[slot] = value.Value{}
	if v == failure {
		pass(f, at)
		return v
	}
	f[to] = on.takeResult()
	on.overFor(threadOf(f))
	return next
}

// throwFromOuter is throw for an exception that is thrown into a generator that delegates to g.
func (g *Generator) throwFromOuter(t *script.Thread, f *value.Frame, at site, e *object.Exception) value.Value {
	if e.Class().Is(object.GeneratorExit) {
		if _, err := g.closeNow(t); err != nil {
			return failNowhere(t, thrownOn(t, err))
		}
		return failNowhere(t, thrownOn(t, e))
	}
	e.Throw(g.handling())
	g.extra().thrown = e
	v := g.resume(t, f, at)
	if v == failure {
		return failNowhere(t, thrownOn(t, caught(t)))
	}
	return v
}

// thrownOn returns what has come out of an iterator that an exception was thrown into: CPython throws that
// into the generator that delegates to it, too.
func thrownOn(t *script.Thread, err error) error {
	e := object.Catch(err, t.Depth())
	e.Throw(t.Execution.Handled)
	return e
}

// takeResult returns what return gave, once.
func (g *Generator) takeResult() value.Value {
	v := g.result
	g.result = value.None
	if !v.Present() {
		return value.None
	}
	return v
}

// A delegate is the iterator of Go code that a generator delegates to.
type delegate struct {
	it     object.Iterator
	result value.Value
}

// delegateTo returns what to delegate to for a value: a generator, or a delegate. It is absent if that failed.
func delegateTo(f *value.Frame, iter *special, v value.Value, at site) value.Value {
	if in, ok := instances.Get(v); ok {
		if fn, ok := functions.Get(iter.of(in)); ok && fn.code.kind == generatorCode {
			if v = call1(f, at, functions.Of(fn), v); !v.Present() {
				return v
			}
		}
	}
	if g, ok := generators.Get(v); ok {
		g.only = madeFor(threadOf(f), g)
		return v
	}
	it, err := object.Iter(threadOf(f), v.Starlark())
	if err != nil {
		return fail(f, at, err)
	}
	if g, ok := it.(*Generator); ok {
		return generators.Of(g)
	}
	return value.Hold(&delegate{it: it})
}

// delegated yields what the iterator has given, or goes on at its end.
func (d *delegate) delegated(f *value.Frame, slot, to uint8, at site, v value.Value, err error) value.Value {
	if err == nil && v.Present() {
		return v
	}
	f[slot] = value.Value{}
	if err != nil {
		return fail(f, at, err)
	}
	f[to] = d.result
	return next
}

// next returns the next value; it is absent at the end.
func (d *delegate) next(t *script.Thread) (value.Value, error) {
	v, err := object.Next(t, d.it)
	return d.stopped(v, err)
}

func (d *delegate) send(t *script.Thread, in value.Value) (value.Value, error) {
	if in.IsNone() {
		return d.next(t)
	}
	fn, err := pyrt.Attr(object.Underlying(d.it), "send")
	if err != nil {
		return value.Value{}, err
	}
	v, err := object.CallValues(t, fn, in)
	return d.stopped(v, err)
}

func (d *delegate) throw(t *script.Thread, e *object.Exception) (value.Value, error) {
	exits := e.Class().Is(object.GeneratorExit)
	name := "throw"
	if exits {
		name = "close"
	}
	fn, err := pyrt.Attr(object.Underlying(d.it), name)
	switch {
	case err != nil && !object.IsA(err, object.AttributeError):
		return value.Value{}, err
	case exits:
		if err == nil {
			if _, err := t.Invoke(fn, nil, nil); err != nil {
				return value.Value{}, err
			}
		}
		return value.Value{}, e
	case err != nil:
		return value.Value{}, e
	}
	v, err := object.CallValues(t, fn, value.Of(e))
	return d.stopped(v, err)
}

// stopped makes a StopIteration the end.
func (d *delegate) stopped(v value.Value, err error) (value.Value, error) {
	if err == nil {
		return v, nil
	}
	if !object.IsStop(err) {
		return value.Value{}, err
	}
	r, err := object.Catch(err, 0).Attr("value")
	d.result = value.Of(r)
	if r == nil {
		d.result = value.None
	}
	return value.Value{}, err
}
