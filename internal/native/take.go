package native

import (
	"errors"
	"reflect"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// take makes the argument with index i, the receiver's being 0, a Go value. What it knows of types,
// takeField knows, too.
func take[A any](f *Function, t *script.Thread, i int, args []value.Value, a *A) (err error) {
	v := args[i]
	switch to := any(a).(type) {
	case *value.Value:
		*to = v
	case *starlark.Value:
		*to = v.Starlark()
	case *Maybe:
		to.Value = v
	case *string:
		s, ok := v.Text()
		if !ok {
			s, err = f.takeText(i, v)
		}
		*to = s
	case *int:
		n, ok := v.Index64()
		if !ok || int64(int(n)) != n {
			n, err = f.takeInt(v)
		}
		*to = int(n)
	case *int64:
		n, ok := v.Index64()
		if !ok {
			n, err = f.takeInt(v)
		}
		*to = n
	case *float64:
		x, ok := v.Float64()
		if !ok {
			x, err = f.takeFloat(v)
		}
		*to = x
	case *bool:
		b, ok := v.AsBool()
		if !ok && v.Present() {
			b, err = object.Truth(v.Starlark())
		}
		*to = b
	case *starlark.Tuple:
		if *to, _ = value.TupleOf(object.Plain(v.Starlark())); *to == nil && v.Present() {
			return f.mismatch(i, v, "tuple")
		}
	case *Opt[starlark.Value]:
		if to.Given = v.Present() && !v.IsNone(); to.Given {
			to.Value = v.Starlark()
		}
	case *Opt[string]:
		if to.Given = v.Present() && !v.IsNone(); to.Given {
			to.Value, err = f.takeTextOrNone(i, v)
		}
	case *Rest:
		*to = append(Rest(nil), behind(v, args)...)
	case *Args:
		*to = Args(behind(v, args))
	case *Keywords:
		if box, ok := keywordBoxes.Get(v); ok {
			*to = box.named
		}
	default:
		if !v.IsInt() && !v.IsFloat() { // their starlark.Values need memory
			if x, ok := goValue[A](v.Starlark()); ok {
				*a = x
				return nil
			}
		}
		*a, err = takeOther[A](f, t, i, args)
	}
	return err
}

// takeOther is take for types that need memory: what is passed to a method of theirs is not
// on the stack.
func takeOther[A any](f *Function, t *script.Thread, i int, args []value.Value) (A, error) {
	var zero A
	switch any(&zero).(type) {
	case optional, Parameter:
	default:
		return takeObject[A](f, i, args[i])
	}
	to, err := new(A), error(nil)
	switch p := any(to).(type) {
	case optional:
		err = p.takeOptional(f, t, i, args)
	case Parameter:
		err = p.SetArgument(t, args[i])
	}
	return *to, err
}

// goValue returns x, or the state that Go code keeps for it, as an A.
func goValue[A any](x starlark.Value) (a A, ok bool) {
	if a, ok = x.(A); ok {
		return a, true
	}
	switch x := x.(type) {
	case starlark.Tuple:
		a, ok = any(value.TupleFrom(x)).(A)
	case *State:
		a, ok = x.state.(A)
	case *object.Instance:
		a, ok = x.State().(A)
	}
	return a, ok
}

// takeObject takes an argument of a type of values, or the state that a class in Go keeps.
func takeObject[A any](f *Function, i int, v value.Value) (a A, err error) {
	x := v.Starlark()
	if a, ok := goValue[A](x); ok {
		return a, nil
	}
	switch x := x.(type) {
	case nil:
		return a, nil
	case *object.Instance:
		if a, ok := any(object.Plain(x)).(A); ok {
			return a, nil
		}
		if i == 0 && f.class != nil && x.Class().IsLike(f.class) {
			return a, object.RuntimeError.Errorf("%s.__init__() not called", f.class.Name())
		}
	}
	return a, f.mismatch(i, v, typeName(reflect.TypeFor[A]()))
}

// takeText takes the text that an instance of a derived class is made of.
func (f *Function) takeText(i int, v value.Value) (string, error) {
	if !v.Present() {
		return "", nil
	}
	if s, ok := object.AsString(v.Starlark()); ok {
		return s, nil
	}
	return "", f.mismatch(i, v, "str")
}

// takeTextOrNone is takeText for what may be None, as CPython's message says.
func (f *Function) takeTextOrNone(i int, v value.Value) (string, error) {
	if s, ok := v.Text(); ok {
		return s, nil
	}
	if s, ok := object.AsString(v.Starlark()); ok {
		return s, nil
	}
	return "", f.mismatch(i, v, "str or None")
}

// takeInt takes what __index__ returns.
func (f *Function) takeInt(v value.Value) (int64, error) {
	if !v.Present() {
		return 0, nil
	}
	n, err := object.AsCount(v.Starlark())
	return int64(n), err
}

// takeFloat takes a number, or what __float__ returns.
func (f *Function) takeFloat(v value.Value) (float64, error) {
	if x, ok := v.Float64(); ok {
		return x, nil
	}
	if !v.Present() {
		return 0, nil
	}
	if n, ok := v.Index64(); ok {
		return float64(n), nil
	}
	x, ok, err := object.AsFloat(v.Starlark())
	if ok || err != nil {
		return x, err
	}
	if o, ok := v.Starlark().(interface {
		Float() (starlark.Value, error)
	}); ok {
		r, err := o.Float()
		if !errors.Is(err, object.ErrUnsupported) {
			x, _ := starlark.AsFloat(r)
			return x, err
		}
	}
	return 0, object.TypeError.Errorf("must be real number, not %s", object.TypeName(v.Starlark()))
}

// give makes the result of a Go function a Value.
func give[R any](r *R) value.Value {
	switch r := any(r).(type) {
	case *value.Value:
		return *r
	case *string:
		return value.Text(*r)
	case *int:
		return value.Int(int64(*r))
	case *int64:
		return value.Int(*r)
	case *float64:
		return value.Float(*r)
	case *bool:
		return value.Bool(*r)
	case *starlark.Value:
		if t, ok := (*r).(starlark.Tuple); ok {
			return value.TupleFrom(t).Value()
		}
		return value.Of(*r)
	case *starlark.Tuple:
		return value.TupleFrom(*r).Value()
	}
	return value.Of(any(*r).(starlark.Value))
}

// behind returns what *args takes: v says how many there are behind the arguments.
func behind(v value.Value, args []value.Value) []value.Value {
	n, _ := v.Int64()
	return args[len(args) : len(args)+int(n)]
}
