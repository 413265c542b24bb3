package engine_test

import (
	"os"
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/engine"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
)

// BenchmarkCompile takes a dense script, or the file FSTAR_BENCH, from its source to what the engine
// runs. The metric is the time for a line.
func BenchmarkCompile(b *testing.B) {
	path := "../python/pysyntax/testdata/bench.py"
	if other := os.Getenv("FSTAR_BENCH"); other != "" {
		path = other
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	src := string(data)
	lines := float64(strings.Count(src, "\n"))
	parse := func(b *testing.B) *syntax.File {
		f, err := pysyntax.Parse("bench.py", src)
		if err != nil {
			b.Fatal(err)
		}
		return f
	}
	compile := func(b *testing.B) *engine.Unit {
		u, err := engine.Compile(parse(b), engine.Options{Module: "bench"})
		if err != nil {
			b.Fatal(err)
		}
		return u
	}
	for _, bench := range []struct {
		name string
		run  func(b *testing.B)
	}{
		{"parse", func(b *testing.B) { parse(b) }},
		{"first", func(b *testing.B) { compile(b) }}, // bodies are compiled when they are called first
		{"all", func(b *testing.B) {
			if err := compile(b).CompileAll(); err != nil {
				b.Fatal(err)
			}
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bench.run(b)
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/lines, "µs/line")
		})
	}
	b.Run("analyze", func(b *testing.B) {
		f := parse(b)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := symtable.Analyze(f, false); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/lines, "µs/line")
	})
}
