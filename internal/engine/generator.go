package engine

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pyrt"
	"fstar/internal/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Generator is a generator: a function that runs in turns. Its frame is its own, and each
// statement around a yield has in it where it was.
// Source: PEP 255, PEP 342, PEP 380.
type Generator struct {
	rt             *script.Runtime
	name, qualname string
	body           *body
	frame          *value.Frame
	state          generatorState
	left           bool              // who runs it surely closes it, or runs it to its end: see SurelyLeft
	told           bool              // script.Suspend was told of it
	in             value.Value       // what send gave; None for next
	thrown         *object.Exception // what throw gave, or nil
	on             *delegate         // what it delegates to while it is suspended, if that is a generator; or nil
	result         value.Value       // what return gave, for who ran it to its end
	handled        *object.Exception // what its body handles where it has yielded
	argumentOf     site              // of a generator expression that is an argument: the call, else nil
}

type generatorState uint8

const (
	created generatorState = iota
	suspended
	running
	closed
)

var generators = value.KindOf[Generator]()

var (
	_ pyop.Iterator     = (*Generator)(nil)
	_ pyop.HasResult    = (*Generator)(nil)
	_ starlark.HasAttrs = (*Generator)(nil)
	_ starlark.Iterable = (*Generator)(nil)
)

// newGenerator returns a generator that runs a function whose arguments are in a frame.
func newGenerator(fn *Function, b *body, frame *value.Frame) value.Value {
	t := threadOf(frame)
	var g *Generator
	if b.cleanup { // what script.Suspend is told of must not refer to itself, as to a frame in it
		g = &Generator{frame: value.NewFrame(b.size)}
	} else {
		var own *value.Frame
		g, own = value.NewWithFrame[Generator](b.size)
		g.frame = own
	}
	g.rt, g.name, g.qualname, g.body = t.Runtime(), fn.name, fn.qualname, b
	copy(g.frame[:b.size], frame[:b.size])
	if !b.cleanup {
		g.frame[b.generator] = value.Hold(g)
	}
	t.Execution.Fresh, t.Execution.FreshFuel = g, t.Execution.Fuel
	return generators.Of(g)
}

// generatorIn returns the generator whose frame f is, which has it in a slot.
func generatorIn(f *value.Frame, slot uint8) *Generator { return value.Held[Generator](f[slot]) }

// resume runs the body up to the next yield, and returns what is yielded; at its end, and when it
// fails, an absent value with goOn or failed. The caller has put in, or thrown, what the body is to
// get.
func (g *Generator) resume(t *script.Thread, f *value.Frame, at site) value.Value {
	switch g.state {
	case running:
		return failNowhere(t, exception.ValueError.Errorf("generator already executing"))
	case closed:
		g.result = value.None // only the one who ran it to its end is told
		if e := g.thrown; e != nil {
			g.thrown = nil
			return raiseOn(t, e)
		}
		return next
	case created:
		if e := g.thrown; e != nil {
			g.thrown = nil
			g.close()
			return raiseOn(t, e)
		}
	}
	x := &t.Execution
	d := x.Depth
	if uint(d) < uint(len(x.Calls)) && x.Fuel > 0 { // as enter does, quickly
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
	var v value.Value
	switch {
	case g.body.cleanup:
		v = g.runToCleanUp(frame)
	case g.on != nil && g.thrown == nil && g.handled == nil:
		v = g.goOnWithin(t, frame)
	default:
		g.state = running
		v = g.body.run(frame)
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
		if g.handled != handled {
			g.handled = handled
		}
		return v
	}
	g.handled = nil
	g.closeFrame()
	if v == failure {
		return g.fails(t)
	}
	if v.Signal() != returns {
		g.result = value.None
	}
	return next
}

// runToCleanUp runs a body with a yield in a try or with statement.
func (g *Generator) runToCleanUp(frame *value.Frame) value.Value {
	slot := g.body.generator
	frame[slot] = value.Hold(g)
	g.state = running
	v := g.body.run(frame)
	frame[slot] = value.Value{} // so that nothing refers to g that g refers to: see script.Suspend
	switch {
	case v.Present():
		g.state = suspended
		if !g.told && !g.left {
			g.told = true
			script.Suspend(g)
		}
	case g.told:
		script.Ended(g)
	}
	return v
}

// goOnWithin resumes the generator to which the body delegates, and runs the body only when that yields
// no more.
func (g *Generator) goOnWithin(t *script.Thread, frame *value.Frame) value.Value {
	on := g.on
	if in := g.in; on.g.in != in {
		on.g.in = in
	}
	g.state = running
	v := on.g.resume(t, frame, nowhere)
	if v.Present() {
		return v
	}
	g.on = nil
	if v == failure {
		on.failed = taken(t)
	} else {
		on.ended()
	}
	on.over = true
	return g.body.run(frame)
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
	}
	g.frame = nil
}

