package tests

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fstar/host"
)

// TestTracebacks compares the calls of tracebacks, their lines, and what is underlined in
// them, with what testdata/record_tracebacks.py recorded from CPython.
func TestTracebacks(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/tracebacks.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files)%2 != 0 {
		t.Fatal("a script is not recorded: see testdata/record_tracebacks.py")
	}
	for i := 0; i < len(archive.Files); i += 2 {
		script, want := archive.Files[i], archive.Files[i+1]
		t.Run(script.Name, func(t *testing.T) {
			h, err := host.New(host.Config{Stdout: new(bytes.Buffer)})
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close(t.Context())
			_, err = h.ExecFile(t.Context(), script.Name, script.Data)
			var e *host.ScriptError
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want a ScriptError", err)
			}
			var got strings.Builder
			for line := range strings.Lines(e.Traceback()) {
				if strings.HasPrefix(line, "  ") {
					got.WriteString(line)
				}
			}
			if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
				t.Errorf("%spython3 (-) and fstar (+) differ:\n%s", script.Data, diff)
			}
		})
	}
}
