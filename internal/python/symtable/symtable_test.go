package symtable_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
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
