package engine

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// NextValue returns the next value that the generator yields, absent at its end.
func (g *Generator) NextValue(t object.Thread) (value.Value, error) {
	g.sendNone()
	v, err := g.from(t.(*script.Thread))
	if err != nil || !v.Present() {
		return value.Value{}, err
	}
	return v, nil
}

// Iterate returns an iterator over what is left.
func (g *Generator) Iterate() starlark.Iterator {
	return &generatorIterator{object.Iteration{By: g.rt.Caller}, g}
}

type generatorIterator struct {
	object.Iteration
	g *Generator
}

func (it *generatorIterator) Next(p *starlark.Value) bool {
	return it.Step(it.g, p)
}

// LeaveOff closes a generator expression that only the function in Go has which leaves it off: the
// one that it is written as an argument of. CPython does that by counting references.
func (g *Generator) LeaveOff(on object.Thread) {
	t := on.(*script.Thread)
	x := &t.Execution
	if g.argumentOf != nil && x.Depth > 0 && x.Calls[x.Depth-1].At == g.argumentOf {
		g.closeNow(t)
	}
}

// StopIteration is what the end of a generator is to next and send.
func (g *Generator) StopIteration() error {
	v := g.takeResult()
	if v.IsNone() {
		return object.StopIteration.New()
	}
	return object.StopIteration.New(v.Starlark())
}

// goOn resumes the body. Its end is a StopIteration.
func (g *Generator) goOn(t *script.Thread) (value.Value, error) {
	v, err := g.from(t)
	if err == nil && !v.Present() {
		err = g.StopIteration()
	}
	return v, err
}

func (g *Generator) nextNow(t *script.Thread) (value.Value, error) {
	g.sendNone()
	return g.goOn(t)
}

func (g *Generator) send(t *script.Thread, v value.Value) (value.Value, error) {
	if g.state == created && !v.IsNone() {
		return value.Value{}, object.TypeError.Errorf("can't send non-None value to a just-started generator")
	}
	g.in = v
	return g.goOn(t)
}

func (g *Generator) throw(t *script.Thread, typ starlark.Value, val native.Opt[starlark.Value], _ value.Value) (value.Value, error) {
	thrown := typ
	if val.Given {
		thrown = val.Value
	}
	e, err := pyrt.Instance(t, thrown)
	if err != nil {
		return value.Value{}, object.TypeError.Errorf("exceptions must be classes or instances deriving from BaseException, not %s", object.TypeName(thrown))
	}
	e.Throw(g.handling())
	g.extra().thrown = e
	return g.goOn(t)
}

// closeNow is generator.close(). It returns what a return statement gave, as since CPython 3.13.
func (g *Generator) closeNow(t *script.Thread) (value.Value, error) {
	switch g.state {
	case closed:
		return value.None, nil
	case created:
		g.close()
		return value.None, nil
	}
	g.extra().thrown = object.GeneratorExit.New()
	v, err := g.from(t)
	switch {
	case err == nil && v.Present():
		return value.Value{}, object.RuntimeError.Errorf("generator ignored GeneratorExit")
	case err != nil && !object.IsA(err, object.GeneratorExit):
		return value.Value{}, err
	case err == nil:
		return g.takeResult(), nil
	}
	return value.None, nil
}

// generatorTable has what scripts know of generators.
var generatorClass = native.Table{
	Doc: "what a generator function returns: its body runs from one yield to the next",
	Methods: []*native.Function{
		native.M0("__iter__", "", "", func(g *Generator, _ *script.Thread) (*Generator, error) { return g, nil }),
		native.M0("__next__", "", "", (*Generator).nextNow),
		native.M0("close", "", "raises GeneratorExit where the body is, which ends it", (*Generator).closeNow),
		native.M1("send", "value, /", "goes on with value as what yield gives; returns what is yielded next", (*Generator).send),
		native.M3("throw", "typ, val=None, tb=None, /", "raises an exception where the body is; returns what is yielded next", (*Generator).throw),
	},
	Attributes: []*native.Attribute{
		native.Get("__name__", "", func(g *Generator) (string, error) { name, _ := g.names(); return name, nil }),
		native.Get("__qualname__", "", func(g *Generator) (string, error) { _, name := g.names(); return name, nil }),
		native.Get("gi_suspended", "whether its body has yielded", func(g *Generator) (bool, error) { return g.state == suspended, nil }),
		native.Get("gi_code", "", func(g *Generator) (*codeValue, error) { return (*codeValue)(g.body.code), nil }),
		native.Get("gi_frame", "the frame of its body, or None at its end", (*Generator).frameNow),
		native.Get("gi_running", "whether its body runs", func(g *Generator) (bool, error) { return g.state == running, nil }),
	},
}.Define(object.NewNative("", "generator"))

// generatorMethod returns a method that a value has if it is a generator, else an absent value.
func generatorMethod(v value.Value, name string) value.Value {
	if !generators.Is(v) {
		return value.Value{}
	}
	return value.Of(object.FunctionNamed(v.Starlark(), name))
}

// Class returns the class of generators.
func (g *Generator) Class() *object.Class { return generatorClass }

// Attr returns the attribute called name, or nil.
func (g *Generator) Attr(name string) (starlark.Value, error) { return generatorClass.AttrOf(g, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (g *Generator) MethodClass() *object.Class { return generatorClass }

// SetField sets __name__ or __qualname__, to a str.
func (g *Generator) SetField(name string, v starlark.Value) error {
	switch name {
	case "__name__":
		return setName(&g.extra().name, name, v)
	case "__qualname__":
		return setName(&g.extra().qualname, name, v)
	}
	return object.NoPlace(g, generatorClass, name)
}

// AttrNames returns the names of the attributes.
func (g *Generator) AttrNames() []string { return generatorClass.AttrNamesOf() }

func (g *Generator) String() string {
	_, name := g.names()
	return fmt.Sprintf("<generator object %s at %#x>", name, object.Address(g))
}
func (g *Generator) Type() string          { return "generator" }
func (g *Generator) Freeze()               {}
func (g *Generator) Truth() starlark.Bool  { return true }
func (g *Generator) Hash() (uint32, error) { return object.AddressHash(g), nil }
