package object_test

import (
	"errors"
	"io"
	"maps"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/script"
	"fstar/internal/value"
)

// run executes a script with the operators, and returns its global out.
func run(t *testing.T, src string) (string, error) {
	t.Helper()
	env := operators()
	maps.Copy(env, pycases.Names)
	thread := pycases.Thread(t, io.Discard)
	out := ""
	_, err := thread.Run(nil, func() (starlark.Value, error) {
		opts := &syntax.FileOptions{Set: true, TopLevelControl: true, GlobalReassign: true}
		globals, err := starlark.ExecFileOptions(opts, thread.Interp(), "test", pycases.Source(src), env)
		if v := globals["out"]; v != nil {
			out = object.Repr(value.Import(v).Starlark())
		}
		return starlark.None, err
	})
	return out, err
}

// Loops behave as Python's, whatever happens to what they go over.
func TestIterate(t *testing.T) {
	for _, tt := range []struct{ src, out, err string }{
		{"out = [c for c in iter('a线b')]", "['a', '线', 'b']", ""},
		{"out = [c for c in iter(b'ab')]", "[97, 98]", ""},
		{"out = [c for c in iter(bytearray(b'ab'))]", "[97, 98]", ""},
		{"out = [c for c in iter((1, 2))]", "[1, 2]", ""},
		{"out = [c for c in iter(range(3))]", "[0, 1, 2]", ""},
		{"out = [c for c in iter(frozenset([1]))]", "[1]", ""},
		{"out = [c for c in iter({1: 2})]", "[1]", ""},
		{"out = []\nfor c in iter(5): pass", "[]", "TypeError: 'int' object is not iterable"},
		// A list may grow and shrink.
		{"l = [1, 2, 3]\nout = []\nfor x in iter(l):\n  out.append(x)\n  if x < 3: l.append(x + 2)", "[1, 2, 3, 3, 4]", ""},
		{"l = [1, 2, 3, 4]\nout = []\nfor x in iter(l):\n  out.append(x)\n  l.pop(0)", "[1, 3]", ""},
		// A dict may not, but its values may change.
		{"d = {1: 2, 3: 4}\nout = []\nfor x in iter(d):\n  d[x] = x\n  out.append(x)", "[1, 3]", ""},
		{"d = {1: 2, 3: 4}\nout = []\nfor x in iter(d):\n  out.append(x)\n  d[x + 9] = 1", "[1]", "RuntimeError: dictionary changed size during iteration"},
		{"d = {1: 2, 3: 4}\nout = []\nfor x in iter(d):\n  out.append(x)\n  d.pop(x)", "[1]", "RuntimeError: dictionary changed size during iteration"},
		{"d = {1: 2, 3: 4}\nout = []\nfor x in iter(d):\n  d.pop(x)\n  d[x + 9] = 1", "[]", "RuntimeError: dictionary keys changed during iteration"},
		{"s = set([1, 2])\nout = []\nfor x in iter(s):\n  out.append(x)\n  s.add(x + 9)", "[1]", "RuntimeError: Set changed size during iteration"},
		{"d = {}\nfor i in iter(range(100)):\n  d[i] = i\nout = len([k for k in iter(d)])", "100", ""},
		// A loop that was left does not keep the list from changing.
		{"l = [1, 2]\nfor x in iter(l): break\nl.append(3)\nout = l", "[1, 2, 3]", ""},
		// An iterator goes on where it was.
		{"i = iter([1, 2, 3])\nfor x in iter(i): break\nout = [x for x in iter(i)]", "[2, 3]", ""},
	} {
		out, err := run(t, tt.src)
		got := ""
		if err != nil {
			got = object.Catch(err, 0).Error()
		}
		if tt.err == "" && out != tt.out || got != tt.err {
			t.Errorf("%s\n got %s, %s\nwant %s, %s", tt.src, out, got, tt.out, tt.err)
		}
	}
}

// failing is a starlark.Iterable whose iterator fails.
type failing struct {
	object.Opaque
	thread *script.Thread
}

func (f *failing) Iterate() starlark.Iterator { return f }
func (f *failing) Next(*starlark.Value) bool {
	f.thread.Fail(object.ValueError.Errorf("bad"))
	return false
}
func (f *failing) Done() {}

// What an iterator fails with by Thread.Fail is the error of who went over it.
func TestForeignIteratorFails(t *testing.T) {
	thread := pycases.Thread(t, io.Discard)
	var got error
	_, err := thread.Run(nil, func() (starlark.Value, error) {
		_, got = object.Elements(thread, &failing{object.NewOpaque("failing"), thread})
		return starlark.EvalOptions(new(syntax.FileOptions), thread.Interp(), "test", "1 + 1", nil)
	})
	if got == nil || got.Error() != "ValueError: bad" || err != nil {
		t.Errorf("%v, then %v", got, err)
	}
}

func TestIs(t *testing.T) {
	list := value.ListFrom(nil)
	tuple := starlark.Tuple{starlark.None}
	for _, tt := range []struct {
		x, y starlark.Value
		want bool
	}{
		{starlark.MakeInt(1), starlark.MakeInt(1), true},
		{starlark.MakeInt(1), starlark.True, false},
		{starlark.MakeInt(1), starlark.Float(1), false},
		{starlark.String("a"), starlark.String("a"), true},
		{starlark.String("a"), starlark.Bytes("a"), false},
		{starlark.None, starlark.None, true},
		{list, list, true},
		{list, value.ListFrom(nil), false},
		{tuple, tuple, true},
		{tuple, starlark.Tuple{starlark.None}, false},
		{starlark.Tuple{}, starlark.Tuple{}, true},
		{list, tuple, false},
		{tuple, list, false},
	} {
		if got := object.Is(tt.x, tt.y); got != tt.want {
			t.Errorf("Is(%v, %v) = %v", tt.x, tt.y, got)
		}
	}
}

