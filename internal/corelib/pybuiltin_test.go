package corelib_test

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/corelib"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/types"
	"fstar/internal/value"
)

// names are the builtins as scripts have them, and what testdata/record.py has.
func names() starlark.StringDict {
	names := starlark.StringDict{}
	builtins := pyrt.New(script.NewRuntime(), nil, nil).Builtins()
	for _, name := range builtins.AttrNames() {
		names[name], _ = builtins.Attr(name)
	}
	names["shl"] = native.F2("shl", "x, n", "", func(t *script.Thread, x, n starlark.Value) (starlark.Value, error) {
		return object.Binary(t, syntax.LTLT, x, n)
	})
	return names
}

// TestBuiltins compares with what testdata/record.py recorded.
func TestBuiltins(t *testing.T) {
	pycases.Table{Names: names(), Repr: object.Repr}.Run(t, "testdata/builtins.jsonl", 800)
}

func TestPrint(t *testing.T) {
	var out strings.Builder
	thread := pycases.Thread(t, &out)
	tb := pycases.Table{Names: names(), Repr: object.Repr}
	for _, expr := range []string{
		"print()", "print('a', 1, None)", "print(1, 2, sep='-', end='|')", "print('x', sep=None, end=None, flush=True)", "print(['a'], file=None)",
	} {
		if _, err := tb.Eval(thread, expr); err != nil {
			t.Errorf("%s: %v", expr, err)
		}
	}
	if want := "\na 1 None\n1-2|x\n['a']\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	for expr, want := range map[string]string{
		"print(sep=1)": "TypeError: sep must be None or a string, not int",
		"print(end=1)": "TypeError: end must be None or a string, not int",
		"input('? ')":  "RuntimeError: input(): lost sys.stdin",
	} {
		if _, err := tb.Eval(thread, expr); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", expr, err, want)
		}
	}
}

func TestInput(t *testing.T) {
	var out strings.Builder
	stdin := &lines{left: []string{"one\n", "\n", "two"}}
	thread := pycases.Thread(t, &out)
	thread.Runtime().IO.Stdin = func() starlark.Value { return stdin }
	tb := pycases.Table{Names: names(), Repr: object.Repr}
	for _, want := range []string{"'one'", "''", "'two'"} {
		if v, err := tb.Eval(thread, "input('? ')"); err != nil || object.Repr(v) != want {
			t.Errorf("%v, %v, want %s", v, err, want)
		}
	}
	if _, err := tb.Eval(thread, "input('? ')"); err == nil || err.Error() != "EOFError: EOF when reading a line" {
		t.Errorf("at the end: %v", err)
	}
	if out.String() != "? ? ? ? " {
		t.Errorf("wrote %q", out.String())
	}
}

// lines is a file to read from.
type lines struct {
	*value.List
	left []string
}

func (l *lines) ReadLine(*script.Thread, int) (string, error) {
	if len(l.left) == 0 {
		return "", nil
	}
	line := l.left[0]
	l.left = l.left[1:]
	return line, nil
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1_0", " 0x1f", "-00", "1e5", "nan", "１"} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, base int) {
		if base != 0 && (base < 2 || base > 36) {
			return
		}
		v, err := corelib.ParseInt(s, base)
		if err == nil { // what it is spelled as again is the same
			w, err := corelib.ParseInt(v.String(), 10)
			if err != nil || !object.Is(v, w) {
				t.Errorf("%q in base %d is %v, then %v, %v", s, base, v, w, err)
			}
		}
		corelib.ParseFloat(s)
		if fields := types.SplitSpace(s, -1); strings.Join(fields, "") != strings.Map(func(r rune) rune {
			if object.IsSpace(r) {
				return -1
			}
			return r
		}, s) && !strings.ContainsRune(s, '\ufffd') {
			t.Errorf("%q splits into %q", s, fields)
		}
	})
}
