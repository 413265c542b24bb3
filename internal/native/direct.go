package native

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A direct calls a Go function for go.starlark.net's interpreter with arguments by position, which it
// takes as they are: there is no way round by the thread's stack. Parameters behind them have their
// defaults. It reports !ok, and has called nothing, if the receiver, which is nil for a function, or
// an argument is not of the type that the Go function takes.
type direct func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple) (v starlark.Value, ok bool, err error)

// argument returns the argument with index i, without self, or the default: nil if the Go function
// knows that.
func (f *Function) argument(args starlark.Tuple, i int) starlark.Value {
	if i < len(args) {
		return args[i]
	}
	return f.sig.Load().defaults[i]
}

// direct1 to direct3 return the direct of a function of starlark.Values, or of other parameters
// that are frequent, and directM0 to directM3 that of a method of starlark.Values, or for directM3
// of one and of *args and **kwargs; nil for others.
// Those of functions are generic in the result only, as there is code for each shape of it.

//go:noinline
func direct1[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, value.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, value.Of(f.argument(args, 0)))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, Args) (R, error):
		return func(_ *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list)
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, bool) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			x := f.argument(args, 0)
			if x == nil {
				return nil, false, nil
			}
			b, err := pyop.Truth(x)
			if err != nil {
				return nil, true, err
			}
			r, err := fn(t, b)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func direct2[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, Maybe) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), Maybe{value.Of(f.argument(args, 1))})
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, string) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := f.argument(args, 1).(starlark.String)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(t, f.argument(args, 0), string(s))
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func direct3[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value, starlark.Value, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1), f.argument(args, 2))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, starlark.Value, Maybe) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1), Maybe{value.Of(f.argument(args, 2))})
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM0[S, R any](fn func(S, *script.Thread) (R, error)) direct {
	return func(_ *Function, t *script.Thread, self starlark.Value, _ starlark.Tuple) (starlark.Value, bool, error) {
		s, ok := goValue[S](self)
		if !ok {
			return nil, false, nil
		}
		r, err := fn(s, t)
		return giveStarlark(t, &r, err)
	}
}

//go:noinline
func directM1[S, R any](fn any) direct {
	if fn, ok := fn.(func(S, *script.Thread, starlark.Value) (R, error)); ok {
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, f.argument(args, 0))
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM2[S, R any](fn any) direct {
	if fn, ok := fn.(func(S, *script.Thread, starlark.Value, starlark.Value) (R, error)); ok {
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, f.argument(args, 0), f.argument(args, 1))
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM3[S, R any](fn any) direct {
	if fn, ok := fn.(func(S, *script.Thread, starlark.Value, Args, Keywords) (R, error)); ok {
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args[min(1, len(args)):])
			r, err := fn(s, t, f.argument(args, 0), list, nil)
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

// directArgs2 to directArgs5 return the direct of a function of Args and others that are given by
// name: it is for calls without these, for which it takes the defaults once.

//go:noinline
func directArgs2[B, R any](fn any) direct {
	if fn, ok := fn.(func(*script.Thread, Args, B) (R, error)); ok {
		var b defaultOf[B]
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, b.of(f, t, 1))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directArgs3[B, C, R any](fn any) direct {
	if fn, ok := fn.(func(*script.Thread, Args, B, C) (R, error)); ok {
		var b defaultOf[B]
		var c defaultOf[C]
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, b.of(f, t, 1), c.of(f, t, 2))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directArgs5[B, C, D, E, R any](fn any) direct {
	if fn, ok := fn.(func(*script.Thread, Args, B, C, D, E) (R, error)); ok {
		var b defaultOf[B]
		var c defaultOf[C]
		var d defaultOf[D]
		var e defaultOf[E]
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, b.of(f, t, 1), c.of(f, t, 2), d.of(f, t, 3), e.of(f, t, 4))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

// defaultOf is what a parameter is if it is not given.
type defaultOf[A any] struct{ taken atomic.Pointer[A] }

// of returns the default of the parameter with index i of f, a function.
func (d *defaultOf[A]) of(f *Function, t *script.Thread, i int) A {
	a := d.taken.Load()
	if a == nil {
		a = new(A)
		take(f, t, i, f.signature().fallbacks, a) // a literal is of the type that it is the default of
		d.taken.Store(a)
	}
	return *a
}

// pushArgs returns arguments, of which there are not many, in a frame of the stack of t.
func pushArgs(t *script.Thread, args starlark.Tuple) (Args, value.Mark) {
	frame, mark := t.Stack.Push(len(args))
	for i, x := range args {
		frame[i] = value.Of(x)
	}
	return frame[:len(args)], mark
}

// giveStarlark makes the result of a Go function a starlark.Value.
func giveStarlark[R any](t *script.Thread, r *R, err error) (starlark.Value, bool, error) {
	if err != nil {
		return nil, true, err
	}
	switch r := any(r).(type) {
	case *starlark.Value:
		return *r, true, nil
	case *value.Value:
		return t.Arena.Starlark(*r), true, nil
	case *bool:
		return starlark.Bool(*r), true, nil
	case *string:
		return starlark.String(*r), true, nil
	case *int:
		return t.Arena.Starlark(value.Int(int64(*r))), true, nil
	case *int64:
		return t.Arena.Starlark(value.Int(*r)), true, nil
	case *float64:
		return t.Arena.Starlark(value.Float(*r)), true, nil
	}
	return any(*r).(starlark.Value), true, nil
}
