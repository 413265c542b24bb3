package host

import (
	"context"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
)

// The parameters of each function in Go that scripts can reach are those of its Go function.
func TestNativeTables(t *testing.T) {
	h, err := New(Config{System: true})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	checked := make(map[starlark.Value]bool)
	var visit func(v starlark.Value)
	visit = func(v starlark.Value) {
		switch v := v.(type) {
		case *native.Bound:
			visit(v.Function())
		case *native.Function:
			if checked[v] {
				return
			}
			checked[v] = true
			if err := v.Check(); err != nil {
				t.Error(err)
			}
			if v.Doc() == "" && !object.IsDunder(v.Name()) {
				t.Errorf("%s has nothing for help() to say", v.Name())
			}
		case *object.NativeMethod:
			visit(v.Method())
		case *object.ClassMethod:
			visit(v.Func)
		case *object.StaticMethod:
			visit(v.Func)
		case *object.Class:
			if checked[v] {
				return
			}
			checked[v] = true
			if f, ok := v.Constructor().(*native.Function); ok {
				if err := f.Check(); err != nil { // what there is to say about it, the class says
					t.Error(err)
				}
			}
			for _, name := range v.Attrs().Names() {
				visit(v.Attrs().Get(name))
			}
			for _, base := range v.Bases() {
				visit(base)
			}
		}
	}
	program := documented{h}
	for _, name := range append(program.Names(), "builtins") {
		for _, member := range program.Members(program.Find(name)) {
			visit(member)
		}
	}
	if len(checked) < 10 {
		t.Errorf("there are only %d", len(checked))
	}
}
