package pickle_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// none is an Extension that knows no value.
type none struct{}

func (none) Encode(_ *pickle.Encoder, v starlark.Value) error {
	return object.TypeError.Errorf("cannot pickle '%s' object", object.TypeName(v))
}

func (none) Decode(d *pickle.Decoder, tag pickle.Tag) (starlark.Value, error) {
	return nil, d.Errorf("tag %d", tag)
}

func encode(t testing.TB, v starlark.Value) []byte {
	e := pickle.NewEncoder(none{}, nil)
	if err := e.Value(v); err != nil {
		t.Fatal(err)
	}
	return e.Bytes()
}

// encodePayload is encode with long texts beside the bytes.
func encodePayload(t testing.TB, v starlark.Value) workerpool.Payload {
	e := pickle.NewPayloadEncoder(none{})
	if err := e.Value(v); err != nil {
		t.Fatal(err)
	}
	return e.Payload()
}

// roundTrip returns what becomes of v, by way of bytes that are written over after that.
func roundTrip(t testing.TB, v starlark.Value) starlark.Value {
	p := encodePayload(t, v)
	d := pickle.NewPayloadDecoder(none{}, p)
	got, err := d.Value()
	if err != nil {
		t.Fatal(err)
	}
	if d.More() {
		t.Error("bytes are left")
	}
	for i := range p.Data {
		p.Data[i] = 0xff
	}
	return got
}

func list(v ...starlark.Value) *value.List { return value.ListFrom(v) }

func tuple(v ...starlark.Value) *value.Tuple { return value.TupleFrom(v) }

func dict(v ...starlark.Value) *value.Dict {
	d := new(value.Dict)
	for i := 0; i < len(v); i += 2 {
		d.SetKey(v[i], v[i+1])
	}
	return d
}

func TestValues(t *testing.T) {
	big := new(big.Int).Lsh(big.NewInt(1), 200)
	set := new(value.Set)
	set.Add(nil, value.Text("b"))
	set.Add(nil, value.Int(1))
	frozen, err := object.NewFrozenSet(set)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := object.SmallRange(10, -5, -3)
	for _, v := range []starlark.Value{
		starlark.None, starlark.True, starlark.False,
		starlark.MakeInt(0), starlark.MakeInt(127), starlark.MakeInt(128), starlark.MakeInt(-1),
		starlark.MakeInt64(math.MaxInt64), starlark.MakeInt64(math.MinInt64), starlark.MakeUint64(math.MaxUint64),
		starlark.MakeBigInt(big), starlark.MakeBigInt(big.Neg(big)),
		starlark.Float(0), starlark.Float(math.Copysign(0, -1)), starlark.Float(1e300), starlark.Float(math.Inf(-1)), starlark.Float(math.NaN()),
		starlark.String(""), starlark.String("a\x00線程\U0001f600"), object.Bytes("\xff\x00"),
		tuple(), tuple(starlark.MakeInt(1), tuple()),
		list(), list(starlark.MakeInt(-500), list()),
		dict(), dict(starlark.String("k"), list(), tuple(starlark.None), starlark.None),
		new(value.Set), set, frozen, &object.Bytearray{B: []byte("ab")},
		r, object.NewSlice(starlark.None, starlark.MakeInt(-2), starlark.None),
		object.Ellipsis, object.NotImplemented,
		many(20, starlark.MakeInt(-1)), many(20, starlark.MakeInt(math.MaxInt32), starlark.MakeInt(math.MinInt32)),
		many(20, starlark.MakeInt(1), starlark.MakeInt64(math.MaxInt64), starlark.MakeInt64(math.MinInt64)),
		many(20, starlark.MakeInt(1), starlark.MakeBigInt(big)), many(20, starlark.MakeInt(1), starlark.True),
		many(20, starlark.Float(1), starlark.Float(math.NaN()), starlark.Float(math.Inf(1)), starlark.Float(math.Copysign(0, -1))),
		many(20, starlark.Float(1), starlark.MakeInt(1)), many(20, starlark.MakeInt(1), starlark.Float(1)),
		elements(many(20, starlark.MakeInt(1))), elements(many(20, starlark.Float(0.1))), elements(many(20, starlark.None)),
	} {
		got := roundTrip(t, v)
		if object.Repr(got) != object.Repr(v) || got.Type() != v.Type() {
			t.Errorf("%s became %s", object.Repr(v), object.Repr(got))
		}
		if got, err := pickle.NewDecoder(none{}, encode(t, v)).Value(); err != nil || object.Repr(got) != object.Repr(v) {
			t.Errorf("without texts beside, %s became %v, %v", object.Repr(v), got, err)
		}
	}
}

