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
//	generator(fn)               calls of it give generators; fn is called with yield, a
//	                            function, before the arguments
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
	"fstar/internal/object"
	"fstar/internal/pyop"
	_ "fstar/internal/pytype" // the methods of built-in types
	"fstar/internal/script"
	"fstar/internal/signature"
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
	all := b.names()
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

func (b *Bench) names() starlark.StringDict {
	names := starlark.StringDict{
		"int": object.Int, "str": object.Str_, "list": object.List, "object": object.Object, "float": object.Float, "tuple": object.Tuple,
		"NotImplemented": object.NotImplemented, "Ellipsis": object.Ellipsis,
	}
	for _, c := range object.Exceptions {
		names[c.Name()] = c
	}
	add := func(name, params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) {
		names[name] = script.NewFunction(name, params, fn)
	}
	add("eq", "got, want", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		equal, err := pyop.Equal(a.Values[0], a.Values[1])
		if err == nil && !equal {
			err = exception.AssertionError.Errorf("got %s, want %s", a.Values[0], a.Values[1])
		}
		return starlark.None, err
	})
	add("raises", "text, fn", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		v, err := t.Call(nil, a.Values[1], nil, nil)
		if err == nil {
			return nil, exception.AssertionError.Errorf("no exception but %s, want %s", v, a.Values[0])
		}
		if got, want := exception.Catch(err, t.Depth()).Error(), string(a.Values[0].(starlark.String)); got != want {
			return nil, exception.AssertionError.Errorf("got exception %s, want %s", got, want)
		}
		return starlark.None, nil
	})
	add("catch", "fn", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		v, err := t.Call(nil, a.Values[0], nil, nil)
		if err == nil {
			return nil, exception.AssertionError.Errorf("no exception but %s", v)
		}
		return exception.Catch(err, t.Depth()), nil
	})
	add("catch_of", "fn", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		if _, err := t.Call(nil, a.Values[0], nil, nil); err != nil {
			return exception.Catch(err, t.Depth()), nil
		}
		return starlark.None, nil
	})
	add("throw", "exc", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		if c, ok := a.Values[0].(*object.Class); ok {
			return nil, c.New()
		}
		return nil, a.Values[0].(*object.Exception)
	})
	add("with_", "cm, fn", with)
	add("generator", "fn", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return script.NewFunction(a.Values[0].(starlark.Callable).Name(), "*args, **kwargs", func(_ *script.Thread, b2 signature.Args) (starlark.Value, error) {
			return newGenerator(b.Runtime, a.Values[0], b2.Rest, b2.Kwargs), nil
		}), nil
	})
	add("class_", "name, bases, attrs, **kwargs", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		d := object.Definition{Module: "__main__", Name: string(a.Values[0].(starlark.String)), Caller: b.Runtime.Caller}
		for _, base := range a.Values[1].(starlark.Tuple) {
			c, ok := base.(*object.Class)
			if g, isGeneric := base.(interface{ Origin() *object.Class }); isGeneric {
				c, ok = g.Origin(), true
			}
			if !ok {
				return nil, exception.TypeError.Errorf("takes no bases of type %s", base.Type())
			}
			if c != nil {
				d.Bases = append(d.Bases, c)
			}
		}
		for _, item := range a.Values[2].(*starlark.Dict).Items() {
			d.Attrs.Set(string(item[0].(starlark.String)), item[1])
		}
		c, err := object.Define(d)
		if err != nil {
			return nil, err
		}
		return c, c.SetNames(a.Kwargs)
	})
	add("attr", "x, name", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return object.Getattr(a.Values[0], string(a.Values[1].(starlark.String)))
	})
	add("setattr", "x, name, v", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return starlark.None, a.Values[0].(starlark.HasSetField).SetField(string(a.Values[1].(starlark.String)), a.Values[2])
	})
	add("type", "x", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return object.ClassOf(a.Values[0]), nil
	})
	add("repr", "x", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		return starlark.String(object.Repr(a.Values[0])), nil
	})
	add("compare", "x, op, y", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		op := map[string]syntax.Token{"==": syntax.EQL, "!=": syntax.NEQ, "<": syntax.LT, "<=": syntax.LE, ">": syntax.GT, ">=": syntax.GE}[string(a.Values[1].(starlark.String))]
		v, err := pyop.Compare(op, a.Values[0], a.Values[2])
		return starlark.Bool(v), err
	})
	return names
}

// with is the with statement for values whose attributes are __enter__ and __exit__.
func with(t *script.Thread, a signature.Args) (starlark.Value, error) {
	if native, ok := a.Values[0].(script.ContextManager); ok {
		v, err := native.Enter(t)
		if err != nil {
			return nil, err
		}
		v, err = t.Call(nil, a.Values[1], starlark.Tuple{v}, nil)
		if exitErr := native.Exit(t); exitErr != nil {
			return nil, exitErr
		}
		return v, err
	}
	enter, err := object.Getattr(a.Values[0], "__enter__")
	if err != nil {
		return nil, err
	}
	exit, err := object.Getattr(a.Values[0], "__exit__")
	if err != nil {
		return nil, err
	}
	v, err := t.Call(nil, enter, nil, nil)
	if err != nil {
		return nil, err
	}
	v, err = t.Call(nil, a.Values[1], starlark.Tuple{v}, nil)
	if err == nil {
		_, err = t.Call(nil, exit, starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil)
		return v, err
	}
	e := exception.Catch(err, t.Depth())
	suppress, exitErr := t.Call(nil, exit, starlark.Tuple{e.Class(), e, &object.Traceback{Exception: e}}, nil)
	switch {
	case exitErr != nil:
		return nil, exitErr
	case bool(suppress.Truth()):
		return starlark.None, nil
	}
	return nil, exception.Reraise(e, err)
}
