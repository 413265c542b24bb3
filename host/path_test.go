package host_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"fstar/host"
)

// Imports look in sys.path, whatever a script has made of it.
func TestPath(t *testing.T) {
	read := files(map[string]string{"a/lib.py": "x = 'a'", "b/lib.py": "x = 'b'", "lib.py": "x = 'here'"})
	tests := []struct {
		name   string
		path   []string
		file   string
		script string
		want   string
	}{
		{"beside the script", nil, "a/main.py", "import sys, lib\nprint(sys.path, lib.x)", "['a'] a\n"},
		{"as configured", []string{"b", "a"}, "a/main.py", "import sys, lib\nprint(sys.path, lib.x)", "['b', 'a'] b\n"},
		{"the current directory", []string{""}, "a/main.py", "import lib\nprint(lib.x)", "here\n"},
		{"appended", []string{"nowhere"}, "main.py", "import sys\nsys.path.append('b')\nimport lib\nprint(lib.x)", "b\n"},
		{"replaced", []string{"b"}, "main.py", "import sys\nsys.path = [None, 'a']\nimport lib\nprint(lib.x)", "a\n"},
		{"no list", []string{"b"}, "main.py", "import sys\nsys.path = 1\ntry:\n    import lib\nexcept ImportError as e:\n    print(e)", "No module named 'lib'\n"},
		{"empty", []string{}, "main.py", "import sys\nprint(sys.path)", "[]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			h := hostOf(t, host.Config{Stdout: &out, Path: test.path, ReadFile: read})
			if _, err := h.ExecFile(t.Context(), test.file, test.script); err != nil {
				t.Error(err)
			}
			if got := filepath.ToSlash(out.String()); got != test.want {
				t.Errorf("printed %q, want %q", got, test.want)
			}
		})
	}
}
