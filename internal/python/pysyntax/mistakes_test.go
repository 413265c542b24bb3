package pysyntax_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
)

var update = flag.Bool("update", false, "rewrite what fstar says in testdata/mistakes.txt")

// TestMistakes compares the errors of mistakes that people make with CPython's: place,
// extent and message. testdata/record_mistakes.py recorded them. Where fstar says something else,
// a line with that follows, and one with the reason; go test -update rewrites the former.
func TestMistakes(t *testing.T) {
	const path = "testdata/mistakes.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, chunk := range strings.Split(strings.TrimSuffix(string(data), "\n----\n"), "\n----\n") {
		src, said, _ := strings.Cut(chunk, "\n=>\n")
		python, ours, differs := strings.Cut(said, "\nfstar: ")
		ours, reason, _ := strings.Cut(ours, "\nreason: ")
		want := python
		if differs {
			want = ours
		}
		got := described(src + "\n")
		if got != want && !*update {
			t.Errorf("%s\n got  %s\n want %s", src, got, want)
		}
		if differs && (reason == "" || ours == python) && !*update {
			t.Errorf("%s\n no reason for %s", src, ours)
		}
		fmt.Fprintf(&out, "%s\n=>\n%s\n", src, python)
		if got != python {
			fmt.Fprintf(&out, "fstar: %s\nreason: %s\n", got, reason)
		}
		out.WriteString("----\n")
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// described returns the error of a source as testdata/record_mistakes.py writes it.
func described(src string) string {
	_, err := pysyntax.Parse("x.py", src)
	if err == nil {
		return "no error"
	}
	e := err.(*pysyntax.Error)
	if errors.Is(err, pysyntax.ErrNotSupported) != strings.Contains(e.Msg, "not supported") {
		return "ErrNotSupported and the message disagree: " + e.Msg
	}
	if e.EndLine != 0 && (e.EndLine < e.Line || e.EndLine == e.Line && e.EndCol < e.Col) {
		return fmt.Sprintf("ends at %d:%d", e.EndLine, e.EndCol)
	}
	return place(e)
}

// place returns from where to where an error is, and what it says.
func place(e *pysyntax.Error) string {
	line, col := e.EndLine, e.EndCol
	if line == 0 || line == e.Line && col <= e.Col {
		line, col = e.Line, e.Col+1
	}
	return fmt.Sprintf("%d:%d-%d:%d: %s: %s", e.Line, e.Col, line, col, e.Kind, e.Msg)
}
