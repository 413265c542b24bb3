package symtable_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
)

// meaning says what a name is in a scope.
func meaning(s *symtable.Scope, name string) string {
	r := s.Lookup(name)
	switch {
	case r.Class:
		return "class " + r.Name
	case r.Variable == nil:
		return "global " + r.Name
	case r.Place == symtable.FreeCell:
		return "free " + r.Name
	case r.Place == symtable.FarCell:
		return "far " + r.Name
	case r.Cell:
		return "cell " + r.Name
	}
	return "local " + r.Name
}

// scopeOf returns the scope of a source that has a name and is of a kind; the last one, if there are several.
func scopeOf(t *testing.T, src, name string) *symtable.Scope {
	t.Helper()
	var found *symtable.Scope
	for _, s := range scopes(t, src) {
		if s.Name == name {
			found = s
		}
	}
	if found == nil {
		t.Fatalf("no scope %q in\n%s", name, src)
	}
	return found
}

func TestMeanings(t *testing.T) {
	for _, test := range []struct{ src, scope, names, want string }{
		{"x = 1", "<module>", "x len", "global x, global len"},
		{"def f(a, *b, c=1, **d):\n    e = a", "f", "a b c d e f", "local a, local b, local c, local d, local e, global f"},
		{"def f():\n    global x\n    x = 1", "f", "x", "global x"},
		{"def f(a):\n    b = 1\n    def g(): return a, b\n    c = 2", "f", "a b c g", "cell a, cell b, local c, local g"},
		{"def f(a):\n    def g(): return a", "g", "a", "free a"},
		{"def f(a):\n    def g():\n        def h(): return a", "g", "a", "free a"},
		{"def f(a):\n    def g():\n        nonlocal a\n        a = 1", "g", "a", "free a"},
		{"def f(a):\n    def g():\n        a = 1", "f", "a", "local a"},
		{"def f(x):\n    global y\n    def g(): return y", "g", "y", "global y"},
		{"class C:\n    x = 1\n    y = x", "C", "x y z", "class x, class y, class z"},
		{"class C:\n    x = 1\n    def m(self): return x, self", "m", "x self", "global x, local self"},
		{"class C:\n    def m(self): return super().m()", "m", "__class__", "free __class__"},
		{"def f(x):\n    class C:\n        y = x", "C", "x", "free x"},
		{"def f(x):\n    class C:\n        x = x", "C", "x", "class x"},
		{"[x for x in y]", "", "x y", "local x, global y"},
		{"def f(x):\n    [x for x in x]\n    return x", "", "x", "local x"},
		{"def f():\n    [(y := x) for x in z]", "f", "y x", "local y, global x"},
		{"def f():\n    (y for y in z)", "<genexpr>", "y z .0", "local y, global z, local .0"},
		{"def f():\n    [lambda: x for x in y]", "", "x", "cell x"},
		{"def f():\n    try: pass\n    except E as e: pass\n    import a.b, c as d\n    for i in e: pass\n    with w as (p, [q]): pass", "f", "e a d c i p q E w", "local e, local a, local d, global c, local i, local p, local q, global E, global w"},
		{"def f(x):\n    match x:\n        case {'k': [a, *b], 'l': D(e=g), **c} as h: pass", "f", "a b c g h e D", "local a, local b, local c, local g, local h, global e, global D"},
		{"def f():\n    x: int\n    return x", "f", "x int", "local x, global int"},
		{"def f():\n    del x", "f", "x", "local x"},
		{"def f[T](x: T) -> T: return T", "f", "T x", "free T, local x"},
		{"class C[T]:\n    def m(self) -> T: return T", "m", "T", "free T"},
		{"class C:\n    A = int\n    def m(self, x: A): pass", "__annotate__", "A", "class A"},
		{"class C:\n    def m(self):\n        __x = 1\n        return __x, __y, __z__", "m", "__x __y __z__", "local _C__x, global _C__y, global __z__"},
		{"class _C:\n    def f(self, __x): pass", "f", "__x", "local _C__x"},
		{"class __:\n    def f(self, __x): pass", "f", "__x", "local __x"},
	} {
		s := scopeOf(t, test.src, test.scope)
		var got []string
		for _, name := range strings.Fields(test.names) {
			got = append(got, meaning(s, name))
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s\n\tin %q: %s\n\twant %s", test.src, test.scope, text, test.want)
		}
	}
}

