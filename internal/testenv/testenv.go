// Package testenv says what tests find around them: the CPython that fstar is compared with, and how much time there is.
// It is for tests only.
//
// What tests expect of CPython is recorded in files of testdata by tests/record, and needs no
// CPython. Tests that ask one, of sources that nobody can list, run where the environment
// variable FSTAR_PYTHON names it. Where FSTAR_LONG is 1, as .ci/run sets it, corpora are run in full.
package testenv

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Long reports whether tests may take minutes: if FSTAR_LONG is 1, and not with -short.
func Long() bool { return os.Getenv("FSTAR_LONG") == "1" && !testing.Short() }

// Python returns the path of the CPython that FSTAR_PYTHON names, and skips the test if it
// names none. It has to be of the version that the recordings are of.
func Python(t testing.TB) string {
	t.Helper()
	python := os.Getenv("FSTAR_PYTHON")
	if python == "" {
		t.Skip("FSTAR_PYTHON does not name the CPython to compare with")
	}
	const version = "import platform; print(platform.python_implementation(), platform.python_version())"
	out, err := exec.Command(python, "-c", version).Output()
	if err != nil {
		t.Fatalf("FSTAR_PYTHON=%s: %v", python, err)
	}
	if got, want := strings.TrimSpace(string(out)), Version(t); got != want {
		t.Fatalf("FSTAR_PYTHON=%s is %s, want %s", python, got, want)
	}
	return python
}

// Library returns the paths of the files of the library of the CPython that Python returns.
func Library(t testing.TB) []string {
	t.Helper()
	out, err := exec.Command(Python(t), "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasSuffix(d.Name(), "-packages"): // what was installed
			return filepath.SkipDir
		case d.Type().IsRegular() && strings.HasSuffix(path, ".py"):
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Version returns what the recordings are of, such as "CPython 3.15.2".
func Version(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root(t), "tests", "testdata", "recorded_from.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(data))
}

// root returns the directory of the module that the test is in.
func root(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod")
		}
		dir = filepath.Dir(dir)
	}
}
