// Package contextlib is the script module contextlib.
//
//	contextlib.contextmanager(func)   a function whose generators are context managers,
//	                                  and decorators
//	contextlib.suppress(*exceptions)  a context manager that ends those exceptions
//	contextlib.closing(thing)         a context manager that calls thing.close()
//	contextlib.nullcontext(enter_result=None)
//	                                  a context manager that does nothing
//	contextlib.ExitStack()            a context manager that leaves others, the last first
//	    stack.enter_context(cm)       enters a context manager, which is left with the stack
//	    stack.push(exit)              puts the __exit__ of a context manager, or a function like
//	                                  that, on the stack
//	    stack.callback(callback, /, *args, **kwds)
//	                                  has callback(*args, **kwds) called at the end
//	    stack.pop_all()               a new stack with all that is on this one, which is then empty
//	    stack.close()                 leaves all that is on the stack, now
//	contextlib.ContextDecorator       a base class of context managers: its instances are decorators
//	contextlib.AbstractContextManager a base class with an __enter__ that returns self
//
// All are used by a with statement, which calls their attributes __enter__ and __exit__.
// Those that do not look at the exception, closing and nullcontext, can be used by
// using(…) too.
//
// Left out are what needs async, redirect_stdout and redirect_stderr, and chdir.
//
// Source: the contextlib module in the Python library reference.
package contextlib

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/script"
)

// New returns the module.
func New() *starlarkstruct.Module {
	return &starlarkstruct.Module{Name: "contextlib", Members: starlark.StringDict{
		"contextmanager":         script.NewFunction("contextmanager", "func", contextManager),
		"suppress":               suppressClass,
		"closing":                closingClass,
		"nullcontext":            nullContextClass,
		"ExitStack":              exitStackClass,
		"ContextDecorator":       contextDecorator,
		"AbstractContextManager": abstractContextManager,
	}}
}
