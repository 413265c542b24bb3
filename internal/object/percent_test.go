package object_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// TestPercent compares with what testdata/record_percent.py recorded.
func TestPercent(t *testing.T) {
	vs := values{}
	recorded(t, "percent.jsonl", 5000, func(c []string) {
		got, err := object.Percent(c[0], vs.eval(t, c[1]))
		if gotErr := pythonError(err); got != c[2] || gotErr != c[3] {
			t.Errorf("%q %% %s = %q, %s\nwant %q, %s", c[0], c[1], got, gotErr, c[2], c[3])
		}
	})
}

func FuzzPercent(f *testing.F) {
	for _, s := range []string{"%d", "%-5.3s", "%(a)s", "%*d", "%#x%%", "%"} {
		f.Add(s, "x", int64(1))
	}
	dict := value.NewDict(1)
	f.Fuzz(func(t *testing.T, fmt, s string, i int64) {
		if len(fmt) > 100 {
			return
		}
		for _, operand := range []starlark.Value{starlark.String(s), starlark.MakeInt64(i), dict,
			starlark.Tuple{starlark.MakeInt64(i % 1000), starlark.String(s), starlark.Float(i) / 3}} {
			object.Percent(fmt, operand) // must not panic
		}
	})
}
