package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// generatorClass is the class of generators.
var generatorClass = native.Table{
	Doc: "what a generator function returns: its body runs from one yield to the next",
	Methods: []*native.Function{
		native.M0("__iter__", "", "", func(g *Generator, _ *script.Thread) (*Generator, error) { return g, nil }),
		native.M0("__next__", "", "", (*Generator).next),
		native.M0("close", "", "raises GeneratorExit where the body is, which ends it", (*Generator).closeNow),
		native.M1("send", "value, /", "goes on with value as what yield gives; returns what is yielded next", (*Generator).send),
		native.M3("throw", "typ, val=None, tb=None, /", "raises an exception where the body is; returns what is yielded next", (*Generator).throw),
	},
	Attributes: []*native.Attribute{
		native.Get("__name__", "", func(g *Generator) (string, error) { return g.name, nil }),
		native.Get("__qualname__", "", func(g *Generator) (string, error) { return g.qualname, nil }),
		native.Get("gi_running", "whether its body runs", func(g *Generator) (bool, error) { return g.co.Running(), nil }),
	},
}.Define(object.ClassNamed("generator"))

// goOn resumes the body. Its end is a StopIteration.
func (g *Generator) goOn(t *script.Thread, in starlark.Value, thrown error) (starlark.Value, error) {
	v, ok, err := g.resume(t, in, thrown)
	if err == nil && !ok {
		err = g.StopIteration()
	}
	return v, err
}

func (g *Generator) next(t *script.Thread) (starlark.Value, error) { return g.goOn(t, nil, nil) }

func (g *Generator) send(t *script.Thread, v starlark.Value) (starlark.Value, error) {
	if !g.begun && v != starlark.None {
		return nil, object.TypeError.Errorf("can't send non-None value to a just-started generator")
	}
	return g.goOn(t, v, nil)
}

func (g *Generator) throw(t *script.Thread, typ starlark.Value, val native.Opt[starlark.Value], _ value.Value) (starlark.Value, error) {
	thrown := typ
	if val.Given {
		thrown = val.Value
	}
	e, err := instance(t, thrown)
	if err != nil {
		return nil, object.TypeError.Errorf("exceptions must be classes or instances deriving from BaseException, not %s", object.TypeName(thrown))
	}
	e.Throw(g.handled())
	return g.goOn(t, nil, e)
}

// closeNow is close for scripts.
func (g *Generator) closeNow(t *script.Thread) (value.Value, error) { return value.None, g.close(t) }
