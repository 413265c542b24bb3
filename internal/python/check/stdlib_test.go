package check_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"fstar/host"
	"fstar/internal/python/check"
)

// TestNames compares with what testdata/record.py recorded: fstar has a builtin, or else knows
// that Python does.
func TestNames(t *testing.T) {
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.ExecFile(t.Context(), "names.py", "import builtins\nprint('True False None', *dir(builtins))"); err != nil {
		t.Fatal(err)
	}
	if err := h.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	ours := strings.Fields(out.String())
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		kind, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case kind == "modules" && !check.InPython(name):
			t.Errorf("InPython does not know %s", name)
		case kind == "builtins" && check.IsPythonBuiltin(name) == slices.Contains(ours, name):
			t.Errorf("IsPythonBuiltin(%q) is %t", name, check.IsPythonBuiltin(name))
		}
	}
	if check.InPython("nosuch") || check.IsPythonBuiltin("nosuch") {
		t.Error("nosuch is there")
	}
}
