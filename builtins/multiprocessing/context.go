package multiprocessing

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// context is what get_context returns: the functions of the module, for a start method of
// its own.
type context struct {
	functions starlark.StringDict
	class     string
}

var _ starlark.HasAttrs = (*context)(nil)

// newContext returns the context for a start method, or, for "", the one of the module.
func newContext(m *module, method string) *context {
	if method == "" {
		return &context{m.functions(), "DefaultContext"}
	}
	c := &context{(&module{rt: m.rt, method: method}).functions(), contextClasses[method]}
	c.functions["set_start_method"] = script.NewFunction("set_start_method", "method, force=False", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return nil, exception.ValueError.Errorf("cannot set start method of concrete context")
	})
	return c
}

// contextClasses are the classes of contexts by their start methods.
var contextClasses = map[string]string{"fork": "ForkContext", "spawn": "SpawnContext", "forkserver": "ForkServerContext"}

// Attr returns the attribute called name, or nil.
func (c *context) Attr(name string) (starlark.Value, error) {
	if v := c.functions[name]; v != nil {
		return v, nil
	}
	if why := Missing(name); why != "" {
		return nil, exception.AttributeError.Errorf("'%s' object has no attribute '%s': %s", c.class, name, why)
	}
	return nil, nil
}

// AttrNames returns the names of the functions.
func (c *context) AttrNames() []string { return c.functions.Keys() }

func (c *context) String() string {
	return fmt.Sprintf("<multiprocessing.context.%s object at %#x>", c.class, script.Address(c))
}
func (c *context) Type() string          { return c.class }
func (c *context) Freeze()               {}
func (c *context) Truth() starlark.Bool  { return true }
func (c *context) Hash() (uint32, error) { return script.AddressHash(c) }
