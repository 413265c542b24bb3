package value_test

import (
	"errors"
	"fmt"
	"runtime"
	"testing"

	"fstar/internal/value"
)

// hooked are Keys whose comparison of two objects is a function.
type hooked struct {
	equal func(v, w value.Value) (bool, error)
}

func (h *hooked) Hash(v value.Value) (uint64, error) { return v.Starlark().(*object).hash, nil }

func (h *hooked) Equal(v, w value.Value) (bool, error) { return h.equal(v, w) }

// TestKeysChangeTheTable: a comparison changes the dict or set that is just looked into, in any
// way. The operation then does what it does to what is there.
func TestKeysChangeTheTable(t *testing.T) {
	for name, change := range map[string]func(d *value.Dict, s *value.Set, k value.Value){
		"nothing": func(*value.Dict, *value.Set, value.Value) {},
		"deleted": func(d *value.Dict, s *value.Set, k value.Value) {
			d.Delete(nil, value.Int(5))
			s.Discard(nil, value.Int(5))
		},
		"cleared": func(d *value.Dict, s *value.Set, k value.Value) { d.Clear(); s.Clear() },
		"grown": func(d *value.Dict, s *value.Set, k value.Value) {
			for i := range int64(100) {
				d.Set(nil, value.Int(i), value.None)
				s.Add(nil, value.Int(i))
			}
		},
		"demoted": func(d *value.Dict, s *value.Set, k value.Value) {
			var a value.Arena
			a.Export(d.Value())
			a.Export(s.Value())
		},
		"popped": func(d *value.Dict, s *value.Set, k value.Value) { d.PopItem(); s.Pop() },
		"inserted": func(d *value.Dict, s *value.Set, k value.Value) {
			d.Set(nil, value.Text("x"), value.None)
			s.Add(nil, value.Text("x"))
		},
	} {
		for op := range 6 {
			t.Run(fmt.Sprint(name, " ", op), func(t *testing.T) {
				stored := objects.Of(&object{name: "stored", hash: 1})
				k := objects.Of(&object{name: "key", hash: 1})
				d, s := value.NewDict(0), value.NewSet(0)
				keys := &hooked{func(v, w value.Value) (bool, error) { return false, nil }}
				for _, x := range []value.Value{stored, value.Int(5), value.Text("a")} {
					d.Set(keys, x, value.Int(1))
					s.Add(keys, x)
				}
				calls := 0
				keys.equal = func(v, w value.Value) (bool, error) {
					if calls++; calls > 3 {
						return false, nil
					}
					change(d, s, k)
					return true, nil
				}
				var err error
				switch op {
				case 0:
					_, err = d.Lookup(keys, k)
				case 1:
					err = d.Set(keys, k, value.Int(2))
				case 2:
					_, err = d.Delete(keys, k)
				case 3:
					_, err = d.SetDefault(keys, k, value.Int(2))
				case 4:
					err = s.Add(keys, k)
				case 5:
					_, err = s.Discard(keys, k)
				}
				if err != nil || calls == 0 {
					t.Error(calls, "calls,", err)
				}
				if err := errors.Join(value.CheckDict(d), value.CheckSet(s)); err != nil {
					t.Error(err)
				}
				d2, err1 := d.Copy(keys)
				s2, err2 := s.Copy(keys)
				if err := errors.Join(err1, err2, value.CheckDict(d2), value.CheckSet(s2)); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// TestKeysFail: the error of a comparison or hash is that of the operation, which changes nothing.
func TestKeysFail(t *testing.T) {
	stored, k := objects.Of(&object{name: "stored", hash: 1}), objects.Of(&object{name: "key", hash: 1})
	keys := &hooked{func(v, w value.Value) (bool, error) { return false, errFails }}
	d, s, l, tup := dict(), set(), value.NewList(value.Int(1), stored), value.NewTuple(stored)
	d.Set(keys, stored, value.None)
	s.Add(keys, stored)
	other := set()
	other.Add(keys, k)
	_, get := d.Lookup(keys, k)
	_, deleted := d.Delete(keys, k)
	_, setDefault := d.SetDefault(keys, k, value.None)
	_, discarded := s.Discard(keys, k)
	_, contains := s.Contains(keys, k)
	_, index := l.IndexOf(keys, k, 0, 2)
	_, count := l.Count(keys, k)
	_, in := tup.Contains(keys, k)
	_, equal := value.Equal(keys, l.Value(), value.NewList(value.Int(1), k).Value())
	_, equalDicts := value.Equal(keys, d.Value(), func() value.Value { e := dict(); e.Set(keys, k, value.None); return e.Value() }())
	_, union := s.Union(keys, other)
	_, intersection := s.Intersection(keys, other)
	_, difference := s.Difference(keys, other)
	_, xor := s.SymmetricDifference(keys, other)
	_, subset := s.IsSubset(keys, other)
	_, disjoint := s.IsDisjoint(keys, other)
	for what, err := range map[string]error{
		"get": get, "del": deleted, "setdefault": setDefault, "set": d.Set(keys, k, value.None), "discard": discarded, "in set": contains, "add": s.Add(keys, k),
		"index": index, "count": count, "in tuple": in, "list ==": equal, "dict ==": equalDicts, "|": union, "&": intersection, "-": difference, "^": xor,
		"<=": subset, "isdisjoint": disjoint, "update": s.Update(keys, other), "-=": s.DifferenceUpdate(keys, other),
	} {
		if err != errFails {
			t.Errorf("%s: %v", what, err)
		}
	}
	if d.Len() != 1 || s.Len() != 1 {
		t.Error(d, s)
	}
}

// TestFirstKeyStays: of equal keys, the one that came first is the key.
func TestFirstKeyStays(t *testing.T) {
	d := dict(value.True, value.Int(1), value.Int(1), value.Int(2), value.Float(1), value.Int(3), value.Int(2), value.Int(4))
	if got := d.String(); got != "{True: 3, 2: 4}" {
		t.Error(got)
	}
	if got := set(value.Float(1), value.True, value.Int(1)).String(); got != "{1.0}" {
		t.Error(got)
	}
	d.Delete(nil, value.Int(1))
	d.Set(nil, value.Int(1), value.None)
	if got := d.String(); got != "{2: 4, 1: None}" {
		t.Error(got)
	}
}

// TestChangedWhileGoneOver has what CPython 3.15.2 does.
func TestChangedWhileGoneOver(t *testing.T) {
	one, two, three := value.Int(1), value.Int(2), value.Int(3)
	d := dict(one, value.None)
	it, size, back := d.Iterator(), d.Iterator(), d.Reversed()
	if k, _, err := it.Next(); k != one || err != nil || it.Left() != 0 {
		t.Error(k, err)
	}
	d.Delete(nil, one)
	d.Set(nil, two, value.None)
	if _, _, err := it.Next(); err != value.ErrChangedKeys {
		t.Error(err)
	}
	if k, _, err := it.Next(); k.Present() || err != nil {
		t.Error("not the end:", k, err)
	}
	if k, _, err := back.Next(); k.Present() || err != nil { // the place of 1 is before that of 2
		t.Error(k, err)
	}
	d.Set(nil, three, value.None)
	for range 2 {
		if _, _, err := size.Next(); err != value.ErrChangedSize {
			t.Error(err)
		}
	}
	d.Delete(nil, three)
	if _, _, err := size.Next(); err != value.ErrChangedSize {
		t.Error("not for ever:", err)
	}
	s := set(one, two)
	elems := s.Iterator()
	elems.Next()
	s.Add(nil, three)
	if _, err := elems.Next(); err != value.ErrChangedSize {
		t.Error(err)
	}
}

// TestSetInSet: a set may be asked for a set, which cannot be its element.
func TestSetInSet(t *testing.T) {
	s := set(frozenset(value.Int(1), value.Int(2)), value.None)
	for range 2 { // then demoted
		inner := set(value.Int(2), value.True).Value()
		if found, err := s.Contains(nil, inner); !found || err != nil {
			t.Error(found, err)
		}
		var unhashable *value.UnhashableError
		if err := s.Add(nil, inner); !errors.As(err, &unhashable) {
			t.Error(err)
		}
		new(value.Arena).Export(s.Value())
	}
	if found, err := s.Discard(nil, set(value.Int(1), value.Int(2)).Value()); !found || err != nil || s.Len() != 1 {
		t.Error(found, err)
	}
}

// TestNothingIsHeld: what was taken out of a container may be collected, though short ones have
// their elements in the memory of their head.
func TestNothingIsHeld(t *testing.T) {
	l := value.MakeList(2)
	d := value.NewDict(2)
	collected := make(chan string, 2)
	for _, c := range []struct {
		name string
		put  func(value.Value)
	}{
		{"list", func(v value.Value) { l.Append(v) }},
		{"dict", func(v value.Value) { d.Set(nil, value.Int(0), v) }},
	} {
		o := &object{name: c.name}
		runtime.AddCleanup(o, func(name string) { collected <- name }, c.name)
		c.put(objects.Of(o))
	}
	for i := range int64(20) { // they move
		l.Append(value.Int(i))
		d.Set(nil, value.Int(i+1), value.None)
	}
	l.SetAt(0, value.None)
	d.Delete(nil, value.Int(0))
	for range 2 {
		runtime.GC()
	}
	for range 2 {
		<-collected
	}
	runtime.KeepAlive(l)
	runtime.KeepAlive(d)
}
