package object_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// What error_texts_no_place.py in tests/testdata/python cannot show: what the error knows, and
// functions, which have no attributes here.
func TestNoPlace(t *testing.T) {
	for _, tt := range []struct {
		v     starlark.Value
		class *object.Class
		want  string
	}{
		{starlark.None, object.NoneType, "'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes"},
		{nil, object.ClassNamed("string"), "'str' object has no attribute 'x' and no __dict__ for setting new attributes"},
		{nil, object.FunctionType, "'function' object has no attribute 'x'"},
	} {
		e := object.NoPlace(tt.v, tt.class, "x")
		if got := e.Message(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.class.Name(), got, tt.want)
		}
		if e.Member("name") != starlark.String("x") || e.Member("obj") != tt.v {
			t.Errorf("%s: name %v, obj %v", tt.class.Name(), e.Member("name"), e.Member("obj"))
		}
	}
}

// A class without a docstring has none, though a base has one, and so have its instances.
func TestDocIsNotInherited(t *testing.T) {
	base := object.NewClass("m", "C", nil)
	base.Attrs().Set("__doc__", starlark.String("doc"))
	for _, tt := range []struct {
		class *object.Class
		want  starlark.Value
	}{{base, starlark.String("doc")}, {object.NewClass("m", "D", base), starlark.None}} {
		i, err := object.New(tt.class)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []starlark.HasAttrs{tt.class, i} {
			if got, err := v.Attr("__doc__"); err != nil || got != tt.want {
				t.Errorf("%s: %v, %v, want %v", v, got, err, tt.want)
			}
		}
	}
}
