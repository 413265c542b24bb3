package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytype"
	"fstar/internal/script"
	"fstar/internal/value"
)

// methodCalls are the calls of methods called name with n arguments, which lowered code
// makes by subscripts: one for the object, one for each argument.
type methodCalls struct {
	r    *Runtime
	name string
	n    int
	free []*methodCall // that are not in use
}

// A methodCall is one that has not got all of its arguments. Lowered code uses it once.
type methodCall struct {
	of     *methodCalls
	fn     starlark.Value
	args   starlark.Tuple
	native *native.Function // a method of a built-in type, in place of fn
	values [3]value.Value   // and its arguments
	n      int              // how many there are so far
}

var _ starlark.Mapping = (*methodCall)(nil)

// methodCalled is $call0, $call1 and $call2, n being the number of arguments.
func methodCalled(n int) func(r *Runtime, name string) func(x starlark.Value) (starlark.Value, error) {
	return func(r *Runtime, name string) func(x starlark.Value) (starlark.Value, error) {
		return (&methodCalls{r: r, name: name, n: n}).begin
	}
}

// begin finds the method of x.
func (m *methodCalls) begin(x starlark.Value) (starlark.Value, error) {
	var fn starlark.Value
	bound := false
	if inst, ok := x.(*object.Instance); ok {
		fn = inst.Method(m.name)
	} else if f := pytype.Method(x, m.name); f != nil {
		return m.beginNative(f, x)
	} else {
		fn = object.FunctionNamed(x, m.name)
	}
	if fn == nil {
		v, err := Attr(x, m.name)
		if err != nil {
			return nil, err
		}
		fn, bound = v, true
	}
	args := make(starlark.Tuple, 0, m.n+1)
	if !bound {
		args = append(args, x)
	}
	if m.n == 0 {
		return m.callScript(fn, args)
	}
	c := m.take()
	c.fn, c.args = fn, args
	return c, nil
}

// beginNative is begin for a method of a built-in type.
func (m *methodCalls) beginNative(f *native.Function, x starlark.Value) (starlark.Value, error) {
	if m.n == 0 {
		t := m.r.rt.Running()
		if t == nil {
			return nil, script.NotAttached()
		}
		frame, mark := t.Stack.Push(f.Room(1))
		frame[0] = value.Of(x)
		return m.callNative(t, f, frame, mark)
	}
	c := m.take()
	c.native, c.values[0] = f, value.Of(x)
	return c, nil
}

// take returns a methodCall that nobody uses.
func (m *methodCalls) take() *methodCall {
	last := len(m.free) - 1
	if last < 0 {
		return &methodCall{of: m}
	}
	c := m.free[last]
	m.free = m.free[:last]
	return c
}

// callScript calls a method that the interpreter makes a frame for.
func (m *methodCalls) callScript(fn starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	t := m.r.rt.Running()
	if t == nil {
		return nil, script.NotAttached()
	}
	return starlark.Call(t.Interp(), fn, args, nil)
}

// callNative calls a method of a built-in type, which needs no frame of the interpreter: no
// traceback shows it. The arguments are in a frame of the thread's stack, which it pops.
func (m *methodCalls) callNative(t *script.Thread, f *native.Function, frame *value.Frame, mark value.Mark) (starlark.Value, error) {
	v, err := f.CallIn(t, frame, m.n+1)
	t.Stack.Pop(mark)
	if err != nil {
		return nil, err
	}
	return t.Arena.Starlark(v), nil
}

// Get is c[arg].
func (c *methodCall) Get(arg starlark.Value) (v starlark.Value, found bool, err error) {
	m := c.of
	c.n++
	if c.native != nil {
		return c.nextNative(arg)
	}
	c.args = append(c.args, arg)
	if c.n < m.n {
		return c, true, nil
	}
	fn, args := c.fn, c.args
	c.fn, c.args, c.n = nil, nil, 0
	m.free = append(m.free, c)
	v, err = m.callScript(fn, args)
	return v, true, err
}

// nextNative is Get for a method of a built-in type.
func (c *methodCall) nextNative(arg starlark.Value) (v starlark.Value, found bool, err error) {
	m := c.of
	c.values[c.n] = value.Of(arg)
	if c.n < m.n {
		return c, true, nil
	}
	t, f := m.r.rt.Running(), c.native
	if t == nil {
		return nil, true, script.NotAttached()
	}
	frame, mark := t.Stack.Push(f.Room(m.n + 1))
	copy(frame[:], c.values[:m.n+1])
	clear(c.values[:m.n+1])
	c.native, c.n = nil, 0
	m.free = append(m.free, c)
	v, err = m.callNative(t, f, frame, mark)
	return v, true, err
}

func (c *methodCall) String() string        { return "$call" }
func (c *methodCall) Type() string          { return "$call" }
func (c *methodCall) Freeze()               {}
func (c *methodCall) Truth() starlark.Bool  { return true }
func (c *methodCall) Hash() (uint32, error) { return script.AddressHash(c) }
