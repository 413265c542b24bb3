package pytuple_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	_ "fstar/internal/types" // the methods of tuple
	"fstar/internal/value"
)

func TestStructSequence(t *testing.T) {
	c := pytuple.NewStructSequence("m", "point", []string{"x", "y", "hidden"}, 2)
	p := pytuple.MakeStruct(c, starlark.MakeInt(1), starlark.MakeInt(2), starlark.String("h"))
	if got := p.String(); got != "m.point(x=1, y=2)" {
		t.Errorf("repr %s", got)
	}
	for name, want := range map[string]starlark.Value{
		"x": starlark.MakeInt(1), "hidden": starlark.String("h"), "n_fields": starlark.MakeInt(3), "n_sequence_fields": starlark.MakeInt(2),
	} {
		if got, err := p.Attr(name); err != nil || got != want {
			t.Errorf("%s = %v, %v; want %v", name, got, err, want)
		}
	}
	if n := p.Len(); n != 2 {
		t.Errorf("%d elements", n)
	}
	for name, want := range map[string]string{
		"x": "readonly attribute", "hidden": "readonly attribute", "n_fields": "'m.point' object attribute 'n_fields' is read-only",
		"z": "'m.point' object has no attribute 'z' and no __dict__ for setting new attributes",
	} {
		if err := p.SetField(name, starlark.None); err == nil || err.(*object.Exception).Message() != want {
			t.Errorf("setting %s: %v, want %s", name, err, want)
		}
	}

	th, leave, err := script.NewRuntime().Enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	th.Acquire()
	call := func(args ...starlark.Value) (starlark.Value, error) {
		return starlark.Call(th.Interp(), c, args, nil)
	}
	ints := func(n int) starlark.Tuple {
		t := make(starlark.Tuple, n)
		for i := range t {
			t[i] = starlark.MakeInt(i)
		}
		return t
	}
	more := new(value.Dict)
	more.SetKey(starlark.String("hidden"), starlark.MakeInt(7))
	for _, tt := range []struct {
		args   []starlark.Value
		hidden starlark.Value
	}{
		{[]starlark.Value{ints(2)}, starlark.None},
		{[]starlark.Value{ints(3)}, starlark.MakeInt(2)},
		{[]starlark.Value{ints(2), more}, starlark.MakeInt(7)},
	} {
		v, err := call(tt.args...)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := v.(*object.Instance).Attr("hidden"); got != tt.hidden {
			t.Errorf("%v: hidden = %v, want %v", tt.args, got, tt.hidden)
		}
	}
	for _, tt := range []struct {
		want string
		args []starlark.Value
	}{
		{"constructor requires a sequence", []starlark.Value{starlark.None}},
		{"m.point() takes an at least 2-sequence (1-sequence given)", []starlark.Value{ints(1)}},
		{"m.point() takes an at most 3-sequence (4-sequence given)", []starlark.Value{ints(4)}},
		{"m.point() takes a dict as second arg, if any", []starlark.Value{ints(2), ints(1)}},
	} {
		_, err := call(tt.args...)
		if !object.IsA(err, object.TypeError) || unwrap(err).Message() != tt.want {
			t.Errorf("%v: %v, want %s", tt.args, err, tt.want)
		}
	}
}

func unwrap(err error) *object.Exception {
	if e, ok := err.(*starlark.EvalError); ok {
		err = e.Unwrap()
	}
	e, _ := err.(*object.Exception)
	return e
}
