package engine

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
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

func TestUnsupported(t *testing.T) {
	f, err := pysyntax.Parse("guard.py", "def f():\n    match 1:\n        case x if (yield x):\n            pass\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := compileAll(f); err == nil || !strings.Contains(err.Error(), "yield in a guard is not supported") {
		t.Errorf("error %v, want that a yield in a guard is not supported", err)
	}
}
