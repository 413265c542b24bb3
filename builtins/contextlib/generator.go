package contextlib

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// factory is a function that contextmanager returned. Its calls give managers.
type factory struct {
	object.Wrapper
	fn starlark.Value
}

var (
	_ starlark.Callable    = (*factory)(nil)
	_ starlark.HasSetField = (*factory)(nil)
	_ object.Binder        = (*factory)(nil)
	_ object.ValueFunction = (*factory)(nil)
)

func contextManager(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	return object.Wraps(&factory{fn: fn}, fn, object.WrapperAssignments, true)
}

// CallInternal calls the function, which gives a generator, and returns its manager.
func (f *factory) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	m := &manager{fn: f.fn, args: slices.Clone(args), kwargs: slices.Clone(kwargs)}
	var err error
	m.gen, err = object.Call(thread, f.fn, m.args, m.kwargs)
	return m, err
}

// CallValues is CallInternal for code that has no starlark.Values.
func (f *factory) CallValues(t object.Thread, args []value.Value) (value.Value, error) {
	m := &manager{fn: f.fn}
	for _, v := range args {
		m.args = append(m.args, t.Own().Arena.Starlark(v))
	}
	gen, err := object.CallValues(t, f.fn, args...)
	if err != nil {
		return value.Value{}, err
	}
	m.gen = gen.Starlark()
	return value.Of(m), nil
}

// BindTo returns f as a method of self.
func (f *factory) BindTo(self starlark.Value) starlark.Value {
	return &object.Method{Self: self, Func: f}
}

// String returns the repr.
func (f *factory) String() string {
	return fmt.Sprintf("<function %s at %#x>", f.QualifiedName(), object.Address(f))
}

// Type returns "function".
func (f *factory) Type() string { return "function" }

// Hash returns a hash of the identity of f.
func (f *factory) Hash() (uint32, error) { return object.AddressHash(f), nil }

// manager is a context manager that runs a generator to its yield and then to its end.
type manager struct {
	fn     starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
	gen    starlark.Value
	begun  bool
}

var (
	_ starlark.Callable = (*manager)(nil)
	_ starlark.HasAttrs = (*manager)(nil)
	_ object.Classed    = (*manager)(nil)
	_ pyrt.ScopeManager = (*manager)(nil)
)

var managerClass = object.NewNative("contextlib", "_GeneratorContextManager")

// call calls a method of the generator.
func (m *manager) call(t *script.Thread, name string, args ...starlark.Value) (starlark.Value, error) {
	fn, err := object.Getattr(m.gen, name)
	if err != nil {
		return nil, err
	}
	return t.Call(nil, fn, args, nil)
}

// SurelyLeft says that ExitWith follows, which runs the generator to its end.
func (m *manager) SurelyLeft() {
	if g, ok := m.gen.(interface{ SurelyLeft() }); ok && !m.begun {
		g.SurelyLeft()
	}
}

// EnterWith runs the generator to its yield.
func (m *manager) EnterWith(t *script.Thread) (starlark.Value, error) {
	if m.begun {
		return nil, object.AttributeError.Errorf("'_GeneratorContextManager' object has no attribute 'args'")
	}
	m.begun = true
	v, err := object.Next(t, m.gen)
	if err != nil && object.IsA(err, object.StopIteration) {
		e := object.RuntimeError.Errorf("generator didn't yield").WithCause(nil)
		e.SetContext(object.Catch(err, t.Depth()))
		return nil, e
	}
	return v.Starlark(), err
}

// ExitWith runs the generator from its yield to its end, or throws e into it there.
func (m *manager) ExitWith(t *script.Thread, e *object.Exception) (suppress bool, err error) {
	if e == nil {
		stopped, err := m.stops(t)
		if err == nil && !stopped {
			err = m.didNotStop(t, "generator didn't stop", nil)
		}
		return false, err
	}
	restore := e.KeepStack()
	_, err = m.call(t, "throw", e)
	switch {
	case err == nil:
		return false, m.didNotStop(t, "generator didn't stop after throw()", e)
	case same(err, e):
		restore() // it went through
		return false, nil
	case object.IsA(err, object.StopIteration):
		return true, nil
	case object.IsA(err, object.RuntimeError) && e.Class().Is(object.StopIteration):
		// PEP 479: a StopIteration that goes through a generator becomes its cause.
		if object.Catch(err, t.Depth()).Cause() == e {
			restore()
			return false, nil
		}
	}
	return false, err
}

