package object_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/value"
)

// recorded calls f with the fields of each line of a file that testdata/record_percent.py or
// testdata/record_format.py has written. If the environment has FORMAT_CASES, the
// files are those of that directory, as far as they exist there.
func recorded(t *testing.T, file string, atLeast int, f func(c []string)) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if other := filepath.Join(os.Getenv("FORMAT_CASES"), file); os.Getenv("FORMAT_CASES") != "" {
		if _, err := os.Stat(other); err == nil {
			path = other
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		var c []string // null is ""
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		f(c)
		n++
	}
	if n < atLeast {
		t.Errorf("%s has only %d cases", file, n)
	}
}

// values are expressions' values, by the expressions: many come up again and again.
type values map[string]starlark.Value

func (vs values) eval(t *testing.T, expr string) starlark.Value {
	t.Helper()
	v, ok := vs[expr]
	if !ok {
		var err error
		opts := &syntax.FileOptions{Set: true}
		if v, err = starlark.EvalOptions(opts, new(starlark.Thread), "test", expr, nil); err != nil {
			t.Fatalf("%s: %v", expr, err)
		}
		v = value.Import(v).Starlark()
		vs[expr] = v
	}
	return v
}

// pythonError is err as f"{type(e).__name__}: {e}" has it.
func pythonError(err error) string {
	if err == nil {
		return ""
	}
	e := err.(*object.Exception)
	return e.Class().Name() + ": " + e.Str()
}

// TestRepr compares with what testdata/record_format.py recorded.
func TestRepr(t *testing.T) {
	vs := values{}
	recorded(t, "repr.jsonl", 800, func(c []string) {
		v := vs.eval(t, c[0])
		if got := object.Repr(v); got != c[1] {
			t.Errorf("Repr(%s) = %s, want %s", c[0], got, c[1])
		}
		if got := object.ASCII(v); got != c[2] {
			t.Errorf("ASCII(%s) = %s, want %s", c[0], got, c[2])
		}
		want := c[1]
		if s, ok := starlark.AsString(v); ok {
			want = s
		}
		if got := object.Str(v); got != want {
			t.Errorf("Str(%s) = %s, want %s", c[0], got, want)
		}
	})
}

// TestFormat compares with what testdata/record_format.py recorded.
func TestFormat(t *testing.T) {
	vs := values{}
	recorded(t, "format.jsonl", 5500, func(c []string) {
		v := vs.eval(t, c[0])
		got, err := object.Format(v, c[1])
		if gotErr := pythonError(err); got != c[2] || gotErr != c[3] {
			t.Errorf("format(%s, %q) = %q, %s\nwant %q, %s", c[0], c[1], got, gotErr, c[2], c[3])
		}
	})
}

// TestTemplate compares with what testdata/record_format.py recorded.
func TestTemplate(t *testing.T) {
	vs := values{}
	recorded(t, "template.jsonl", 1500, func(c []string) {
		var args []value.Value
		tuple, _ := value.AsTuple(value.Of(vs.eval(t, c[1])))
		args = append(args, tuple.Elems()...)
		kwargs := append(vs.eval(t, c[2]).(*value.Dict).Items(), starlark.Tuple{starlark.String("o"), sample{}})
		got, err := templated(c[0], args, kwargs, getter{})
		if gotErr := pythonError(err); got != c[3] || gotErr != c[4] {
			t.Errorf("%q.format(*%s, **%s) = %q, %s\nwant %q, %s", c[0], c[1], c[2], got, gotErr, c[3], c[4])
		}
	})
}

// sample is what the templates' o stands for.
type sample struct{}

func (sample) String() string        { return "<Object>" }
func (sample) Str() string           { return "stré" }
func (sample) Type() string          { return "Object" }
func (sample) Freeze()               {}
func (sample) Truth() starlark.Bool  { return true }
func (sample) Hash() (uint32, error) { return 0, nil }

// getter looks up as CPython does, for the types that the tests use.
type getter struct{}

func (getter) Attr(v starlark.Value, name string) (starlark.Value, error) {
	if _, ok := v.(sample); ok {
		switch name {
		case "x":
			return starlark.MakeInt(5), nil
		case "name":
			return starlark.String("线"), nil
		case "items":
			d := value.NewDict(3)
			d.SetKey(starlark.String("k"), starlark.String("v"))
			d.SetKey(starlark.String("0"), starlark.String("zero"))
			d.SetKey(starlark.MakeInt(0), starlark.String("int"))
			return value.ListFrom([]starlark.Value{starlark.MakeInt(1), d}), nil
		}
	}
	return nil, object.AttributeError.Errorf("'%s' object has no attribute '%s'", object.TypeName(v), name)
}

func (getter) Item(v, key starlark.Value) (starlark.Value, error) {
	switch v := v.(type) {
	case *value.Dict:
		found, ok, err := v.Get(key)
		if err == nil && !ok {
			err = object.KeyError.New(key)
		}
		return found, err
	case starlark.Indexable:
		name := object.TypeName(v)
		i, err := starlark.AsInt32(key)
		if err != nil {
			if name == "str" {
				return nil, object.TypeError.Errorf("string indices must be integers, not 'str'")
			}
			return nil, object.TypeError.Errorf("%s indices must be integers or slices, not str", name)
		}
		if s, ok := v.(starlark.String); ok {
			if runes := []rune(string(s)); i < len(runes) {
				return starlark.String(runes[i]), nil
			}
			name = "string"
		} else if i < v.Len() {
			return v.Index(i), nil
		}
		return nil, object.IndexError.Errorf("%s index out of range", name)
	}
	return nil, object.TypeError.Errorf("'%s' object is not subscriptable", object.TypeName(v))
}
