package engine

import (
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/value"
)

//go:noinline
func (k *compiler) raise(s *pysyntax.RaiseStmt) stmt {
	at := k.site(s.Raise)
	if s.X == nil {
		return func(f *value.Frame) value.Value { return raiseAgain(f, at) }
	}
	x := k.expr(s.X)
	if s.Cause == nil {
		return func(f *value.Frame) value.Value {
			v := x(f)
			if c, ok := classes.Get(v); ok && c.IsException() {
				v = call0(f, at, v)
			}
			if e, ok := exceptions.Get(v); ok {
				return raiseException(f, at, e)
			}
			if !v.Present() {
				return v
			}
			return fail(f, at, pyrt.Raise(threadOf(f), v.Starlark(), nil))
		}
	}
	cause := k.expr(s.Cause)
	return func(f *value.Frame) value.Value {
		v := x(f)
		if !v.Present() {
			return v
		}
		c := cause(f)
		if !c.Present() {
			return c
		}
		return fail(f, at, pyrt.Raise(threadOf(f), v.Starlark(), c.Starlark()))
	}
}

// raiseException is raise of an exception. What is being handled is its context, though it may have one.
func raiseException(f *value.Frame, at site, e *object.Exception) value.Value {
	t := threadOf(f)
	x := &t.Execution
	if x.Handled != nil {
		e.SetContext(x.Handled)
	}
	x.Err, x.Trace = e, append(x.Trace[:0], at)
	if x.KeepFrames {
		keepFrame(f, at)
	}
	return failure
}

// raiseAgain is raise without an expression.
func raiseAgain(f *value.Frame, at site) value.Value {
	t := threadOf(f)
	x := &t.Execution
	if x.Handled == nil {
		return fail(f, at, object.RuntimeError.Errorf("No active exception to reraise"))
	}
	x.Err, x.Trace = x.Handled, x.Trace[:0]
	if x.KeepFrames {
		t.FrameOf(f).SetPlace(at)
	}
	return failure
}

//go:noinline
func (k *compiler) assert(s *pysyntax.AssertStmt) stmt {
	q, at := k.cond(s.Cond), k.site(s.Assert)
	var msg expr
	if s.Msg != nil {
		msg = k.expr(s.Msg)
	}
	return func(f *value.Frame) value.Value {
		switch q(f) {
		case yes:
			return next
		case bad:
			return failure
		}
		if msg == nil {
			return fail(f, at, object.AssertionError.New())
		}
		v := msg(f)
		if !v.Present() {
			return v
		}
		return fail(f, at, object.AssertionError.New(v.Starlark()))
	}
}
