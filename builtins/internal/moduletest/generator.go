package moduletest

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// generator is a generator, as simple as tests need.
type generator struct{ *state }

type state struct {
	co      *script.Coroutine
	begun   bool
	out     starlark.Value
	inError error
}

var _ starlark.HasAttrs = (*generator)(nil)

func newGenerator(rt *script.Runtime, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) *generator {
	s := new(state)
	g := &generator{s}
	s.co = script.NewCoroutine(rt, "generator", g, func(t *script.Thread, c *script.Coroutine) {
		s.inError = object.GeneratorExit.New()
		c.Resume(t)
	}, func(co *script.Coroutine) error {
		_, err := starlark.Call(co.Interp(), fn, append(starlark.Tuple{yieldFunction.With(s)}, args...), kwargs)
		return err
	})
	return g
}

// yieldFunction is what a generator's function is given to yield with.
var yieldFunction = native.M1("yield", "value=None", "", (*state).yield)

func (s *state) yield(_ *script.Thread, v starlark.Value) (value.Value, error) {
	s.out = v
	if err := s.co.Yield(); err != nil {
		return value.Value{}, err
	}
	err := s.inError
	s.inError = nil
	return value.None, err
}

// resume is __next__, or throw with an error.
func (s *state) resume(t *script.Thread, in error) (starlark.Value, error) {
	if in != nil && (!s.begun || s.co.Over()) {
		return nil, in
	}
	if s.co.Over() {
		return nil, object.StopIteration.New()
	}
	s.begun, s.inError = true, in
	over, err := s.co.Resume(t)
	switch {
	case !over:
		return s.out, nil
	case err == nil:
		return nil, object.StopIteration.New()
	}
	e := exception.Catch(err, 0)
	if e.Class().Is(object.StopIteration) {
		return nil, object.RuntimeError.Errorf("generator raised StopIteration").WithCause(e)
	}
	return nil, e
}

var generatorClass = native.Table{
	Methods: []*native.Function{
		native.M0("__next__", "", "", (*generator).next),
		native.M1("throw", "value, /", "", (*generator).throw),
		native.M0("close", "", "", (*generator).close),
	},
}.Define(object.NewNative("", "generator"))

func (g *generator) next(t *script.Thread) (starlark.Value, error) { return g.resume(t, nil) }

func (g *generator) throw(t *script.Thread, e *object.Exception) (starlark.Value, error) {
	return g.resume(t, e)
}

func (g *generator) close(t *script.Thread) (value.Value, error) {
	_, err := g.resume(t, object.GeneratorExit.New())
	switch {
	case err == nil:
		return value.Value{}, object.RuntimeError.Errorf("generator ignored GeneratorExit")
	case object.IsA(err, object.GeneratorExit), object.IsA(err, object.StopIteration):
		return value.None, nil
	}
	return value.Value{}, err
}

func (g *generator) Attr(name string) (starlark.Value, error) { return generatorClass.AttrOf(g, name) }
func (g *generator) AttrNames() []string                      { return generatorClass.AttrNamesOf() }
func (g *generator) String() string                           { return "<generator>" }
func (g *generator) Type() string                             { return "generator" }
func (g *generator) Freeze()                                  {}
func (g *generator) Truth() starlark.Bool                     { return true }
func (g *generator) Hash() (uint32, error)                    { return script.AddressHash(g) }
