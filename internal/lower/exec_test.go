package lower_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fstar/internal/lower"
)

var record = flag.Bool("record", false, "record what python3 prints for testdata/exec")

// driver makes python3 end as run does.
const driver = `
import sys
src = open(sys.argv[1]).read()
try:
    exec(compile(src, sys.argv[1], "exec"), {"__name__": "__main__"})
except BaseException as e:
    print("uncaught", type(e).__name__)
`

func python(path string) (string, error) {
	out, err := exec.Command("python3", "-c", driver, path).Output()
	return string(out), err
}

// TestExec runs the scripts in testdata/exec and compares what they print with what
// python3 printed, which -record writes to the .out files.
func TestExec(t *testing.T) {
	paths, err := filepath.Glob("testdata/exec/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			golden := strings.TrimSuffix(path, ".py") + ".out"
			if *record {
				out, err := python(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(out), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			got := run(path, string(src), lower.Options{Attr: isAttr})
			if got != string(want) {
				t.Error(firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range as {
		if i >= len(bs) || as[i] != bs[i] {
			return fmt.Sprintf("got from line %d:\n%s\nwant:\n%s", i+1, strings.Join(as[i:min(i+4, len(as))], "\n"), strings.Join(bs[min(i, len(bs)):min(i+4, len(bs))], "\n"))
		}
	}
	return "the end is missing: " + strings.Join(bs[len(as):], "\n")
}
