package tests

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/host"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// TestModules runs the chunks of the files of testdata/modules, *.star in Starlark and
// *.py in Python, which lines of --- part, each in a Host of its own and on a clock that
// does not take time. A chunk in Starlark calls the functions of assert; a line that must
// fail says so at its end:
//
//	futures.ThreadPoolExecutor(0) ### "ValueError: max_workers must be"
func TestModules(t *testing.T) {
	for c := range moduleChunks(t) {
		t.Run(fmt.Sprintf("%s:%d", filepath.Base(c.file), c.line), func(t *testing.T) {
			synctest.Test(t, c.run)
		})
	}
}

// A chunk is one of those of testdata/modules.
type chunk struct {
	file string
	line int    // where it begins
	src  string // after as many empty lines as there are before it
}

// moduleChunks yields the chunks of testdata/modules.
func moduleChunks(t *testing.T) iter.Seq[chunk] {
	files, err := filepath.Glob("testdata/modules/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	return func(yield func(chunk) bool) {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			line := 1
			for text := range strings.SplitSeq(string(data), "\n---\n") {
				if !yield(chunk{file, line, strings.Repeat("\n", line-1) + text}) {
					return
				}
				line += strings.Count(text, "\n") + 2
			}
		}
	}
}

var wantError = regexp.MustCompile(`(?m)^.*### (".*")$`)

// config returns how the Host for a chunk is to be.
func (c chunk) config() host.Config {
	var out bytes.Buffer
	cfg := host.Config{
		Dialect:     host.Starlark,
		Stdout:      &out,
		Stderr:      &out,
		Predeclared: starlark.StringDict{"assert": assertModule(), "output": outputFunction(&out)},
		ReadFile:    os.ReadFile,
	}
	if filepath.Ext(c.file) == ".py" {
		cfg.Dialect = host.Python
	}
	return cfg
}

func (c chunk) run(t *testing.T) {
	cfg := c.config()
	out, src := cfg.Stdout, c.src
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.ExecFile(t.Context(), c.file, src)
	if err := h.Close(t.Context()); err != nil {
		t.Error(err)
	}

	want := wantError.FindStringSubmatchIndex(src)
	if want == nil {
		if err != nil {
			t.Errorf("%s%s", traceback(err), out)
		}
		return
	}
	pattern, unquoteErr := strconv.Unquote(src[want[2]:want[3]])
	if unquoteErr != nil {
		t.Fatal(unquoteErr)
	}
	line := fmt.Sprintf("line %d", strings.Count(src[:want[0]], "\n")+1)
	switch {
	case err == nil:
		t.Errorf("%s: no error, want %q", line, pattern)
	case !regexp.MustCompile("^(?:" + pattern + ")").MatchString(err.Error()):
		t.Errorf("%s: error %q, want %q", line, err, pattern)
	case !strings.Contains(traceback(err), line+"\n") && !strings.Contains(traceback(err), line+", in"):
		t.Errorf("no %s in:\n%s", line, traceback(err))
	}
}

func traceback(err error) string {
	var e *host.ScriptError
	if errors.As(err, &e) {
		return e.Traceback()
	}
	return err.Error()
}

// assertModule returns what scripts check with:
//
//	assert.true(cond)
//	assert.eq(got, want)
//	assert.matches(pattern, text)
//	assert.fails(fn, pattern)   fn() fails; class and message match
func assertModule() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "assert", Members: native.Members(nil, []*native.Function{
		native.F1("true", "cond", "", func(_ *script.Thread, cond starlark.Value) (value.Value, error) {
			if !cond.Truth() {
				return value.Value{}, object.ValueError.Errorf("not true: %s", cond)
			}
			return value.None, nil
		}),
		native.F2("eq", "got, want", "", func(_ *script.Thread, got, want starlark.Value) (value.Value, error) {
			equal, err := starlark.Equal(got, want)
			if err == nil && !equal {
				err = object.ValueError.Errorf("got %s, want %s", got, want)
			}
			return value.None, err
		}),
		native.F2("matches", "pattern, text", "", func(_ *script.Thread, pattern string, v starlark.Value) (value.Value, error) {
			text, ok := starlark.AsString(v)
			if !ok {
				text = v.String()
			}
			return value.None, matches(pattern, text)
		}),
		native.F2("fails", "fn, pattern", "", func(t *script.Thread, fn starlark.Value, pattern string) (value.Value, error) {
			v, err := t.Call(nil, fn, nil, nil)
			if err == nil {
				return value.Value{}, object.ValueError.Errorf("returned %s, want an error %q", v, pattern)
			}
			return value.None, matches(pattern, object.Catch(err, t.Depth()).Error())
		}),
	})}
}

// matches returns an error if the pattern does not match the whole text.
func matches(pattern, text string) error {
	if !regexp.MustCompile("^(?s:" + pattern + ")$").MatchString(text) {
		return object.ValueError.Errorf("%q does not match %q", text, pattern)
	}
	return nil
}

// outputFunction returns a function that gives what was printed and logged so far,
// and forgets it.
func outputFunction(out *bytes.Buffer) *native.Function {
	return native.F0("output", "", "", func(*script.Thread) (string, error) {
		defer out.Reset()
		return out.String(), nil
	})
}

// Every member of every module says something about itself, or is in its package's documentation.
func TestModulesAreDocumented(t *testing.T) {
	h, err := host.New(host.Config{Dialect: host.Starlark})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	for name, v := range h.Predeclared() {
		dir := "../builtins/" + name
		module, ok := v.(*starlarkstruct.Module)
		if !ok {
			dir, module = "../builtins/universe", &starlarkstruct.Module{Members: starlark.StringDict{name: v}}
		}
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Errorf("%s: no package %s", name, dir)
			continue
		}
		var docs strings.Builder
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, _, _ := strings.Cut(string(data), "\npackage ")
			if strings.HasPrefix(doc, "// Package ") {
				docs.WriteString(doc)
			}
		}
		for member, v := range module.Members {
			if object.DocOf(v) == "" && !regexp.MustCompile(`\b`+member+`\b`).MatchString(docs.String()) {
				t.Errorf("%s.%s is not in the package documentation of %s", name, member, dir)
			}
		}
	}
}
