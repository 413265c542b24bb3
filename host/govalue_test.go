package host_test

import (
	"context"
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"

	"fstar/host"
)

type base struct {
	ID int `fstar:"id"`
}

type item struct {
	Name  string   `fstar:"name"`
	Price float64  `fstar:"price"`
	Tags  []string `fstar:"tags,omitempty"`
}

type order struct {
	base
	Items   []item  `fstar:"items"`
	By      *string `fstar:"by"`
	Left    map[string]uint8
	Took    time.Duration
	At      time.Time
	Raw     []byte
	Big     *big.Int
	Pair    [2]int
	Any     any
	Ignored func() `fstar:"-"`
	hidden  int
}

func TestToValue(t *testing.T) {
	by := "ann"
	o := order{
		base: base{7}, Items: []item{{"pen", 1.5, []string{"blue"}}, {"ink", 2, nil}}, By: &by, Left: map[string]uint8{"b": 2, "a": 1},
		Took: 1500 * time.Millisecond, At: time.Unix(100, 5e8), Raw: []byte("\x00x"), Big: new(big.Int).Lsh(big.NewInt(1), 70), Pair: [2]int{3, 4},
		Any: []any{nil, true, "x", starlark.MakeInt(5)}, hidden: 1,
	}
	v, err := host.ToValue(&o)
	if err != nil {
		t.Fatal(err)
	}
	h, err := host.New(host.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	globals, err := h.ExecFile(t.Context(), "f.py", "def f(o):\n    return repr(o), o\nclass C: pass\no = C()\no.name, o.price = 'x', 3\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := h.Call(t.Context(), globals["f"].(starlark.Callable), starlark.Tuple{v}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Repr string
		O    order
	}
	pair := got.(starlark.Tuple)
	if err := host.FromValue(pair[0], &back.Repr); err != nil {
		t.Fatal(err)
	}
	const want = `{'id': 7, 'items': [{'name': 'pen', 'price': 1.5, 'tags': ['blue']}, {'name': 'ink', 'price': 2.0}], 'by': 'ann', ` +
		`'Left': {'a': 1, 'b': 2}, 'Took': 1.5, 'At': 100.5, 'Raw': b'\x00x', 'Big': 1180591620717411303424, 'Pair': [3, 4], 'Any': [None, True, 'x', 5]}`
	if back.Repr != want {
		t.Errorf("got  %s\nwant %s", back.Repr, want)
	}
	if err := host.FromValue(pair[1], &back.O); err != nil {
		t.Fatal(err)
	}
	o.hidden, o.Any = 0, []any{nil, true, "x", int64(5)}
	if diff := cmp.Diff(fmt.Sprintf("%+v %v %v", o, *o.By, o.Big), fmt.Sprintf("%+v %v %v", back.O, *back.O.By, back.O.Big), cmp.Transformer("", func(s string) string {
		return strings.ReplaceAll(s, fmt.Sprintf("By:%p", o.By), fmt.Sprintf("By:%p", back.O.By))
	})); diff != "" {
		t.Error(diff)
	}
	var i item // from an object with attributes
	if err := host.FromValue(globals["o"], &i); err != nil || !reflect.DeepEqual(i, item{"x", 3, nil}) {
		t.Errorf("%+v %v", i, err)
	}

	loop := []any{nil}
	loop[0] = loop
	for _, c := range []struct {
		x    any
		want string
	}{
		{map[string]any{"a": []any{1, make(chan int)}}, `host: ["a"][1]: scripts have no value for a chan int`},
		{struct{ X []func() }{[]func(){nil}}, "host: X[0]: scripts have no value for a func()"},
		{complex(1, 2), "host: the value: scripts have no value for a complex128"},
		{loop, "nested too deeply, or in itself"},
	} {
		if _, err := host.ToValue(c.x); err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%T: %.200v, want %s", c.x, err, c.want)
		}
	}
}

