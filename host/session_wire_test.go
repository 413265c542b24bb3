package host

import (
	"bytes"
	"context"
	"testing"

	"go.starlark.net/starlark"
)

// Functions that were typed travel to workers, with what they read of other statements.
// What a statement binds anew goes there again.
func TestSessionRemoteCalls(t *testing.T) {
	var out bytes.Buffer
	set, remote := remoteCalls(t, &out)
	h, err := New(Config{Stdout: &out, Stderr: &out, Predeclared: starlark.StringDict{"remote": remote}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	set(h)
	s := h.Session()
	for _, step := range []struct{ src, want string }{
		{"import math_ as m", "ModuleNotFoundError: No module named 'math_'"},
		{"k = 3", ""},
		{"def f(x): return x * k", ""},
		{"remote(f, 2)", "6\n"},
		{"def g(x):\n  return f(x) + h(x)\n", ""},
		{"remote(g, 2)", "NameError: name 'h' is not defined"},
		{"def h(x): return 100 * x", ""},
		{"remote(g, 2)", "206\n"},
		{"def f(x): return -x", ""}, // mended
		{"remote(g, 2), remote(f, 5)", "(198, -5)\n"},
		{"k = 4", ""},
		{"remote(lambda: k)", "4\n"},
		{"remote(lambda x, y=k: [f(i) for i in range(x)] + [y], 3)", "[0, -1, -2, 4]\n"},
		{"class C:\n  def __init__(self, v): self.v = v\n  def __repr__(self): return f'C({self.v})'\n  def twice(self): return C(2 * f(self.v))\n", ""},
		{"remote(C.twice, C(4)), remote(C(1).twice)", "(C(-8), C(-2))\n"},
		{"def gen(n):\n  def inner():\n    for i in range(n): yield i + k\n  return list(inner())\n", ""},
		{"remote(gen, 2)", "[4, 5]\n"},
		{"sum = 5", ""},
		{"def shadow(): return sum + len([1])", ""},
		{"remote(shadow)", "6\n"},
		{"def local():\n  a = 1\n  return locals()\n", ""},
		{"remote(local)", "{'a': 1}\n"},
		{"def bad(): return 1 // 0", ""},
		{"remote(bad)", "ZeroDivisionError: division by zero"},
		{"exec('def made(): return 1')", ""},
		{"remote(made)", "TypeError: cannot pickle 'function' object: this function is in the process that has the pool"},
		{"def counter():\n  n = 0\n  def inc():\n    nonlocal n\n    n += k\n    return n\n  return inc\n", ""},
		{"c = counter(); c(); remote(c), c()", "4\n(8, 8)\n"},
		{"a, b = (lambda: 'a'), (lambda: b() + 'b')", ""},
		{"b = lambda: 'B'", ""},
		{"remote(a), remote(b)", "('a', 'B')\n"},
		{"import os; join = lambda: os.path.join('a', 'b')", ""},
		{"remote(join)", "'a/b'\n"},
		{"class C(C):\n  def twice(self): return 'mended'\n", ""},
		{"remote(C.twice, C(4))", "'mended'\n"},
	} {
		out.Reset()
		err := s.Exec(context.Background(), step.src)
		got := out.String()
		if err != nil {
			got = err.Error()
		}
		if got != step.want {
			t.Errorf("%s: got %q, want %q", step.src, got, step.want)
		}
	}
}
