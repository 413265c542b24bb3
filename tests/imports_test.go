package tests

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers is the picture in ARCHITECTURE.md from below: a package may import those in the
// layers under its own, and no others of this module. A name with a slash at its end is
// all packages of a directory.
var layers = [][]string{
	{"internal/alarm", "internal/memory"},
	{"builtins", "internal/engine/gen", "internal/goroutine", "internal/python/pysyntax", "internal/testenv", "internal/suggest", "internal/terminaltest", "internal/value", "internal/workerpool"},
	{"executor", "internal/object", "internal/python/symtable"},
	{"internal/traceback"},
	{"internal/python/unparse"},
	{"internal/python/check", "internal/script"},
	{"internal/native"},
	{"internal/pytuple"},
	{"internal/pydoc", "builtins/internal/pytime", "builtins/internal/tracehook"},
	{"internal/pycases", "internal/types"},
	{"internal/corelib"},
	{"internal/pyrt"},
	{"internal/engine"},
	{"internal/pickle", "builtins/multiprocessing", "builtins/threading"},
	{"builtins/"},
	{"host"},
	{"cmd/fstar/internal/progress", "cmd/fstar/internal/quiet", "cmd/fstar/internal/repl", "cmd/fstar/internal/tracing"},
	{"cmd/fstar"},
	{"tests", "tests/hostile", "tests/random"},
}

// layer returns the number of the layer that a package is in, or -1.
func layer(pkg string) int {
	matches := func(name string) bool {
		return pkg == name || strings.HasSuffix(name, "/") && strings.HasPrefix(pkg, name)
	}
	return slices.IndexFunc(layers, func(names []string) bool { return slices.ContainsFunc(names, matches) })
}

// The picture has all packages that are neither a module for scripts nor for tests only.
func TestPackagesAreInThePicture(t *testing.T) {
	page, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range layers {
		for _, name := range names {
			if !strings.HasPrefix(name, "builtins") && !strings.HasPrefix(name, "tests") && !strings.Contains(string(page), name) {
				t.Errorf("ARCHITECTURE.md does not have %s", name)
			}
		}
	}
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "fstar/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "fstar/"), " ")
		at := layer(pkg)
		if at < 0 {
			t.Errorf("%s has no place in ARCHITECTURE.md", pkg)
			continue
		}
		for name := range strings.FieldsSeq(imports) {
			ours, ok := strings.CutPrefix(name, "fstar/")
			if ok && layer(ours) >= at {
				t.Errorf("%s imports %s", pkg, ours)
			}
			if !ok && (pkg == "executor" || pkg == "internal/workerpool") && strings.Contains(name, ".") {
				t.Errorf("%s imports %s: it stands on the standard library alone", pkg, name)
			}
		}
	}
}
