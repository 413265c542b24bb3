package host_test

import (
	"os"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

// TestOperations does what testdata/operations.txt lists, an expression a line, to containers of a script, to ones that
// Go code has made, and to ones that it was shown: nobody can tell them apart.
func TestOperations(t *testing.T) {
	const src = `
import functools
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K({self.n})"
def outcome(make, operation):
    out = []
    names = {
        "L": make([3, 1, 2, [4], (5, [6]), {"a": [7]}]), "L2": make([3, 1, 2, [4], (5, [6]), {"a": [7]}]), "N": make([3, 1, 2]),
        "T": make((1, (2, 3), "x")), "D": make({"a": 1, 2: [3], (4, 5): {"b": (6,)}}), "S": make({1, 2, "x"}), "M": make({"x": [1]}),
        "make": make, "functools": functools, "K": K, "print": lambda *args: out.append(repr(args)),
    }
    try:
        out.append(repr(eval(operation, names)))
    except Exception as e:
        out += [type(e).__name__, repr(e.args)]
    return out + [repr(names[name]) for name in ("L", "N", "T", "D", "S")]
makers = {
    "made": given, "shown": shown, "made and shown": lambda x: shown(given(x)), "in a list": lambda x: given([x])[0],
    "in a tuple": lambda x: given((x,))[0], "in a dict": lambda x: given({1: x})[1], "an item": lambda x: given({1: x}).popitem()[1],
    "iterated": lambda x: next(iter(given([x]))),
}
for operation in operations:
    want = outcome(lambda x: x, operation)
    for name, make in makers.items():
        got = outcome(make, operation)
        if got != want:
            print(f"{operation}, {name}:\\n got  {got}\\n want {want}")
`
	text, err := os.ReadFile("testdata/operations.txt")
	if err != nil {
		t.Fatal(err)
	}
	var operations []starlark.Value
	for line := range strings.Lines(string(text)) {
		operations = append(operations, starlark.String(strings.TrimSpace(line)))
	}
	function := func(f func(starlark.Value) starlark.Value) starlark.Value {
		return starlark.NewBuiltin("function", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return f(args[0]), nil
		})
	}
	var out strings.Builder
	exec(t, hostOf(t, host.Config{Stdout: &out, Predeclared: starlark.StringDict{
		"given": function(copied), "shown": function(func(v starlark.Value) starlark.Value { return v }), "operations": starlark.NewList(operations),
	}}), src)
	if out.String() != "" {
		t.Error(out.String())
	}
}

// copied returns a copy in depth that Go code has made.
func copied(v starlark.Value) starlark.Value {
	switch v := v.(type) {
	case *starlark.List:
		var elems []starlark.Value
		for x := range v.Elements() {
			elems = append(elems, copied(x))
		}
		return starlark.NewList(elems)
	case starlark.Tuple:
		elems := make(starlark.Tuple, len(v))
		for i, x := range v {
			elems[i] = copied(x)
		}
		return elems
	case *starlark.Dict:
		d := new(starlark.Dict)
		for k, x := range v.Entries() {
			d.SetKey(copied(k), copied(x))
		}
		return d
	case *starlark.Set:
		s := new(starlark.Set)
		for x := range v.Elements() {
			s.Insert(x)
		}
		return s
	}
	return v
}
