package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// An applied builtin is a builtin of lowered code that is applied to its operands by
// subscripts, one at a time, as that costs a fraction of a call: the interpreter makes no
// frame for it, and no copy of its arguments. It can be called, too.
type applied struct {
	name   string
	arity  int // how many subscripts it takes
	unary  func(x starlark.Value) (starlark.Value, error)
	binary func(x, y starlark.Value) (starlark.Value, error)
	named  func(name string) func(x starlark.Value) (starlark.Value, error) // binary, if y is a name

	free []*operand // that are not in use
}

// An operand is an applied builtin of two operands with its first one. Lowered code uses
// it once.
type operand struct {
	of *applied
	x  starlark.Value
}

var (
	_ starlark.Mapping  = (*applied)(nil)
	_ starlark.Callable = (*applied)(nil)
	_ starlark.Mapping  = (*operand)(nil)
)

// Get is a[x].
func (a *applied) Get(x starlark.Value) (v starlark.Value, found bool, err error) {
	if a.arity == 1 {
		v, err = a.unary(x)
		return v, true, err
	}
	n := len(a.free)
	if n == 0 {
		return &operand{a, x}, true, nil
	}
	o := a.free[n-1]
	a.free = a.free[:n-1]
	o.x = x
	return o, true, nil
}

// Get is a[x][y], o being a[x].
func (o *operand) Get(y starlark.Value) (v starlark.Value, found bool, err error) {
	x := o.x
	o.x = nil
	o.of.free = append(o.of.free, o)
	v, err = o.of.binary(x, y)
	return v, true, err
}

// CallInternal is a(x) or a(x, y).
func (a *applied) CallInternal(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 1 {
		return a.unary(args[0])
	}
	return a.binary(args[0], args[1])
}

// with is $with: what a is with y as its second operand.
func (a *applied) with(y starlark.Value) *applied {
	if a.named != nil {
		return unary(a.name, a.named(text(y)))
	}
	return unary(a.name, func(x starlark.Value) (starlark.Value, error) { return a.binary(x, y) })
}

func (a *applied) Name() string          { return a.name }
func (a *applied) String() string        { return a.name }
func (a *applied) Type() string          { return a.name }
func (a *applied) Freeze()               {}
func (a *applied) Truth() starlark.Bool  { return true }
func (a *applied) Hash() (uint32, error) { return script.AddressHash(a) }

func (o *operand) String() string        { return o.of.name }
func (o *operand) Type() string          { return o.of.name }
func (o *operand) Freeze()               {}
func (o *operand) Truth() starlark.Bool  { return true }
func (o *operand) Hash() (uint32, error) { return script.AddressHash(o) }

// unary returns an applied builtin of one operand.
func unary(name string, fn func(x starlark.Value) (starlark.Value, error)) *applied {
	return &applied{name: name, arity: 1, unary: fn}
}

// binary returns an applied builtin of two operands.
func binary(name string, fn func(x, y starlark.Value) (starlark.Value, error)) *applied {
	return &applied{name: name, arity: 2, binary: fn}
}

// named returns an applied builtin of two operands whose second is a name.
func named(name string, fn func(name string) func(x starlark.Value) (starlark.Value, error)) *applied {
	return &applied{name: name, arity: 2, named: fn}
}

// onThread returns fn for the thread that runs.
func (r *Runtime) onThread(fn func(t *script.Thread, x starlark.Value) (starlark.Value, error)) func(x starlark.Value) (starlark.Value, error) {
	return func(x starlark.Value) (starlark.Value, error) {
		t := r.rt.Running()
		if t == nil {
			return nil, script.NotAttached()
		}
		return fn(t, x)
	}
}

// bothOnThread is onThread for two operands.
func (r *Runtime) bothOnThread(fn func(t *script.Thread, x, y starlark.Value) (starlark.Value, error)) func(x, y starlark.Value) (starlark.Value, error) {
	return func(x, y starlark.Value) (starlark.Value, error) {
		t := r.rt.Running()
		if t == nil {
			return nil, script.NotAttached()
		}
		return fn(t, x, y)
	}
}

func (r *Runtime) appliedNames() map[string]starlark.Value {
	return map[string]starlark.Value{
		"$with": plain("$with", func(args starlark.Tuple) (starlark.Value, error) {
			return args[0].(*applied).with(args[1]), nil
		}),
	}
}
