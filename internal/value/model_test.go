package value_test

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/value"
)

// What follows is Python's rules for keys and elements, written down again and simply: what a
// value is, as a text, and what it equals, as another.

// shown returns a text that tells what a value is: its type, and all that is in it. Containers
// of go.starlark.net look as those of this package.
func shown(v value.Value) string {
	switch x := v.Starlark().(type) {
	case nil:
		return "<absent>"
	case *value.List:
		return "[" + shownAll(x.Elems()) + "]"
	case *starlark.List:
		return "[" + shownAll(value.ListOver(x).Elems()) + "]"
	case *value.Tuple:
		return "(" + shownAll(x.Elems()) + ")"
	case starlark.Tuple:
		t, _ := value.AsTuple(v)
		return "(" + shownAll(t.Elems()) + ")"
	case *value.Dict, *starlark.Dict:
		d, _ := value.AsDict(v)
		var items []string
		for k, v := range d.All() {
			items = append(items, shown(k)+": "+shown(v))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case *value.Set, *starlark.Set, *value.FrozenSet:
		s, _ := value.AsSet(v)
		var elems []string
		for e := range s.All() {
			elems = append(elems, shown(e))
		}
		return "set(" + strings.Join(elems, ", ") + ")"
	case starlark.Float:
		return fmt.Sprintf("float %016x", math.Float64bits(float64(x)))
	case *object:
		return x.String()
	default:
		return x.Type() + " " + x.String()
	}
}

func shownAll(elems []value.Value) string {
	var all []string
	for _, e := range elems {
		all = append(all, shown(e))
	}
	return strings.Join(all, ", ")
}

// canon returns a text that is the same for two values that are the same or equal.
func canon(v value.Value) string {
	if r, ok := rational(v); ok {
		return "number " + r.RatString()
	}
	if t, ok := value.AsTuple(v); ok {
		var all []string
		for _, e := range t.Elems() {
			all = append(all, canon(e))
		}
		return "(" + strings.Join(all, ", ") + ")"
	}
	if isContainer(v) {
		return fmt.Sprintf("container %p", v.Starlark())
	}
	switch x := v.Starlark().(type) {
	case *value.FrozenSet:
		var all []string
		for e := range x.Set().All() {
			all = append(all, canon(e))
		}
		slices.Sort(all)
		return "set(" + strings.Join(all, ", ") + ")"
	case *object:
		if x.equals.Present() {
			return canon(x.equals)
		}
	}
	return shown(v)
}

// rational returns what number a finite one is.
func rational(v value.Value) (*big.Rat, bool) {
	switch x := v.Starlark().(type) {
	case starlark.Int:
		return new(big.Rat).SetInt(x.BigInt()), true
	case starlark.Bool:
		if x {
			return big.NewRat(1, 1), true
		}
		return new(big.Rat), true
	case starlark.Float:
		r := new(big.Rat).SetFloat64(float64(x))
		return r, r != nil
	}
	return nil, false
}

// order returns how Python orders two values of those that sortable lets through.
func order(v, w value.Value) int {
	s, ok := v.Text()
	if t, also := w.Text(); ok && also {
		return strings.Compare(s, t)
	}
	a, okA := v.Float64()
	b, okB := w.Float64()
	x, finiteX := rational(v)
	y, finiteY := rational(w)
	if finiteX && finiteY {
		return x.Cmp(y)
	}
	if !okA {
		a = 0
	}
	if !okB {
		b = 0
	}
	return cmp.Compare(a, b)
}

// sortable reports whether all values are numbers but NaN, or all are texts.
func sortable(values []value.Value) bool {
	numbers, texts := 0, 0
	for _, v := range values {
		f, isFloat := v.Float64()
		_, isNumber := rational(v)
		switch {
		case v.IsText():
			texts++
		case isNumber || isFloat && !math.IsNaN(f):
			numbers++
		}
	}
	return numbers == len(values) || texts == len(values)
}

// An object is of no type that package value knows. It equals itself, and what it says it
// equals; a comparison may do anything before.
type object struct {
	name   string
	equals value.Value // or absent
	hash   uint64
}

var objects = value.KindOf[object]()

var _ starlark.Comparable = (*object)(nil)

func (o *object) String() string       { return "<" + o.name + ">" }
func (o *object) Type() string         { return "object" }
func (o *object) Freeze()              {}
func (o *object) Truth() starlark.Bool { return true }

// Hash is the hash for go.starlark.net's tables: that which they have for what the object
// equals.
func (o *object) Hash() (uint32, error) {
	if o.equals.Present() {
		return new(value.Arena).Export(o.equals).Hash()
	}
	return uint32(o.hash), nil
}

// testKeys are Keys for objects. before is called before each comparison and hash.
type testKeys struct {
	before func()
}

var errFails = errors.New("comparison fails")

func (k *testKeys) Hash(v value.Value) (uint64, error) {
	o, ok := objects.Get(v)
	if !ok {
		return 0, fmt.Errorf("hash of %v was asked for", v)
	}
	k.before()
	if o.equals.Present() {
		return value.Hash(k, o.equals)
	}
	return o.hash, nil
}

func (k *testKeys) Equal(v, w value.Value) (bool, error) {
	_, ok := objects.Get(v)
	if _, also := objects.Get(w); !ok && !also {
		return false, fmt.Errorf("whether %v == %v was asked for", v, w)
	}
	k.before()
	return canon(v) == canon(w), nil
}

// Spellings are the objects of the test that equal k, and what k, an object, equals.
func (k *testKeys) Spellings(v value.Value) (others []starlark.Value) {
	if o, ok := objects.Get(v); ok {
		if !o.equals.Present() {
			return nil
		}
		v = o.equals
		others = append(others, new(value.Arena).Export(v))
	}
	for _, o := range testObjects {
		if o.equals.Present() && canon(o.equals) == canon(v) {
			others = append(others, o)
		}
	}
	return others
}

// CompareSameType is identity, and what go.starlark.net's tables need to find a key again.
func (o *object) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	return (o == y) == (op == syntax.EQL), nil
}

