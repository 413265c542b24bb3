package pysyntax_test

import (
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"

	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
)

// upstreamExceptions are the chunks of upstream's test data, by file and line, that
// upstream accepts and that we refuse or read otherwise, with a part of what differs.
var upstreamExceptions = map[string]string{
	// x[1, 2:] is x[(1, 2):] to upstream, and x[1, slice(2, None)] to Python, where it
	// is common in numeric code. No Starlark value can be sliced by a tuple.
	"syntax/errors.star:192": "type *syntax.IndexExpr, want *syntax.SliceExpr",
}

// TestUpstreamTrees compares our trees with upstream's on its own test data, node by
// node and position by position. A chunk that we refuse and that upstream's resolver, if
// not its parser, refuses too is no difference: Python checks these things earlier.
func TestUpstreamTrees(t *testing.T) {
	dir := upstreamDir(t)
	var files []string
	for _, pattern := range []string{"starlark/testdata/*.star", "syntax/testdata/*.star", "resolve/testdata/*.star"} {
		match, _ := filepath.Glob(filepath.Join(dir, pattern))
		files = append(files, match...)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files of test data in %s", len(files), dir)
	}
	opts := &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}
	var accepted, same, refused int
	used := make(map[string]bool)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, chunk := range strings.Split(string(data), "\n---\n") {
			key := fmt.Sprintf("%s/%s:%d", filepath.Base(filepath.Dir(filepath.Dir(file))), filepath.Base(file), line)
			// As upstream does, so that lines are those of the file.
			src := strings.Repeat("\n", line-1) + chunk
			line += strings.Count(chunk, "\n") + 2
			want, err := opts.Parse("f.star", src, 0)
			if err != nil {
				continue
			}
			accepted++
			got, err := pysyntax.Parse("f.star", src)
			diff := ""
			if err != nil {
				anyName := func(string) bool { return true }
				if resolve.File(want, anyName, anyName) != nil {
					refused++
					continue
				}
				diff = err.Error()
			} else {
				diff = diffNodes("File", reflect.ValueOf(got), reflect.ValueOf(want))
			}
			exception, ok := upstreamExceptions[key]
			switch {
			case diff == "" && !ok:
				same++
			case diff == "":
				t.Errorf("%s: listed as an exception, but the trees are the same", key)
			case !ok:
				t.Errorf("%s: %s", key, diff)
			case !strings.Contains(diff, exception):
				t.Errorf("%s: %s; want %s", key, diff, exception)
			}
			used[key] = true
		}
	}
	for key := range upstreamExceptions {
		if !used[key] {
			t.Errorf("%s: listed as an exception, but there is no such chunk", key)
		}
	}
	t.Logf("of %d chunks that upstream parses, %d give the same tree, %d are refused by its resolver too, %d are exceptions",
		accepted, same, refused, len(upstreamExceptions))
}

// upstreamDir returns the directory of go.starlark.net in the module cache.
func upstreamDir(t testing.TB) string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.starlark.net").Output()
	if err != nil {
		t.Skip("cannot find go.starlark.net's test data: ", err)
	}
	return strings.TrimSpace(string(out))
}

// diffNodes describes the first difference between two values in a tree, "" if there is
// none. Types, fields and positions count; comments and resolver's data do not.
func diffNodes(path string, a, b reflect.Value) string {
	if a.IsValid() != b.IsValid() {
		return fmt.Sprintf("%s: %v, want %v", path, a, b)
	}
	if !a.IsValid() {
		return ""
	}
	if a.Type() != b.Type() {
		return fmt.Sprintf("%s: type %s, want %s", path, a.Type(), b.Type())
	}
	switch x := a.Interface().(type) {
	case syntax.Position:
		y := b.Interface().(syntax.Position)
		if x.Line != y.Line || x.Col != y.Col || x.IsValid() != y.IsValid() {
			return fmt.Sprintf("%s: position %s, want %s", path, x, y)
		}
		return ""
	case *syntax.FileOptions:
		return ""
	case *big.Int:
		if x.Cmp(b.Interface().(*big.Int)) != 0 {
			return fmt.Sprintf("%s: %v, want %v", path, x, b)
		}
		return ""
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				return fmt.Sprintf("%s: nil %v, want nil %v", path, a.IsNil(), b.IsNil())
			}
			return ""
		}
		return diffNodes(path, a.Elem(), b.Elem())
	case reflect.Slice:
		if a.Len() != b.Len() {
			return fmt.Sprintf("%s: %d elements, want %d", path, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if d := diffNodes(fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i)); d != "" {
				return d
			}
		}
	case reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if d := diffNodes(path+"."+f.Name, a.Field(i), b.Field(i)); d != "" {
				return d
			}
		}
	default:
		if !a.Equal(b) {
			return fmt.Sprintf("%s: %v, want %v", path, a, b)
		}
	}
	return ""
}
