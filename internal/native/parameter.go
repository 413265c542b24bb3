package native

import (
	"errors"
	"fmt"
	"reflect"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Parameter is a type of parameters of Go functions that takes its argument itself. The
// methods are those of the pointer to it.
type Parameter interface {
	// SetArgument makes v, or no value, the argument. The error is an exception.
	SetArgument(t *script.Thread, v value.Value) error
}

// Opt is a parameter that may be None, or not be given.
type Opt[T any] struct {
	Value T
	Given bool // and is not None
}

// Or returns the argument, or other if there is none.
func (o Opt[T]) Or(other T) T {
	if o.Given {
		return o.Value
	}
	return other
}

func (o *Opt[T]) takeOptional(f *Function, t *script.Thread, i int, args []value.Value) error {
	if v := args[i]; !v.Present() || v.IsNone() {
		return nil
	}
	o.Given = true
	if o, ok := any(o).(*Opt[string]); ok { // in a struct
		return f.takeTextOrNone(i, args[i], &o.Value)
	}
	return take(f, t, i, args, &o.Value)
}

type optional interface {
	takeOptional(f *Function, t *script.Thread, i int, args []value.Value) error
}

// Maybe is a parameter of any value, which is no value if it is not given: a default that the
// text says is there for the reader. It is for functions that tell None, or what the default is
// said to be, from nothing.
type Maybe struct{ value.Value }

// isMaybe returns 1 if A is Maybe, else 0.
func isMaybe[A any]() uint {
	if _, ok := any((*A)(nil)).(*Maybe); ok {
		return 1
	}
	return 0
}

// Rest is the parameter *args. The slice is the function's own.
type Rest []value.Value

// Starlark returns the arguments as Go code of go.starlark.net takes them.
func (r Rest) Starlark() starlark.Tuple {
	args := make(starlark.Tuple, len(r))
	for i, v := range r {
		args[i] = v.Starlark()
	}
	return args
}

// Args is the parameter *args, too, for functions that do not keep it: the slice is the
// caller's again when the function returns. It needs no memory.
type Args []value.Value

// Starlark returns the arguments as Go code of go.starlark.net takes them.
func (a Args) Starlark() starlark.Tuple { return Rest(a).Starlark() }

// AppendTo appends the arguments to a tuple, such as one of Go's stack.
func (a Args) AppendTo(tuple starlark.Tuple) starlark.Tuple {
	for _, v := range a {
		tuple = append(tuple, v.Starlark())
	}
	return tuple
}

// Tuple is the parameter *args, too, for functions that seldom look at it, such as one that logs
// if a level is enabled: the tuple is made when it is asked for, if the caller has none.
type Tuple struct {
	tuple  starlark.Tuple // of a caller that has one
	values []value.Value
}

// Starlark returns the arguments as Go code of go.starlark.net takes them. It is called while the
// function runs.
func (a Tuple) Starlark() starlark.Tuple {
	if a.values != nil {
		return Rest(a.values).Starlark()
	}
	return a.tuple
}

// Keywords is the parameter **kwargs, in the order of the call. The slice is the function's
// own.
type Keywords []Keyword

// A Keyword is an argument given by name.
type Keyword struct {
	Name  string
	Value value.Value
}

// Starlark returns the arguments as Go code of go.starlark.net takes them.
func (k Keywords) Starlark() []starlark.Tuple {
	kwargs := make([]starlark.Tuple, len(k))
	for i, kw := range k {
		kwargs[i] = starlark.Tuple{starlark.String(kw.Name), kw.Value.Starlark()}
	}
	return kwargs
}

// keywordOf returns the argument by name that a pair of go.starlark.net is.
func keywordOf(pair starlark.Tuple) Keyword {
	return Keyword{string(pair[0].(starlark.String)), value.Of(pair[1])}
}

// keywordsFrom returns the arguments by name that Go code of go.starlark.net gives.
func keywordsFrom(kwargs []starlark.Tuple) Keywords {
	if len(kwargs) == 0 {
		return nil
	}
	named := make(Keywords, len(kwargs))
	for i, pair := range kwargs {
		named[i] = keywordOf(pair)
	}
	return named
}

// A CInt is a parameter of an int, a bool, or what __index__ returns, that is to be an int in C:
// one of more than 32 bits is an OverflowError.
type CInt int32

var _ Parameter = (*CInt)(nil)

// SetArgument takes an integer.
func (n *CInt) SetArgument(_ *script.Thread, v value.Value) error {
	if !v.Present() {
		return nil
	}
	i, fits := v.Index64()
	if !fits {
		x, err := pyop.AsInt(v.Starlark())
		if err != nil {
			return err
		}
		i, fits = x.Int64()
	}
	if *n = CInt(i); !fits || int64(*n) != i {
		return exception.OverflowError.Errorf("Python int too large to convert to C int")
	}
	return nil
}

// take makes the argument with index i, the receiver's being 0, a Go value.
func take[A any](f *Function, t *script.Thread, i int, args []value.Value, to *A) error {
	v := args[i]
	switch to := any(to).(type) {
	case *value.Value:
		*to = v
		return nil
	case *string:
		if s, ok := v.Text(); ok {
			*to = s
			return nil
		}
		s, err := f.takeText(i, v)
		*to = s
		return err
	case *int:
		if n, ok := v.Index64(); ok && int64(int(n)) == n {
			*to = int(n)
			return nil
		}
		n, err := f.takeInt(v)
		*to = int(n)
		return err
	case *int64:
		if n, ok := v.Index64(); ok {
			*to = n
			return nil
		}
		n, err := f.takeInt(v)
		*to = n
		return err
	case *float64:
		if x, ok := v.Float64(); ok {
			*to = x
			return nil
		}
		x, err := f.takeFloat(v)
		*to = x
		return err
	case *bool:
		if b, ok := v.AsBool(); ok {
			*to = b
			return nil
		}
		if !v.Present() {
			return nil
		}
		b, err := pyop.Truth(v.Starlark())
		*to = b
		return err
	case *starlark.Value:
		*to = v.Starlark()
		return nil
	case *Maybe:
		to.Value = v
		return nil
	case *Opt[starlark.Value]:
		if to.Given = v.Present() && !v.IsNone(); to.Given {
			to.Value = v.Starlark()
		}
		return nil
	case *Opt[string]:
		if to.Given = v.Present() && !v.IsNone(); !to.Given {
			return nil
		}
		return f.takeTextOrNone(i, v, &to.Value)
	case *Rest:
		*to = append(Rest(nil), behind(v, args)...)
		return nil
	case *Args:
		*to = Args(behind(v, args))
		return nil
	case *Tuple:
		to.values = behind(v, args)
		return nil
	case *Keywords:
		if box, ok := keywordBoxes.Get(v); ok {
			*to = box.named
		}
		return nil
	}
	if !v.IsInt() && !v.IsFloat() { // their starlark.Values need memory
		if a, ok := goValue[A](v.Starlark()); ok {
			*to = a
			return nil
		}
	}
	x, err := takeOther[A](f, t, i, args)
	*to = x
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
			return a, exception.RuntimeError.Errorf("%s.__init__() not called", f.class.Name())
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
func (f *Function) takeTextOrNone(i int, v value.Value, to *string) error {
	s, ok := v.Text()
	if !ok {
		if s, ok = object.AsString(v.Starlark()); !ok {
			return f.mismatch(i, v, "str or None")
		}
	}
	*to = s
	return nil
}

// takeInt takes what __index__ returns.
func (f *Function) takeInt(v value.Value) (int64, error) {
	if !v.Present() {
		return 0, nil
	}
	n, err := pyop.AsCount(v.Starlark())
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
	x, ok, err := pyop.AsFloat(v.Starlark())
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
	return 0, exception.TypeError.Errorf("must be real number, not %s", exception.TypeName(v.Starlark()))
}

// mismatch returns the TypeError of an argument that is not of the type.
func (f *Function) mismatch(i int, v value.Value, want string) error {
	got := exception.TypeName(v.Starlark())
	if f.method {
		if i == 0 {
			if f.class != nil {
				want = f.class.Name()
			}
			if f.slot {
				return exception.TypeError.Errorf("descriptor '%s' requires a '%s' object but received a '%s'", f.name, want, got)
			}
			return exception.TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", f.name, want, got)
		}
		i--
	}
	if v.IsNone() {
		got = "None"
	}
	s := f.signature()
	which := fmt.Sprintf(" %d", i+1)
	switch {
	case i >= s.onlyPos:
		which = " '" + s.params[i].name + "'"
	case len(s.params) == 1:
		which = ""
	}
	return exception.TypeError.Errorf("%s() argument%s must be %s, not %s", f.name, which, want, got)
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
		return value.Of(*r)
	}
	return value.Of(any(*r).(starlark.Value))
}

// behind returns what *args takes: v says how many there are behind the arguments.
func behind(v value.Value, args []value.Value) []value.Value {
	n, _ := v.Int64()
	return args[len(args) : len(args)+int(n)]
}

// keywordBox carries **kwargs, of which there are some, to the Go function.
type keywordBox struct {
	carrier
	named Keywords
}

var keywordBoxes = value.KindOf[keywordBox]()

func keywordsOf(named Keywords) value.Value {
	if len(named) == 0 {
		return value.Value{}
	}
	return keywordBoxes.Of(&keywordBox{named: named})
}

// carrier makes something a value that no script sees.
type carrier struct{}

func (carrier) String() string        { return "<arguments>" }
func (carrier) Type() string          { return "arguments" }
func (carrier) Freeze()               {}
func (carrier) Truth() starlark.Bool  { return true }
func (carrier) Hash() (uint32, error) { return 0, nil }

// State is the receiver of a module's functions: what a Host keeps for the module.
type State struct {
	carrier
	state any
}

// typeName returns what scripts call the values of a Go type.
func typeName(t reflect.Type) (name string) {
	defer func() {
		if recover() != nil {
			name = t.String()
		}
	}()
	if t.Kind() == reflect.Interface {
		return t.Name()
	}
	x, ok := reflect.Zero(t).Interface().(starlark.Value)
	if !ok {
		return t.String()
	}
	return object.TypeName(x)
}
