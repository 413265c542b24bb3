package engine

import (
	"errors"
	"io"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/value"
)

// noImports is the importer of scripts that import nothing.
type noImports struct{}

func (noImports) Builtin(string) starlark.Value           { return nil }
func (noImports) Find(string) (string, bool, bool)        { return "", false, false }
func (noImports) Exec(*script.Thread, *pyrt.Module) error { return errors.New("nothing to import") }

// Run compiles a text for eval and exec.
func (noImports) Run(t *script.Thread, m *pyrt.Module, src string, expression bool, locals starlark.Value) (starlark.Value, error) {
	f, err := pysyntax.Parse("<string>", src)
	if err != nil {
		return nil, err
	}
	u, err := Compile(f, Options{Module: m.Name(), Eval: expression, Locals: locals != nil})
	if err != nil {
		return nil, err
	}
	return u.Run(t, m, locals)
}

// A program is a module whose code has run.
type program struct {
	t *script.Thread
	m *pyrt.Module
}

// load runs the source of a module.
func load(t testing.TB, src string) program {
	t.Helper()
	thread := pycases.Thread(t, io.Discard)
	m := pyrt.New(thread.Runtime(), noImports{}, nil).NewMain("test.py")
	p := program{thread, m}
	if err := p.exec(src, Options{Module: "__main__"}); err != nil {
		t.Fatal(err)
	}
	return p
}

// exec runs more code of the module.
func (p program) exec(src string, opts Options) error {
	f, err := pysyntax.Parse("test.py", src)
	if err != nil {
		return err
	}
	u, err := Compile(f, opts)
	if err != nil {
		return err
	}
	_, err = p.t.Run(nil, func() (starlark.Value, error) { return u.Run(p.t, p.m, nil) })
	return err
}

// result returns the repr of a global variable, or the class and the message of what was raised.
func (p program) result(name string, err error) string {
	if err != nil {
		return object.Catch(err, 0).Error()
	}
	return object.Repr(p.m.Variable(name))
}

// function returns a function of the module.
func (p program) function(t testing.TB, name string) *Function {
	t.Helper()
	fn, ok := p.m.Variable(name).(*Function)
	if !ok {
		t.Fatalf("%s is %v", name, p.m.Variable(name))
	}
	return fn
}

