package object

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
)

// FunctionName returns the name that Python has for a function of the interpreter's:
// package lower puts a $ behind some.
func FunctionName(name string) string {
	name, _, _ = strings.Cut(name, "$")
	if name == "lambda" {
		return "<lambda>"
	}
	return name
}

// Qualname returns the __qualname__ that its def statement gave a function.
func Qualname(f *starlark.Function) string {
	if known := definition(f); known != nil {
		return known.Qualname
	}
	return FunctionName(f.Name())
}

// definition returns what is known of the def statement of a function, or nil.
func definition(f *starlark.Function) *debuginfo.Function {
	return debuginfo.At(f.Position()).Defined(f.Position())
}

// Globals is the module of a function of a script: the value of $g in its code.
type Globals interface {
	Caller

	// Attr returns a variable of the module. The error is an AttributeError if there
	// is none.
	Attr(name string) (starlark.Value, error)

	// Eval returns the value of an expression, in which names mean what they mean in
	// the module, but for those in locals.
	Eval(src string, locals starlark.StringDict) (starlark.Value, error)

	// Dict returns globals().
	Dict() starlark.Value
}

// GlobalsOf returns the module of a function, or nil if it is none of a Python script.
func GlobalsOf(f *starlark.Function) Globals {
	g, _ := f.Module().Predeclared()["$g"].(Globals)
	return g
}

// FunctionAttr returns the attribute called name that every function has, or nil if there
// is no such attribute. An error is that of an annotation that cannot be evaluated.
func FunctionAttr(f *starlark.Function, name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(FunctionName(f.Name())), nil
	case "__qualname__":
		return starlark.String(Qualname(f)), nil
	case "__doc__":
		if doc := f.Doc(); doc != "" {
			return starlark.String(doc), nil
		}
		return starlark.None, nil
	case "__module__":
		if v := f.Module().Predeclared()["__name__"]; v != nil {
			return v, nil
		}
		return starlark.String("__main__"), nil
	case "__globals__":
		if g := GlobalsOf(f); g != nil {
			return g.Dict(), nil
		}
	case "__annotations__":
		return annotationsOf(f)
	case "__dict__":
		return new(starlark.Dict), nil
	case "__defaults__", "__kwdefaults__":
		return defaults(f, name == "__kwdefaults__"), nil
	case "__code__":
		return &Code{f}, nil
	}
	return nil, nil
}

// defaults returns __defaults__ or __kwdefaults__.
func defaults(f *starlark.Function, keywords bool) starlark.Value {
	n := positionalParams(f)
	values, dict := starlark.Tuple{}, new(starlark.Dict)
	for i := range n + f.NumKwonlyParams() {
		v := f.ParamDefault(i)
		switch name, _ := f.Param(i); {
		case v == nil:
		case i < n:
			values = append(values, v)
		default:
			dict.SetKey(starlark.String(name), v)
		}
	}
	switch {
	case keywords && dict.Len() > 0:
		return dict
	case !keywords && len(values) > 0:
		return values
	}
	return starlark.None
}

// positionalParams returns how many parameters of a function may be given by position,
// those behind * aside.
func positionalParams(f *starlark.Function) int {
	n := f.NumParams() - f.NumKwonlyParams()
	if f.HasVarargs() {
		n--
	}
	if f.HasKwargs() {
		n--
	}
	return n
}

// ofFunction are the attributes that are a function's own, and not in its __dict__.
var ofFunction = map[string]bool{
	"__name__": true, "__qualname__": true, "__doc__": true, "__module__": true, "__annotate__": true,
	"__annotations__": true, "__defaults__": true, "__kwdefaults__": true, "__type_params__": true,
}

// DictOf returns the __dict__ of a function whose attributes are in attrs.
func DictOf(attrs *Namespace) *starlark.Dict { return dictOf(attrs) }

// dictOf returns the __dict__ of a value whose attributes are those of a function.
func dictOf(attrs *Namespace) *starlark.Dict {
	d := new(starlark.Dict)
	for _, name := range attrs.Names() {
		if !ofFunction[name] {
			d.SetKey(starlark.String(name), attrs.Get(name))
		}
	}
	return d
}
