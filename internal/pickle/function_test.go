package pickle

import (
	"context"
	"errors"
	"io"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// one is a Program with one module of script code.
type one struct {
	bare
	m *pyrt.Module
}

const oneSource = `
def outer(x=1):
    n = 2
    def inner(a: n, b=x, *, c=(3,)) -> outer:
        yield from (n for _ in inner(a))
    inner.me = inner
    return inner
f = outer()
g = lambda: f
notes = f.__annotate__
`

func (p one) Module(name string) starlark.Value {
	if name != p.m.Name() {
		return nil
	}
	return p.m
}

func (p one) Source(file string) (string, bool) { return oneSource, file == p.m.File() }

func (p one) Unit(m *pyrt.Module, file string) (*engine.Unit, error) {
	f, err := pysyntax.Parse(m.File(), oneSource)
	if err != nil || file != "" {
		return nil, err
	}
	return engine.Resolve(f, engine.Options{Module: m.Name(), Source: oneSource})
}

// FuzzFunction looks that no bytes make a process panic that reads them as functions of a source
// that it has.
func FuzzFunction(f *testing.F) {
	rt := script.NewRuntime()
	rt.Output = script.NewOutput(io.Discard, io.Discard)
	f.Cleanup(func() { rt.Exit(context.Background()) })
	m := pyrt.New(rt, nil, nil).NewModule("m", "m.py")
	file, err := pysyntax.Parse(m.File(), oneSource)
	if err != nil {
		f.Fatal(err)
	}
	unit, err := engine.Compile(file, engine.Options{Module: m.Name(), Source: oneSource})
	if err != nil {
		f.Fatal(err)
	}
	// on calls g on a thread that has the script lock.
	on := func(tb testing.TB, g func(t *script.Thread)) {
		t, leave, err := rt.Enter(context.Background())
		if err != nil {
			tb.Fatal(err)
		}
		defer leave()
		t.Run(nil, func() (starlark.Value, error) {
			g(t)
			return starlark.None, nil
		})
	}
	on(f, func(t *script.Thread) {
		if _, err := unit.Run(t, m, nil); err != nil {
			f.Fatal(err)
		}
		for _, name := range []string{"f", "g", "outer", "notes"} {
			s := NewSender(one{m: m})
			s.task.t, s.teller.t = t, t
			if err := s.teller.contents(s.news, m.Variable(name)); err != nil {
				f.Fatal(err)
			}
			src := s.news.Take()
			if err := NewReceiver(one{m: m}).News(t, src); err != nil {
				f.Errorf("%s: %v", name, err)
			}
			f.Add(src)
		}
	})
	f.Fuzz(func(test *testing.T, src []byte) {
		on(test, func(t *script.Thread) {
			var p *workerpool.PanicError
			if err := NewReceiver(one{m: m}).News(t, src); errors.As(err, &p) {
				test.Errorf("%v\n%s", p.Value, p.Stack)
			}
		})
	})
}
