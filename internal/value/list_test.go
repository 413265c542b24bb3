package value_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
	"fstar/internal/value"
)

func TestMakeList(t *testing.T) {
	for n := range 20 {
		l := value.MakeList(n)
		for i := range 20 {
			if err := l.Append(value.Int(int64(i))); err != nil || l.Len() != i+1 {
				t.Fatal(l, err)
			}
		}
		if l.Len() != 20 || l.At(19) != value.Int(19) || l.At(-20) != value.Int(0) || l.At(20).Present() || l.At(-21).Present() {
			t.Errorf("%d: %v", n, l)
		}
		c := value.NewList(l.Elems()[:n]...)
		if c.Len() != n {
			t.Errorf("%d: %v", n, c)
		}
	}
}

// TestQueue: a list that is filled at one end and emptied at the other does not grow.
func TestQueue(t *testing.T) {
	l := value.MakeList(0)
	for i := range int64(100_000) {
		l.Append(value.Int(i))
		if l.Len() > 10 {
			if v, err := l.Pop(0); v != value.Int(i-10) || err != nil {
				t.Fatal(v, err)
			}
		}
	}
	if cap(l.Elems()) > 100 {
		t.Error("room for", cap(l.Elems()))
	}
	for l.Len() > 0 {
		l.Pop(-1)
	}
	l = intList(100_000)
	for l.Len() > 10 {
		l.Pop(-1)
	}
	if cap(l.Elems()) > 100 {
		t.Error("room for", cap(l.Elems()))
	}
}

func TestListOfItself(t *testing.T) {
	l := value.NewList(value.Int(1), value.Int(2), value.Int(3), value.Int(4))
	if err := l.SetSlice(1, 2, 1, l.Elems()); err != nil || l.String() != "[1, 1, 2, 3, 4, 3, 4]" {
		t.Error(l, err)
	}
	if err := l.SetSlice(6, -1, -1, l.Elems()); err != nil || l.String() != "[4, 3, 4, 3, 2, 1, 1]" {
		t.Error(l, err)
	}
	l.Append(l.Value())
	if got := l.String(); got != "[4, 3, 4, 3, 2, 1, 1, [...]]" {
		t.Error(got)
	}
}

func TestErrSize(t *testing.T) {
	l := value.NewList(value.Int(1), value.Int(2))
	if _, err := l.Repeat(math.MaxInt / 2); !errors.Is(err, value.ErrSize) {
		t.Error(err)
	}
	if _, err := value.NewTuple(l.Elems()...).Repeat(math.MaxInt); !errors.Is(err, value.ErrSize) {
		t.Error(err)
	}
	if err := l.RepeatInPlace(math.MaxInt); !errors.Is(err, value.ErrSize) || l.Len() != 2 {
		t.Error(err)
	}
	if c, err := l.Repeat(-1); err != nil || c.Len() != 0 {
		t.Error(c, err)
	}
}

func TestTuple(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 100, 1023, 1024, 5000} {
		made, elems := value.MakeTuple(n)
		if made.Len() != n || len(elems) != n {
			t.Fatalf("%d: %d elements, %d", n, made.Len(), len(elems))
		}
		for i := range elems {
			elems[i] = value.Int(int64(i))
		}
		h, _ := value.Hash(nil, made.Value())
		for range 2 { // a hash that is kept is behind the head
			for i, v := range made.All() {
				if v != value.Int(int64(i)) {
					t.Fatal(v)
				}
			}
			if again, _ := value.Hash(nil, made.Value()); again != h {
				t.Fatal("another hash")
			}
		}
		if n > 0 && (made.At(-1) != value.Int(int64(n-1)) || made.At(n).Present() || made.At(-n-1).Present()) {
			t.Error(made.At(-1), made.At(n), made.At(-n-1))
		}
		if same := made.Sliced(0, n, 1); same != made {
			t.Error("a copy of a tuple")
		}
		twice, err := made.Repeat(2)
		if err != nil || twice.Len() != 2*n || twice.String() != made.Concat(made).String() {
			t.Error(twice, err)
		}
	}
	if empty := value.NewTuple(); empty != value.NewTuple([]value.Value{}...) || value.NewTuple(value.None).Sliced(1, 1, 1) != value.NewTuple() {
		t.Error("two empty tuples")
	}
	if got := value.NewTuple(value.Int(1)).String() + value.Pair(value.None, value.Text("a")).String(); got != `(1,)(None, "a")` {
		t.Error(got)
	}
}

