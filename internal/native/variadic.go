package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/value"
)

// A variadic is a [direct] for *args and **kwargs, which take any arguments: nothing is bound.
type variadic func(t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (v starlark.Value, ok bool, err error)

// variadic2 returns the variadic of a function of *args and **kwargs, variadicM1 that of a method of
// *args, and variadicM2 that of a method of both; nil for others.

//go:noinline
func variadic2[R any](fn any) variadic {
	if fn, ok := fn.(func(*script.Thread, Args, Keywords) (R, error)); ok {
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
			list, mark := pushArgs(t, args)
			r, err := fn(t, list, keywordsFrom(kwargs))
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func variadicM1[S, R any](fn any) variadic {
	call, ok := fn.(func(S, *script.Thread, Args) (R, error))
	if rest, isRest := fn.(func(S, *script.Thread, Rest) (R, error)); isRest {
		ok = true
		call = func(s S, t *script.Thread, args Args) (R, error) { return rest(s, t, Rest(args.clone())) }
	}
	if !ok {
		return nil
	}
	return func(t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
		s, ok := goValue[S](self)
		if !ok || len(kwargs) > 0 {
			return nil, false, nil
		}
		list, mark := pushArgs(t, args)
		r, err := call(s, t, list)
		t.Stack.Pop(mark)
		return giveStarlark(t, &r, err)
	}
}

//go:noinline
func variadicM2[S, R any](fn any) variadic {
	if fn, ok := fn.(func(S, *script.Thread, Args, Keywords) (R, error)); ok {
		return func(t *script.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, bool, error) {
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

// clone returns the arguments in a slice of their own.
func (a Args) clone() []value.Value { return append([]value.Value(nil), a...) }

// keywordsFrom returns the arguments by name that Go code of go.starlark.net gives.
func keywordsFrom(kwargs []starlark.Tuple) Keywords {
	if len(kwargs) == 0 {
		return nil
	}
	named := make(Keywords, len(kwargs))
	for i, kw := range kwargs {
		named[i] = Keyword{string(kw[0].(starlark.String)), value.Of(kw[1])}
	}
	return named
}
