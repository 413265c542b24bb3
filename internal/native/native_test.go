package native_test

import (
	"context"
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
