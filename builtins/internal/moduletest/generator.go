package moduletest

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
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
	yield := script.NewFunction("yield", "value=None", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		s.out = a.Values[0]
		if s.out == nil {
			s.out = starlark.None
		}
		if err := s.co.Yield(); err != nil {
			return nil, err
		}
		err := s.inError
		s.inError = nil
		return starlark.None, err
	})
	s.co = script.NewCoroutine(rt, "generator", g, func(t *script.Thread, c *script.Coroutine) {
		s.inError = object.GeneratorExit.New()
		c.Resume(t)
	}, func(co *script.Coroutine) error {
		_, err := starlark.Call(co.Interp(), fn, append(starlark.Tuple{yield}, args...), kwargs)
		return err
	})
	return g
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

func (g *generator) Attr(name string) (starlark.Value, error) {
	method := func(params string, fn func(*script.Thread, signature.Args) (starlark.Value, error)) (starlark.Value, error) {
		return script.NewFunction(name, params, fn), nil
	}
	switch name {
	case "__next__":
		return method("", func(t *script.Thread, _ signature.Args) (starlark.Value, error) { return g.resume(t, nil) })
	case "throw":
		return method("value, /", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			return g.resume(t, a.Values[0].(*object.Exception))
		})
	case "close":
		return method("", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			_, err := g.resume(t, object.GeneratorExit.New())
			switch {
			case err == nil:
				return nil, object.RuntimeError.Errorf("generator ignored GeneratorExit")
			case object.IsA(err, object.GeneratorExit), object.IsA(err, object.StopIteration):
				return starlark.None, nil
			}
			return nil, err
		})
	}
	return nil, nil
}

func (g *generator) AttrNames() []string   { return []string{"__next__", "close", "throw"} }
func (g *generator) String() string        { return "<generator>" }
func (g *generator) Type() string          { return "generator" }
func (g *generator) Freeze()               {}
func (g *generator) Truth() starlark.Bool  { return true }
func (g *generator) Hash() (uint32, error) { return script.AddressHash(g) }
