package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A direct calls a Go function for go.starlark.net's interpreter, with an argument for each
// parameter, which takes it as it is: there is no way round by the thread's stack. It reports !ok,
// and has called nothing, if the receiver, which is nil for a function, or an argument is not of
// the type that the Go function takes.
type direct func(t *script.Thread, self starlark.Value, args starlark.Tuple) (v starlark.Value, ok bool, err error)

// direct1 to direct3 return the direct of a function of starlark.Values, or of other parameters
// that are frequent, and directM0 to directM2 that of a method of starlark.Values; nil for others.
// Those of functions are generic in the result only, as there is code for each shape of it.

//go:noinline
func direct1[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, args[0])
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, value.Value) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, value.Of(args[0]))
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, Args) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			if len(args) > maxFrame {
				return nil, false, nil
			}
			frame, mark := t.Stack.Push(len(args))
			for i, x := range args {
				frame[i] = value.Of(x)
			}
			r, err := fn(t, frame[:len(args)])
			t.Stack.Pop(mark)
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, bool) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			b, err := pyop.Truth(args[0])
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
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, args[0], args[1])
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, Maybe) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, args[0], Maybe{value.Of(args[1])})
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, string) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := args[1].(starlark.String)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(t, args[0], string(s))
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func direct3[R any](fn any) direct {
	switch fn := fn.(type) {
	case func(*script.Thread, starlark.Value, starlark.Value, starlark.Value) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, args[0], args[1], args[2])
			return giveStarlark(t, &r, err)
		}
	case func(*script.Thread, starlark.Value, starlark.Value, Maybe) (R, error):
		return func(t *script.Thread, _ starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			r, err := fn(t, args[0], args[1], Maybe{value.Of(args[2])})
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM0[S, R any](fn func(S, *script.Thread) (R, error)) direct {
	return func(t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
		s, ok := directReceiver[S](self)
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
		return func(t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := directReceiver[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, args[0])
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

//go:noinline
func directM2[S, R any](fn any) direct {
	if fn, ok := fn.(func(S, *script.Thread, starlark.Value, starlark.Value) (R, error)); ok {
		return func(t *script.Thread, self starlark.Value, args starlark.Tuple) (starlark.Value, bool, error) {
			s, ok := directReceiver[S](self)
			if !ok {
				return nil, false, nil
			}
			r, err := fn(s, t, args[0], args[1])
			return giveStarlark(t, &r, err)
		}
	}
	return nil
}

// directReceiver returns the receiver of a method that is self, or the state of self.
func directReceiver[S any](self starlark.Value) (s S, ok bool) {
	if s, ok = self.(S); ok {
		return s, true
	}
	switch self := self.(type) {
	case *State:
		s, ok = self.state.(S)
	case *object.Instance:
		s, ok = self.State().(S)
	}
	return s, ok
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
	}
	return t.Arena.Starlark(give(r)), true, nil
}
