package pybuiltin_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/pyop"
	"fstar/internal/pytype"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// attr returns x.name as a script would have it.
func attr(x starlark.Value, name string) (starlark.Value, error) {
	if v, ok := pytype.Attr(x, name); ok {
		return v, nil
	}
	return nil, exception.AttributeError.Errorf("'%s' object has no attribute '%s'", pyop.TypeName(x), name)
}

// TestMethods compares the methods of package pytype, which need the functions of this
// one for their tests, with what ../pytype/testdata/record.py recorded.
func TestMethods(t *testing.T) {
	env := names()
	kwargs := func(a signature.Args) []starlark.Tuple { return a.Kwargs }
	method := func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		name, _ := starlark.AsString(a.Values[1])
		m, err := attr(a.Values[0], name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), m, a.Rest, kwargs(a))
	}
	env["call"] = script.NewFunction("call", "x, name, /, *args, **kwargs", method)
	env["mut"] = script.NewFunction("mut", "x, name, /, *args, **kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		v, err := method(t, a)
		if err != nil {
			return nil, err
		}
		return starlark.Tuple{v, a.Values[0]}, nil
	})
	env["static"] = script.NewFunction("static", "cls, name, /, *args, **kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		cls, _ := starlark.AsString(a.Values[0])
		name, _ := starlark.AsString(a.Values[1])
		m, err := object.TypeNamed(cls).Attr(name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), m, a.Rest, kwargs(a))
	})
	env["get"] = script.NewFunction("get", "x, name", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		name, _ := starlark.AsString(a.Values[1])
		return attr(a.Values[0], name)
	})
	env["isin"] = script.NewFunction("isin", "x, c", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		b, err := pyop.Contains(t, a.Values[1], a.Values[0])
		return starlark.Bool(b), err
	})
	env["op"] = script.NewFunction("op", "sym, x, y", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		sym, _ := starlark.AsString(a.Values[0])
		switch sym {
		case "==":
			return pyop.CompareValue(syntax.EQL, a.Values[1], a.Values[2])
		case "<=":
			return pyop.CompareValue(syntax.LE, a.Values[1], a.Values[2])
		case "<":
			return pyop.CompareValue(syntax.LT, a.Values[1], a.Values[2])
		}
		return pyop.Binary(t, map[string]syntax.Token{"|": syntax.PIPE, "&": syntax.AMP, "-": syntax.MINUS, "^": syntax.CIRCUMFLEX}[sym], a.Values[1], a.Values[2])
	})
	pycases.Table{Names: env, Repr: pyop.Repr}.Run(t, "../pytype/testdata/methods.jsonl", 3000)
}
