package native_test

import (
	"context"
	"fmt"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
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
