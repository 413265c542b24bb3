package native

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"fstar/internal/script"
)

// directArgs2 to directArgs5 return the direct of a function of Args and others that are given by
// name: it is for calls without these, for which it takes the defaults once.

//go:noinline
func directArgs2[B, R any](fn any) direct {
	if fn, ok := fn.(func(*script.Thread, Args, B) (R, error)); ok {
		var b defaultOf[B]
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
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
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
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
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, b.of(f, t, 1), c.of(f, t, 2), d.of(f, t, 3), e.of(f, t, 4))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

// withoutM1 returns the direct of a method of one parameter for calls without an argument, for which it
// takes the default once.
//
//go:noinline
func withoutM1[S, A, R any](fn func(S, *script.Thread, A) (R, error)) direct {
	var a defaultOf[A]
	return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
		if len(args)+len(kwargs) > 0 {
			return nil, false, nil
		}
		s, ok := goValue[S](self)
		if !ok {
			return nil, false, nil
		}
		r, err := fn(s, t, a.of(f, t, 1))
		return giveStarlark(t, &r, err)
	}
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
