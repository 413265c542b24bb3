package native_test

import (
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/native"
	"fstar/internal/script"
	"fstar/internal/value"
)

// show returns what a Go function was given.
func show(parts ...any) (string, error) { return strings.TrimSuffix(fmt.Sprintln(parts...), "\n"), nil }

var bindings = []*native.Function{
	native.F1("rest", "*args", "", func(_ *script.Thread, args native.Rest) (string, error) { return show(args) }),
	native.F1("last", "*args", "", func(_ *script.Thread, args native.Args) (string, error) { return show(args) }),
	native.F3("behind", "a, b=2, *args", "", func(_ *script.Thread, a, b value.Value, args native.Args) (string, error) { return show(a, b, args) }),
	native.F4("middle", "a, *args, b=2, c", "", func(_ *script.Thread, a value.Value, args native.Args, b, c value.Value) (string, error) {
		return show(a, args, b, c)
	}),
	native.F3("keywords", "*args, b=2, **kwargs", "", func(_ *script.Thread, args native.Rest, b value.Value, kwargs native.Keywords) (string, error) {
		return show(args, b, kwargs)
	}),
	native.F3("given", "a=None, b=None, c=None", "", func(_ *script.Thread, a native.Maybe, b native.Opt[starlark.Value], c value.Value) (string, error) {
		return show(a, b.Given, c)
	}),
	native.M2("method", "a=None, /, *args", "", func(self value.Value, _ *script.Thread, a native.Maybe, args native.Args) (string, error) {
		return show(self, a, args)
	}),
	native.FP("fields", "a=None, *args, b=None, c=3", "", func(_ *script.Thread, p *struct {
		A    native.Maybe
		Args native.Args
		B    native.Opt[string]
		C    int
	}) (string, error) {
		return show(p.A, p.Args, p.B.Given, p.C)
	}),
	native.F3("three", "a, b=2, *, c=<unrepresentable>", "", func(_ *script.Thread, a, b, c starlark.Value) (string, error) { return show(a, b, c) }),
	native.F1("truth", "a=True", "", func(_ *script.Thread, a bool) (string, error) { return show(a) }),
	native.F1("untold", "a=<unrepresentable>", "", func(_ *script.Thread, a bool) (string, error) { return show(a) }),
	native.M2("two", "a=1, b=None", "", func(self starlark.Value, _ *script.Thread, a, b starlark.Value) (string, error) {
		return show(self, a, b)
	}),
	native.M3("submit", "fn, /, *args, **kwargs", "", func(self starlark.Value, _ *script.Thread, fn starlark.Value, args native.Args, kwargs native.Keywords) (string, error) {
		return show(self, fn, args, kwargs)
	}),
	native.F1("text", "a=None", "", func(_ *script.Thread, a native.Opt[string]) (string, error) { return show(a.Given, a.Or("else")) }),
}

