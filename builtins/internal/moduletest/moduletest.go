// Package moduletest runs snippets of Python that test script modules. They are expressions and
// definitions for the most part, for which they have functions:
//
//	eq(got, want)               fails unless they are equal
//	raises(text, fn)            fails unless fn() raises what is printed as text: the
//	                            class, and the message after ": "
//	catch(fn)                   the exception that fn() raises
//	catch_of(fn)                the same, or None if it raises none
//	throw(exception)            raises it
//	with_(cm, fn)               the with statement; fn is given what __enter__ returned
//	class_(name, bases, attrs)  the class statement
//	attr(x, name), compare(x, op, y)
package moduletest

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/engine"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/traceback"
)

// A Bench is a runtime for snippets.
type Bench struct {
	*script.Runtime
	python         *pyrt.Runtime
	Stdout, Stderr bytes.Buffer
}

// New returns a Bench whose runtime ends with the test.
func New(t testing.TB) *Bench {
	b := &Bench{Runtime: script.NewRuntime()}
	b.Output = script.NewOutput(&b.Stdout, &b.Stderr)
	b.Runtime.Source = traceback.Lines(nil)
	b.python = pyrt.New(b.Runtime, noImports{}, native.Members(nil, functions()))
	t.Cleanup(func() {
		if err := b.Exit(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return b
}

// Run runs src with the names given, as a call from outside.
func (b *Bench) Run(t testing.TB, names starlark.StringDict, src string) starlark.StringDict {
	t.Helper()
	globals, err := b.Exec(context.Background(), names, src)
	if err != nil {
		t.Fatal(object.Catch(err, 0))
	}
	return globals
}

// Exec is Run that returns the error.
func (b *Bench) Exec(ctx context.Context, names starlark.StringDict, src string) (starlark.StringDict, error) {
	u, err := compile(src, engine.Options{Module: "__main__"})
	if err != nil {
		return nil, err
	}
	th, leave, err := b.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	m := b.python.NewMain("snippet.py")
	for name, v := range names {
		m.Set(name, v)
	}
	_, err = th.Run(nil, func() (starlark.Value, error) { return u.Run(th, m, nil) })
	return m.Globals(), err
}

// Call calls fn as a call from outside.
func (b *Bench) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	th, leave, err := b.Enter(context.Background())
	if err != nil {
		return nil, err
	}
	defer leave()
	return th.Call(nil, fn, args, kwargs)
}

// Documented fails the test for each member of a module that has nothing to say about itself,
// and is not in the comment of the package in the current directory.
func Documented(t *testing.T, m *starlarkstruct.Module) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var doc strings.Builder
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		doc.WriteString(f.Doc.Text())
	}
	for name, v := range m.Members {
		if object.DocOf(v) == "" && !regexp.MustCompile(`\b`+name+`\b`).MatchString(doc.String()) {
			t.Errorf("%s.%s is not in the package comment", m.Name, name)
		}
	}
}

// noImports is for snippets, which import nothing.
type noImports struct{}

func (noImports) Builtin(string) starlark.Value           { return nil }
func (noImports) Find(string) (string, bool, bool)        { return "", false, false }
func (noImports) Exec(*script.Thread, *pyrt.Module) error { return nil }
func (noImports) Run(t *script.Thread, m *pyrt.Module, src string, expression bool, locals starlark.Value) (starlark.Value, error) {
	u, err := compile(src, engine.Options{Eval: expression, Locals: locals != nil})
	if err != nil {
		return nil, err
	}
	return u.Run(t, m, locals)
}

func compile(src string, opts engine.Options) (*engine.Unit, error) {
	f, err := pysyntax.Parse("snippet.py", src)
	if err != nil {
		return nil, err
	}
	return engine.Compile(f, opts)
}
