package value_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

func dict(items ...value.Value) *value.Dict {
	d := value.NewDict(0)
	for i := 0; i < len(items); i += 2 {
		if err := d.Set(nil, items[i], items[i+1]); err != nil {
			panic(err)
		}
	}
	return d
}

func set(elems ...value.Value) *value.Set {
	s := value.NewSet(0)
	for _, e := range elems {
		if err := s.Add(nil, e); err != nil {
			panic(err)
		}
	}
	return s
}

// star runs Starlark code with x, as a .star module or an embedder's builtin would.
func star(t *testing.T, x starlark.Value, src string) starlark.StringDict {
	t.Helper()
	globals, err := starlark.ExecFileOptions(&syntax.FileOptions{Set: true, TopLevelControl: true, While: true}, new(starlark.Thread), "t.star", src, starlark.StringDict{"x": x})
	if err != nil {
		t.Fatal(err)
	}
	return globals
}

// TestAliases: after an export there is one list still, whoever changes it.
func TestAliases(t *testing.T) {
	var a value.Arena
	inner := value.NewList(value.Int(1))
	outer := value.NewList(inner.Value(), inner.Value(), value.Float(.5))
	outer.Append(outer.Value()) // a cycle
	d := dict(value.Text("list"), inner.Value(), value.Text("outer"), outer.Value())
	outer.Append(d.Value())
	outer.Append(tuple(inner.Value(), value.Int(1<<40)))

	x := a.Export(outer.Value())
	if a.Demotions() != 3 {
		t.Error(a.Demotions(), "demotions")
	}
	star(t, x, `
x[0].append(2)
if x[1] != [1, 2] or x[3][0] != [1, 2] or x[4]["list"] != [1, 2] or x[5][0] != [1, 2] or x[5][1] != 1 << 40:
    fail(x)
x[4]["new"] = 3
x.append("star")
`)
	inner.Append(value.Int(3))
	if got := inner.String(); got != "[1, 2, 3]" {
		t.Error(got)
	}
	if v, _ := d.Lookup(nil, value.Text("new")); v != value.Int(3) {
		t.Error(v)
	}
	if v := outer.At(-1); v.String() != `"star"` {
		t.Error(v)
	}
	if !value.Same(outer.At(0), inner.Value()) || !value.Same(outer.At(3), outer.Value()) || !value.Same(value.Import(x), outer.Value()) {
		t.Error("another list")
	}
	if !value.Same(d.Value(), outer.At(4)) {
		t.Error("another dict")
	}
	// What is put into it is demoted, too, and not counted.
	late := value.NewList(value.Int(7))
	outer.SetAt(2, late.Value())
	star(t, x, `x[2].append(8)`)
	if late.Len() != 2 || a.Demotions() != 3 {
		t.Error(late, a.Demotions())
	}
	if equal, err := value.Equal(nil, late.Value(), value.NewList(value.Int(7), value.Int(8)).Value()); !equal || err != nil {
		t.Error("a demoted list is not equal to one that was not", err)
	}
}

// TestKeysOfDemoted: Python's keys are looked for in go.starlark.net's tables.
func TestKeysOfDemoted(t *testing.T) {
	var a value.Arena
	pair := func(x, y value.Value) value.Value { return tuple(x, y) }
	d := dict(value.True, value.Int(10), value.Int(0), value.Int(20), pair(value.Int(1), value.Text("x")), value.Int(30))
	a.Export(d.Value())
	for _, c := range []struct {
		k    value.Value
		want int64
	}{
		{value.Int(1), 10}, {value.Float(1), 10}, {value.True, 10}, {value.False, 20}, {value.Float(0), 20},
		{pair(value.True, value.Text("x")), 30}, {pair(value.Float(1), value.Text("x")), 30},
	} {
		if v, err := d.Lookup(nil, c.k); v != value.Int(c.want) || err != nil {
			t.Errorf("d[%v] is %v, %v", c.k, v, err)
		}
		if err := d.Set(nil, c.k, value.Int(c.want)); err != nil || d.Len() != 3 {
			t.Errorf("d[%v] = v: %d items, %v", c.k, d.Len(), err)
		}
	}
	long := make([]value.Value, 40) // in more ways than are tried
	for i := range long {
		long[i] = value.Bool(i%2 == 0)
	}
	d.Set(nil, tuple(long...), value.None)
	for i := range long {
		n, _ := long[i].Index64()
		long[i] = value.Int(n)
	}
	if v, err := d.Lookup(nil, tuple(long...)); !v.IsNone() || err != nil {
		t.Error(v, err)
	}
	if v, err := d.Delete(nil, tuple(long...)); !v.IsNone() || err != nil || d.Len() != 3 {
		t.Error(v, err)
	}
}

