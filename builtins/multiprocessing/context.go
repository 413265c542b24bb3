package multiprocessing

import (
	"fmt"
	"runtime"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A startMethod is one of CPython's ways to start a process.
type startMethod struct {
	name             string
	context, process *object.Class // of its context, and of the processes that this starts
}

var (
	baseContext = object.NewNative("multiprocessing.context", "BaseContext")

	fork       = newStartMethod("fork", "Fork")
	spawn      = newStartMethod("spawn", "Spawn")
	forkserver = newStartMethod("forkserver", "ForkServer")

	// anyProcess is the class of the workers of an mp_context that is not one of the contexts
	// of start methods.
	anyProcess = object.NewClass("multiprocessing.context", "Process", baseProcess)
)

func newStartMethod(name, prefix string) *startMethod {
	return &startMethod{
		name:    name,
		context: object.NewNative("multiprocessing.context", prefix+"Context", baseContext),
		process: object.NewClass("multiprocessing.context", prefix+"Process", baseProcess),
	}
}

// startMethods returns the start methods that CPython has on a system, the default one first.
func startMethods(goos string) []*startMethod {
	switch goos {
	case "windows":
		return []*startMethod{spawn}
	case "darwin":
		return []*startMethod{spawn, fork, forkserver}
	}
	return []*startMethod{forkserver, fork, spawn}
}

// methodNamed returns the start method of this system with a name, or nil.
func methodNamed(name string) *startMethod {
	for _, m := range startMethods(runtime.GOOS) {
		if m.name == name {
			return m
		}
	}
	return nil
}

// A context is what get_context returns: the functions of the module, for a start method of
// its own. A Processes has one for each.
type context struct {
	processes *Processes
	method    *startMethod
}

var (
	_ starlark.HasAttrs = (*context)(nil)
	_ object.Classed    = (*context)(nil)
	_ object.Reducer    = (*context)(nil)
)

func init() {
	native.Table{
		Doc: "the functions of the module, for one start method",
		Methods: []*native.Function{
			native.M0("cpu_count", "", cpuCountDoc, func(_ *context, t *script.Thread) (int, error) { return cpuCount(t) }),
			native.M0("freeze_support", "", freezeSupportDoc, func(_ *context, t *script.Thread) (value.Value, error) { return freezeSupport(t) }),
			native.M1("get_context", "method=None", "this context, or that of a start method", (*context).getContext),
			native.M1("get_start_method", "allow_none=False", "the start method", func(c *context, _ *script.Thread, _ value.Value) (string, error) {
				return c.method.name, nil
			}),
			native.M2("set_start_method", "method, force=False", "raises ValueError: a context has its start method", func(*context, *script.Thread, value.Value, value.Value) (value.Value, error) {
				return value.Value{}, object.ValueError.Errorf("cannot set start method of concrete context")
			}),
		},
		StaticMethods: common(),
	}.Define(baseContext)
	baseContext.Attrs().Set("ProcessError", ProcessError)
}

func (c *context) getContext(_ *script.Thread, method native.Opt[starlark.Value]) (*context, error) {
	if method.Given {
		return c.processes.contextFor(method.Value)
	}
	return c, nil
}

// concrete returns the context of a start method.
func (ps *Processes) concrete(method *startMethod) *context {
	if c := ps.contexts[method]; c != nil {
		return c
	}
	c := &context{ps, method}
	ps.contexts[method] = c
	return c
}

// context returns the context of the start method that was set. If none was, that sets the
// default one.
func (ps *Processes) context() *context {
	if ps.set == nil {
		ps.set = ps.concrete(startMethods(runtime.GOOS)[0])
	}
	return ps.set
}

// contextFor returns the context of the start method that an argument is.
func (ps *Processes) contextFor(v starlark.Value) (*context, error) {
	if _, err := v.Hash(); err != nil {
		return nil, object.TypeError.Errorf("cannot use '%s' as a dict key (%w)", object.TypeName(v), err)
	}
	name, ok := object.AsString(v)
	method := methodNamed(name)
	if !ok || method == nil {
		return nil, object.ValueError.Errorf("cannot find context for %s", object.Repr(v))
	}
	return ps.concrete(method), nil
}

// WorkersOf returns what scripts are to know of the workers of a pool with an mp_context,
// which is nil or None if it has none. A pool that replaces its workers has the context of
// "spawn" then, and others that of the start method that was set. The error is that of a
// value that is no context.
func (ps *Processes) WorkersOf(t *script.Thread, mpContext starlark.Value, replaced bool) (*Workers, error) {
	var c *context
	switch given, ok := mpContext.(*context); {
	case ok:
		c = given
	case mpContext != nil && mpContext != starlark.None:
		return ps.workersLike(t, mpContext)
	case replaced:
		c = ps.concrete(spawn)
	default:
		c = ps.context()
	}
	return &Workers{Context: c, ps: ps, class: c.method.process, Method: c.method.name}, nil
}

// workersLike is WorkersOf for a value that may be a context all the same, such as the module
// multiprocessing: it has a get_start_method.
func (ps *Processes) workersLike(t *script.Thread, mpContext starlark.Value) (*Workers, error) {
	fn, err := object.Getattr(mpContext, "get_start_method")
	if err != nil {
		return nil, err
	}
	method, err := t.Call(nil, fn, nil, []starlark.Tuple{{starlark.String("allow_none"), starlark.False}})
	if err != nil {
		return nil, err
	}
	c, err := ps.contextFor(method)
	if err != nil {
		return nil, err
	}
	return &Workers{Context: mpContext, ps: ps, class: anyProcess, Method: c.method.name}, nil
}

// Attr returns the attribute called name, or nil.
func (c *context) Attr(name string) (starlark.Value, error) {
	if v, err := c.Class().AttrOf(c, name); v != nil || err != nil {
		return v, err
	}
	if why := Missing(name); why != "" {
		return nil, object.AttributeError.Errorf("'%s' object has no attribute '%s': %s", c.Type(), name, why)
	}
	return nil, nil
}

// AttrNames returns the names of the functions.
func (c *context) AttrNames() []string { return c.Class().AttrNamesOf() }

// Reduce returns the call of get_context.
func (c *context) Reduce() *object.Reduction {
	return &object.Reduction{Module: "multiprocessing", Name: "get_context", Args: starlark.Tuple{starlark.String(c.method.name)}}
}

func (c *context) String() string {
	return fmt.Sprintf("<%s object at %#x>", c.Class().QualifiedName(), object.Address(c))
}
func (c *context) Class() *object.Class  { return c.method.context }
func (c *context) Type() string          { return c.Class().Name() }
func (c *context) Freeze()               {}
func (c *context) Truth() starlark.Bool  { return true }
func (c *context) Hash() (uint32, error) { return object.AddressHash(c), nil }
