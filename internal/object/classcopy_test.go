package object_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// A copy of a class has its attributes, and what is done to one copy no other one sees.
func TestCopy(t *testing.T) {
	base := native.Table{
		Doc:     "the base",
		Methods: []*native.Function{native.M0("who", "", "", func(self *object.Instance, _ *script.Thread) (string, error) { return self.Class().Name(), nil })},
	}.Define(object.NewClass("m", "Base", nil))
	derived := object.NewClass("m", "Derived", base)
	for i := range 12 { // more than are found by looking at each
		derived.Attrs().Set(string(rune('a'+i)), starlark.MakeInt(i))
	}
	rt := script.NewRuntime()
	hosts := [2][2]*object.Class{}
	for i := range hosts {
		b := base.Copy(nil, rt.Caller)
		hosts[i] = [2]*object.Class{b, derived.Copy(b, rt.Caller)}
	}
	first, other := hosts[0], hosts[1]
	if err := first[1].SetField("l", starlark.None); err != nil {
		t.Fatal(err)
	}
	if err := first[1].SetField("new", starlark.True); err != nil {
		t.Fatal(err)
	}
	if err := first[1].DelField("a"); err != nil {
		t.Fatal(err)
	}
	for _, k := range []*object.Class{other[1], derived} {
		if v := k.Attrs().Get("l"); v != starlark.MakeInt(11) {
			t.Errorf("l of another one is %v", v)
		}
		if v := k.Attrs().Get("new"); v != nil {
			t.Errorf("new of another one is %v", v)
		}
		if v := k.Attrs().Get("a"); v != starlark.MakeInt(0) {
			t.Errorf("a of another one is %v", v)
		}
	}
	if v, _ := first[1].Lookup("new"); v != starlark.True {
		t.Errorf("new is %v", v)
	}
	if v, _ := first[1].Lookup("b"); v != starlark.MakeInt(1) {
		t.Errorf("b is %v", v)
	}

	if !first[1].Is(first[0]) || first[1].Is(other[0]) || first[1].Is(base) {
		t.Errorf("the order of a copy is %v", first[1].MRO())
	}
	if !first[1].IsLike(base) || !first[1].IsLike(first[0]) || first[0].IsLike(derived) || other[0].IsLike(first[0]) {
		t.Error("IsLike")
	}
	if subs := first[0].Subclasses(nil); len(subs) != 1 || subs[0] != first[1] {
		t.Errorf("the subclasses of a copy are %v", subs)
	}
	v, owner := first[1].Lookup("who")
	if m, ok := v.(*object.NativeMethod); !ok || m.Owner() != first[0] || owner != first[0] {
		t.Errorf("who is %v of %v", v, owner)
	}
	err := rt.Do(func(th *script.Thread) error {
		if _, err := starlark.Call(th.Interp(), v, starlark.Tuple{object.NewInstance(other[1], nil)}, nil); err == nil {
			t.Error("a method takes an instance of another Host's class")
		}
		got, err := starlark.Call(th.Interp(), v, starlark.Tuple{object.NewInstance(first[1], nil)}, nil)
		if err == nil && got != starlark.String("Derived") {
			t.Errorf("who() is %v", got)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
