package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
)

// entered is a context manager whose with statement has begun.
type entered struct {
	cm    starlark.Value
	exit  starlark.Value // __exit__; nil for a script.ContextManager
	self  starlark.Value // what __exit__ is to be passed first, or nil if it is bound
	value starlark.Value // what __enter__ returned
}

func (e *entered) String() string        { return "<with " + e.cm.String() + ">" }
func (e *entered) Type() string          { return "entered" }
func (e *entered) Freeze()               {}
func (e *entered) Truth() starlark.Bool  { return true }
func (e *entered) Hash() (uint32, error) { return script.AddressHash(e) }

// enter is $enter.
func enter(t *script.Thread, cm starlark.Value) (starlark.Value, error) {
	if native, ok := cm.(script.ContextManager); ok {
		v, err := native.Enter(t)
		return &entered{cm: cm, value: v}, err
	}
	noProtocol := func(missed string) error {
		return object.TypeError.Errorf("'%s' object does not support the context manager protocol (missed %s method)", object.TypeName(cm), missed)
	}
	obj, ok := cm.(starlark.HasAttrs)
	if !ok {
		return nil, noProtocol("__exit__")
	}
	if begin, exit := functionOf(cm, "__enter__"), functionOf(cm, "__exit__"); begin != nil && exit != nil {
		v, err := starlark.Call(t.Interp(), begin, starlark.Tuple{cm}, nil)
		if err != nil {
			return nil, err
		}
		return &entered{cm: cm, exit: exit, self: cm, value: v}, nil
	}
	exit, err := dunder(obj, "__exit__")
	if err != nil || exit == nil {
		return nil, orElse(err, noProtocol("__exit__"))
	}
	begin, err := dunder(obj, "__enter__")
	if err != nil || begin == nil {
		return nil, orElse(err, noProtocol("__enter__"))
	}
	v, err := starlark.Call(t.Interp(), begin, nil, nil)
	if err != nil {
		return nil, err
	}
	return &entered{cm: cm, exit: exit, value: v}, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// functionOf returns the function of a value's class that is a method called name, or nil if it has
// something else.
func functionOf(x starlark.Value, name string) starlark.Value {
	if in, ok := x.(*object.Instance); ok {
		return in.Method(name)
	}
	return object.FunctionNamed(x, name)
}

// dunder returns a bound dunder method of a value, or nil if there is none.
func dunder(obj starlark.HasAttrs, name string) (starlark.Value, error) {
	if inst, ok := obj.(*object.Instance); ok && !inst.Defines(name) {
		return nil, nil
	}
	v, err := obj.Attr(name)
	if err != nil && object.IsA(err, object.AttributeError) {
		return nil, nil
	}
	return v, err
}

// exit is $exit.
func exit(t *script.Thread, x, r starlark.Value) (starlark.Value, error) {
	e := x.(*entered)
	c, failed := r.(*caught)
	if e.exit == nil {
		if native, ok := e.cm.(ExitHandler); ok && failed {
			suppress, err := native.ExitError(t, c.exc)
			if err != nil || !suppress {
				return r, err
			}
			handlingOf(t).end(c)
			return starlark.None, nil
		}
		return r, e.cm.(script.ContextManager).Exit(t)
	}
	exitArgs := starlark.Tuple{e.self, starlark.None, starlark.None, starlark.None}
	if failed {
		exitArgs = starlark.Tuple{e.self, c.exc.Class(), c.exc, &object.Traceback{Exception: c.exc}}
	}
	if e.self == nil {
		exitArgs = exitArgs[1:]
	}
	if !failed {
		_, err := starlark.Call(t.Interp(), e.exit, exitArgs, nil)
		return r, err
	}
	v, err := t.Call(nil, e.exit, exitArgs, nil)
	if err != nil {
		new := exception.Catch(err, t.Depth())
		if new != c.exc && new.Context() == nil {
			new.SetContext(c.exc)
		}
		handlingOf(t).end(c)
		return nil, exception.Reraise(new, err)
	}
	if bool(v.Truth()) && !c.final {
		handlingOf(t).end(c)
		return starlark.None, nil
	}
	return r, nil
}

// An ExitHandler is a context manager of ours that wants to know how the body ended.
type ExitHandler interface {
	script.ContextManager

	// ExitError is Exit after an exception, and reports whether to suppress it.
	ExitError(t *script.Thread, e *object.Exception) (suppress bool, err error)
}

func withNames() []lowered {
	return []lowered{
		unaryOn("$enter", enter),
		unary("$entered", func(x starlark.Value) (starlark.Value, error) { return x.(*entered).value, nil }),
		binaryOn("$exit", exit),
	}
}
