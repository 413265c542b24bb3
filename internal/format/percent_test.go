package format_test

import (
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/format"
)

// TestPercent compares with what python3 3.11 gave: see testdata/record.py.
func TestPercent(t *testing.T) {
	// What differs, and why.
	differs := map[string]string{
		"TypeError: %c requires int or char": "TypeError: %c requires an int or a unicode character, not ", // 3.14's text
		"MemoryError: ":                      "ValueError: width too big",                                  // bounded here
	}
	vs := values{}
	recorded(t, "percent.jsonl", 5000, func(c []string) {
		got, err := format.Percent(c[0], vs.eval(t, c[1]))
		gotErr := pythonError(err)
		want := c[3]
		if other, ok := differs[want]; ok && strings.HasPrefix(gotErr, other) {
			want = gotErr
		}
		if got != c[2] || gotErr != want {
			t.Errorf("%q %% %s = %q, %s\nwant %q, %s", c[0], c[1], got, gotErr, c[2], want)
		}
	})
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
