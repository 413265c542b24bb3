package pysyntax_test

import (
	"os"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
)

// BenchmarkParse parses an ordinary script, and reports milliseconds per 1,000 lines.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("testdata/bench.py")
	if err != nil {
		b.Fatal(err)
	}
	src := string(data)
	lines := strings.Count(src, "\n")
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pysyntax.Parse("bench.py", src); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(lines), "ms/1000lines")
}
