package symtable_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
	"fstar/internal/symtable"
)

func parse(t *testing.T, src string) *syntax.File {
	t.Helper()
	f, err := pysyntax.Parse("test.py", src)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func analyze(t *testing.T, src string) *symtable.Scope {
	t.Helper()
	s, err := symtable.Analyze(parse(t, src), false)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// scope returns the scope of a module with that qualified name.
func scope(t *testing.T, m *symtable.Scope, qualname string) *symtable.Scope {
	t.Helper()
	for _, s := range m.All() {
		if s.Kind != symtable.Comprehension && s.Kind != symtable.TypeParams && s.Qualname() == qualname {
			return s
		}
	}
	t.Fatalf("there is no scope %s", qualname)
	return nil
}

// show says where a name is in a scope.
func show(s *symtable.Scope, name string) string {
	r := s.Lookup(name)
	switch {
	case r.Class:
		return "class " + r.Name
	case r.Variable == nil:
		return "global " + r.Name
	case r.Place == symtable.FreeCell:
		return fmt.Sprintf("free %d", r.Index)
	case r.Place == symtable.FarCell:
		return fmt.Sprintf("far %d", r.Index)
	case r.Cell:
		return fmt.Sprintf("cell %d", r.Index)
	}
	return fmt.Sprintf("slot %d", r.Index)
}

// TestLookup checks what names mean, each in a scope. The slots of a function begin at 2.
func TestLookup(t *testing.T) {
	tests := []struct {
		name, src string
		want      map[string]string // by scope and name
	}{
		{"module", "x = 1\nprint(x)\n", map[string]string{"<module> x": "global x", "<module> print": "global print"}},
		{"function", "def f(a, b=1, *c, d, **e):\n    g = h\n", map[string]string{
			"f a": "slot 2", "f b": "slot 3", "f d": "slot 4", "f c": "slot 5", "f e": "slot 6", "f g": "slot 7", "f h": "global h", "<module> f": "global f",
		}},
		{"closure", "def f(a):\n    b = 1\n    def g():\n        return a, b\n    c = 2\n", map[string]string{
			"f a": "cell 2", "f b": "cell 3", "f c": "slot 5", "f.<locals>.g a": "free 0", "f.<locals>.g b": "free 1",
		}},
		{"closure through a function", "def f(a):\n    def g():\n        return lambda: a\n", map[string]string{
			"f a": "cell 2", "f.<locals>.g a": "free 0", "f.<locals>.g.<locals>.<lambda> a": "free 0",
		}},
		{"bound later", "def f():\n    def g(): return x\n    x = 1\n", map[string]string{"f x": "cell 3", "f.<locals>.g x": "free 0"}},
		{"deleted", "def f():\n    del x\n", map[string]string{"f x": "slot 2"}},
		{"global", "def f():\n    global x\n    x = 1\n    def g(): return x\n", map[string]string{"f x": "global x", "f.<locals>.g x": "global x"}},
		{"global between", "def f(x):\n    def g():\n        global x\n        def h(): return x\n", map[string]string{"f x": "slot 2", "f.<locals>.g.<locals>.h x": "global x"}},
		{"nonlocal", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n", map[string]string{"f x": "cell 2", "f.<locals>.g x": "free 0"}},
		{"class", "x = 1\nclass C:\n    x = 2\n    y = z\n    def m(self): return x\n", map[string]string{"C x": "class x", "C z": "class z", "C.m x": "global x"}},
		{"class in a function", "def f(x, y):\n    class C:\n        x = y\n        def m(self): return x\n", map[string]string{
			"f x": "cell 2", "f y": "cell 3", "f.<locals>.C x": "class x", "f.<locals>.C y": "free 0", "f.<locals>.C.m x": "free 0",
		}},
		{"super", "class C:\n    def m(self): super().m()\n    def n(self): return __class__\n    def o(self): return 1\n", map[string]string{
			"C.m __class__": "free 0", "C.n __class__": "free 0", "C.m super": "global super",
		}},
		{"private", "class _C:\n    __x = 1\n    def m(self, __y): return __y, __z, __w__\n", map[string]string{
			"_C __x": "class _C__x", "_C.m __y": "slot 3", "_C.m _C__y": "slot 3", "_C.m __z": "global _C__z", "_C.m __w__": "global __w__",
		}},
		{"generator expression", "def f(a, b):\n    return (x + b for x in a)\n", map[string]string{
			"f a": "slot 2", "f b": "cell 3", "f.<locals>.<genexpr> .0": "slot 2", "f.<locals>.<genexpr> x": "slot 3", "f.<locals>.<genexpr> b": "free 0",
		}},
		{"walrus in comprehensions", "def f(a):\n    [[y := x for x in z] for z in a]\n    (w := x for x in a)\n", map[string]string{
			"f y": "slot 3", "f w": "cell 4", "f.<locals>.<genexpr> w": "free 0",
		}},
		{"annotation", "def f(a: b, *c: d) -> e: pass\n", map[string]string{"f a": "slot 2", "f c": "slot 3", "__annotate__ b": "global b", "__annotate__ e": "global e"}},
		{"annotation in a class", "class C:\n    x = 1\n    y: x\n    z: w\n", map[string]string{"C y": "class y", "C.__annotate__ x": "class x"}},
		{"handlers, patterns, with, for, import", "def f(a):\n    try: pass\n    except E as e: pass\n    match a:\n        case [b, *c] | {'k': b, **c}: pass\n        case C(d) as g: pass\n    with a as (h, i): pass\n    for j in a: pass\n    import k.l, m.n as o\n    from p import q as r\n",
			map[string]string{
				"f e": "slot 3", "f b": "slot 4", "f c": "slot 5", "f d": "slot 6", "f g": "slot 7", "f h": "slot 8", "f i": "slot 9", "f j": "slot 10",
				"f k": "slot 11", "f o": "slot 12", "f r": "slot 13", "f E": "global E", "f C": "global C", "f l": "global l", "f q": "global q",
			}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := analyze(t, test.src)
			for key, want := range test.want {
				in, name, _ := strings.Cut(key, " ")
				if got := show(scope(t, m, in), name); got != want {
					t.Errorf("%s in %s is %s, want %s", name, in, got, want)
				}
			}
		})
	}
}

// TestComprehension checks that the variables of a comprehension are in the frame around it, and
// are others than those of that.
func TestComprehension(t *testing.T) {
	f := parse(t, "def f(x):\n    [x for x in x if (lambda: x)]\n")
	m, err := symtable.Analyze(f, false)
	if err != nil {
		t.Fatal(err)
	}
	fn := scope(t, m, "f")
	list := f.Stmts[0].(*syntax.DefStmt).Body[0].(*syntax.ExprStmt).X
	c := fn.Child(list)
	if c == nil || c.Kind != symtable.Comprehension || c.Frame() != fn {
		t.Fatalf("the scope of the comprehension is %+v", c)
	}
	if got := show(fn, "x"); got != "slot 2" {
		t.Errorf("the parameter is %s", got)
	}
	if got := show(c, "x"); got != "cell 3" {
		t.Errorf("the variable of the comprehension is %s", got)
	}
	if own := c.Own(); len(own) != 1 || own[0] != c.Lookup("x").Variable {
		t.Errorf("the comprehension has %v", own)
	}
	if got := len(fn.Variables()); got != 2 {
		t.Errorf("the frame has %d variables, want 2", got)
	}
}

// TestFar checks where variables are that a frame has no room for.
func TestFar(t *testing.T) {
	var src strings.Builder
	src.WriteString("def f():\n")
	for i := range 300 {
		fmt.Fprintf(&src, "    v%d = %d\n", i, i)
	}
	src.WriteString("    def g(): return v0, v299\n")
	m := analyze(t, src.String())
	f, g := scope(t, m, "f"), scope(t, m, "f.<locals>.g")
	if got := show(f, "v0"); got != "cell 2" {
		t.Errorf("the first is %s", got)
	}
	if got := show(f, "v299"); got != fmt.Sprintf("far %d", f.Far-2) { // g is the last
		t.Errorf("v299 is %s of %d", got, f.Far)
	}
	if f.Slots+f.Far != 2+301 {
		t.Errorf("%d slots and %d far variables", f.Slots, f.Far)
	}
	for i := range 300 {
		if name := fmt.Sprintf("v%d", i); f.Lookup(name).Name != name {
			t.Errorf("%s is %+v", name, f.Lookup(name))
		}
	}
	if len(g.Free) != 2 || g.Free[1].From != f.Lookup("v299").Variable {
		t.Errorf("g captures %+v", g.Free)
	}
}

// TestLocals checks that the names at the top of a text with a namespace of its own are in that, and
// that those of functions in it are not.
func TestLocals(t *testing.T) {
	m, err := symtable.Analyze(parse(t, "x = 1\ndef f(): return x\n"), true)
	if err != nil {
		t.Fatal(err)
	}
	if got := show(m, "x"); got != "class x" {
		t.Errorf("x is %s", got)
	}
	if got := show(scope(t, m, "f"), "x"); got != "global x" {
		t.Errorf("x in f is %s", got)
	}
}

// TestScopes checks the numbers of scopes, their names, and that each is found by its node: of many
// as of few.
func TestScopes(t *testing.T) {
	var src strings.Builder
	for i := range 50 {
		fmt.Fprintf(&src, "def f%d[T](a: T): return [lambda: a for _ in a]\n", i)
	}
	f := parse(t, src.String())
	m, err := symtable.Analyze(f, false)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range m.All() {
		if s.Number != i {
			t.Fatalf("the scope %s at %d has the number %d", s.Qualname(), i, s.Number)
		}
	}
	for i, stmt := range f.Stmts {
		d := stmt.(*pysyntax.DefStmt)
		types := m.Child(d.TypeParams[0])
		if types == nil || types.Kind != symtable.TypeParams {
			t.Fatalf("the type parameters of f%d are %+v", i, types)
		}
		fn := types.Child(&d.DefStmt)
		if fn == nil || fn.Qualname() != fmt.Sprintf("f%d", i) || fn.Node != d {
			t.Fatalf("f%d is %+v", i, fn)
		}
		if notes := types.Child(d.DefStmt.Name); notes == nil || !notes.Later || notes.Lookup("T").Variable == nil {
			t.Errorf("the annotations of f%d are %+v", i, notes)
		}
	}
	if m.Child(f) != nil {
		t.Error("a module is a scope in itself")
	}
}

// TestOwner checks in which scope the variables are that names mean.
func TestOwner(t *testing.T) {
	m := analyze(t, `
x = 1
def f(a):
    b = 1
    class C:
        c = a
        d: c
        e = [c for _ in a]
        def m(self):
            global g
            nonlocal b
            g = b = c
            return __class__
        def t[T](self: T): pass
`)
	tests := []struct{ in, name, want string }{
		{"<module>", "x", "<module>"}, {"<module>", "nothing", "<module>"},
		{"f", "a", "f"}, {"f", "x", "<module>"},
		{"f.<locals>.C", "c", "f.<locals>.C"}, {"f.<locals>.C", "a", "f"}, {"f.<locals>.C", "b", "f"},
		{"f.<locals>.C.__annotate__", "c", "f.<locals>.C"},
		{"f.<locals>.C.m", "c", "<module>"}, {"f.<locals>.C.m", "b", "f"}, {"f.<locals>.C.m", "g", "<module>"},
		{"f.<locals>.C.m", "__class__", "f.<locals>.C"}, {"f.<locals>.C", "__class__", "<module>"},
		{"f.<locals>.C.t", "c", "<module>"}, {"f.<locals>.C.t", "a", "f"},
	}
	for _, test := range tests {
		if got := scope(t, m, test.in).Owner(test.name).Qualname(); got != test.want {
			t.Errorf("%s in %s is of %s, want %s", test.name, test.in, got, test.want)
		}
	}
	for _, s := range m.All() {
		if s.Kind == symtable.Comprehension && s.Owner("c") != m {
			t.Error("a comprehension sees the names of the class around")
		}
	}
}

// TestNoting checks which places with names are noted, and of what scopes.
func TestNoting(t *testing.T) {
	src := `import a.b, c as d
load("m", e="f")
def g(h, *, i=j):
    global k
    def l():
        nonlocal h
        h += 1
    return [m := n.o for n in h]
class P:
    q: r
    q.s: t = None
    del q
`
	var got []string
	_, errs := symtable.AnalyzeNoting(parse(t, src), false, func(u symtable.Use) {
		kind := map[symtable.UseKind]string{symtable.Reads: "reads", symtable.Binds: "binds", symtable.Declares: "declares", symtable.Attribute: "attribute"}[u.Kind]
		in := u.Scope.Name
		if u.Scope.Kind == symtable.Comprehension {
			in = "[]"
		}
		got = append(got, fmt.Sprintf("%d %s %s %s", u.Name.NamePos.Line, in, kind, u.Name.Name))
	})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []string{
		"1 <module> binds a", "1 <module> binds d", "2 <module> binds e", "3 <module> binds g", "3 <module> reads j", "3 g binds h", "3 g binds i",
		"4 g declares k", "5 g binds l", "6 l declares h", "7 l reads h", "7 l binds h",
		"8 g reads h", "8 [] binds n", "8 [] reads n", "8 [] attribute o", "8 g binds m",
		"9 <module> binds P", "10 P declares q", "10 __annotate__ reads r", "11 P reads q", "11 P attribute s", "11 __annotate__ reads t", "12 P binds q",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q,\nwant %q", got, want)
	}
}

// TestErrors checks that all errors are found, and that Analyze returns the first.
func TestErrors(t *testing.T) {
	src := `def f():
    nonlocal a
    load("m", "b")
    class C:
        def g(self):
            nonlocal __c
x = 1
def h():
    nonlocal x
if x:
    load("m", "d")
while x:
    load("m", "e")
load("m", "_f")
load("m", "ok")
def i():
    y = 1
    def j():
        nonlocal y
`
	_, errs := symtable.AnalyzeNoting(parse(t, src), false, nil)
	var got []string
	for _, e := range errs {
		got = append(got, fmt.Sprintf("%d:%d-%d %s", e.Line, e.Col, e.EndCol, e.Msg))
	}
	want := []string{
		"3:5-18 load statement within a function",
		"11:5-18 load statement within a conditional",
		"13:5-18 load statement within a loop",
		"14:12-14 load: names with leading underscores are not exported: _f",
		"2:14-15 no binding for nonlocal 'a' found",
		"6:22-25 no binding for nonlocal '_C__c' found",
		"9:14-15 no binding for nonlocal 'x' found",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q,\nwant %q", got, want)
	}
	if _, err := symtable.Analyze(parse(t, src), false); err == nil || err.Error() != errs[0].Error() {
		t.Errorf("Analyze returned %v", err)
	}
}
