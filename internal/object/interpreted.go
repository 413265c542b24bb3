package object

import (
	"runtime"
	"strings"
	"sync"
	"weak"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
	"fstar/internal/value"
)

// This file alone knows functions of go.starlark.net's interpreter by their Go type:
// those of lowered code, with what package lower has noted of them, and those of scripts in
// Starlark.

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
	switch fn.(type) {
	case *starlark.Function, *AttributedFunction, *NativeMethod, *starlark.Builtin, Builtin, Function:
		return true
	}
	return false
}

// WithAttrs returns v, or, if v is a function that has no place for attributes, one that has,
// with none.
func WithAttrs(v starlark.Value) starlark.Value {
	if fn, ok := v.(*starlark.Function); ok {
		return &AttributedFunction{fn: interpreted{fn}}
	}
	return v
}

// interpreted is a function of the interpreter's, which has no attributes. It is as large as a
// pointer, so that an interface has room for it.
type interpreted struct{ fn *starlark.Function }

var _ Function = interpreted{}

func (f interpreted) Value() starlark.Callable { return f.fn }
func (f interpreted) Attrs() *Namespace        { return nil }
func (f interpreted) Name() string             { return FunctionName(f.fn.Name()) }
func (f interpreted) Doc() string              { return f.fn.Doc() }

// QualifiedName returns the __qualname__ that the def statement gave the function.
func (f interpreted) QualifiedName() string {
	if known := f.definition(); known != nil {
		return known.Qualname
	}
	return f.Name()
}

func (f interpreted) IsGenerator() bool {
	known := f.definition()
	return known != nil && known.Generator
}

// definition returns what is known of the def statement, or nil.
func (f interpreted) definition() *debuginfo.Function {
	return debuginfo.At(f.fn.Position()).Defined(f.fn.Position())
}

func (f interpreted) Module() starlark.Value {
	if v := f.fn.Module().Predeclared()["__name__"]; v != nil {
		return v
	}
	return starlark.String("__main__")
}

func (f interpreted) Globals() Globals {
	g, _ := f.fn.Module().Predeclared()["$g"].(Globals)
	return g
}

// Code returns the code. A lambda that is part of another one at the same place has its first
// parameter's name as ID, which begins with a $.
func (f interpreted) Code() Code {
	id := f.fn.Name()
	if id == "lambda" && f.fn.NumParams() > 0 {
		if first, _ := f.fn.Param(0); first[0] == '$' {
			id = first
		}
	}
	return NewCode(id, f.fn.Position(), f.Name(), f.QualifiedName(), f.Parameters())
}

// Parameters returns the parameters. Package lower marks those that are positional-only by a
// $ behind the name.
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
		switch name, only := strings.CutSuffix(p.Name, "$"); {
		case only:
			p.Name = name
		case i >= named-f.fn.NumKwonlyParams():
			p.Kind = KeywordOnly
		default:
			p.Kind = PositionalOrKeyword
		}
	}
	return params
}

func (f interpreted) FreeVars() []FreeVar {
	vars := make([]FreeVar, f.fn.NumFreeVars())
	for i := range vars {
		binding, v := f.fn.FreeVar(i)
		vars[i] = FreeVar{binding.Name, v}
	}
	return vars
}

// evaluated are the annotations of functions that scripts have asked for: a *value.Dict
// by the weak.Pointer to the *starlark.Function, which itself has no place for them.
var evaluated sync.Map

// Annotations returns the annotations, evaluated in the module of the function.
func (f interpreted) Annotations() (starlark.Value, error) {
	key := weak.Make(f.fn)
	if d, ok := evaluated.Load(key); ok {
		return d.(starlark.Value), nil
	}
	var v starlark.Value = new(value.Dict)
	known := f.definition()
	if g := f.Globals(); g != nil && known != nil && known.Annotations != "" {
		var err error
		if v, err = g.Eval(known.Annotations, f.annotationNames(known, g)); err != nil {
			return nil, err
		}
	}
	evaluated.Store(key, v)
	runtime.AddCleanup(f.fn, func(key weak.Pointer[starlark.Function]) { evaluated.Delete(key) }, key)
	return v, nil
}

// annotationNames returns the names that the annotations see before those of the module:
// type parameters, and the variables of the class that the function is a method of.
func (f interpreted) annotationNames(known *debuginfo.Function, g Globals) starlark.StringDict {
	locals := make(starlark.StringDict)
	path := strings.Split(known.Qualname, ".")
	v, _ := g.Attr(path[0])
	for _, name := range path[1:] {
		class, ok := v.(*Class)
		if !ok {
			break
		}
		if name == path[len(path)-1] {
			for _, name := range class.attrs.Names() {
				locals[name] = class.attrs.Get(name)
			}
			break
		}
		v = class.attrs.Get(name)
	}
	for _, name := range known.TypeParams {
		param, ok := f.fn.Module().Predeclared()["$typeparam"].(*starlark.Builtin)
		if ok {
			locals[name], _ = param.CallInternal(nil, starlark.Tuple{starlark.String(name)}, nil)
		}
	}
	return locals
}