// next returns the next value, for a loop in the frame f.
func (g *Generator) next(f *value.Frame, at site) value.Value {
	g.sendNone()
	return g.resume(threadOf(f), f, at)
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
	return g.resumed(t, f)
}

// resumed is from for the code in the frame f.
func (g *Generator) resumed(t *script.Thread, f *value.Frame) (v value.Value, err error) {
	v = g.resume(t, f, nowhere)
	if v == failure {
		return value.Value{}, taken(t)
	}
	return v, nil
}

// NextValue returns the next value that the generator yields, absent at its end.
func (g *Generator) NextValue(t *script.Thread) (value.Value, error) {
	g.sendNone()
	v, err := g.from(t)
	if err != nil || !v.Present() {
		return value.Value{}, err
	}
	return v, nil
}

// Iterate returns an iterator over what is left.
func (g *Generator) Iterate() starlark.Iterator { return &generatorIterator{g: g} }

type generatorIterator struct {
	object.Iteration
	g *Generator
}

func (it *generatorIterator) Next(p *starlark.Value) bool {
	return script.Step(it.g.rt, &it.Iteration, it.g, p)
}

// LeaveOff closes a generator expression that only the function in Go has which leaves it off: the
// one that it is written as an argument of. CPython does that by counting references.
func (g *Generator) LeaveOff(t *script.Thread) {
	x := &t.Execution
	if g.argumentOf != nil && x.Depth > 0 && x.Calls[x.Depth-1].At == g.argumentOf {
		g.closeNow(t)
	}
}

// StopIteration is what the end of a generator is to next and send.
func (g *Generator) StopIteration() error {
	v := g.result
	g.result = value.None
	if v.IsNone() || !v.Present() {
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
	e.Throw(g.handled)
	g.thrown = e
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
	g.thrown = object.GeneratorExit.New()
	v, err := g.from(t)
	switch {
	case err == nil && v.Present():
		return value.Value{}, object.RuntimeError.Errorf("generator ignored GeneratorExit")
	case err != nil && !object.IsA(err, object.GeneratorExit):
		return value.Value{}, err
	case err == nil:
		v = g.result
		g.result = value.None
		return v, nil
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
		native.Get("__name__", "", func(g *Generator) (string, error) { return g.name, nil }),
		native.Get("__qualname__", "", func(g *Generator) (string, error) { return g.qualname, nil }),
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
		return setName(&g.name, name, v)
	case "__qualname__":
		return setName(&g.qualname, name, v)
	}
	return object.NoPlace(g, generatorClass, name)
}

// AttrNames returns the names of the attributes.
func (g *Generator) AttrNames() []string { return generatorClass.AttrNamesOf() }

func (g *Generator) String() string {
	return fmt.Sprintf("<generator object %s at %#x>", g.qualname, script.Address(g))
}
func (g *Generator) Type() string          { return "generator" }
func (g *Generator) Freeze()               {}
func (g *Generator) Truth() starlark.Bool  { return true }
func (g *Generator) Hash() (uint32, error) { return script.AddressHash(g) }

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
	first := k.expr(over)
	c := k.unit.code(k.scope.Child(x))
	from := capturesOf(c.scope)
	at := k.site(syntax.Start(firstIterable(&x.Comprehension)))
	return func(f *value.Frame) value.Value {
		v := first(f)
		if !v.Present() {
			return v
		}
		t := threadOf(f)
		it, err := iterate(t, v)
		if err != nil {
			return fail(f, at, err)
		}
		outer := functionOf(f)
		fn := &Function{code: c, module: outer.module, globals: outer.globals, name: c.name, qualname: c.qualname, cells: cellsOf(f, from)}
		b := c.compiled()
		fn.body.Store(b)
		frame, mark := t.Stack.Push(b.size)
		frame[threadSlot], frame[functionSlot] = f[threadSlot], functions.Of(fn)
		frame[firstParam] = value.Hold(&heldIterator{it, owned(t, it)})
		v = fn.run(t, b, f, at, frame)
		t.Stack.Pop(mark)
		if g, ok := generators.Get(v); ok {
			g.argumentOf = argumentOf
		}
		return v
	}
}