// many returns a list of n values and more, which are the given ones in turn.
func many(n int, v ...starlark.Value) *value.List {
	l := list()
	for l.Len() < n {
		for _, x := range v {
			l.Append(value.Of(x))
		}
	}
	return l
}

// elements returns a list as a tuple.
func elements(l *value.List) *value.Tuple { return tuple(l.Starlarks()...) }

// Long texts are not among the bytes, and are not copied. One that occurs twice is sent once.
func TestTextsBeside(t *testing.T) {
	text, b := starlark.String(strings.Repeat("t", 100<<10)), object.Bytes(strings.Repeat("\xff", 100<<10))
	v := starlark.Tuple{text, starlark.String("short"), list(b), text}
	p := encodePayload(t, v)
	if len(p.Data) > 100 || len(p.Texts) != 2 {
		t.Errorf("%d bytes, %d texts", len(p.Data), len(p.Texts))
	}
	if got := roundTrip(t, v); object.Repr(got) != object.Repr(v) {
		t.Error("the texts are others")
	}
	if n := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if _, err := pickle.NewPayloadDecoder(none{}, encodePayload(b, v)).Value(); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp(); n > 10<<10 {
		t.Errorf("%d bytes of memory", n)
	}
	p = encodePayload(t, v)
	p.Texts = p.Texts[:1]
	if _, err := pickle.NewPayloadDecoder(none{}, p).Value(); !errors.As(err, new(*pickle.FormatError)) {
		t.Errorf("a text is not there: %v", err)
	}
}

// clearing is an Extension whose values clear a list when they are written, as a
// __getstate__ may.
type clearing struct {
	none
	list *value.List
}

func (c clearing) Encode(e *pickle.Encoder, _ starlark.Value) error {
	e.Tag(pickle.TagExtension)
	return c.list.Clear()
}

func TestListThatShrinks(t *testing.T) {
	l := list(object.NewNative("m", "C"), starlark.MakeInt(1))
	err := pickle.NewEncoder(clearing{list: l}, nil).Value(l)
	if err == nil || !strings.Contains(err.Error(), "RuntimeError: list changed size") {
		t.Errorf("error %v", err)
	}
}

func TestIdentity(t *testing.T) {
	shared := list(starlark.MakeInt(1))
	tuple := starlark.Tuple{shared, shared}
	self := list()
	self.Append(self.Value())
	self.Append(value.Of(tuple))
	self.Append(value.Of(tuple))
	inTuple := list()
	cycle := starlark.Tuple{inTuple, starlark.None}
	inTuple.Append(value.Of(cycle))
	inDict := dict()
	inDict.SetKey(starlark.String("me"), inDict)

	got := roundTrip(t, list(self, cycle, inDict)).(*value.List)
	l := got.Index(0).(*value.List)
	if l.Index(0) != starlark.Value(l) {
		t.Error("the list that has itself does not")
	}
	t1, t2 := l.Index(1).(*value.Tuple), l.Index(2).(*value.Tuple)
	if t1 != t2 || t1.At(0) != t1.At(1) {
		t.Error("shared values are not")
	}
	c := got.Index(1).(*value.Tuple)
	if c.Index(0).(*value.List).Index(0) != starlark.Value(c) {
		t.Error("the tuple in its list is another")
	}
	d := got.Index(2).(*value.Dict)
	if v, _, _ := d.Get(starlark.String("me")); v != starlark.Value(d) {
		t.Error("the dict that has itself does not")
	}
}

