package traceback_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
	"fstar/internal/traceback"
)

// text is a Text of values that run no code of scripts.
func text(f func() string) (string, bool) { return f(), true }

func TestTraceback(t *testing.T) {
	opts := &syntax.FileOptions{Recursion: true}
	const src = "def f(n):\n\tif n == 0:\n\t\treturn\t1 // n\n\treturn f(n - 1)\nf(5)\n"
	_, err := starlark.ExecFileOptions(opts, new(starlark.Thread), "x.star", src, nil)
	e := object.RuntimeError.Errorf("stopped").WithCause(object.Catch(err, 0))
	got := traceback.NewReport(e, traceback.Lines(strings.Split(src, "\n")), text).Traceback()
	const want = `Traceback (most recent call last):
  File "x.star", line 5, in <module>
    f(5)
     ^
  File "x.star", line 4, in f
    return f(n - 1)
            ^
  File "x.star", line 4, in f
    return f(n - 1)
            ^
  File "x.star", line 4, in f
    return f(n - 1)
            ^
  [Previous line repeated 2 more times]
  File "x.star", line 3, in f
    return	1 // n
          	  ^
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

RuntimeError: stopped
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSyntaxErrorRange checks what is underlined of a line with characters that are two
// columns wide, and of an error that goes on in the next line.
func TestSyntaxErrorRange(t *testing.T) {
	for _, test := range []struct {
		src  string
		end  [2]int
		want string
	}{
		{"x = 日本 語 y\n", [2]int{1, 9}, "    x = 日本 語 y\n        ^^^^^^^\n"},
		{"\tx = f(1,\n2)\n", [2]int{2, 2}, "    x = f(1,\n       ^^^^^\n"},
		{"x = 1\n", [2]int{}, "    x = 1\n        ^\n"},
		{"x = 1\n", [2]int{1, 3}, "    x = 1\n        ^\n"},
	} {
		parsing := &pysyntax.Error{Filename: "x.py", Line: 1, Col: 5, EndLine: test.end[0], EndCol: test.end[1], Msg: "invalid syntax"}
		e := object.SyntaxError.Errorf("invalid syntax").Wrap(parsing)
		e.SetPos(syntax.MakePosition(&parsing.Filename, 1, 5))
		got := traceback.NewReport(e, traceback.Lines(strings.Split(test.src, "\n")), text).Traceback()
		want := "  File \"x.py\", line 1\n" + test.want + "SyntaxError: invalid syntax\n"
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
