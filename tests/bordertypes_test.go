package tests

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A borderType is a type of go.starlark.net's that few files may name.
type borderType struct {
	names   []string          // of the type, and of what makes it
	instead string            // what all other files do
	known   map[string]string // the files, and why
	tests   bool              // whether tests may name it: they are what an embedding program is, too
}

var borderTypes = []borderType{
	{
		names:   []string{"Function"},
		instead: "ask object.FunctionOf",
		known: map[string]string{
			"internal/object/functioninterpreted.go": "it is the adapter",
			"internal/object/foreign.go":             "its containers are go.starlark.net's",
		},
	},
	{
		names:   []string{"List", "Dict", "Set", "NewList", "NewDict", "NewSet"},
		instead: "inside of fstar there are only the containers of package value",
		tests:   true,
		known: map[string]string{
			"internal/value/list.go":         "a list over a *starlark.List",
			"internal/value/dict.go":         "a dict over a *starlark.Dict",
			"internal/value/set.go":          "a set over a *starlark.Set",
			"internal/value/upstreamlist.go": "what is done to one",
			"internal/value/upstreamdict.go": "what is done to one",
			"internal/value/upstreamset.go":  "what is done to one",
			"internal/value/demote.go":       "Import takes them",
			"internal/value/exporter.go":     "makes them",
			"internal/value/class.go":        "they are of the same classes as the package's own",
			"internal/value/compare.go":      "and equal those",
			"internal/value/tricks.go":       "sees how values of a pointer type lie in memory",
			"host/govalue.go":                "what an embedding program gets, in either dialect",
		},
	},
}

// What go.starlark.net has for functions and containers only the border of fstar knows.
func TestBorderTypes(t *testing.T) {
	for _, b := range borderTypes {
		t.Run(b.names[0], b.check)
	}
}

func (b borderType) check(t *testing.T) {
	known := make(map[string]bool)
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git"):
			return filepath.SkipDir
		case filepath.Ext(path) != ".go", b.tests && strings.HasSuffix(path, "_test.go"):
			return nil
		}
		files++
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		for _, at := range b.namedIn(f) {
			if b.known[name] == "" {
				t.Errorf("%s names starlark.%s: %s", set.Position(at), b.names[0], b.instead)
			}
			known[name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 400 {
		t.Errorf("there are %d files only", files)
	}
	for name, why := range b.known {
		if !known[name] {
			t.Errorf("%s does not name starlark.%s any more (%s)", name, b.names[0], why)
		}
	}
}

// namedIn returns where a file names the type, by whatever name it imports the package.
func (b borderType) namedIn(f *ast.File) (at []token.Pos) {
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
			if x, ok := n.X.(*ast.Ident); ok && packages[x.Name] && slices.Contains(b.names, n.Sel.Name) {
				at = append(at, n.Pos())
			}
		case *ast.Ident:
			if packages["."] && slices.Contains(b.names, n.Name) {
				at = append(at, n.Pos())
			}
		}
		return true
	})
	return at
}

// The test sees the type by any name of its package.
func TestBorderTypeNamed(t *testing.T) {
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
		if got := borderTypes[0].namedIn(f); len(got) != test.want {
			t.Errorf("%s: %d places, want %d", test.src, len(got), test.want)
		}
	}
}
