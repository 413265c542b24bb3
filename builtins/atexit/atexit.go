// Package atexit is the script module atexit.
//
// The functions are called when the script has ended and so have all its threads, the one
// registered last first, on the main thread. What one raises goes to the standard error
// output; the others are called all the same. They are called after Ctrl-C, too, but not when
// the host stops its scripts otherwise. The worker processes of a pool call those that were
// registered there, and none of the script's: as CPython's, which forget what was registered
// before the fork.
//
// Source: the atexit module in the Python library reference; Lib/multiprocessing/popen_fork.py.
package atexit

import (
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// handler is a registered function.
type handler struct {
	fn     starlark.Value
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

// handlers are those of a runtime, in the order of their registration. The script lock
// guards them.
type handlers []handler

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	hs := new(handlers)
	rt.AtExit(hs.run)
	return &starlarkstruct.Module{Name: "atexit", Members: native.Members(hs, functions())}
}

var functions = sync.OnceValue(func() []*native.Function {
	return native.InC("atexit",
		native.M3("register", "func, /, *args, **kwargs", "has func(*args, **kwargs) called at the end; returns func", (*handlers).register),
		native.M1("unregister", "func, /", "has func not called at the end", (*handlers).unregister),
	)
})

func (hs *handlers) register(_ *script.Thread, fn starlark.Value, args native.Rest, kwargs native.Keywords) (starlark.Value, error) {
	if _, ok := fn.(starlark.Callable); !ok {
		return nil, object.TypeError.Errorf("the first argument must be callable")
	}
	*hs = append(*hs, handler{fn, args.Starlark(), kwargs.Starlark()})
	return fn, nil
}

func (hs *handlers) unregister(_ *script.Thread, fn starlark.Value) (value.Value, error) {
	var kept handlers
	for _, h := range *hs {
		equal, err := starlark.Equal(h.fn, fn)
		if err != nil {
			return value.Value{}, err
		}
		if !equal {
			kept = append(kept, h)
		}
	}
	*hs = kept
	return value.None, nil
}

// run calls the functions, and those that they register.
func (hs *handlers) run(t *script.Thread) {
	for len(*hs) > 0 {
		last := len(*hs) - 1
		h := (*hs)[last]
		*hs = (*hs)[:last]
		if _, err := t.Call(nil, h.fn, h.args, h.kwargs); err != nil {
			t.Handled(err)
			text := t.Traceback(object.Catch(err, 0))
			t.Runtime().Report(t, "Exception ignored in atexit callback "+object.Repr(h.fn)+":\n"+text)
		}
	}
}
