package pyrt

import (
	"errors"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// caught is an exception that left a protected region, as $try returns it.
type caught struct {
	err   error
	exc   *object.Exception
	final bool // the thread is being stopped: no handler takes it
}

func (c *caught) String() string        { return "<caught " + c.exc.Class().Name() + ">" }
func (c *caught) Type() string          { return "caught" }
func (c *caught) Freeze()               {}
func (c *caught) Truth() starlark.Bool  { return true }
func (c *caught) Hash() (uint32, error) { return script.AddressHash(c) }

// handling is what the run time keeps of a strand of calls: first of all the exceptions
// that are being handled, innermost last.
type handling struct {
	stack  []handled
	nested int // calls under way that go through Go code: see Runtime.Call

	// The loops under way that own their generators, innermost last.
	owned []*ownedIterator
}

// handled is an exception that a handler has, in the frame at a depth.
type handled struct {
	c     *caught
	depth int

	// The variable that the clause binds it to, until it ends: an attribute of in.
	in   starlark.HasSetField
	name string
}

// unbind deletes the variable of a clause that has ended.
func (h handled) unbind() {
	if h.in != nil {
		delAttr(h.in, h.name) // it may be deleted already
	}
}

// handlingOf returns the exceptions being handled on the strand that t runs.
func handlingOf(t *script.Thread) *handling {
	state := t.State()
	if h, ok := (*state).(*handling); ok {
		return h
	}
	h := new(handling)
	*state = h
	return h
}

// current returns what is being handled on the strand that t runs, or nil.
func (h *handling) current() *caught {
	if len(h.stack) == 0 {
		return nil
	}
	return h.stack[len(h.stack)-1].c
}

// current returns what is being handled on t, or nil. A generator that handles nothing
// sees what its consumer does.
func current(t *script.Thread) *caught {
	if e := t.Execution.Handled; e != nil {
		return &caught{err: e, exc: e}
	}
	c := handlingOf(t).current()
	if c != nil {
		return c
	}
	for state := range t.OuterStates {
		if h, ok := state.(*handling); ok {
			if c := h.current(); c != nil {
				return c
			}
		}
	}
	return nil
}

// Handling returns the exception that is being handled on t, or nil.
func Handling(t *script.Thread) *object.Exception {
	if e := t.Execution.Handled; e != nil {
		return e
	}
	if c := current(t); c != nil {
		return c.exc
	}
	return nil
}

// Handle calls f as the body of an except clause that caught e on t: meanwhile e is what
// is being handled.
func Handle(t *script.Thread, e *object.Exception, f func() error) error {
	outer := t.Execution.Handled
	t.Execution.Handled = e
	defer func() { t.Execution.Handled = outer }()
	h := handlingOf(t)
	c := &caught{err: e, exc: e}
	h.stack = append(h.stack, handled{c: c, depth: t.Depth()})
	defer h.end(c)
	return f()
}

// leave forgets the handlers in frames deeper than depth: an exception left them.
func (h *handling) leave(depth int) {
	for n := len(h.stack); n > 0 && h.stack[n-1].depth > depth; n-- {
		h.pop()
	}
}

// end ends the handling of c, and what is further in.
func (h *handling) end(c *caught) {
	for i := len(h.stack) - 1; i >= 0; i-- {
		if h.stack[i].c == c {
			for len(h.stack) > i {
				h.pop()
			}
			return
		}
	}
}

// pop takes the innermost handler off.
func (h *handling) pop() {
	last := len(h.stack) - 1
	h.stack[last].unbind()
	h.stack[last] = handled{}
	h.stack = h.stack[:last]
}

// try is $try.
func try(t *script.Thread, fn starlark.Value) (starlark.Value, error) {
	t, v, err := t.Try(fn)
	if err == nil {
		return v, nil
	}
	c := catch(t, err)
	h := handlingOf(t)
	h.stack = append(h.stack, handled{c: c, depth: t.Depth()})
	return c, nil
}

// catch makes an error that left a region an exception.
func catch(t *script.Thread, err error) *caught {
	frame := t.Depth() // of the function with the try statement
	h := handlingOf(t)
	c := &caught{err: err, exc: exception.Catch(err, frame-1)}
	// The handlers in frames that are left; the innermost was handling when the
	// exception was raised.
	if in := current(t); in != nil {
		c.exc.Pass(in.exc)
	}
	h.leave(frame)
	c.final = t.Stopping(err)
	return c
}

// leaveCalls returns the error that leaves all calls on t but the depth outermost ones: the
// exception has what was being handled there as its context.
func leaveCalls(t *script.Thread, depth int, err error) error {
	h, ok := (*t.State()).(*handling)
	if !ok || len(h.stack) == 0 || h.stack[len(h.stack)-1].depth <= depth {
		return err
	}
	e := exception.Catch(err, depth)
	e.Pass(h.current().exc)
	h.leave(depth)
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		return e
	}
	exception.Reraise(e, err) // it is e that eval is caught as
	return err
}

