//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// outliving is a script with tasks that end, and one that does not; its pools are of the
// class that its argument names.
const outliving = `
import concurrent.futures, sys, time
if __name__ == "__main__":
    ex = getattr(concurrent.futures, sys.argv[1])(2)
    ex.submit(time.sleep, 3600)
    for n in range(3):
        ex.submit(pow, n, 2).result()
    time.sleep(3600)
`

// A run that is killed leaves what its tasks have done, and which of them ran.
func TestKilledRunLeavesItsFiles(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, pool := range []string{"ThreadPoolExecutor", "ProcessPoolExecutor"} {
		t.Run(pool, func(t *testing.T) {
			dir := t.TempDir()
			script, trace, timeline := filepath.Join(dir, "script.py"), filepath.Join(dir, "out.json"), filepath.Join(dir, "out.html")
			if err := os.WriteFile(script, []byte(outliving), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := &exec.Cmd{Path: self, Args: []string{"fstar", "--trace", trace, "--timeline", timeline, script, pool}, Stderr: os.Stderr}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer cmd.Wait()
			defer cmd.Process.Kill()
			waitForText(t, trace, `"outcome":"returned"`, 3)
			waitForText(t, trace, `"outcome":"running"`, 1)
			waitForText(t, timeline, `,"returned",`, 3)
			waitForText(t, timeline, `,"running",`, 1)
			cmd.Process.Kill()
			cmd.Wait()

			var whole struct {
				TraceEvents []struct{ Args struct{ Outcome string } }
			}
			if err := json.Unmarshal(readFile(t, trace), &whole); err != nil {
				t.Fatal(err)
			}
			outcomes := make(map[string]int)
			for _, e := range whole.TraceEvents {
				if e.Args.Outcome != "" {
					outcomes[e.Args.Outcome]++
				}
			}
			checkOutcomes(t, outcomes)

			_, data, _ := bytes.Cut(readFile(t, timeline), []byte(`id="data">`))
			data, end, _ := bytes.Cut(data, []byte("</script>"))
			var lines [][]any
			if err := json.Unmarshal(data, &lines); err != nil || !bytes.HasSuffix(bytes.TrimRight(end, " "), []byte("</html>\n")) {
				t.Fatalf("%v, end %q", err, end)
			}
			clear(outcomes)
			for _, line := range lines {
				if len(line) > 10 {
					outcomes[line[10].(string)]++
				}
			}
			checkOutcomes(t, outcomes)
		})
	}
}

func checkOutcomes(t *testing.T, outcomes map[string]int) {
	t.Helper()
	if got := fmt.Sprint(outcomes); got != "map[returned:3 running:1]" {
		t.Errorf("outcomes %s", got)
	}
}

// waitForText waits until a file has a text n times.
func waitForText(t *testing.T, name, text string, n int) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		data, err := os.ReadFile(name)
		if err == nil && bytes.Count(data, []byte(text)) >= n {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s has %d bytes, %v, and not %d times %s", name, len(data), err, n, text)
		}
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
