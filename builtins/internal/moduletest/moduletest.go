// Package moduletest runs snippets of Starlark that test script modules. What they lack
// of Python they have as functions:
//
//	eq(got, want)               fails unless they are equal
//	raises(text, fn)            fails unless fn() raises what is printed as text: the
//	                            class, and the message after ": "
//	catch(fn)                   the exception that fn() raises
//	catch_of(fn)                the same, or None if it raises none
//	throw(exception)            raises it
//	with_(cm, fn)               the with statement; fn is given what __enter__ returned
//	class_(name, bases, attrs)  the class statement
//	attr(x, name), setattr(x, name, v), type(x), repr(x), compare(x, op, y)
//
// The built-in classes and exceptions have their names.
package moduletest

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/object"
	_ "fstar/internal/pytype" // the methods of built-in types
	"fstar/internal/script"
)

// A Bench is a runtime for snippets.
type Bench struct {
	*script.Runtime
	Stdout, Stderr bytes.Buffer
}

// New returns a Bench whose runtime ends with the test.
func New(t testing.TB) *Bench {
	b := &Bench{Runtime: script.NewRuntime()}
	b.Output = script.NewOutput(&b.Stdout, &b.Stderr)
	b.Runtime.Source = exception.Lines(nil)
	t.Cleanup(func() {
		if err := b.Exit(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return b
}

var dialect = &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true, Recursion: true}

// Run runs src with the names given, as a call from outside.
func (b *Bench) Run(t testing.TB, names starlark.StringDict, src string) starlark.StringDict {
	t.Helper()
	globals, err := b.Exec(context.Background(), names, src)
	if err != nil {
		t.Fatal(exception.Catch(err, 0))
	}
	return globals
}

// Exec is Run that returns the error.
func (b *Bench) Exec(ctx context.Context, names starlark.StringDict, src string) (starlark.StringDict, error) {
	all := predeclared()
	maps.Copy(all, names)
	f, err := dialect.Parse("snippet.star", src, 0)
	if err != nil {
		return nil, err
	}
	prog, err := starlark.FileProgram(f, all.Has)
	if err != nil {
		return nil, err
	}
	th, leave, err := b.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var globals starlark.StringDict
	_, err = th.Run(nil, func() (starlark.Value, error) {
		var err error
		globals, err = prog.Init(th.Interp(), all)
		return starlark.None, err
	})
	return globals, err
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

func predeclared() starlark.StringDict {
	names := starlark.StringDict{
		"int": object.Int, "str": object.Str_, "list": object.List, "object": object.Object, "float": object.Float, "tuple": object.Tuple,
		"NotImplemented": object.NotImplemented, "Ellipsis": object.Ellipsis,
	}
	for _, c := range object.Exceptions {
		names[c.Name()] = c
	}
	maps.Copy(names, native.Members(nil, functions()))
	return names
}
