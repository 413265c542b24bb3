package tests

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fstar/host"
)

// TestUncaught compares what comes of exceptions that nobody handles, and how often code of
// scripts is asked for their texts, with what testdata/uncaught.py recorded from python3. The
// texts are asked for when the Host is closed, on other goroutines.
func TestUncaught(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/uncaught.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files)%2 != 0 {
		t.Fatal("a script is not recorded: see testdata/uncaught.py")
	}
	for i := 0; i < len(archive.Files); i += 2 {
		script, want := archive.Files[i], archive.Files[i+1]
		t.Run(script.Name, func(t *testing.T) {
			var out bytes.Buffer
			h, err := host.New(host.Config{Stdout: &out, Stderr: &out})
			if err != nil {
				t.Fatal(err)
			}
			_, err = h.ExecFile(t.Context(), script.Name, script.Data)
			if err := h.Close(t.Context()); err != nil {
				t.Error(err)
			}
			var e *host.ScriptError
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want a ScriptError", err)
			}
			printed := out.String()
			var got [3]string
			var wg sync.WaitGroup
			for i := range got {
				wg.Go(func() {
					status, text, exits := e.Exit()
					if !exits {
						status, text = 1, e.Traceback()
					}
					got[i] = fmt.Sprintf("status %d\n%s%s", status, printed, text)
					if s := e.Type() + e.Message() + e.Error(); s == "" {
						t.Error("no texts")
					}
				})
			}
			wg.Wait()
			if diff := cmp.Diff(string(want.Data), got[0]); diff != "" {
				t.Errorf("%spython3 (-) and fstar (+) differ:\n%s", script.Data, diff)
			}
			if got[1] != got[0] || got[2] != got[0] {
				t.Errorf("then also %q and %q", got[1], got[2])
			}
			if got := out.String(); got != printed {
				t.Errorf("then printed %q", got[len(printed):])
			}
		})
	}
}