// TestStatements runs statements. What they leave in r is what CPython 3.15 gives.
func TestStatements(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"r = 2 ** 62 + 2 ** 62", "9223372036854775808"},
		{"r = -7 // 2, -7 % 2, 7 // -2.0, True + True", "(-4, 1, -4.0, 2)"},
		{"r = 1 < 2 < 3 > 2 != 3", "True"},
		{"a = [1]; b = a; a += [2]; r = b", "[1, 2]"},
		{"a, (b, *c), d = 1, (2, 3, 4), 5; r = a, b, c, d", "(1, 2, [3, 4], 5)"},
		{"x = y = []; r = x is y", "True"},
		{"r = [i * j for i in range(3) for j in range(i) if i]", "[0, 0, 2]"},
		{"r = [[j for j in range(i)] for i in [k for k in range(3)]]", "[[], [0], [0, 1]]"},
		{"r = [f() for f in [lambda i=i: i * i for i in range(3)]]", "[0, 1, 4]"},
		{"r = [f() for f in [lambda: i for i in range(3)]]", "[2, 2, 2]"},
		{"r = [eval('i * 2') for i in range(3)]", "[0, 2, 4]"},
		{"class C:\n    y = 3\n    r = [sorted(locals()) for i in range(1)]\nr = C.r", "[['i']]"},
		{"def f(a):\n    b = [c for c in 'x']\n    return sorted(locals())\nr = f(1)", "['a', 'b']"},
		{"def f(a, /, b=2, *c, d=4, **e): return a, b, c, d, e\nr = f(1), f(1, 3, 5, d=6, g=7)", "((1, 2, (), 4, {}), (1, 3, (5,), 6, {'g': 7}))"},
		{"def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        return n\n    return g\ng = f(); g(); r = g()", "2"},
		{"def f():\n    try:\n        return 1\n    finally:\n        r.append(2)\nr = []; r.append(f())", "[2, 1]"},
		{"def f():\n    for i in range(3):\n        try:\n            continue\n        finally:\n            r.append(i)\nr = []; f()", "[0, 1, 2]"},
		{"def g():\n    x = yield 1\n    r.append(x)\n    return 5\ndef h():\n    r.append((yield from g()))\nr = []; i = h(); next(i)\ntry: i.send(4)\nexcept StopIteration: pass", "[4, 5]"},
		{"def g():\n    try:\n        yield 1\n    finally:\n        r.append('closed')\nr = []\nfor x in g(): break", "['closed']"},
		{"def g():\n    try:\n        yield 1\n    finally:\n        r.append('closed')\nr = []\nr.append(any(x for x in g()))", "['closed', True]"},
		{"def g():\n    try:\n        yield 1\n    finally:\n        r.append('closed')\nr = []\nr.append(next(x for x in g()))", "['closed', 1]"},
		{"def f(n): return 1 if n == 0 else n * f(n - 1)\nr = f(25)", "15511210043330985984000000"},
		{"class A:\n    def m(self): return 1\nclass B(A):\n    def m(self): return super().m() + 1\nr = B().m()", "2"},
		{"class A:\n    def __private(self): return 1\n    def m(self): return self.__private()\nr = A().m(), hasattr(A, '_A__private')", "(1, True)"},
		{"match [1, {'k': 2}]:\n    case [a, {'k': b}] if b: r = a, b", "(1, 2)"},
		{"r = f'{1 + 1:>3}|{\"x\"!r}'", "\"  2|'x'\""},
		{"x = 1\ndel x\ntry: x\nexcept NameError as e: r = str(e)", "\"name 'x' is not defined\""},
		{"def f():\n    y\n    y = 1\nf()", "UnboundLocalError: cannot access local variable 'y' where it is not associated with a value"},
		{"r = {**5}", "TypeError: 'int' object is not a mapping"},
		{"r = {*5}", "TypeError: 'int' object is not iterable"},
		{"r = [*5]", "TypeError: Value after * must be an iterable, not int"},
		{"def f(**k): pass\nf(**{'a': 1}, a=2)", "TypeError: __main__.f() got multiple values for keyword argument 'a'"},
		{"def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"},
		{"class R:\n    def __repr__(self): return repr([self])\nrepr(R())", "RecursionError: maximum recursion depth exceeded"},
		{"raise ValueError('x') from KeyError(1)", "ValueError: x"},
	} {
		p := load(t, "")
		if got := p.result("r", p.exec(test.src, Options{Module: "__main__"})); got != test.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", test.src, got, test.want)
		}
	}
}

// TestRecursionDepth counts how deep functions may be nested, as CPython does: functions in Go are none.
func TestRecursionDepth(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"def f():\n    global r\n    r += 1\n    f()", "999"},
		{"def f():\n    global r\n    r += 1\n    return eval('f()')", "500"},
		{"def f():\n    global r\n    r += 1\n    return list(map(lambda x: f(), [1]))", "499"}, // CPython: 500
	} {
		p := load(t, "r = 0\n"+test.src)
		err := p.exec("try: f()\nexcept RecursionError: pass", Options{Module: "__main__"})
		if got := p.result("r", err); got != test.want {
			t.Errorf("%s\n\tgot %s calls, want %s", test.src, got, test.want)
		}
		if p.t.Execution.Depth != 0 {
			t.Errorf("%s\n\t%d calls are left", test.src, p.t.Execution.Depth)
		}
	}
}

