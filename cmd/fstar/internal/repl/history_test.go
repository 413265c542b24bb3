package repl

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "history")
	h, entries := OpenHistory(path)
	if len(entries) > 0 {
		t.Errorf("entries %q", entries)
	}
	for _, add := range []struct {
		entry string
		want  bool
	}{
		{"x = 1", true}, {"x = 1", false}, {"def f():\n\treturn 1\n\n    # end\n", true}, {"  ", false}, {"x = 1", true}, {"\tx", false}, {"y\\n", true},
	} {
		if got := h.Add(add.entry); got != add.want {
			t.Errorf("Add(%q) = %v", add.entry, got)
		}
	}
	h, entries = OpenHistory(path)
	want := []string{"x = 1", "def f():\n\treturn 1\n\n    # end", "x = 1", "y\\n"}
	if !slices.Equal(entries, want) {
		t.Errorf("entries %q, want %q", entries, want)
	}
	if h.Add("y\\n") {
		t.Error("the last entry of before came again")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read it: %v %v", info.Mode(), err)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	var b strings.Builder
	for i := range 2*maxEntries + 1 {
		fmt.Fprintf(&b, "if %d:\n\t  x\n", i)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	_, entries := OpenHistory(path)
	_, again := OpenHistory(path)
	if len(entries) != maxEntries || !slices.Equal(entries, again) || entries[0] != fmt.Sprintf("if %d:\n  x", maxEntries+1) {
		t.Errorf("%d entries, then %d, the first %q", len(entries), len(again), entries[0])
	}
	if data, _ := os.ReadFile(path); strings.Count(string(data), "\nif ") != maxEntries-1 {
		t.Error("the file was not cut")
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("files are left: %v", files)
	}
}

// One that cannot be written is as good as none.
func TestNoHistory(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{"", dir, filepath.Join(os.DevNull, "x")} {
		h, entries := OpenHistory(path)
		if len(entries) > 0 || !h.Add("x") || h.Add("") {
			t.Errorf("%q", path)
		}
	}
}

func TestHistoryPath(t *testing.T) {
	t.Setenv("HOME", "/home/me")
	for _, test := range []struct{ state, own, want string }{
		{"/state", "none", "/state/fstar/history"},
		{"", "none", "/home/me/.local/state/fstar/history"},
		{"relative", "none", "/home/me/.local/state/fstar/history"},
		{"/state", "/own", "/own"},
		{"/state", "", ""},
	} {
		t.Setenv("XDG_STATE_HOME", test.state)
		t.Setenv("FSTAR_HISTORY", test.own)
		if test.own == "none" {
			os.Unsetenv("FSTAR_HISTORY")
		}
		if got := filepath.ToSlash(HistoryPath()); got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func TestUseColor(t *testing.T) {
	for _, test := range []struct {
		env      string
		terminal bool
		want     bool
	}{
		{"", true, true}, {"", false, false},
		{"NO_COLOR=1", true, false}, {"FORCE_COLOR=1", false, true}, {"FORCE_COLOR=1 NO_COLOR=1", true, false},
		{"PYTHON_COLORS=1 NO_COLOR=1", false, true}, {"PYTHON_COLORS=0 FORCE_COLOR=1", true, false},
		{"TERM=dumb", true, false}, {"TERM=dumb FORCE_COLOR=1", true, true},
	} {
		for _, name := range []string{"NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS"} {
			t.Setenv(name, "")
		}
		t.Setenv("TERM", "xterm")
		for _, v := range strings.Fields(test.env) {
			name, value, _ := strings.Cut(v, "=")
			t.Setenv(name, value)
		}
		if got := UseColor(test.terminal); got != test.want {
			t.Errorf("%q, terminal %v: %v", test.env, test.terminal, got)
		}
	}
}
