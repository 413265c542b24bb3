package pysyntax_test

import (
	"fmt"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

// ours holds syntax that Python does not have, or has with another meaning: testdata/trees.txt
// cannot tell of it.
var ours = []string{
	"load('m', 'x', y='z')",
	"x = [a for a in b if lambda: c]",
	`b"\u00e9é"`,
}

// TestBytes checks that escapes and other characters in bytes are UTF-8, as in Starlark.
func TestBytes(t *testing.T) {
	x, err := pysyntax.ParseExpr("x.py", `b"\u00e9é\q"`)
	if err != nil {
		t.Fatal(err)
	}
	d := new(dumper)
	d.expr(x)
	if got, want := d.b.String(), `(Constant@1:1 bc3a9c3a95c71)`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestFStringPositions checks the ends of nodes, which recorded trees do not have.
func TestFStringPositions(t *testing.T) {
	src := "x = f'é{a}{b!r:>{c}}' \\\n  f'''{\n d + f'{e['g']}'}'''\n"
	f, err := pysyntax.Parse("x.py", src)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	pysyntax.Walk(f, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Ident, *pysyntax.FStringExpr, *pysyntax.FStringField:
			start, end := n.Span()
			name := fmt.Sprintf("%T", n)[len("*pysyntax."):]
			if id, ok := n.(*syntax.Ident); ok {
				name = id.Name
			}
			got = append(got, fmt.Sprintf("%s %d:%d-%d:%d", name, start.Line, start.Col, end.Line, end.Col))
		}
		return true
	})
	want := "x 1:1-1:2; FStringExpr 1:5-3:21; FStringField 1:8-1:11; a 1:9-1:10; FStringField 1:11-1:21; b 1:12-1:13; " +
		"FStringField 1:17-1:20; c 1:18-1:19; FStringField 2:7-3:18; d 3:2-3:3; FStringExpr 3:6-3:17; FStringField 3:8-3:16; e 3:9-3:10"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestLoad checks when load is Starlark's statement.
func TestLoad(t *testing.T) {
	for src, want := range map[string]bool{
		"load('m', 'x')":                        true,
		"load('m', 'x', y='z',); a":             true,
		"if a:\n  load('m', 'x')":               true,
		"load('m')":                             false,
		"load('m', x)":                          false,
		"load('m', 'x').y":                      false,
		"load('m', b'x')":                       false,
		"load('m', 'x' 'y')":                    false,
		"x = load('m', 'x')":                    false,
		"def load(a, b): pass\nload('m', 'x')":  false,
		"from json import load\nload('m', 'x')": false,
		"load = f\nload('m', 'x')":              false,
	} {
		f, err := pysyntax.Parse("x.py", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		got := false
		pysyntax.Walk(f, func(n syntax.Node) bool {
			if _, ok := n.(*syntax.LoadStmt); ok {
				got = true
			}
			return true
		})
		if got != want {
			t.Errorf("%s: load statement %v, want %v", src, got, want)
		}
	}
}

// TestDefKinds checks which definitions keep upstream's node.
func TestDefKinds(t *testing.T) {
	for src, want := range map[string]string{
		"def f(a, b=1, *c, **d): return a":         "*syntax.DefStmt",
		"def f(a: int, /): return lambda: (yield)": "*syntax.DefStmt",
		"def f():\n  def g(): yield":               "*syntax.DefStmt",
		"def f() -> a: pass":                       "*pysyntax.DefStmt",
		"@a\ndef f(): pass":                        "*pysyntax.DefStmt",
		"def f(): yield":                           "*pysyntax.DefStmt",
		"def f(): x = yield from y":                "*pysyntax.DefStmt",
	} {
		f, err := pysyntax.Parse("x.py", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got := fmt.Sprintf("%T", f.Stmts[0]); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
		if d, ok := f.Stmts[0].(*pysyntax.DefStmt); ok && d.Generator != strings.Contains(src, "yield") {
			t.Errorf("%s: generator %v", src, d.Generator)
		}
	}
}
