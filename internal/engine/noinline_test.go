package engine

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// makers are what a function returns that makes a node.
var makers = map[string]bool{"expr": true, "stmt": true, "cond": true, "store": true}

// TestMakersAreNotInlined: a function that makes a node and is inlined into its caller has a second copy
// of the closure there, in which the compiler inlines no call: that costs nearly half of the speed.
func TestMakersAreNotInlined(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !makesNode(fn) {
				continue
			}
			found++
			if !strings.Contains(directives(fn), "//go:noinline") {
				t.Errorf("%s: %s returns a closure and lacks //go:noinline", fset.Position(fn.Pos()), fn.Name.Name)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d functions that make nodes were found", found)
	}
}

// makesNode reports whether a function returns a closure that is a node.
func makesNode(fn *ast.FuncDecl) bool {
	if fn.Body == nil || fn.Type.Results == nil || len(fn.Type.Results.List) != 1 {
		return false
	}
	id, ok := fn.Type.Results.List[0].Type.(*ast.Ident)
	if !ok || !makers[id.Name] {
		return false
	}
	last, ok := fn.Body.List[len(fn.Body.List)-1].(*ast.ReturnStmt)
	if !ok || len(last.Results) != 1 {
		return false
	}
	_, closure := last.Results[0].(*ast.FuncLit)
	return closure
}

func directives(fn *ast.FuncDecl) string {
	var b strings.Builder
	if fn.Doc != nil {
		for _, c := range fn.Doc.List {
			b.WriteString(c.Text + "\n")
		}
	}
	return b.String()
}
