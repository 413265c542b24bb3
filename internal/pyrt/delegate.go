package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
)

// yieldFrom is $yieldfrom.
func (r *Runtime) yieldFrom(t *script.Thread, args starlark.Tuple) (starlark.Value, error) {
	outer, err := generatorOn(t)
	if err != nil {
		return nil, err
	}
	if inner, ok := args[0].(*Generator); ok {
		return delegate(r, outer, inner)
	}
	it, err := pyop.Iter(t, args[0])
	if err != nil {
		return nil, err
	}
	v, err := pyop.Next(t, it)
	for {
		if pyop.IsStop(err) {
			return exception.Catch(err, 0).Attr("value")
		}
		if err != nil {
			return nil, err
		}
		in, thrown := outer.yield(v)
		t = r.rt.Running() // it may be another one than before
		v, err = pass(t, it, in, thrown)
	}
}

// pass passes what a generator was sent, or thrown, on to an iterator that it delegates
// to, and returns what that yields.
func pass(t *script.Thread, it pyop.Iterator, in starlark.Value, thrown error) (starlark.Value, error) {
	method := func(name string) starlark.Value {
		fn, err := Attr(pyop.Underlying(it), name)
		if err != nil {
			return nil
		}
		return fn
	}
	switch {
	case thrown == nil && in == starlark.None:
		return pyop.Next(t, it)
	case thrown == nil:
		fn, err := Attr(pyop.Underlying(it), "send")
		if err != nil {
			return nil, err
		}
		return starlark.Call(t.Interp(), fn, starlark.Tuple{in}, nil)
	case object.IsA(thrown, object.GeneratorExit):
		if fn := method("close"); fn != nil {
			if _, err := starlark.Call(t.Interp(), fn, nil, nil); err != nil {
				return nil, err
			}
		}
		return nil, thrown
	}
	if fn := method("throw"); fn != nil {
		return starlark.Call(t.Interp(), fn, starlark.Tuple{exception.Catch(thrown, 0)}, nil)
	}
	return nil, thrown
}

// delegate passes what a generator is sent, and is thrown, on to another.
func delegate(r *Runtime, outer *generatorState, inner *Generator) (starlark.Value, error) {
	var in starlark.Value
	var inError error
	for {
		v, ok, err := inner.resume(r.rt.Running(), in, inError)
		if err != nil {
			if inError != nil { // CPython throws what comes out into this one, too
				e := exception.Catch(err, 0)
				e.Throw(outer.handled())
				return nil, e
			}
			return nil, err
		}
		if !ok {
			return inner.result, nil
		}
		outer.out = v
		if err := outer.co.Yield(); err != nil {
			return nil, err
		}
		in, inError = outer.in, outer.inError
		outer.in, outer.inError = nil, nil
		if inError != nil && object.IsA(inError, object.GeneratorExit) {
			if err := inner.close(r.rt.Running()); err != nil {
				return nil, err
			}
			return nil, inError
		}
		if e, ok := inError.(*object.Exception); ok {
			e.Throw(inner.handled())
		}
	}
}
