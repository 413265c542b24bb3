package host_test

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"fstar/host"
)

// files is a ReadFile of files in memory.
func files(contents map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if text, ok := contents[filepath.ToSlash(name)]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
}

func TestExecModule(t *testing.T) {
	read := files(map[string]string{
		"lib/mod.py":           "import sys\nprint(__name__, __package__, sys.argv)\nname = 1",
		"lib/pkg/__init__.py":  "print('pkg')\nx = 1",
		"lib/pkg/__main__.py":  "from . import x, mod\nprint(__name__, __package__, x)",
		"lib/pkg/mod.py":       "from .. import x",
		"lib/pkg/other.py":     "from . import x\nprint(x)",
		"lib/bad/__init__.py":  "import elsewhere",
		"lib/bad/mod.py":       "",
		"lib/fail/__init__.py": "1 // 0",
		"lib/sub/__init__.py":  "",
	})
	tests := []struct {
		name, out, err string
		script         bool // the error is the script's
	}{
		{"mod", "__main__  ['" + filepath.Join("lib", "mod.py") + "', 'a']\n", "", false},
		{"pkg.other", "pkg\n1\n", "", false},
		{"pkg", "pkg\n", "ImportError: attempted relative import beyond top-level package", true},
		{"nosuch", "", "No module named nosuch", false},
		{"nosuch.mod", "", "No module named nosuch.mod", false},
		{"pkg.nosuch", "pkg\n", "No module named pkg.nosuch", false},
		{"mod.py", "mod  ['-m', 'a']\n", "No module named mod.py: 'mod' is not a package", false},
		{"sub", "", "No module named sub.__main__; 'sub' is a package and cannot be directly executed", false},
		{"time", "", "the module time is built in: there is no code of it to run", false},
		{"bad.mod", "", "ModuleNotFoundError: No module named 'elsewhere'", true},
		{"fail.mod", "", "ZeroDivisionError: division by zero", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			h := hostOf(t, host.Config{Stdout: &out, Args: []string{"-m", "a"}, Path: []string{"nowhere", "lib"}, ReadFile: read})
			_, err := h.ExecModule(t.Context(), test.name)
			if got := message(err); got != test.err {
				t.Errorf("error %q, want %q", got, test.err)
			}
			if out.String() != test.out {
				t.Errorf("printed %q, want %q", out.String(), test.out)
			}
			var script *host.ScriptError
			if isScript := errors.As(err, &script); isScript != test.script {
				t.Errorf("a ScriptError: %v, want %v", isScript, test.script)
			}
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestExecModuleStarlark(t *testing.T) {
	h := hostOf(t, host.Config{Dialect: host.Starlark})
	if _, err := h.ExecModule(t.Context(), "mod"); err == nil {
		t.Error("no error")
	}
}
