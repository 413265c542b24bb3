package native

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A direct calls a Go function for go.starlark.net's interpreter with arguments that fit (see
// signature.isDirect), which it takes as they are: there is no way round by the thread's stack. It
// reports !ok, and has called nothing, if the receiver, which is nil for a function, or an argument is
// not of the type that the Go function takes.
type direct func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (v starlark.Value, ok bool, err error)

// argument returns the argument by position with index i, without self, or the default: nil if the Go
// function knows that.
func (f *Function) argument(args starlark.Tuple, i int) starlark.Value {
	if i < len(args) {
		return args[i]
	}
	return f.sig.Load().defaults[i]
}

// direct0 to direct3 return the direct of a function of starlark.Values, of *args and **kwargs, or of
// other parameters that are frequent, and directM0 to directM4 that of such a method; nil for others.
// Those of functions are generic in the result only, as there is code for each shape of it.

//go:noinline
func direct0[R any](fn func(*script.Thread) (R, error)) direct {
	return func(_ *Function, t *script.Thread, _ starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
		r, err := fn(t)
		return giveStarlark(t, &r, err)
	}
}

//go:noinline
func direct1[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, value.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, value.Of(f.argument(args, 0)))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, Args) (R, error):
		return func(_ *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list)
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, bool) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
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
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, Maybe) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), Maybe{value.Of(f.argument(args, 1))})
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, string) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := f.argument(args, 1).(starlark.String)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(t, f.argument(args, 0), string(s))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, Args, Keywords) (R, error):
		return func(_ *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func direct3[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value, starlark.Value, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1), f.argument(args, 2))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, starlark.Value, Maybe) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, f.argument(args, 0), f.argument(args, 1), Maybe{value.Of(f.argument(args, 2))})
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, Args, Keywords) (R, error):
		return func(f *Function, t *script.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args[min(1, len(args)):])
			r, err := fn(t, f.argument(args, 0), list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM0[S, R any](fn func(S, *script.Thread) (R, error)) direct {
	return func(_ *Function, t *script.Thread, self starlark.Value, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
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
	switch fn := fn.(type) {
	case func(S, *script.Thread, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, f.argument(args, 0))
			return giveStarlark(t, &r, err)
		}
	case func(S, *script.Thread, Args) (R, error):
		return func(_ *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args)
			r, err := fn(s, t, list)
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	case func(S, *script.Thread, Rest) (R, error):
		return func(_ *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args)
			r, err := fn(s, t, slices.Clone(Rest(list)))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM2[S, R any](fn any) direct {
	switch fn := fn.(type) {
	case func(S, *script.Thread, starlark.Value, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, f.argument(args, 0), f.argument(args, 1))
			return giveStarlark(t, &r, err)
		}
	case func(S, *script.Thread, Args, Keywords) (R, error):
		return func(_ *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args)
			r, err := fn(s, t, list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM3[S, R any](fn any) direct {
	switch fn := fn.(type) {
	case func(S, *script.Thread, starlark.Value, starlark.Value, starlark.Value) (R, error):
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, f.argument(args, 0), f.argument(args, 1), f.argument(args, 2))
			return giveStarlark(t, &r, err)
		}
	case func(S, *script.Thread, starlark.Value, Args, Keywords) (R, error):
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args[min(1, len(args)):])
			r, err := fn(s, t, f.argument(args, 0), list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM4[S, R any](fn any) direct {
	switch fn := fn.(type) {
	case func(S, *script.Thread, starlark.Value, starlark.Value, Args, Keywords) (R, error):
		return func(f *Function, t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := goValue[S](self)
			if !ok {
				return nil, false, nil
			}
			list, mark := pushArgs(t, args[min(2, len(args)):])
			r, err := fn(s, t, f.argument(args, 0), f.argument(args, 1), list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
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
	switch x := any(r).(type) {
	case *starlark.Value:
		return *x, true, nil
	case *value.Value:
		return t.Arena.Starlark(*x), true, nil
	case *bool:
		return starlark.Bool(*x), true, nil
	case *string:
		return starlark.String(*x), true, nil
	case *int, *int64, *float64:
		return t.Arena.Starlark(give(r)), true, nil
	}
	return any(*r).(starlark.Value), true, nil
}
