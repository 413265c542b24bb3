package contextlib

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// An ExitStack is contextlib.ExitStack: what is to be done at the end of a with
// statement, the last first.
//
//	stack.enter_context(cm)               enters cm, and leaves it at the end
//	stack.push(exit)                      __exit__ of a context manager, or a function
//	                                      like it, at the end
//	stack.callback(callback, /, *args, **kwds)
//	                                      calls it at the end; returns the callback
//	stack.pop_all()                       a new stack with all that this one had
//	stack.close()                         the end, now
type ExitStack struct {
	value
	exits []exitFunc
}

var _ starlark.HasAttrs = (*ExitStack)(nil)

var (
	exitStackClass   = object.NewNative("contextlib", "ExitStack")
	exitStackMethods = make(script.Methods)
)

func newExitStack() *ExitStack {
	s := new(ExitStack)
	s.value = value{exitStackClass, s}
	return s
}

// exit calls what is on the stack. Each is told of the exception that the one before it
// raised, or did not suppress.
func (s *ExitStack) exit(t *script.Thread, received *exception.Exception) (suppress bool, err error) {
	e := received
	for len(s.exits) > 0 {
		last := len(s.exits) - 1
		exit := s.exits[last]
		s.exits[last] = nil
		s.exits = s.exits[:last]

		suppressed, exitErr := exit(t, e)
		switch {
		case exitErr != nil:
			if e != nil {
				exitErr = follows(t, exitErr, e)
			}
			err, e = exitErr, exception.Catch(exitErr, t.Depth())
		case suppressed && (err == nil || !t.Stopping(err)):
			err, e = nil, nil
		}
	}
	if err != nil {
		return false, err
	}
	return received != nil && e == nil, nil
}

// Attr returns the attribute called name, or nil.
func (s *ExitStack) Attr(name string) (starlark.Value, error) { return exitStackMethods.Attr(s, name) }

// AttrNames returns the names of the attributes.
func (s *ExitStack) AttrNames() []string { return exitStackMethods.Names() }

func init() {
	exitStackClass.SetConstructor(script.NewFunction("ExitStack", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
		return newExitStack(), nil
	}))
	addEnter(exitStackMethods, "ExitStack", func(s *ExitStack) starlark.Value { return s })
	addExit(exitStackMethods, "ExitStack", (*ExitStack).exit)
	method := func(name, params string, fn func(*script.Thread, *ExitStack, signature.Args) (starlark.Value, error)) {
		script.AddMethod(exitStackMethods, "ExitStack", name, params, fn)
	}
	method("enter_context", "cm", func(t *script.Thread, s *ExitStack, a signature.Args) (starlark.Value, error) {
		v, exit, err := enter(t, a.Values[0])
		if err != nil {
			return nil, err
		}
		s.exits = append(s.exits, exit)
		return v, nil
	})
	method("push", "exit", func(_ *script.Thread, s *ExitStack, a signature.Args) (starlark.Value, error) {
		exit := a.Values[0]
		if native, ok := exit.(script.ContextManager); ok {
			s.exits = append(s.exits, func(t *script.Thread, _ *exception.Exception) (bool, error) { return false, native.Exit(t) })
			return exit, nil
		}
		fn, err := attrOr(exit, "__exit__")
		if err != nil {
			return nil, err
		}
		if fn == nil {
			fn = exit
		}
		s.exits = append(s.exits, exitByMethod(fn))
		return exit, nil
	})
	method("callback", "callback, /, *args, **kwds", func(_ *script.Thread, s *ExitStack, a signature.Args) (starlark.Value, error) {
		fn, args, kwargs := a.Values[0], a.Rest, a.Kwargs
		s.exits = append(s.exits, func(t *script.Thread, _ *exception.Exception) (bool, error) {
			_, err := t.Call(nil, fn, args, kwargs)
			return false, err
		})
		return fn, nil
	})
	method("pop_all", "", func(_ *script.Thread, s *ExitStack, _ signature.Args) (starlark.Value, error) {
		all := newExitStack()
		all.exits, s.exits = s.exits, nil
		return all, nil
	})
	method("close", "", func(t *script.Thread, s *ExitStack, _ signature.Args) (starlark.Value, error) {
		_, err := s.exit(t, nil)
		return starlark.None, err
	})
	exitStackMethods.AddTo(exitStackClass)
}