// TestSort sorts lists of all kinds, by themselves and by keys, and compares with a sort that is
// simple.
func TestSort(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	shift := func(n uint) value.Value {
		return value.Of(starlark.MakeBigInt(new(big.Int).Lsh(big.NewInt(1), n)))
	}
	kinds := map[string]func() value.Value{
		"ints": func() value.Value { return value.Int(random.Int64N(50) - 25) },
		"large": func() value.Value {
			return value.Int([]int64{int64(random.Uint64()), math.MinInt64, math.MaxInt64}[random.IntN(3)])
		},
		"floats": func() value.Value { return value.Float(float64(random.IntN(40)-20) / 4) },
		"edges": func() value.Value {
			return []value.Value{value.Float(0), value.Float(math.Copysign(0, -1)), value.Float(math.Inf(1)), value.Float(math.Inf(-1)), value.Float(1), value.Float(-1)}[random.IntN(6)]
		},
		"texts": func() value.Value {
			return value.Text(strings.Repeat("a", random.IntN(12)) + fmt.Sprint(random.IntN(9)))
		},
		"unicode": func() value.Value {
			return value.Text(string([]rune{rune(random.IntN(0x3000)), '\x00', 'é'}[:random.IntN(4)]))
		},
		"mixed": func() value.Value {
			return []value.Value{value.Int(3), value.True, value.Float(2.5), shift(70), value.Int(-4), value.Float(3)}[random.IntN(6)]
		},
	}
	for name, kind := range kinds {
		for _, n := range []int{0, 1, 2, 3, 16, 17, 63, 64, 65, 200, 1000} {
			var elems []value.Value
			for range n {
				elems = append(elems, kind())
			}
			for _, part := range []int{0, n / 2, n} { // of them are in order already
				slices.SortStableFunc(elems[:part], order)
				checkSort(t, name, elems, random.IntN(2) == 0)
			}
			slices.Reverse(elems)
			checkSort(t, name, elems, false)
		}
	}
}

func checkSort(t *testing.T, name string, elems []value.Value, reverse bool) {
	t.Helper()
	compare := order
	if reverse {
		compare = func(a, b value.Value) int { return order(b, a) }
	}
	want := slices.Clone(elems)
	slices.SortStableFunc(want, compare)
	l := value.NewList(elems...)
	if err := l.Sort(value.Ordering{Reverse: reverse}); err != nil || shownAll(l.Elems()) != shownAll(want) {
		t.Fatalf("%s, reverse %t: %v %v\nwant %v", name, reverse, l, err, want)
	}
	// By a key, which says nothing of where an element was; and by one that Less must compare.
	byKey := func(e value.Value) (value.Value, error) { return e.Starlark().(*value.Tuple).At(0), nil }
	boxed := func(e value.Value) (value.Value, error) {
		return objects.Of(&object{equals: e.Starlark().(*value.Tuple).At(0)}), nil
	}
	for what, o := range map[string]value.Ordering{
		"key": {Key: byKey, Reverse: reverse},
		"less": {Key: boxed, Reverse: reverse, Less: func(v, w value.Value) (bool, error) {
			return order(v.Starlark().(*object).equals, w.Starlark().(*object).equals) < 0, nil
		}},
		"tuples": {Reverse: reverse, Key: func(e value.Value) (value.Value, error) {
			k, _ := byKey(e)
			return value.Pair(k, value.Int(0)).Value(), nil
		}},
	} {
		var pairs []value.Value
		for i, e := range elems {
			pairs = append(pairs, value.Pair(e, value.Int(int64(i))).Value())
		}
		l := value.NewList(pairs...)
		slices.SortStableFunc(pairs, func(a, b value.Value) int {
			x, _ := byKey(a)
			y, _ := byKey(b)
			return compare(x, y)
		})
		if err := l.Sort(o); err != nil || shownAll(l.Elems()) != shownAll(pairs) {
			t.Fatalf("%s by %s, reverse %t: %v %v\nwant %v", name, what, reverse, l, err, pairs)
		}
	}
}