func TestNonlocalWithoutBinding(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"def f():\n    nonlocal x", "2:14-15: no binding for nonlocal 'x' found"},
		{"x = 1\ndef f():\n    nonlocal x\n    x = 2", "3:14-15: no binding for nonlocal 'x' found"},
		{"def f():\n    global x\n    def g():\n        nonlocal x", "4:18-19: no binding for nonlocal 'x' found"},
		{"class C:\n    x = 1\n    def m(self):\n        nonlocal x", "4:18-19: no binding for nonlocal 'x' found"},
		{"def f(x):\n    class C:\n        nonlocal x\n        x = 1", ""},
		{"def f():\n    def g():\n        nonlocal x\n    x = 1", ""},
	} {
		f, err := pysyntax.Parse("test.py", test.src)
		if err != nil {
			t.Fatalf("%s\n\t%v", test.src, err)
		}
		_, err = symtable.Analyze(f, false)
		got := ""
		var e *pysyntax.Error
		if errors.As(err, &e) {
			got = fmt.Sprintf("%d:%d-%d: %s", e.Line, e.Col, e.EndCol, e.Msg)
		}
		if got != test.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", test.src, got, test.want)
		}
	}
}

// TestSlots: no two variables of a frame are in the same place, and parameters come first.
func TestPlaces(t *testing.T) {
	s := scopeOf(t, "def f(a, b, *c, d):\n    e = [g for g in a]\n    h = [i for g in e for i in g]\n    return lambda: (a, h)", "f")
	taken := make(map[int]string)
	for _, v := range s.Variables() {
		if v.Place != symtable.Slot {
			t.Errorf("%s is in no slot", v.Name)
		}
		if other, ok := taken[v.Index]; ok {
			t.Errorf("%s and %s have slot %d", v.Name, other, v.Index)
		}
		taken[v.Index] = v.Name
	}
	var params []string
	for i, v := range s.Params {
		params = append(params, v.Name)
		if v.Index != symtable.FunctionSlot+1+i {
			t.Errorf("parameter %s has slot %d", v.Name, v.Index)
		}
	}
	if got := strings.Join(params, " "); got != "a b d c" { // *args behind those by keyword
		t.Errorf("parameters %s", got)
	}
}

// TestFarVariables: what a frame has no room for is in cells, also for functions inside.
func TestManyVariables(t *testing.T) {
	var b strings.Builder
	b.WriteString("def f():\n")
	for i := range 300 {
		fmt.Fprintf(&b, "    v%d = %d\n", i, i)
	}
	b.WriteString("    def g(): return v0, v299")
	src := b.String()
	f := scopeOf(t, src, "f")
	places := make(map[string]bool)
	for i := range 300 {
		v := f.Lookup(fmt.Sprintf("v%d", i)).Variable
		at := fmt.Sprint(v.Place, v.Index)
		if places[at] {
			t.Errorf("v%d shares its place", i)
		}
		places[at] = true
	}
	if got := meaning(f, "v0"); got != "cell v0" {
		t.Errorf("v0 is %s", got)
	}
	if got := meaning(f, "v299"); got != "far v299" {
		t.Errorf("v299 is %s", got)
	}
	if f.Far == 0 || f.Far+len(f.Variables()) < 300 {
		t.Errorf("%d of %d variables are far", f.Far, len(f.Variables()))
	}
	g := scopeOf(t, src, "g")
	for _, name := range []string{"v0", "v299"} {
		if got := meaning(g, name); got != "free "+name {
			t.Errorf("in g, %s is %s", name, got)
		}
	}
	if len(g.Free) != 2 || g.Free[1].From.Place != symtable.FarCell {
		t.Errorf("g captures %v", g.Free)
	}
}

func TestDottedNames(t *testing.T) {
	src := "def f():\n    global g\n    def g(): pass\n    class C:\n        def m(self): return [lambda: 1 for x in y]"
	for name, want := range map[string]string{"f": "f", "g": "g", "C": "f.<locals>.C", "m": "f.<locals>.C.m", "<lambda>": "f.<locals>.C.m.<locals>.<lambda>"} {
		if got := scopeOf(t, src, name).Qualname(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
