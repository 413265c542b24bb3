package lower_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/lower"
)

// TestPositions checks that errors point at the source.
func TestPositions(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"x = 1\ny = x + 'a'", "2:7"},
		{"def f():\n    undefined.b\nf()", "2:5"},
		{"x = 1\nif x:\n    raise ValueError(1)", "3:5"},
		{"x = 0 + (\n  [1][5])", "2:6"},
		{"with 1: pass", "1:6"},
		{"a, b = 5", "1:6"},
		{"for x in 5: pass", "1:1"},
		{"for a, b in [1]: pass", "1:1"},
		{"x = [y for y in 5]", "1:14"},
		{"assert 1 == 2", "1:1"},
		{"x = {}\nx.y.z", "2:2"},
		{"def f(a):\n    return a ** 'x'\nf(1)", "2:14"},
		{"x = 'abc'[7]", "1:10"},
		{"x = {}\ndel x[1]", "2:6"},
		{"class A:\n    def m(self):\n        return self.x\nA().m()", "3:20"},
		{"class A:\n    x = 1\n    y = x()", "3:10"},
		{"def g():\n    yield 1 // 0\nnext(g())", "2:13"},
		{"x = 5\nmatch x:\n    case [a]: pass\n    case y if y.z: pass", "4:16"},
		{"x = 1\nx[0] += []", "2:2"},
		{"print(1 < 2 < {})", "1:13"},
	} {
		f, err := lowered("p.py", test.src, lower.Options{Attr: isAttr})
		if err != nil {
			t.Errorf("%s: %v", test.src, err)
			continue
		}
		prog, err := starlark.FileProgram(f, predeclared)
		if err != nil {
			t.Fatal(err)
		}
		thread := &starlark.Thread{}
		_, err = prog.Init(thread, environment(new(strings.Builder), thread))
		var e *starlark.EvalError
		if !errors.As(pending(thread, err), &e) && !errors.As(err, &e) {
			t.Errorf("%s: no error", test.src)
			continue
		}
		got := ""
		for i := range len(e.CallStack) {
			if pos := e.CallStack.At(i).Pos; pos.Col > 0 {
				got = fmt.Sprintf("%d:%d", pos.Line, pos.Col)
				break
			}
		}
		if got != test.want {
			t.Errorf("%s\nerror at %s, want %s: %v", test.src, got, test.want, err)
		}
	}
}
