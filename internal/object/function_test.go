package object_test

import (
	"slices"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// functions runs a script in Starlark and returns what is among its global variables.
func functions(t *testing.T, src string) (starlark.StringDict, func(name string) object.Function) {
	t.Helper()
	globals, err := starlark.ExecFileOptions(new(syntax.FileOptions), new(starlark.Thread), "f.star", src, nil)
	if err != nil {
		t.Fatal(err)
	}
	return globals, func(name string) object.Function {
		t.Helper()
		fn, ok := object.FunctionOf(globals[name])
		if !ok {
			t.Fatalf("%s is no function", name)
		}
		return fn
	}
}

func TestFunctionOf(t *testing.T) {
	globals, function := functions(t, `
def f(a, b=1, *args, c, d=2, **kw):
    return a
def outer(x):
    def inner(): return (x, later)
    y = inner
    later = 5
    return y
inner, again = outer(3), outer(4)
pair = [lambda x: x, lambda x: x]
first, second = pair
`)
	f := function("f")
	one, two := starlark.MakeInt(1), starlark.MakeInt(2)
	want := []object.Parameter{
		{Name: "a", Kind: object.PositionalOrKeyword}, {Name: "b", Kind: object.PositionalOrKeyword, Default: one},
		{Name: "c", Kind: object.KeywordOnly}, {Name: "d", Kind: object.KeywordOnly, Default: two},
		{Name: "args", Kind: object.VarPositional}, {Name: "kw", Kind: object.VarKeyword},
	}
	if got := f.Parameters(); !slices.Equal(got, want) {
		t.Errorf("parameters %v, want %v", got, want)
	}
	if f.Value() != globals["f"] || f.Attrs() != nil || f.Globals() != nil || f.Module() != starlark.String("__main__") {
		t.Errorf("value %v, attributes %v, globals %v, module %v", f.Value(), f.Attrs(), f.Globals(), f.Module())
	}
	for _, v := range []starlark.Value{nil, starlark.None, starlark.Universe["len"], object.StrType, &object.Method{Self: starlark.None, Func: globals["f"]}} {
		if fn, ok := object.FunctionOf(v); ok || fn != nil || object.IsFunction(v) {
			t.Errorf("%v is a function", v)
		}
	}
}

// Two functions have the same Code if they are of the same def statement.
func TestCode(t *testing.T) {
	_, function := functions(t, `
def outer():
    def inner(): pass
    return inner
inner, again = outer(), outer()
first, second = [lambda x: x, lambda x: x]
`)
	_, other := functions(t, "\ndef outer():\n    pass\n")
	codes := make(map[object.Code]string)
	for _, name := range []string{"outer", "inner", "first", "second"} {
		code := function(name).Code()
		if of, ok := codes[code]; ok {
			t.Errorf("%s has the code of %s", name, of)
		}
		codes[code] = name
	}
	if codes[function("again").Code()] != "inner" {
		t.Error("two closures of one def statement have two codes")
	}
	if _, ok := codes[other("outer").Code()]; ok {
		t.Error("a function of another file has the code of this one")
	}
	a, b := function("inner").Code(), function("again").Code()
	h1, _ := a.Hash()
	h2, _ := b.Hash()
	if eq, err := starlark.Equal(a, b); !eq || err != nil || h1 != h2 || a.String() != b.String() {
		t.Errorf("%v == %v: %v, %v; hashes %d, %d", a, b, eq, err, h1, h2)
	}
}

// To ask what a value is as a function needs no memory.
func TestFunctionOfAllocates(t *testing.T) {
	globals, _ := functions(t, "def f(): pass\n")
	values := []starlark.Value{globals["f"], starlark.None}
	found := 0
	if n := testing.AllocsPerRun(100, func() {
		for _, v := range values {
			if fn, ok := object.FunctionOf(v); ok && fn.Value() == v {
				found++
			}
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if found == 0 {
		t.Error("no function was found")
	}
}
