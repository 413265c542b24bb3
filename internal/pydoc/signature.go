package pydoc

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/format"
	"fstar/internal/object"
)

// parameters returns the parameters of a function, as a def statement has them, and what it
// returns, if that is annotated; from the parameter number skip on.
func parameters(fn *starlark.Function, skip int) string {
	annotations := annotationsOf(fn)
	n := fn.NumParams()
	kwargs, varargs := -1, -1
	if fn.HasKwargs() {
		n--
		kwargs = n
	}
	if fn.HasVarargs() {
		n--
		varargs = n
	}
	firstKeyword := n - fn.NumKwonlyParams()
	var params []string
	annotated := func(name string) string {
		if a := annotations(name); a != "" {
			return name + ": " + a
		}
		return name
	}
	positionalOnly := false
	for i := skip; i < n; i++ {
		name, _ := fn.Param(i)
		plain := strings.TrimSuffix(name, "$")
		if only := plain != name; positionalOnly && !only {
			params = append(params, "/")
		}
		positionalOnly = plain != name
		if i == firstKeyword {
			star := "*"
			if varargs >= 0 {
				name, _ := fn.Param(varargs)
				star += annotated(name)
			}
			params = append(params, star)
		}
		param := annotated(plain)
		if v := fn.ParamDefault(i); v != nil {
			equals := "="
			if param != plain {
				equals = " = "
			}
			param += equals + format.Repr(v)
		}
		params = append(params, param)
	}
	if positionalOnly {
		params = append(params, "/")
	}
	if varargs >= 0 && firstKeyword == n {
		name, _ := fn.Param(varargs)
		params = append(params, "*"+annotated(name))
	}
	if kwargs >= 0 {
		name, _ := fn.Param(kwargs)
		params = append(params, "**"+annotated(name))
	}
	text := "(" + strings.Join(params, ", ") + ")"
	if a := annotations("return"); a != "" {
		text += " -> " + a
	}
	return text
}

// annotationsOf returns a function that returns the text of an annotation of fn, or "". If
// they cannot be evaluated there are none.
func annotationsOf(fn *starlark.Function) func(name string) string {
	v, err := object.FunctionAttr(fn, "__annotations__")
	dict, ok := v.(*starlark.Dict)
	if err != nil || !ok {
		return func(string) string { return "" }
	}
	return func(name string) string {
		v, found, _ := dict.Get(starlark.String(name))
		if !found {
			return ""
		}
		if class, ok := v.(*object.Class); ok {
			if class.Module() == "" {
				return class.Qualname()
			}
			return class.Module() + "." + class.Qualname()
		}
		return format.Repr(v)
	}
}