// Arguments go to the parameters that Python gives them to, whoever calls.
func TestBind(t *testing.T) {
	long := strings.TrimSuffix(strings.Repeat("7,", 100), ",")
	for call, want := range map[string]string{
		"rest()": "[]", "rest(1)": "[1]", "rest(1,2,3)": "[1 2 3]", "rest(" + long + ")": "[" + strings.ReplaceAll(long, ",", " ") + "]",
		"last()": "[]", "last(1)": "[1]", "last(1,2,3)": "[1 2 3]", "last(" + long + ")": "[" + strings.ReplaceAll(long, ",", " ") + "]",
		"behind(1)": "1 2 []", "behind(1,3)": "1 3 []", "behind(1,3,4)": "1 3 [4]", "behind(1,b=3)": "1 3 []", "behind(b=3,a=1)": "1 3 []",
		"behind()":           "behind() missing 1 required positional argument: 'a'",
		"behind(1,3,4,b=5)":  "behind() got multiple values for argument 'b'",
		"middle(1,c=3)":      "1 [] 2 3",
		"middle(1,5,6,c=3)":  "1 [5 6] 2 3",
		"middle(1)":          "middle() missing 1 required keyword-only argument: 'c'",
		"keywords()":         "[] 2 []",
		"keywords(1,2)":      "[1 2] 2 []",
		"keywords(1,b=3)":    "[1] 3 []",
		"keywords(1,x=3)":    "[1] 2 [{x 3}]",
		"given()":            "<absent> false None",
		"given(None,None)":   "None false None",
		"given(1,2,3)":       "1 true 3",
		"given(c=5)":         "<absent> false 5",
		"method()":           "unbound method method() needs an argument",
		"method(0)":          "0 <absent> []",
		"method(0,None,1,2)": "0 None [1 2]",
		"method(0,a=1)":      "method() got an unexpected keyword argument 'a'",
		"fields()":           "<absent> [] false 3",
		"fields(1,2,b='')":   "1 [2] true 3",
		"fields(b=1)":        "fields() argument 'b' must be str or None, not int",
		"three(1)":           "1 2 <nil>",
		"three(1,3)":         "1 3 <nil>",
		"three(1,c=4)":       "1 2 4",
		"three()":            "three() missing 1 required positional argument: 'a'",
		"three(1,2,3)":       "three() takes from 1 to 2 positional arguments but 3 were given",
		"truth()":            "true", "truth('')": "false", "untold()": "false", "untold('x')": "true",
		"two(0)":                   "0 1 None",
		"two(0,2)":                 "0 2 None",
		"two(0,2,3)":               "0 2 3",
		"two(0,b=3)":               "0 1 3",
		"submit(0,1)":              "0 1 [] []",
		"submit(0,1,2,3)":          "0 1 [2 3] []",
		"submit(0,1,2,x=3)":        "0 1 [2] [{x 3}]",
		"submit(0)":                "submit() missing 1 required positional argument: 'fn'",
		"submit(0,1," + long + ")": "0 1 [" + strings.ReplaceAll(long, ",", " ") + "] []",
		"text()":                   "false else", "text('x')": "true x", "text(a=None)": "false else",
		"text(1)": "text() argument 'a' must be str or None, not int",
	} {
		name, _, _ := strings.Cut(call, "(")
		var f *native.Function
		for _, b := range bindings {
			if b.Name() == name {
				f = b
			}
		}
		on(t, func(th *script.Thread) {
			check := func(how string, v starlark.Value, err error) {
				t.Helper()
				got := ""
				if err != nil {
					got = strings.TrimPrefix(err.Error(), "TypeError: ")
				} else {
					got, _ = starlark.AsString(v)
				}
				if got != want {
					t.Errorf("%s, %s:\n got %s\nwant %s", call, how, got, want)
				}
			}
			var args []value.Value
			var named []native.Keyword
			collect := starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, positional starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				for _, x := range positional {
					args = append(args, value.Of(x))
				}
				for _, kw := range kwargs {
					named = append(named, native.Keyword{Name: string(kw[0].(starlark.String)), Value: value.Of(kw[1])})
				}
				return f.CallInternal(th.Interp(), positional, kwargs)
			})
			v, err := starlark.EvalOptions(&syntax.FileOptions{}, th.Interp(), "", call, starlark.StringDict{name: collect})
			check("by Starlark", v, err)
			result, err := f.Call(th, args, named)
			check("by values", result.Starlark(), err)
			if f.Self() == nil && len(args) > 0 {
				var rest starlark.Tuple
				for _, x := range args[1:] {
					rest = append(rest, x.Starlark())
				}
				var kwargs []starlark.Tuple
				for _, kw := range named {
					kwargs = append(kwargs, starlark.Tuple{starlark.String(kw.Name), kw.Value.Starlark()})
				}
				v, err = f.Bind(args[0].Starlark()).CallInternal(th.Interp(), rest, kwargs)
				check("bound", v, err)
			}
		})
	}
}

// A call by position needs no memory for what it binds.
func TestBindNeedsNoMemory(t *testing.T) {
	sum := native.F2("sum", "*args, start=0", "", func(_ *script.Thread, args native.Args, start int) (int, error) {
		for _, v := range args {
			n, _ := v.Int64()
			start += int(n)
		}
		return start, nil
	})
	first := native.F3("first", "a=None, b=None, c=None", "", func(_ *script.Thread, a native.Maybe, b native.Opt[starlark.Value], c native.Opt[string]) (value.Value, error) {
		return a.Value, nil
	})
	on(t, func(th *script.Thread) {
		for _, f := range []*native.Function{sum, first} {
			for n := range 4 {
				values := []value.Value{value.Int(1), value.Int(2), value.Text("x")}[:n]
				args := starlark.Tuple{starlark.MakeInt(1), starlark.MakeInt(2), starlark.String("x")}[:n]
				if allocs := testing.AllocsPerRun(100, func() {
					if _, err := f.Call(th, values, nil); err != nil {
						t.Fatal(err)
					}
					if n == 0 && f == first {
						return // its result is no value
					}
					if _, err := f.CallInternal(th.Interp(), args, nil); err != nil {
						t.Fatal(err)
					}
				}); allocs != 0 {
					t.Errorf("%s of %d arguments: %v allocations", f.Name(), n, allocs)
				}
			}
		}
	})
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
