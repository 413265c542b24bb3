package pickle

import (
	"context"
	"errors"
	"io"
	"iter"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
	"fstar/internal/workerpool"
)

// bare is a Program without modules: there is nothing that bytes could have called.
type bare struct{}

func (bare) Module(string) starlark.Value                         { return nil }
func (bare) Native(string) *pyrt.Native                           { return nil }
func (bare) Caller() object.Caller                                { return nil }
func (bare) Source(string) (string, bool)                         { return "", false }
func (bare) AddModule(_, _ string, _ bool, _ string) *pyrt.Module { return nil }
func (bare) AddSource(_, _ string)                                {}
func (bare) Statements() int                                      { return 0 }
func (bare) Unit(*pyrt.Module, string) (*engine.Unit, error) {
	return nil, object.TypeError.Errorf("no modules")
}
func (bare) Natives() iter.Seq2[string, *pyrt.Native] {
	return func(func(string, *pyrt.Native) bool) {}
}

// FuzzNews looks that no bytes make a worker panic that reads them as news.
func FuzzNews(f *testing.F) {
	rt := script.NewRuntime()
	rt.Output = script.NewOutput(io.Discard, io.Discard)
	t, leave, err := rt.Enter(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		leave()
		rt.Exit(context.Background())
	})
	method := &object.Method{Self: value.ListFrom(nil), Func: object.StrType}
	exception := object.ValueError.New(starlark.String("text"))
	exception.WithCause(object.TypeError.New())
	for _, v := range []starlark.Value{
		method, exception, object.NewProperty(starlark.None, nil, nil), object.NewClassMethod(starlark.None),
		value.ListFrom([]starlark.Value{exception, exception}), object.ClassNamed("function"),
	} {
		s := NewSender(bare{})
		s.task.t, s.teller.t = t, t
		if err := s.news.Value(v); err != nil {
			f.Fatal(err)
		}
		f.Add(s.news.Take())
	}
	for tag := TagExtension; tag <= tagAnnotationsOf; tag++ { // of which some are read in vain
		src := []byte{byte(tagGuarded), 9, 0, 0, 0, 1, 0, 0, 0, byte(tag), 0, 1, byte(tagSmall), 0, 0, 0, 0, 0}
		f.Add(src)
		f.Add(src[9:])
	}
	f.Fuzz(func(test *testing.T, src []byte) {
		var p *workerpool.PanicError
		if err := NewReceiver(bare{}).News(t, src); errors.As(err, &p) {
			test.Errorf("%v\n%s", p.Value, p.Stack)
		}
	})
}