// A heldIterator is an iterator in a slot.
type heldIterator struct {
	iterator
	own leaver // see owned
}

// generatorBody compiles the body of a generator expression.
func (k *compiler) generatorBody(x *pysyntax.GenExpr) stmt {
	it := func(f *value.Frame) *heldIterator { return value.Held[heldIterator](f[firstParam]) }
	return k.generatorClauses(x.Clauses, it, func() resumable { return k.yield(k.expr(x.Body), syntax.Start(x.Body)) }).begin
}

func (k *compiler) generatorClauses(list []syntax.Node, first func(f *value.Frame) *heldIterator, body func() resumable) resumable {
	if len(list) == 0 {
		return body()
	}
	switch c := list[0].(type) {
	case *syntax.ForClause:
		var x expr
		if first == nil {
			x = k.expr(c.X)
		}
		slot := k.state.slot(k, c.For)
		local, _, simple := k.slotOf(c.Vars)
		var to store
		if !simple {
			to = k.target(c.Vars, c.For)
		}
		run := forEachAgain(slot, x, first, local, to, k.generatorClauses(list[1:], nil, body), nil, k.site(c.In), nil)
		return resumable{run, run}
	case *syntax.IfClause:
		q := k.cond(c.Cond)
		run := ifAgain(k.state.slot(k, c.If), q, k.generatorClauses(list[1:], nil, body), resumable{begin: nothing})
		return resumable{run, run}
	}
	return resumable{}
}

// yieldTo yields a value. What the generator is sent then goes to a slot, if there is one.
//
//go:noinline
func yieldTo(self, state uint8, x expr, to *uint8, at site) stmt {
	goOn := behindYield(self, to, at)
	return func(f *value.Frame) value.Value {
		var v value.Value
		if f[state].Signal() == 0 {
			v = x(f)
		} else {
			f[state].SetSignal(0)
			v = goOn(f)
		}
		if v.Present() { // behind it, too: see located
			f[state].SetSignal(1)
		}
		return v
	}
}

