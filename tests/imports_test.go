package tests

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImports pins the arrows of the picture in docs/design.md:
// cmd → host → builtins → executor, with internal packages beside them.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Deps " "}}`, "fstar/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	// What each part of the tree may import of this module, directly or not. The
	// longest prefix of a package counts.
	allowed := map[string][]string{
		"fstar/executor":           nil,
		"fstar/internal/debuginfo": nil,
		"fstar/internal/object":    {"fstar/internal/debuginfo"},
		"fstar/internal/exception": {"fstar/internal/debuginfo", "fstar/internal/object"},
		"fstar/internal/format":    {"fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/object"},
		"fstar/internal/lower":     {"fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/format", "fstar/internal/object", "fstar/internal/pysyntax", "fstar/internal/unparse"},
		"fstar/internal/pyop":      {"fstar/internal/debuginfo", "fstar/executor", "fstar/internal/exception", "fstar/internal/format", "fstar/internal/object", "fstar/internal/script", "fstar/internal/signature"},
		"fstar/internal/pytype":    {"fstar/internal/debuginfo", "fstar/executor", "fstar/internal/exception", "fstar/internal/format", "fstar/internal/object", "fstar/internal/pyop", "fstar/internal/script", "fstar/internal/signature"},
		"fstar/internal/pybuiltin": {"fstar/internal/debuginfo", "fstar/executor", "fstar/internal/exception", "fstar/internal/format", "fstar/internal/object", "fstar/internal/pyop", "fstar/internal/pytype", "fstar/internal/script", "fstar/internal/signature"},
		"fstar/internal/pycases":   {"fstar/executor", "fstar/internal"}, // for tests
		"fstar/internal/pydoc":     {"fstar/executor", "fstar/internal"},
		"fstar/internal/pyrt":      {"fstar/executor", "fstar/internal"},
		"fstar/internal/extent":    {"fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/object", "fstar/internal/pysyntax"},
		"fstar/internal/pysyntax":  nil,
		"fstar/internal/pytime":    {"fstar/executor", "fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/object", "fstar/internal/script", "fstar/internal/signature"},
		"fstar/internal/suggest":   nil,
		"fstar/internal/unparse":   {"fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/format", "fstar/internal/object", "fstar/internal/pysyntax"},
		"fstar/internal/wire":      {"fstar/executor", "fstar/internal"},
		"fstar/internal/signature": {"fstar/internal/debuginfo", "fstar/internal/exception", "fstar/internal/object"},
		"fstar/internal/repl":      {"fstar/host", "fstar/builtins", "fstar/executor", "fstar/internal"},
		"fstar/internal/script":    {"fstar/internal/debuginfo", "fstar/executor", "fstar/internal/exception", "fstar/internal/object", "fstar/internal/signature"},
		"fstar/builtins":           {"fstar/executor", "fstar/internal"},
		"fstar/builtins/queue":     {"fstar/builtins/threading", "fstar/executor", "fstar/internal"}, // as in CPython
		"fstar/host":               {"fstar/builtins", "fstar/executor", "fstar/internal"},
		"fstar/cmd":                {"fstar/host", "fstar/builtins", "fstar/executor", "fstar/internal"},
		"fstar/tests":              nil, // tests are not listed
	}
	under := func(pkg, prefix string) bool { return pkg == prefix || strings.HasPrefix(pkg, prefix+"/") }
	for line := range strings.Lines(string(out)) {
		pkg, deps, _ := strings.Cut(strings.TrimSpace(line), " ")
		part := ""
		for prefix := range allowed {
			if under(pkg, prefix) && len(prefix) > len(part) {
				part = prefix
			}
		}
		if part == "" {
			t.Errorf("%s has no place in docs/design.md", pkg)
			continue
		}
		for dep := range strings.FieldsSeq(deps) {
			if under(dep, "fstar") && !slices.ContainsFunc(allowed[part], func(p string) bool { return under(dep, p) }) {
				t.Errorf("%s imports %s", pkg, dep)
			}
			if part == "fstar/executor" && strings.Contains(dep, ".") {
				t.Errorf("%s imports %s: it stands on the standard library alone", pkg, dep)
			}
		}
	}
}
