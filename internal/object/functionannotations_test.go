package object_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// evaluator returns an annotation's function: it gives v, or fails if v is nil.
func evaluator(v starlark.Value) starlark.Value {
	return starlark.NewBuiltin("later", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		if v == nil {
			return nil, object.NameError.Errorf("name 'Missing' is not defined")
		}
		return v, nil
	})
}

func TestAnnotations(t *testing.T) {
	full, partial := new(object.Annotations), new(object.Annotations)
	for _, a := range []*object.Annotations{full, partial} {
		a.Set("b", "int", evaluator(object.StrType)) // set again below
		a.Set("a", "'text'", evaluator(starlark.String("text")))
		a.Set("b", "int", evaluator(object.IntType))
		a.Set("c", "kept", nil)
	}
	partial.Set("d", "Missing", evaluator(nil))
	for _, test := range []struct {
		a      *object.Annotations
		format int
		want   string
	}{
		{full, 1, `{"b": <class 'int'>, "a": "text", "c": "kept"}`},
		{full, 4, `{"b": "int", "a": "'text'", "c": "kept"}`},
		{partial, 1, "NameError: name 'Missing' is not defined"},
		{partial, 3, `{"b": <class 'int'>, "a": "text", "c": "kept", "d": "Missing"}`},
		{partial, 4, `{"b": "int", "a": "'text'", "c": "kept", "d": "Missing"}`},
	} {
		got := ""
		v, err := starlark.Call(new(starlark.Thread), test.a, starlark.Tuple{starlark.MakeInt(test.format)}, nil)
		if err != nil {
			got = err.Error()
		} else {
			got = v.String()
		}
		if got != test.want {
			t.Errorf("format %d: got %s, want %s", test.format, got, test.want)
		}
	}
}

// What the interpreter knows of a function.
func TestFunctionAttr(t *testing.T) {
	globals, err := starlark.ExecFileOptions(new(syntax.FileOptions), new(starlark.Thread), "t.star", `
def f(a, b=1, *args, c, d=2, **kw):
    "doc"
def g():
    "plain"
h = lambda x: x
`, nil)
	if err != nil {
		t.Fatal(err)
	}
	function := func(name string) object.Function {
		fn, ok := object.FunctionOf(globals[name])
		if !ok {
			t.Fatalf("%s is no function", name)
		}
		return fn
	}
	attr := func(fn, name string) (starlark.Value, error) { return object.FunctionAttr(function(fn), name) }
	for _, test := range []struct{ fn, attr, want string }{
		{"f", "__name__", `"f"`},
		{"f", "__qualname__", `"f"`},
		{"f", "__doc__", `"doc"`},
		{"f", "__defaults__", "(1,)"},
		{"f", "__kwdefaults__", `{"d": 2}`},
		{"g", "__qualname__", `"g"`},
		{"g", "__doc__", `"plain"`},
		{"g", "__defaults__", "None"},
		{"g", "__kwdefaults__", "None"},
		{"g", "__annotations__", "{}"},
		{"h", "__name__", `"<lambda>"`},
		{"h", "__doc__", "None"},
	} {
		v, err := attr(test.fn, test.attr)
		if err != nil || v == nil || v.String() != test.want {
			t.Errorf("%s.%s: got %v, %v, want %s", test.fn, test.attr, v, err, test.want)
		}
	}
	code, _ := attr("f", "__code__")
	for attr, want := range map[string]string{
		"co_argcount": "2", "co_kwonlyargcount": "2", "co_varnames": `("a", "b", "c", "d", "args", "kw")`, "co_qualname": `"f"`, "co_firstlineno": "2",
	} {
		if v, err := code.(starlark.HasAttrs).Attr(attr); err != nil || v == nil || v.String() != want {
			t.Errorf("%s: got %v, %v, want %s", attr, v, err, want)
		}
	}
}
