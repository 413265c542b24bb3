package moduletest

import (
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// functions are what snippets have: the package comment says what they do.
var functions = sync.OnceValue(func() []*native.Function {
	return []*native.Function{
		native.F2("eq", "got, want", "", equal),
		native.F2("raises", "text, fn", "", raises),
		native.F1("catch", "fn", "", catch),
		native.F1("catch_of", "fn", "", catchOf),
		native.F1("throw", "exc", "", throw),
		native.F2("with_", "cm, fn", "", with),
		native.F4("class_", "name, bases, attrs, **kwargs", "", defineClass),
		native.F2("attr", "x, name", "", func(_ *script.Thread, x starlark.Value, name string) (starlark.Value, error) {
			return object.Getattr(x, name)
		}),
		native.F3("compare", "x, op, y", "", compare),
	}
})

func equal(_ *script.Thread, got, want starlark.Value) (value.Value, error) {
	equal, err := object.Equal(got, want)
	if err == nil && !equal {
		err = object.AssertionError.Errorf("got %s, want %s", got, want)
	}
	return value.None, err
}

func raises(t *script.Thread, want string, fn starlark.Value) (value.Value, error) {
	v, err := t.Call(nil, fn, nil, nil)
	if err == nil {
		return value.Value{}, object.AssertionError.Errorf("no exception but %s, want %q", v, want)
	}
	if got := object.Catch(err, t.Depth()).Error(); got != want {
		return value.Value{}, object.AssertionError.Errorf("got exception %s, want %s", got, want)
	}
	return value.None, nil
}

func catch(t *script.Thread, fn starlark.Value) (starlark.Value, error) {
	v, err := t.Call(nil, fn, nil, nil)
	if err == nil {
		return nil, object.AssertionError.Errorf("no exception but %s", v)
	}
	return object.Catch(err, t.Depth()), nil
}

func catchOf(t *script.Thread, fn starlark.Value) (starlark.Value, error) {
	if _, err := t.Call(nil, fn, nil, nil); err != nil {
		return object.Catch(err, t.Depth()), nil
	}
	return starlark.None, nil
}

func throw(_ *script.Thread, exc starlark.Value) (value.Value, error) {
	if c, ok := exc.(*object.Class); ok {
		return value.Value{}, c.New()
	}
	return value.Value{}, exc.(*object.Exception)
}

// with is the with statement for values whose attributes are __enter__ and __exit__.
func with(t *script.Thread, cm, fn starlark.Value) (starlark.Value, error) {
	if manager, ok := cm.(script.ContextManager); ok {
		v, err := manager.Enter(t)
		if err != nil {
			return nil, err
		}
		v, err = t.Call(nil, fn, starlark.Tuple{v}, nil)
		if exitErr := manager.Exit(t); exitErr != nil {
			return nil, exitErr
		}
		return v, err
	}
	enter, err := object.Getattr(cm, "__enter__")
	if err != nil {
		return nil, err
	}
	exit, err := object.Getattr(cm, "__exit__")
	if err != nil {
		return nil, err
	}
	v, err := t.Call(nil, enter, nil, nil)
	if err != nil {
		return nil, err
	}
	v, err = t.Call(nil, fn, starlark.Tuple{v}, nil)
	if err == nil {
		_, err = t.Call(nil, exit, starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil)
		return v, err
	}
	e := object.Catch(err, t.Depth())
	suppress, exitErr := t.Call(nil, exit, starlark.Tuple{e.Class(), e, t.Runtime().TracebackOf(e)}, nil)
	switch {
	case exitErr != nil:
		return nil, exitErr
	case bool(suppress.Truth()):
		return starlark.None, nil
	}
	return nil, object.Reraise(e, err)
}

func defineClass(t *script.Thread, name string, bases starlark.Tuple, attrs *value.Dict, keywords native.Keywords) (*object.Class, error) {
	d := object.Definition{Module: "__main__", Name: name, Caller: t.Runtime().Caller}
	for _, base := range bases {
		c, ok := base.(*object.Class)
		if g, isGeneric := base.(interface{ Origin() *object.Class }); isGeneric {
			c, ok = g.Origin(), true
		}
		if !ok {
			return nil, object.TypeError.Errorf("takes no bases of type %s", base.Type())
		}
		if c != nil {
			d.Bases = append(d.Bases, c)
		}
	}
	for _, item := range attrs.Items() {
		d.Attrs.Set(string(item[0].(starlark.String)), item[1])
	}
	c, err := object.Define(d)
	if err != nil {
		return nil, err
	}
	return c, c.SetNames(keywords.Starlark())
}

func compare(_ *script.Thread, x starlark.Value, op string, y starlark.Value) (bool, error) {
	return object.Compare(operators[op], x, y)
}

var operators = map[string]syntax.Token{
	"==": syntax.EQL, "!=": syntax.NEQ, "<": syntax.LT, "<=": syntax.LE, ">": syntax.GT, ">=": syntax.GE,
}
