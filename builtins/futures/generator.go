package futures

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// source is what a generator of ours gives.
type source interface {
	// next returns the next value. It is not called again after !ok or an error.
	next(t *script.Thread) (v starlark.Value, ok bool, err error)
	// leave is called when a for loop leaves the generator before its end.
	leave(t *script.Thread)
	// close ends what was begun, once, unless nothing was.
	close(t *script.Thread)
}

// generator is what map and as_completed return: to scripts, a generator of CPython.
type generator struct {
	object.Iteration
	rt    *script.Runtime
	name  string
	from  source
	begun bool
	over  bool
}

var (
	_ starlark.Iterable = (*generator)(nil)
	_ starlark.Iterator = (*generator)(nil)
	_ starlark.HasAttrs = (*generator)(nil)
)

func newGenerator(t *script.Thread, name string, from source) *generator {
	return &generator{Iteration: object.Iteration{By: t.Caller()}, rt: t.Runtime(), name: name, from: from}
}

// NextValue returns the next value, absent at the end.
func (g *generator) NextValue(on object.Thread) (value.Value, error) {
	t := on.(*script.Thread)
	if g.over {
		return value.Value{}, nil
	}
	g.begun = true
	v, ok, err := g.from.next(t)
	if !ok || err != nil {
		g.close(t)
		return value.Value{}, err
	}
	return value.Of(v), nil
}

// close is generator.close().
func (g *generator) close(t *script.Thread) {
	if g.over {
		return
	}
	g.over = true
	if g.begun {
		g.from.close(t)
	}
}

// Iterate returns g: a second loop goes on where the first was left.
func (g *generator) Iterate() starlark.Iterator { return g }

// Next is NextValue for a loop.
func (g *generator) Next(p *starlark.Value) bool { return g.Step(g, p) }

// Done is called when a loop over g is left.
func (g *generator) Done() {
	g.Iteration.Done()
	g.rt.Do(func(t *script.Thread) error {
		if g.begun && !g.over {
			g.from.leave(t)
		}
		return nil
	})
}

// generatorClass has the attributes of generators. Their class, as scripts know it, is that of the
// generators of scripts.
var generatorClass = native.Table{
	Methods: []*native.Function{
		native.M0("__iter__", "", "", func(g *generator, _ *script.Thread) (*generator, error) { return g, nil }),
		native.M0("__next__", "", "", (*generator).following),
		native.M0("close", "", "", func(g *generator, t *script.Thread) (value.Value, error) {
			g.close(t)
			return value.None, t.Failure()
		}),
		native.M1("send", "value, /", "", func(g *generator, t *script.Thread, _ value.Value) (value.Value, error) { return g.following(t) }),
		native.M3("throw", "typ, val=None, tb=None, /", "", (*generator).throw),
	},
	Attributes: []*native.Attribute{
		native.Get("__name__", "", func(g *generator) (string, error) { return g.name, nil }),
		native.Get("__qualname__", "", func(g *generator) (string, error) { return g.name, nil }),
	},
}.Define(object.NewNative("", "generator"))

// following is __next__.
func (g *generator) following(t *script.Thread) (value.Value, error) {
	v, err := g.NextValue(t)
	if err == nil && !v.Present() {
		err = object.StopIteration.New()
	}
	return v, err
}

func (g *generator) throw(t *script.Thread, thrown starlark.Value, val native.Opt[starlark.Value], _ value.Value) (starlark.Value, error) {
	g.close(t)
	if val.Given {
		thrown = val.Value
	}
	if e, ok := thrown.(*object.Exception); ok {
		return nil, e
	}
	return nil, raiseValue(t, thrown)
}

// Attr returns the attribute called name, or nil.
func (g *generator) Attr(name string) (starlark.Value, error) { return generatorClass.AttrOf(g, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (g *generator) MethodClass() *object.Class { return generatorClass }

// AttrNames returns the names of the attributes.
func (g *generator) AttrNames() []string { return generatorClass.AttrNamesOf() }

// String returns the generator's repr.
func (g *generator) String() string {
	return fmt.Sprintf("<generator object %s at %#x>", g.name, object.Address(g))
}

// Type returns "generator".
func (g *generator) Type() string { return "generator" }

// Freeze does nothing: an iterator has no value of its own.
func (g *generator) Freeze() {}

// Truth returns true.
func (g *generator) Truth() starlark.Bool { return true }

// Hash returns a hash of the generator's identity.
func (g *generator) Hash() (uint32, error) { return object.AddressHash(g), nil }
