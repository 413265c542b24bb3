package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/value"
)

// fast0 to fast2 return what calls a Go function whose parameters need no conversion, or are
// numbers, with all of it inlined; nil for other functions. Package doc says what it saves.

//go:noinline
func fast0(fn any) call {
	if fn, ok := fn.(func(*script.Thread) (value.Value, error)); ok {
		return func(_ *Function, t *script.Thread, _ []value.Value) (value.Value, error) { return fn(t) }
	}
	return nil
}

//go:noinline
func fast1(fn any) call {
	switch fn := fn.(type) {
	case func(*script.Thread, value.Value) (value.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) { return fn(t, args[0]) }
	case func(value.Value, *script.Thread) (value.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) { return fn(args[0], t) }
	case func(*script.Thread, starlark.Value) (starlark.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, err := fn(t, args[0].Starlark())
			return result(x, err)
		}
	case func(starlark.Value, *script.Thread) (starlark.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, err := fn(args[0].Starlark(), t)
			return result(x, err)
		}
	case func(*script.Thread, starlark.Value) (int, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			n, err := fn(t, args[0].Starlark())
			if err != nil {
				return value.Value{}, err
			}
			return value.Int(int64(n)), nil
		}
	case func(*script.Thread, float64) (float64, error):
		return func(f *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, ok := args[0].Float64()
			if !ok {
				var err error
				if x, err = f.takeFloat(args[0]); err != nil {
					return value.Value{}, err
				}
			}
			x, err := fn(t, x)
			if err != nil {
				return value.Value{}, err
			}
			return value.Float(x), nil
		}
	case func(string, *script.Thread) (string, error):
		return func(f *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			s, ok := args[0].Text()
			if !ok {
				var err error
				if s, err = f.takeText(0, args[0]); err != nil {
					return value.Value{}, err
				}
			}
			s, err := fn(s, t)
			if err != nil {
				return value.Value{}, err
			}
			return value.Text(s), nil
		}
	}
	return nil
}

//go:noinline
func fast2(fn any) call {
	switch fn := fn.(type) {
	case func(*script.Thread, value.Value, value.Value) (value.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			return fn(t, args[0], args[1])
		}
	case func(value.Value, *script.Thread, value.Value) (value.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			return fn(args[0], t, args[1])
		}
	case func(*script.Thread, starlark.Value, starlark.Value) (starlark.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, err := fn(t, args[0].Starlark(), args[1].Starlark())
			return result(x, err)
		}
	case func(starlark.Value, *script.Thread, starlark.Value) (starlark.Value, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, err := fn(args[0].Starlark(), t, args[1].Starlark())
			return result(x, err)
		}
	case func(*script.Thread, starlark.Value, starlark.Value) (bool, error):
		return func(_ *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			b, err := fn(t, args[0].Starlark(), args[1].Starlark())
			if err != nil {
				return value.Value{}, err
			}
			return value.Bool(b), nil
		}
	case func(*script.Thread, float64, float64) (float64, error):
		return func(f *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, ok := args[0].Float64()
			y, ok2 := args[1].Float64()
			if !ok || !ok2 {
				var err error
				if x, y, err = f.takeFloats(args); err != nil {
					return value.Value{}, err
				}
			}
			x, err := fn(t, x, y)
			if err != nil {
				return value.Value{}, err
			}
			return value.Float(x), nil
		}
	case func(*script.Thread, int64, int64) (int64, error):
		return func(f *Function, t *script.Thread, args []value.Value) (value.Value, error) {
			x, ok := args[0].Index64()
			y, ok2 := args[1].Index64()
			if !ok || !ok2 {
				var err error
				if x, y, err = f.takeInts(args); err != nil {
					return value.Value{}, err
				}
			}
			x, err := fn(t, x, y)
			if err != nil {
				return value.Value{}, err
			}
			return value.Int(x), nil
		}
	}
	return nil
}

func result(x starlark.Value, err error) (value.Value, error) {
	if err != nil {
		return value.Value{}, err
	}
	return value.Of(x), nil
}

func (f *Function) takeFloats(args []value.Value) (x, y float64, err error) {
	if x, err = f.takeFloat(args[0]); err == nil {
		y, err = f.takeFloat(args[1])
	}
	return x, y, err
}

func (f *Function) takeInts(args []value.Value) (x, y int64, err error) {
	if x, err = f.takeInt(args[0]); err == nil {
		y, err = f.takeInt(args[1])
	}
	return x, y, err
}
