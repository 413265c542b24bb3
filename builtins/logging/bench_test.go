package logging_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/builtins/logging"
	"fstar/internal/object"
	"fstar/internal/script"
)

// BenchmarkNew is what the first import of logging costs a Host.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	cfg := logging.Config{
		Stderr:   func() starlark.Value { return starlark.None },
		Handling: func(*script.Thread) *object.Exception { return nil },
		Handle:   func(_ *script.Thread, _ *object.Exception, f func() error) error { return f() },
		Worker:   true, // nothing to do at the end
	}
	rt := script.NewRuntime()
	err := rt.Do(func(*script.Thread) error { // as a script imports it
		for range b.N {
			logging.New(rt, cfg).Handlers()
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
