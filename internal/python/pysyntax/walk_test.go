package pysyntax_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

// TestWalk checks on all snippets that Walk visits every node that is reachable through
// fields, that every node's Span lies within its parent's, and that every type of node
// in the package occurs.
func TestWalk(t *testing.T) {
	data, err := os.ReadFile("testdata/snippets.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, src := range append(strings.Split(string(data), "\n----\n"), ours...) {
		f, err := pysyntax.Parse("x.py", src)
		if err != nil {
			t.Errorf("%s\n%v", src, err)
			continue
		}
		walked := make(map[syntax.Node]bool)
		var stack []syntax.Node
		pysyntax.Walk(f, func(n syntax.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return false
			}
			if len(stack) > 0 {
				checkSpan(t, src, n, stack[len(stack)-1])
			}
			stack = append(stack, n)
			walked[n] = true
			seen[reflect.TypeOf(n).Elem().Name()] = true
			n.AllocComments()
			if n.Comments() == nil {
				t.Errorf("%T keeps no comments", n)
			}
			return true
		})
		if len(stack) != 0 {
			t.Errorf("%s\n%d nodes not left", src, len(stack))
		}
		reachable(reflect.ValueOf(f), func(n syntax.Node) {
			if !walked[n] {
				t.Errorf("%s\n%T at %s not walked", src, n, syntax.Start(n))
			}
		})
	}
	for _, name := range nodeTypes(t) {
		if !seen[name] {
			t.Errorf("no %s in the snippets", name)
		}
	}
}

func before(p, q syntax.Position) bool { return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col }

func checkSpan(t *testing.T, src string, n, parent syntax.Node) {
	start, end := n.Span()
	if !start.IsValid() || !end.IsValid() || !before(start, end) && !isUpstream(n) {
		t.Errorf("%s\n%T spans %s to %s", src, n, start, end)
	}
	pstart, pend := parent.Span()
	if d, ok := n.(*pysyntax.Decorator); ok { // precedes "def"
		_ = d
		return
	}
	if before(start, pstart) || before(pend, end) && !isUpstream(parent) {
		t.Errorf("%s\n%T spans %s to %s, outside of %T, %s to %s", src, n, start, end, parent, pstart, pend)
	}
}

// isUpstream reports whether n is a node whose end upstream does not give exactly, or
// rests on such an end.
func isUpstream(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.IndexExpr, *syntax.SliceExpr, *syntax.TupleExpr, *syntax.LoadStmt:
		return true
	}
	return false
}

// reachable calls f with each node in v's fields.
func reachable(v reflect.Value, f func(syntax.Node)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if n, ok := v.Interface().(syntax.Node); ok {
			f(n)
		}
		reachable(v.Elem(), f)
	case reflect.Interface:
		if !v.IsNil() {
			reachable(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			reachable(v.Index(i), f)
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case syntax.Position, syntax.FileOptions:
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				reachable(v.Field(i), f)
			}
		}
	}
}

// nodeTypes returns the names of the package's node types, which are in nodes_*.go.
func nodeTypes(t *testing.T) []string {
	var names []string
	for _, file := range []string{"nodes_stmt.go", "nodes_expr.go", "nodes_pattern.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			rest, ok := strings.CutPrefix(line, "type ")
			if name, isStruct := strings.CutSuffix(rest, " struct {"); ok && isStruct && name != "CompareLink" {
				names = append(names, name)
			}
		}
	}
	return names
}
