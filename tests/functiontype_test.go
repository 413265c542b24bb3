package tests

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// knowFunctions are the files that may name the interpreter's type of a function, and why.
// Everything else asks object.FunctionOf.
var knowFunctions = map[string]string{
	"internal/object/interpreted.go": "it is the adapter",
	"internal/object/foreign.go":     "its containers are go.starlark.net's",
}

// Functions of scripts are known by object.Function: the interpreter's are one kind of them.
func TestFunctionType(t *testing.T) {
	known := make(map[string]bool)
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git"):
			return filepath.SkipDir
		case filepath.Ext(path) != ".go":
			return nil
		}
		files++
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		for _, at := range namesFunction(f) {
			if knowFunctions[name] == "" {
				t.Errorf("%s names starlark.Function: ask object.FunctionOf", set.Position(at))
			}
			known[name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 500 {
		t.Errorf("there are %d files only", files)
	}
	for name, why := range knowFunctions {
		if !known[name] {
			t.Errorf("%s does not name starlark.Function any more (%s)", name, why)
		}
	}
}

// namesFunction returns where a file names the type, by whatever name it imports the package.
func namesFunction(f *ast.File) (at []token.Pos) {
	packages := make(map[string]bool)
	for _, spec := range f.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); path == "go.starlark.net/starlark" {
			name := "starlark"
			if spec.Name != nil {
				name = spec.Name.Name
			}
			packages[name] = true
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && packages[x.Name] && n.Sel.Name == "Function" {
				at = append(at, n.Pos())
			}
		case *ast.Ident:
			if packages["."] && n.Name == "Function" {
				at = append(at, n.Pos())
			}
		}
		return true
	})
	return at
}

// The test sees the type by any name of its package.
func TestNamesFunction(t *testing.T) {
	const path = `"go.starlark.net/starlark"`
	for _, test := range []struct {
		src  string
		want int
	}{
		{`import ` + path + `; var _ *starlark.Function`, 1},
		{`import s ` + path + `; func f(v s.Value) { switch v.(type) { case *s.Function, *s.Builtin: } }`, 1},
		{`import . ` + path + `; var _ = []*Function{}`, 1},
		{`import ` + path + `; var _ *starlark.Builtin // starlark.Function`, 0},
		{`import starlark "fstar/internal/object"; var _ starlark.Function`, 0},
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x; "+test.src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := namesFunction(f); len(got) != test.want {
			t.Errorf("%s: %d places, want %d", test.src, len(got), test.want)
		}
	}
}