// TestIterationAcrossDemotion goes on with iterations over what is demoted meanwhile.
func TestIterationAcrossDemotion(t *testing.T) {
	var a value.Arena
	for n := range 6 {
		d, s := dict(), set()
		for i := range int64(6) {
			d.Set(nil, value.Int(i), value.Int(i*i))
			s.Add(nil, value.Int(i))
		}
		d.Delete(nil, value.Int(1))
		forward, backward, elems := d.Iterator(), d.Reversed(), s.Iterator()
		var got []string
		for i := range 6 {
			if i == n {
				a.Export(d.Value())
				a.Export(s.Value())
			}
			k, v, err1 := forward.Next()
			w, _, err2 := backward.Next()
			x, err3 := elems.Next()
			got = append(got, fmt.Sprint(k, v, w, x))
			if err := errors.Join(err1, err2, err3); err != nil {
				t.Fatal(err)
			}
			if k.Present() { // of values may be changed
				if err := d.Set(nil, k, v); err != nil {
					t.Fatal(err)
				}
			}
		}
		want := []string{"0 0 5 0", "2 4 4 1", "3 9 3 2", "4 16 2 3", "5 25 0 4", "<absent> <absent> <absent> 5"}
		if !slices.Equal(got, want) {
			t.Errorf("demoted after %d: %q", n, got)
		}
		if k, _, err := forward.Next(); k.Present() || err != nil {
			t.Error("after the end:", k, err)
		}
	}
}

// TestHeldByGo: what Go code goes over cannot be changed, as go.starlark.net has it.
func TestHeldByGo(t *testing.T) {
	var a value.Arena
	l, d, s := value.NewList(value.Int(1)), dict(value.Int(1), value.None), set(value.Int(1))
	for _, c := range []struct {
		v      value.Value
		change func() error
	}{
		{l.Value(), func() error { return l.Append(value.None) }},
		{d.Value(), func() error { return d.Set(nil, value.Int(2), value.None) }},
		{s.Value(), func() error { return s.Add(nil, value.Int(2)) }},
	} {
		it := a.Export(c.v).(starlark.Iterable).Iterate()
		if err := c.change(); err == nil {
			t.Errorf("%v was changed", c.v)
		}
		it.Done()
		if err := c.change(); err != nil {
			t.Error(err)
		}
	}
}