func TestFromValue(t *testing.T) {
	h, err := host.New(host.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	into := func(x any) any { return reflect.New(reflect.TypeOf(x)).Interface() }
	for _, c := range []struct {
		src  string
		into any
		want string // %#v of what it points to, or the error
	}{
		{"3", 0, "3"}, {"300", int8(0), "host: the value: 300 does not fit into an int8"}, {"-1", uint(0), "host: the value: -1 does not fit into a uint"},
		{"2**100", 0, "host: the value: 1267650600228229401496703205376 does not fit into an int"}, {"3", 0.5, "3"}, {"True", 0, "host: the value: got bool, want int"},
		{"'x'", "", `"x"`}, {"b'x'", "", "host: the value: got bytes, want string"}, {"b'x'", []byte(nil), `[]byte{0x78}`}, {"1.5", 0, "host: the value: got float, want int"},
		{"[1, 2]", []int(nil), "[]int{1, 2}"}, {"(1, 2)", []int(nil), "[]int{1, 2}"}, {"{1}", []int(nil), "[]int{1}"}, {"range(3)", []int(nil), "[]int{0, 1, 2}"},
		{"'ab'", []string(nil), "host: the value: got str, want []string"}, {"{1: 2}", []int(nil), "host: the value: got dict, want []int"},
		{"[1, 2]", [3]int{}, "host: the value: got 2 elements, want 3"}, {"[1, 'x']", []int(nil), "host: [1]: got str, want int"},
		{"{'a': 1}", map[string]int(nil), `map[string]int{"a":1}`}, {"{3: 'x'}", map[int]int(nil), "host: [3]: got str, want int"}, {"{'a': None}", map[string]int(nil), `host: ["a"]: got NoneType, want int`},
		{"None", []int(nil), "[]int(nil)"}, {"None", 0, "host: the value: got NoneType, want int"},
		{"[{'name': 'x', 'price': 'y'}]", []item(nil), "host: [0].price: got str, want float64"}, {"{'colour': 1}", item{}, `host: ["colour"]: host_test.item has no such field`},
		{"{1: 1}", item{}, "host: [1]: host_test.item has no such field"}, {"3", item{}, "host: the value: got int, want host_test.item"},
		{"{1: [2.5, (None, 'x')]}", any(map[any]any{}), `map[interface {}]interface {}{1:[]interface {}{2.5, []interface {}{interface {}(nil), "x"}}}`},
		{"type('C', (), {})()", map[string]int(nil), "host: the value: got C, want map[string]int"}, {"type('C', (), {})()", []int(nil), "host: the value: got C, want []int"},
		{"type('C', (), {'__iter__': lambda self: iter([1, 2])})()", []int(nil), "[]int{1, 2}"}, {"type('D', (dict,), {})(a=1)", map[string]int(nil), `map[string]int{"a":1}`},
		{"type('L', (list,), {})([1])", []int(nil), "[]int{1}"}, {"type('S', (str,), {})('x')", "", `"x"`}, {"(i for i in [1, 2])", []int(nil), "[]int{1, 2}"},
		{"1.5", time.Duration(0), "1500000000"}, {"1e300", time.Duration(0), "host: the value: 1e+300 does not fit into a time.Duration"},
	} {
		g, err := h.ExecFile(t.Context(), "v.py", "v = "+c.src)
		if err != nil {
			t.Fatal(err)
		}
		p := into(c.into)
		got := ""
		if err := host.FromValue(g["v"], p); err != nil {
			got = err.Error()
		} else {
			got = fmt.Sprintf("%#v", reflect.ValueOf(p).Elem().Interface())
		}
		if got != c.want {
			t.Errorf("%s into %T:\n got %s\nwant %s", c.src, c.into, got, c.want)
		}
	}
	var x any
	g, _ := h.ExecFile(t.Context(), "v.py", "v = {'a': [1, 2**70, b'x', {'b': (True, 1.5)}]}\nw = print")
	want := map[string]any{"a": []any{int64(1), new(big.Int).Lsh(big.NewInt(1), 70), []byte("x"), map[string]any{"b": []any{true, 1.5}}}}
	if err := host.FromValue(g["v"], &x); err != nil || !reflect.DeepEqual(x, any(want)) {
		t.Errorf("%#v %v", x, err)
	}
	if err := host.FromValue(g["w"], &x); err == nil {
		t.Error("a function is no Go value")
	}
	var v starlark.Value
	var l *starlark.List
	if err := host.FromValue(starlark.MakeInt(1), &v); err != nil || v != starlark.MakeInt(1) {
		t.Error(v, err)
	}
	if err := host.FromValue(starlark.MakeInt(1), &l); err == nil {
		t.Error("an int is no list")
	}
	for _, bad := range []any{nil, 3, (*int)(nil)} {
		if err := host.FromValue(starlark.None, bad); err == nil {
			t.Errorf("%T", bad)
		}
	}
}
