package lower_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/lower"
	"fstar/internal/pysyntax"
	"fstar/internal/reference"
)

var update = flag.Bool("update", false, "write the golden files anew")

// isAttr is an Options.Attr for tests.
func isAttr(name string) bool {
	switch name {
	case "sort", "copy", "format", "zfill", "encode", "items", "pop":
		return true
	}
	return false
}

// predeclared answers as package pyrt's user does: all names but these may exist.
func predeclared(name string) bool { return name != "None" && name != "True" && name != "False" }

func lowered(name, src string, opts lower.Options) (*syntax.File, error) {
	f, err := pysyntax.Parse(name, src)
	if err != nil {
		return nil, err
	}
	return lower.File(f, opts)
}

// TestGolden compares what snippets become with testdata/golden/*.txt, which hold
// snippets and their lowered form.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			for i, part := range strings.Split(string(data), "\n====\n") {
				src, want, _ := strings.Cut(part, "\n----\n")
				src = strings.TrimSuffix(src, "\n") + "\n"
				got := golden(t, src)
				if i > 0 {
					out.WriteString("\n====\n")
				}
				out.WriteString(src + "----\n" + strings.TrimSuffix(got, "\n"))
				if !*update && strings.TrimSuffix(want, "\n") != strings.TrimSuffix(got, "\n") {
					t.Errorf("source:\n%s\ngot:\n%s\nwant:\n%s", src, got, want)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(out.String()+"\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// golden returns the lowered form of a snippet, which compiles, or the error. Its first
// line may set options.
func golden(t *testing.T, src string) string {
	t.Helper()
	opts := lower.Options{Attr: isAttr}
	first, _, _ := strings.Cut(src, "\n")
	opts.REPL = strings.Contains(first, "# REPL")
	opts.Show = strings.Contains(first, "# Show")
	f, err := lowered("t.py", src, opts)
	if err != nil {
		return "error: " + err.Error()
	}
	s := unparse(f)
	if _, err := starlark.FileProgram(f, predeclared); err != nil {
		t.Errorf("does not compile: %v\nsource:\n%s\nlowered:\n%s", err, src, s)
	}
	return s
}

// TestStdlib lowers and compiles all of CPython's library.
func TestStdlib(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	files := reference.Library(t)
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := compileAll(path, string(src)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	t.Logf("%d files", len(files))
}

// compileAll parses, lowers and compiles; a file that does not parse is none.
func compileAll(name, src string) (err error) {
	f, err := pysyntax.Parse(name, src)
	if err != nil {
		return nil
	}
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("panic: %v", e)
			if os.Getenv("FSTAR_PANIC") != "" {
				panic(e)
			}
		}
	}()
	f, err = lower.File(f, lower.Options{Attr: isAttr})
	if err != nil {
		var e *pysyntax.Error
		if !errors.As(err, &e) {
			return fmt.Errorf("another error: %v", err)
		}
		return nil
	}
	_, err = starlark.FileProgram(f, predeclared)
	return err
}

// FuzzFile checks that lowering never panics, and that what it makes compiles.
func FuzzFile(f *testing.F) {
	paths, _ := filepath.Glob("testdata/golden/*.txt")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n====\n") {
			src, _, _ := strings.Cut(part, "\n----\n")
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		slow := time.AfterFunc(10*time.Second, func() { panic("takes too long") })
		defer slow.Stop()
		if err := compileAll("f.py", src); err != nil {
			t.Error(err)
		}
	})
}

// BenchmarkFile takes a dense script, or the file FSTAR_BENCH, from its source to
// bytecode.
func BenchmarkFile(b *testing.B) {
	path := "../pysyntax/testdata/bench.py"
	if other := os.Getenv("FSTAR_BENCH"); other != "" {
		path = other
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	src := string(data)
	lines := strings.Count(src, "\n")
	b.ReportAllocs()
	for b.Loop() {
		f, err := lowered("bench.py", src, lower.Options{Attr: isAttr})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := starlark.FileProgram(f, predeclared); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(lines), "ms/kloc")
}
