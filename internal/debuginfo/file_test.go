package debuginfo_test

import (
	"testing"

	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
)

// source is a file with a function in another one of the same name.
const source = `def f(a):
    x = a
    def f(b):
        return b
    return f
`

func TestFile(t *testing.T) {
	file, err := new(syntax.FileOptions).Parse("test", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	outer := file.Stmts[0].(*syntax.DefStmt)
	inner := outer.Body[1].(*syntax.DefStmt)
	info := &debuginfo.File{Module: "m"}
	add := func(d *syntax.DefStmt, qualname string) *debuginfo.Function {
		fn := &debuginfo.Function{Name: "f", Qualname: qualname}
		info.AddFunction(fn, d.Def, d.Body[0], d.Body[len(d.Body)-1])
		return fn
	}
	outerInfo, innerInfo := add(outer, "f"), add(inner, "f.<locals>.f")
	assigned := syntax.Start(outer.Body[0])
	info.Mark(assigned, debuginfo.Assignment)
	info.Mark(assigned, debuginfo.Free)

	if debuginfo.At(assigned) != nil {
		t.Error("the file is known before it is registered")
	}
	forget := info.Register()
	if debuginfo.At(assigned) != info {
		t.Error("the file is not known")
	}
	other := "test"
	if debuginfo.At(syntax.MakePosition(&other, 1, 1)) != nil {
		t.Error("another file of the same name is known")
	}
	for _, tt := range []struct {
		pos            syntax.Position
		called, around *debuginfo.Function
	}{
		{outer.Def, outerInfo, nil},
		{assigned, outerInfo, outerInfo},
		{inner.Def, innerInfo, outerInfo},
		{syntax.Start(inner.Body[0]), innerInfo, innerInfo},
		{syntax.Start(outer.Body[2]), outerInfo, outerInfo},
		{syntax.MakePosition(&other, 9, 1), nil, nil},
	} {
		if got := info.Called("f", tt.pos); got != tt.called {
			t.Errorf("%v: called %+v, want %+v", tt.pos, got, tt.called)
		}
		if got := info.Around(tt.pos); got != tt.around {
			t.Errorf("%v: around %+v, want %+v", tt.pos, got, tt.around)
		}
	}
	if got := info.Called("g", outer.Def); got != nil {
		t.Errorf("a function of another name: %+v", got)
	}
	if info.Defined(inner.Def) != innerInfo || info.Defined(assigned) != nil {
		t.Error("Defined is wrong")
	}
	if !info.Is(assigned, debuginfo.Assignment) || !info.Is(assigned, debuginfo.Free) || info.Is(assigned, debuginfo.Augmented) || info.Is(inner.Def, debuginfo.Assignment) {
		t.Error("Is is wrong")
	}
	forget()
	if debuginfo.At(assigned) != nil {
		t.Error("the file is known still")
	}
}

// Nothing is known of a file without debug information.
func TestNoFile(t *testing.T) {
	var f *debuginfo.File
	name := "x"
	pos := syntax.MakePosition(&name, 1, 1)
	f.Mark(pos, debuginfo.Augmented)
	f.AddCall(pos, &debuginfo.Call{})
	if f.Is(pos, debuginfo.Augmented) || f.Call(pos) != nil || f.Around(pos) != nil || f.Called("x", pos) != nil || f.Defined(pos) != nil {
		t.Error("a nil File knows something")
	}
	new(debuginfo.File).Register()()
}
