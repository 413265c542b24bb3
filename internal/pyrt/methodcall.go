package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pytype"
	"fstar/internal/script"
)

// methodCalls are the calls of methods called name with n arguments, which lowered code
// makes by subscripts: one for the object, one for each argument.
type methodCalls struct {
	r       *Runtime
	name    string
	special bool // it is the name of a special method
	n       int
	free    []*methodCall // that are not in use
}

// A methodCall is one that has not got all of its arguments. Lowered code uses it once.
type methodCall struct {
	of     *methodCalls
	fn     starlark.Value
	native bool // fn is a method of a built-in type
	args   starlark.Tuple
	left   int
}

var _ starlark.Mapping = (*methodCall)(nil)

// methodCall is $call0, $call1 and $call2, n being the number of arguments.
func (r *Runtime) methodCall(n int) func(name string) func(x starlark.Value) (starlark.Value, error) {
	return func(name string) func(x starlark.Value) (starlark.Value, error) {
		return (&methodCalls{r: r, name: name, special: object.IsDunder(name), n: n}).begin
	}
}

// begin finds the method of x.
func (m *methodCalls) begin(x starlark.Value) (starlark.Value, error) {
	var fn starlark.Value
	native, bound := false, false
	if inst, ok := x.(*object.Instance); ok {
		fn = inst.Method(m.name)
	} else if !m.special {
		if b := pytype.Method(x, m.name); b != nil {
			fn, native = b, true
		}
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
		return m.call(fn, native, args)
	}
	last := len(m.free) - 1
	if last < 0 {
		return &methodCall{m, fn, native, args, m.n}, nil
	}
	c := m.free[last]
	m.free = m.free[:last]
	c.fn, c.native, c.args, c.left = fn, native, args, m.n
	return c, nil
}

// call calls the method. Those of built-in types need no frame: no traceback shows it.
func (m *methodCalls) call(fn starlark.Value, native bool, args starlark.Tuple) (starlark.Value, error) {
	t := m.r.rt.Running()
	if t == nil {
		return nil, script.NotAttached()
	}
	interp := t.Interp()
	if native {
		return fn.(starlark.Callable).CallInternal(interp, args, nil)
	}
	return starlark.Call(interp, fn, args, nil)
}

// Get is c[arg].
func (c *methodCall) Get(arg starlark.Value) (v starlark.Value, found bool, err error) {
	c.args = append(c.args, arg)
	if c.left--; c.left > 0 {
		return c, true, nil
	}
	m, fn, native, args := c.of, c.fn, c.native, c.args
	c.fn, c.args = nil, nil
	m.free = append(m.free, c)
	v, err = m.call(fn, native, args)
	return v, true, err
}

func (c *methodCall) String() string        { return "$call" }
func (c *methodCall) Type() string          { return "$call" }
func (c *methodCall) Freeze()               {}
func (c *methodCall) Truth() starlark.Bool  { return true }
func (c *methodCall) Hash() (uint32, error) { return script.AddressHash(c) }
