package object_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// The interpreter's own errors become the exceptions of CPython.
func TestCatchInterpreterErrors(t *testing.T) {
	opts := &syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true}
	for _, tt := range []struct{ src, want string }{
		{"1 + 'a'", "TypeError"},
		{"-'a'", "TypeError"},
		{"1 < 'a'", "TypeError"},
		{"3()", "TypeError"},
		{"len(3)", "TypeError"},
		{"[x for x in 3]", "TypeError"},
		{"(lambda x: x)()", "TypeError"},
		{"(lambda x: x)(1, 2)", "TypeError"},
		{"(lambda x: x)(y=1)", "TypeError"},
		{"len()", "TypeError"},
		{"len(1, 2)", "TypeError"},
		{"sorted([1], foo=1)", "TypeError"},
		{"{[]: 1}", "TypeError"},
		{"3[0]", "TypeError"},
		{"[1]['a']", "TypeError"},
		{"','.join([1])", "TypeError"},
		{"'a' in 3", "TypeError"},
		{"3 in 'a'", "TypeError"},
		{"'%d' % 'x'", "TypeError"},
		{"'%s %s' % (1,)", "TypeError"},
		{"1 // 0", "ZeroDivisionError"},
		{"1 / 0", "ZeroDivisionError"},
		{"1 % 0", "ZeroDivisionError"},
		{"1.0 // 0.0", "ZeroDivisionError"},
		{"{}['k']", "KeyError"},
		{"{}.pop('k')", "KeyError"},
		{"{}.popitem()", "KeyError"},
		{"set().pop()", "KeyError"},
		{"set().remove(1)", "KeyError"},
		{"'{k}'.format()", "KeyError"},
		{"[][0]", "IndexError"},
		{"[1][5]", "IndexError"},
		{"'a'[5]", "IndexError"},
		{"(1,)[5]", "IndexError"},
		{"[].pop()", "IndexError"},
		{"'{}'.format()", "IndexError"},
		{"'a'.foo", "AttributeError"},
		{"None.foo", "AttributeError"},
		{"int('x')", "ValueError"},
		{"float('x')", "ValueError"},
		{"[].index(1)", "ValueError"},
		{"[].remove(1)", "ValueError"},
		{"'a'.index('b')", "ValueError"},
		{"'a'.split('')", "ValueError"},
		{"max([])", "ValueError"},
		{"range(1, 2, 0)", "ValueError"},
		{"[1][::0]", "ValueError"},
		{"1 << -1", "ValueError"},
		{"1 << 1000", "OverflowError"},
		{"float(1 << 400 << 400 << 400)", "OverflowError"},
		{"int(float('inf'))", "OverflowError"},
		{"int(float('nan'))", "ValueError"},
		{"'ab' * (1 << 40)", "MemoryError"},
		{"'ab' * (1 << 30)", "MemoryError"},
		{"fail('x')", "RuntimeError"},
		{"exec: x = [1]\nfor _ in x:\n    x.append(1)", "RuntimeError"},
		{"exec: x = {1: 1}\nfor _ in x:\n    x[2] = 1", "RuntimeError"},
		{"exec: a, b = [1]", "ValueError"},
		{"exec: a, b = [1, 2, 3]", "ValueError"},
		{"exec: a, b = 3", "TypeError"},
		{"exec: def f():\n    f()\nf()", "RecursionError"},
		{"exec: def f():\n    print(x)\n    x = 1\nf()", "UnboundLocalError"},
		{"exec: def f():\n    print(x)\nf()\nx = 1", "NameError"},
		{"exec: x = 'a'\nx[0] = 'b'", "TypeError"},
		{"exec: x = [1]\nx[4] = 1", "IndexError"},
	} {
		thread := new(starlark.Thread)
		var err error
		if src, ok := strings.CutPrefix(tt.src, "exec: "); ok {
			_, err = starlark.ExecFileOptions(opts, thread, "test.star", src, nil)
		} else {
			_, err = starlark.EvalOptions(opts, thread, "test.star", tt.src, nil)
		}
		if err == nil {
			t.Errorf("%s: no error", tt.src)
			continue
		}
		if e := object.Catch(err, 0); e.Class().Name() != tt.want {
			t.Errorf("%s: %s, want %s: %v", tt.src, e.Class().Name(), tt.want, err)
		}
	}
}

func TestClassTree(t *testing.T) {
	for _, tt := range []struct {
		class, base *object.Class
		want        bool
	}{
		{object.TimeoutError, object.OSError, true},
		{object.TimeoutError, object.ExceptionClass, true},
		{object.KeyError, object.LookupError, true},
		{object.RecursionError, object.RuntimeError, true},
		{object.KeyboardInterrupt, object.ExceptionClass, false},
		{object.Stopped, object.ExceptionClass, false},
		{object.ExceptionClass, object.TimeoutError, false},
	} {
		if got := tt.class.Is(tt.base); got != tt.want {
			t.Errorf("%v.Is(%v) = %v", tt.class, tt.base, got)
		}
	}
}

func TestMessages(t *testing.T) {
	text := starlark.String("it")
	for _, tt := range []struct {
		e                   *object.Exception
		message, full, repr string
	}{
		{object.ValueError.New(), "", "ValueError", "ValueError()"},
		{object.ValueError.New(text), "it", "ValueError: it", `ValueError('it')`},
		{object.KeyError.New(text), "'it'", `KeyError: 'it'`, `KeyError('it')`},
		{object.OSError.New(starlark.MakeInt(2), text), "[Errno 2] it", "FileNotFoundError: [Errno 2] it", `FileNotFoundError(2, 'it')`},
		{object.NewClass("a.b", "C", object.ValueError).New(text), "it", "a.b.C: it", `C('it')`},
	} {
		if got := tt.e.Message(); got != tt.message {
			t.Errorf("Message() = %q, want %q", got, tt.message)
		}
		if got := tt.e.Error(); got != tt.full {
			t.Errorf("Error() = %q, want %q", got, tt.full)
		}
		if got := tt.e.String(); got != tt.repr {
			t.Errorf("String() = %q, want %q", got, tt.repr)
		}
	}
}

func TestErrorfWraps(t *testing.T) {
	inner := errors.New("inner")
	if e := object.ValueError.Errorf("outer: %w", inner); !errors.Is(e, inner) || e.Message() != "outer: inner" {
		t.Errorf("%v does not wrap", e)
	}
}

// An exception that is caught, and raised elsewhere, keeps both stacks; one that is
// looked at does not grow.
func TestCatchAddsStacks(t *testing.T) {
	e := object.ValueError.Errorf("x")
	fails := starlark.NewBuiltin("fails", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, e
	})
	raise := func(file string) error {
		_, err := starlark.EvalOptions(new(syntax.FileOptions), new(starlark.Thread), file, "fails()", starlark.StringDict{"fails": fails})
		return err
	}
	for _, file := range []string{"inner", "outer"} {
		if got := object.Catch(raise(file), 0); got != e {
			t.Fatalf("caught %v", got)
		}
	}
	object.Catch(e, 0)
	var files []string
	for _, fr := range e.CallStack() {
		files = append(files, fr.Pos.Filename())
	}
	if diff := cmp.Diff([]string{"outer", "<builtin>", "inner", "<builtin>"}, files); diff != "" {
		t.Error(diff)
	}
}

func ExampleClass_Errorf() {
	err := object.ValueError.Errorf("max_workers must be greater than %d", 0)
	fmt.Println(err)
	fmt.Println(err.Class().Is(object.ExceptionClass))
	// Output:
	// ValueError: max_workers must be greater than 0
	// true
}