// TestSortCompares: what is in order already is compared once.
func TestSortCompares(t *testing.T) {
	n := 0
	o := value.Ordering{
		Key: func(e value.Value) (value.Value, error) { return objects.Of(&object{equals: e}), nil },
		Less: func(v, w value.Value) (bool, error) {
			n++
			return order(v.Starlark().(*object).equals, w.Starlark().(*object).equals) < 0, nil
		},
	}
	l := intList(1000)
	if err := l.Sort(o); err != nil || n != 999 {
		t.Error(n, "comparisons;", err)
	}
	l.Reverse()
	if n = 0; l.Sort(o) != nil || n != 999 || l.At(0) != value.Int(0) {
		t.Error(n, "comparisons;", l.At(0))
	}
}

func TestSortFails(t *testing.T) {
	all := func(l *value.List) string {
		var s []string
		for _, e := range l.Elems() {
			s = append(s, shown(e))
		}
		slices.Sort(s)
		return strings.Join(s, " ")
	}
	mixed := []value.Value{value.Int(3), value.Text("a"), value.Int(1), value.None, value.Float(.5)}
	l := value.NewList(mixed...)
	before := all(l)
	var order *value.OrderError
	if err := l.Sort(value.Ordering{}); !errors.As(err, &order) || err.Error() != "'<' not supported between instances of 'str' and 'int'" {
		t.Error(err)
	}
	for n := range 10 {
		called := 0
		fails := func() error {
			if called++; called > n {
				return errFails
			}
			if l.Len() != 0 {
				t.Error("the list is not empty while it is sorted")
			}
			return nil
		}
		err1 := l.Sort(value.Ordering{Less: func(v, w value.Value) (bool, error) { return called%2 == 0, fails() }})
		called = 0
		err2 := l.Sort(value.Ordering{Key: func(e value.Value) (value.Value, error) { return value.Int(int64(called)), fails() }})
		if n < 4 && (err1 != errFails || err2 != errFails) || all(l) != before {
			t.Error(n, err1, err2, l)
		}
	}
	for _, change := range []func(){func() { l.Append(value.None) }, func() { l.SetSlice(0, 0, 1, []value.Value{value.None}) }} {
		once := true
		err := l.Sort(value.Ordering{Key: func(e value.Value) (value.Value, error) {
			if once {
				change()
				once = false
			}
			return value.Int(1), nil
		}})
		if !errors.Is(err, value.ErrChangedSort) || all(l) != before {
			t.Error(err, l)
		}
	}
	// A list that is demoted while it is sorted.
	var a value.Arena
	var x starlark.Value
	err := l.Sort(value.Ordering{Key: func(e value.Value) (value.Value, error) { x = a.Export(l.Value()); return value.None, nil }, Less: func(v, w value.Value) (bool, error) { return false, nil }})
	if err != nil || all(l) != before || x.(*starlark.List).Len() != len(mixed) {
		t.Error(err, l, x)
	}
	if err := l.Sort(value.Ordering{Key: func(e value.Value) (value.Value, error) {
		x.(*starlark.List).Append(starlark.None)
		return value.Int(1), nil
	}}); !errors.Is(err, value.ErrChangedSort) || l.Len() != len(mixed) {
		t.Error(err, l)
	}
}

type stop struct{}

func (stop) Alarm() error { return errors.New("stop") }

// A list whose sorting is stopped has all elements still.
func TestSortIsStopped(t *testing.T) {
	for name, elem := range map[string]func(i int64) value.Value{
		"ints":   func(i int64) value.Value { return value.Int(i * 7919 % 100_003) },
		"texts":  func(i int64) value.Value { return value.Text(strconv.FormatInt(i*7919%100_003, 10)) },
		"tuples": func(i int64) value.Value { return value.NewTuple(value.Int(i*7919%100_003), value.None).Value() },
	} {
		l, _ := value.AsList(appended(1000, elem))
		before := slices.Clone(l.Elems())
		func() {
			alarm.Raise(stop{})
			defer alarm.Lower(stop{})
			var err error
			defer func() {
				if _, panicked := recover().(alarm.Stop); !panicked && err == nil { // comparing tuples panics
					t.Errorf("%s: was not stopped", name)
				}
			}()
			err = l.Sort(value.Ordering{})
		}()
		count := make(map[string]int)
		for _, v := range before {
			count[v.Starlark().String()]++
		}
		for _, v := range l.Elems() {
			count[v.Starlark().String()]--
		}
		for text, n := range count {
			if n != 0 {
				t.Errorf("%s: %s is there %d times less", name, text, n)
			}
		}
		if err := l.Sort(value.Ordering{}); err != nil || l.Len() != 1000 {
			t.Errorf("%s: %v, %d elements", name, err, l.Len())
		}
	}
}