// stops runs the generator on. It reports whether that has ended.
func (m *manager) stops(t *script.Thread) (stopped bool, err error) {
	var v value.Value
	if it, ok := m.gen.(object.Iterator); ok { // which makes no StopIteration
		v, err = it.NextValue(t)
	} else {
		v, err = object.Next(t, m.gen)
	}
	if err != nil && object.IsA(err, object.StopIteration) {
		return true, nil
	}
	return err == nil && !v.Present(), err
}

// didNotStop returns the error for a generator that yields once more, and closes it.
func (m *manager) didNotStop(t *script.Thread, text string, context *object.Exception) error {
	e := object.RuntimeError.Errorf("%s", text)
	if context != nil {
		e.SetContext(context)
	}
	if _, err := m.call(t, "close"); err != nil {
		return follows(t, err, e)
	}
	return e
}

// CallInternal decorates a function: it runs within a manager of its own each time.
func (m *manager) CallInternal(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 1 || len(kwargs) > 0 {
		return nil, object.TypeError.Errorf("ContextDecorator.__call__() takes 2 positional arguments but %d were given", len(args)+len(kwargs)+1)
	}
	return decorate(args[0], func(t *script.Thread) (starlark.Value, error) {
		again := &manager{fn: m.fn, args: m.args, kwargs: m.kwargs}
		var err error
		again.gen, err = t.Call(nil, m.fn, m.args, m.kwargs)
		return again, err
	})
}

func init() {
	native.Table{
		Methods: []*native.Function{
			native.M0("__enter__", "", "", (*manager).EnterWith),
			exitMethod((*manager).ExitWith),
		},
		Attributes: []*native.Attribute{
			native.Get("func", "the function that makes the generators", func(m *manager) (starlark.Value, error) { return m.fn, nil }),
			native.Get("gen", "the generator", func(m *manager) (starlark.Value, error) { return m.gen, nil }),
		},
	}.Define(managerClass)
}

// exitMethod defines the method __exit__.
func exitMethod[S any](exit func(s S, t *script.Thread, e *object.Exception) (suppress bool, err error)) *native.Function {
	return native.M3("__exit__", "typ, value, traceback, /", "", func(s S, t *script.Thread, typ, value, _ starlark.Value) (bool, error) {
		e, err := thrown(typ, value)
		if err != nil {
			return false, err
		}
		return exit(s, t, e)
	})
}

// thrown returns the exception that the arguments of __exit__ name, or nil.
func thrown(typ, value starlark.Value) (*object.Exception, error) {
	if e, ok := value.(*object.Exception); ok {
		return e, nil
	}
	if typ == starlark.None {
		return nil, nil
	}
	if c, ok := typ.(*object.Class); ok && c.IsException() {
		return c.New(), nil
	}
	return nil, object.TypeError.Errorf("exceptions must derive from BaseException")
}

// Class returns the class of such managers.
func (m *manager) Class() *object.Class { return managerClass }

// Name returns the name of the class: a manager may be called.
func (m *manager) Name() string { return "_GeneratorContextManager" }

// String returns the repr.
func (m *manager) String() string {
	return fmt.Sprintf("<contextlib._GeneratorContextManager object at %#x>", object.Address(m))
}

// Type returns "_GeneratorContextManager".
func (m *manager) Type() string { return "_GeneratorContextManager" }

// Freeze does nothing.
func (m *manager) Freeze() {}

// Truth returns true.
func (m *manager) Truth() starlark.Bool { return true }

// Hash returns a hash of the identity of m.
func (m *manager) Hash() (uint32, error) { return object.AddressHash(m), nil }

// Attr returns the attribute called name, or nil.
func (m *manager) Attr(name string) (starlark.Value, error) { return managerClass.AttrOf(m, name) }

// MethodClass returns the class that has the methods: see object.HasMethods.
func (m *manager) MethodClass() *object.Class { return managerClass }

// AttrNames returns the names of the attributes.
func (m *manager) AttrNames() []string { return managerClass.AttrNamesOf() }

// Reduce returns contextmanager(fn).
func (f *factory) Reduce() *object.Reduction {
	return &object.Reduction{Module: "contextlib", Name: "contextmanager", Args: starlark.Tuple{f.fn}}
}
