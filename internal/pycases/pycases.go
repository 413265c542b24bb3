// Package pycases runs tables of expressions with what CPython gave for them. It is
// for tests only.
//
// A table is a file of lines, each a JSON array: an expression that Starlark and Python
// read alike, the repr of its value or null, and the error as "Type: text" or null.
// The script beside a table records it.
package pycases

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Table says how to run a file.
type Table struct {
	// Names are what the expressions may use. Names of Starlark's own that are not
	// among them are there too.
	Names starlark.StringDict

	// IO is what they read and open.
	IO script.IO

	// Repr returns the repr of a value.
	Repr func(starlark.Value) string
}

// Thread returns a script thread for a test.
func Thread(t testing.TB, stdout io.Writer) *script.Thread {
	rt := script.NewRuntime()
	rt.Output = script.NewOutput(stdout, stdout)
	thread, leave, err := rt.Enter(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(leave)
	return thread
}

// Eval returns the value of an expression, or the exception it ends with.
func (tb Table) Eval(thread *script.Thread, expr string) (starlark.Value, *object.Exception) {
	env := maps.Clone(tb.Names)
	if env == nil {
		env = make(starlark.StringDict)
	}
	maps.Copy(env, Names)
	expr = Source(expr)
	v, err := thread.Run(nil, func() (starlark.Value, error) {
		opts := &syntax.FileOptions{Set: true}
		return starlark.EvalOptions(opts, thread.Interp(), "case", expr, env)
	})
	if err != nil {
		return nil, object.Catch(err, 0)
	}
	return v, nil
}

// stringLiteral matches the literals of texts and bytes in the tables.
var stringLiteral = regexp.MustCompile(`[a-z]*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`)

// Source returns code in which the bytes literals are Python's, by calls of the builtin
// that Names has.
func Source(code string) string {
	return stringLiteral.ReplaceAllStringFunc(code, func(literal string) string {
		if literal[0] != 'b' {
			return literal
		}
		return "bytes_(" + literal + ")"
	})
}

// pythonBytes makes Python's bytes of Starlark's.
var pythonBytes = starlark.NewBuiltin("bytes_", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	return object.Bytes(args[0].(starlark.Bytes)), nil
})

// Names has what code that went through Source refers to.
var Names = starlark.StringDict{"bytes_": pythonBytes}

// Run runs the cases of a file, of which there must be at least n.
func (tb Table) Run(t *testing.T, file string, n int) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	thread := Thread(t, io.Discard)
	thread.Runtime().IO = tb.IO
	for line := range strings.Lines(string(data)) {
		var c [3]*string
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		n--
		want := ""
		switch {
		case c[1] != nil:
			want = *c[1]
		default:
			want = *c[2]
		}
		got := ""
		v, e := tb.Eval(thread, *c[0])
		if e != nil {
			got = e.Class().QualifiedName() + ": " + e.Message()
			if args := e.Args(); e.Class() == object.KeyError && len(args) == 1 {
				got = "KeyError: " + tb.Repr(args[0])
			}
		} else {
			got = tb.Repr(value.Import(v).Starlark())
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", *c[0], got, want)
		}
	}
	if n > 0 {
		t.Errorf("%d cases are missing", n)
	}
}
