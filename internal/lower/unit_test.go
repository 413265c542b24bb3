package lower_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/lower"
	functions "fstar/internal/object" // the tests have an object of their own
)

// TestMakers runs the scripts in testdata/exec with each function of a module or a class
// replaced by one that was compiled by itself.
func TestMakers(t *testing.T) {
	paths, err := filepath.Glob("testdata/exec/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal("no scripts", err)
	}
	defer func() { remake = nil }()
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			f, err := lowered(path, string(src), lower.Options{Attr: isAttr})
			if err != nil {
				t.Fatal(err)
			}
			unit := lower.NewUnit(f)
			made := 0
			remake = func(fn *starlark.Function) starlark.Value {
				made++
				return remade(t, unit, fn)
			}
			if got := run(path, string(src), lower.Options{Attr: isAttr}); got != string(want) {
				t.Error(firstDifference(got, string(want)))
			}
			if made == 0 {
				t.Error("no function was made")
			}
		})
	}
}

// idOf returns which function of its file a function is.
func idOf(v starlark.Value) lower.FuncID {
	fn, _ := functions.FunctionOf(v)
	code := fn.Code()
	return lower.FuncID{Name: code.ID, Line: code.Pos.Line, Col: code.Pos.Col}
}

// remade returns a copy of fn that is compiled by itself, with what fn captures.
func remade(t *testing.T, unit *lower.Unit, fn *starlark.Function) starlark.Value {
	m := lower.Maker{ID: idOf(fn)}
	if !unit.Has(m.ID) {
		t.Fatalf("the unit has no %v", m.ID)
	}
	captured := new(starlark.Dict)
	for i := range fn.NumFreeVars() {
		b, v := fn.FreeVar(i)
		m.Captured = append(m.Captured, b.Name)
		if v != nil {
			captured.SetKey(starlark.String(b.Name), v)
		}
	}
	var defaults starlark.Tuple
	for i := range fn.NumParams() {
		if v := fn.ParamDefault(i); v != nil {
			defaults = append(defaults, v)
		}
	}
	prog, err := starlark.FileProgram(unit.Makers([]lower.Maker{m}), predeclared)
	if err != nil {
		t.Fatal(err)
	}
	thread := new(starlark.Thread)
	globals, err := prog.Init(thread, fn.Module().Predeclared())
	if err != nil {
		t.Fatal(err)
	}
	fill := starlark.NewBuiltin("fill", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return captured, nil
	})
	made, err := starlark.Call(thread, globals[lower.MakerName(0)], starlark.Tuple{fill, defaults}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if again := idOf(made); again != m.ID {
		t.Errorf("the function made of %v is %v", m.ID, again)
	}
	return made
}

func TestUnitNames(t *testing.T) {
	const src = `
import threading
A = 1
def outer(x, y=B):
    local = C
    def inner():
        global D
        D = local + abs(x)
        return [e for e in E]
    class K(F):
        attr = G
        def method(self):
            return threading.H
    return inner
f = lambda z: z + I
def none(a): return a
`
	f, err := lowered("f.py", src, lower.Options{})
	if err != nil {
		t.Fatal(err)
	}
	unit := lower.NewUnit(f)
	for _, c := range []struct {
		id   lower.FuncID
		want string
	}{
		{lower.FuncID{Name: "outer$", Line: 4, Col: 1}, "B C D E F G abs attr method threading"},
		{lower.FuncID{Name: "inner", Line: 6, Col: 5}, "D E abs"},
		{lower.FuncID{Name: "lambda", Line: 15, Col: 5}, "I"},
		{lower.FuncID{Name: "none$", Line: 16, Col: 1}, ""},
	} {
		got := slices.DeleteFunc(unit.Names(c.id), func(s string) bool { return strings.Contains(s, "__") })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v reads %q, want %q", c.id, got, c.want)
		}
		if !unit.Has(c.id) {
			t.Errorf("the unit has no %v", c.id)
		}
	}
	if id := (lower.FuncID{Name: "nosuch", Line: 1, Col: 1}); unit.Has(id) || unit.Names(id) != nil {
		t.Errorf("the unit has %v", id)
	}
}

func TestUnitImports(t *testing.T) {
	const src = `
import top
def outer():
    import a, b.c as d
    import e.f
    def inner():
        from ..g import h, i
        from . import j
    return inner, "import k"
def none(): return top
`
	f, err := lowered("f.py", src, lower.Options{})
	if err != nil {
		t.Fatal(err)
	}
	unit := lower.NewUnit(f)
	for _, c := range []struct {
		id   lower.FuncID
		want string
	}{
		{lower.FuncID{Name: "outer$", Line: 3, Col: 1}, "a b.c e.f ..g ."},
		{lower.FuncID{Name: "inner", Line: 6, Col: 5}, "..g ."},
		{lower.FuncID{Name: "none$", Line: 10, Col: 1}, ""},
	} {
		if got := strings.Join(unit.Imports(c.id), " "); got != c.want || !unit.Has(c.id) {
			t.Errorf("%v imports %q, want %q", c.id, got, c.want)
		}
	}
}

// TestFuncIDs looks that no two functions of a file have the same ID.
func TestFuncIDs(t *testing.T) {
	paths, _ := filepath.Glob("../../tests/testdata/python/*.py")
	if len(paths) < 100 {
		t.Fatal("no scripts")
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := lowered(path, string(src), lower.Options{Attr: isAttr})
		if err != nil {
			continue // a script about errors
		}
		functions := 0
		syntax.Walk(f, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.DefStmt:
				functions++
			case *syntax.LambdaExpr:
				// Those of locals() have one place: nobody gets hold of them.
				if len(n.Params) == 0 {
					functions++
				} else if id, ok := n.Params[0].(*syntax.Ident); !ok || id.Name != "$" {
					functions++
				}
			}
			return true
		})
		if n := lower.NewUnit(f).Len(); n < functions {
			t.Errorf("%s: %d IDs of %d functions", path, n, functions)
		}
	}
}
