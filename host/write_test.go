package host_test

import (
	"errors"
	"io/fs"
	"testing"

	"fstar/host"
)

// failing is a writer that cannot be written to.
type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestWriteErrors(t *testing.T) {
	for _, script := range []string{"print(1)", "import sys\nsys.stdout.write('x')", "import sys\nprint(1, file=sys.stderr)"} {
		w := failing{&fs.PathError{Op: "write", Path: "x", Err: errors.New("broken")}}
		h, err := host.New(host.Config{Stdout: w, Stderr: w})
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.ExecFile(t.Context(), "x.py", script)
		h.Close(t.Context())
		var e *host.ScriptError
		if !errors.As(err, &e) || e.Type() != "OSError" || !errors.Is(err, w.err) {
			t.Errorf("%s: %v", script, err)
		}
	}
}