// hooked is a value with hooks.
type hooked struct {
	object.Opaque
	n   int
	err error
}

func (h *hooked) AsIndex() (starlark.Int, error) { return starlark.MakeInt(h.n), h.err }
func (h *hooked) Length() (int, error)           { return h.n, h.err }
func (h *hooked) Bool() (bool, error)            { return false, h.err }
func (h *hooked) CompareWith(op syntax.Token, y starlark.Value) (starlark.Value, error) {
	if h.err != nil {
		return nil, h.err
	}
	b, err := object.Compare(op, starlark.MakeInt(h.n), y)
	return starlark.Bool(b), err
}
func (h *hooked) Iter(t object.Thread) (starlark.Value, error) {
	if h.err != nil {
		return nil, h.err
	}
	return object.Iter(t, starlark.Tuple{starlark.MakeInt(h.n)})
}

func TestHooks(t *testing.T) {
	thread := pycases.Thread(t, io.Discard)
	h := &hooked{Opaque: object.NewOpaque("hooked"), n: 2}
	list := value.ListFrom([]starlark.Value{starlark.None, starlark.None, starlark.True})
	if v, err := object.GetItem(list, h); err != nil || v != starlark.True {
		t.Errorf("GetItem: %v, %v", v, err)
	}
	if n, err := object.Len(h); err != nil || n != 2 {
		t.Errorf("Len: %v, %v", n, err)
	}
	if b, err := object.Truth(h); err != nil || b {
		t.Errorf("Truth: %v, %v", b, err)
	}
	for _, x := range []starlark.Value{starlark.MakeInt(2), starlark.Float(2)} {
		if eq, err := object.Equal(x, h); err != nil || !eq {
			t.Errorf("%v == hooked: %v, %v", x, eq, err)
		}
	}
	if less, err := object.Compare(syntax.LT, starlark.MakeInt(1), h); err != nil || !less {
		t.Errorf("1 < hooked: %v, %v", less, err)
	}
	if elems, err := object.Elements(thread, h); err != nil || len(elems) != 1 {
		t.Errorf("Elements: %v, %v", elems, err)
	}

	h.err = object.ErrUnsupported // then it is as if there were no hooks
	for want, f := range map[string]func() error{
		"TypeError: list indices must be integers or slices, not hooked":       func() error { _, err := object.GetItem(list, h); return err },
		"TypeError: object of type 'hooked' has no len()":                      func() error { _, err := object.Len(h); return err },
		"TypeError: 'hooked' object is not iterable":                           func() error { _, err := object.Iter(thread, h); return err },
		"TypeError: '<' not supported between instances of 'int' and 'hooked'": func() error { _, err := object.Compare(syntax.LT, starlark.MakeInt(1), h); return err },
		"TypeError: 'hooked' object cannot be interpreted as an integer":       func() error { _, err := object.AsIndex(h); return err },
		"TypeError: cannot unpack non-iterable hooked object":                  func() error { _, err := object.Unpack(thread, h, 2); return err },
		"TypeError: argument of type 'hooked' is not a container or iterable":  func() error { _, err := object.Contains(thread, h, h); return err },
	} {
		if err := f(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}

	h.err = errors.New("boom")
	if _, err := object.Len(h); err != h.err {
		t.Error(err)
	}
	if _, err := object.Equal(h, starlark.None); err != h.err {
		t.Error(err)
	}
}

// A comparison of values that contain themselves ends.
func TestCompareRecursive(t *testing.T) {
	a, b := value.ListFrom(nil), value.ListFrom(nil)
	a.Append(value.Of(a))
	b.Append(value.Of(b))
	_, err := object.Equal(a, b)
	if err == nil || err.Error() != "RecursionError: maximum recursion depth exceeded in comparison" {
		t.Error(err)
	}
}

// What needs no memory.
func TestAllocations(t *testing.T) {
	s := starlark.Value(starlark.String("hello, world"))
	i := starlark.Value(starlark.MakeInt(7))
	if n := testing.AllocsPerRun(100, func() { object.GetItem(s, i) }); n > 0 {
		t.Errorf("s[i] allocates %v times", n)
	}
	x := starlark.Value(starlark.MakeInt(3))
	if n := testing.AllocsPerRun(100, func() { object.Equal(s, s); object.Equal(x, i); object.Compare(syntax.LT, x, i) }); n > 0 {
		t.Errorf("comparing allocates %v times", n)
	}
}

func BenchmarkFor(b *testing.B) {
	thread := pycases.Thread(b, io.Discard)
	elems := make([]starlark.Value, 1000)
	for i := range elems {
		elems[i] = starlark.MakeInt(i)
	}
	l := value.ListFrom(elems)
	for b.Loop() {
		it, _ := object.Iter(thread, l)
		for v := value.None; v.Present(); {
			v, _ = it.NextValue(thread)
		}
	}
}

func BenchmarkIndexText(b *testing.B) {
	s, i := starlark.Value(starlark.String("hello, world, this is text")), starlark.Value(starlark.MakeInt(17))
	for b.Loop() {
		object.GetItem(s, i)
	}
}
