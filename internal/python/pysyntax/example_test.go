package pysyntax_test

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

func ExampleParse() {
	f, err := pysyntax.Parse("hello.py", "with open(p) as f:\n    print(f'{f.read()!r}')\n")
	if err != nil {
		fmt.Println(err)
		return
	}
	with := f.Stmts[0].(*pysyntax.WithStmt)
	fmt.Println(with.With, with.Items[0].Target.(*syntax.Ident).Name)

	_, err = pysyntax.Parse("hello.py", "async def f(): pass\n")
	fmt.Println(errors.Is(err, pysyntax.ErrNotSupported))

	_, err = pysyntax.Parse("hello.py", "if x\n    y\n")
	fmt.Println(err)
	// Output:
	// hello.py:1:1 f
	// true
	// hello.py:1:5: SyntaxError: expected ':'
}

func ExampleParseExpr() {
	x, err := pysyntax.ParseExpr("<eval>", "a < b ** 2 <= c")
	fmt.Printf("%T %v\n", x, err)
	// Output: *pysyntax.CompareExpr <nil>
}

func ExampleIncomplete() {
	for _, src := range []string{"x = (1,", "x = (1,\n2)", "if x:", "if x:\n  y", "if x:\n  y\n", "x = )"} {
		more, err := pysyntax.Incomplete(src)
		fmt.Printf("%-16q %-5v %v\n", src, more, err)
	}
	// Output:
	// "x = (1,"        true  <nil>
	// "x = (1,\n2)"    false <nil>
	// "if x:"          true  <nil>
	// "if x:\n  y"     true  <nil>
	// "if x:\n  y\n"   false <nil>
	// "x = )"          false <stdin>:1:5: SyntaxError: unmatched ')'
}

func ExampleWalk() {
	f, _ := pysyntax.Parse("x.py", "a = b = [*c, d ** e]\n")
	pysyntax.Walk(f, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok {
			fmt.Print(id.Name, " ")
		}
		return true
	})
	// Output: a b c d e
}

// TestConcurrent parses in several goroutines, which share lexers.
func TestConcurrent(t *testing.T) {
	data, err := os.ReadFile("testdata/bench.py")
	if err != nil {
		t.Fatal(err)
	}
	f, err := pysyntax.Parse("x.py", data)
	if err != nil {
		t.Fatal(err)
	}
	want := dumpTree(f)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				if i%2 == 0 {
					if _, err := pysyntax.Parse("y.py", "x = (\n"+string(data)); err == nil {
						t.Error("no error")
					}
				}
				f, err := pysyntax.Parse("x.py", data)
				if err != nil || dumpTree(f) != want {
					t.Errorf("another tree: %v", err)
				}
			}
		})
	}
	wg.Wait()
}
