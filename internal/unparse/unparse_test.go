package unparse_test

import (
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
	"fstar/internal/unparse"
)

// What CPython 3.11 makes of the expressions: f.__annotations__ of "def f(x: …)" after
// "from __future__ import annotations".
func TestExpr(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"int", "int"},
		{"a . b", "a.b"},
		{"Dict[str,int]", "Dict[str, int]"},
		{"Dict[(str,int)]", "Dict[str, int]"},
		{"Tuple[int,...]", "Tuple[int, ...]"},
		{"Tuple[()]", "Tuple[()]"},
		{"Tuple[int,]", "Tuple[int,]"},
		{`"Node"`, "'Node'"},
		{`Literal["a",'it\'s', b"x"]`, `Literal['a', "it's", b'x']`},
		{"int|None", "int | None"},
		{"(int|str)|None", "int | str | None"},
		{"int|(str|None)", "int | (str | None)"},
		{"Callable[[int,str],bool]", "Callable[[int, str], bool]"},
		{"0x10", "16"},
		{"1_000.5e3", "1000500.0"},
		{"1e999", "1e309"},
		{"(1).real", "1 .real"},
		{"-1", "-1"},
		{"- -x", "--x"},
		{"not a", "not a"},
		{"(not a)+1", "(not a) + 1"},
		{"a or b or c", "a or b or c"},
		{"a or (b or c)", "a or (b or c)"},
		{"(a or b) and c", "(a or b) and c"},
		{"a**b**c", "a ** b ** c"},
		{"(a**b)**c", "(a ** b) ** c"},
		{"-a**-b", "-a ** (-b)"},
		{"(a-b)-c", "a - b - c"},
		{"a-(b-c)", "a - (b - c)"},
		{"(a+b)*c", "(a + b) * c"},
		{"a<b<=c", "a < b <= c"},
		{"(a<b)==c", "(a < b) == c"},
		{"a is not b", "a is not b"},
		{"a not in b", "a not in b"},
		{"x if y else z", "x if y else z"},
		{"(x if y else z) if a else b", "(x if y else z) if a else b"},
		{"x if y else (z if a else b)", "x if y else z if a else b"},
		{"f(a,*b,k=1,**c)", "f(a, *b, k=1, **c)"},
		{"f(x for x in y)", "f(x for x in y)"},
		{"[x for x in y if x if z]", "[x for x in y if x if z]"},
		{"{k:v for k,v in x}", "{k: v for k, v in x}"},
		{"{x for x in y}", "{x for x in y}"},
		{"{1:2,**a}", "{1: 2, **a}"},
		{"{1,*a}", "{1, *a}"},
		{"[]", "[]"},
		{"(1,2)", "(1, 2)"},
		{"x[1:2,::3]", "x[1:2, ::3]"},
		{"x[:]", "x[:]"},
		{"lambda:0", "lambda: 0"},
		{"lambda a,/,b=1,*c,d,**e:a", "lambda a, /, b=1, *c, d, **e: a"},
		{`f"a{x!r:>{w}}b{{"`, `f'a{x!r:>{w}}b{{'`},
		{"None", "None"},
	} {
		f, err := pysyntax.Parse("t.py", []byte("_ = "+test.src+"\n"))
		if err != nil {
			t.Errorf("%s: %v", test.src, err)
			continue
		}
		if got := unparse.Expr(f.Stmts[0].(*syntax.AssignStmt).RHS); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.src, got, test.want)
		}
	}
}
