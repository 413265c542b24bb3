package native_test

import (
	"fmt"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Wrong calls have CPython's messages, which are others for functions in C.
func TestMessages(t *testing.T) {
	function := func(params string, n int) starlark.Value {
		switch n {
		case 0:
			return native.F0("f", params, "", func(*script.Thread) (value.Value, error) { return value.None, nil })
		case 1:
			return native.F1("f", params, "", func(*script.Thread, value.Value) (value.Value, error) { return value.None, nil })
		case 2:
			return native.F2("f", params, "", func(*script.Thread, value.Value, value.Value) (value.Value, error) { return value.None, nil })
		}
		return native.F3("f", params, "", func(*script.Thread, value.Value, value.Value, value.Value) (value.Value, error) {
			return value.None, nil
		})
	}
	bound := func(f *native.Function) starlark.Value { return f.Bind(starlark.None) }
	method0 := bound(native.M0("f", "", "", func(value.Value, *script.Thread) (value.Value, error) { return value.None, nil }))
	method2 := func(params string) starlark.Value {
		return bound(native.M2("f", params, "", func(value.Value, *script.Thread, value.Value, value.Value) (value.Value, error) {
			return value.None, nil
		}))
	}
	submit := bound(native.M3("f", "fn, /, *args, **kwargs", "", func(_ starlark.Value, _ *script.Thread, fn starlark.Value, args native.Args, kwargs native.Keywords) (string, error) {
		return fmt.Sprint(fn, args, kwargs), nil
	}))
	for _, tt := range []struct {
		f          starlark.Value
		call, want string
	}{
		{function("", 0), "f()", "None"},
		{function("", 0), "f(1)", "TypeError: f() takes 0 positional arguments but 1 was given"},
		{function("", 0), "f(a=1)", "TypeError: f() got an unexpected keyword argument 'a'"},
		{function("width=1", 1), "f(widht=1)", "TypeError: f() got an unexpected keyword argument 'widht'. Did you mean 'width'?"},
		{function("width=1, /, *, depth=1", 2), "f(widht=1)", "TypeError: f() got an unexpected keyword argument 'widht'"},
		{function("a, b=None", 2), "f()", "TypeError: f() missing 1 required positional argument: 'a'"},
		{function("a, b=None", 2), "f(1, 2, 3)", "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"},
		{function("a, b=None", 2), "f(1, a=1)", "TypeError: f() got multiple values for argument 'a'"},
		{function("a, b", 2), "f()", "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"},
		{function("a, b, c", 3), "f()", "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
		{function("*, key", 1), "f()", "TypeError: f() missing 1 required keyword-only argument: 'key'"},
		{method0, "f(1)", "TypeError: f() takes 1 positional argument but 2 were given"},
		{method2("wait=True, *, cancel=False"), "f(1, 2)", "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"},
		{method2("wait=True, *, cancel=False"), "f(cancel=1)", "None"},
		{submit, "f(1, 2, 3, fn=4, self=5)", `"1 [2 3] [{fn 4} {self 5}]"`},
		{submit, "f(fn=4)", "TypeError: f() missing 1 required positional argument: 'fn'"},
		// Functions in C say it otherwise.
		{function("x, /", 1), "f()", "TypeError: f() takes exactly one argument (0 given)"},
		{function("x, /", 1), "f(1, 2)", "TypeError: f() takes exactly one argument (2 given)"},
		{function("x, /", 1), "f(x=1)", "TypeError: f() takes no keyword arguments"},
		{function("x, y, /", 2), "f(1)", "TypeError: f expected 2 arguments, got 1"},
		{function("x=1, y=1, /", 2), "f(1, 2, 3)", "TypeError: f expected at most 2 arguments, got 3"},
		{method2("x, y=1, /"), "f()", "TypeError: f expected at least 1 argument, got 0"},
	} {
		if got := failure(t, tt.call, starlark.StringDict{"f": tt.f}); got != tt.want {
			t.Errorf("%s: got %s\nwant %s", tt.call, got, tt.want)
		}
	}
}

// Messages of functions in C are CPython's, and those of others stay theirs.
func TestInC(t *testing.T) {
	none := func(*script.Thread) (value.Value, error) { return value.None, nil }
	one := func(*script.Thread, value.Value) (value.Value, error) { return value.None, nil }
	functions := []*native.Function{native.F0("cwd", "", "", none)}
	functions = append(functions, native.InC("posix", native.F0("pid", "", "", none), native.F1("sleep", "x, /", "", one))...)
	functions = append(functions, native.InC("builtins", native.F0("globals", "", "", none))...)
	env := native.Members(nil, functions)
	for call, want := range map[string]string{
		"cwd(x=1)":     "TypeError: cwd() got an unexpected keyword argument 'x'",
		"cwd(1)":       "TypeError: cwd() takes 0 positional arguments but 1 was given",
		"pid(1)":       "TypeError: posix.pid() takes no arguments (1 given)",
		"pid(1, 2)":    "TypeError: posix.pid() takes no arguments (2 given)",
		"pid(x=1)":     "TypeError: posix.pid() takes no keyword arguments",
		"sleep()":      "TypeError: posix.sleep() takes exactly one argument (0 given)",
		"sleep(1, 2)":  "TypeError: posix.sleep() takes exactly one argument (2 given)",
		"sleep(x=1)":   "TypeError: posix.sleep() takes no keyword arguments",
		"globals(1)":   "TypeError: globals() takes no arguments (1 given)",
		"globals(x=1)": "TypeError: globals() takes no keyword arguments",
	} {
		if got := failure(t, call, env); got != want {
			t.Errorf("%s: %s, want %s", call, got, want)
		}
	}
}

// failure returns the error of an expression, or else its value.
func failure(t *testing.T, expr string, env starlark.StringDict) (text string) {
	on(t, func(th *script.Thread) {
		v, err := starlark.EvalOptions(&syntax.FileOptions{}, th.Interp(), "", expr, env)
		if err != nil {
			text = object.Catch(err, 0).Error()
		} else {
			text = v.String()
		}
	})
	return text
}