// exceptAny is $except(r).
func exceptAny(t *script.Thread, r starlark.Value) (starlark.Value, error) {
	c := r.(*caught)
	if c.final { // no handler takes it
		return nil, exception.Reraise(c.exc, c.err)
	}
	t.Handled(c.err)
	return starlark.True, nil
}

// except is $except(r, classes).
func except(t *script.Thread, r, classes starlark.Value) (starlark.Value, error) {
	c := r.(*caught)
	if c.final {
		return starlark.False, nil
	}
	match, err := isOneOf(c.exc.Class(), classes)
	if match {
		t.Handled(c.err)
	}
	return starlark.Bool(match), err
}

// isOneOf reports whether class is derived from what an except clause names.
func isOneOf(class *object.Class, classes starlark.Value) (bool, error) {
	switch classes := classes.(type) {
	case *object.Class:
		if classes.IsException() {
			return class.Is(classes), nil
		}
	case starlark.Tuple:
		for _, c := range classes {
			if match, err := isOneOf(class, c); match || err != nil {
				return match, err
			}
		}
		return false, nil
	}
	return false, object.TypeError.Errorf("catching classes that do not inherit from BaseException is not allowed")
}

// raise is $raise(x).
func raise(t *script.Thread, x starlark.Value) (starlark.Value, error) {
	e, err := instance(t, x)
	if err != nil {
		return nil, err
	}
	if c := current(t); c != nil {
		e.SetContext(c.exc)
	}
	return nil, e
}

// raiseFrom is $raise(x, cause).
func raiseFrom(t *script.Thread, x, from starlark.Value) (starlark.Value, error) {
	e, err := instance(t, x)
	if err != nil {
		return nil, err
	}
	if from == starlark.None {
		e.WithCause(nil)
		return raise(t, e)
	}
	cause, err := instance(t, from)
	if err != nil {
		if object.IsA(err, object.TypeError) {
			err = object.TypeError.Errorf("exception causes must derive from BaseException")
		}
		return nil, err
	}
	return raise(t, e.WithCause(cause))
}

// raiseAgain is $raiseagain.
func raiseAgain(t *script.Thread, _ starlark.Tuple) (starlark.Value, error) {
	if c := current(t); c != nil {
		return nil, exception.Reraise(c.exc, c.err)
	}
	return nil, object.RuntimeError.Errorf("No active exception to reraise")
}

// instance returns the exception that a raise statement names: an instance, or a class
// to be called.
func instance(t *script.Thread, v starlark.Value) (*object.Exception, error) {
	if class, ok := v.(*object.Class); ok && class.IsException() {
		made, err := starlark.Call(t.Interp(), class, nil, nil)
		if err != nil {
			return nil, err
		}
		v = made
	}
	if e, ok := v.(*object.Exception); ok {
		return e, nil
	}
	return nil, object.TypeError.Errorf("exceptions must derive from BaseException")
}

func catchNames() []lowered {
	return []lowered{
		unaryOn("$try", try),
		&operation{name: "$except", arity: 2, unaryOn: exceptAny, binaryOn: except},
		&operation{name: "$raise", arity: 1, unaryOn: raise, binaryOn: raiseFrom},
		function("$raiseagain", raiseAgain),
		plain("$handling", func(starlark.Tuple) (starlark.Value, error) {
			return starlark.None, nil // it is, since $try caught it
		}),
		unary("$caught", func(r starlark.Value) (starlark.Value, error) {
			_, ok := r.(*caught)
			return starlark.Bool(ok), nil
		}),
		unary("$exc", func(r starlark.Value) (starlark.Value, error) { return r.(*caught).exc, nil }),
		function("$bindexc", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			c := args[0].(*caught)
			h := handlingOf(t)
			last := &h.stack[len(h.stack)-1] // c's
			last.in, last.name = args[1].(starlark.HasSetField), text(args[2])
			return c.exc, last.in.SetField(last.name, c.exc)
		}),
		unaryOn("$handled", func(t *script.Thread, r starlark.Value) (starlark.Value, error) {
			if c, ok := r.(*caught); ok {
				handlingOf(t).end(c)
			}
			return starlark.None, nil
		}),
		function("$reraise", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			c := args[0].(*caught)
			handlingOf(t).end(c)
			return nil, exception.Reraise(c.exc, c.err)
		}),
		plain("$assert", func(args starlark.Tuple) (starlark.Value, error) {
			return nil, object.AssertionError.New(args...)
		}),
	}
}
