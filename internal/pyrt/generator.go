package pyrt

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// A Generator is a generator: a function that runs in turns.
// Source: PEP 255, PEP 342, PEP 380.
type Generator struct {
	name     string
	qualname string
	*generatorState
}

// generatorState is what the body of a generator needs; it does not refer to the
// Generator, so that one which nobody can reach is closed.
type generatorState struct {
	r      *Runtime
	co     *script.Coroutine
	begun  bool
	result starlark.Value // what return gave

	// Where it was made, if its function was called by script code: see isNew.
	maker *starlark.Thread
	made  uint64

	// What passes between the two sides at a yield.
	in      starlark.Value // what send gave
	inError error          // what throw gave
	out     starlark.Value
}

var _ starlark.Iterable = (*Generator)(nil)
var _ starlark.HasAttrs = (*Generator)(nil)

// generatorOn returns the generator whose body runs on t.
func generatorOn(t *script.Thread) (*generatorState, error) {
	if co := t.Coroutine(); co != nil {
		if s, ok := co.Data.(*generatorState); ok {
			return s, nil
		}
	}
	return nil, object.RuntimeError.Errorf("yield outside a generator")
}

// newGenerator is $generator.
func (r *Runtime) newGenerator(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	r.rt.CloseAbandoned(t)
	fn := args[0].(starlark.Callable)
	with := append(starlark.Tuple(nil), args[1:]...) // the interpreter uses args again
	name, _, _ := strings.Cut(fn.Name(), "$")
	if name == "lambda" {
		name = "<genexpr>"
	}
	s := &generatorState{r: r, result: starlark.None}
	g := &Generator{name, name, s}
	if fn, ok := object.FunctionOf(fn); ok && name != "<genexpr>" {
		g.qualname = fn.QualifiedName()
	}
	s.co = script.NewCoroutine(r.rt, name, g, closeAbandoned(s), func(co *script.Coroutine) error {
		v, err := starlark.Call(co.Interp(), fn, with, nil)
		if err != nil {
			t := r.rt.Running()
			return leaveCalls(t, 0, t.Settle(err))
		}
		s.result = v
		return nil
	})
	s.co.Data = s
	s.note(t.Interp(), name)
	return g, nil
}

// closeAbandoned returns what closes a generator that nobody can reach.
func closeAbandoned(s *generatorState) func(*script.Thread, *script.Coroutine) {
	return func(t *script.Thread, _ *script.Coroutine) { s.close(t) }
}

// resume runs the body until it yields, and returns what it yielded; ok is false if it
// ended.
func (s *generatorState) resume(t *script.Thread, in starlark.Value, inError error) (v starlark.Value, ok bool, err error) {
	if s.co.Running() {
		return nil, false, object.ValueError.Errorf("generator already executing")
	}
	if s.co.Over() {
		s.result = starlark.None // only the one who ran it to its end is told
		return nil, false, inError
	}
	if !s.begun && inError != nil {
		s.kill(t)
		return nil, false, inError
	}
	s.begun = true
	s.in, s.inError = in, inError
	over, err := s.co.Resume(t)
	s.in, s.inError = nil, nil
	if !over {
		v, s.out = s.out, nil
		return v, true, nil
	}
	if err != nil && object.IsA(err, object.StopIteration) {
		e := exception.Catch(err, 0)
		err = object.RuntimeError.Errorf("generator raised StopIteration").WithCause(e)
	}
	if err != nil {
		err = joined(err)
	}
	return nil, false, err
}

// joined returns the error of a generator's body for its consumer: with the stack of
// the body behind that of the consumer.
func joined(err error) error { return exception.Catch(err, 0) }

// kill ends a body that has not begun.
func (s *generatorState) kill(t *script.Thread) {
	if !s.begun {
		s.begun = true
		s.co.Drop()
	}
}

// yield is $yield, on the strand of the generator.
func yield(t *script.Thread, v starlark.Value) (starlark.Value, error) {
	s, err := generatorOn(t)
	if err != nil {
		return nil, err
	}
	return s.yield(v)
}

func (s *generatorState) yield(v starlark.Value) (starlark.Value, error) {
	s.out = v
	if err := s.co.Yield(); err != nil {
		return nil, err
	}
	in, err := s.in, s.inError
	s.in, s.inError = nil, nil
	if err != nil {
		return nil, err
	}
	if in == nil {
		in = starlark.None
	}
	return in, nil
}

// handled returns the exception that the body handles where it has yielded, or nil.
func (s *generatorState) handled() *object.Exception {
	if state := s.co.State(); state != nil {
		if h, ok := (*state).(*handling); ok {
			if c := h.current(); c != nil {
				return c.exc
			}
		}
	}
	return nil
}

// close is generator.close().
func (s *generatorState) close(t *script.Thread) error {
	if s.co.Over() {
		return nil
	}
	if !s.begun {
		s.kill(t)
		return nil
	}
	_, ok, err := s.resume(t, nil, object.GeneratorExit.New())
	switch {
	case ok:
		return object.RuntimeError.Errorf("generator ignored GeneratorExit")
	case err != nil && !object.IsA(err, object.GeneratorExit):
		return err
	}
	return nil
}

// NextValue returns the next value that the generator yields; ok is false at its end.
func (g *Generator) NextValue(t *script.Thread) (v starlark.Value, ok bool, err error) {
	return g.resume(t, nil, nil)
}

// Iterate returns an iterator over what is left.
func (g *Generator) Iterate() starlark.Iterator { return &generatorIterator{g: g} }

type generatorIterator struct {
	object.Iteration
	g *Generator
}

func (it *generatorIterator) Next(p *starlark.Value) bool {
	return script.Step(it.g.r.rt, &it.Iteration, it.g, p)
}

// Binary is x in g.
func (g *Generator) Binary(op syntax.Token, x starlark.Value, side starlark.Side) (starlark.Value, error) {
	if side == starlark.Left || op != syntax.IN && op != syntax.NOT_IN {
		return nil, nil
	}
	in := false
	err := g.r.rt.Do(func(t *script.Thread) (err error) {
		in, err = pyop.Contains(t, g, x)
		return err
	})
	return starlark.Bool(in == (op == syntax.IN)), err
}

// StopIteration is what the end of a generator is to next and send.
func (g *Generator) StopIteration() error {
	if g.result == starlark.None {
		return object.StopIteration.New()
	}
	v := g.result
	g.result = starlark.None
	return object.StopIteration.New(v)
}

// Attr returns the attribute called name, or nil.
func (g *Generator) Attr(name string) (starlark.Value, error) { return generatorClass.AttrOf(g, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (g *Generator) MethodClass() *object.Class { return generatorClass }

// AttrNames returns the names of the attributes.
func (g *Generator) AttrNames() []string { return generatorClass.AttrNamesOf() }

func (g *Generator) String() string {
	return fmt.Sprintf("<generator object %s at %#x>", g.qualname, script.Address(g))
}
func (g *Generator) Type() string          { return "generator" }
func (g *Generator) Freeze()               {}
func (g *Generator) Truth() starlark.Bool  { return true }
func (g *Generator) Hash() (uint32, error) { return script.AddressHash(g) }

func generatorNames() []lowered {
	return []lowered{
		function("$generator", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return runtimeOf(t).newGenerator(t, args)
		}),
		unaryOn("$yield", yield),
		function("$yieldfrom", func(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
			return runtimeOf(t).yieldFrom(t, args)
		}),
	}
}
