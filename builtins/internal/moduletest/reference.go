package moduletest

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fstar/internal/testenv"
)

//go:embed reference.py
var onPython string

var ofFstar = regexp.MustCompile(`# fstar: .+$`)

// Reference runs a snippet on the CPython that FSTAR_PYTHON names, and skips the test if it
// names none. CPython must give what the snippet wants, but for the lines that have a comment
// "# fstar: …" at their end, which says why not: it must give something else there. The setup
// is Python code that runs before the snippet, and imports what that needs.
func Reference(t *testing.T, setup, stdin, snippet string) {
	t.Helper()
	python := testenv.Python(t)
	result := filepath.Join(t.TempDir(), "result.json")
	cmd := exec.CommandContext(t.Context(), python, "-I", "-W", "ignore", "-c", onPython, snippet, setup, result)
	cmd.Dir = t.TempDir()
	cmd.Stdin = strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(result)
	if err != nil {
		t.Fatal(err)
	}
	var differences [][2]any
	if err := json.Unmarshal(data, &differences); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(snippet, "\n")
	differing := make(map[int]bool)
	for _, d := range differences {
		n := int(d[0].(float64))
		differing[n] = true
		if !ofFstar.MatchString(lines[n-1]) {
			t.Errorf("%s\nCPython gives %s", lines[n-1], d[1])
		}
	}
	for i, line := range lines {
		if ofFstar.MatchString(line) && !differing[i+1] {
			t.Errorf("%s\nCPython gives the same", line)
		}
	}
}