func TestFreeze(t *testing.T) {
	make := func() (*value.List, *value.Dict, *value.Set, value.Value) {
		s := set(value.Int(1))
		d := dict(value.Text("set"), s.Value())
		l := value.NewList(d.Value())
		l.Append(tuple(l.Value())) // a cycle
		d.Set(nil, value.Text("list"), l.Value())
		return l, d, s, l.Value()
	}
	check := func(t *testing.T, l *value.List, d *value.Dict, s *value.Set, own bool) {
		t.Helper()
		before := l.Len() + d.Len() + s.Len()
		_, pop := l.Pop(-1)
		_, _, popItem := d.PopItem()
		_, popElem := s.Pop()
		_, setDefault := d.SetDefault(nil, value.Int(9), value.None)
		_, deleted := d.Delete(nil, value.Text("set"))
		_, discarded := s.Discard(nil, value.Int(1))
		for what, err := range map[string]error{
			"append": l.Append(value.None), "insert": l.Insert(0, value.None), "pop": pop, "l[0] = v": l.SetAt(0, value.None), "l[-1] = v": l.SetAt(-1, value.None),
			"extend": l.Extend([]value.Value{value.None}), "clear": l.Clear(), "reverse": l.Reverse(), "sort": l.Sort(value.Ordering{Less: func(v, w value.Value) (bool, error) { return false, nil }}),
			"slice": l.SetSlice(0, 1, 1, []value.Value{value.None}), "del": l.DeleteSlice(0, 1, 1), "repeat": l.RepeatInPlace(2), "SetIndex": l.SetIndex(0, starlark.None),
			"d[k] = v": d.Set(nil, value.Int(1), value.None), "d[old] = v": d.Set(nil, value.Text("set"), value.None), "del d[k]": deleted, "setdefault": setDefault,
			"popitem": popItem, "d.clear": d.Clear(), "update": d.Update(nil, dict(value.Int(8), value.None)), "SetKey": d.SetKey(starlark.None, starlark.None),
			"add": s.Add(nil, value.Int(3)), "discard": discarded, "s.pop": popElem, "s.clear": s.Clear(), "s.update": s.Update(nil, set(value.Int(5))), "s.replace": s.Replace(nil, set()),
		} {
			if err == nil || own && !errors.Is(err, value.ErrFrozen) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if after := l.Len() + d.Len() + s.Len(); after != before || s.Len() != 1 {
			t.Error("frozen containers were changed:", l)
		}
	}
	t.Run("own", func(t *testing.T) {
		l, d, s, v := make()
		v.Starlark().Freeze()
		check(t, l, d, s, true)
		if err := l.Append(value.None); err.Error() != "cannot append to frozen list" {
			t.Error(err)
		}
	})
	t.Run("then demoted", func(t *testing.T) {
		l, d, s, v := make()
		v.Starlark().Freeze()
		var a value.Arena
		x := a.Export(v).(*starlark.List)
		check(t, l, d, s, true)
		if err := x.Append(starlark.None); err == nil || x.Len() != 2 {
			t.Error("what was made of a frozen list is not frozen")
		}
		if y := a.Export(v); y != x || !value.Same(value.Of(x), v) || a.Demotions() != 3 {
			t.Error("demoted twice")
		}
		inner, _, _ := x.Index(0).(*starlark.Dict).Get(starlark.String("list"))
		if inner != x {
			t.Error("the cycle is lost")
		}
	})
	t.Run("after demotion", func(t *testing.T) {
		l, d, s, v := make()
		new(value.Arena).Export(v)
		v.Starlark().Freeze()
		check(t, l, d, s, false)
	})
	t.Run("by Go after demotion", func(t *testing.T) {
		l, d, s, v := make()
		new(value.Arena).Export(v).Freeze()
		check(t, l, d, s, false)
	})
}

// TestFrozenAndShared: several Hosts, each on a goroutine of its own, read and export frozen
// containers and tuples that they share. The race detector says whether that is safe.
func TestFrozenAndShared(t *testing.T) {
	for range 50 {
		inner := value.NewList(value.Float(1.5), value.Int(1<<40), tuple(value.Int(1), value.Int(2)))
		d := dict(tuple(value.Int(1), value.Text("a")), inner.Value(), value.Text("b"), set(value.Int(1)).Value())
		l := value.NewList(inner.Value(), d.Value(), frozenset(value.Int(1), tuple(value.None)))
		d.Set(nil, value.Text("c"), value.NewList(l.Value()).Value()) // a cycle
		l.Freeze()
		var all sync.WaitGroup
		begin := make(chan struct{})
		for i := range 4 {
			all.Go(func() {
				<-begin
				if i%2 == 0 {
					var a value.Arena
					x := a.Export(l.Value()).(*starlark.List)
					if x.Len() != 3 || x.Index(0).(*starlark.List).Len() != 3 || x.Append(starlark.None) == nil {
						t.Error("another list")
					}
				}
				if v, err := d.Lookup(nil, tuple(value.Int(1), value.Text("a"))); err != nil || !value.Same(v, inner.Value()) {
					t.Error(v, err)
				}
				if err := l.Append(value.None); !errors.Is(err, value.ErrFrozen) {
					t.Error(err)
				}
				if _, err := value.Hash(nil, l.At(2)); err != nil {
					t.Error(err)
				}
				_ = l.String()
				l.Freeze()
			})
		}
		close(begin)
		all.Wait()
	}
}

// disturbing are Keys whose hash changes what is exported.
type disturbing struct{ object }

func (d *disturbing) Hash() (uint32, error) {
	d.equals = value.None
	return 3, hashHook()
}

var hashHook func() error

// TestExportRunsScripts: a hash that runs script code meanwhile changes nothing.
func TestExportRunsScripts(t *testing.T) {
	disturbances := value.KindOf[disturbing]()
	d := value.NewDict(0)
	l := value.NewList(value.Int(1), d.Value())
	d.Set(nil, value.Int(1), value.None)
	hashHook = func() error { return nil }
	d.Set(nil, disturbances.Of(&disturbing{}), l.Value())
	d.Set(nil, value.Int(2), value.None)
	var a value.Arena
	called := 0
	hashHook = func() error {
		called++
		for _, err := range []error{l.Append(value.None), l.SetAt(0, value.None), d.Set(nil, value.Int(9), value.None), d.Clear()} {
			if !errors.Is(err, value.ErrExporting) {
				t.Error(err)
			}
		}
		if l.At(0) != value.Int(1) || l.Len() != 2 {
			t.Error("a list that is exported cannot be read:", l)
		}
		if x := a.Export(l.Value()); x != l {
			t.Errorf("an unfinished list: %v", x)
		}
		if x := a.Export(value.NewList(value.NewList().Value(), l.Value()).Value()).(*starlark.List); x.Index(1) != l {
			t.Errorf("an unfinished list: %v", x)
		}
		return nil
	}
	x := a.Export(l.Value()).(*starlark.List)
	if called == 0 || x.Len() != 2 || x.Index(1).(*starlark.Dict).Len() != 3 || a.Demotions() != 2+2*called {
		t.Error(called, x, a.Demotions())
	}
	if err := l.Append(value.None); err != nil {
		t.Error(err)
	}

	// A dict whose keys have no hash any more stays what it is.
	d = value.NewDict(0)
	hashHook = func() error { return nil }
	d.Set(nil, disturbances.Of(&disturbing{}), value.None)
	l = value.NewList(d.Value(), value.NewList().Value())
	hashHook = func() error { return errFails }
	x = a.Export(l.Value()).(*starlark.List)
	if x.Index(0) != d || d.Len() != 1 {
		t.Errorf("%v", x)
	}
	if _, ok := x.Index(1).(*starlark.List); !ok {
		t.Errorf("%v", x)
	}
	if err := d.Set(nil, value.Int(1), value.None); err != nil {
		t.Error(err)
	}
}

// TestKeptDict: a dict with two keys that are one for go.starlark.net stays what it is.
func TestKeptDict(t *testing.T) {
	nan := math.Float64bits(math.NaN())
	d := dict(value.Float(math.Float64frombits(nan)), value.Int(1), value.Float(math.Float64frombits(nan+1)), value.Int(2))
	l := value.NewList(d.Value(), d.Value())
	var a value.Arena
	x := a.Export(l.Value()).(*starlark.List)
	if x.Index(0) != d || x.Index(1) != d || d.Len() != 2 || a.Demotions() != 1 {
		t.Error(x, a.Demotions())
	}
	if err := d.Set(nil, value.Int(1), value.None); err != nil {
		t.Error(err)
	}
	star(t, x, `
for k in x[0]:
    x[0][k] = 3
`)
	if got := d.String(); got != "{nan: 3, nan: 3, 1: 3}" {
		t.Error(got)
	}
}

// TestForeign: go.starlark.net compares and prints containers that reached it by mistake
// without a panic.
func TestForeign(t *testing.T) {
	own := []starlark.Value{value.NewList(value.Int(1)), value.NewTuple(value.Int(1)), dict(value.Int(1), value.None), set(value.Int(1)), frozenset(value.Int(1)).Starlark()}
	theirs := []starlark.Value{starlark.NewList([]starlark.Value{starlark.MakeInt(1)}), starlark.Tuple{starlark.MakeInt(1)}, new(starlark.Dict), new(starlark.Set), starlark.MakeInt(1)}
	all := slices.Concat(own, theirs)
	for i, x := range all {
		for j, y := range all {
			for _, op := range []syntax.Token{syntax.EQL, syntax.NEQ, syntax.LT, syntax.LE, syntax.GT, syntax.GE} {
				equal, err := starlark.Compare(op, x, y)
				if (op == syntax.EQL || op == syntax.NEQ) && (err != nil || i == j && equal != (op == syntax.EQL)) {
					t.Errorf("%v %s %v: %t, %v", x, op, y, equal, err)
				}
			}
			starlark.Binary(syntax.PLUS, x, y)
			starlark.Binary(syntax.IN, x, y)
		}
	}
	// Two own ones compare as in Python.
	a, b := value.NewList(value.Int(1), value.True), value.NewList(value.True, value.Float(1))
	if equal, err := starlark.Equal(a, b); !equal || err != nil {
		t.Error(equal, err)
	}
	if less, err := starlark.Compare(syntax.LT, a, value.NewList(value.Int(2))); !less || err != nil {
		t.Error(less, err)
	}
	if sub, err := starlark.Compare(syntax.LT, set(value.Int(1)), set(value.Int(2), value.True)); !sub || err != nil {
		t.Error(sub, err)
	}
	if got := fmt.Sprint(starlark.NewList(own)); got != "[[1], (1,), {1: None}, {1}, frozenset({1})]" {
		t.Error(got)
	}
	x := starlark.NewDict(0)
	if err := x.SetKey(own[1], starlark.None); err != nil {
		t.Error(err)
	}
	if err := x.SetKey(own[0], starlark.None); err == nil {
		t.Error("a list is a key")
	}
	if n, err := starlark.Call(new(starlark.Thread), starlark.Universe["len"], starlark.Tuple{own[2]}, nil); err != nil || n.String() != "1" {
		t.Error(n, err)
	}
	if sorted, err := starlark.Call(new(starlark.Thread), starlark.Universe["sorted"], starlark.Tuple{value.NewList(value.Int(2), value.Int(1))}, nil); err != nil || sorted.String() != "[1, 2]" {
		t.Error(sorted, err)
	}
}

// TestEmbeddersContainers: what Go code has made is used in place.
func TestEmbeddersContainers(t *testing.T) {
	u := starlark.NewList([]starlark.Value{starlark.MakeInt(1)})
	v := value.Import(u)
	l, ok := value.AsList(v)
	if !ok || l.Append(value.Float(2.5)) != nil || u.Len() != 2 || !value.Same(l.Value(), v) {
		t.Error(l, u)
	}
	nested := value.Import(starlark.Tuple{starlark.Tuple{starlark.None}, u, starlark.Tuple{}})
	outer, _ := value.Tuples.Get(nested)
	if !value.Tuples.Is(outer.At(0)) || !value.Same(outer.At(1), v) || outer.At(2).Starlark() != value.Import(starlark.Tuple{}).Starlark() {
		t.Error(outer)
	}
	var a value.Arena
	if a.Export(v) != u || a.Demotions() != 0 {
		t.Error("an embedder's list was demoted")
	}
}

// TestInsideOfEmbeddersContainers: whatever is taken out of one is an own container, too.
func TestInsideOfEmbeddersContainers(t *testing.T) {
	inner := starlark.NewList([]starlark.Value{starlark.MakeInt(1)})
	newDict := func() *value.Dict {
		u := new(starlark.Dict)
		u.SetKey(starlark.String("k"), inner)
		return value.DictOver(u)
	}
	newList := func() *value.List { return value.ListOver(starlark.NewList([]starlark.Value{inner})) }
	key := value.Text("k")
	first := func(l *value.List, err error) (value.Value, error) { return l.At(0), err }
	of := func(d *value.Dict, err error) (value.Value, error) { v, _ := d.Lookup(nil, key); return v, err }
	for name, take := range map[string]func() (value.Value, error){
		"At":         func() (value.Value, error) { return newList().At(0), nil },
		"Elems":      func() (value.Value, error) { return newList().Elems()[0], nil },
		"Pop":        func() (value.Value, error) { return newList().Pop(0) },
		"Copy":       func() (value.Value, error) { return newList().Copy().At(0), nil },
		"Sliced":     func() (value.Value, error) { return newList().Sliced(0, 1, 1).At(0), nil },
		"Concat":     func() (value.Value, error) { return newList().Concat(newList()).At(1), nil },
		"Repeat":     func() (value.Value, error) { return first(newList().Repeat(2)) },
		"Lookup":     func() (value.Value, error) { return newDict().Lookup(nil, key) },
		"SetDefault": func() (value.Value, error) { return newDict().SetDefault(nil, key, value.None) },
		"Delete":     func() (value.Value, error) { return newDict().Delete(nil, key) },
		"PopItem":    func() (value.Value, error) { _, v, err := newDict().PopItem(); return v, err },
		"Next": func() (value.Value, error) {
			it := newDict().Iterator()
			_, v, err := it.Next()
			return v, err
		},
		"dict copy": func() (value.Value, error) { return of(newDict().Copy(nil)) },
		"Update": func() (value.Value, error) {
			d := new(value.Dict)
			return of(d, d.Update(nil, newDict()))
		},
	} {
		v, err := take()
		if err != nil || !value.Lists.Is(v) || value.Identity(v.Starlark()) != inner {
			t.Errorf("%s: a %T, %v", name, v.Starlark(), err)
		}
	}
	// What was written is what Go code finds.
	l := newList()
	err := l.Sort(value.Ordering{Key: func(v value.Value) (value.Value, error) {
		if !value.Lists.Is(v) {
			t.Errorf("sorted by a %T", v.Starlark())
		}
		return value.None, nil
	}})
	if err != nil || l.SetSlice(0, 0, 1, []value.Value{value.NewList(value.Float(.5)).Value()}) != nil {
		t.Error(err)
	}
	u := value.Identity(l).(*starlark.List)
	if _, ok := u.Index(0).(*starlark.List); !ok || u.Index(1) != inner {
		t.Errorf("Go code finds a %T and a %T", u.Index(0), u.Index(1))
	}
}

func TestView(t *testing.T) {
	l := value.NewList(value.Int(1<<40), value.Float(.5), value.Text("a"), value.True)
	read := func(e value.Elements) (out []string) {
		for i := range e.Len() {
			x := e.Element(i)
			if n, ok := x.Int64(); ok {
				out = append(out, fmt.Sprint("int ", n))
			}
			if f, ok := x.Float64(); ok {
				out = append(out, fmt.Sprint("float ", f))
			}
			if s, ok := x.Text(); ok {
				out = append(out, "text "+s)
			}
			if b, ok := x.AsBool(); ok {
				out = append(out, fmt.Sprint("bool ", b))
			}
		}
		return out
	}
	want := []string{"int 1099511627776", "float 0.5", "text a", "bool true"}
	if got := read(l); !slices.Equal(got, want) {
		t.Error(got)
	}
	if got := read(value.NewTuple(l.Elems()...)); !slices.Equal(got, want) {
		t.Error(got)
	}
	d := dict(value.Int(1), value.Int(2), value.Int(3), value.Int(4))
	s := set(value.Int(1), value.Int(3))
	sum := func(items value.Items) (n int64) {
		items.Each(func(k, v value.Element) bool {
			i, _ := k.Int64()
			j, _ := v.Int64()
			n = n*100 + i*10 + j
			return true
		})
		return n
	}
	for range 2 { // then demoted
		if n := sum(d); n != 1234 {
			t.Error(n)
		}
		if n := sum(s); n != 1133 {
			t.Error(n)
		}
		var a value.Arena
		a.Export(l.Value())
		a.Export(d.Value())
		a.Export(s.Value())
		if got := read(l); !slices.Equal(got, want) {
			t.Error(got)
		}
	}
	if n := testing.AllocsPerRun(10, func() { sum(dict()) }); value.NewDict(0).Len() != 0 || n > 4 {
		t.Error(n, "allocations")
	}
}
