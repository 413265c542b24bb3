package signature_test

import (
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/signature"
)

func TestBind(t *testing.T) {
	for _, tt := range []struct {
		params string
		call   string
		want   string // the bound arguments, or the error
	}{
		{"", "f()", "[]"},
		{"", "f(1)", "TypeError: f() takes 0 positional arguments but 1 was given"},
		{"", "f(a=1)", "TypeError: f() got an unexpected keyword argument 'a'"},
		{"width=1", "f(widht=1)", "TypeError: f() got an unexpected keyword argument 'widht'. Did you mean 'width'?"},
		{"width=1, /, *, depth=1", "f(widht=1)", "TypeError: f() got an unexpected keyword argument 'widht'"},
		{"a, b=None", "f(1)", "[1 -]"},
		{"a, b=None", "f(1, 2)", "[1 2]"},
		{"a, b=None", "f(b=2, a=1)", "[1 2]"},
		{"a, b=None", "f()", "TypeError: f() missing 1 required positional argument: 'a'"},
		{"a, b=None", "f(1, 2, 3)", "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"},
		{"a, b=None", "f(1, a=1)", "TypeError: f() got multiple values for argument 'a'"},
		{"a, b", "f()", "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"},
		{"a, b, c", "f()", "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
		{"self, wait=True, *, cancel=False", "f(1, 2)", "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"},
		{"self, wait=True, *, cancel=False", "f(cancel=1)", "[- 1]"},
		// Functions in C say it otherwise.
		{"x, /", "f()", "TypeError: f() takes exactly one argument (0 given)"},
		{"x, /", "f(1, 2)", "TypeError: f() takes exactly one argument (2 given)"},
		{"x, /", "f(x=1)", "TypeError: f() takes no keyword arguments"},
		{"x, y, /", "f(1)", "TypeError: f expected 2 arguments, got 1"},
		{"self, x, y=1, /", "f()", "TypeError: f expected at least 1 argument, got 0"},
		{"x=1, y=1, /", "f(1, 2, 3)", "TypeError: f expected at most 2 arguments, got 3"},
		{"self", "f(1)", "TypeError: f() takes 1 positional argument but 2 were given"},
		{"*, key", "f()", "TypeError: f() missing 1 required keyword-only argument: 'key'"},
		{"self, fn, /, *args, **kwargs", "f(1, 2, 3, fn=4, self=5)", "[1] (2, 3) fn=4 self=5"},
		{"self, fn, /, *args, **kwargs", "f(fn=4)", "TypeError: f() missing 1 required positional argument: 'fn'"},
		{"fn, *its, timeout=None", "f(1, 2, timeout=3)", "[1 3] (2,)"},
	} {
		t.Run(tt.params+" "+tt.call, func(t *testing.T) {
			sig := signature.New("f", tt.params)
			var got string
			f := starlark.NewBuiltin("f", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				bound, err := sig.Bind(args, kwargs)
				if err != nil {
					got = err.Error()
					return starlark.None, nil
				}
				var values []string
				for _, v := range bound.Values {
					if v == nil {
						values = append(values, "-")
					} else {
						values = append(values, v.String())
					}
				}
				got = fmt.Sprint(values)
				if len(bound.Rest) > 0 {
					got += " " + bound.Rest.String()
				}
				for _, kw := range bound.Kwargs {
					got += fmt.Sprintf(" %s=%v", strings.Trim(kw[0].String(), `"`), kw[1])
				}
				return starlark.None, nil
			})
			if _, err := starlark.EvalOptions(new(syntax.FileOptions), new(starlark.Thread), "test", tt.call, starlark.StringDict{"f": f}); err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got %s\nwant %s", got, tt.want)
			}
		})
	}
}
