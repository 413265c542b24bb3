package pysyntax_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
)

// TestIncomplete compares Incomplete with codeop's answers for all prefixes of the
// snippets in testdata/record_incomplete.py.
func TestIncomplete(t *testing.T) {
	data, err := os.ReadFile("testdata/incomplete.txt")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		answers, quoted, _ := strings.Cut(line, "\t")
		var src string
		if err := json.Unmarshal([]byte(quoted), &src); err != nil {
			t.Fatal(err)
		}
		for i, want := range answers {
			total++
			got := 'c'
			more, err := pysyntax.Incomplete(src[:i])
			switch {
			case more && err != nil:
				t.Errorf("%q: incomplete with error %v", src[:i], err)
			case more:
				got = 'i'
			case err != nil:
				got = 'e'
			}
			if got == 'c' && want == 'e' {
				// codeop wants one statement only.
				if f, err := pysyntax.Parse("x.py", src[:i]); err == nil && len(f.Stmts) > 1 {
					continue
				}
			}
			if got != want {
				t.Errorf("%q: got %c (%v), codeop says %c", src[:i], got, err, want)
			}
		}
	}
	t.Logf("%d prefixes", total)
}

func TestErrIncomplete(t *testing.T) {
	for src, want := range map[string]bool{
		"x = (1,\n": true, "x = '''a\n": true, "if x:\n": true, "try:\n  a\n": true, "x = 1 \\\n": true, "@a\n": true,
		"x = 'a\n": false, "x = )\n": false, "a b\n": false, "x = (1 2\n": false, "return\n": false, "async def f():\n": false,
	} {
		_, err := pysyntax.Parse("x.py", src)
		if got := errors.Is(err, pysyntax.ErrIncomplete); got != want {
			t.Errorf("%q: %v: incomplete %v, want %v", src, err, got, want)
		}
	}
}
