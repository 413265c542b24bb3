package native_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/script"
	"fstar/internal/value"
)

// What a call by go.starlark.net's interpreter costs, for Go functions of several kinds.
func BenchmarkCallByStarlark(b *testing.B) {
	for _, f := range []*native.Function{
		native.F1("value", "x, /", "", func(_ *script.Thread, x value.Value) (value.Value, error) { return x, nil }),
		native.F1("any", "x, /", "", func(_ *script.Thread, x starlark.Value) (starlark.Value, error) { return x, nil }),
		native.F1("length", "x, /", "", func(_ *script.Thread, x starlark.Value) (int, error) { return 3, nil }),
		native.F1("truth", "x, /", "", func(_ *script.Thread, x starlark.Value) (bool, error) { return true, nil }),
		native.F2("default", "x, y=None, /", "", func(_ *script.Thread, x starlark.Value, y native.Maybe) (starlark.Value, error) { return x, nil }),
		native.F3("defaults", "x, y=None, z=1, /", "", func(_ *script.Thread, x, y, z starlark.Value) (starlark.Value, error) { return x, nil }),
		native.M3("submit", "fn, /, *args, **kwargs", "", func(self starlark.Value, _ *script.Thread, fn starlark.Value, args native.Args, _ native.Keywords) (starlark.Value, error) {
			return fn, nil
		}),
		native.F1("args", "*args", "", func(_ *script.Thread, args native.Args) (starlark.Value, error) { return args[0].Starlark(), nil }),
		native.F3("keywords", "*args, a=None, b=None", "", func(_ *script.Thread, args native.Args, x native.Maybe, y native.Opt[starlark.Value]) (starlark.Value, error) {
			return args[0].Starlark(), nil
		}),
	} {
		b.Run(f.Name(), func(b *testing.B) {
			on(b, func(th *script.Thread) {
				b.ReportAllocs()
				args := starlark.Tuple{starlark.String("x")}
				if f.Name() == "submit" {
					args = append(args, args[0])
				}
				for b.Loop() {
					if _, err := f.CallInternal(th.Interp(), args, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
