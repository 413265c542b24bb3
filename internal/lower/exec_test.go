package lower_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fstar/internal/lower"
)

// TestExec runs the scripts in testdata/exec and compares what they print with what CPython
// printed, which testdata/record.py recorded in the .out files.
func TestExec(t *testing.T) {
	paths, err := filepath.Glob("testdata/exec/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".out")
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
