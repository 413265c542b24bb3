package object_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

func globals(t *testing.T, src string) starlark.StringDict {
	t.Helper()
	g, err := starlark.ExecFileOptions(&syntax.FileOptions{}, new(starlark.Thread), "test.star", src, nil)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Only what has a place for attributes can be a wrapper.
func TestWrapsWithoutPlace(t *testing.T) {
	g := globals(t, "def wrapped(): pass\ndef wrapper(): pass\n")
	_, err := object.Wraps(g["wrapper"], g["wrapped"], object.WrapperAssignments, true)
	if err == nil || err.Error() != "AttributeError: 'function' object has no attribute '__wrapped__' and none can be set" {
		t.Error(err)
	}
}

// A class with a __new__ and no __init__ takes arguments, whatever __new__ returns.
func TestNewTakesArguments(t *testing.T) {
	g := globals(t, "def new(cls, x): return x\n")
	d := object.Definition{Module: "__main__", Name: "C"}
	d.Attrs.Set("__new__", g["new"])
	c, err := object.Define(d)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := starlark.Call(new(starlark.Thread), c, starlark.Tuple{starlark.MakeInt(7)}, nil); err != nil || got.String() != "7" {
		t.Errorf("C(7) = %v, %v", got, err)
	}
}

// What is thrown into a generator and comes back has the stack it had.
func TestKeepStack(t *testing.T) {
	e := object.ValueError.New()
	first := &starlark.EvalError{CallStack: starlark.CallStack{{Name: "f"}}}
	e.AddStack(first, 0)
	restore := e.KeepStack()
	e.AddStack(&starlark.EvalError{CallStack: starlark.CallStack{{Name: "g"}}}, 0)
	if len(e.CallStack()) != 2 {
		t.Fatalf("stack %v", e.CallStack())
	}
	restore()
	first.CallStack = append(starlark.CallStack{{Name: "main"}}, first.CallStack...)
	e.AddStack(first, 0) // further out
	if len(e.CallStack()) != 2 || e.CallStack()[0].Name != "main" || e.CallStack()[1].Name != "f" {
		t.Errorf("stack %v", e.CallStack())
	}
}
