package engine

import (
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

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
