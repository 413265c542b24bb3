package pysyntax_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/syntax"
)

// FuzzParse looks for sources that crash the parser, take long, or give a tree that
// cannot be walked, whose nodes have no place, or that upstream reads otherwise.
func FuzzParse(f *testing.F) {
	for _, file := range []string{"testdata/snippets.txt", "testdata/mistakes.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, chunk := range strings.Split(string(data), "\n----\n") {
			src, _, _ := strings.Cut(chunk, "\n=>\n")
			f.Add(src)
			f.Add(src + "\n")
		}
	}
	for _, src := range ours {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		start := time.Now()
		file, err := pysyntax.Parse("x.py", src)
		if took := time.Since(start); took > time.Second+time.Duration(len(src))*10*time.Microsecond {
			t.Fatalf("%d bytes took %v", len(src), took)
		}
		if _, err := pysyntax.Incomplete(src); err != nil && !errors.As(err, new(*pysyntax.Error)) {
			t.Fatalf("error of type %T", err)
		}
		var noted []*pysyntax.Error
		_, other := pysyntax.ParseNoting("x.py", src, func(e *pysyntax.Error) { noted = append(noted, e) })
		if failed := other != nil || len(noted) > 0; failed != (err != nil) {
			t.Fatalf("Parse: %v, but ParseNoting: %v, with %d notes", err, other, len(noted))
		}
		if err != nil {
			e, ok := err.(*pysyntax.Error)
			if !ok {
				t.Fatalf("error of type %T", err)
			}
			if e.Line < 1 || e.Col < 1 || e.Line > strings.Count(src, "\n")+strings.Count(src, "\r")+2 {
				t.Fatalf("error at %d:%d", e.Line, e.Col)
			}
			if e.EndLine != 0 && (e.EndLine < e.Line || e.EndLine == e.Line && e.EndCol < e.Col) {
				t.Fatalf("error at %d:%d ends at %d:%d", e.Line, e.Col, e.EndLine, e.EndCol)
			}
			return
		}
		pysyntax.Walk(file, func(n syntax.Node) bool {
			if n == nil || n == file {
				return n != nil
			}
			if start, end := n.Span(); !start.IsValid() || !end.IsValid() {
				t.Fatalf("%T has no place", n)
			}
			return true
		})
	})
}
