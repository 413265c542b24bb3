package native_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

var hypot2 = native.F2("hypot2", "x, y, /", "Return x*x + y*y.", func(_ *script.Thread, x, y float64) (float64, error) {
	return x*x + y*y, nil
})

var center = native.M2("center", "width, fillchar=' ', /", "Center.", func(s string, _ *script.Thread, width int, fill string) (string, error) {
	for len(s) < width {
		s = fill + s
	}
	return s, nil
})

// on runs f on a script thread.
func on(t testing.TB, f func(t *script.Thread)) {
	t.Helper()
	rt := script.NewRuntime()
	th, leave, err := rt.Enter(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	th.Acquire()
	f(th)
}

func TestCall(t *testing.T) {
	on(t, func(th *script.Thread) {
		v, err := hypot2.Call(th, []value.Value{value.Int(3), value.Float(4)}, nil)
		if err != nil || v != value.Float(25) {
			t.Errorf("got %v, %v", v, err)
		}
		v, err = center.Call(th, []value.Value{value.Text("ab"), value.Int(4)}, nil)
		if err != nil || v.String() != `"  ab"` {
			t.Errorf("got %v, %v", v, err)
		}
		x, err := starlark.Call(th.Interp(), center, starlark.Tuple{starlark.String("a"), starlark.MakeInt(3), starlark.String("-")}, nil)
		if err != nil || x != starlark.String("--a") {
			t.Errorf("got %v, %v", x, err)
		}
	})
}

func BenchmarkCallFloats(b *testing.B) {
	on(b, func(th *script.Thread) {
		b.ReportAllocs()
		args := make([]value.Value, 2)
		for i := range b.N {
			args[0], args[1] = value.Float(float64(i)), value.Float(2)
			if _, err := hypot2.Call(th, args, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCallInternal(b *testing.B) {
	on(b, func(th *script.Thread) {
		b.ReportAllocs()
		args := starlark.Tuple{starlark.Float(1), starlark.Float(2)}
		for range b.N {
			if _, err := hypot2.CallInternal(th.Interp(), args, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCallDefault(b *testing.B) {
	on(b, func(th *script.Thread) {
		b.ReportAllocs()
		args := []value.Value{value.Text("ab"), value.Int(1)}
		for range b.N {
			if _, err := center.Call(th, args, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A counter is the state of an instance of a class in Go.
type counter struct{ n int }

func (c *counter) add(_ *script.Thread, n int) (int, error) {
	c.n += n
	return c.n, nil
}

// A class has what its table says, for instances of classes that are derived from it, too.
func TestState(t *testing.T) {
	class := native.Table{
		Doc:        "counts",
		Methods:    []*native.Function{native.M1("add", "n=1", "adds n", (*counter).add)},
		Attributes: []*native.Attribute{native.GetSet("n", "the number", func(c *counter) (int, error) { return c.n, nil }, func(c *counter, n int) error { c.n = n; return nil })},
	}.Define(object.NewClass("m", "Counter", nil))
	derived := object.NewClass("m", "Derived", class)
	on(t, func(th *script.Thread) {
		i, err := object.New(derived)
		if err != nil {
			t.Fatal(err)
		}
		add, err := i.Attr("add")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := starlark.Call(th.Interp(), add, nil, nil); err == nil || !strings.HasSuffix(err.Error(), "Counter.__init__() not called") {
			t.Errorf("without a state: %v", err)
		}
		i.SetState(new(counter))
		if err := i.SetField("n", starlark.MakeInt(40)); err != nil {
			t.Error(err)
		}
		if v, err := starlark.Call(th.Interp(), add, nil, []starlark.Tuple{{starlark.String("n"), starlark.MakeInt(2)}}); err != nil || v != starlark.MakeInt(42) {
			t.Errorf("got %v, %v", v, err)
		}
		method, _ := class.Lookup("add") // called with the receiver
		if v, err := starlark.Call(th.Interp(), method, starlark.Tuple{i}, nil); err != nil || v != starlark.MakeInt(43) {
			t.Errorf("got %v, %v", v, err)
		}
		if v, err := i.Attr("n"); err != nil || v != starlark.MakeInt(43) {
			t.Errorf("got %v, %v", v, err)
		}
	})
	if object.DocOf(class) != "counts" || object.DocOf(derived) != "" {
		t.Error("docstrings", object.DocOf(class), object.DocOf(derived))
	}
}

// A function that is bound to a state is, to scripts, one that is bound to nothing.
func TestWith(t *testing.T) {
	f := native.M1("add", "n", "adds n", (*counter).add).With(&counter{1})
	on(t, func(th *script.Thread) {
		if v, err := starlark.Call(th.Interp(), f, starlark.Tuple{starlark.MakeInt(2)}, nil); err != nil || v != starlark.MakeInt(3) {
			t.Errorf("got %v, %v", v, err)
		}
		_, err := starlark.Call(th.Interp(), f, make(starlark.Tuple, 2), nil)
		if err == nil || !strings.HasSuffix(err.Error(), "add() takes 1 positional argument but 2 were given") {
			t.Error(err)
		}
	})
	if f.Self() != nil {
		t.Errorf("it is bound to %v", f.Self())
	}
}

// Only a function that says so is called where there is no script thread.
func TestAnyThread(t *testing.T) {
	define := func() *native.Function {
		return native.F1("half", "n=8", "n/2", func(t *script.Thread, n int) (int, error) { return n / 2, nil })
	}
	if v, err := starlark.Call(new(starlark.Thread), define().AnyThread(), nil, nil); err != nil || v != starlark.MakeInt(4) {
		t.Errorf("got %v, %v", v, err)
	}
	if _, err := starlark.Call(new(starlark.Thread), define(), nil, nil); err == nil {
		t.Error("a function that wants a script thread was called without one")
	}
}

// What a value in Go has from its class.
func TestAttrOf(t *testing.T) {
	class := native.Table{
		New:     native.F0("Text", "", "", func(*script.Thread) (string, error) { return "x", nil }),
		Methods: []*native.Function{native.M0("upper", "", "in capitals", func(s string, _ *script.Thread) (string, error) { return strings.ToUpper(s), nil })},
	}.Define(object.NewNative("m", "Text"))
	derived := object.NewNative("m", "Derived", class)
	on(t, func(th *script.Thread) {
		x, err := starlark.Call(th.Interp(), class, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		upper, err := derived.AttrOf(x, "upper")
		if err != nil {
			t.Fatal(err)
		}
		if v, err := starlark.Call(th.Interp(), upper, nil, nil); err != nil || v != starlark.String("X") {
			t.Errorf("got %v, %v", v, err)
		}
	})
	for _, name := range []string{"lower", "__init__"} { // the second is object's
		if v, err := derived.AttrOf(starlark.String("x"), name); v != nil || err != nil {
			t.Errorf("%s: %v, %v", name, v, err)
		}
	}
	if names := derived.AttrNamesOf("b"); !slices.Equal(names, []string{"b", "upper"}) {
		t.Error(names)
	}
}

func BenchmarkCallMethod(b *testing.B) {
	class := native.Table{Methods: []*native.Function{native.M1("add", "n=1", "adds n", (*counter).add)}}.Define(object.NewClass("m", "Counter", nil))
	i, _ := object.New(class)
	i.SetState(new(counter))
	method := class.Attrs().Get("add").(*object.NativeMethod)
	f := method.Method().(*native.Function)
	for _, bench := range []struct {
		name string
		call func(*script.Thread) error
	}{
		{"values", func(th *script.Thread) error {
			_, err := f.Call(th, []value.Value{value.Of(i), value.Int(1)}, nil)
			return err
		}},
		{"starlark", func(th *script.Thread) error {
			_, err := method.CallInternal(th.Interp(), starlark.Tuple{i, starlark.MakeInt(1)}, nil)
			return err
		}},
		{"attr", func(th *script.Thread) error {
			m, _ := i.Attr("add")
			_, err := m.(starlark.Callable).CallInternal(th.Interp(), starlark.Tuple{starlark.MakeInt(1)}, nil)
			return err
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			// A sub-benchmark has its own goroutine, which takes the lock.
			on(b, func(th *script.Thread) {
				b.ReportAllocs()
				for b.Loop() {
					if err := bench.call(th); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// The parameters of FV.
func TestFV(t *testing.T) {
	var got []value.Value
	f := native.FV("Outer.C.__init__", []native.Param{
		{Name: "self"}, {Name: "x"}, {Name: "y", Default: true}, {Name: "a", Keyword: true}, {Name: "b", Default: true, Keyword: true},
	}, "", func(_ *script.Thread, args []value.Value) (value.Value, error) {
		got = slices.Clone(args)
		return value.None, nil
	})
	if _, known := f.Parameters(); known || f.Name() != "__init__" {
		t.Error(f.Name(), known)
	}
	kwarg := func(name string) []starlark.Tuple { return []starlark.Tuple{{starlark.String(name), starlark.True}} }
	arg := starlark.MakeInt(1)
	on(t, func(th *script.Thread) {
		for _, tt := range []struct {
			args   starlark.Tuple
			kwargs []starlark.Tuple
			want   string // of the error
		}{
			{starlark.Tuple{arg, arg}, kwarg("a"), ""},
			{starlark.Tuple{arg, arg, arg}, kwarg("a"), ""},
			{starlark.Tuple{arg, arg}, nil, "Outer.C.__init__() missing 1 required keyword-only argument: 'a'"},
			{nil, kwarg("a"), "Outer.C.__init__() missing 2 required positional arguments: 'self' and 'x'"},
			{starlark.Tuple{arg, arg, arg, arg}, kwarg("a"), "Outer.C.__init__() takes from 2 to 3 positional arguments but 4 were given"},
			{starlark.Tuple{arg, arg}, kwarg("c"), "Outer.C.__init__() got an unexpected keyword argument 'c'"},
		} {
			_, err := starlark.Call(th.Interp(), f, tt.args, tt.kwargs)
			switch {
			case tt.want != "":
				if err == nil || !strings.HasSuffix(err.Error(), tt.want) {
					t.Errorf("%v: %v, want %s", tt.args, err, tt.want)
				}
			case err != nil:
				t.Errorf("%v: %v", tt.args, err)
			case len(got) != 5 || got[3] != value.True || got[2].Present() != (len(tt.args) == 3) || got[4].Present():
				t.Errorf("%v: %v", tt.args, got)
			}
		}
	})
}

// A call with an argument for each parameter, by both kinds of values.
func TestFVCall(t *testing.T) {
	f := native.FV("add", []native.Param{{Name: "x"}, {Name: "y"}}, "", func(_ *script.Thread, args []value.Value) (value.Value, error) {
		v, _ := value.Add(args[0], args[1])
		return v, nil
	})
	on(t, func(th *script.Thread) {
		if v, err := starlark.Call(th.Interp(), f, starlark.Tuple{starlark.Float(1), starlark.Float(2)}, nil); err != nil || v != starlark.Float(3) {
			t.Errorf("got %v, %v", v, err)
		}
		if v, err := f.Call(th, []value.Value{value.Float(1), value.Float(2)}, nil); err != nil || v != value.Float(3) {
			t.Errorf("got %v, %v", v, err)
		}
	})
}

type (
	common struct{ B, C int }
	many   struct {
		A int
		common
		TheLast native.Opt[string]
	}
)

// The fields of an embedded struct are parameters in its place.
func TestFP(t *testing.T) {
	f := native.FP("f", "a, b=2, *, c=3, the_last=None", "", func(_ *script.Thread, p *many) (int, error) {
		return p.A*100 + p.B*10 + p.C + len(p.TheLast.Value), nil
	})
	if err := f.Check(); err != nil {
		t.Fatal(err)
	}
	on(t, func(th *script.Thread) {
		v, err := starlark.Call(th.Interp(), f, starlark.Tuple{starlark.MakeInt(1)}, []starlark.Tuple{{starlark.String("the_last"), starlark.String("abc")}})
		if err != nil || v != starlark.MakeInt(126) {
			t.Errorf("got %v, %v", v, err)
		}
	})
}

// What a call of a class calls counts self in its messages if the class is in Python in CPython.
func TestInit(t *testing.T) {
	f := native.F1("closing", "thing", "", func(_ *script.Thread, v value.Value) (value.Value, error) { return v, nil }).Init()
	on(t, func(th *script.Thread) {
		for n, want := range map[int]string{0: "closing.__init__() missing 1 required positional argument: 'thing'", 2: "closing.__init__() takes 2 positional arguments but 3 were given"} {
			_, err := starlark.Call(th.Interp(), f, make(starlark.Tuple, n), nil)
			if err == nil || !strings.HasSuffix(err.Error(), want) {
				t.Errorf("%v, want %s", err, want)
			}
		}
	})
}

// everything returns what it is called with.
var everything = native.MP("everything", "a, b=2, *args, c=3, **kwargs", "the arguments", func(s string, _ *script.Thread, p *struct {
	A      value.Value
	B      int
	Args   native.Args
	C      int
	Kwargs native.Keywords
}) (string, error) {
	return fmt.Sprint(s, p.A, p.B, p.Args, p.C, p.Kwargs), nil
})

// joined has only *args.
var joined = native.M1("joined", "*args", "the arguments", func(s string, t *script.Thread, args native.Args) (string, error) {
	if _, err := hypot2.Call(t, []value.Value{value.Int(1), value.Int(2)}, nil); err != nil { // they stay
		return "", err
	}
	return s + fmt.Sprint(args), nil
})

// counted returns how many arguments there are.
var counted = native.F1("counted", "*args", "their number", func(_ *script.Thread, args native.Args) (int, error) { return len(args), nil })

// kept returns what it is called with, for later.
var kept = native.F1("kept", "*args", "the arguments", func(_ *script.Thread, args native.Rest) (starlark.Tuple, error) {
	return args.Starlark(), nil
})

func TestArguments(t *testing.T) {
	on(t, func(th *script.Thread) {
		s := value.Text("s")
		numbers := func(n int) (list []value.Value) {
			for i := range n {
				list = append(list, value.Int(int64(i)))
			}
			return list
		}
		many := numbers(100) // more than the stack takes for a call
		for _, tt := range []struct {
			fn    *native.Function
			args  []value.Value
			named []native.Keyword
			want  string
		}{
			{everything, []value.Value{s, value.Int(1)}, nil, `"s1 2 [] 3 []"`},
			{everything, []value.Value{s, value.Int(1), value.Int(5)}, nil, `"s1 5 [] 3 []"`},
			{everything, []value.Value{s, value.Int(1), value.Int(5), value.Int(6), value.Int(7)}, nil, `"s1 5 [6 7] 3 []"`},
			{everything, []value.Value{s}, []native.Keyword{{"c", value.Int(4)}, {"a", value.Int(9)}}, `"s9 2 [] 4 []"`},
			{everything, []value.Value{s, value.Int(1), value.Int(2), value.Int(3)}, []native.Keyword{{"d", value.Int(4)}}, `"s1 2 [3] 3 [{d 4}]"`},
			{everything, []value.Value{s}, nil, "TypeError: everything() missing 1 required positional argument: 'a'"},
			{everything, nil, nil, "TypeError: unbound method everything() needs an argument"},
			{joined, []value.Value{s}, nil, `"s[]"`},
			{joined, append([]value.Value{s}, numbers(3)...), nil, `"s[0 1 2]"`},
			{joined, append([]value.Value{s}, many...), nil, value.Text("s" + fmt.Sprint(many)).String()},
			{kept, numbers(2), nil, "(0, 1)"},
			{kept, nil, nil, "()"},
		} {
			v, err := tt.fn.Call(th, tt.args, tt.named)
			if got := outcome(v.Starlark(), err); got != tt.want {
				t.Errorf("%s%v %v: got %s, want %s", tt.fn.Name(), tt.args, tt.named, got, tt.want)
			}
			x, err := tt.fn.CallInternal(th.Interp(), native.Rest(tt.args).Starlark(), native.Keywords(tt.named).Starlark())
			if got := outcome(x, err); got != tt.want {
				t.Errorf("%s%v %v by CallInternal: got %s, want %s", tt.fn.Name(), tt.args, tt.named, got, tt.want)
			}
			if len(tt.named) > 0 || len(tt.args) > 64 {
				continue
			}
			frame, mark := th.Stack.Push(tt.fn.Room(len(tt.args)))
			copy(frame[:], tt.args)
			v, err = tt.fn.CallIn(th, frame, len(tt.args))
			th.Stack.Pop(mark)
			if got := outcome(v.Starlark(), err); got != tt.want {
				t.Errorf("%s%v by CallIn: got %s, want %s", tt.fn.Name(), tt.args, got, tt.want)
			}
		}
	})
}

// Calls need memory for what Go functions return, and for what is kept.
func TestCallAllocations(t *testing.T) {
	on(t, func(th *script.Thread) {
		for _, tt := range []struct {
			name string
			fn   *native.Function
			args []value.Value
			want float64
		}{
			{"numbers", hypot2, []value.Value{value.Int(3), value.Float(4)}, 0},
			{"default", center, []value.Value{value.Text("ab"), value.Int(1)}, 1},
			{"args", counted, []value.Value{value.Int(1), value.Float(2.5), value.None}, 0},
		} {
			got := testing.AllocsPerRun(100, func() { tt.fn.Call(th, tt.args, nil) })
			if got > tt.want {
				t.Errorf("%s: %v allocations, want %v", tt.name, got, tt.want)
			}
		}
	})
}

// A function that panics leaves no arguments on the stack of its thread.
func TestPanicPopsArguments(t *testing.T) {
	fails := native.F2("fails", "x, y=1, /", "", func(*script.Thread, value.Value, value.Value) (value.Value, error) { panic("boom") })
	on(t, func(th *script.Thread) {
		before := th.Stack.Mark()
		if _, err := th.Call(nil, fails, starlark.Tuple{starlark.None}, nil); err == nil || err.Error() != "SystemError: Go panic: boom" {
			t.Errorf("error %v", err)
		}
		if th.Stack.Mark() != before {
			t.Error("there are values left on the stack")
		}
	})
}
