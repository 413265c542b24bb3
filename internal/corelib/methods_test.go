package corelib_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/script"
	"fstar/internal/types"
)

// attr returns x.name as a script would have it.
func attr(x starlark.Value, name string) (starlark.Value, error) {
	if v, ok := types.Attr(x, name); ok {
		return v, nil
	}
	return nil, object.AttributeError.Errorf("'%s' object has no attribute '%s'", object.TypeName(x), name)
}

// TestMethods compares the methods of package types, which need the functions of this
// one for their tests, with what ../types/testdata/record.py recorded.
func TestMethods(t *testing.T) {
	env := names()
	call := func(t *script.Thread, x starlark.Value, name string, args native.Rest, kwargs native.Keywords) (starlark.Value, error) {
		m, err := attr(x, name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), m, args.Starlark(), kwargs.Starlark())
	}
	env["call"] = native.F4("call", "x, name, /, *args, **kwargs", "", call)
	env["mut"] = native.F4("mut", "x, name, /, *args, **kwargs", "", func(t *script.Thread, x starlark.Value, name string, args native.Rest, kwargs native.Keywords) (starlark.Value, error) {
		v, err := call(t, x, name, args, kwargs)
		return starlark.Tuple{v, x}, err
	})
	env["static"] = native.F4("static", "cls, name, /, *args, **kwargs", "", func(t *script.Thread, cls, name string, args native.Rest, kwargs native.Keywords) (starlark.Value, error) {
		m, err := object.TypeNamed(cls).Attr(name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), m, args.Starlark(), kwargs.Starlark())
	})
	env["get"] = native.F2("get", "x, name", "", func(_ *script.Thread, x starlark.Value, name string) (starlark.Value, error) { return attr(x, name) })
	env["isin"] = native.F2("isin", "x, c", "", func(t *script.Thread, x, c starlark.Value) (bool, error) { return object.Contains(t, c, x) })
	env["op"] = native.F3("op", "sym, x, y", "", func(t *script.Thread, sym string, x, y starlark.Value) (starlark.Value, error) {
		switch sym {
		case "==":
			return object.CompareValue(syntax.EQL, x, y)
		case "<=":
			return object.CompareValue(syntax.LE, x, y)
		case "<":
			return object.CompareValue(syntax.LT, x, y)
		}
		return object.Binary(t, map[string]syntax.Token{"|": syntax.PIPE, "&": syntax.AMP, "-": syntax.MINUS, "^": syntax.CIRCUMFLEX}[sym], x, y)
	})
	pycases.Table{Names: env, Repr: object.Repr}.Run(t, "../types/testdata/methods.jsonl", 3000)
}
