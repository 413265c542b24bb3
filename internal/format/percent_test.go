package format_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/format"
)

// TestPercent compares with what python3 3.11 gave: see testdata/record.py.
func TestPercent(t *testing.T) {
	// What differs, and why.
	differs := map[string]string{
		"TypeError: %c requires int or char": "TypeError: %c requires an int or a unicode character, not ", // 3.14's text
		"MemoryError: ":                      "ValueError: width too big",                                  // bounded here
		"KeyError: 'missing'":                `KeyError: "missing"`,                                        // Starlark's quotes
	}
	data, err := os.ReadFile("testdata/percent.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		var c [4]string // format, operand, result, error
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		operand, err := starlark.EvalOptions(new(syntax.FileOptions), new(starlark.Thread), "test", c[1], nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := format.Percent(c[0], operand)
		gotErr := ""
		if err != nil {
			gotErr = err.Error()
		}
		want := c[3]
		if other, ok := differs[want]; ok && strings.HasPrefix(gotErr, other) {
			want = gotErr
		}
		if got != c[2] || gotErr != want {
			t.Errorf("%q %% %s = %q, %s\nwant %q, %s", c[0], c[1], got, gotErr, c[2], want)
		}
		n++
	}
	if n < 5000 {
		t.Errorf("only %d cases", n)
	}
}

func FuzzPercent(f *testing.F) {
	for _, s := range []string{"%d", "%-5.3s", "%(a)s", "%*d", "%#x%%", "%"} {
		f.Add(s, "x", int64(1))
	}
	dict := starlark.NewDict(1)
	f.Fuzz(func(t *testing.T, fmt, s string, i int64) {
		if len(fmt) > 100 {
			return
		}
		for _, operand := range []starlark.Value{starlark.String(s), starlark.MakeInt64(i), dict,
			starlark.Tuple{starlark.MakeInt64(i % 1000), starlark.String(s), starlark.Float(i) / 3}} {
			format.Percent(fmt, operand) // must not panic
		}
	})
}