// TestShow gives a session the values of the expressions that are statements at the top, and no others.
func TestShow(t *testing.T) {
	p := load(t, "")
	var shown []string
	show := func(_ *script.Thread, v starlark.Value) error {
		shown = append(shown, object.Repr(v))
		return nil
	}
	for _, src := range []string{"x = 1", "x", "def f():\n    x\n    return 2", "f(); None", "for i in [7]: i"} {
		if err := p.exec(src, Options{Module: "__main__", Show: show}); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(shown); got != 4 || shown[0] != "1" || shown[1] != "2" || shown[2] != "None" || shown[3] != "7" {
		t.Errorf("shown: %v", shown)
	}
}

// TestAllocations: what runs often needs no memory. It does not depend on the clock, as a benchmark
// does.
func TestAllocations(t *testing.T) {
	for _, test := range []struct{ name, src string }{
		{"call", "def g(x): return x\ndef f():\n    i = 0\n    while i < 100:\n        g(i)\n        i += 1"},
		{"call from Go", "def f(): pass"},
		{"method", "class A:\n    def m(self, x): return x\na = A()\ndef f():\n    i = 0\n    while i < 100:\n        a.m(i)\n        i += 1"},
		{"item of a generator", "def g():\n    while True: yield 1\nit = g()\ndef f():\n    n = 0\n    for x in it:\n        n += 1\n        if n == 100: break"},
		{"pair of a generator, through another", "def g():\n    while True: yield 1, 2\ndef h():\n    for a, b in i: yield b, a\ni = g()\nit = h()\ndef f():\n    n = 0\n    for x, y in it:\n        n += 1\n        if n == 100: break"},
		{"delegation", "def g(n):\n    while n == 0: yield 1\n    yield from g(n - 1)\nit = g(5)\ndef f():\n    n = 0\n    for x in it:\n        n += 1\n        if n == 100: break"},
		{"generators that nobody else has", "class A:\n    def __iter__(self): yield 1\ndef g(n):\n    while n: yield 1; n -= 1\ndef h():\n    yield from g(2)\n    yield from a\na = A()\ndef f():\n    for x in h(): pass\n    for x in a: pass\n    for x in g(3): pass"},
		{"try", "def f():\n    i = 0\n    while i < 100:\n        try:\n            i += 1\n        except ValueError:\n            pass\n        finally:\n            pass"},
		{"ints of 64 bits", "def f():\n    n = 1 << 40\n    while n < (1 << 40) + 100: n += 1"},
		{"floats", "def f():\n    x = 0.5\n    while x < 100.0: x = x * 1.01 + 1.0"},
		{"attribute", "class A: pass\na = A(); a.x = 1\ndef f():\n    i = 0\n    while i < 100: i += a.x"},
		{"functions with a quick form", "l, d, s, text = [1], {'a': 1}, {1}, 'spam'\ndef f():\n    i = 0\n    while i < 100:\n        len(l); isinstance(l, list); d.get('a', 0); s.add(1); text.startswith('s'); int('12')\n        text[1]; text in d; i in s; max(i, 2); text in ('a', 'b'); l.append(1); l.pop()\n        i += 1"},
		{"call by name", "def g(x, y=2, *, z): return x\nclass A:\n    def m(self, x, y): return x\na = A()\ndef f():\n    i = 0\n    while i < 100:\n        g(i, z=1)\n        a.m(y=1, x=i)\n        i += 1"},
		{"call with a star", "def g(x, y=2): return x\nd = {'y': 1}\nt = (1,)\ndef f():\n    i = 0\n    while i < 100:\n        g(*t)\n        g(*t, **d)\n        g(i, **d)\n        i += 1"},
		{"product of more than 64 bits, modulo", "def f():\n    n = x = (1 << 40) + 15\n    i = 0\n    while i < 100:\n        x -= 3\n        x = x * x % n\n        i += 1"},
		{"augmented assignment", "class A: pass\na = A(); a.x = 1\nl, d = [1, 2.5], {'k': 1}\ndef f():\n    i = 0\n    while i < 100:\n        a.x += 1; l[0] += i; l[1] *= 1.0; d['k'] -= 1\n        i += 1"},
		{"counts in a dict", "def f():\n    d, k, i = counts, 'k', 0\n    while i < 100:\n        d[k] = d.get(k, 0) + 1\n        i += 1\ncounts = {'k': 1}"},
		{"unpacking in a loop", "rows = [((1, 2), [3, 4, 5])] * 100\ndef f():\n    for (a, b), [c, d, e] in rows: pass"},
		{"property, constant of a class", "class A:\n    c = 1\n    @property\n    def p(self): return self.c\nclass B(A): c = 2\nl = [A(), B()] * 50\ndef f():\n    for a in l: a.p"},
		{"comparison", "def f():\n    i = 0\n    while 0 <= i < 100 and not i == 200: i += 1"},
	} {
		p := load(t, test.src)
		fn := p.function(t, "f")
		_, err := p.t.Run(nil, func() (starlark.Value, error) {
			var failing value.Value
			run := func() {
				if v := fn.call(p.t, nil, nil); !v.Present() {
					failing = v
				}
			}
			run() // compiles it, and fills caches
			if n := testing.AllocsPerRun(100, run); n != 0 {
				t.Errorf("%s: %v allocations for 100 times", test.name, n)
			}
			if failing == failure {
				return nil, taken(p.t)
			}
			return starlark.None, nil
		})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
