package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// This file alone knows functions of go.starlark.net's interpreter by their Go type: those of
// scripts in Starlark.

// FunctionOf returns what a value is as a function of a script; ok is false for all other
// values. It needs no memory.
func FunctionOf(v starlark.Value) (f Function, ok bool) {
	switch v := v.(type) {
	case *starlark.Function:
		return interpreted{v}, true
	case Function:
		return v, true
	case Guarded:
		return FunctionOf(v.Unguarded())
	}
	return nil, false
}

// IsFunction reports whether v is a function of a script.
func IsFunction(v starlark.Value) bool {
	switch v := v.(type) {
	case *starlark.Function, Function:
		return true
	case Guarded:
		return IsFunction(v.Unguarded())
	}
	return false
}

// isMethod reports whether an attribute of a class, read of an instance, is a function
// that is passed the instance first.
func isMethod(fn starlark.Value) bool {
	switch fn := fn.(type) {
	case *starlark.Function, *NativeMethod, Function:
		return true
	case interface{ IsMethod() bool }: // a function in Go
		return fn.IsMethod()
	}
	return false
}

// interpreted is a function of the interpreter's, which has no attributes. It is as large as a
// pointer, so that an interface has room for it.
type interpreted struct{ fn *starlark.Function }

var _ Function = interpreted{}

func (f interpreted) Value() starlark.Callable { return f.fn }
func (f interpreted) Attrs() *Namespace        { return nil }
func (f interpreted) Name() string             { return FunctionName(f.fn.Name()) }
func (f interpreted) Doc() string              { return f.fn.Doc() }

func (f interpreted) QualifiedName() string  { return f.Name() }
func (f interpreted) Module() starlark.Value { return starlark.String("__main__") }
func (f interpreted) Globals() Globals       { return nil }

// Annotations returns an empty dict.
func (f interpreted) Annotations() (starlark.Value, error) { return new(value.Dict), nil }

// Code returns the code.
func (f interpreted) Code() Code {
	return NewCode(f.fn.Name(), f.fn.Position(), f.Name(), f.Name(), f.Parameters())
}

// Parameters returns the parameters.
func (f interpreted) Parameters() []Parameter {
	params := make([]Parameter, f.fn.NumParams())
	named := len(params)
	if f.fn.HasKwargs() {
		named--
		params[named].Kind = VarKeyword
	}
	if f.fn.HasVarargs() {
		named--
		params[named].Kind = VarPositional
	}
	for i := range params {
		p := &params[i]
		p.Name, _ = f.fn.Param(i)
		if i >= named {
			continue
		}
		p.Default = f.fn.ParamDefault(i)
		p.Kind = PositionalOrKeyword
		if i >= named-f.fn.NumKwonlyParams() {
			p.Kind = KeywordOnly
		}
	}
	return params
}
