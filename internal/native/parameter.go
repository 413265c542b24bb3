package native

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Parameter is a type of parameters of Go functions that takes its argument itself. The
// methods are those of the pointer to it.
type Parameter interface {
	// SetArgument makes v, or no value, the argument. The error is an exception. What it makes of
	// a default may be kept for calls on other threads.
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
func (r Rest) Starlark() starlark.Tuple { return Args(r).Starlark() }

// Args is the parameter *args, too, for functions that do not keep it: the slice is the
// caller's again when the function returns. It needs no memory.
type Args []value.Value

// Starlark returns the arguments as Go code of go.starlark.net takes them.
func (a Args) Starlark() starlark.Tuple { return a.AppendTo(make(starlark.Tuple, 0, len(a))) }

// AppendTo appends the arguments to a tuple, such as one of Go's stack.
func (a Args) AppendTo(tuple starlark.Tuple) starlark.Tuple {
	for _, v := range a {
		tuple = append(tuple, v.Starlark())
	}
	return tuple
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
		x, err := object.AsInt(v.Starlark())
		if err != nil {
			return err
		}
		i, fits = x.Int64()
	}
	if *n = CInt(i); !fits || int64(*n) != i {
		return object.OverflowError.Errorf("Python int too large to convert to C int")
	}
	return nil
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
