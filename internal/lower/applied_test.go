package lower_test

import (
	"go.starlark.net/starlark"
)

// arities are those of the builtins that are applied by subscripts.
var arities = map[string]int{
	"$n": 1, "$len": 1, "$isinstance": 2, "$raise": 1, "$iter": 1, "$star": 1, "$try": 1, "$caught": 1, "$exc": 1, "$handled": 1, "$enter": 1, "$entered": 1, "$yield": 1,
	"$add": 2, "$sub": 2, "$mul": 2, "$truediv": 2, "$mod": 2, "$floordiv": 2, "$pow": 2, "$eq": 2, "$ne": 2, "$is": 2,
	"$lt": 2, "$le": 2, "$gt": 2, "$ge": 2, "$or": 2, "$and": 2, "$xor": 2, "$lsh": 2, "$rsh": 2,
	"$iadd": 2, "$isub": 2, "$imul": 2, "$itruediv": 2, "$ifloordiv": 2, "$imod": 2, "$ipow": 2, "$ior": 2, "$iand": 2, "$ixor": 2, "$ilsh": 2, "$irsh": 2,
	"$unpack": 2, "$in": 2, "$index": 2, "$attr": 2, "$call0": 2, "$call1": 2, "$call2": 2, "$method": 2, "$supermethod": 2, "$except": 2, "$exit": 2, "$super": 2,
}

// running is the thread whose code runs, a generator's at times.
var running *starlark.Thread

// applied is a builtin that subscripts apply to its operands.
type applied struct {
	starlark.Callable
	arity int
}

func (a *applied) Get(x starlark.Value) (starlark.Value, bool, error) {
	if a.arity == 2 {
		return &partial{a, x, nil}, true, nil
	}
	v, err := a.CallInternal(running, starlark.Tuple{x}, nil)
	return v, true, err
}

// pendingCall is the call of a method that has not got all of its arguments.
type pendingCall struct {
	namespace
	fn   starlark.Value
	args starlark.Tuple
	left int
}

func (c *pendingCall) Get(arg starlark.Value) (starlark.Value, bool, error) {
	c.args = append(c.args, arg)
	if c.left--; c.left > 0 {
		return c, true, nil
	}
	v, err := starlark.Call(running, c.fn, c.args, nil)
	return v, true, err
}

// partial is a builtin of two operands that has one of them; the other is nil.
type partial struct {
	*applied
	x, y starlark.Value
}

func (p *partial) Get(v starlark.Value) (starlark.Value, bool, error) {
	x, y := p.x, p.y
	if x == nil {
		x = v
	} else {
		y = v
	}
	v, err := p.CallInternal(running, starlark.Tuple{x, y}, nil)
	return v, true, err
}

// template is an f-string without its values.
type template struct {
	namespace
	texts starlark.Tuple
	fstr  function
}

func (t *template) Name() string { return "$template" }

func (t *template) Get(x starlark.Value) (starlark.Value, bool, error) {
	v, err := t.CallInternal(nil, starlark.Tuple{x}, nil)
	return v, true, err
}

func (t *template) CallInternal(thread *starlark.Thread, values starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	args := starlark.Tuple{t.texts[0]}
	for i, v := range values {
		args = append(append(args, v), t.texts[3*i+1:3*i+4]...)
	}
	return t.fstr(thread, args, nil)
}
