package pytuple_test

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
)

// The texts are CPython 3.15's for namedtuple("P", "x y", defaults=[3]).
func TestNamedTuple(t *testing.T) {
	p := pytuple.NewNamedTuple("__main__", "P", []string{"x", "y"}, starlark.Tuple{starlark.MakeInt(3)})
	th, leave, err := script.NewRuntime().Enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	th.Acquire()
	env := starlark.StringDict{"P": p}
	for _, tt := range []struct{ src, want string }{
		{"P(1)", "P(x=1, y=3)"},
		{"P(y=2, x=1)", "P(x=1, y=2)"},
		{"P(1)._replace(x=7)", "P(x=7, y=3)"},
		{"P(1)._asdict()", `{"x": 1, "y": 3}`},
		{"P(1).__getnewargs__()", "(1, 3)"},
		{"P._make([1, 2])", "P(x=1, y=2)"},
		{"P._make(iterable=[1, 2])", "P(x=1, y=2)"},
		{"P._fields", `("x", "y")`},
		{"P._field_defaults", `{"y": 3}`},
		{"P()", "TypeError: P.__new__() missing 1 required positional argument: 'x'"},
		{"P(1, 2, 3)", "TypeError: P.__new__() takes from 2 to 3 positional arguments but 4 were given"},
		{"P(1, z=2)", "TypeError: P.__new__() got an unexpected keyword argument 'z'"},
		{"P(1, x=2)", "TypeError: P.__new__() got multiple values for argument 'x'"},
		{"P.__new__()", "TypeError: P.__new__() missing 2 required positional arguments: '_cls' and 'x'"},
		{"P._make()", "TypeError: P._make() missing 1 required positional argument: 'iterable'"},
		{"P._make(1)", "TypeError: 'int' object is not iterable"},
		{"P._make([1])", "TypeError: Expected 2 arguments, got 1"},
		{"P(1)._replace(1)", "TypeError: P._replace() takes 1 positional argument but 2 were given"},
		{"P(1)._replace(q=1, r=2)", "TypeError: Got unexpected field names: ['q', 'r']"},
		{"P(1)._asdict(1)", "TypeError: P._asdict() takes 1 positional argument but 2 were given"},
		{"P(1).__repr__(1)", "TypeError: P.__repr__() takes 1 positional argument but 2 were given"},
	} {
		v, err := starlark.EvalOptions(&syntax.FileOptions{}, th.Interp(), "test", tt.src, env)
		var got string
		if err != nil {
			got = object.Catch(err, th.Depth()).Error()
		} else {
			got = v.String()
		}
		if got, _, _ = strings.Cut(got, ". Did you mean"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.src, got, tt.want)
		}
	}
}
