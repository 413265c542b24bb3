package object_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	_ "fstar/internal/types" // the methods of built-in types
	"fstar/internal/value"
)

// derive returns a class of a script that is derived from the bases.
func derive(t *testing.T, name string, attrs map[string]starlark.Value, bases ...*object.Class) *object.Class {
	t.Helper()
	d := object.Definition{Module: "__main__", Name: name, Bases: bases}
	for name, v := range attrs {
		d.Attrs.Set(name, v)
	}
	c, err := object.Define(d)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An instance of a derived class and the value that it is made of are one key, whichever
// of them is in the table and whichever is looked for.
func TestDerivedKeys(t *testing.T) {
	for _, test := range []struct {
		base  *object.Class
		plain starlark.Value
	}{
		{object.StrType, starlark.String("k")},
		{object.IntType, starlark.MakeInt(7)},
		{object.IntType, starlark.MakeInt(1)},
		{object.FloatType, starlark.Float(2.5)},
		{object.TupleType, starlark.Tuple{starlark.MakeInt(1), starlark.String("x")}},
		{object.FrozenSetType, new(value.FrozenSet)},
	} {
		instance := object.NewInstance(derive(t, "D", nil, test.base), test.plain)
		for _, keys := range [][2]starlark.Value{{instance, test.plain}, {test.plain, instance}, {instance, instance}} {
			d := new(value.Dict)
			if err := object.DictSet(d, keys[0], starlark.None); err != nil {
				t.Fatal(err)
			}
			if err := object.DictSet(d, keys[1], starlark.True); err != nil {
				t.Fatal(err)
			}
			v, found, err := object.DictGet(d, keys[1])
			if d.Len() != 1 || v != starlark.True || !found || err != nil {
				t.Errorf("%s: %v at %T looked up as %T: %v, %v, %v", test.base, d, keys[0], keys[1], v, found, err)
			}
			s := new(value.Set)
			object.SetAdd(s, keys[0])
			object.SetAdd(s, keys[1])
			if found, err := object.SetDelete(s, value.Of(keys[1])); s.Len() != 0 || !found || err != nil {
				t.Errorf("%s: set %v, %v, %v", test.base, s, found, err)
			}
		}
	}
}

// What a class defines goes before what it inherits from the built-in type.
func TestPlainFor(t *testing.T) {
	plain := starlark.String("text")
	c := derive(t, "C", map[string]starlark.Value{"__len__": starlark.None}, object.StrType)
	i := object.NewInstance(derive(t, "D", nil, c), plain)
	for name, want := range map[string]bool{"__len__": false, "__iter__": true, "__nope__": false} {
		if v, ok := object.PlainFor(i, name); ok != want || ok && v != plain {
			t.Errorf("PlainFor %s: %v, %v", name, v, ok)
		}
	}
	if v := object.Plain(i); v != plain {
		t.Errorf("Plain: %v", v)
	}
	if v := object.Plain(plain); v != plain {
		t.Errorf("Plain of a plain value: %v", v)
	}
}

// Once a namespace has given away its dict, both are the same; slots stay outside.
func TestNamespaceLive(t *testing.T) {
	var n object.Namespace
	n.Set("a", starlark.MakeInt(1))
	n.Set("$slot", starlark.MakeInt(9))
	d := n.Live()
	n.Set("b", starlark.MakeInt(2))
	d.SetKey(starlark.String("c"), starlark.MakeInt(3))
	d.Delete(nil, value.Of(starlark.String("a")))
	if got := d.String(); got != `{"b": 2, "c": 3}` {
		t.Errorf("dict %s", got)
	}
	if n.Get("a") != nil || n.Get("c") != starlark.MakeInt(3) || n.Get("$slot") != starlark.MakeInt(9) || !n.Delete("b") || n.Delete("b") {
		t.Errorf("names %v", n.Names())
	}
	if n.Live() != d || d.Len() != 1 || len(n.Names()) != 1 {
		t.Errorf("dict %v, names %v", d, n.Names())
	}
}

// Subclasses are known as long as they are in use, and hooks that a base gets later are
// theirs too.
func TestHooksOfSubclasses(t *testing.T) {
	called := false
	hook := starlark.NewBuiltin("__setattr__", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		called = true
		return starlark.None, nil
	})
	base, err := object.Define(object.Definition{Name: "Base", Caller: noCaller{}})
	if err != nil {
		t.Fatal(err)
	}
	d := derive(t, "D", nil, base)
	if got := base.Subclasses(nil); len(got) != 1 || got[0] != d {
		t.Errorf("subclasses %v", got)
	}
	if err := base.SetField("__setattr__", hook); err != nil {
		t.Fatal(err)
	}
	v, err := starlark.Call(new(starlark.Thread), d, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.(starlark.HasSetField).SetField("x", starlark.None); err != nil || !called {
		t.Errorf("__setattr__ was called: %v, %v", called, err)
	}
}

// noCaller calls functions that need no thread.
type noCaller struct{ object.Containers }

func (noCaller) Call(fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(new(starlark.Thread), fn, args, kwargs)
}
func (noCaller) EnterRepr(starlark.Value) bool        { return true }
func (noCaller) LeaveRepr(starlark.Value)             {}
func (noCaller) Python() bool                         { return true }
func (noCaller) Running() object.Thread               { return struct{ object.Thread }{} }
func (noCaller) Do(f func() error) error              { return f() }
func (noCaller) With(func(object.Thread) error) error { panic("there is no thread") }
func (noCaller) Ignore(in string, err error)          { panic(err) }
func (noCaller) Derived() *object.Derived             { return new(object.Derived) }
