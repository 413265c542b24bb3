package native_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/script"
	"fstar/internal/value"
)

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

// An int in C has 32 bits.
func TestCInt(t *testing.T) {
	env := native.Members(nil, []*native.Function{
		native.F1("given", "n=7", "", func(_ *script.Thread, n native.CInt) (int, error) { return int(n), nil }),
	})
	for call, want := range map[string]string{
		"given()": "7", "given(-1)": "-1", "given(True)": "1", "given(2147483647)": "2147483647", "given(-2147483648)": "-2147483648",
		"given(2147483648)": "OverflowError: Python int too large to convert to C int",
		"given(1 << 70)":    "OverflowError: Python int too large to convert to C int",
		"given(-(1 << 70))": "OverflowError: Python int too large to convert to C int",
		"given(1.5)":        "TypeError: 'float' object cannot be interpreted as an integer",
		"given(None)":       "TypeError: 'NoneType' object cannot be interpreted as an integer",
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
			text = exception.Catch(err, 0).Error()
		} else {
			text = v.String()
		}
	})
	return text
}
