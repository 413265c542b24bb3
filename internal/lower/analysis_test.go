package lower_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/lower"
	"fstar/internal/pysyntax"
)

func analyzed(t *testing.T, src string) (*syntax.File, *lower.Analysis) {
	t.Helper()
	f, err := pysyntax.Parse("test.py", src)
	if err != nil {
		t.Fatal(err)
	}
	return f, lower.Analyze(f, lower.Options{})
}

func TestUnbound(t *testing.T) {
	_, a := analyzed(t, `
import time
def outer(p):
    q = 1
    def inner(): return p, q, u1, time, print
class C:
    v = u2
    def helper(self): pass
    def m(this): return helper, v
    @property
    def n(this): return helper
def f(a: u3):
    global w, x
    x = w
y: int
print(y)
`)
	var got []string
	for u := range a.Unbound() {
		text := fmt.Sprintf("%d %s", u.Name.NamePos.Line, u.Name.Name)
		if u.InClass() {
			text += " class"
		}
		if u.InAnnotation() {
			text += " annotation"
		}
		if self, ok := u.Member(); ok {
			text += " of " + self
		}
		got = append(got, text)
	}
	want := []string{
		"5 u1", "5 print", "7 u2 class", "9 helper of this", "9 v of this", "10 property class", "11 helper",
		"12 u3 annotation", "15 int annotation", "16 print",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q,\nwant %q", got, want)
	}
	if got, want := strings.Join(slices.Collect(a.Variables()), " "), "time outer C w x f y"; got != want {
		t.Errorf("variables: got %s, want %s", got, want)
	}
	for u := range a.Unbound() {
		if u.Name.Name == "u1" {
			if got, want := strings.Join(slices.Collect(u.Visible()), " "), "p q inner time outer C w x f y"; got != want {
				t.Errorf("visible: got %s, want %s", got, want)
			}
		}
	}
	for name, want := range map[string]bool{"time": true, "w": true, "y": true, "p": false, "print": false} {
		if got := a.Binds(name); got != want {
			t.Errorf("Binds(%s) = %v", name, got)
		}
	}
}

// TestVariable checks which names are the same variable, and that they are told apart
// until the file is lowered, which works as without an analysis.
func TestVariable(t *testing.T) {
	const src = "import x\ndef f():\n    x = 1\n    def g():\n        global x\n        x += 1\n    return x\nx, None\n"
	f, a := analyzed(t, src)
	vars := make(map[int32]any) // by line
	pysyntax.Walk(f.Stmts[1], func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok && id.Name == "x" && id.NamePos.Line != 5 {
			vars[id.NamePos.Line], _ = a.Variable(id)
		}
		return true
	})
	last := f.Stmts[2].(*syntax.ExprStmt).X.(*syntax.TupleExpr)
	module, writes := a.Variable(last.List[0].(*syntax.Ident))
	if module == nil || writes != 2 {
		t.Errorf("Variable = %v, %d, want one that is bound twice", module, writes)
	}
	if vars[6] != module || vars[3] == module || vars[3] == nil || vars[7] != vars[3] {
		t.Errorf("variables by line: %v; that of the module is %v", vars, module)
	}
	if v, writes := a.Variable(last.List[1].(*syntax.Ident)); v != nil || writes != 0 {
		t.Errorf("None is the variable %v", v)
	}
	if len(a.Errors()) > 0 {
		t.Errorf("errors %v", a.Errors())
	}
	lowered, err := a.Lower()
	if err != nil {
		t.Fatal(err)
	}
	again, err := pysyntax.Parse("test.py", src)
	if err != nil {
		t.Fatal(err)
	}
	if again, err = lower.File(again, lower.Options{}); err != nil {
		t.Fatal(err)
	}
	if len(lowered.Stmts) != len(again.Stmts) {
		t.Errorf("%d statements after an analysis, %d without", len(lowered.Stmts), len(again.Stmts))
	}
}

func TestAnalysisErrors(t *testing.T) {
	_, a := analyzed(t, "def f():\n    nonlocal x\n    def g():\n        nonlocal y\n")
	var lines []int
	for _, err := range a.Errors() {
		lines = append(lines, err.Line)
	}
	if !slices.Equal(lines, []int{2, 4}) {
		t.Errorf("errors %v, want one in line 2 and one in line 4", a.Errors())
	}
	if _, err := a.Lower(); err != a.Errors()[0] {
		t.Errorf("Lower returned %v, want the first of them", err)
	}
}
