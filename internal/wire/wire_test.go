package wire_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"go.starlark.net/starlark"

	_ "fstar/internal/format" // repr
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/wire"
)

// none is an Extension that knows no value.
type none struct{}

func (none) Encode(_ *wire.Encoder, v starlark.Value) error {
	return object.TypeError.Errorf("cannot pickle '%s' object", object.TypeName(v))
}

func (none) Decode(d *wire.Decoder, tag wire.Tag) (starlark.Value, error) {
	return nil, d.Errorf("tag %d", tag)
}

func encode(t testing.TB, v starlark.Value) []byte {
	e := wire.NewEncoder(none{}, nil)
	if err := e.Value(v); err != nil {
		t.Fatal(err)
	}
	return e.Bytes()
}

func roundTrip(t testing.TB, v starlark.Value) starlark.Value {
	d := wire.NewDecoder(none{}, encode(t, v))
	got, err := d.Value()
	if err != nil {
		t.Fatal(err)
	}
	if d.More() {
		t.Error("bytes are left")
	}
	return got
}

func list(v ...starlark.Value) *starlark.List { return starlark.NewList(v) }

func dict(v ...starlark.Value) *starlark.Dict {
	d := new(starlark.Dict)
	for i := 0; i < len(v); i += 2 {
		d.SetKey(v[i], v[i+1])
	}
	return d
}

func TestValues(t *testing.T) {
	big := new(big.Int).Lsh(big.NewInt(1), 200)
	set := new(starlark.Set)
	set.Insert(starlark.String("b"))
	set.Insert(starlark.MakeInt(1))
	r, _ := pyop.NewRange(10, -5, -3)
	for _, v := range []starlark.Value{
		starlark.None, starlark.True, starlark.False,
		starlark.MakeInt(0), starlark.MakeInt(127), starlark.MakeInt(128), starlark.MakeInt(-1),
		starlark.MakeInt64(math.MaxInt64), starlark.MakeInt64(math.MinInt64), starlark.MakeUint64(math.MaxUint64),
		starlark.MakeBigInt(big), starlark.MakeBigInt(big.Neg(big)),
		starlark.Float(0), starlark.Float(math.Copysign(0, -1)), starlark.Float(1e300), starlark.Float(math.Inf(-1)), starlark.Float(math.NaN()),
		starlark.String(""), starlark.String("a\x00線程\U0001f600"), pyop.Bytes("\xff\x00"),
		starlark.Tuple{}, starlark.Tuple{starlark.MakeInt(1), starlark.Tuple{}},
		list(), list(starlark.MakeInt(-500), list()),
		dict(), dict(starlark.String("k"), list(), starlark.Tuple{starlark.None}, starlark.None),
		new(starlark.Set), set, pyop.NewFrozenSet(set), &pyop.Bytearray{B: []byte("ab")},
		r, pyop.NewSlice(starlark.None, starlark.MakeInt(-2), starlark.None),
		object.Ellipsis, object.NotImplemented,
	} {
		got := roundTrip(t, v)
		if object.Repr(got) != object.Repr(v) || got.Type() != v.Type() {
			t.Errorf("%s became %s", object.Repr(v), object.Repr(got))
		}
	}
}

func TestIdentity(t *testing.T) {
	shared := list(starlark.MakeInt(1))
	tuple := starlark.Tuple{shared, shared}
	self := list()
	self.Append(self)
	self.Append(tuple)
	self.Append(tuple)
	inTuple := list()
	cycle := starlark.Tuple{inTuple, starlark.None}
	inTuple.Append(cycle)
	inDict := dict()
	inDict.SetKey(starlark.String("me"), inDict)

	got := roundTrip(t, list(self, cycle, inDict)).(*starlark.List)
	l := got.Index(0).(*starlark.List)
	if l.Index(0) != starlark.Value(l) {
		t.Error("the list that has itself does not")
	}
	t1, t2 := l.Index(1).(starlark.Tuple), l.Index(2).(starlark.Tuple)
	if &t1[0] != &t2[0] || t1[0] != t1[1] {
		t.Error("shared values are not")
	}
	c := got.Index(1).(starlark.Tuple)
	if back := c[0].(*starlark.List).Index(0).(starlark.Tuple); &back[0] != &c[0] {
		t.Error("the tuple in its list is another")
	}
	d := got.Index(2).(*starlark.Dict)
	if v, _, _ := d.Get(starlark.String("me")); v != starlark.Value(d) {
		t.Error("the dict that has itself does not")
	}
}

func TestUnknown(t *testing.T) {
	lock := starlark.NewBuiltin("lock", nil)
	for _, c := range []struct {
		v    starlark.Value
		path string
	}{
		{lock, ""},
		{list(starlark.None, lock), "list item 1"},
		{starlark.Tuple{dict(starlark.String("lock"), lock)}, "tuple item 0, key 'lock'"},
		{dict(lock, starlark.None), "a key"},
	} {
		err := wire.NewEncoder(none{}, nil).Value(c.v)
		if !object.IsA(err, object.TypeError) || wire.Path(err) != c.path {
			t.Errorf("%v: %v at %q, want %q", c.v, err, wire.Path(err), c.path)
		}
	}
}

func TestDepth(t *testing.T) {
	v := list()
	for range wire.MaxDepth - 1 {
		v = list(v)
	}
	roundTrip(t, v)
	if err := wire.NewEncoder(none{}, nil).Value(list(v)); !object.IsA(err, object.RecursionError) {
		t.Errorf("too deep: %v", err)
	}
}

// FuzzDecoder looks that no bytes make the decoder panic, and that what it reads can be
// written and read again.
func FuzzDecoder(f *testing.F) {
	shared := list(starlark.MakeInt(300), starlark.Float(1.5))
	for _, v := range []starlark.Value{
		shared, starlark.Tuple{shared, shared}, dict(starlark.String("key"), shared, starlark.Tuple{}, starlark.True),
		starlark.MakeBigInt(new(big.Int).Lsh(big.NewInt(1), 70)), pyop.NewSlice(starlark.None, starlark.None, starlark.None),
	} {
		f.Add(encode(f, v))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		v, err := wire.NewDecoder(none{}, src).Value()
		if err != nil {
			return
		}
		var format *wire.FormatError
		again := encode(t, v)
		if _, err := wire.NewDecoder(none{}, again).Value(); errors.As(err, &format) {
			t.Errorf("%x was read, but %x is not: %v", src, again, err)
		}
	})
}

func BenchmarkInts(b *testing.B) {
	v := list()
	for i := range 50_000 {
		v.Append(starlark.MakeInt(i))
	}
	e, d := wire.NewEncoder(none{}, nil), wire.NewDecoder(none{}, nil)
	for b.Loop() {
		e.Reset(e.Bytes()[:0])
		e.Value(v)
		d.Reset(e.Bytes())
		if _, err := d.Value(); err != nil {
			b.Fatal(err)
		}
	}
}