// behindYield goes on behind a yield: see yieldTo.
//
//go:noinline
func behindYield(self uint8, to *uint8, at site) stmt {
	return func(f *value.Frame) value.Value {
		g := generatorIn(f, self)
		if e := g.thrown; e != nil {
			g.thrown = nil
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

// yieldFrom delegates to another iterator. What that returns goes to a slot.
//
//go:noinline
func yieldFrom(self, state uint8, x expr, to uint8, at site) stmt {
	return func(f *value.Frame) value.Value {
		t := threadOf(f)
		var v value.Value
		var err error
		if !f[state].Present() {
			of := x(f)
			if !of.Present() {
				return of
			}
			d, err := delegateTo(t, f, of, at)
			if err != nil {
				return fail(f, at, err)
			}
			if d == nil {
				return failure
			}
			f[state] = value.Hold(d)
			v, err = d.next(t, f)
			if d.g != nil && v.Present() {
				generatorIn(f, self).on = d
			}
			return delegated(f, state, to, at, d, v, err)
		}
		g := generatorIn(f, self)
		d := value.Held[delegate](f[state])
		if d.over {
			return delegated(f, state, to, at, d, v, d.failed)
		}
		g.on = nil
		if e := g.thrown; e == locating {
			g.thrown = nil
			return located(f, at)
		} else if e != nil {
			g.thrown = nil
			if v, err = d.throw(t, f, e); err != nil { // CPython throws what comes out into this one, too
				e := exception.Catch(err, t.Depth())
				e.Throw(t.Execution.Handled)
				err = e
			}
		} else {
			v, err = d.send(t, f, g.in)
		}
		if d.g != nil && v.Present() {
			g.on = d
		}
		return delegated(f, state, to, at, d, v, err)
	}
}

// delegated yields what the iterator has given that a generator delegates to, or goes on at its end.
func delegated(f *value.Frame, state, to uint8, at site, d *delegate, v value.Value, err error) value.Value {
	if err != nil {
		f[state] = value.Value{}
		return fail(f, at, err)
	}
	if v.Present() {
		return v
	}
	f[state] = value.Value{}
	f[to] = d.result
	return next
}

// A delegate is the iterator that a generator delegates to.
type delegate struct {
	g      *Generator    // or
	it     pyop.Iterator // of Go code
	result value.Value
	over   bool  // g has come to its end since the body ran,
	failed error // by that, or nil
}

// delegateTo returns the delegate for a value, or nil if a method of a script failed.
func delegateTo(t *script.Thread, f *value.Frame, v value.Value, at site) (*delegate, error) {
	if in, ok := instances.Get(v); ok {
		if fn, ok := functions.Get(specialOf(in, "__iter__")); ok && fn.code.kind == generatorCode {
			if v = call1(f, at, functions.Of(fn), v); !v.Present() {
				return nil, nil
			}
		}
	}
	if g, ok := generators.Get(v); ok {
		return &delegate{g: g}, nil
	}
	it, err := pyop.Iter(t, v.Starlark())
	if err != nil {
		return nil, err
	}
	if g, ok := it.(*Generator); ok {
		return &delegate{g: g}, nil
	}
	return &delegate{it: it}, nil
}

// next returns the next value; it is absent at the end.
func (d *delegate) next(t *script.Thread, f *value.Frame) (value.Value, error) {
	if d.g != nil {
		d.g.in = value.None
		return d.resumed(t, f)
	}
	v, err := pyop.Next(t, d.it)
	return d.stopped(v, err)
}

func (d *delegate) send(t *script.Thread, f *value.Frame, in value.Value) (value.Value, error) {
	if d.g != nil {
		d.g.in = in
		return d.resumed(t, f)
	}
	if in.IsNone() {
		return d.next(t, f)
	}
	fn, err := pyrt.Attr(pyop.Underlying(d.it), "send")
	if err != nil {
		return value.Value{}, err
	}
	v, err := pyop.CallValues(t, fn, in)
	return d.stopped(v, err)
}

func (d *delegate) throw(t *script.Thread, f *value.Frame, e *object.Exception) (value.Value, error) {
	exits := e.Class().Is(object.GeneratorExit)
	if d.g != nil {
		if exits {
			if _, err := d.g.closeNow(t); err != nil {
				return value.Value{}, err
			}
			return value.Value{}, e
		}
		e.Throw(d.g.handled)
		d.g.thrown = e
		return d.resumed(t, f)
	}
	name := "throw"
	if exits {
		name = "close"
	}
	fn, err := pyrt.Attr(pyop.Underlying(d.it), name)
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
	v, err := pyop.CallValues(t, fn, value.Of(e))
	return d.stopped(v, err)
}

// resumed resumes the generator, and notes its result at its end.
func (d *delegate) resumed(t *script.Thread, f *value.Frame) (value.Value, error) {
	v, err := d.g.resumed(t, f)
	if err == nil && !v.Present() {
		d.ended()
	}
	return v, err
}

// ended notes the result of a generator at its end.
func (d *delegate) ended() {
	d.result = d.g.result
	d.g.result = value.None
	if !d.result.Present() {
		d.result = value.None
	}
}

// stopped makes a StopIteration the end.
func (d *delegate) stopped(v value.Value, err error) (value.Value, error) {
	if err == nil {
		return v, nil
	}
	if !pyop.IsStop(err) {
		return value.Value{}, err
	}
	r, err := exception.Catch(err, 0).Attr("value")
	d.result = value.Of(r)
	if r == nil {
		d.result = value.None
	}
	return value.Value{}, err
}