var testObjects = []*object{
	{name: "one", equals: value.Int(1)},
	{name: "a", equals: value.Text("a")},
	{name: "itself", hash: 7},
	{name: "like 7", hash: 7},
	{name: "pair", equals: value.NewTuple(value.Int(1), value.Text("a")).Value()},
}

// atoms are values to put into containers.
var atoms = func() []value.Value {
	shift := func(n uint) value.Value {
		return value.Of(starlark.MakeBigInt(new(big.Int).Lsh(big.NewInt(1), n)))
	}
	set := func(elems ...value.Value) value.Value {
		s := value.NewSet(0)
		for _, e := range elems {
			s.Add(nil, e)
		}
		f, _ := value.NewFrozenSet(nil, s)
		return f.Value()
	}
	tuple := func(elems ...value.Value) value.Value { return value.NewTuple(elems...).Value() }
	one := tuple(value.Int(1))
	nested := tuple(one, one, value.Text("x"))
	out := []value.Value{
		value.Int(0), value.Int(1), value.Int(2), value.Int(3), value.Int(-1), value.Int(-2), value.Int(8), value.Int(1 << 40),
		value.Int(1<<61 - 1), value.Int(1 << 61), value.Int(math.MaxInt64), value.Int(math.MinInt64),
		value.True, value.False, value.None,
		value.Float(0), value.Float(math.Copysign(0, -1)), value.Float(1), value.Float(1.5), value.Float(math.NaN()),
		value.Float(math.Inf(1)), value.Float(math.Inf(-1)), value.Float(1 << 61), value.Float(1 << 63), value.Float(1e300),
		shift(63), shift(64), shift(100),
		value.Text(""), value.Text("a"), value.Text("b"), value.Text("ab"), value.Text("a text of more than sixteen bytes"),
		value.Of(starlark.Bytes("a")), value.Of(starlark.Bytes("")),
		tuple(), one, tuple(value.True), tuple(value.Float(1)), tuple(value.Int(1), value.Text("a")), nested,
		tuple(nested, nested), value.Of(starlark.Tuple{starlark.MakeInt(1)}),
		set(), set(value.Int(1), value.Int(2)), set(value.Int(2), value.True), set(one), tuple(set(value.Int(1), value.Int(2))),
	}
	for _, o := range testObjects {
		out = append(out, objects.Of(o))
	}
	for i := range 12 {
		out = append(out, value.Int(int64(i*64)), value.Text(fmt.Sprintf("key%d", i)))
	}
	return out
}()
