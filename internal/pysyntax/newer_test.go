package pysyntax_test

import (
	"fmt"
	"strings"
	"testing"

	"fstar/internal/pysyntax"

	"go.starlark.net/syntax"
)

// newer holds syntax younger than the CPython that recorded testdata/trees.txt, or with
// another meaning in Starlark.
var newer = []string{
	"def f[T, *Ts, **P](x: T) -> T: pass",
	"def f[T: int = str, U: (a, b), *Ts = *tuple[int]](x): pass",
	"class C[T](B): pass",
	"type X = int",
	"type X[T] = list[T]",
	"try: pass\nexcept A, B: pass",
	"try: pass\nexcept A, B, : pass",
	"f'{a['b']}'",
	"f'{f'{f'{a}'}'}'",
	"f'{'\\n'.join(a)}'",
	"f'{\n  a  # comment\n}'",
	"f'{a:{'>'}{10}}'",
	"f'{a!r:{b}}'",
	"f'''{\na['''x''']}'''",
	"f'{ {'a': 1}['a'] }'",
	"rf'{a:\\d}'",
	"load('m', 'x', y='z')",
	"x = [a for a in b if lambda: c]",
	`b"\u00e9é"`,
}

// TestNewer checks the parts of the trees of newer syntax that matter.
func TestNewer(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"f'{a['b']}'", `(JoinedStr@1:1 [(FormattedValue (Subscript (Name "a") (Constant "b")) -1 ~)])`},
		{"f'{f'{a}'}'", `(JoinedStr@1:1 [(FormattedValue (JoinedStr [(FormattedValue (Name "a") -1 ~)]) -1 ~)])`},
		{"f'{'\\n'.join(a)}'", `(JoinedStr@1:1 [(FormattedValue (Call (Attribute (Constant "\n") "join") [(Name "a")] []) -1 ~)])`},
		{"f'{a:{'>'}{10}}'", `(JoinedStr@1:1 [(FormattedValue (Name "a") -1 (JoinedStr [(FormattedValue (Constant ">") -1 ~) (FormattedValue (Constant 0xa) -1 ~)]))])`},
		{"f'{\n  a  # c\n}'", `(JoinedStr@1:1 [(FormattedValue (Name "a") -1 ~)])`},
		{"f'{a }{{{b = }}}'", `(JoinedStr@1:1 [(FormattedValue (Name "a") -1 ~) (Constant "{b = ") (FormattedValue (Name "b") 114 ~) (Constant "}")])`},
		{"f'\\N{BULLET}{{\\N{bullet}'", `(JoinedStr@1:1 [(Constant "\u2022{\u2022")])`},
		{"x[1:2, *y]", `(Subscript@1:1 (Name@1:1 "x") (Tuple@1:3 [(Slice (Constant@1:3 0x1) (Constant@1:5 0x2) ~) (Starred@1:8 (Name@1:9 "y"))]))`},
		{`b"\u00e9é\q"`, `(Constant@1:1 bc3a9c3a95c71)`},
		{`"\ `, ""},
	} {
		x, err := pysyntax.ParseExpr("x.py", test.src)
		if err != nil {
			if test.want != "" {
				t.Errorf("%s: %v", test.src, err)
			}
			continue
		}
		d := new(dumper)
		d.expr(x)
		if got := d.b.String(); got != strings.ReplaceAll(test.want, "\n", `\n`) {
			t.Errorf("%s\n got  %s\n want %s", test.src, got, test.want)
		}
	}
}

// TestFStringPositions checks what recorded trees cannot.
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
