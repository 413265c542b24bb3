package pysyntax_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"fstar/internal/python/pysyntax"
)

// TestParseNoting checks that everything is noted that is not supported, each once, and that
// other errors stay errors.
func TestParseNoting(t *testing.T) {
	for _, test := range []struct {
		src   string
		noted []string // where, in order
		err   string
	}{
		{"x = 1\n", nil, ""},
		{"x = 1j + 2.5J\ny = t'{x}'\n", []string{"1:5-1:7", "1:10-1:14", "2:5-2:6"}, ""},
		{"@a\nasync def f():\n    async with b as c: await d.e(1)[2]\n", []string{"2:1-2:10", "3:5-3:15", "3:24-3:29"}, ""},
		{"async def f():\n    return [x async for x in y if await z]\n", []string{"1:1-1:10", "2:15-2:24", "2:35-2:40"}, ""},
		{"try: pass\nexcept* A as e: f'{await e}'\n", []string{"2:1-2:8", "2:20-2:25"}, ""},
		{"x = '\\ud800'\n", []string{"1:5-1:13"}, ""},
		{"await x\ny = = 1\n", []string{"1:1-1:6"}, "2:5-2:6: SyntaxError: invalid syntax"},
		{"async x\n", nil, "1:1-1:6: SyntaxError: invalid syntax"},
		{"x = async\n", nil, "1:5-1:10: SyntaxError: invalid syntax"},
		{"await\n", []string{"1:1-1:6"}, "1:6-1:7: SyntaxError: invalid syntax"},
		{"print await x\n", nil, "1:1-1:14: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"},
	} {
		var noted []*pysyntax.Error
		_, err := pysyntax.ParseNoting("x.py", test.src, func(e *pysyntax.Error) { noted = append(noted, e) })
		var places []string
		for _, e := range noted {
			if !errors.Is(e, pysyntax.ErrNotSupported) {
				t.Errorf("%q: %v was noted", test.src, e)
			}
			places = append(places, fmt.Sprintf("%d:%d-%d:%d", e.Line, e.Col, e.EndLine, e.EndCol))
		}
		slices.Sort(places)
		slices.Sort(test.noted)
		if !slices.Equal(places, test.noted) {
			t.Errorf("%q: noted %q, want %q", test.src, places, test.noted)
		}
		got := ""
		if err != nil {
			got = place(err.(*pysyntax.Error))
		}
		if got != test.err {
			t.Errorf("%q: got %s, want %s", test.src, got, test.err)
		}
		if _, err := pysyntax.Parse("x.py", test.src); (err == nil) != (test.noted == nil && test.err == "") {
			t.Errorf("%q: Parse says %v", test.src, err)
		}
	}
}
