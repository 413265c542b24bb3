package pysyntax_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
)

// TestTrees compares our trees of testdata/snippets.txt with those recorded from CPython
// by testdata/record_trees.py.
func TestTrees(t *testing.T) {
	data, err := os.ReadFile("testdata/trees.txt")
	if err != nil {
		t.Fatal(err)
	}
	chunks := strings.Split(strings.TrimSuffix(string(data), "\n----\n"), "\n----\n")
	if len(chunks) < 40 {
		t.Fatalf("only %d snippets", len(chunks))
	}
	for _, chunk := range chunks {
		src, want, ok := strings.Cut(chunk, "\n=>\n")
		if !ok {
			t.Fatalf("no tree in %q", chunk)
		}
		f, err := pysyntax.Parse("x.py", src)
		if err != nil {
			t.Errorf("%s\n%v", src, err)
			continue
		}
		if got := dumpTree(f); got != want {
			t.Errorf("%s\n%s", src, firstDiff(got, want))
		}
		for name, other := range map[string]string{
			"CRLF": strings.ReplaceAll(src, "\n", "\r\n"),
			"CR":   strings.ReplaceAll(src, "\n", "\r"),
			"BOM":  "\ufeff" + src,
			"FF":   "\f\n \f" + src,
		} {
			f, err := pysyntax.Parse("x.py", other)
			if err != nil {
				t.Errorf("%s: %s\n%v", name, src, err)
			} else if got := dumpTree(f); got != want && name != "FF" {
				t.Errorf("%s: %s\n%s", name, src, firstDiff(got, want))
			}
		}
		// Every prefix is a program, the start of one, or wrong; none is a crash.
		for i := range len(src) {
			if _, err := pysyntax.Parse("x.py", src[:i]); err != nil && !errors.As(err, new(*pysyntax.Error)) {
				t.Errorf("%q: %v", src[:i], err)
			}
		}
	}
}
