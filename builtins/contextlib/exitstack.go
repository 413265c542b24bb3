package contextlib

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// An ExitStack is contextlib.ExitStack: what is to be done at the end of a with
// statement, the last first.
type ExitStack struct {
	base
	exits []exitFunc
}

var _ starlark.HasAttrs = (*ExitStack)(nil)

var exitStackClass = object.NewNative("contextlib", "ExitStack")

func init() {
	native.Table{
		Doc: "a context manager that leaves others, the last first",
		New: native.F0("ExitStack", "", "", func(*script.Thread) (*ExitStack, error) { return newExitStack(), nil }).Init(),
		Methods: []*native.Function{
			native.M0("__enter__", "", "", func(s *ExitStack, _ *script.Thread) (*ExitStack, error) { return s, nil }),
			exitMethod((*ExitStack).exit),
			native.M1("enter_context", "cm", "enters a context manager, which is left with the stack", (*ExitStack).enterContext),
			native.M1("push", "exit", "puts the __exit__ of a context manager, or a function like\nthat, on the stack", (*ExitStack).push),
			native.M3("callback", "callback, /, *args, **kwds", "has callback(*args, **kwds) called at the end", (*ExitStack).callback),
			native.M0("pop_all", "", "a new stack with all that is on this one, which is then empty", (*ExitStack).popAll),
			native.M0("close", "", "leaves all that is on the stack, now", (*ExitStack).close),
		},
	}.Define(exitStackClass)
}

func newExitStack() *ExitStack {
	s := new(ExitStack)
	s.base = base{exitStackClass, s}
	return s
}

// exit calls what is on the stack. Each is told of the exception that the one before it
// raised, or did not suppress.
func (s *ExitStack) exit(t *script.Thread, received *object.Exception) (suppress bool, err error) {
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
			err, e = exitErr, object.Catch(exitErr, t.Depth())
		case suppressed && (err == nil || !t.Stopping(err)):
			err, e = nil, nil
		}
	}
	if err != nil {
		return false, err
	}
	return received != nil && e == nil, nil
}

func (s *ExitStack) enterContext(t *script.Thread, cm starlark.Value) (starlark.Value, error) {
	v, exit, err := enter(t, cm)
	if err != nil {
		return nil, err
	}
	s.exits = append(s.exits, exit)
	return v, nil
}

func (s *ExitStack) push(_ *script.Thread, exit starlark.Value) (starlark.Value, error) {
	if native, ok := exit.(script.ContextManager); ok {
		s.exits = append(s.exits, func(t *script.Thread, _ *object.Exception) (bool, error) { return false, native.Exit(t) })
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
}

func (s *ExitStack) callback(_ *script.Thread, fn starlark.Value, rest native.Rest, keywords native.Keywords) (starlark.Value, error) {
	args, kwargs := rest.Starlark(), keywords.Starlark()
	s.exits = append(s.exits, func(t *script.Thread, _ *object.Exception) (bool, error) {
		_, err := t.Call(nil, fn, args, kwargs)
		return false, err
	})
	return fn, nil
}

func (s *ExitStack) popAll(*script.Thread) (*ExitStack, error) {
	all := newExitStack()
	all.exits, s.exits = s.exits, nil
	return all, nil
}

func (s *ExitStack) close(t *script.Thread) (value.Value, error) {
	_, err := s.exit(t, nil)
	return value.None, err
}
