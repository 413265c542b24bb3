package tests

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fstar/host"
)

// provoked are the errors that checking the scripts finds, by script: what they do wrong on
// purpose and never get to, or get to where the handler is elsewhere.
var provoked = map[string][]string{
	"assert_forms.py": { // no assertion gets to it
		"22:17: name 'never_evaluated' is not defined",
		"27:20: name 'never_evaluated' is not defined",
	},
	"bool_in_containers.py":    {"43:27: name 'missing' is not defined"},        // what stands before it fails
	"comprehensions_nested.py": {"26:8: name 'undefined_thing' is not defined"}, // of a loop over nothing
	"engine_slow_paths.py": { // whose callers handle it
		"10:25: name 'nosuch' is not defined", "14:117: name 'nosuch' is not defined",
		"18:133: name 'nosuch' is not defined",
	},
	"error_in_nested_generators.py": {"13:11: name 'nosuch' is not defined"},          // the error that it is about
	"error_texts_assignment.py":     {"109:12: name 'undefined_name' is not defined"}, // whose callers handle it
	"error_texts_types.py":          {"77:13: name 'undefined' is not defined"},       // whose callers handle it
	"exceptions_raised_members.py": { // the errors that it is about
		"58:12: No module named 'nosuch'", "62:10: No module named 'nosuch'",
		"66:12: No module named 'sys.foo'; 'sys' is not a package", "70:21: cannot import name 'foo' from 'sys'",
	},
	"generator_expressions_scope.py": {"25:34: name 'undefined_there' is not defined"}, // of a generator that nobody asks
	"hints.py": { // the errors that it is about
		"40:5: name 'prnt' is not defined. Did you mean: 'print'?",
		"44:5: name 'totl' is not defined. Did you mean: 'total'?",
		"50:9: name 'reslts' is not defined. Did you mean: 'results'?",
		"54:12: name 'widht' is not defined. Did you mean: 'width'?",
		"58:12: name 'reslts' is not defined",
		"62:5: name 'zzzzz' is not defined",
		"66:5: name 'queue' is not defined. Did you forget to import 'queue'?",
		"71:5: name 'queue' is not defined. Did you mean: 'queu'? Or did you forget to import 'queue'?",
		"87:10: module 'time' has no attribute 'slep'. Did you mean '.sleep' instead of '.slep'?",
		"99:22: cannot import name 'slep' from 'time'. Did you mean: 'sleep'?",
		"103:22: cannot import name 'zzzzz' from 'time'",
	},
	"import_private_names.py": {
		"6:16: No module named '_Importer__nosuch'",
		"9:24: cannot import name '_Importer__member' from 'os'",
	},
	"uncaught_name_error.py": {"3:5: name 'qwertyuiop' is not defined"}, // the error that it is about
}

// TestCheckScripts checks the scripts that run: checking them finds no error but those that
// they provoke.
func TestCheckScripts(t *testing.T) {
	var files []string
	scripts := recordedScripts(t)
	failing := expectedFailures(t, scripts)
	for _, script := range scripts {
		if !failing[script] {
			files = append(files, filepath.Join(pythonDir, script))
		}
	}
	for _, pattern := range []string{"../scripts/*.star", "../scripts/seeds/*.py", "../bench/*.py", "../bench/language/*.py", "../bench/programs/*.py", pythonDir + "/_*.py", pythonDir + "/lib/*.py"} {
		more, err := filepath.Glob(pattern)
		if err != nil || len(more) == 0 {
			t.Fatalf("%s: no files, %v", pattern, err)
		}
		files = append(files, more...)
	}
	checker := newChecker(t, host.Config{ReadFile: os.ReadFile})
	found := make(map[string][]string)
	for _, file := range files {
		if errs := checkErrors(t, checker, file, nil); len(errs) > 0 {
			found[filepath.Base(file)] = errs
		}
	}
	if diff := cmp.Diff(provoked, found); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

// TestCheckModules checks the chunks of testdata/modules: there is no error but where they
// say that there is one.
func TestCheckModules(t *testing.T) {
	for chunk := range moduleChunks(t) {
		checker := newChecker(t, chunk.config())
		for _, err := range checkErrors(t, checker, chunk.file, chunk.src) {
			var line, col int
			fmt.Sscanf(err, "%d:%d:", &line, &col)
			if !wantError.MatchString(strings.Split(chunk.src, "\n")[line-1]) {
				t.Errorf("%s:%s", chunk.file, err)
			}
		}
	}
}

// newChecker returns a Checker of a Host of its own.
func newChecker(t *testing.T, cfg host.Config) *host.Checker {
	t.Helper()
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return h.NewChecker()
}

// checkErrors returns the errors that checking a script finds.
func checkErrors(t *testing.T, checker *host.Checker, file string, src any) []string {
	t.Helper()
	problems, err := checker.Check(t.Context(), file, src)
	if err != nil {
		t.Fatal(err)
	}
	var errs []string
	for _, p := range problems {
		if p.IsError() {
			errs = append(errs, fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message))
		}
	}
	return errs
}
