package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pytype"
	"fstar/internal/script"
)

// method is $method(x, name): what is called with x before the arguments of a call of
// x.name. If x.name is a function of x's class it is that, else one that drops x.
func (r *Runtime) method(name string) func(x starlark.Value) (starlark.Value, error) {
	return func(x starlark.Value) (starlark.Value, error) {
		var fn starlark.Value
		if inst, ok := x.(*object.Instance); ok {
			fn = inst.Method(name)
		} else if m := pytype.Method(x, name); m != nil {
			fn = m
		} else {
			fn = object.FunctionNamed(x, name)
		}
		if fn != nil {
			return fn, nil
		}
		v, err := Attr(x, name)
		if err != nil {
			return nil, err
		}
		return r.withoutFirst(v), nil
	}
}

// superMethod is $supermethod(x, name): $method for x = super(), where the first argument
// is that of the method around.
func (r *Runtime) superMethod(name string) func(x starlark.Value) (starlark.Value, error) {
	return func(x starlark.Value) (starlark.Value, error) {
		super := x.(*object.Super)
		if fn := super.Method(name); fn != nil {
			return fn, nil
		}
		v, err := super.Attr(name)
		if err != nil {
			return nil, err
		}
		return r.withoutFirst(v), nil
	}
}

// withoutFirst returns a function that calls fn without its first argument. Lowered code
// calls it once.
func (r *Runtime) withoutFirst(fn starlark.Value) *withoutFirst {
	n := len(r.free)
	if n == 0 {
		return &withoutFirst{r, fn}
	}
	w := r.free[n-1]
	r.free = r.free[:n-1]
	w.fn = fn
	return w
}

type withoutFirst struct {
	r  *Runtime
	fn starlark.Value
}

var _ starlark.Callable = (*withoutFirst)(nil)

// CallInternal calls the function, a builtin in the frame of w.
func (w *withoutFirst) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	fn := w.fn
	w.fn = nil
	w.r.free = append(w.r.free, w)
	if b, ok := object.BuiltinOf(fn); ok {
		return b.CallInternal(thread, args[1:], kwargs)
	}
	return starlark.Call(thread, fn, args[1:], kwargs)
}

func (w *withoutFirst) Name() string          { return "$method" }
func (w *withoutFirst) String() string        { return "$method" }
func (w *withoutFirst) Type() string          { return "$method" }
func (w *withoutFirst) Freeze()               {}
func (w *withoutFirst) Truth() starlark.Bool  { return true }
func (w *withoutFirst) Hash() (uint32, error) { return script.AddressHash(w) }
