package contextlib

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// base is what the context managers of this package in Go have in common.
type base struct {
	class *object.Class
	self  starlark.Value // the value itself
}

func (b *base) Class() *object.Class { return b.class }

func (b *base) String() string {
	return fmt.Sprintf("<%s object at %#x>", b.class.QualifiedName(), object.Address(b.self))
}

func (b *base) Type() string                             { return b.class.Name() }
func (b *base) Freeze()                                  {}
func (b *base) Truth() starlark.Bool                     { return true }
func (b *base) Hash() (uint32, error)                    { return object.AddressHash(b.self), nil }
func (b *base) Attr(name string) (starlark.Value, error) { return b.class.AttrOf(b.self, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (b *base) MethodClass() *object.Class { return b.class }

func (b *base) AttrNames() []string { return b.class.AttrNamesOf() }

// suppress is contextlib.suppress.
type suppress struct {
	base
	classes starlark.Tuple
}

var _ starlark.HasAttrs = (*suppress)(nil)

var suppressClass = object.NewNative("contextlib", "suppress")

// exit suppresses exceptions of the classes, also those in an exception group: a group of the others is raised.
func (s *suppress) exit(t *script.Thread, e *object.Exception) (bool, error) {
	switch {
	case e == nil:
		return false, nil
	case isOneOf(e.Class(), s.classes):
		return true, nil
	case !e.Class().Is(object.BaseExceptionGroup):
		return false, nil
	}
	split, err := object.Getattr(e, "split")
	if err != nil {
		return false, err
	}
	parts, err := t.Call(nil, split, starlark.Tuple{s.classes}, nil)
	if err != nil {
		return false, err
	}
	pair, ok := value.TupleOf(parts)
	if !ok || len(pair) != 2 {
		return false, object.TypeError.Errorf("%s.split must return a 2-tuple, not '%s'", e.Class().Name(), object.TypeName(parts))
	}
	if rest, ok := pair[1].(*object.Exception); ok {
		return false, rest
	}
	return true, nil
}

func isOneOf(class *object.Class, classes starlark.Tuple) bool {
	for _, c := range classes {
		switch c := c.(type) {
		case *object.Class:
			if class.Is(c) {
				return true
			}
		case starlark.Tuple, *value.Tuple:
			if inner, _ := value.TupleOf(c); isOneOf(class, inner) {
				return true
			}
		}
	}
	return false
}

// Reduce returns suppress(*classes).
func (s *suppress) Reduce() *object.Reduction { return construct("suppress", s.classes...) }

// construct returns the reduction that is a call of a class of the module.
func construct(class string, args ...starlark.Value) *object.Reduction {
	return &object.Reduction{Module: "contextlib", Name: class, Args: args}
}

// closing is contextlib.closing.
type closing struct {
	base
	thing starlark.Value
}

var (
	_ starlark.HasAttrs     = (*closing)(nil)
	_ script.ContextManager = (*closing)(nil)
)

var closingClass = object.NewNative("contextlib", "closing")

// Enter returns the thing.
func (c *closing) Enter(*script.Thread) (starlark.Value, error) { return c.thing, nil }

// Exit closes it.
func (c *closing) Exit(t *script.Thread) error {
	fn, err := object.Getattr(c.thing, "close")
	if err != nil {
		return err
	}
	_, err = t.Call(nil, fn, nil, nil)
	return err
}

// Reduce returns closing(thing).
func (c *closing) Reduce() *object.Reduction { return construct("closing", c.thing) }

// nullContext is contextlib.nullcontext.
type nullContext struct {
	base
	result starlark.Value
}

var (
	_ starlark.HasAttrs     = (*nullContext)(nil)
	_ script.ContextManager = (*nullContext)(nil)
)

var nullContextClass = object.NewNative("contextlib", "nullcontext")

// Enter returns the result that was given.
func (n *nullContext) Enter(*script.Thread) (starlark.Value, error) { return n.result, nil }

// Exit does nothing.
func (n *nullContext) Exit(*script.Thread) error { return nil }

// Reduce returns nullcontext(result).
func (n *nullContext) Reduce() *object.Reduction { return construct("nullcontext", n.result) }

func init() {
	native.Table{
		Doc: "a context manager that ends those exceptions",
		New: native.F1("suppress", "*exceptions", "", newSuppress).Init(),
		Methods: []*native.Function{
			native.M0("__enter__", "", "", func(*suppress, *script.Thread) (value.Value, error) { return value.None, nil }),
			exitMethod((*suppress).exit),
		},
	}.Define(suppressClass)
	native.Table{
		Doc: "a context manager that calls thing.close()",
		New: native.F1("closing", "thing", "", newClosing).Init(),
		Methods: []*native.Function{
			native.M0("__enter__", "", "", (*closing).Enter),
			exitMethod(func(c *closing, t *script.Thread, _ *object.Exception) (bool, error) { return false, c.Exit(t) }),
		},
		Attributes: []*native.Attribute{
			native.Get("thing", "what it closes", func(c *closing) (starlark.Value, error) { return c.thing, nil }),
		},
	}.Define(closingClass)
	native.Table{
		Doc: "a context manager that does nothing",
		New: native.F1("nullcontext", "enter_result=None", "", newNullContext).Init(),
		Methods: []*native.Function{
			native.M0("__enter__", "", "", (*nullContext).Enter),
			exitMethod(func(*nullContext, *script.Thread, *object.Exception) (bool, error) { return false, nil }),
		},
		Attributes: []*native.Attribute{
			native.Get("enter_result", "what the with statement gets", func(n *nullContext) (starlark.Value, error) { return n.result, nil }),
		},
	}.Define(nullContextClass)
}

func newSuppress(_ *script.Thread, exceptions native.Rest) (*suppress, error) {
	s := &suppress{classes: exceptions.Starlark()}
	s.base = base{suppressClass, s}
	return s, nil
}

func newClosing(_ *script.Thread, thing starlark.Value) (*closing, error) {
	c := &closing{thing: thing}
	c.base = base{closingClass, c}
	return c, nil
}

func newNullContext(_ *script.Thread, result starlark.Value) (*nullContext, error) {
	n := &nullContext{result: result}
	n.base = base{nullContextClass, n}
	return n, nil
}
