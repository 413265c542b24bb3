package host_test

import (
	"errors"
	"strings"
	"testing"

	"fstar/host"
)

func TestExcepthook(t *testing.T) {
	for _, test := range []struct {
		name, src, stderr string
		reported          bool
		status            int // of an exit
	}{
		{"none", "1/0", "", false, 0},
		{"set", "import sys\nsys.excepthook = lambda t, v, tb: print('hook', v, tb.tb_lineno, file=sys.stderr)\n1/0", "hook division by zero 3\n", true, 0},
		{"fails", "import sys\nsys.excepthook = None\n1/0", "Error in sys.excepthook:\nTypeError: 'NoneType' object is not callable\n\nOriginal exception was:\n", false, 0},
		{"missing", "import sys\ndel sys.excepthook\n1/0", "sys.excepthook is missing\n", false, 0},
		{"exits", "import sys\nsys.excepthook = lambda *args: sys.exit(5)\n1/0", "", false, 5},
		{"exit", "import sys\nsys.excepthook = lambda *args: print('hook')\nsys.exit(4)", "", false, 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stderr strings.Builder
			h, err := host.New(host.Config{Stderr: &stderr})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(t.Context())
			err = h.RunFile(t.Context(), "script.py", test.src)
			var e *host.ScriptError
			if !errors.As(err, &e) {
				t.Fatalf("the error is %v", err)
			}
			if got := stderr.String(); got != test.stderr {
				t.Errorf("the standard error output is %q, want %q", got, test.stderr)
			}
			if e.Reported() != test.reported {
				t.Errorf("Reported() = %v", e.Reported())
			}
			if status, _, _ := e.Exit(); status != test.status {
				t.Errorf("the status is %d, want %d", status, test.status)
			}
		})
	}
}
