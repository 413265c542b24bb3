package engine

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
	"fstar/internal/symtable"
)

// TestFallback compiles every function of the scripts in tests/testdata/python. Those with a construct
// that the engine does not know are lowered; tests/engine_fallback.txt lists them, and becomes only shorter.
func TestFallback(t *testing.T) {
	const dir, list = "../../tests/testdata/python", "../../tests/engine_fallback.txt"
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	for line := range strings.Lines(string(data)) {
		name, _, _ := strings.Cut(line, "#")
		if name = strings.TrimSpace(name); name != "" {
			listed[name] = true
		}
	}
	n := 0
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
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
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		err = compileAll(f)
		switch {
		case err != nil && !listed[name]:
			t.Errorf("%s falls back to lowering: %v", name, err)
		case err == nil && listed[name]:
			t.Errorf("%s does not fall back any more: take it off %s", name, list)
		}
		delete(listed, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range listed {
		t.Errorf("%s: no script %s", list, name)
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
	for _, s := range u.main.scope.All() {
		if s.Kind == symtable.Function || s.Kind == symtable.Class {
			if b := u.code(s).compiled(); b.refused != nil {
				return b.refused
			}
		}
	}
	return nil
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
