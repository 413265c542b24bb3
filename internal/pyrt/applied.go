package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// An operation is a builtin of lowered code that is applied to its operands: see [applied]. It
// belongs to no Host.
type operation struct {
	name  string
	arity int // how many subscripts it takes

	// What it does with one operand and with two: one of each kind at most. The second ones are
	// called on the thread that runs.
	unary    func(x starlark.Value) (starlark.Value, error)
	unaryOn  func(t *script.Thread, x starlark.Value) (starlark.Value, error)
	binary   func(x, y starlark.Value) (starlark.Value, error)
	binaryOn func(t *script.Thread, x, y starlark.Value) (starlark.Value, error)

	// It is binary with a name for y.
	named func(r *Runtime, name string) func(x starlark.Value) (starlark.Value, error)
}

// An applied builtin is an operation that is applied to its operands by subscripts, one at a
// time, as that costs a fraction of a call: the interpreter makes no frame for it, and no copy of
// its arguments. It can be called, too.
type applied struct {
	arity  int
	unary  func(x starlark.Value) (starlark.Value, error) // the operation's; nil if that needs a thread
	binary func(x, y starlark.Value) (starlark.Value, error)
	free   []*operand // that are not in use

	*operation
	r *Runtime
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
		if a.unary != nil {
			v, err = a.unary(x)
		} else {
			v, err = a.applyOn(x)
		}
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
	x, a := o.x, o.of
	o.x = nil
	a.free = append(a.free, o)
	if a.binary != nil {
		v, err = a.binary(x, y)
	} else {
		v, err = a.applyBothOn(x, y)
	}
	return v, true, err
}

// applyOn applies an operation that needs the thread to one operand.
func (a *applied) applyOn(x starlark.Value) (starlark.Value, error) {
	t := a.r.rt.Running()
	if t == nil {
		return nil, script.NotAttached()
	}
	return a.unaryOn(t, x)
}

// applyBothOn is applyOn for two operands.
func (a *applied) applyBothOn(x, y starlark.Value) (starlark.Value, error) {
	t := a.r.rt.Running()
	if t == nil {
		return nil, script.NotAttached()
	}
	return a.binaryOn(t, x, y)
}

// CallInternal is a(x) or a(x, y).
func (a *applied) CallInternal(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	switch {
	case len(args) == 1 && a.unary != nil:
		return a.unary(args[0])
	case len(args) == 1:
		return a.applyOn(args[0])
	case a.binary != nil:
		return a.binary(args[0], args[1])
	}
	return a.applyBothOn(args[0], args[1])
}

// with is $with: what a is with y as its second operand.
func (a *applied) with(y starlark.Value) *applied {
	switch {
	case a.named != nil:
		return a.r.apply(unary(a.name, a.named(a.r, text(y))))
	case a.binary != nil:
		binary := a.binary
		return a.r.apply(unary(a.name, func(x starlark.Value) (starlark.Value, error) { return binary(x, y) }))
	}
	return a.r.apply(unary(a.name, func(x starlark.Value) (starlark.Value, error) { return a.applyBothOn(x, y) }))
}

// apply returns an operation as a builtin of a Host.
func (r *Runtime) apply(o *operation) *applied {
	a := r.applied(o)
	return &a
}

func (r *Runtime) applied(o *operation) applied {
	return applied{arity: o.arity, unary: o.unary, binary: o.binary, operation: o, r: r}
}

// Name returns the name.
func (o *operation) Name() string { return o.name }

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

// unary and unaryOn return an operation of one operand.
func unary(name string, fn func(x starlark.Value) (starlark.Value, error)) *operation {
	return &operation{name: name, arity: 1, unary: fn}
}

func unaryOn(name string, fn func(t *script.Thread, x starlark.Value) (starlark.Value, error)) *operation {
	return &operation{name: name, arity: 1, unaryOn: fn}
}

// binary and binaryOn return an operation of two operands.
func binary(name string, fn func(x, y starlark.Value) (starlark.Value, error)) *operation {
	return &operation{name: name, arity: 2, binary: fn}
}

func binaryOn(name string, fn func(t *script.Thread, x, y starlark.Value) (starlark.Value, error)) *operation {
	return &operation{name: name, arity: 2, binaryOn: fn}
}

// named returns an operation of two operands whose second is a name.
func named(name string, fn func(r *Runtime, name string) func(x starlark.Value) (starlark.Value, error)) *operation {
	return &operation{name: name, arity: 2, named: fn}
}

func appliedNames() []lowered {
	return []lowered{
		plain("$with", func(args starlark.Tuple) (starlark.Value, error) {
			return args[0].(*applied).with(args[1]), nil
		}),
	}
}