// Lists and tuples that are packed are shared as others are.
func TestPackedIdentity(t *testing.T) {
	ints, floats := many(10, starlark.MakeInt(1)), elements(many(10, starlark.Float(1)))
	got := roundTrip(t, list(ints, floats, list(), ints, floats)).(*value.List)
	if got.Index(0) != got.Index(3) || got.Index(0) == starlark.Value(ints) {
		t.Error("the list is not shared")
	}
	if a, b := got.Index(1).(*value.Tuple), got.Index(4).(*value.Tuple); a != b {
		t.Error("the tuple is not shared")
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
		err := pickle.NewEncoder(none{}, nil).Value(c.v)
		if !object.IsA(err, object.TypeError) || pickle.Path(err) != c.path {
			t.Errorf("%v: %v at %q, want %q", c.v, err, pickle.Path(err), c.path)
		}
	}
}

func TestDepth(t *testing.T) {
	v := list()
	for range pickle.MaxDepth - 1 {
		v = list(v)
	}
	roundTrip(t, v)
	if err := pickle.NewEncoder(none{}, nil).Value(list(v)); !object.IsA(err, object.RecursionError) {
		t.Errorf("too deep: %v", err)
	}
}

// FuzzDecoder looks that no bytes make the decoder panic, and that what it reads can be
// written and read again.
func FuzzDecoder(f *testing.F) {
	shared := list(starlark.MakeInt(300), starlark.Float(1.5))
	for _, v := range []starlark.Value{
		shared, starlark.Tuple{shared, shared}, dict(starlark.String("key"), shared, starlark.Tuple{}, starlark.True),
		starlark.MakeBigInt(new(big.Int).Lsh(big.NewInt(1), 70)), object.NewSlice(starlark.None, starlark.None, starlark.None),
		many(10, starlark.MakeInt(-1)), many(10, starlark.MakeInt64(1<<40)), elements(many(10, starlark.Float(0.5))),
		starlark.String(strings.Repeat("t", 20<<10)), list(object.Bytes(strings.Repeat("b", 20<<10))),
	} {
		p := encodePayload(f, v)
		f.Add(p.Data, strings.Join(p.Texts, ""))
	}
	f.Fuzz(func(t *testing.T, src []byte, text string) {
		v, err := pickle.NewPayloadDecoder(none{}, workerpool.Payload{Data: src, Texts: []string{text}}).Value()
		if err != nil {
			return
		}
		var format *pickle.FormatError
		again := encode(t, v)
		if _, err := pickle.NewDecoder(none{}, again).Value(); errors.As(err, &format) {
			t.Errorf("%x was read, but %x is not: %v", src, again, err)
		}
	})
}

// BenchmarkLists is about lists as scripts send them, of 50,000 elements.
func BenchmarkLists(b *testing.B) {
	lists := map[string]func(i int) starlark.Value{
		"ints":   func(i int) starlark.Value { return starlark.MakeInt(i) },
		"floats": func(i int) starlark.Value { return starlark.Float(i) / 3 },
		"texts":  func(i int) starlark.Value { return starlark.String(fmt.Sprint("text ", i)) },
		"dicts": func(i int) starlark.Value {
			return dict(starlark.String("a"), starlark.MakeInt(i), starlark.String("b"), starlark.None)
		},
		"pairs": func(i int) starlark.Value { return starlark.Tuple{starlark.MakeInt(i), starlark.MakeInt(-i)} },
	}
	for name, element := range lists {
		v := list()
		for i := range 50_000 {
			v.Append(value.Of(element(i)))
		}
		b.Run(name+"/encode", func(b *testing.B) {
			for b.Loop() {
				encode(b, v)
			}
		})
		b.Run(name+"/decode", func(b *testing.B) {
			src := encode(b, v)
			for b.Loop() {
				if _, err := pickle.NewDecoder(none{}, src).Value(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
