package engine

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
)

// TestCompiles compiles every function of the scripts in tests/testdata/python.
func TestCompiles(t *testing.T) {
	const dir = "../../tests/testdata/python"
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := pysyntax.Parse(path, string(src))
		if err != nil {
			return nil // a script about errors of the syntax
		}
		n++
		if err := compileAll(f); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 300 {
		t.Errorf("%d scripts, want those of %s", n, dir)
	}
}

// compileAll compiles a module and all that is in it.
func compileAll(f *syntax.File) error {
	u, err := Compile(f, Options{})
	if err != nil {
		return err
	}
	return u.CompileAll()
}

// A generator that keeps more than its frame has room for is refused by what it says. Statements that
// follow each other keep nothing at the same time.
func TestLargeGenerators(t *testing.T) {
	compile := func(body string) error {
		f, err := pysyntax.Parse("large.py", "def f():\n"+body)
		if err != nil {
			t.Fatal(err)
		}
		return compileAll(f)
	}
	if err := compile("    return [" + strings.Repeat("(yield), ", 300) + "]\n"); err == nil || !strings.Contains(err.Error(), "so large a generator is not supported") {
		t.Errorf("error %v, want that so large a generator is not supported", err)
	}
	if err := compile(strings.Repeat("    for x in y: print((yield x), (yield x))\n", 300)); err != nil {
		t.Error(err)
	}
}
