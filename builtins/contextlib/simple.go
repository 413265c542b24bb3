package contextlib

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// value is what the context managers of this file have in common.
type value struct {
	class *object.Class
	self  starlark.Value // the value itself
}

func (v *value) Class() *object.Class { return v.class }
func (v *value) String() string {
	return fmt.Sprintf("<%s object at %#x>", v.class.QualifiedName(), script.Address(v.self))
}
func (v *value) Type() string          { return v.class.Name() }
func (v *value) Freeze()               {}
func (v *value) Truth() starlark.Bool  { return true }
func (v *value) Hash() (uint32, error) { return script.AddressHash(v.self) }

// addEnter adds the method __enter__.
func addEnter[V starlark.Value](methods script.Methods, class string, enter func(V) starlark.Value) {
	script.AddMethod(methods, class, "__enter__", "", func(_ *script.Thread, v V, _ signature.Args) (starlark.Value, error) {
		return enter(v), nil
	})
}

// suppress is contextlib.suppress.
type suppress struct {
	value
	classes starlark.Tuple
}

var _ starlark.HasAttrs = (*suppress)(nil)

var (
	suppressClass   = object.NewNative("contextlib", "suppress")
	suppressMethods = make(script.Methods)
)

// exit suppresses exceptions of the classes.
func (s *suppress) exit(_ *script.Thread, e *exception.Exception) (bool, error) {
	return e != nil && isOneOf(e.Class(), s.classes), nil
}

func isOneOf(class *object.Class, classes starlark.Tuple) bool {
	for _, c := range classes {
		switch c := c.(type) {
		case *object.Class:
			if class.Is(c) {
				return true
			}
		case starlark.Tuple:
			if isOneOf(class, c) {
				return true
			}
		}
	}
	return false
}

// Attr returns the attribute called name, or nil.
func (s *suppress) Attr(name string) (starlark.Value, error) { return suppressMethods.Attr(s, name) }

// AttrNames returns the names of the attributes.
func (s *suppress) AttrNames() []string { return suppressMethods.Names() }

// Reduce returns suppress(*classes).
func (s *suppress) Reduce() *object.Reduction { return construct("suppress", s.classes...) }

// construct returns the reduction that is a call of a class of the module.
func construct(class string, args ...starlark.Value) *object.Reduction {
	return &object.Reduction{Module: "contextlib", Name: class, Args: args}
}

// closing is contextlib.closing.
type closing struct {
	value
	thing starlark.Value
}

var (
	_ starlark.HasAttrs     = (*closing)(nil)
	_ script.ContextManager = (*closing)(nil)
)

var (
	closingClass   = object.NewNative("contextlib", "closing")
	closingMethods = make(script.Methods)
)

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

// Attr returns the attribute called name, or nil.
func (c *closing) Attr(name string) (starlark.Value, error) {
	if name == "thing" {
		return c.thing, nil
	}
	return closingMethods.Attr(c, name)
}

// AttrNames returns the names of the attributes.
func (c *closing) AttrNames() []string { return closingMethods.Names("thing") }

// Reduce returns closing(thing).
func (c *closing) Reduce() *object.Reduction { return construct("closing", c.thing) }

// nullContext is contextlib.nullcontext.
type nullContext struct {
	value
	result starlark.Value
}

var (
	_ starlark.HasAttrs     = (*nullContext)(nil)
	_ script.ContextManager = (*nullContext)(nil)
)

var (
	nullContextClass   = object.NewNative("contextlib", "nullcontext")
	nullContextMethods = make(script.Methods)
)

// Enter returns the result that was given.
func (n *nullContext) Enter(*script.Thread) (starlark.Value, error) { return n.result, nil }

// Exit does nothing.
func (n *nullContext) Exit(*script.Thread) error { return nil }

// Attr returns the attribute called name, or nil.
func (n *nullContext) Attr(name string) (starlark.Value, error) {
	if name == "enter_result" {
		return n.result, nil
	}
	return nullContextMethods.Attr(n, name)
}

// AttrNames returns the names of the attributes.
func (n *nullContext) AttrNames() []string { return nullContextMethods.Names("enter_result") }

// Reduce returns nullcontext(result).
func (n *nullContext) Reduce() *object.Reduction { return construct("nullcontext", n.result) }

func init() {
	suppressClass.SetConstructor(script.NewFunction("suppress", "*exceptions", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		s := &suppress{classes: a.Rest}
		s.value = value{suppressClass, s}
		return s, nil
	}))
	addEnter(suppressMethods, "suppress", func(*suppress) starlark.Value { return starlark.None })
	addExit(suppressMethods, "suppress", (*suppress).exit)

	closingClass.SetConstructor(script.NewFunction("closing", "thing", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		c := &closing{thing: a.Values[0]}
		c.value = value{closingClass, c}
		return c, nil
	}))
	addEnter(closingMethods, "closing", func(c *closing) starlark.Value { return c.thing })
	addExit(closingMethods, "closing", func(c *closing, t *script.Thread, _ *exception.Exception) (bool, error) { return false, c.Exit(t) })

	nullContextClass.SetConstructor(script.NewFunction("nullcontext", "enter_result=None", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
		n := &nullContext{result: starlark.None}
		if a.Values[0] != nil {
			n.result = a.Values[0]
		}
		n.value = value{nullContextClass, n}
		return n, nil
	}))
	addEnter(nullContextMethods, "nullcontext", func(n *nullContext) starlark.Value { return n.result })
	addExit(nullContextMethods, "nullcontext", func(*nullContext, *script.Thread, *exception.Exception) (bool, error) { return false, nil })
}
